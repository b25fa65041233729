/// Questions about an action that stands behind `it`, or behind what it is like, read with the action in its place.
extension PlainWording {
  /// `is it hard to define service`, `does it save time to satisfy customers`, `is it cheaper to ask than to guess`: the
  /// action takes the place of `it`.
  var withoutExpletive: [Token]? {
    guard let it = tokens.indices.prefix(4).first(where: { key($0) == "it" }),
      let action = tokens.indices.dropFirst(it + 2).first(where: { isInfinitive(at: $0) }),
      !isFrequencyOnly(it + 1..<action)
    else { return nil }
    let than = tokens.indices.dropFirst(action + 2).first { key($0) == "than" } ?? tokens.endIndex
    var rest = Array(tokens[than...])
    if rest.count > 2, rest[1].key == "to", has(rest[2], .base) {
      rest = [rest[0], participle(rest[2])] + rest[3...]
    }
    return Array(tokens[..<it]) + doing(action..<than) + tokens[(it + 1)..<action] + rest
  }

  /// `is good service hard to define in healthcare` as `is defining good service hard in healthcare`.
  var actionsFirst: [[Token]] {
    guard let be = tokens.firstIndex(where: { $0.fixed.contains(.be) }), be < 3,
      let action = tokens.indices.dropFirst(be + 2).first(where: { isInfinitive(at: $0) }),
      lexicon.adjectives.contains(key(action - 1))
    else { return [] }
    let start = be + (key(be + 1) == "not" ? 2 : 1)
    guard start < action - 1 else { return [] }
    let subject = [participle(tokens[action + 1])] + tokens[start..<action - 1]
    return [Array(tokens[..<start]) + subject + [tokens[action - 1]] + tokens[(action + 2)...]]
  }

  /// `is asking cheaper`: than something.
  var comparedWithAnything: [Token]? {
    guard !tokens.contains(where: { $0.key == "than" || $0.key == "more" }),
      let word = tokens.first(where: {
        lexicon.relationByKey[RelationKey(shape: .comparative, words: [$0.key])] != nil
      })
    else { return nil }
    return tokens + [self.word("than", like: word), self.word("something", like: word)]
  }

  /// `direct or indirect consumers of IT` as `direct consumers of IT or indirect consumers of IT`.
  var sharedOut: [Token]? {
    guard let joiner = tokens.indices.dropFirst().first(where: { ["or", "nor", "and"].contains(key($0)) }) else {
      return nil
    }
    var first = joiner + 1
    if first < tokens.count, tokens[first].isArticle { first += 1 }
    guard first + 1 < tokens.count, isKind(tokens[first...first + 1]), isKind([tokens[joiner - 1], tokens[first + 1]])
    else { return nil }
    return Array(tokens[..<joiner]) + tokens[(first + 1)...] + tokens[joiner...]
  }

  /// `a system that is easy to use` as `an easy-to-use system`, where that is a kind.
  var describedInFront: [Token]? {
    for that in tokens.indices.dropFirst() where ["that", "which"].contains(key(that)) {
      guard that + 2 < tokens.count, tokens[that + 1].fixed.contains(.be) else { continue }
      for end in (that + 3...min(that + 6, tokens.count)).reversed() {
        var front = tokens[that + 2]
        front.key = tokens[that + 2..<end].map(\.key).joined(separator: "-")
        front.text = front.key
        front.fixed = []
        guard isKind([front, tokens[that - 1]]) else { continue }
        return Array(tokens[..<(that - 1)]) + [front, tokens[that - 1]] + tokens[end...]
      }
    }
    return nil
  }

  private func isKind(_ words: ArraySlice<Token>) -> Bool {
    lexicon.thing(of: words) != nil || lexicon.knowsSomeNoun(words, with: "of")
  }

  private func isInfinitive(at: Int) -> Bool {
    key(at) == "to" && tokens.indices.contains(at + 1) && (has(tokens[at + 1], .base) || key(at + 1) == "be")
  }

  /// `does it have to …`, `it used to …`: no predicate for an action.
  private func isFrequencyOnly(_ words: Range<Int>) -> Bool {
    words.allSatisfy { !tokens[$0].fixed.isDisjoint(with: [.have, .frequency, .not]) }
  }

  /// The infinitive as a gerund.
  private func doing(_ words: Range<Int>) -> [Token] {
    [participle(tokens[words.lowerBound + 1])] + tokens[words.dropFirst(2)]
  }

  private func participle(_ verb: Token) -> Token {
    word(Inflection.forms(ofVerb: verb.key).presentParticiple[0], like: verb)
  }
}
