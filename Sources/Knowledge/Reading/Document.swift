import Diagnostics

/// A knowledge file as a list of sentences, each with its topics and its source.
public struct Document: Sendable {
  /// The file.
  public let text: SourceText
  /// Its index in the ``SourceMap``.
  public let index: Int
  /// In the order of the file.
  public internal(set) var sentences: [Sentence] = []
  /// What the `Source:` lines cite, in the order of the file.
  public internal(set) var sourceLines: [Range<Int>] = []

  /// Scans a file; whatever cannot be a sentence is reported and left out. Linear in the file's length.
  public init(scanning text: SourceText, index: Int, into diagnostics: inout DiagnosticSet) {
    self.init(scanning: text, index: index, runsFrom: .max, into: &diagnostics)
  }

  /// The same, with only the first of sentences of one shape that take at least so many bytes.
  init(scanning text: SourceText, index: Int, runsFrom: Int, into diagnostics: inout DiagnosticSet) {
    self.text = text
    self.index = index
    if let place = text.bytes.firstInvalidUTF8 {
      diagnostics.report(
        Diagnostic(
          .badEncoding, "This is not UTF-8.", at: SourceRange(source: index, bytes: place..<place + 1),
          reason: "Knowledge files are read as UTF-8.", remedies: ["Save the file as UTF-8."]))
    }
    var scanner = DocumentScanner(text, index: index, runsFrom: runsFrom)
    scanner.scan(into: &diagnostics)
    sentences = scanner.sentences
    sourceLines = scanner.sourceLines
  }

  /// The words of a sentence as one text: its pieces with a blank between them.
  public func words(of sentence: Sentence) -> String {
    sentence.pieces.map { text.text($0) }.joined(separator: " ")
  }
}
