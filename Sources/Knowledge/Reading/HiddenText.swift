/// The parts of a text that are not read: the byte order mark, comments and fenced code.
struct HiddenText {
  /// Ascending and apart.
  private(set) var ranges: [Range<Int>] = []
  /// The text with those parts blanked out, line ends kept, so that offsets stay.
  private(set) var masked: [UInt8]

  /// Finds them line by line. O(n).
  init(_ bytes: [UInt8]) {
    masked = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { hide(0..<3) }
    guard bytes.holdsAny(UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "~"), in: bytes.indices) else { return }
    var start = 0
    var fence: (mark: UInt8, length: Int)?
    var inComment = false
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = start..<end
      start = end + 1
      let mark = inComment ? nil : fenceMark(in: masked.trimmed(line))
      if let current = fence {
        hide(line)
        if let mark, mark.mark == current.mark, mark.length >= current.length, mark.isBare { fence = nil }
      } else if let mark {
        hide(line)
        fence = (mark.mark, mark.length)
      } else {
        inComment = hideComments(in: line, inside: inComment)
      }
    }
  }

  /// The parts of a range that are read.
  func visible(_ range: Range<Int>) -> [Range<Int>] {
    guard !ranges.isEmpty else { return [range] }
    var result: [Range<Int>] = []
    var start = range.lowerBound
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= start { low = middle + 1 } else { high = middle }
    }
    while low < ranges.count, ranges[low].lowerBound < range.upperBound {
      if ranges[low].lowerBound > start { result.append(masked.trimmed(start..<ranges[low].lowerBound)) }
      start = ranges[low].upperBound
      low += 1
    }
    if start < range.upperBound { result.append(masked.trimmed(start..<range.upperBound)) }
    return result.filter { !$0.isEmpty }
  }

  private mutating func hide(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for index in range { masked[index] = 0x20 }
    ranges.append(range)
  }

  private func fenceMark(in text: Range<Int>) -> (mark: UInt8, length: Int, isBare: Bool)? {
    guard let mark = masked[text].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = masked[text].prefix { $0 == mark }.count
    return length >= 3 ? (mark, length, length == text.count) : nil
  }

  private mutating func hideComments(in line: Range<Int>, inside: Bool) -> Bool {
    var inside = inside
    var start = line.lowerBound
    while start < line.upperBound {
      if inside {
        let close = masked.first("-->", in: start..<line.upperBound)
        let end = close.map { $0 + 3 } ?? line.upperBound
        hide(start..<end)
        start = end
        inside = close == nil
      } else {
        guard let open = masked.first("<!--", in: start..<line.upperBound) else { return false }
        start = open
        inside = true
        // The opening itself must not close it.
        if let close = masked.first("-->", in: min(open + 4, line.upperBound)..<line.upperBound) {
          hide(open..<close + 3)
          start = close + 3
          inside = false
        }
      }
    }
    return inside
  }
}
