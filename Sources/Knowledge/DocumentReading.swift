import Diagnostics
import English

/// Reads the sentences of scanned documents: words of all first, then each sentence.
struct DocumentReading {
  private(set) var lexicon: Lexicon
  private(set) var sentences: SentenceList = []
  private var pending: [Item] = []
  /// Tables of at least so many bytes are read in bulk.
  private let bulkFrom: Int

  /// What waits until all words are gathered.
  private enum Item {
    case sentence(Pending)
    case rows(PendingRows)

    var isConditional: Bool {
      switch self {
      case .sentence(let item): item.definition == nil && Reader.isConditional(item.tokens)
      case .rows(let rows): rows.sentence(0).map { Reader.isConditional($0) } ?? false
      }
    }
  }

  /// Rows of a table that wait.
  private struct PendingRows {
    var block: RowBlock
    var filler: RowFiller
    var starts: ContiguousArray<UInt32>
    var headings: [String]
    var citation: Citation
    /// The rows that are more than plain names to the words gathered.
    var odd: [Int] = []

    func sentence(_ row: Int) -> TokenizedSentence? { filler.sentence(startingAt: Int(starts[row])) }

    /// A row as a sentence that waits by itself.
    func item(_ row: Int) -> Pending? {
      sentence(row).map { tokens in
        Pending(
          tokens: tokens, headings: headings, citation: citation, definition: nil,
          text: tokens.tokens.map(\.text).joined(separator: " "))
      }
    }
  }

  /// A sentence that waits until all words are gathered.
  private struct Pending {
    var tokens: TokenizedSentence
    var headings: [String]
    var citation: Citation
    var definition: (term: TokenizedSentence, text: String)?
    var text: String

    var isStatement: Bool { definition == nil && tokens.badMark == nil }
  }

  /// Small tables are read sentence by sentence: below some kilobytes there is nothing to gain.
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
    let text = SourceText(name: joined, bytes: bytes)
    let reader = TableReader(text, index: sources.add(text))
    let block = RowBlock(template, kinds: kinds)
    if bytes.count >= bulkFrom, block.isPlain {
      readBlock(block, reader, kinds, sentence.headings, citation, into: &diagnostics)
      return
    }
    var filler: RowFiller?
    reader.read(
      into: &diagnostics,
      header: { filler = RowFiller(template: template, header: $0.map(\.text), kinds: kinds, reader: reader) },
      row: { _, row in
        guard case .cells(let cells) = row, let filled = filler?.sentence(cells) else { return }
        pending.append(
          .sentence(
            Pending(
              tokens: filled, headings: sentence.headings, citation: citation, definition: nil,
              text: filled.tokens.map(\.text).joined(separator: " "))))
      })
  }

  /// Reads the names of a large table, and where its rows are.
  private mutating func readBlock(
    _ empty: RowBlock, _ reader: TableReader, _ kinds: Set<String>, _ headings: [String], _ citation: Citation,
    into diagnostics: inout DiagnosticSet
  ) {
    lexicon.beginBulk()
    var block = empty
    var starts: ContiguousArray<UInt32> = []
    var filler: RowFiller?
    var places: [Int] = []
    reader.read(
      into: &diagnostics, prefersPlain: true,
      header: { cells in
        let header = cells.map(\.text)
        filler = RowFiller(template: block.template, header: header, kinds: kinds, reader: reader)
        places = block.columns.compactMap { header.firstIndex(of: $0) }
      },
      row: { start, row in
        guard places.count == block.columns.count else { return }
        switch row {
        case .plain(let cells):
          if places.contains(where: { cells[$0].isEmpty }) { return }
          reader.withBytes { bytes in
            for place in places { block.append(UnsafeBufferPointer(rebasing: bytes[cells[place]]), to: &lexicon) }
          }
        case .cells(let cells):
          if places.contains(where: { cells[$0].text.isEmpty }) { return }
          for place in places {
            var text = cells[place].text
            text.withUTF8 { block.append($0, to: &lexicon) }
          }
        }
        starts.append(UInt32(start))
      })
    guard let filler, !starts.isEmpty else { return }
    pending.append(
      .rows(PendingRows(block: block, filler: filler, starts: starts, headings: headings, citation: citation)))
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
      }
    }
    // The order of sentences never matters: rules are read after facts, which make the relations of nouns known, and
    // what was refused is tried once more when all words are known.
    let rules = pending.indices.filter { pending[$0].isConditional }
    let last = Set(rules)
    var read = [[Part]](repeating: [], count: pending.count)
    var order = pending.indices.filter { !last.contains($0) } + rules
    for number in order where !watch.isOver() { read[number] = parts(of: pending[number], &reader, watch) }
    order = order.filter { read[$0].contains(where: \.isRefused) }
    for number in order { retry(&read[number], &reader, into: &diagnostics) }
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

  private mutating func gather() {
    lexicon.settleBulk()
    var gatherer = Gatherer(lexicon)
    gatherer.gather(
      pending.compactMap { item in
        switch item {
        case .sentence(let item): item.isStatement ? item.tokens : nil
        case .rows(let rows): rows.sentence(0)
        }
      })
    for place in pending.indices {
      guard case .rows(var rows) = pending[place] else { continue }
      rows.odd = rows.block.oddRows(gatherer.lexicon)
      pending[place] = .rows(rows)
      gatherer.gather(rows.block, odd: rows.odd.compactMap { rows.sentence($0) })
    }
    lexicon = gatherer.lexicon
  }

  /// What a sentence or rows came to.
  private enum Part {
    case sentence(StatedSentence)
    case block(SentenceBlock)
    case refused(Pending)

    var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  private func parts(of item: Item, _ reader: inout Reader, _ watch: Watch) -> [Part] {
    switch item {
    case .rows(let rows): return parts(of: rows, &reader, watch)
    case .sentence(let item):
      guard case .success(let statement) = statement(item, &reader) else { return [.refused(item)] }
      return [.sentence(stated(statement, item))]
    }
  }

  /// Reads once more what was refused, and reports what still is.
  private func retry(_ parts: inout [Part], _ reader: inout Reader, into diagnostics: inout DiagnosticSet) {
    for place in parts.indices {
      guard case .refused(let item) = parts[place] else { continue }
      switch statement(item, &reader) {
      case .success(let statement): parts[place] = .sentence(stated(statement, item))
      case .failure(let refusal): diagnostics.report(refusal.diagnostic)
      }
    }
  }

  /// Reads rows: those of one form in a row become a block.
  private func parts(of rows: PendingRows, _ reader: inout Reader, _ watch: Watch) -> [Part] {
    guard var reading = RowReading(rows.block, reader) else { return [] }
    var parts: [Part] = []
    var things: ContiguousArray<Int32> = []
    var (form, first, end) = (-1, 0, 0)
    func close(_ row: Int) {
      guard form >= 0, row > first else { return }
      parts.append(
        .block(
          SentenceBlock(
            form: reading.forms[form], headings: rows.headings, citation: rows.citation, filler: rows.filler,
            width: rows.block.columns.count, things: things, starts: ContiguousArray(rows.starts[first..<row]))))
      things = []
    }
    while end < rows.block.rowCount, end & 0xFFF != 0xFFF || !watch.isOver() {
      let row = end
      end += 1
      switch reading.read(row, &reader, tokens: { rows.sentence(row) ?? rows.filler.template }) {
      case .form(let number):
        if number != form {
          close(row)
          (form, first) = (number, row)
        }
        things += reading.things
      case .read(let outcome):
        close(row)
        form = -1
        guard let item = rows.item(row) else { continue }
        if case .read(let statement) = outcome {
          parts.append(.sentence(stated(statement, item)))
        } else {
          parts.append(.refused(item))
        }
      }
    }
    close(end)
    return parts
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
