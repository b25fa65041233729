extension [UInt8] {
  /// Is it the word with two neighbouring letters exchanged, or with one letter missing or doubled? O(n).
  func isSlip(of word: [UInt8]) -> Bool {
    guard self != word, abs(count - word.count) <= 1 else { return false }
    guard
      let at = zip(self, word).enumerated().first(where: { $1.0 != $1.1 })?.offset
        ?? Optional(Swift.min(count, word.count))
    else { return false }
    if count == word.count {
      return at + 1 < count && self[at] == word[at + 1] && self[at + 1] == word[at]
        && self[(at + 2)...] == word[(at + 2)...]
    }
    if count < word.count { return self[at...] == word[(at + 1)...] }
    return self[(at + 1)...] == word[at...] && at > 0 && self[at] == self[at - 1]
  }
}
