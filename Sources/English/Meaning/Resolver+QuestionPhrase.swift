import Diagnostics

extension Resolver {
  // MARK: Questions: known things and conditions

  /// `their` in `what do clerks base their decisions on`, where nothing says whose a decision is: any decisions.
  private func isBesideThePoint(_ owner: NounPhrase, of words: Range<Int>, at position: NounPosition) -> Bool {
    guard case .pronoun = owner.head, position != .subject, position != .predicate, mainSubject != nil,
      ["their", "its", "his", "her"].contains(tokens[owner.range.lowerBound].key)
    else { return false }
    return lexicon.nounRelations(endingIn: lexicon.key(of: tokens[words]), "of").isEmpty
  }

  mutating func questionPhrase(
    _ words: Range<Int>, _ key: String, _ phrase: NounPhrase, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    let reading = try known(words, key: key, phrase)
    var modifiers = reading.modifiers + phrase.modifiers
    if case .possessive(let owner) = phrase.determiner, !isBesideThePoint(owner, of: words, at: position) {
      modifiers.insert(.preposition("of", owner), at: 0)
    }
    if phrase.determiner == .whose {
      // `whose population …`: the owner is asked for.
      let owner = ask()
      let value = freshVariable()
      let isKind = lexicon.nounRelation(lexicon[reading.kind].key, "of") == nil
      let kind: [Condition] = isKind ? [.isA(.variable(value), .thing(reading.kind), denied: false)] : []
      return Resolved(
        .variable(value),
        restrictions: kind + (try conditions(ofOwner: .variable(owner), value: .variable(value), words, "of")))
    }
    let asks = [.which, .howMany, .share].contains(phrase.determiner)
    if asks {
      let variable = ask()
      focusKind = focusKind ?? reading.kind
      return try restricted(.variable(variable), reading, modifiers, phrase, words)
    }
    let thing = lexicon[reading.kind]
    if phrase.determiner == .every, thing.isName, modifiers.isEmpty, !lexicon.isPlural(tokens[words.upperBound - 1]),
      thing.name.lowercased() != text(words).lowercased()
    {
      throw ReadingFailure(
        .unreadable, "\"\(thing.name)\" is a name here, so there is no \"every\".", at: phrase.range)
    }
    if phrase.determiner == .every, countsForEach, position == .subject, !thing.isName {
      return try group(freshVariable(), reading, modifiers, phrase, words)
    }
    let standsForItself =
      modifiers.isEmpty && reading.properties.isEmpty && reading.owners.isEmpty
      && (position == .subject && gaps.isEmpty || position == .predicate
        || thing.isName || isLiteral(thing))
    var quantifier = quantifier(phrase.determiner, at: position, key: key)
    if case .predicate = position { quantifier = phrase.determiner == .no ? .denied : .plain }
    if standsForItself, quantifier == .plain || quantifier == .strict || quantifier == .most || quantifier == .only {
      if quantifier == .strict { isUniversal = true }
      if quantifier == .most, position == .subject { isOfMost = true }
      if quantifier == .only, position == .subject { exclusive.append(reading.kind) }
      var subject = reading.kind
      if phrase.determiner == .definite, position == .subject, let one = lexicon.thingByKey["the " + thing.key] {
        subject = one
      }
      let result = Resolved(.thing(subject), quantifier: position == .subject ? .plain : quantifier)
      referents.append(Referent(term: .thing(subject), key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
      return result
    }
    if position == .subject || position == .agent, gaps.isEmpty,
      quantifier == .plain || quantifier == .strict || quantifier == .most,
      let whole = knownDescribed(reading, modifiers, words)
    {
      if quantifier == .strict { isUniversal = true }
      if quantifier == .most { isOfMost = true }
      return Resolved(.thing(whole))
    }
    if quantifier == .most, position == .subject {
      throw ReadingFailure(
        .unsupportedQuantifier, "I cannot tell of \"\(text(phrase.range))\" what is so of most of them.",
        at: phrase.range)
    }
    let variable = freshVariable()
    if isGroup(phrase, at: position) { return try group(variable, reading, modifiers, phrase, words) }
    spoken.insert(variable)
    if position == .object, !modifiers.isEmpty,
      let whole = knownDescribed(reading, modifiers, words)
    {
      wholes[variable] = whole
    }
    var result: Resolved
    if denied, position == .object, quantifier == .plain, modifiers.isEmpty {
      result = try restricted(.variable(variable), reading, modifiers, phrase, words)
      result.restrictions[0] = .isA(.thing(reading.kind), .variable(variable), denied: false)
    } else {
      result = try restricted(.variable(variable), reading, modifiers, phrase, words)
    }
    if phrase.isOther, let one = gaps.last ?? subjectTerm ?? focus.last.map({ .variable($0) }) {
      result.restrictions.append(.different(.variable(variable), one))
    }
    if position != .subject && position != .agent, quantifier == .some { quantifier = .plain }
    result.quantifier = quantifier
    referents.append(
      Referent(term: .variable(variable), key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
    return result
  }

  /// `which cities or towns in Ohio`: whatever is one or the other, and what is said behind the last is said of all.
  mutating func askedOfSeveral(_ phrase: NounPhrase, _ items: [NounPhrase]) throws(ReadingFailure) -> Resolved? {
    guard mode == .question, let first = items.first else { return nil }
    let determiner = phrase.determiner.asks ? phrase.determiner : first.determiner
    guard determiner == .which || determiner == .howMany, items.count > 1 else { return nil }
    let areKinds = items.allSatisfy { item in
      guard case .words(let words) = item.head, let thing = lexicon.thing(of: tokens[words]) else { return false }
      let isPlain = item.determiner == .none || item.determiner == determiner || item.determiner == .definite
      return isPlain && item.degree == nil && item.rivalry == nil && !lexicon[thing].isName
    }
    guard areKinds, let last = items.last else { return nil }
    let asked = ask()
    var branches: [[Condition]] = []
    for item in items {
      var one = item
      one.determiner = determiner
      if one.modifiers.isEmpty { one.modifiers = last.modifiers }
      let count = focus.count
      let resolved = try resolve(one, at: .object, denied: false)
      guard focus.count == count + 1, resolved.terms == [.variable(focus[count])] else { return nil }
      let own = focus.removeLast()
      branches.append(resolved.restrictions.map { $0.replacing(own, by: .variable(asked)) })
    }
    focusKind = nil
    return Resolved(.variable(asked), restrictions: [.either(branches)])
  }

  /// `each continent`, and `every state` behind `of` or `in`: for each of these there is an answer.
  private func isGroup(_ phrase: NounPhrase, at position: NounPosition) -> Bool {
    if groupsAny, phrase.determiner == .indefinite, tokens[phrase.range.lowerBound].fixed.contains(.indefinite) {
      return true
    }
    guard phrase.determiner == .every else { return false }
    switch tokens[phrase.range.lowerBound].key {
    case "each": return position != .subject
    case "every": return position == .owner
    default: return false
    }
  }

  private mutating func group(
    _ variable: Variable, _ reading: KnownPhrase, _ modifiers: [Modifier], _ phrase: NounPhrase, _ words: Range<Int>
  ) throws(ReadingFailure) -> Resolved {
    groups.append(variable)
    groupConditions += try restricted(.variable(variable), reading, modifiers, phrase, words).restrictions
    return Resolved(.variable(variable))
  }

  private func isLiteral(_ thing: Thing) -> Bool {
    switch thing.structure {
    case .quantity, .quoted: true
    default: false
    }
  }

  /// A variable with everything that the phrase says of it.
  mutating func restricted(
    _ term: Term, _ reading: KnownPhrase, _ modifiers: [Modifier], _ phrase: NounPhrase, _ words: Range<Int>
  ) throws(ReadingFailure) -> Resolved {
    var result = Resolved(term)
    var rest = modifiers[...]
    if let relation = lexicon.nounRelation(lexicon[reading.kind].key, "of"), lexicon[relation].isNumeric,
      !(isObjectOfVerb && modifiers.isEmpty)
    {
      // A number is what it is by its owner.
      valueRelations[term] = relation
      result.restrictions = try owned(
        term, relation, NounPhrase(range: phrase.range, head: phrase.head, modifiers: modifiers))
      classes[term] = result.restrictions
      return result
    }
    if !reading.isRelational { result.restrictions.append(.isA(term, .thing(reading.kind), denied: false)) }
    for property in reading.properties {
      result.restrictions.append(.holds(Atom(property, [(.subject, term)])))
    }
    while let modifier = rest.popFirst() {
      classes[term] = result.restrictions
      result.restrictions += try conditions(of: modifier, on: term, head: reading.kind, words: reading.words)
    }
    for link in reading.owners {
      // `state capitals` are the capitals of some states.
      let owner: Term = lexicon[link].isName ? .thing(link) : .variable(freshVariable())
      if owner != .thing(link) { result.restrictions.append(.isA(owner, .thing(link), denied: false)) }
      result.restrictions += try conditions(ofOwner: owner, value: term, reading.words, "of")
    }
    classes[term] = result.restrictions
    return result
  }

  /// The described kind with just these modifiers, if some statement made it.
  private mutating func knownDescribed(_ reading: KnownPhrase, _ modifiers: [Modifier], _ words: Range<Int>) -> ThingID?
  {
    guard !modifiers.isEmpty, reading.properties.isEmpty, reading.owners.isEmpty else { return nil }
    var trial = self
    guard let described = try? trial.described(reading.kind, modifiers, words: words),
      Int(described.index) < lexicon.things.count
    else { return nil }
    return described
  }
}

extension Modifier {
  fileprivate var isRelative: Bool { if case .relative = self { true } else { false } }
}
