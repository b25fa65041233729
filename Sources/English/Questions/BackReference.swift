/// What of a question points at the reply before: `who else wants it`, `which of them are clinicians`.
struct BackReference {
  /// The tokens without the words that point back.
  var tokens: [Token]
  /// `else`, `other`: what was answered before is not asked for again.
  var excludes = false
  /// `of them`: only what was answered before is asked for.
  var isAmong = false
  /// `how many of them`.
  var counts = false

  init(_ tokens: [Token]) {
    self.tokens = tokens
    // `who or what causes it`
    if tokens.count > 3, tokens[0].key == "who", tokens[1].key == "or", tokens[2].key == "what" {
      self.tokens.removeFirst(2)
    }
    if let at = self.tokens.indices.first(where: { isElse($0) }) {
      self.tokens.remove(at: at)
      excludes = true
    }
    removeAmong()
    openThere()
  }

  /// `how many people live there` as `how many people live in it`.
  private mutating func openThere() {
    guard let last = tokens.indices.last, tokens.isPlace(last) else { return }
    func word(_ text: String) -> Token {
      var token = tokens[last]
      (token.key, token.text, token.fixed) = (text, text, FixedClasses.of(text))
      return token
    }
    tokens.replaceSubrange(last...last, with: [word("in"), word("it")])
  }

  private func isElse(_ at: Int) -> Bool {
    guard at > 0, tokens.count > 2, tokens[at].key == "else" else { return false }
    // `does a nurse want something else` compares within the question.
    return tokens[at - 1].fixed.contains(.question) || at < 3 && tokens[at - 1].fixed.contains(.indefinitePronoun)
  }

  private mutating func removeAmong() {
    let start = tokens.first.map { $0.key == "how" } == true ? 2 : 1
    guard tokens.count > start + 2, tokens[0].fixed.contains(.question), tokens[start].key == "of",
      ["them", "those", "these"].contains(tokens[start + 1].key),
      start == 1 || ["many", "much"].contains(tokens[1].key)
    else { return }
    isAmong = true
    tokens.removeSubrange(start..<start + 2)
    guard start == 2 else { return }
    counts = true
    tokens.removeFirst()
    tokens[0].key = "which"
    tokens[0].fixed = FixedClasses.of("which")
  }
}

extension Array<Token> {
  /// Is it the `there` of a place that was spoken of, rather than of `are there`?
  func isPlace(_ at: Int) -> Bool {
    at > 2 && at == count - 1 && self[at].fixed.contains(.existentialThere) && !self[at - 1].fixed.contains(.be)
  }
}
