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
  var from: [Element]
  var to: [Element]

  init(from: [Element], to: [Element]) {
    self.from = from
    self.to = to
  }

  init?(from: String, to: String) {
    self.from = Self.elements(from, gaps: [])
    self.to = Self.elements(to, gaps: Self.gapNouns(Self.words(from)))
    guard !self.from.isEmpty, !self.to.isEmpty else { return nil }
    for element in self.to {
      if case .gap = element, !self.from.contains(element) { return nil }
    }
  }

  /// How many words it gives rather than leaving a gap.
  var words: Int { from.count { if case .word = $0 { true } else { false } } }

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

  /// The tokens of the other way of asking, if these tokens are asked this way.
  func rewrite(_ tokens: [Token]) -> [Token]? {
    var fillers: [String: [Token]] = [:]
    guard match(from[...], tokens[...], &fillers) else { return nil }
    guard let place = tokens.first?.range else { return nil }
    var result: [Token] = []
    for element in to {
      switch element {
      case .word(let word):
        result.append(
          Token(
            kind: .word, text: word, key: word, mark: 0, range: place, capitalised: false, allCapitals: false,
            fixed: FixedClasses.of(word)))
      case .gap(let noun): result += fillers[noun] ?? []
      }
    }
    return result
  }

  private func match(_ elements: ArraySlice<Element>, _ tokens: ArraySlice<Token>, _ fillers: inout [String: [Token]])
    -> Bool
  {
    guard let first = elements.first else { return tokens.isEmpty }
    switch first {
    case .word(let word):
      guard let token = tokens.first, Self.same(token.key, word) else { return false }
      return match(elements.dropFirst(), tokens.dropFirst(), &fillers)
    case .gap(let noun):
      guard !tokens.isEmpty else { return false }
      let rest = elements.dropFirst()
      let longest = tokens.count - rest.count
      guard longest > 0 else { return false }
      for length in 1...min(longest, 12) {
        var trial = fillers
        trial[noun] = Array(tokens.prefix(length))
        if match(rest, tokens.dropFirst(length), &trial) {
          fillers = trial
          return true
        }
      }
      return false
    }
  }

  /// Forms of be and do count as one word, so that plural subjects are asked about in the same way.
  private static func same(_ token: String, _ word: String) -> Bool {
    token == word || (["is", "are"].contains(token) && ["is", "are"].contains(word))
      || (["do", "does"].contains(token) && ["do", "does"].contains(word)) || token == word + "s" || token + "s" == word
  }
}
