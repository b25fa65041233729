import Archive

/// One text that was read: a knowledge file, a table, or a line typed at the prompt.
///
/// Positions in it are UTF-8 offsets; ``place(of:)`` turns one into the line and column a person counts.
public struct SourceText: Sendable {
  /// What to call it in a message: a path, or `<input>`.
  public let name: String
  /// The number that its first line has; a batch gives the line of the question here.
  public let firstLine: Int
  let content: SourceContent
  let lines: LineIndex

  /// A text of these bytes; its lines are looked for when first needed.
  public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.init(name: name, content: .array(bytes), lines: LineIndex(), firstLine: firstLine)
  }

  /// The same from a string.
  public init(name: String, text: String, firstLine: Int = 1) {
    self.init(name: name, bytes: Array(text.utf8), firstLine: firstLine)
  }

  init(name: String, content: SourceContent, lines: LineIndex, firstLine: Int = 1) {
    self.name = name
    self.content = content
    self.lines = lines
    self.firstLine = firstLine
  }

  /// Its bytes. Invalid UTF-8 is kept as it came and shown as U+FFFD. Those of an archive are copied once, when this is
  /// first asked for.
  public var bytes: [UInt8] {
    switch content {
    case .array(let bytes): bytes
    case .archived(let text): text.array
    }
  }

  /// How many bytes there are.
  public var count: Int {
    switch content {
    case .array(let bytes): bytes.count
    case .archived(let text): text.raw.count
    }
  }

  /// Shows the bytes where they are.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch content {
    case .array(let bytes): bytes.withUnsafeBufferPointer(body)
    case .archived(let text): text.raw.withMemoryRebound(to: UInt8.self, body)
    }
  }

  /// The part that begins at an offset and has at most so many bytes, as a text of its own.
  public func excerpt(from start: Int, atMost count: Int) -> SourceText {
    let range = min(start, self.count)..<min(start + count, self.count)
    return SourceText(name: name, bytes: withBytes { Array($0[range]) })
  }

  /// Line and column of an offset; columns count Unicode scalars from 1. O(log lines + column) after the first time.
  public func place(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), count)
    if let near = nearPlace(of: offset) { return near }
    let starts = lines.starts(of: self)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = scalarCount(Int(starts[low])..<offset)
    return (low + firstLine, column + 1)
  }

  /// The place of an offset near the start of a large text whose lines have not been looked for.
  private func nearPlace(of offset: Int) -> (line: Int, column: Int)? {
    guard offset <= 1 << 12, count > 1 << 20, !lines.isKnown else { return nil }
    return withBytes { bytes in
      var (line, start) = (0, 0)
      for place in 0..<offset where bytes[place] == 0x0A { (line, start) = (line + 1, place + 1) }
      return (line + firstLine, scalarCount(start..<offset) + 1)
    }
  }

  /// The text of the line (numbered as by ``place(of:)``), without its line end.
  public func line(_ number: Int) -> String {
    let starts = lines.starts(of: self)
    let index = number - firstLine
    guard starts.indices.contains(index) else { return "" }
    let start = Int(starts[index])
    var end = max(index + 1 < starts.count ? Int(starts[index + 1]) - 1 : count, start)
    return withBytes { bytes in
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  /// The text between two offsets.
  public func text(_ range: Range<Int>) -> String {
    withBytes { String(decoding: $0[range.clamped(to: 0..<count)], as: UTF8.self) }
  }

  /// How many Unicode scalars begin between two offsets.
  func scalarCount(_ range: Range<Int>) -> Int {
    withBytes { $0[range.clamped(to: 0..<count)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
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
  public internal(set) var texts: [SourceText] = []

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
    return (text.name, line, column, text.scalarCount(range.bytes))
  }
}
