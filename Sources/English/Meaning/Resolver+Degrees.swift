import Diagnostics

/// The place wanted among what competes: the first, the second, the first three; from the top or from the bottom.
struct Extreme: Hashable {
  var isLeast: Bool
  var rank = 1
  var places: Int?

  init(isLeast: Bool, _ degree: DegreePhrase) {
    self.isLeast = isLeast
    rank = degree.rank
    places = degree.places
  }
}

/// What something is measured by: conditions on it, and the number they give.
struct Measurement {
  var value: Term
  var conditions: [Condition]
}

/// Superlatives.
extension Resolver {
  // MARK: The extreme of a class

  /// That `value`, which `measurement` gives to `term`, is the extreme among all that satisfy `among`. The competitors
  /// are described by the same conditions with variables of their own; what `each` names is shared.
  mutating func isExtreme(_ term: Term, among: [Condition], _ measurement: Measurement, _ extreme: Extreme)
    -> [Condition]
  {
    guard case .variable(let variable) = term, case .variable(let value) = measurement.value else { return [] }
    var renamed: [Variable: Variable] = [:]
    for one in StatementBuilder.variables(in: among + measurement.conditions).sorted()
    where one >= variable && !groups.contains(one) {
      renamed[one] = freshVariable()
    }
    let others = (among + measurement.conditions).map { condition in
      condition.mapTerms { term in
        if case .variable(let one) = term, let other = renamed[one] { .variable(other) } else { term }
      }
    }
    guard let other = renamed[variable], let theirs = renamed[value] else { return [] }
    if extreme.rank == 1, extreme.places == nil {
      return [.tally(Tally(extreme.isLeast ? .least : .greatest, of: [theirs], over: others), .equal, .variable(value))]
    }
    let better = others + [.compare(extreme.isLeast ? .less : .more, .variable(theirs), .variable(value))]
    if let places = extreme.places {
      let number = Term.thing(quantity(Double(places), 0..<0))
      return [.tally(Tally(.count, of: [other], over: better), .less, number)]
    }
    let number = Term.thing(quantity(Double(extreme.rank - 1), 0..<0))
    return [.tally(Tally(.count, of: [theirs], over: better), .equal, number)]
  }

  // MARK: Noun phrases

  /// `the second largest state in Europe`, `the highest population of a state`, `the largest (of the states)`.
  mutating func superlative(_ degree: DegreePhrase, _ phrase: NounPhrase, at position: NounPosition)
    throws(ReadingFailure) -> Resolved
  {
    if degree.form == .mostOf || degree.form == .fewestOf { return try most(degree, phrase, at: position) }
    var phrase = phrase
    let basis = basis(&phrase)
    if basis == nil, let number = numeric(phrase) { return try extremeValue(number, degree, phrase) }
    let variable = phrase.determiner.asks ? ask() : freshVariable()
    let term = Term.variable(variable)
    let (among, kind) = try competitors(term, &phrase)
    if phrase.determiner.asks { focusKind = focusKind ?? kind }
    let (measurement, isReversed) = try measurement(degree, of: term, kind: kind, basis: basis, phrase)
    let isLeast = isReversed != (degree.form == .least)
    classes[term] = among
    return Resolved(
      term,
      restrictions: among + measurement.conditions
        + isExtreme(term, among: among, measurement, Extreme(isLeast: isLeast, degree)))
  }

  /// Everything that the phrase without its superlative describes.
  private mutating func competitors(_ term: Term, _ phrase: inout NounPhrase) throws(ReadingFailure)
    -> ([Condition], kind: ThingID)
  {
    if case .words(let words) = phrase.head {
      let reading = try known(words, key: lexicon.key(of: tokens[words]), phrase)
      var modifiers = reading.modifiers + phrase.modifiers
      if case .possessive(let owner) = phrase.determiner { modifiers.insert(.preposition("of", owner), at: 0) }
      let resolved = try restricted(term, reading, modifiers, phrase, reading.words)
      return (resolved.restrictions, reading.kind)
    }
    // `the largest of the states that border Texas`.
    guard case .preposition(let word, var members)? = phrase.modifiers.first, ["of", "among", "in"].contains(word),
      case .words(let words) = members.head
    else {
      throw ReadingFailure(
        .unreadable, "I cannot tell what \(text(phrase.range)) is one of.", at: phrase.range,
        remedies: ["Say the kind too: the largest city."])
    }
    members.determiner = .indefinite
    phrase.head = .words(words)
    let reading = try known(words, key: lexicon.key(of: tokens[words]), members)
    let rest = Array(phrase.modifiers.dropFirst())
    let resolved = try restricted(term, reading, reading.modifiers + members.modifiers + rest, members, words)
    return (resolved.restrictions, reading.kind)
  }

  /// `by area`, `in population`, `in terms of area` behind a superlative: the measure meant, taken out of the phrase.
  func basis(_ phrase: inout NounPhrase) -> RelationID? {
    for (place, modifier) in phrase.modifiers.enumerated() {
      guard case .preposition(let word, let object) = modifier, word == "by" || word == "in",
        object.determiner == .none, case .words(let words) = object.head
      else { continue }
      var named = words
      var rest = object.modifiers
      if tokens[words].map(\.key) == ["terms"], case .preposition("of", let inner)? = rest.first,
        case .words(let innerWords) = inner.head
      {
        named = innerWords
        rest = inner.modifiers
      }
      guard let relation = lexicon.nounRelation(tokens[named], "of"), lexicon[relation].isNumeric else { continue }
      phrase.modifiers[place...place] = rest[...]
      return relation
    }
    return nil
  }

  /// The number by which a superlative compares a kind, and whether less of it is meant.
  mutating func measurement(
    _ degree: DegreePhrase, of term: Term, kind: ThingID?, basis: RelationID?, _ phrase: NounPhrase
  ) throws(ReadingFailure) -> (Measurement, isReversed: Bool) {
    let word = tokens[degree.word].key
    let known = degree.form == .superlative ? lexicon.measures(ofSuperlative: word) : lexicon.measures(of: word)
    if let basis {
      let isReversed = known?.isReversed ?? (lexicon.isMost(superlative: word) == false)
      return (measure(by: basis, of: term), isReversed)
    }
    guard let (measures, isReversed) = known, let chosen = lexicon.measure(for: kind, among: measures) else {
      throw unmeasured(degree.word, known?.measures ?? [], phrase)
    }
    return (measure(by: chosen.relation, of: term), isReversed)
  }

  mutating func measure(by relation: RelationID, of term: Term) -> Measurement {
    let value = Term.variable(freshVariable())
    valueRelations[value] = relation
    return Measurement(value: value, conditions: [.holds(Atom(relation, [(.subject, value), (.object, term)]))])
  }

  func unmeasured(_ word: Int, _ measures: [Measure], _ phrase: NounPhrase) -> ReadingFailure {
    let noun: String = if case .words(let words) = phrase.head { text(words) } else { "things" }
    let known = measures.map { lexicon.plural(of: lexicon[$0.kind].name) }
    return ReadingFailure(
      .unknownRelation, "Nothing I know says by what \(noun) are compared as \"\(tokens[word].text)\".",
      at: word..<word + 1,
      reason: known.isEmpty ? nil : "It is known for " + known.joined(separator: ", ") + ".",
      remedies: ["A trainer can say:  Large compares \(noun) by size."])
  }

  // MARK: Numbers

  /// The relation whose numbers the words of a phrase name: `population`, `people` where populations are of people.
  func numeric(_ phrase: NounPhrase) -> RelationID? {
    guard case .words(let words) = phrase.head else { return nil }
    return numeric(words)
  }

  func numeric(_ words: Range<Int>) -> RelationID? {
    if let relation = lexicon.nounRelation(tokens[words], "of") {
      return lexicon[relation].isNumeric ? relation : nil
    }
    let key = unitKey(words)
    guard mode == .question, lexicon.thingByKey[key].map({ !lexicon[$0].isCounted }) ?? true else { return nil }
    guard lexicon.isUnit(key) else { return nil }
    let measured = lexicon.relations(ofUnit: key)
    return measured.count == 1 ? measured[0] : nil
  }

  /// The key of a unit, after synonyms.
  func unitKey(_ words: Range<Int>) -> String { lexicon.unitKey(lexicon.key(of: tokens[words])) }

  /// `the highest population of a state`: the extreme of the numbers.
  private mutating func extremeValue(_ relation: RelationID, _ degree: DegreePhrase, _ phrase: NounPhrase)
    throws(ReadingFailure) -> Resolved
  {
    let value = Term.variable(phrase.determiner.asks ? ask() : freshVariable())
    valueRelations[value] = relation
    var conditions = try owned(value, relation, phrase)
    let measurement = Measurement(value: value, conditions: conditions)
    conditions += isExtreme(value, among: [], measurement, Extreme(isLeast: isLeast(degree), degree))
    return Resolved(value, restrictions: conditions)
  }

  /// Does the superlative of a number want the least?
  func isLeast(_ degree: DegreePhrase) -> Bool {
    switch degree.form {
    case .superlative:
      let word = tokens[degree.word].key
      return lexicon.isMost(superlative: word).map { !$0 } ?? lexicon.measures(ofSuperlative: word)?.isReversed ?? false
    case .least, .fewestOf: return true
    case .most, .mostOf: return false
    }
  }

  /// That `value` is the number of whatever the modifiers of the phrase say owns it.
  mutating func owned(_ value: Term, _ relation: RelationID, _ phrase: NounPhrase) throws(ReadingFailure)
    -> [Condition]
  {
    var modifiers = phrase.modifiers
    if case .possessive(let owner) = phrase.determiner { modifiers.insert(.preposition("of", owner), at: 0) }
    var conditions: [Condition] = []
    var isOwned = false
    for modifier in modifiers {
      if case .preposition(let word, let owner) = modifier, !isOwned, Self.owning.contains(word) {
        isOwned = true
        let owners = eachOf(try resolve(owner, at: .owner, denied: false))
        conditions += owners.restrictions
        conditions.append(.holds(Atom(relation, [(.subject, value), (.object, owners.terms[0])])))
      } else if case .combined = modifier {
        continue
      } else {
        conditions += try self.conditions(of: modifier, on: value, head: lexicon[relation].kind, words: phrase.range)
      }
    }
    if !isOwned {
      conditions.insert(.holds(Atom(relation, [(.subject, value), (.object, .variable(freshVariable()))])), at: 0)
    }
    return conditions
  }

  static let owning: Set<String> = ["of", "in", "for", "from", "within", "among", "on", "per", "across", "at"]

  /// `X is the largest (in Africa)`, the kind left out: among whatever the subject is one of.
  mutating func superlative(_ degree: DegreePhrase, subject: Term, _ phrase: NounPhrase) throws(ReadingFailure)
    -> [Condition]
  {
    var phrase = phrase
    let basis = basis(&phrase)
    if case .thing(let thing) = subject {
      let known = lexicon.measures(ofSuperlative: tokens[degree.word].key)?.measures ?? []
      guard let kind = competingKind(of: thing, measuredBy: known, basis) else {
        throw unmeasured(degree.word, known, phrase)
      }
      let variable = Term.variable(freshVariable())
      classes[variable] = [.isA(variable, .thing(kind), denied: false)]
      return try superlative(degree, subject: variable, phrase, basis) + [.same(variable, subject)]
    }
    return try superlative(degree, subject: subject, phrase, basis)
  }

  private mutating func superlative(_ degree: DegreePhrase, subject: Term, _ phrase: NounPhrase, _ basis: RelationID?)
    throws(ReadingFailure) -> [Condition]
  {
    let described = try competition(phrase.modifiers, of: subject, phrase.range)
    let among = classes[subject] ?? []
    let (measurement, isReversed) = try measurement(
      degree, of: subject, kind: kind(of: subject), basis: basis, phrase)
    let extreme = Extreme(isLeast: isReversed != (degree.form == .least), degree)
    let own = among.filter { !described.contains($0) }
    return (focus.contains { .variable($0) == subject } ? [] : own) + described + measurement.conditions
      + isExtreme(subject, among: among, measurement, extreme)
  }

  /// The kind among whose members a thing is the greatest of something: one that is measured, else one it is said to be.
  private func competingKind(of thing: ThingID, measuredBy known: [Measure], _ basis: RelationID?) -> ThingID? {
    let kinds = (lexicon.kindsOfNames[thing] ?? []).sorted()
    return kinds.first { lexicon.measure(for: $0, among: known) != nil } ?? (basis == nil ? nil : kinds.first)
  }

  /// What follows `the largest`, `the largest area` says what competes: `in Africa`, `of the states`, `that borders X`.
  mutating func competition(_ modifiers: [Modifier], of subject: Term, _ range: Range<Int>) throws(ReadingFailure)
    -> [Condition]
  {
    var described: [Condition] = []
    for modifier in modifiers {
      if case .preposition(let word, var members) = modifier, word == "of" || word == "among",
        case .words(let words) = members.head, lexicon.thing(of: tokens[words]).map({ !lexicon[$0].isName }) ?? true
      {
        members.determiner = .indefinite
        let member = try resolve(members, at: .object, denied: false)
        described += member.restrictions + [.same(subject, member.terms[0])]
      } else {
        described += try conditions(of: modifier, on: subject, head: kind(of: subject), words: range)
      }
    }
    classes[subject, default: []] += described
    return described
  }

  /// The conditions with variables of their own.
  mutating func copied(_ conditions: [Condition], keeping: Set<Term>) -> [Condition] {
    var renamed: [Variable: Term] = [:]
    for one in StatementBuilder.variables(in: conditions).sorted()
    where !keeping.contains(.variable(one)) && !groups.contains(one) {
      renamed[one] = .variable(freshVariable())
    }
    return conditions.map { condition in
      condition.mapTerms { term in
        if case .variable(let one) = term { renamed[one] ?? term } else { term }
      }
    }
  }
}

extension Lexicon {
  /// The measure for a kind: its own, that of a kind above it, or the only one there is.
  func measure(for kind: ThingID?, among measures: [Measure]) -> Measure? {
    guard let kind else { return measures.count == 1 ? measures[0] : nil }
    if let own = measures.first(where: { $0.kind == kind }) { return own }
    let above = kinds(above: kind)
    if let inherited = measures.first(where: { above.contains($0.kind) }) { return inherited }
    return nil
  }

  /// The kinds that sentences and names put a kind or a name under.
  func kinds(above kind: ThingID) -> Set<ThingID> {
    var result: Set<ThingID> = []
    var open = [kind]
    while let next = open.popLast() {
      var links = kindsOfNames[next] ?? []
      if let head = headKind(of: self[next]) { links.insert(head.kind) }
      if case .described(let head, _) = self[next].structure { links.insert(head) }
      for link in links where result.insert(link).inserted { open.append(link) }
    }
    return result
  }
}
