import Archive
import Diagnostics
import English

/// Rows of a table, or sentences of a document, that say the same of different things.
final class SentenceBlock: Sendable {
  /// What each row says, with holes for columns.
  let form: RowReading.Form
  let headings: [String]
  /// Of the first row.
  let citation: Citation
  let source: RowSource
  /// How many columns a row has.
  let width: Int
  /// What stands in the columns, row by row.
  let things: FixedArray<Int32>
  /// Where each row begins in its table or document.
  let starts: FixedArray<UInt32>

  init(
    form: RowReading.Form, headings: [String], citation: Citation, source: RowSource, width: Int,
    things: FixedArray<Int32>, starts: FixedArray<UInt32>
  ) {
    self.form = form
    self.headings = headings
    self.citation = citation
    self.source = source
    self.width = width
    self.things = things
    self.starts = starts
  }

  /// A row as a sentence of its own.
  func sentence(_ row: Int) -> StatedSentence {
    StatedSentence(
      statement: statement(row), headings: headings, citation: citation(row),
      text: source.text(startingAt: Int(starts[row])))
  }

  /// What a row says.
  func statement(_ row: Int) -> Statement {
    var statement = form.statement(things[row * width..<(row + 1) * width])
    if let range = source.range(startingAt: Int(starts[row])) { statement.range = range }
    return statement
  }

  /// Where a row is said.
  func citation(_ row: Int) -> Citation { source.citation(citation, startingAt: Int(starts[row])) }
}

/// All statements by number. Rows of large tables are kept as what differs between them, and made when asked for.
struct SentenceList: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
  var singles: SingleSentences
  /// Empty while there are only single sentences.
  var runs: [Run] = []

  /// Sentences in a row: all of a block, or singles from a place on.
  struct Run {
    var first: Int
    var count: Int
    var block: SentenceBlock?
    var single: Int
  }

  init(arrayLiteral sentences: StatedSentence...) { singles = SingleSentences(sentences) }

  init(_ sentences: [StatedSentence]) { singles = SingleSentences(sentences) }

  var startIndex: Int { 0 }
  var endIndex: Int { runs.last.map { $0.first + $0.count } ?? singles.count }

  /// Are any of them rows of blocks?
  var hasBlocks: Bool { !runs.isEmpty }

  /// O(1), or O(log runs) where there are blocks.
  subscript(number: Int) -> StatedSentence { part(number, single: { $0 }, row: { $0.sentence($1) }) }

  /// What a sentence says: like its `statement`, but without working out its words.
  func statement(of number: Int) -> Statement { part(number, single: { $0.statement }, row: { $0.statement($1) }) }

  /// Where a sentence is said: like its `citation`, but without working out its words.
  func citation(of number: Int) -> Citation { part(number, single: { $0.citation }, row: { $0.citation($1) }) }

  /// Was the sentence supposed? No row of a block is.
  func isSupposed(_ number: Int) -> Bool { part(number, single: { $0.isSupposed }, row: { _, _ in false }) }

  private func part<Part>(
    _ number: Int, single: (StatedSentence) -> Part, row: (SentenceBlock, Int) -> Part
  ) -> Part {
    if runs.isEmpty { return singles.part(number, single) }
    let run = runs[place(of: number)]
    if let block = run.block { return row(block, number - run.first) }
    return singles.part(run.single + number - run.first, single)
  }

  private func place(of number: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= number { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  mutating func append(_ sentence: StatedSentence) {
    singles.append(sentence)
    guard let last = runs.last else { return }
    if last.block == nil {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(first: last.first + last.count, count: 1, block: nil, single: singles.count - 1))
    }
  }

  /// Adds all rows of a block.
  mutating func append(_ block: SentenceBlock) {
    if runs.isEmpty, singles.count > 0 { runs.append(Run(first: 0, count: singles.count, block: nil, single: 0)) }
    runs.append(Run(first: endIndex, count: block.starts.count, block: block, single: 0))
  }

  /// Shows in order the sentences that may speak of a thing: all single ones, and the rows of blocks that hold it. O(rows),
  /// but only what is shown is made.
  func forEach(naming thing: ThingID, _ visit: (StatedSentence) -> Void) {
    forEachPart(
      single: { visit($1) },
      block: { _, block in
        if block.form.says(thing) {
          for row in block.starts.indices { visit(block.sentence(row)) }
          return
        }
        var next = 0
        while let place = block.things[next...].firstIndex(of: thing.index) {
          visit(block.sentence(place / block.width))
          next = (place / block.width + 1) * block.width
        }
      })
  }

  /// Shows single sentences and whole blocks in order, with the number of the first.
  func forEachPart(single: (Int, StatedSentence) -> Void, block: (Int, SentenceBlock) -> Void) {
    if runs.isEmpty {
      for number in 0..<singles.count { singles.part(number) { single(number, $0) } }
    }
    for run in runs {
      if let rows = run.block {
        block(run.first, rows)
      } else {
        for place in 0..<run.count { singles.part(run.single + place) { single(run.first + place, $0) } }
      }
    }
  }
}
