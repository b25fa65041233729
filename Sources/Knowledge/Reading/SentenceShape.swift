import Archive
import Diagnostics

/// What sentences have in common that differ only in their names: `The e17 stands in r3 to the e99.`
///
/// A name here is a word of small letters and digits that begins with a letter and ends in a digit: no such word is a fixed
/// word, and its form says nothing of its number or tense. Everything between the names is letters, single blanks and
/// commas.
struct SentenceShape: Sendable {
  /// The bytes before each name and, last, those behind the last one, up to the period; ranges of the text it was made from.
  var between: [Range<Int>] = []
  /// Does a sentence end with a name, so that its last word cannot be an abbreviation?
  var endsWithName = false

  /// The number of names.
  var nameCount: Int { between.count - 1 }

  init() {}

  /// The shape of the sentence at `range`, which ends before its period. Nil if it has no names, or more in it.
  init?(of range: Range<Int>, in bytes: [UInt8]) {
    var between: [Range<Int>] = []
    var (start, at) = (range.lowerBound, range.lowerBound)
    while at < range.upperBound {
      let end = bytes[at..<range.upperBound].firstIndex { !$0.isLetter && !$0.isDigit } ?? range.upperBound
      if bytes[at..<end].contains(where: \.isDigit) {
        guard bytes[at].isLowerCase, bytes[end - 1].isDigit,
          bytes[at..<end].allSatisfy({ $0.isLowerCase || $0.isDigit })
        else { return nil }
        between.append(start..<at)
        start = end
      } else if bytes[at..<end].contains(where: { $0 >= 0x80 }) {
        return nil
      }
      at = end
      if at < range.upperBound, bytes[at] == UInt8(ascii: ",") { at += 1 }
      guard at < range.upperBound else { break }
      guard bytes[at] == 0x20, at + 1 < range.upperBound, bytes[at + 1].isLetter else { return nil }
      at += 1
    }
    guard !between.isEmpty, at == range.upperBound else { return nil }
    between.append(start..<range.upperBound)
    self.between = between
    endsWithName = start == range.upperBound
  }

  /// Where the period of the sentence of this shape is that begins at `start`, or nil if there is none. Shows the names.
  @inline(__always) func end(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, visit: (Range<Int>) -> Void = { _ in }
  ) -> Int? {
    var at = start
    for place in 0..<between.count {
      for own in between[place] {
        guard at < bytes.count, bytes[at] == bytes[own] else { return nil }
        at &+= 1
      }
      if place == between.count - 1 { break }
      let name = at
      while at < bytes.count, bytes[at].isLowerCase || bytes[at].isDigit { at &+= 1 }
      guard at > name, bytes[name].isLowerCase, bytes[at - 1].isDigit else { return nil }
      visit(name..<at)
    }
    return at < bytes.count && bytes[at] == UInt8(ascii: ".") ? at : nil
  }

  /// The sentence of this shape that begins at `start`, without its period.
  func range(from start: Int, in text: SourceText) -> Range<Int> {
    text.withBytes { start..<(end(from: start, in: $0) ?? start) }
  }
}

/// Sentences of one shape, one after another in a block.
struct SentenceRun: Sendable {
  /// The shape, over the bytes of the document.
  let shape: SentenceShape
  /// Where each begins in the document, the first included.
  let starts: FixedArray<UInt32>
}

extension SentenceSplitter {
  /// The sentences of one shape that a part begins, if they take at least so many bytes. The position is then behind them.
  mutating func run(from first: Part, bytes least: Int) -> SentenceRun? {
    guard block.upperBound <= Int(UInt32.max), first.text.lowerBound >= unlikeUntil, first.brackets.isEmpty,
      block.upperBound - first.text.lowerBound >= least, first.text.upperBound < block.upperBound,
      bytes[first.text.upperBound] == UInt8(ascii: "."), let shape = SentenceShape(of: first.text, in: bytes)
    else { return nil }
    let starts = Column<UInt32>()
    starts.append(UInt32(first.text.lowerBound))
    var (next, end) = (position, position)
    bytes.withUnsafeBufferPointer { bytes in
      while true {
        while next < block.upperBound, bytes[next].isBlank { next += 1 }
        guard next < block.upperBound, let period = shape.end(from: next, in: bytes), period < block.upperBound,
          isAtEnd(period, from: next, shape)
        else { break }
        starts.append(UInt32(next))
        next = period + 1
        end = next
      }
    }
    guard starts.count > 1, end - first.text.lowerBound >= least else {
      unlikeUntil = next
      return nil
    }
    position = end
    return SentenceRun(shape: shape, starts: starts.close())
  }

  /// Does the period end a sentence, with no bracket behind it?
  private func isAtEnd(_ period: Int, from start: Int, _ shape: SentenceShape) -> Bool {
    var next = period + 1
    guard next < block.upperBound else { return true }
    guard bytes[next].isBlank, shape.endsWithName || endsSentence(at: period, from: start) else { return false }
    while next < block.upperBound, bytes[next].isBlank { next += 1 }
    return next == block.upperBound || bytes[next] != UInt8(ascii: "[")
  }
}
