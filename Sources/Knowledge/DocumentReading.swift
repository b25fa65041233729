import Diagnostics
import English

/// Reads the sentences of scanned documents: words of all first, then each sentence.
struct DocumentReading {
  private(set) var lexicon: Lexicon
  private(set) var sentences: [StatedSentence] = []
  private var pending: [Pending] = []

  /// A sentence that waits until all words are gathered.
  private struct Pending {
    var tokens: TokenizedSentence
    var headings: [String]
    var citation: Citation
    var definition: (term: TokenizedSentence, text: String)?
    var text: String
  }

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  mutating func add(
    _ document: Document, _ introductions: [SourceIntroduction], into diagnostics: inout DiagnosticSet,
    _ sources: inout SourceMap, table: (String) -> [UInt8]?
  ) {
    let kindColumns = Self.kindColumns(document)
    for sentence in document.sentences {
      let citation = self.citation(sentence, document, introductions)
      switch sentence.kind {
      case .sentence:
        let tokens = Tokenizer.tokenize(document.text, source: document.index, pieces: sentence.pieces)
        pending.append(
          Pending(
            tokens: tokens, headings: sentence.headings, citation: citation, definition: nil,
            text: document.words(of: sentence)))
      case .definition(let term, let text):
        let words = Tokenizer.tokenize(document.text, source: document.index, pieces: [term])
        pending.append(
          Pending(
            tokens: words, headings: sentence.headings, citation: citation,
            definition: (words, document.text.text(text)), text: document.words(of: sentence)))
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

  // MARK: Tables

  /// The columns of each table that some sentence uses as a kind: `a {role}`, `a kind of {parent}`.
  private static func kindColumns(_ document: Document) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for sentence in document.sentences {
      guard case .row(let path) = sentence.kind else { continue }
      let tokens = Tokenizer.tokenize(document.text, source: document.index, pieces: sentence.pieces).tokens
      for (before, token) in zip(tokens, tokens.dropFirst()) where token.kind == .column {
        let introduces = ["a", "an", "every", "each", "no"].contains(before.key)
        let isKindOf = before.key == "of" && tokens.contains { $0.key == "kind" }
        if introduces || isKindOf { result[document.text.text(path), default: []].insert(token.text) }
      }
    }
    return result
  }

  /// One sentence for every row, with the cells in the place of the columns.
  private mutating func readRows(
    _ sentence: Sentence, _ document: Document, path place: Range<Int>, _ citation: Citation, _ kinds: Set<String>,
    into diagnostics: inout DiagnosticSet, _ sources: inout SourceMap, table: (String) -> [UInt8]?
  ) {
    let path = document.text.text(place)
    let folder = document.text.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let joined = (folder.map(String.init) + [path]).joined(separator: "/")
    guard let bytes = table(joined) else {
      diagnostics.report(
        Diagnostic(
          .badTable, "There is no table \"\(path)\".", at: SourceRange(source: document.index, bytes: place),
          reason: "The path is relative to this file.", remedies: ["Put the table there, or correct its name."]))
      return
    }
    let template = Tokenizer.tokenize(document.text, source: document.index, pieces: sentence.pieces)
    var header: [String] = []
    var rows: [TokenizedSentence] = []
    let text = SourceText(name: joined, bytes: bytes)
    TableReader(text, index: sources.add(text)).read(
      into: &diagnostics, header: { header = $0.map(\.text) },
      row: { cells in if let row = Self.fill(template, header, cells, kinds: kinds) { rows.append(row) } })
    for row in rows {
      pending.append(
        Pending(
          tokens: row, headings: sentence.headings, citation: citation, definition: nil,
          text: row.tokens.map(\.text).joined(separator: " ")))
    }
  }

  private static func fill(_ template: TokenizedSentence, _ header: [String], _ cells: [TableCell], kinds: Set<String>)
    -> TokenizedSentence?
  {
    var filled = template
    filled.tokens = []
    for token in template.tokens {
      guard token.kind == .column else {
        filled.tokens.append(token)
        continue
      }
      guard let column = header.firstIndex(of: token.text), column < cells.count, !cells[column].text.isEmpty else {
        return nil
      }
      filled.tokens +=
        kinds.contains(token.text)
        ? Tokenizer.words(cells[column].text, like: token) : Tokenizer.name(cells[column].text, like: token)
    }
    return filled
  }

  // MARK: Reading

  mutating func read(into diagnostics: inout DiagnosticSet, _ watch: Watch) {
    var gatherer = Gatherer(lexicon)
    gatherer.gather(pending.filter { $0.definition == nil && $0.tokens.badMark == nil }.map(\.tokens))
    var reader = Reader(gatherer.lexicon)
    for item in pending where item.definition == nil && item.tokens.badMark == nil { reader.readAhead(item.tokens) }
    // The order of sentences never matters: rules are read after facts, which make the relations of nouns known, and
    // what was refused is tried once more when all words are known.
    let rules = pending.indices.filter { pending[$0].definition == nil && Reader.isConditional(pending[$0].tokens) }
    let plain = Set(rules)
    var read = [StatedSentence?](repeating: nil, count: pending.count)
    var refused: [Int] = []
    for number in pending.indices.filter({ !plain.contains($0) }) + rules {
      if watch.isOver() { break }
      switch statement(pending[number], &reader) {
      case .success(let statement): read[number] = stated(statement, pending[number])
      case .failure: refused.append(number)
      }
    }
    for number in refused {
      switch statement(pending[number], &reader) {
      case .success(let statement): read[number] = stated(statement, pending[number])
      case .failure(let refusal): diagnostics.report(refusal.diagnostic)
      }
    }
    sentences += read.compactMap(\.self)
    lexicon = reader.lexicon
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

  private func stated(_ statement: Statement, _ item: Pending) -> StatedSentence {
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
