/// A set phrase of the question language: `what does|do [the] X stand for`, with gaps in capitals and `[optional]` words.
///
/// The text is its own program: it is matched as it is written, unless a word is missing that it cannot do without.
struct PhrasePattern: Sendable {
  private let text: StaticString
  private let required: WordMask

  init(_ text: StaticString) {
    self.text = text
    required = text.withUTF8Buffer { pattern in
      var mask = WordMask()
      for element in pattern.split(separator: UInt8(ascii: " "))
      where element.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
        mask.insert(element)
      }
      return mask
    }
  }

  /// The token ranges of the gaps, if the words have this pattern. Shorter gaps are tried first.
  func match(_ words: PhraseWords) -> [Range<Int>]? {
    guard required.isSubset(of: words.mask) else { return nil }
    return text.withUTF8Buffer { pattern in
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
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// All words.
  private(set) var mask = WordMask()
  /// All words by their ``stem(of:)``.
  private(set) var stems = WordMask()

  init(_ keys: [String]) {
    ends.reserveCapacity(keys.count)
    bytes.reserveCapacity(keys.count * 8)
    for key in keys {
      let start = bytes.count
      bytes.append(contentsOf: key.utf8)
      ends.append(bytes.count)
      mask.insert(bytes[start...])
      stems.insert(Self.stem(of: bytes[start...]))
    }
  }

  /// What is alike in all words that count as the same by ``isSame(_:_:_:)``.
  static func stem(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = word
    while stem.last == UInt8(ascii: "s") { stem.removeLast() }
    if stem.elementsEqual("are".utf8) { return Array("i".utf8)[...] }
    if stem.elementsEqual("doe".utf8) { return Array("do".utf8)[...] }
    return stem
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
    let other = UnsafeBufferPointer(rebasing: pattern[spelling])
    return Self.oneWord.contains { forms in
      forms.contains { bytes[start..<start + length].elementsEqual($0.utf8) }
        && forms.contains { other.elementsEqual($0.utf8) }
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
