/// What the scanners ask of a byte.
extension UInt8 {
  /// Space, tab or a line end.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  var isLowerCase: Bool { self >= 0x61 && self <= 0x7A }
  /// A letter; every byte of a letter outside ASCII counts.
  var isLetter: Bool { isCapital || isLowerCase || self >= 0x80 }
}

extension [UInt8] {
  /// The range without white space at its ends; empty at its start if there is nothing else.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Do these ASCII letters stand there, in either case?
  func holds(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { letters in
      for (offset, letter) in letters.enumerated() {
        let byte = self[index + offset]
        let folded = byte.isCapital ? byte | 0x20 : byte
        if folded != (letter.isCapital ? letter | 0x20 : letter) { return false }
      }
      return true
    }
  }

  /// The first place in the range where these ASCII letters stand, in either case.
  func first(_ text: StaticString, in range: Range<Int>) -> Int? {
    let last = range.upperBound - text.utf8CodeUnitCount
    guard last >= range.lowerBound else { return nil }
    return (range.lowerBound...last).first { holds(text, at: $0) }
  }

  /// Does one of the bytes stand in the range? Looks at many bytes at a time.
  func holdsAny(_ a: UInt8, _ b: UInt8, _ c: UInt8, in range: Range<Int>) -> Bool {
    withUnsafeBufferPointer { bytes in
      var start = range.lowerBound
      while start < range.upperBound {
        let end = Swift.min(start + 1024, range.upperBound)
        var found: UInt8 = 0
        for index in start..<end {
          let byte = bytes[index]
          found |= (byte == a ? 1 : 0) | (byte == b ? 1 : 0) | (byte == c ? 1 : 0)
        }
        if found != 0 { return true }
        start = end
      }
      return false
    }
  }

  /// Where the bytes stop being UTF-8, if they do.
  var firstInvalidUTF8: Int? {
    var index = 0
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard byte >= 0xC2, byte <= 0xF4, index + length <= count else { return index }
      for offset in 1..<length where self[index + offset] & 0xC0 != 0x80 { return index }
      let second = self[index + 1]
      if byte == 0xE0 && second < 0xA0 || byte == 0xED && second > 0x9F { return index }
      if byte == 0xF0 && second < 0x90 || byte == 0xF4 && second > 0x8F { return index }
      index += length
    }
    return nil
  }
}
