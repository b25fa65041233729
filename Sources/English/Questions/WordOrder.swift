/// Questions that move a preposition are read with it in its place: `at whom are incentives aimed` as `are incentives
/// aimed at whom`, `what is autonomy a component of` as `is autonomy a component of what`.
struct WordOrder {
  let tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  /// Where the auxiliary stands behind the question phrase.
  private func auxiliary(from start: Int) -> Int? {
    tokens.indices.dropFirst(start).first { !tokens[$0].fixed.isDisjoint(with: [.be, .do, .have, .modal]) }
  }

  private func asks(_ at: Int) -> Bool {
    ["what", "which", "who", "whom", "whose"].contains(tokens[at].key)
  }

  /// `at whom are incentives aimed`: preposition and question phrase go to the end.
  var unfronted: [Token]? {
    guard tokens.count > 3, tokens[0].fixed.contains(.preposition), asks(1) || tokens[1].key == "how",
      let verb = auxiliary(from: 2)
    else {
      return nil
    }
    return Array(tokens[verb...] + tokens[..<verb])
  }

  /// `for each continent, what is the average area of its countries`: each of them goes where the pronoun stands, or to
  /// the end.
  var distributed: [Token]? {
    guard tokens.count > 5, ["for", "in"].contains(tokens[0].key), ["each", "every"].contains(tokens[1].key),
      let comma = tokens.indices.first(where: { tokens[$0].kind == .comma }), comma > 2, comma + 2 < tokens.count
    else { return nil }
    var each = Array(tokens[1..<comma])
    func word(_ text: String) -> Token {
      var token = each[0]
      (token.text, token.key, token.fixed) = (text, text, FixedClasses.of(text))
      return token
    }
    each[0] = word("each")
    var rest = Array(tokens[(comma + 1)...])
    if let pronoun = rest.lastIndex(where: { ["it", "them"].contains($0.key) }) {
      rest.replaceSubrange(pronoun...pronoun, with: each)
    } else if let owner = rest.lastIndex(where: { ["its", "their"].contains($0.key) }) {
      let end = rest.indices.first { $0 > owner + 1 && !rest[$0].fixed.isEmpty } ?? rest.endIndex
      rest.insert(contentsOf: [word("of")] + each, at: end)
      rest[owner] = word("the")
    } else {
      rest += [word("in")] + each
    }
    return rest
  }

  /// `what do nurses want that administrators do not want`: the relative clause goes to the question phrase.
  var unextraposed: [Token]? {
    guard tokens.count > 5, asks(0), let verb = auxiliary(from: 1),
      let relative = tokens.indices.last(where: { $0 > verb + 2 && ["that", "which", "who"].contains(tokens[$0].key) })
    else { return nil }
    return Array(tokens[..<verb] + tokens[relative...] + tokens[verb..<relative])
  }

  /// `how long does a visit take` as `what does a visit take`: a quantity is asked for.
  var measured: [Token]? {
    guard tokens.count > 4, tokens[0].key == "how", tokens[2].fixed.contains(.do) else { return nil }
    var what = tokens[0]
    (what.key, what.text, what.fixed) = ("what", "what", FixedClasses.of("what"))
    return [what] + tokens[2...]
  }

  /// `what do nurses but not administrators want` as `what do nurses want that administrators do not want`.
  var contrasted: [[Token]] {
    guard tokens.count > 6, asks(0), let verb = auxiliary(from: 1), tokens[verb].fixed.contains(.do),
      let but = tokens.indices.dropFirst(verb + 2).first(where: {
        tokens[$0].key == "but" && $0 + 2 < tokens.count && tokens[$0 + 1].key == "not"
      })
    else { return [] }
    func word(_ text: String) -> Token {
      var token = tokens[but]
      (token.key, token.text, token.fixed) = (text, text, FixedClasses.of(text))
      return token
    }
    return tokens.indices.dropFirst(but + 3).map { cut in
      let (subject, other, rest) = (tokens[verb + 1..<but], tokens[but + 2..<cut], tokens[cut...])
      return Array(tokens[...verb] + subject + rest) + [word("that")] + other + [word("do"), word("not")] + rest
    }.flatMap { moved in WordOrder(moved).unextraposed.map { [$0] } ?? [] }
  }

  /// `what do nurses want but not administrators`, where what is wanted is asked for, so that the end is another subject: as
  /// `what do nurses want that administrators do not want`.
  var contrastedBehind: [Token]? {
    guard tokens.count > 6, asks(0), let verb = auxiliary(from: 1), tokens[verb].fixed.contains(.do),
      let but = tokens.lastIndex(where: { $0.key == "but" }), but > verb + 2, but + 2 < tokens.count,
      tokens[but + 1].key == "not", tokens[(but + 2)...].allSatisfy({ $0.fixed.isDisjoint(with: .preposition) })
    else { return nil }
    func word(_ text: String) -> Token {
      var token = tokens[but]
      (token.key, token.text, token.fixed) = (text, text, FixedClasses.of(text))
      return token
    }
    let said = tokens[(but - 1)..<but]
    return WordOrder(
      Array(tokens[..<but]) + [word("that")] + tokens[(but + 2)...] + [word("do"), word("not")] + said
    ).unextraposed
  }

  /// `what is autonomy a component of`: the question phrase goes behind the last preposition.
  var unstranded: [Token]? {
    guard tokens.count > 3, asks(0), let last = tokens.last, last.fixed.contains(.preposition),
      let verb = auxiliary(from: 1)
    else { return nil }
    return Array(tokens[verb...] + tokens[..<verb])
  }
}
