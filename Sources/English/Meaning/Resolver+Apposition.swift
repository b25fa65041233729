import Diagnostics

/// A name with its kind: `the city Paris`, `the river Don`, `the Don river`, `the city Springfield of Ohio`.
extension Resolver {
  /// The thing of that name that is of that kind; made in statements where there is none.
  mutating func apposed(_ words: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure) -> ThingID? {
    guard phrase.determiner == .definite || phrase.determiner == .none, words.count > 1,
      lexicon.thing(of: tokens[words]) == nil
    else { return nil }
    var suffix = ""
    switch phrase.modifiers.first {
    case nil: break
    case .preposition("of", let owner) where phrase.modifiers.count == 1:
      guard case .words(let ownerWords) = owner.head, owner.determiner == .none else { return nil }
      suffix = " of " + lexicon.key(of: tokens[ownerWords])
    default: return nil
    }
    for cut in words.dropFirst() {
      let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
      if let known = namesake(back, kind: front, suffix) ?? namesake(front, kind: back, suffix) { return known }
    }
    guard mode != .question, phrase.determiner == .definite, let cut = nameStart(words),
      !lexicon.isPlural(tokens[cut - 1])
    else { return nil }
    return named(cut..<words.upperBound, kind: words.lowerBound..<cut, suffix)
  }

  /// The known thing with this name that is said to be of this kind.
  private func namesake(_ name: Range<Int>, kind words: Range<Int>, _ suffix: String) -> ThingID? {
    guard let kind = lexicon.thing(of: tokens[words]), !lexicon[kind].isName else { return nil }
    let key = plainKey(name)
    if let own = lexicon.thingByKey[lexicon[kind].key + " " + key + suffix] { return own }
    guard suffix.isEmpty, let plain = lexicon.thingByKey[key], lexicon[plain].isName,
      lexicon.kindsOfNames[plain]?.contains(kind) == true
    else { return nil }
    return plain
  }

  private func plainKey(_ name: Range<Int>) -> String { tokens[name].map(\.key).joined(separator: " ") }

  private mutating func named(_ name: Range<Int>, kind words: Range<Int>, _ suffix: String) -> ThingID {
    let kind = kindThing(key: lexicon.key(of: tokens[words]), name: text(words), words: words, .indefinite)
    let plainKey = plainKey(name)
    let shown = text(name)
    let thing: ThingID
    if suffix.isEmpty, let plain = lexicon.thingByKey[plainKey], lexicon[plain].isName,
      lexicon.kindsOfNames[plain] == nil
    {
      thing = plain
    } else if suffix.isEmpty, lexicon.thingByKey[plainKey] == nil {
      thing = lexicon.intern(key: plainKey, name: shown, isName: true)
    } else {
      thing = lexicon.intern(key: lexicon[kind].key + " " + plainKey + suffix, name: shown, isName: true)
      lexicon.addNamesake(thing, plainKey, shown)
    }
    lexicon.noteKind(kind, of: thing)
    let link = Assertion(.isA(.thing(thing), .thing(kind), denied: false))
    if !byName.contains(link) { byName.append(link) }
    return thing
  }

  /// A bare name of several things: each of them in a question; in a statement it must be said which.
  mutating func oneOf(_ things: [ThingID], _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved {
    let fitting = wantedKind.map { kind in things.filter { lexicon.kinds(above: $0).contains(kind) } } ?? []
    if fitting.count == 1 { return Resolved(.thing(fitting[0])) }
    guard mode == .question || inCondition else {
      let kinds = things.compactMap { lexicon.kindsOfNames[$0]?.min() }.map { lexicon[$0].name }
      throw ReadingFailure(
        .ambiguous, "\"\(text(phrase.range))\" is the name of \(things.count) things.", at: phrase.range,
        reason: "A statement must say which of them it is about.",
        remedies: ["Say the kind too: the \(kinds.first ?? "city") \(lexicon[things[0]].name)."])
    }
    let variable = Term.variable(freshVariable())
    return Resolved(variable, restrictions: [.either(things.map { [.same(variable, .thing($0))] })])
  }
}

extension Lexicon {
  /// A sentence says what a name is, or under what a kind is.
  mutating func noteKind(_ kind: ThingID, of thing: ThingID) { kindsOfNames.insert(kind, of: thing) }

  /// A sentence gives a number of something.
  mutating func noteNumber(_ condition: Condition) {
    guard case .holds(let atom) = condition, self[atom.relation].shape == .noun,
      case .thing(let thing)? = atom[.subject], case .quantity(_, let unit) = self[thing].structure
    else { return }
    noteNumeric(atom.relation, unit: unit ?? "")
  }

  /// One more thing with this bare name.
  mutating func addNamesake(_ thing: ThingID, _ key: String, _ name: String) {
    var all = namesakes[key] ?? []
    if let plain = thingByKey[key], all.isEmpty { all.append(plain) }
    if !all.contains(thing) { all.append(thing) }
    if thingByKey[key] == nil {
      thingByKey[key] = thing
      remember(key.split(separator: " ").map(String.init))
    }
    if all.count > 1 { namesakes[key] = all }
  }
}
