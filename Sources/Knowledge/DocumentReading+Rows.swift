import Archive
import Diagnostics
import English

/// Rows of tables, and sentences of one shape: told in bulk, read by example.
extension DocumentReading {
  // MARK: Tables

  /// The columns of each table that some sentence uses as a kind: `a {role}`, `a kind of {parent}`.
  static func kindColumns(_ document: Document) -> [String: Set<String>] {
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
  mutating func readRows(
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
    // What is wrong with a table is told once, however many sentences are said of its rows.
    var own = DiagnosticSet()
    defer { if tablesRead.insert(joined).inserted { for found in own.all { diagnostics.report(found) } } }
    let block = RowBlock(template, kinds: kinds)
    if bytes.count >= bulkFrom, block.isPlain {
      readBlock(block, reader, kinds, sentence.headings, citation, into: &own)
      return
    }
    var filler: RowFiller?
    reader.read(
      into: &own,
      header: { filler = RowFiller(template: template, header: $0.map(\.text), kinds: kinds, reader: reader) },
      row: { start, cells in
        guard let filled = filler?.sentence(cells) else { return }
        pending.append(
          .sentence(
            Pending(
              tokens: filled, headings: sentence.headings, citation: citation, definition: nil,
              text: filled.tokens.map(\.text).joined(separator: " "),
              row: reader.range(ofRow: cells, startingAt: start))))
      })
  }

  /// Reads the names of a large table, and where its rows are.
  private mutating func readBlock(
    _ empty: RowBlock, _ reader: TableReader, _ kinds: Set<String>, _ headings: [String], _ citation: Citation,
    into diagnostics: inout DiagnosticSet
  ) {
    lexicon.beginBulk()
    var block = empty
    let starts = Column<UInt32>()
    var filler: RowFiller?
    var places: [Int] = []
    // The names that wait to be looked up lie in the table.
    reader.withBytes { _ in
      reader.read(
        into: &diagnostics,
        plain: { start, cells in
          guard places.count == block.columns.count, !places.contains(where: { cells[$0].isEmpty }) else { return }
          for place in places { block.append(staying: cells[place], to: &lexicon) }
          starts.append(UInt32(start))
        },
        header: { cells in
          let header = cells.map(\.text)
          filler = RowFiller(template: block.template, header: header, kinds: kinds, reader: reader)
          places = block.columns.compactMap { header.firstIndex(of: $0) }
        },
        row: { start, cells in
          guard places.count == block.columns.count, !places.contains(where: { cells[$0].text.isEmpty }) else { return }
          for place in places {
            var text = cells[place].text
            text.withUTF8 { block.append($0, to: &lexicon) }
          }
          starts.append(UInt32(start))
        })
      block.settle(lexicon)
    }
    guard let filler, starts.count > 0 else { return }
    pending.append(
      .rows(
        PendingRows(
          block: block, source: .table(filler), starts: starts.close(), headings: headings, citation: citation)))
  }

  // MARK: Sentences of one shape

  /// The sentences as rows, with their names as columns; one by one where they may be sentences about words.
  mutating func add(_ run: SentenceRun, _ document: Document, _ headings: [String], _ citation: Citation) {
    let source = RowSource.document(document.text, index: document.index, run.shape)
    var rows = PendingRows(
      block: RowBlock(template(of: run, document)), source: source, starts: run.starts, headings: headings,
      citation: citation)
    guard rows.block.isPlain else { return pending += rows.items }
    lexicon.beginBulk()
    document.text.bytes.withUnsafeBufferPointer { bytes in
      for start in run.starts {
        _ = run.shape.end(from: Int(start), in: bytes) { name in
          rows.block.append(staying: UnsafeBufferPointer(rebasing: bytes[name]), to: &lexicon)
        }
      }
      rows.block.settle(lexicon)
    }
    pending.append(.rows(rows))
  }

  /// The first sentence of a run with columns in the place of its names.
  private func template(of run: SentenceRun, _ document: Document) -> TokenizedSentence {
    let first = Int(run.starts[0])
    let range = run.shape.range(from: first, in: document.text)
    var template = Tokenizer.tokenize(document.text, source: document.index, pieces: [range])
    var names: Set<Int> = []
    document.text.bytes.withUnsafeBufferPointer { bytes in
      _ = run.shape.end(from: first, in: bytes) { names.insert($0.lowerBound) }
    }
    var column = 0
    for place in template.tokens.indices where names.contains(template.tokens[place].range.bytes.lowerBound) {
      template.tokens[place].kind = .column
      template.tokens[place].text = "\(column)"
      column += 1
    }
    return template
  }

  /// Sentences of one shape that show more of their names than is kept of names in bulk go back to being single ones.
  mutating func separateRuns() {
    guard pending.contains(where: { $0.rows?.isRun ?? false }) else { return }
    var trial = Gatherer(lexicon)
    trial.gather(pending.compactMap(\.sample))
    var separated: [Item] = []
    for item in pending {
      if let rows = item.rows, rows.isRun, !trial.showsOnlyNames(rows.block) {
        separated += rows.items
      } else {
        separated.append(item)
      }
    }
    pending = separated
  }

  // MARK: Reading by example

  /// Reads rows: those of one form in a row become a block.
  func parts(of rows: PendingRows, _ reader: inout Reader, _ watch: Watch) -> [Part] {
    guard var reading = RowReading(rows.block, reader) else { return [] }
    var parts: [Part] = []
    let things = Column<Int32>()
    var (form, first, end) = (-1, 0, 0)
    func close(_ row: Int) {
      guard form >= 0, row > first else { return }
      parts.append(
        .block(
          SentenceBlock(
            form: reading.forms[form], headings: rows.headings, citation: rows.citation, source: rows.source,
            width: rows.block.columns.count, things: things.close(), starts: rows.starts.part(first..<row))))
    }
    while end < rows.block.rowCount, !watch.isOver() {
      let last = min(end + 0x1000, rows.block.rowCount)
      while end < last {
        let row = end
        end += 1
        switch reading.read(row, &reader, tokens: { rows.sentence(row) ?? rows.block.template }) {
        case .form(let number):
          if number != form {
            close(row)
            (form, first) = (number, row)
          }
          for thing in reading.things { things.append(thing) }
          end = reading.follow(from: end, before: last, form: form, &reader, into: things)
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
    }
    close(end)
    return parts
  }
}
