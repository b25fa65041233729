/// One text that was read: a knowledge file, a table, or a line typed at the prompt.
///
/// Positions in it are UTF-8 offsets; ``place(of:)`` turns one into the line and column a person counts.
public struct SourceText: Sendable {
  /// What to call it in a message: a path, or `<input>`.
  public let name: String
  /// Its bytes. Invalid UTF-8 is kept as it came and shown as U+FFFD.
  public let bytes: [UInt8]
  /// The number that its first line has; a batch gives the line of the question here.
  public let firstLine: Int
  /// Offsets at which lines begin, ascending; the first is 0.
  private let lineStarts: [Int]

  /// Indexes the lines of `bytes`. O(n).
  public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The same from a string.
  public init(name: String, text: String, firstLine: Int = 1) {
    self.init(name: name, bytes: Array(text.utf8), firstLine: firstLine)
  }

  /// Line and column of an offset; columns count Unicode scalars from 1. O(log lines + column).
  public func place(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = Self.scalarCount(bytes[lineStarts[low]..<offset])
    return (low + firstLine, column + 1)
  }

  /// The text of the line (numbered as by ``place(of:)``), without its line end.
  public func line(_ number: Int) -> String {
    let index = number - firstLine
    guard lineStarts.indices.contains(index) else { return "" }
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    var slice = bytes[lineStarts[index]..<max(end, lineStarts[index])]
    if slice.last == 0x0D { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  /// The text between two offsets.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// A stretch of a text that a message or a source points at. `source` indexes a ``SourceMap``.
public struct SourceRange: Hashable, Sendable {
  /// Index of the text in its ``SourceMap``.
  public let source: Int
  /// Half-open, in UTF-8 offsets.
  public let bytes: Range<Int>

  /// A range of the text with that index.
  public init(source: Int, bytes: Range<Int>) {
    self.source = source
    self.bytes = bytes
  }

  /// The smallest range that covers both; `self` where they lie in different texts.
  public func union(_ other: SourceRange) -> SourceRange {
    guard other.source == source else { return self }
    return SourceRange(
      source: source,
      bytes: min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound))
  }
}

/// All texts that were read, by index.
public struct SourceMap: Sendable {
  /// The texts, in the order of reading.
  public private(set) var texts: [SourceText] = []

  /// An empty map.
  public init() {}

  /// Adds a text and gives its index.
  public mutating func add(_ text: SourceText) -> Int {
    texts.append(text)
    return texts.count - 1
  }

  /// The text at an index.
  public subscript(_ index: Int) -> SourceText { texts[index] }

  /// File name, line, column and length (in scalars) of a range.
  public func place(of range: SourceRange) -> (file: String, line: Int, column: Int, length: Int) {
    let text = texts[range.source]
    let (line, column) = text.place(of: range.bytes.lowerBound)
    let length = SourceText.scalarCount(text.bytes[range.bytes.clamped(to: 0..<text.bytes.count)])
    return (text.name, line, column, length)
  }
}
