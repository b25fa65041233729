import Diagnostics
import English

/// Spelling against the words that are known. A correction is made only where it is clearly the one.
struct Spelling {
  let lexicon: Lexicon
  private let recollection: Recollection

  /// A sentence with its slips put right, and what was changed.
  typealias Correction = (sentence: TokenizedSentence, changes: [(from: String, to: String)])

  init(_ base: KnowledgeBase) {
    lexicon = base.lexicon
    recollection = base.recollection
  }

  /// Known words near a word, best first, at most twelve.
  private func near(_ word: String) -> [String] {
    recollection.near(word) { recollection.spellings { lexicon.spellings }.nearest(to: word, limit: 12) }
  }

  /// Known words near an unknown one, best first, at most three.
  func nearest(_ word: String) -> [String] {
    guard word.utf8.count > 3 else { return slips(word) }
    return Array((slips(word) + near(word).prefix(3)).uniqued().prefix(3))
  }

  /// The known word that a told one is most likely a slip for: one that begins alike, since new words are told, too.
  func slip(_ word: String) -> String? {
    slips(word).first { $0.first == word.first || $0.prefix(2).sorted() == word.prefix(2).sorted() }
  }

  /// The sentences that may be meant where words are unknown, the likeliest first; none where some unknown word is no
  /// slip for a known one.
  func corrected(_ sentence: TokenizedSentence) -> [Correction] {
    if let joined = joined(sentence) { return [joined] }
    var results: [Correction] = [(sentence, [])]
    // From the end, so that a word that becomes two moves nothing still to come.
    for index in sentence.tokens.indices.reversed() {
      let token = sentence.tokens[index]
      guard token.kind == .word, !lexicon.isKnown(token), !Reader.isPatternWord(token.key),
        index != 1 || sentence.tokens[0].key != "how"
      else { continue }
      let choices = choices(token.key)
      guard !choices.isEmpty, results.count * choices.count <= Self.most else { return [] }
      results = results.flatMap { result in
        choices.map { words in
          var copy = result
          copy.sentence.tokens.replaceSubrange(index...index, with: words.map { Self.word($0, like: token) })
          copy.changes.insert((token.text, words.joined(separator: " ")), at: 0)
          return copy
        }
      }
    }
    return results.filter { !$0.changes.isEmpty }
  }

  /// `who is on call`, where something is `on-call`: two words for a known one with a hyphen.
  private func joined(_ sentence: TokenizedSentence) -> Correction? {
    let tokens = sentence.tokens
    for index in tokens.indices.dropFirst()
    where !lexicon.isKnown(tokens[index - 1]) || !lexicon.isKnown(tokens[index]) {
      let word = tokens[index - 1].key + "-" + tokens[index].key
      guard tokens[index - 1].kind == .word, tokens[index].kind == .word, lexicon.isKnownWord(word) else { continue }
      var copy = sentence
      copy.tokens.replaceSubrange(index - 1...index, with: [Self.word(word, like: tokens[index])])
      return (copy, [(tokens[index - 1].text + " " + tokens[index].text, word)])
    }
    return nil
  }

  /// No more sentences are tried.
  private static let most = 6

  private static func word(_ key: String, like token: Token) -> Token {
    var copy = token
    (copy.key, copy.text, copy.fixed) = (key, key, FixedClasses.of(key))
    return copy
  }

  /// What an unknown word may be instead: the words it is an equally likely slip for, or two words run together.
  private func choices(_ word: String) -> [[String]] {
    let slips = slips(word)
    guard slips.isEmpty else { return slips.map { [$0] } }
    let parted = parted(word)
    return parted.count == 1 ? parted : []
  }

  /// `anurse`, `whatdo`: two known words, one of them a fixed one.
  private func parted(_ word: String) -> [[String]] {
    guard word.utf8.count > 4, word.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    return (1..<word.utf8.count).compactMap { cut in
      let (left, right) = (String(word.prefix(cut)), String(word.dropFirst(cut)))
      guard right.utf8.count > 1, Self.runOn.contains(left), isWord(right) else { return nil }
      return [left, right]
    }
  }

  /// Words that are typed too quickly to be parted from the next. Not `up`, `out` and the like, which begin words.
  private static let runOn: Set<String> = [
    "a", "an", "the", "what", "who", "which", "when", "where", "why", "how", "do", "does", "is", "are", "can", "should",
    "of", "to",
  ]

  private func isWord(_ word: String) -> Bool { !FixedClasses.of(word).isEmpty || lexicon.isKnownWord(word) }

  /// The known words that an unknown one is most likely a slip for; forms of one word count once.
  private func slips(_ word: String) -> [String] {
    guard word.utf8.count > 1, !Inflection.isEveryday(word) else { return [] }
    let near = near(word)
    let weighed = near.compactMap { other in weight(word, other).map { (word: other, weight: $0) } }
    guard let least = weighed.map(\.weight).min() else { return [] }
    var result: [String] = []
    for one in weighed where one.weight == least && !result.contains(where: { lexicon.isSameWord($0, one.word) }) {
      result.append(one.word)
    }
    return result
  }

  /// How far a slip goes, in tenths of a letter; nil where it is too far for one. Letters that changed places or were
  /// doubled, and neighbouring keys, are the commonest slips.
  private func weight(_ word: String, _ known: String) -> Int? {
    let (left, right) = (Array(word.unicodeScalars), Array(known.unicodeScalars))
    let isFixed = !FixedClasses.of(known).isEmpty
    guard editDistance(word, known, limit: 1) != nil else {
      // Two slips in one word are believed of long words only, which begin alike.
      let isLong = left.count > 9 && !isFixed && left.first == right.first
      return isLong && editDistance(word, known, limit: 2) != nil ? 20 : nil
    }
    let kind = Slip(left, right)
    // Of short words only swapped letters are believed, and a letter left out of a question word.
    let isAsking = kind == .missing && FixedClasses.of(known).contains(.question)
    if left.count < 4, kind != .swapped, !isAsking { return nil }
    switch kind {
    case .swapped: return 5
    case .doubled: return 5
    case .missing, .added:
      // Slips hardly ever touch the first letter, unless it is left out or typed twice.
      return isFixed && left.count < 3 ? nil : 8
    case .neighbour: return left.first == right.first ? 7 : 12
    case .other: return isFixed || left.first != right.first ? nil : 10
    }
  }
}

/// The one letter in which two words differ.
private enum Slip: Equatable {
  case swapped, doubled, missing, added, neighbour, other

  /// Of two words one edit apart.
  init(_ typed: [Unicode.Scalar], _ meant: [Unicode.Scalar]) {
    let start = zip(typed, meant).prefix { $0 == $1 }.count
    if typed.count == meant.count {
      let isSwap =
        start + 1 < typed.count && typed[start] == meant[start + 1] && typed[start + 1] == meant[start]
      self = isSwap ? .swapped : Self.areNeighbours(typed[start], meant[start]) ? .neighbour : .other
      return
    }
    let longer = typed.count > meant.count ? typed : meant
    let isDouble = start > 0 && longer[start] == longer[start - 1]
    self = isDouble ? .doubled : typed.count > meant.count ? .added : .missing
  }

  private static func areNeighbours(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    rows.contains { row in
      guard let one = row.firstIndex(of: left), let other = row.firstIndex(of: right) else { return false }
      return abs(one - other) == 1
    }
      || zip(rows, rows.dropFirst()).contains { upper, lower in
        func isBelow(_ up: Unicode.Scalar, _ down: Unicode.Scalar) -> Bool {
          guard let one = upper.firstIndex(of: up), let other = lower.firstIndex(of: down) else { return false }
          return other == one || other + 1 == one
        }
        return isBelow(left, right) || isBelow(right, left)
      }
  }

  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.unicodeScalars) }
}
