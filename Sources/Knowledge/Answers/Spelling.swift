import Diagnostics
import English

/// Spelling against the words that are known. A correction is made only where it is clearly the one.
struct Spelling {
  let lexicon: Lexicon
  let spellings: Set<String>

  init(_ base: KnowledgeBase) {
    lexicon = base.lexicon
    spellings = base.recollection.spellings { base.lexicon.spellings }
  }

  /// Known words near an unknown one, best first, at most three.
  func nearest(_ word: String) -> [String] {
    guard word.utf8.count > 3 else { return [] }
    return Diagnostics.nearest(to: word, among: spellings, limit: 3)
  }

  /// The known word that an unknown one is most likely a slip for: one edit away (two for long words), and begun alike,
  /// since slips hardly ever touch the first letter.
  func slip(_ word: String) -> String? {
    let allowed = word.utf8.count < 9 ? 1 : 2
    return nearest(word).first { near in
      guard editDistance(word, near, limit: allowed) != nil else { return false }
      return word.first == near.first || word.prefix(2).sorted() == near.prefix(2).sorted()
    }
  }

  /// The sentence with every unknown word corrected, if each has exactly one clear correction.
  func corrected(_ sentence: TokenizedSentence) -> (TokenizedSentence, [(from: String, to: String)])? {
    var copy = sentence
    var corrections: [(from: String, to: String)] = []
    for index in copy.tokens.indices {
      let token = copy.tokens[index]
      guard token.kind == .word, !lexicon.isKnown(token), !Reader.isPatternWord(token.key) else { continue }
      guard let only = clear(token.key) else { return nil }
      corrections.append((token.text, only))
      copy.tokens[index].key = only
      copy.tokens[index].text = only
      copy.tokens[index].fixed = FixedClasses.of(only)
    }
    return corrections.isEmpty ? nil : (copy, corrections)
  }

  /// Do the words differ in two neighbouring letters that changed places?
  private func isSwap(_ word: String, _ other: String) -> Bool {
    let (left, right) = (Array(word), Array(other))
    guard left.count == right.count else { return false }
    let places = left.indices.filter { left[$0] != right[$0] }
    return places.count == 2 && places[1] == places[0] + 1 && left[places[0]] == right[places[1]]
      && left[places[1]] == right[places[0]]
  }

  /// One edit away, two for longer words, begun alike; or two letters that changed places.
  private func isSlip(_ word: String, _ other: String) -> Bool {
    if isSwap(word, other) { return true }
    // Slips hardly ever touch the first letter, unless it is left out or typed twice.
    guard word.first == other.first || word.dropFirst() == other || other.dropFirst() == word else { return false }
    if editDistance(word, other, limit: 1) != nil { return true }
    return word.utf8.count > 7 && editDistance(word, other, limit: 2) != nil
  }

  /// The one near word, if the next is further away.
  private func clear(_ word: String) -> String? {
    let near = nearest(word)
    guard let first = near.first, isSlip(word, first) else { return nil }
    guard let second = near.dropFirst().first else { return first }
    let swapped = near.filter { isSwap(word, $0) }
    if swapped.count == 1 { return swapped[0] }
    let best = editDistance(word, first, limit: 3) ?? 4
    let next = editDistance(word, second, limit: 3) ?? 4
    if best < next { return first }
    return lexicon.isSameWord(first, second) ? first : nil
  }
}
