import Diagnostics

/// `"how many people live in a place" asks "what is the population of the place".`
///
/// A gap is an article with one noun (`a place`, `something`, `someone`); it takes any words, and stands again in the
/// second half by the same noun.
struct AskingPattern: Hashable, Sendable {
  enum Element: Hashable, Sendable {
    case word(String)
    case gap(String)
  }
  /// What is asked, parted by blanks; a gap is its noun behind ``gapMark``. It is matched as it is written.
  var asked: String { didSet { required = Self.stems(asked) } }
  /// The words that it cannot do without.
  private(set) var required: WordMask
  var to: [Element]

  private static let gapMark = UInt8(ascii: "?")

  init?(from: String, to: String) {
    let from = Self.elements(from, gaps: [])
    self.to = Self.elements(to, gaps: Set(from.compactMap { if case .gap(let noun) = $0 { noun } else { nil } }))
    guard !from.isEmpty, !self.to.isEmpty else { return nil }
    for element in self.to {
      if case .gap = element, !from.contains(element) { return nil }
    }
    let asked = from.map { if case .gap(let noun) = $0 { "?" + noun } else { $0.text } }.joined(separator: " ")
    (self.asked, required) = (asked, Self.stems(asked))
  }

  /// Nothing, to read an archived one into.
  init(empty: Void) { (asked, to, required) = ("", [], WordMask()) }

  private static func stems(_ asked: String) -> WordMask {
    var mask = WordMask()
    for word in asked.utf8.split(separator: UInt8(ascii: " ")) where word.first != gapMark {
      mask.insert(PhraseWords.stem(of: Array(word)[...]))
    }
    return mask
  }

  /// The words that it gives rather than leaving a gap.
  var words: [Substring] { asked.split(separator: " ").filter { $0.utf8.first != Self.gapMark } }

  private static func words(_ text: String) -> [String] {
    let source = SourceText(name: "", text: text)
    return Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count]).tokens.map(\.key)
  }

  /// `gaps` are the nouns that the first half introduced: `the N` stands for them.
  private static func elements(_ text: String, gaps: Set<String>) -> [Element] {
    let words = words(text)
    let gaps = gaps.union(gapNouns(words))
    var result: [Element] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "something" || word == "someone" || word == "somebody" {
        result.append(.gap(word == "something" ? word : "someone"))
      } else if ["a", "an", "the"].contains(word), index + 1 < words.count, gaps.contains(words[index + 1]) {
        result.append(.gap(words[index + 1]))
        index += 1
      } else {
        result.append(.word(word))
      }
      index += 1
    }
    return result
  }

  /// Nouns with an indefinite article anywhere in the text.
  private static func gapNouns(_ words: [String]) -> Set<String> {
    var result: Set<String> = []
    for (index, word) in words.enumerated().dropLast() where word == "a" || word == "an" {
      result.insert(words[index + 1])
    }
    return result
  }

  /// What stands in the gaps, by their nouns, if these words ask in this way. Shorter gaps are tried first.
  func match(_ words: PhraseWords) -> [(noun: String, words: Range<Int>)]? {
    var asked = asked
    return asked.withUTF8 { pattern in
      var gaps: [(noun: Range<Int>, words: Range<Int>)] = []
      guard Self.matches(pattern, from: 0, words, at: 0, &gaps) else { return nil }
      return gaps.map { (String(decoding: pattern[$0.noun], as: UTF8.self), $0.words) }
    }
  }

  private static func matches(
    _ pattern: UnsafeBufferPointer<UInt8>, from start: Int, _ words: PhraseWords, at word: Int,
    _ gaps: inout [(noun: Range<Int>, words: Range<Int>)]
  ) -> Bool {
    guard start < pattern.count else { return word == words.count }
    guard word < words.count else { return false }
    let end = pattern[start...].firstIndex(of: UInt8(ascii: " ")) ?? pattern.count
    guard pattern[start] == gapMark else {
      return words.isSame(word, pattern, start..<end) && matches(pattern, from: end + 1, words, at: word + 1, &gaps)
    }
    for length in 1...min(words.count - word, longestGap) {
      gaps.append((start + 1..<end, word..<word + length))
      if matches(pattern, from: end + 1, words, at: word + length, &gaps) { return true }
      gaps.removeLast()
    }
    return false
  }

  /// How many words a gap may take.
  private static let longestGap = 12

  /// The tokens of the other way of asking. Where a noun has two gaps, the later one counts.
  func rewrite(_ tokens: [Token], _ gaps: [(noun: String, words: Range<Int>)]) -> [Token] {
    guard let place = tokens.first?.range else { return [] }
    var result: [Token] = []
    for element in to {
      switch element {
      case .word(let word):
        result.append(
          Token(
            kind: .word, text: word, key: word, mark: 0, range: place, capitalised: false, allCapitals: false,
            fixed: FixedClasses.of(word)))
      case .gap(let noun):
        if let words = gaps.last(where: { $0.noun == noun })?.words { result += tokens[words] }
      }
    }
    return result
  }
}

extension AskingPattern.Element {
  /// The word, or the noun of the gap.
  var text: String {
    switch self {
    case .word(let text), .gap(let text): text
    }
  }
}
