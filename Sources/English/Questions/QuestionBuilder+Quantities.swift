import Diagnostics

/// Quantities that a verb has in its object or at its time, compared: `lasts longer than X`, `costs the most`, `joined before
/// X`, `how many minutes does X last`. They are made of the questions for the quantities: `what does X last`.
extension QuestionBuilder {
  /// The question in any of these wordings, where it has one.
  mutating func quantified() -> Question? {
    let saved = failure
    defer { failure = saved }
    return counted() ?? boundedBySaying() ?? extreme() ?? compared() ?? timed()
  }

  // MARK: Units

  /// `how many minutes does X last` as `what does X last`, in minutes.
  private mutating func counted() -> Question? {
    guard tokens.count > 5, tokens[0].key == "how", tokens[1].key == "many",
      let verb = tokens.indices.dropFirst(3).first(where: { tokens[$0].fixed.contains(.do) })
    else { return nil }
    let unit = lexicon.unitKey(lexicon.key(of: tokens[2..<verb]))
    guard isUnit(unit) else { return nil }
    guard var question = plain([word("what")] + tokens[verb...]).first(where: { $0.act == .list }) else { return nil }
    (question.wantsQuantity, question.wantedUnit, question.isSaidAsAsked) = (true, unit, true)
    return question
  }

  /// `how many tonnes of fish does X carry`, `how much fish`: the amounts of it among what X carries.
  mutating func amount() -> Question? {
    guard tokens.count > 4, tokens[0].key == "how", ["many", "much"].contains(tokens[1].key),
      let verb = tokens.indices.dropFirst(3).first(where: { tokens[$0].fixed.contains(.do) })
    else { return nil }
    let isOfUnit = tokens[2..<verb].contains { $0.key == "of" }
    guard isOfUnit || tokens[1].key == "much" else { return nil }
    let words = (isOfUnit ? " " : " of ") + tokens[2..<verb].map(\.key).joined(separator: " ")
    let amounts = lexicon.things.filter { thing in
      guard case .plain = thing.structure else { return false }
      return thing.key.hasSuffix(words) && thing.key.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true
    }
    guard !amounts.isEmpty,
      var question = plain([word("what")] + tokens[verb...]).first(where: { $0.act == .list })
    else { return nil }
    (question.among, question.isChoice, question.isSaidAsAsked) = (Set(amounts.map(\.id)), true, true)
    return question
  }

  /// Is it a unit of a number somewhere, or of time?
  private func isUnit(_ key: String) -> Bool {
    lexicon.isUnit(key) || Lexicon.secondsByUnit[key] != nil
      || lexicon.things.contains { if case .quantity(_, key) = $0.structure { true } else { false } }
  }

  // MARK: More and less

  /// `last longer than 2 hours` as `last more than 2 hours`.
  private mutating func boundedBySaying() -> Question? {
    guard let than = than, case .number = tokens[than + 1].kind, let more = Self.comparatives[tokens[than - 1].key],
      tokens[than - 1].key != more
    else { return nil }
    return plain(tokens[..<(than - 1)] + [word(more)] + tokens[than...]).first
  }

  /// `weigh more than X`, of whatever weighs something.
  private mutating func compared() -> Question? {
    guard let than, let more = Self.comparatives[tokens[than - 1].key] else { return nil }
    let comparison: Comparison = more == "more" ? .more : .less
    return beside(tokens[..<(than - 1)], Array(tokens[(than + 1)...]), place: [], comparison)
  }

  /// Behind a verb and a comparative, before what is compared with.
  private var than: Int? {
    guard let than = tokens.indices.dropFirst(3).last(where: { tokens[$0].fixed.contains(.than) }),
      than + 1 < tokens.count, lexicon.verbForms[tokens[than - 2].key] != nil
    else { return nil }
    return than
  }

  /// What is more and what is less, whatever the verb counts.
  private static let comparatives = ["more": "more", "longer": "more", "less": "less", "shorter": "less"]

  // MARK: Times

  /// `joined before X`, `take place after X`: the time of the one beside that of the other.
  private mutating func timed() -> Question? {
    guard
      let place = tokens.indices.dropFirst(2).last(where: { ["before", "after"].contains(tokens[$0].key) }),
      place + 1 < tokens.count
    else { return nil }
    let isEarlier = tokens[place].key == "before"
    return beside(
      tokens[..<place], Array(tokens[(place + 1)...]), place: [word("on")], isEarlier ? .less : .more)
  }

  /// The quantity of what is asked about beside that of another thing, with the same verb.
  private mutating func beside(
    _ clause: ArraySlice<Token>, _ other: [Token], place: [Token], _ comparison: Comparison
  ) -> Question? {
    let open = place + [word("what")]
    guard var mine = opened(Array(clause) + open) else { return nil }
    for said in predicates(Array(clause)) {
      guard let theirs = opened([said.auxiliary] + other + said.rest + open), theirs.focus.count == 1,
        theirs.speaksOnly(of: lexicon)
      else { continue }
      let offset = mine.variableCount
      mine.conditions += theirs.moved(by: offset)
      mine.variableCount += theirs.variableCount
      let value = mine.focus.removeLast()
      mine.conditions.append(
        .compare(comparison, .variable(value), .variable(Variable(theirs.focus[0].index + offset))))
      return settled(mine)
    }
    return nil
  }

  /// What is done, as it is asked of another subject: `did` and `join the club`.
  private func predicates(_ clause: [Token]) -> [(auxiliary: Token, rest: [Token])] {
    if !clause[0].fixed.isDisjoint(with: [.do, .be]) {
      return clause.indices.dropFirst(2).reversed().filter {
        lexicon.thing(of: Reader.withoutArticle(clause[1..<$0])) != nil
      }
      .map { (clause[0], Array(clause[$0...])) } + (clause[0].fixed.contains(.be) ? [(clause[0], [])] : [])
    }
    guard clause[0].fixed.contains(.question) else { return [] }
    return clause.indices.dropFirst().compactMap { at in
      if clause[at].fixed.contains(.be) { return (word("is"), Array(clause[(at + 1)...])) }
      guard let base = lexicon.verbForms[clause[at].key]?.first?.base else { return nil }
      return (word("did"), [word(base)] + clause[(at + 1)...])
    }
  }

  // MARK: The most

  /// `which of them weighs the most`, `who joined first`.
  private mutating func extreme() -> Question? {
    guard tokens.count > 2, let last = tokens.last, tokens[0].fixed.contains(.question),
      let (isLeast, place) = Self.extremes[last.key]
    else { return nil }
    var clause = tokens.dropLast()
    if clause.last?.fixed.contains(.definite) == true { clause.removeLast() }
    guard var mine = opened(clause + place.map(word) + [word("what")]), mine.focus.count == 2 else { return nil }
    let offset = mine.variableCount
    let value = mine.focus.removeLast()
    let tally = Tally(
      isLeast ? .least : .greatest, of: [mine.focus[0], value].map { Variable($0.index + offset) },
      over: mine.moved(by: offset))
    mine.variableCount += offset
    mine.conditions.append(.tally(tally, .equal, .variable(value)))
    return settled(mine)
  }

  private static let extremes: [String: (isLeast: Bool, place: [String])] = [
    "most": (false, []), "least": (true, []), "longest": (false, []), "shortest": (true, []),
    "first": (true, ["on"]), "earliest": (true, ["on"]), "last": (false, ["on"]), "latest": (false, ["on"]),
  ]

  // MARK: Parts

  /// The question with what is asked for behind its verb.
  private mutating func opened(_ words: [Token]) -> Question? {
    plain(words).first { $0.act == .list && !$0.focus.isEmpty && $0.groups.isEmpty && $0.slotWord == nil }
  }

  /// Decided, where nothing is left that is asked for.
  private func settled(_ question: Question) -> Question {
    var question = question
    (question.act, question.isSaidAsAsked) = (question.focus.isEmpty ? .decide : .list, true)
    (question.number, question.owner, question.hasOneSubject) = (nil, nil, true)
    return question
  }

  private func word(_ text: String) -> Token {
    var token = tokens[0]
    (token.kind, token.key, token.text, token.fixed) = (.word, text, text, FixedClasses.of(text))
    token.capitalised = false
    return token
  }
}

extension Question {
  /// Are all things in it of that vocabulary, so that it can be put together with another question?
  func speaksOnly(of lexicon: Lexicon) -> Bool {
    var isKnown = true
    for condition in conditions {
      condition.visitTerms { if case .thing(let thing) = $0, thing.index >= lexicon.things.count { isKnown = false } }
    }
    return isKnown
  }

  /// Its conditions about other variables: each that many places further.
  func moved(by offset: Int) -> [Condition] {
    conditions.map { condition in
      condition.mapTerms { term in
        if case .variable(let one) = term { .variable(Variable(one.index + offset)) } else { term }
      }
    }
  }
}
