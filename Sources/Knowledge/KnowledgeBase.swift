import Datalog
import Diagnostics
import English

/// A file handed to the knowledge reader. Paths are as the user would name them.
public struct KnowledgeFile: Sendable {
  /// The path, for messages and for finding tables named in it.
  public var path: String
  /// The raw bytes.
  public var bytes: [UInt8]

  /// Memberwise.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// All that is known: vocabulary, statements, sources and derived rows. A value; reading never fails, it reports.
///
/// This file shows the whole pipeline; `Sources/ARCHITECTURE.md` tells more of each step. Reading is one road, told
/// sentences and questions included: scan (`Document`) → tokens (`Tokenizer`) → words (`Gatherer`) → meaning (`Reader`)
/// → clauses (`Lowering`) → rows (`Model`). A question leaves it before the clauses, as the goal that `Answerer` solves.
public struct KnowledgeBase: Sendable {
  private var box: Box

  /// Whatever answers a question or tries one holds the knowledge, so copies share it until one of them changes.
  private final class Box: @unchecked Sendable {
    // Changed by its one owner only.
    @exclusivity(unchecked) var parts: Parts

    init(_ parts: Parts) { self.parts = parts }
  }

  private struct Parts: Sendable {
    var diagnostics: [Diagnostic] = []
    var sources = SourceMap()
    var lexicon: Lexicon
    var sentences: SentenceList = []
    var lowering: Lowering
    var model: Model
    var recollection = Recollection()
    var introductions: [SourceIntroduction] = []
    var documentCount = 0
    var outranked: Set<Int> = []
    var watch = Watch.none
  }

  /// The parts, to be changed by this owner alone.
  private var own: Box {
    mutating get {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.parts) }
      return box
    }
  }

  /// Everything found wrong while reading, in file order.
  public internal(set) var diagnostics: [Diagnostic] {
    _read { yield box.parts.diagnostics }
    _modify { yield &own.parts.diagnostics }
  }
  /// The texts that diagnostics point into.
  public internal(set) var sources: SourceMap {
    _read { yield box.parts.sources }
    _modify { yield &own.parts.sources }
  }
  /// The words.
  var lexicon: Lexicon {
    _read { yield box.parts.lexicon }
    _modify { yield &own.parts.lexicon }
  }
  /// All statements, by number.
  var sentences: SentenceList {
    _read { yield box.parts.sentences }
    _modify { yield &own.parts.sentences }
  }
  /// What the statements come to for the engine.
  var lowering: Lowering {
    _read { yield box.parts.lowering }
    _modify { yield &own.parts.lowering }
  }
  /// The rows that hold.
  var model: Model {
    _read { yield box.parts.model }
    _modify { yield &own.parts.model }
  }
  /// What was worked out about this evaluation.
  var recollection: Recollection {
    _read { yield box.parts.recollection }
    _modify { yield &own.parts.recollection }
  }
  /// What the author cites, by lower-case name.
  var introductions: [SourceIntroduction] {
    _read { yield box.parts.introductions }
    _modify { yield &own.parts.introductions }
  }
  /// How many of the sources are documents; behind them are the tables that they name.
  var documentCount: Int {
    _read { yield box.parts.documentCount }
    _modify { yield &own.parts.documentCount }
  }
  /// The numbers of statements that suppositions outrank.
  var outranked: Set<Int> {
    _read { yield box.parts.outranked }
    _modify { yield &own.parts.outranked }
  }
  /// Watches the limits of the reading or reply under way.
  var watch: Watch {
    _read { yield box.parts.watch }
    _modify { yield &own.parts.watch }
  }

  /// Reads documents (every `*.md` but tests and READMEs, in path order). `table` gives the bytes of a table named in
  /// a document, by the path relative to nothing (already joined to the document's folder), or nil if there is none.
  /// Where a limit ends the reading that is an error, and nothing is known.
  public init(
    reading documents: [KnowledgeFile], limits: Limits = .none, table: (String) -> [UInt8]? = { _ in nil }
  ) {
    self.init(reading: documents, limits: limits, bulkFrom: DocumentReading.usualBulk, table: table)
  }

  /// The same, with tables, and sentences of one shape, of at least so many bytes read in bulk.
  package init(
    reading documents: [KnowledgeFile], limits: Limits = .none, bulkFrom: Int, table: (String) -> [UInt8]?
  ) {
    let words = Lexicon()
    box = Box(Parts(lexicon: words, lowering: Lowering(words), model: Self.emptyModel))
    watch = Watch(limits)
    defer { watch = .none }
    var found = DiagnosticSet()
    // Scan: bytes to sentences.
    var scanned: [Document] = []
    for document in documents {
      let text = SourceText(name: document.path, bytes: document.bytes)
      let index = sources.add(text)
      scanned.append(Document(scanning: text, index: index, runsFrom: bulkFrom, into: &found))
    }
    documentCount = scanned.count
    introductions = resolveSources(in: &scanned, into: &found)
    for introduction in introductions { lexicon.addSource(introduction.name.lowercased(), title: introduction.title) }
    for document in scanned {
      for case let locator? in document.sentences.map(\.source?.locator) { lexicon.addLocator(locator.lowercased()) }
    }
    // Tokens, then the words of all sentences, then the meaning of each.
    var reading = DocumentReading(lexicon, bulkFrom: bulkFrom)
    for document in scanned { reading.add(document, introductions, into: &found, &sources, table: table) }
    reading.read(into: &found, watch)
    lexicon = reading.lexicon
    sentences = reading.sentences
    diagnostics = found.all
    // Clauses, then rows.
    diagnostics += kindCycles()
    if let hit = watch.hit { diagnostics.append(EvaluationTrouble(self).limit(hit)) } else { evaluate() }
    diagnostics.sort { left, right in
      (left.range.source, left.range.bytes.lowerBound) < (right.range.source, right.range.bytes.lowerBound)
    }
  }

  /// What was read and worked out before.
  init(
    sources: SourceMap, lexicon: Lexicon, sentences: SentenceList, introductions: [SourceIntroduction],
    lowering: Lowering, model: Model
  ) {
    box = Box(
      Parts(
        sources: sources, lexicon: lexicon, sentences: sentences, lowering: lowering, model: model,
        introductions: introductions))
  }

  /// Nothing is known, as a file cannot be used: `problem`, a finding about the text with that name.
  package init(without name: String, _ problem: Diagnostic) {
    self.init(reading: [KnowledgeFile(path: name, bytes: [])])
    diagnostics = [problem]
  }

  private static let emptyModel: Model = {
    do { return try Model(evaluating: Program()) } catch { preconditionFailure("an empty program has a model") }
  }()

  /// Lowers and evaluates all statements. Rules that make trouble are reported and left out.
  mutating func evaluate() { evaluate(stated()) }

  /// The clauses of all statements that count, without what follows from words.
  func stated() -> Lowering {
    var lowering = Lowering(lexicon)
    sentences.forEachPart(
      single: { if !outranked.contains($0) { lowering.add($1.statement, number: $0) } },
      block: { lowering.add($1, number: $0) })
    return lowering
  }

  /// Evaluates what ``stated()`` gave, for this vocabulary or one that only lacks things that no statement names.
  mutating func evaluate(_ stated: Lowering) {
    var lowering = stated
    lowering.lexicon = lexicon
    lowering.close()
    self.lowering = lowering
    recollection = Recollection()
    var program = lowering.program
    while true {
      do throws(EvaluationError) {
        model = try Model(evaluating: program, limits: watch.engine)
        nameMadeNumbers()
        return
      } catch {
        watch.note(error)
        let trouble = EvaluationTrouble(self)
        diagnostics.append(trouble.diagnostic(error))
        let blamed = trouble.blamed(error)
        let count = program.clauses.count
        program.clauses.removeAll { blamed.contains($0.origin) }
        if program.clauses.count == count { break }
      }
    }
    (program.facts, program.clauses) = (FactList(), [])
    model = (try? Model(evaluating: program)) ?? Self.emptyModel
  }

  /// Adds a told or supposed sentence: as facts on top where that is enough, else by evaluating everything.
  mutating func add(_ sentence: StatedSentence, lexicon grown: Lexicon) {
    let opposed = sentence.isSupposed ? statementsOpposed(to: sentence.statement, grown).subtracting(outranked) : []
    sentences.append(sentence)
    lexicon = grown
    outranked.formUnion(opposed)
    guard opposed.isEmpty,
      let addition = lowering.addition(
        sentence.statement, number: sentences.count - 1, lexicon: grown, to: model.program),
      let extended = try? model.extended(by: addition, limits: watch.engine)
    else { return evaluate() }
    model = extended
    recollection = Recollection()
    nameMadeNumbers()
  }

  /// Gives words to the numbers that rules worked out, so that proofs can say them.
  mutating func nameMadeNumbers() {
    let made = model.numbers.made
    guard !made.isEmpty else { return }
    for (value, number) in made { lexicon.nameMadeNumber(ThingID(value), number, unit: nil) }
    for relation in lexicon.relations where relation.isComputed {
      guard let unit = lexicon.unit(of: relation.id),
        let predicate = lowering.table.known(Pattern(relation.id, [.subject, .object]))
      else { continue }
      for row in model.rows(of: predicate) {
        guard let value = model.values(of: row).first, value.raw < 0, let number = model.numbers.number(of: value)
        else { continue }
        lexicon.nameMadeNumber(ThingID(value), number, unit: unit)
      }
    }
  }

  /// `12 sentences, 80 rows`: how much is known, for people.
  public var summary: String {
    let (sentences, rows) = (sentences.count, model.rowCount)
    return "\(sentences) sentence\(sentences == 1 ? "" : "s"), \(rows) row\(rows == 1 ? "" : "s")"
  }

  /// Is so much known that nothing of its size is kept to save time?
  var hasLargeTables: Bool { model.rowCount > ScopeKey.largest }

  /// Is there an error?
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The statement behind an origin, if it is one of a statement.
  func sentence(of origin: Origin) -> StatedSentence? {
    switch origin {
    case .stated(let number), .rule(let number), .naming(let number):
      sentences.indices.contains(number) ? sentences[number] : nil
    default: nil
    }
  }
}
