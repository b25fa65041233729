import Diagnostics
import English

/// Reads the sentences of scanned documents: words of all first, then each sentence.
struct DocumentReading {
  var lexicon: Lexicon
  private(set) var sentences: SentenceList = []
  var pending: [Item] = []
  /// The tables that were read, by their paths.
  var tablesRead: Set<String> = []
  /// Tables and runs of sentences of at least so many bytes are read in bulk.
  let bulkFrom: Int

  /// What waits until all words are gathered.
  enum Item {
    case sentence(Pending)
    case rows(PendingRows)
    /// Rows that have been read, and need no room any more.
    case done

    /// The words that the item's words are gathered from first: those of a statement, or of the first row.
    var sample: TokenizedSentence? {
      switch self {
      case .sentence(let item): item.isStatement ? item.tokens : nil
      case .rows(let rows): rows.sentence(0)
      case .done: nil
      }
    }

    /// The rows, if the item is such.
    var rows: PendingRows? { if case .rows(let rows) = self { rows } else { nil } }

    var isConditional: Bool {
      switch self {
      case .sentence(let item): item.definition == nil && Reader.isConditional(item.tokens)
      case .rows(let rows): rows.sentence(0).map { Reader.isConditional($0) } ?? false
      case .done: false
      }
    }
  }

  /// A sentence that waits until all words are gathered.
  struct Pending {
    var tokens: TokenizedSentence
    var headings: [String]
    var citation: Citation
    var definition: (term: TokenizedSentence, text: String)?
    var text: String
    /// The row of the table that it is said of.
    var row: SourceRange?

    var isStatement: Bool { definition == nil && tokens.badMark == nil }
  }

  /// A few rows are read sentence by sentence: below some kilobytes there is nothing to gain.
  static let usualBulk = 4096

  init(_ lexicon: Lexicon, bulkFrom: Int) {
    self.lexicon = lexicon
    self.bulkFrom = bulkFrom
  }

  mutating func add(
    _ document: Document, _ introductions: [SourceIntroduction], into diagnostics: inout DiagnosticSet,
    _ sources: inout SourceMap, table: (String) -> [UInt8]?
  ) {
    let kindColumns = Self.kindColumns(document)
    for sentence in document.sentences {
      let citation = self.citation(sentence, document, introductions)
      switch sentence.kind {
      case .sentence:
        if let run = sentence.run {
          add(run, document, sentence.headings, citation)
          continue
        }
        var tokens = Tokenizer.tokenize(document.text, source: document.index, pieces: sentence.pieces)
        if sentence.terminator == .question { tokens.isQuestion = true }
        pending.append(
          .sentence(
            Pending(
              tokens: tokens, headings: sentence.headings, citation: citation, definition: nil,
              text: document.words(of: sentence))))
      case .definition(let term, let text):
        let words = Tokenizer.tokenize(document.text, source: document.index, pieces: [term])
        pending.append(
          .sentence(
            Pending(
              tokens: words, headings: sentence.headings, citation: citation,
              definition: (words, document.text.text(text)), text: document.words(of: sentence))))
      case .sourceIntroduction: continue
      case .row(let range):
        readRows(
          sentence, document, path: range, citation, kindColumns[document.text.text(range)] ?? [], into: &diagnostics,
          &sources, table: table)
      }
    }
  }

  private func citation(_ sentence: Sentence, _ document: Document, _ introductions: [SourceIntroduction]) -> Citation {
    let place = document.text.place(of: sentence.range.lowerBound)
    let key = sentence.source?.key
    let title = key.map { key in
      introductions.contains { $0.name.lowercased() == key.lowercased() } ? "the " + key : key
    }
    return Citation(
      title: title, locator: sentence.source?.locator, file: document.text.name, line: place.line, column: place.column)
  }

  // MARK: Reading

  mutating func read(into diagnostics: inout DiagnosticSet, _ watch: Watch) {
    gather()
    var reader = Reader(lexicon)
    lexicon = Lexicon()
    for item in pending {
      // Measures before words that mean the same.
      if case .sentence(let item) = item, item.isStatement, Reader.isMeasure(item.tokens) {
        reader.readAhead(item.tokens)
      }
    }
    for item in pending {
      switch item {
      case .sentence(let item): if item.isStatement, !Reader.isMeasure(item.tokens) { reader.readAhead(item.tokens) }
      case .rows(let rows): for row in [0] + rows.odd { rows.sentence(row).map { reader.readAhead($0) } }
      case .done: continue
      }
    }
    // The order of sentences never matters: names with their kinds come before names alone, rules after facts, which
    // make the relations of nouns known, and what was refused is tried once more when all words are known.
    var read = [[Part]](repeating: [], count: pending.count)
    var order = readingOrder()
    for number in order where !watch.isOver() {
      read[number] = parts(of: pending[number], &reader, watch)
      if case .rows = pending[number] { pending[number] = .done }
    }
    order = order.filter { read[$0].contains(where: \.isRefused) }
    var rows = RefusedRows()
    for number in order { retry(&read[number], &reader, into: &diagnostics, &rows) }
    rows.report(into: &diagnostics)
    for part in read.joined() {
      switch part {
      case .sentence(let sentence): sentences.append(sentence)
      case .block(let block): sentences.append(block)
      case .refused: continue
      }
    }
    pending = []
    lexicon = reader.lexicon
    lexicon.freezeBulk()
  }

  /// The numbers of what waits, in the order in which it is read.
  private func readingOrder() -> [Int] {
    var passes: [[Int]] = [[], [], []]
    for (number, item) in pending.enumerated() {
      let isRule = item.isConditional
      passes[isRule ? 2 : item.sample.map { Reader.labelsName($0) } ?? false ? 0 : 1].append(number)
    }
    return Array(passes.joined())
  }

  private mutating func gather() {
    lexicon.settleBulk()
    separateRuns()
    var gatherer = Gatherer(lexicon)
    let places = pending.indices.filter { pending[$0].rows != nil }
    let rows = places.compactMap { pending[$0].rows }
    let odd = gatherer.gather(pending.compactMap(\.sample), rows.map(\.block)) { block, odd in
      odd.compactMap { rows[block].sentence($0) }
    }
    for (number, place) in places.enumerated() {
      var rows = rows[number]
      rows.odd = odd[number]
      pending[place] = .rows(rows)
    }
    lexicon = gatherer.lexicon
  }

  /// What a sentence or rows came to.
  enum Part {
    case sentence(StatedSentence)
    case block(SentenceBlock)
    case refused(Pending)

    var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  private func parts(of item: Item, _ reader: inout Reader, _ watch: Watch) -> [Part] {
    switch item {
    case .rows(let rows): return parts(of: rows, &reader, watch)
    case .done: return []
    case .sentence(let item):
      guard case .success(let statement) = statement(item, &reader) else { return [.refused(item)] }
      return [.sentence(stated(statement, item))]
    }
  }

  /// Reads once more what was refused, and reports what still is.
  private func retry(
    _ parts: inout [Part], _ reader: inout Reader, into diagnostics: inout DiagnosticSet, _ rows: inout RefusedRows
  ) {
    for place in parts.indices {
      guard case .refused(let item) = parts[place] else { continue }
      switch statement(item, &reader) {
      case .success(let statement): parts[place] = .sentence(stated(statement, item))
      case .failure(let refusal):
        if let row = item.row {
          rows.add(refusal.diagnostic, of: item, row)
        } else {
          diagnostics.report(refusal.diagnostic)
        }
      }
    }
  }

  private struct Refusal: Error {
    var diagnostic: Diagnostic
  }

  private func statement(_ item: Pending, _ reader: inout Reader) -> Result<Statement, Refusal> {
    if let definition = item.definition {
      reader.define(definition.term, definition.text, item.tokens.range)
      var statement = Statement(range: item.tokens.range)
      statement.namings = [.vocabulary]
      return .success(statement)
    }
    switch reader.read(statement: item.tokens) {
    case .read(let statement): return .success(statement)
    case .refused(let diagnostic): return .failure(Refusal(diagnostic: diagnostic))
    case .ambiguous(_, let readings): return .failure(Refusal(diagnostic: Self.ambiguity(readings, item.tokens)))
    }
  }

  func stated(_ statement: Statement, _ item: Pending) -> StatedSentence {
    StatedSentence(statement: statement, headings: item.headings, citation: item.citation, text: item.text)
  }

  /// A refusal that says each reading back.
  static func ambiguity(_ readings: [String], _ sentence: TokenizedSentence) -> Diagnostic {
    Diagnostic(
      .ambiguous, "This sentence has \(readings.count) readings.", at: sentence.range,
      reason: "Every sentence must have exactly one.",
      remedies: readings.prefix(3).map {
        "Did you mean: \($0)? Then say it so, or put quotes around the words that belong together."
      })
  }
}
