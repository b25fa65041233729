import Diagnostics

/// A name with its kind or its place: `the city Paris`, `the Don river`, `the state of Ohio`, `the city Springfield of
/// Ohio`, `Springfield, Ohio`.
extension Resolver {
  /// The things of that name that are of that kind; made in statements where there is none.
  mutating func apposed(_ words: Range<Int>, _ phrase: NounPhrase, denied: Bool) throws(ReadingFailure) -> Resolved? {
    guard phrase.degree == nil, phrase.rivalry == nil, phrase.letter == nil else { return nil }
    if let resolved = try ofKind(words, phrase, denied: denied) { return resolved }
    guard phrase.determiner == .definite || phrase.determiner == .none, words.count > 1 else { return nil }
    let exact = lexicon.thing(of: tokens[words])
    if let exact, mode != .question || !lexicon[exact].isName { return nil }
    var suffix = ""
    switch phrase.modifiers.first {
    case nil: break
    case .preposition("of", let owner) where phrase.modifiers.count == 1:
      guard case .words(let ownerWords) = owner.head, owner.determiner == .none else { return nil }
      suffix = " of " + lexicon.key(of: tokens[ownerWords])
    default: return mode == .question ? try ofKindDescribed(words, phrase) : nil
    }
    var found: [ThingID] = []
    for cut in words.dropFirst() {
      let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
      found += namesakes(back, kind: front, suffix) + namesakes(front, kind: back, suffix)
    }
    found = found.uniqued()
    if let exact { return found.isEmpty ? nil : try oneOf(([exact] + found).uniqued(), phrase, denied: denied) }
    if !found.isEmpty { return try oneOf(found, phrase, denied: denied) }
    if mode == .question { return suffix.isEmpty ? try placed(words, phrase, denied: denied) : nil }
    guard phrase.determiner == .definite, let cut = nameStart(words), !lexicon.isPlural(tokens[cut - 1]) else {
      return nil
    }
    return Resolved(.thing(named(cut..<words.upperBound, kind: words.lowerBound..<cut, suffix)))
  }

  /// `the town Salem in Oregon`.
  private mutating func ofKindDescribed(_ words: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved? {
    for cut in words.dropFirst() {
      let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
      let found = (namesakes(back, kind: front, "") + namesakes(front, kind: back, "")).uniqued()
      if !found.isEmpty { return try described(oneOf(found, phrase, denied: false), phrase) }
    }
    return nil
  }

  /// `the state of Ohio`, where Ohio is a state.
  private mutating func ofKind(_ words: Range<Int>, _ phrase: NounPhrase, denied: Bool) throws(ReadingFailure)
    -> Resolved?
  {
    guard mode == .question, case .preposition("of", let name)? = phrase.modifiers.first,
      case .words(let nameWords) = name.head, name.determiner == .none || name.determiner == .definite,
      name.degree == nil, !lexicon.isPlural(tokens[words.upperBound - 1]),
      phrase.determiner == .definite || phrase.determiner == .indefinite || phrase.determiner == .none
    else { return nil }
    let all = thingsNamed(nameWords)
    let found = namesakes(nameWords, kind: words, "")
    guard !found.isEmpty, phrase.determiner == .definite || found.count == all.count else { return nil }
    let rest = Array(phrase.modifiers.dropFirst()) + name.modifiers
    guard !rest.isEmpty else { return try oneOf(found, phrase, denied: denied) }
    let variable = Term.variable(freshVariable())
    var result = Resolved(variable, restrictions: [.either(found.map { [.same(variable, .thing($0))] })])
    for modifier in rest {
      result.restrictions += try conditions(
        of: modifier, on: variable, head: lexicon.thing(of: tokens[words]), words: words)
    }
    return result
  }

  /// `Springfield Ohio`: whatever is called by the one and is in, or of, what is called by the other.
  private mutating func placed(_ words: Range<Int>, _ phrase: NounPhrase, denied: Bool) throws(ReadingFailure)
    -> Resolved?
  {
    guard phrase.modifiers.isEmpty else { return nil }
    for cut in words.dropFirst().reversed() {
      let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
      let (things, places) = (thingsNamed(front), thingsNamed(back))
      guard !things.isEmpty, !places.isEmpty else { continue }
      let endings = places.map { " of " + lexicon[$0].key }
      let exact = things.filter { thing in endings.contains { lexicon[thing].key.hasSuffix($0) } }
      if !exact.isEmpty { return try oneOf(exact, phrase, denied: denied) }
      let (thing, place) = (Term.variable(freshVariable()), Term.variable(freshVariable()))
      guard let belonging = belonging(thing, to: place, "in") else { continue }
      return Resolved(
        thing,
        restrictions: [
          .either(things.map { [.same(thing, .thing($0))] }), .either(places.map { [.same(place, .thing($0))] }),
        ] + belonging)
    }
    return nil
  }

  /// Everything that is called so.
  private func thingsNamed(_ words: Range<Int>) -> [ThingID] {
    if let several = lexicon.namesakes[plainKey(words)] { return several }
    guard let thing = lexicon.thingByKey[plainKey(words)] ?? lexicon.thing(of: tokens[words]), lexicon[thing].isName
    else { return [] }
    return [thing]
  }

  /// The known things with this name that are said to be of this kind.
  private func namesakes(_ name: Range<Int>, kind words: Range<Int>, _ suffix: String) -> [ThingID] {
    guard let kind = lexicon.thing(of: tokens[words]), !lexicon[kind].isName else { return [] }
    if let own = lexicon.thingByKey[lexicon[kind].key + " " + plainKey(name) + suffix], lexicon[own].isName {
      return [own]
    }
    guard suffix.isEmpty else { return [] }
    let all = thingsNamed(name).filter { lexicon.kinds(above: $0).contains(kind) }
    // In a statement `the city Paris` is not the one of Texas.
    if mode != .question, let plain = all.first(where: { lexicon[$0].key == plainKey(name) }) { return [plain] }
    return all
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
      lexicon.update(thing) { $0.isLabelled = true }
    } else if suffix.isEmpty, lexicon.thingByKey[plainKey] == nil {
      thing = lexicon.intern(key: plainKey, name: shown, isName: true)
      lexicon.update(thing) { $0.isLabelled = true }
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
  /// What is denied of the name is denied of each.
  mutating func oneOf(_ things: [ThingID], _ phrase: NounPhrase, denied: Bool) throws(ReadingFailure) -> Resolved {
    if things.count == 1 { return Resolved(.thing(things[0])) }
    let fitting = wantedKind.map { self.fitting(things, $0) } ?? []
    if fitting.count == 1 { return Resolved(.thing(fitting[0])) }
    guard mode == .question || inCondition else {
      throw severallyNamed(phrase.range, things.map { (lexicon.kindsOfNames[$0]?.min(), $0) })
    }
    if denied {
      var all = Resolved(.thing(things[0]))
      all.terms = things.map { .thing($0) }
      return all
    }
    let variable = Term.variable(freshVariable())
    return Resolved(variable, restrictions: [.either(things.map { [.same(variable, .thing($0))] })])
  }
}

extension Resolver {
  /// Of things with one name those that a place for this kind can mean: those of the kind, else those of a kind above it.
  private func fitting(_ things: [ThingID], _ kind: ThingID) -> [ThingID] {
    let under = things.filter { lexicon.kinds(above: $0).contains(kind) }
    if !under.isEmpty { return under }
    let above = lexicon.kinds(above: kind)
    return things.filter { !above.isDisjoint(with: lexicon.kindsOfNames[$0] ?? []) }
  }

  /// `Ohio is a river`, where the name was only told with another kind (`the state Ohio`): it could be either's. Nouns that
  /// say whose it is (`the capital Austin`) do not tell names apart.
  func checkOwner(of subject: NounPhrase, _ condition: Condition) throws(ReadingFailure) {
    guard case .isA(.thing(let thing), .thing(let kind), denied: false) = condition, lexicon[thing].isLabelled,
      case .words(let words) = subject.head, subject.determiner == .none, subject.modifiers.isEmpty,
      lexicon[thing].key == lexicon.key(of: tokens[words]), let label = lexicon.kindsOfNames[thing]?.min(),
      fitting([thing], kind).isEmpty, lexicon.nounRelation(lexicon[label].key, "of") == nil
    else { return }
    throw severallyNamed(subject.range, [(label, thing), (kind, thing)])
  }

  /// A name with several owners; the sentence is written anew with each of them.
  private func severallyNamed(_ place: Range<Int>, _ owners: [(kind: ThingID?, thing: ThingID)]) -> ReadingFailure {
    let readings = owners.prefix(3).compactMap { kind, thing -> String? in
      guard let kind else { return nil }
      let label = "the \(lexicon[kind].name) \(lexicon[thing].name)"
      let before = place.lowerBound == 0 ? "" : Reader.plainText(Array(tokens[..<place.lowerBound]), isOpen: true) + " "
      let rest = place.upperBound < tokens.count ? " " + Reader.plainText(Array(tokens[place.upperBound...])) : "."
      return (before + label + rest).uppercasedFirst
    }
    var failure = ReadingFailure(
      .ambiguous, "\"\(text(place))\" is the name of \(owners.count) things.", at: place,
      reason: "A statement must say which of them it is about, with its kind:", remedies: readings)
    failure.isFinal = true
    return failure
  }
}

extension Lexicon {
  /// A sentence says what a name is, or under what a kind is.
  mutating func noteKind(_ kind: ThingID, of thing: ThingID) {
    guard kindsOfNames[thing]?.contains(kind) != true else { return }
    journal?.note(kind, of: thing)
    kindsOfNames.insert(kind, of: thing)
  }

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
