/// A set phrase of the question language: `what does|do [the] X stand for`, with gaps in capitals and `[optional]` words.
///
/// The text is its own program: it is matched as it is written, so that some two hundred patterns cost nothing to make
/// and a few nanoseconds each to rule out by their first word.
struct PhrasePattern: Sendable {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// The token ranges of the gaps, if the words have this pattern. Shorter gaps are tried first.
  func match(_ words: PhraseWords) -> [Range<Int>]? {
    text.withUTF8Buffer { pattern in
      var gaps: [Range<Int>] = []
      return Matcher(pattern: pattern, words: words).matches(from: 0, at: 0, &gaps) ? gaps : nil
    }
  }

  /// One attempt. Elements of the pattern are named by the offset at which they begin.
  private struct Matcher {
    let pattern: UnsafeBufferPointer<UInt8>
    let words: PhraseWords

    func matches(from start: Int, at word: Int, _ gaps: inout [Range<Int>]) -> Bool {
      guard start < pattern.count else { return word == words.count }
      let end = pattern[start...].firstIndex(of: UInt8(ascii: " ")) ?? pattern.count
      let next = end + 1
      switch pattern[start] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard word < words.count else { return false }
        for stop in word + 1...words.count {
          gaps.append(word..<stop)
          if matches(from: next, at: stop, &gaps) { return true }
          gaps.removeLast()
        }
        return false
      case UInt8(ascii: "["):
        if allows(start + 1..<end - 1, word), matches(from: next, at: word + 1, &gaps) { return true }
        return matches(from: next, at: word, &gaps)
      default:
        return allows(start..<end, word) && matches(from: next, at: word + 1, &gaps)
      }
    }

    /// Is the word one of these, which strokes part?
    private func allows(_ choices: Range<Int>, _ word: Int) -> Bool {
      guard word < words.count else { return false }
      var start = choices.lowerBound
      for index in choices where pattern[index] == UInt8(ascii: "|") {
        if words.isWord(word, pattern, start..<index) { return true }
        start = index + 1
      }
      return words.isWord(word, pattern, start..<choices.upperBound)
    }
  }
}

/// The keys of a sentence's tokens, laid out for comparing with many patterns.
struct PhraseWords {
  private let bytes: [UInt8]
  private let ends: [Int]

  init(_ keys: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for key in keys {
      bytes.append(contentsOf: key.utf8)
      ends.append(bytes.count)
    }
    (self.bytes, self.ends) = (bytes, ends)
  }

  /// How many words there are.
  var count: Int { ends.count }

  /// Is the word spelled like this part of a pattern?
  func isWord(_ index: Int, _ pattern: UnsafeBufferPointer<UInt8>, _ spelling: Range<Int>) -> Bool {
    let start = start(of: index)
    return ends[index] - start == spelling.count && begins(at: start, pattern, spelling)
  }

  /// The same, where forms of be and do count as one word and so do a noun and its plural in -s, so that many are asked
  /// about in the same way as one.
  func isSame(_ index: Int, _ pattern: UnsafeBufferPointer<UInt8>, _ spelling: Range<Int>) -> Bool {
    let start = start(of: index)
    let length = ends[index] - start
    let s = UInt8(ascii: "s")
    if length == spelling.count + 1, bytes[start + spelling.count] == s { return begins(at: start, pattern, spelling) }
    if length + 1 == spelling.count, pattern[spelling.upperBound - 1] == s {
      if begins(at: start, pattern, spelling.dropLast()) { return true }
    } else if length == spelling.count {
      return begins(at: start, pattern, spelling)
    }
    guard Self.firstOfForms.contains(bytes[start]) else { return false }
    let word = bytes[start..<start + length]
    return Self.oneWord.contains { forms in
      forms.contains { word.elementsEqual($0.utf8) } && forms.contains { pattern[spelling].elementsEqual($0.utf8) }
    }
  }

  private static let oneWord = [["is", "are"], ["do", "does"]]
  private static let firstOfForms: [UInt8] = Array("iad".utf8)

  private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

  private func begins(at start: Int, _ pattern: UnsafeBufferPointer<UInt8>, _ spelling: Range<Int>) -> Bool {
    for offset in 0..<spelling.count where bytes[start + offset] != pattern[spelling.lowerBound + offset] {
      return false
    }
    return true
  }
}
