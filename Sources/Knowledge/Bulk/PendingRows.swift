import Archive
import Diagnostics
import English

/// Where the sentences of rows come from.
enum RowSource: Sendable {
  /// The cells of a table in the place of columns.
  case table(RowFiller)
  /// Sentences of one shape in a document with that index.
  case document(SourceText, index: Int, SentenceShape)

  /// The sentence of the row that begins there; nil if a cell that it needs is empty.
  func sentence(startingAt start: Int) -> TokenizedSentence? {
    switch self {
    case .table(let filler): filler.sentence(startingAt: start)
    case .document(let text, let index, let shape):
      Tokenizer.tokenize(text, source: index, pieces: [shape.range(from: start, in: text)])
    }
  }

  /// The words of a row.
  func text(startingAt start: Int) -> String {
    switch self {
    case .table: sentence(startingAt: start).map { $0.tokens.map(\.text).joined(separator: " ") } ?? ""
    case .document(let text, _, let shape): text.text(shape.range(from: start, in: text))
    }
  }

  /// Where the row that begins there is said, given where the first one is.
  func citation(_ first: Citation, startingAt start: Int) -> Citation {
    guard case .document(let text, _, _) = self else { return first }
    var citation = first
    (citation.line, citation.column) = text.place(of: start)
    return citation
  }

  /// The place of a row of a table.
  func row(startingAt start: Int) -> SourceRange? {
    guard case .table(let filler) = self else { return nil }
    return filler.reader.range(ofRow: filler.reader.row(startingAt: start), startingAt: start)
  }

  /// The place of a row that is a sentence of a document.
  func range(startingAt start: Int) -> SourceRange? {
    guard case .document(let text, let index, let shape) = self else { return nil }
    return SourceRange(source: index, bytes: shape.range(from: start, in: text))
  }
}

/// Rows that wait until all words are gathered.
struct PendingRows {
  var block: RowBlock
  let source: RowSource
  let starts: FixedArray<UInt32>
  let headings: [String]
  /// Of the first row; all rows of a table have the same.
  let citation: Citation
  /// The rows that are more than plain names to the words gathered.
  var odd: [Int] = []

  /// Are they sentences of one shape, rather than rows of a table?
  var isRun: Bool { if case .document = source { true } else { false } }

  /// Each row as a sentence that waits by itself.
  var items: [DocumentReading.Item] { starts.indices.compactMap { row in item(row).map { .sentence($0) } } }

  /// The words of a row.
  func sentence(_ row: Int) -> TokenizedSentence? { source.sentence(startingAt: Int(starts[row])) }

  /// A row as a sentence that waits by itself.
  func item(_ row: Int) -> DocumentReading.Pending? {
    let start = Int(starts[row])
    return sentence(row).map { tokens in
      DocumentReading.Pending(
        tokens: tokens, headings: headings, citation: source.citation(citation, startingAt: start), definition: nil,
        text: source.text(startingAt: start), row: source.row(startingAt: start))
    }
  }
}
