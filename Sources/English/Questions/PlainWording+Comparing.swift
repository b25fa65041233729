/// Roundabout ways of comparing and of joining, in plainer words.
extension PlainWording {
  /// `is X or Y larger`, `does X or Y have more people`: as `which is larger, X or Y`.
  var asChoice: [Token]? {
    guard tokens.count > 4, !tokens[0].fixed.isDisjoint(with: [.be, .do]),
      let or = tokens.firstIndex(where: { $0.key == "or" }),
      or > 1, !tokens.contains(where: { $0.fixed.contains(.than) || $0.kind == .comma })
    else { return nil }
    let which = word("which", like: tokens[0])
    let comma = Token(comma: tokens[0])
    if tokens[0].fixed.contains(.be) {
      // `the larger city`, and the adjective alone.
      guard let last = tokens.indices.last, last > or + 1, lexicon.measures(ofComparative: key(last)) != nil else {
        return nil
      }
      return [which, word("is", like: tokens[0]), tokens[last], comma] + tokens[1..<last]
    }
    guard let have = tokens.lastIndex(where: { $0.fixed.contains(.have) }), have > or + 1, have + 1 < tokens.count,
      ["more", "fewer"].contains(key(have + 1)) || lexicon.measures(ofComparative: key(have + 2)) != nil
    else { return nil }
    return [which, word("has", like: tokens[have])] + tokens[(have + 1)...] + [comma] + tokens[1..<have]
  }

  /// `the difference in height between X and Y` as `the difference between the height of X and the height of Y`.
  var differenceBetween: [Token]? {
    guard let at = tokens.indices.first(where: { key($0) == "difference" && ["in", "of"].contains(key($0 + 1)) }),
      let between = tokens[at...].firstIndex(where: { $0.key == "between" }), between > at + 2,
      let and = tokens[between...].lastIndex(where: { $0.key == "and" }), and > between + 1, and + 1 < tokens.count
    else { return nil }
    let measure = tokens[(at + 2)..<between].drop { $0.fixed.contains(.definite) }
    guard !measure.isEmpty else { return nil }
    func owned(_ owner: ArraySlice<Token>) -> [Token] {
      [word("the", like: tokens[at])] + measure + [word("of", like: tokens[at])] + owner
    }
    return Array(tokens[...at]) + [tokens[between]] + owned(tokens[(between + 1)..<and]) + [tokens[and]]
      + owned(tokens[(and + 1)...])
  }

  /// `flow through X but not through Y`, `border X and also Y`: what joins them says it once.
  var joinedOnce: [Token]? {
    var copy = tokens
    if let also = copy.indices.dropFirst().first(where: {
      copy[$0].key == "also" && ["and", "but"].contains(copy[$0 - 1].key)
    }) {
      copy.remove(at: also)
    }
    if let again = copy.indices.dropFirst(2).first(where: { at in
      guard copy[at].fixed.contains(.preposition), at + 1 < copy.count,
        ["and", "or", "not"].contains(copy[at - 1].key) || copy[at - 1].key == "also"
      else { return false }
      return copy[..<(at - 1)].contains { $0.key == copy[at].key }
    }) {
      copy.remove(at: again)
    }
    return copy.count < tokens.count ? copy : nil
  }

  /// `who counts as a clinician` as `who is a clinician`.
  var countedAs: [Token]? {
    guard
      let at = tokens.indices.first(where: { ["count", "counts"].contains(key($0)) && key($0 + 1) == "as" }), at > 0,
      at + 2 < tokens.count
    else { return nil }
    if let auxiliary = tokens[..<at].firstIndex(where: { $0.fixed.contains(.do) }) {
      let be = word(key(auxiliary) == "does" ? "is" : "are", like: tokens[auxiliary])
      return Array(tokens[..<auxiliary]) + [be] + tokens[(auxiliary + 1)..<at] + tokens[(at + 2)...]
    }
    return Array(tokens[..<at]) + [word(key(at) == "counts" ? "is" : "are", like: tokens[at])] + tokens[(at + 2)...]
  }

  /// `have no bordering states` as `have no states bordering them`; `how many bordering states does X have` as `how many
  /// states border X`.
  var describedByDoing: [Token]? {
    guard
      let at = tokens.indices.dropFirst().first(where: { at in
        has(tokens[at], .presentParticiple) && lexicon.thing(of: tokens[at..<at + 1]) == nil && at + 1 < tokens.count
          && tokens[at + 1].fixed.isEmpty && lexicon.thing(of: tokens[(at + 1)..<(at + 2)]) != nil
          && !tokens[at - 1].fixed.isEmpty && !tokens[at - 1].fixed.contains(.be)
      })
    else { return nil }
    let noun = tokens[at + 1]
    if at + 2 < tokens.count, tokens[at + 2].fixed.contains(.do), tokens.last?.fixed.contains(.have) == true,
      let base = lexicon.verbForms[key(at)]?.first(where: { $0.form == .presentParticiple })?.base
    {
      return Array(tokens[..<at]) + [noun, word(base, like: tokens[at])] + tokens[(at + 3)..<(tokens.count - 1)]
    }
    guard tokens[..<at].contains(where: { $0.fixed.contains(.have) }) else { return nil }
    return Array(tokens[..<at]) + [noun, tokens[at], word("them", like: tokens[at])] + tokens[(at + 2)...]
  }
}

extension Token {
  /// A comma at the place of another token.
  fileprivate init(comma other: Token) {
    self = other
    (kind, key, text, fixed) = (.comma, ",", ",", [])
  }
}
