import Diagnostics

/// Numbers: comparisons with them, sums of them, and what is worked out from them.
extension Resolver {
  // MARK: Comparisons

  /// That a number compares so with what a phrase says: `5 million people`, `the population of India`, `India`'s own
  /// number of that sort, `that of India`.
  mutating func compared(_ comparison: Comparison, _ value: Term, _ other: NounPhrase) throws(ReadingFailure)
    -> [Condition]
  {
    if case .number(let number, let unit) = other.head {
      var comparison = comparison
      if case .comparison(let own) = other.determiner { comparison = own }
      let quantity = try quantity(number, unit, like: value, other)
      if case .between(let least) = other.determiner {
        let least = Term.thing(try self.quantity(least, unit, like: value, other))
        return [.compare(.atLeast, value, least), .compare(.atMost, value, .thing(quantity))]
      }
      return [.compare(comparison, value, .thing(quantity))]
    }
    var other = other
    if case .pronoun(.personal("that")) = other.head, case .preposition(_, let owner)? = other.modifiers.first {
      other = owner
    }
    let resolved = try resolve(other, at: .object, denied: false)
    let term = resolved.terms[0]
    guard valueRelations[term] == nil, let relation = valueRelations[value] else {
      return resolved.restrictions + [.compare(comparison, value, term)]
    }
    let theirs = measure(by: relation, of: term)
    return resolved.restrictions + theirs.conditions + [.compare(comparison, value, theirs.value)]
  }

  /// A quantity that is compared with a value: without a unit of its own it is of the value's.
  private mutating func quantity(_ number: Double, _ unit: Range<Int>, like value: Term, _ phrase: NounPhrase)
    throws(ReadingFailure) -> ThingID
  {
    let relation = valueRelations[value].map { lexicon[$0] }
    if unit.isEmpty { return quantity(number, unit: relation?.unit.flatMap { $0.isEmpty ? nil : $0 }) }
    if let own = relation?.unit, !own.isEmpty, unitKey(unit) == own { return quantity(number, unit: own) }
    if let own = relation?.unit, !lexicon.areComparable(own, lexicon.key(of: tokens[unit])) {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know turns \(text(unit)) into \(lexicon.plural(of: own)).", at: unit,
        remedies: ["A trainer can say:  A \(lexicon.key(of: tokens[unit])) is 2 \(lexicon.plural(of: own))."])
    }
    return quantity(number, unit)
  }

  /// That the measure of one thing compares so with that of another, or with a quantity.
  mutating func measured(_ measures: [Measure], _ comparison: Comparison, _ left: Term, _ right: Term) -> [Condition] {
    let fitting = lexicon.measure(for: kind(of: left), among: measures).map { [$0] } ?? self.fitting(left, measures)
    var branches: [[Condition]] = []
    for measure in fitting {
      var branch: [Condition] = fitting.count > 1 ? [.isA(left, .thing(measure.kind), denied: false)] : []
      let mine = self.measure(by: measure.relation, of: left)
      branch += mine.conditions
      if isNumber(right) {
        branch.append(.compare(comparison, mine.value, inUnit(right, of: measure.relation)))
      } else {
        let theirs = self.measure(by: measure.relation, of: right)
        branch += theirs.conditions + [.compare(comparison, mine.value, theirs.value)]
      }
      branches.append(branch)
    }
    return branches.count == 1 ? branches[0] : [.either(branches)]
  }

  /// The measures of what a name is said to be; all of them, where nothing is said.
  private func fitting(_ term: Term, _ measures: [Measure]) -> [Measure] {
    guard case .thing(let thing) = term else { return measures }
    let kinds = lexicon.kinds(above: thing)
    let own = measures.filter { kinds.contains($0.kind) }
    return own.isEmpty ? measures : own
  }

  func isNumber(_ term: Term) -> Bool {
    if case .thing(let thing) = term, case .quantity = lexicon[thing].structure { return true }
    return valueRelations[term] != nil
  }

  /// A bare number in the unit of a relation.
  private mutating func inUnit(_ term: Term, of relation: RelationID) -> Term {
    guard case .thing(let thing) = term, case .quantity(let number, nil) = lexicon[thing].structure,
      let unit = lexicon[relation].unit, !unit.isEmpty
    else { return term }
    return .thing(quantity(number, unit: unit))
  }

  /// The kind that a term is known to be of: what was said of the variable, or of the name.
  func kind(of term: Term) -> ThingID? {
    switch term {
    case .variable:
      for condition in classes[term] ?? [] {
        if case .isA(term, .thing(let kind), denied: false) = condition { return kind }
      }
      return nil
    case .thing(let thing): return lexicon[thing].isName ? nil : thing
    }
  }

  // MARK: Having numbers

  /// `has a population of 5 million`, `with more than 3 people`, `with the highest area`, `has a larger area than X`.
  mutating func numericPredicate(_ noun: NounPhrase, _ phrase: VerbPhrase) throws(ReadingFailure) -> Predicate? {
    guard mode == .question || inCondition || mode == .rule else { return nil }
    if case .number(let number, let unit) = noun.head, !unit.isEmpty { return try ofUnit(number, unit, noun) }
    guard case .words(let words) = noun.head else { return nil }
    if case .number(let comparison, let count) = noun.determiner, noun.modifiers.isEmpty,
      numericUnit(words) != nil || numeric(words) != nil
    {
      var quantity = noun
      quantity.determiner = .comparison(comparison)
      return try ofUnit(Double(count), words, quantity)
    }
    // `has no area`: that there is none is no number.
    guard noun.determiner != .no, let relation = numeric(words) else { return nil }
    let value = Term.variable(noun.determiner.asks ? ask() : freshVariable())
    valueRelations[value] = relation
    if noun.determiner.asks { asksQuantity = true }
    var predicate = Predicate(core: .relation(relation, subjectRole: .object))
    predicate.places = [(.subject, value)]
    if let degree = noun.degree {
      predicate.extreme = (value, Extreme(isLeast: isLeast(degree), degree))
      if let subject = subjectTerm {
        predicate.restrictions = try competition(noun.modifiers, of: subject, noun.range)
      } else if !noun.modifiers.isEmpty {
        throw ReadingFailure(.unreadable, "I cannot tell what the end of this belongs to.", at: noun.range)
      }
      return predicate
    }
    if let rivalry = noun.rivalry {
      predicate.restrictions = try compared(rivalry.comparison, value, rivalry.other)
    }
    for modifier in noun.modifiers {
      if case .preposition("of", let number) = modifier, case .number = number.head {
        predicate.restrictions += try compared(.equal, value, number)
      } else {
        predicate.restrictions += try conditions(
          of: modifier, on: value, head: lexicon[relation].kind, words: noun.range)
      }
    }
    return predicate
  }

  private func numericUnit(_ words: Range<Int>) -> RelationID? {
    let key = unitKey(words)
    guard lexicon.isUnit(key) else { return nil }
    let measured = lexicon.relations(ofUnit: key)
    return measured.count == 1 ? measured[0] : nil
  }

  /// `more than 150,000 people`, `more than 2 points`: the number that is given in such units, or that is so called.
  private mutating func ofUnit(_ number: Double, _ unit: Range<Int>, _ noun: NounPhrase) throws(ReadingFailure)
    -> Predicate?
  {
    let ofUnit = numericUnit(unit)
    guard let relation = ofUnit ?? numeric(unit) else { return nil }
    let value = Term.variable(freshVariable())
    valueRelations[value] = relation
    var predicate = Predicate(core: .relation(relation, subjectRole: .object))
    predicate.places = [(.subject, value)]
    var quantity = noun
    quantity.head = .number(number, unit: ofUnit == nil ? unit.lowerBound..<unit.lowerBound : unit)
    predicate.restrictions = try compared(.equal, value, quantity)
    return predicate
  }

  /// `over 1 million`, `named X`: what such a modifier says of a term.
  mutating func numericConditions(_ comparison: Comparison, _ other: NounPhrase, on term: Term)
    throws(ReadingFailure) -> [Condition]
  {
    if isNumber(term) { return try compared(comparison, term, other) }
    if case .number(_, let unit) = other.head, let relation = numericUnit(unit) {
      let mine = measure(by: relation, of: term)
      return mine.conditions + (try compared(comparison, mine.value, other))
    }
    throw ReadingFailure(
      .unknownRelation,
      "I cannot tell what of \(kind(of: term).map { lexicon.plural(of: lexicon[$0].name) } ?? "it") "
        + "compares with \(text(other.range)).", at: other.range,
      remedies: ["Say what is measured: with a population over 1 million."])
  }

  // MARK: Sums

  /// `average area of the countries`, `total population of X`, `area of all the states combined`, `number of rivers`.
  mutating func aggregated(_ words: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved? {
    guard mode == .question || inCondition, lexicon.thing(of: tokens[words]) == nil else { return nil }
    let isSum = phrase.isCombined
    if words.count == 1, ["number", "count", "total", "sum", "average", "mean"].contains(tokens[words.lowerBound].key),
      case .preposition("of", let object)? = phrase.modifiers.first
    {
      let rest = phrase.modifiers.dropFirst().filter { $0 != .combined }
      switch tokens[words.lowerBound].key {
      case "number", "count": return try number(of: object, phrase)
      case _ where !rest.isEmpty:
        throw ReadingFailure(.unreadable, "I cannot tell what the end of this belongs to.", at: phrase.range)
      case "average", "mean": return try summed(.average, object, like: phrase)
      default: return try summed(.total, object, like: phrase)
      }
    }
    guard words.count > 1, let kind = Self.aggregates[tokens[words.lowerBound].key] else { return nil }
    if kind == .total, tokens[words.dropFirst()].map(\.key) == ["number"],
      case .preposition("of", let object)? = phrase.modifiers.first
    {
      return try number(of: object, phrase)
    }
    var rest = phrase
    rest.head = .words(words.dropFirst())
    rest.range = words.lowerBound + 1..<phrase.range.upperBound
    if kind == .greatest || kind == .least {
      rest.degree = DegreePhrase(form: .superlative, word: words.lowerBound)
      return try superlative(rest.degree!, rest, at: .object)
    }
    return try summed(isSum ? .total : kind, rest, like: phrase)
  }

  private static let aggregates: [String: AggregateKind] = [
    "average": .average, "mean": .average, "total": .total, "combined": .total, "overall": .total,
    "maximum": .greatest, "maximal": .greatest, "minimum": .least, "minimal": .least,
  ]

  /// The sum or the average of the numbers that a phrase names.
  mutating func summed(_ kind: AggregateKind, _ numbers: NounPhrase, like phrase: NounPhrase) throws(ReadingFailure)
    -> Resolved
  {
    let result = Term.variable(phrase.determiner.asks ? ask() : freshVariable())
    if case .words(let words) = numbers.head, tokens[words].first?.key == "number",
      case .preposition(let link, let counted)? = numbers.modifiers.first, link == "of", counted.modifiers.count > 0
    {
      return try averageCount(kind, counted, result)
    }
    guard let relation = numeric(numbers) else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says that \(text(numbers.range)) is a number.", at: numbers.range)
    }
    let value = freshVariable()
    valueRelations[.variable(value)] = relation
    valueRelations[result] = relation
    // Without an owner all are meant: `the average rent`.
    let conditions =
      numbers.modifiers.isEmpty && [.none, .definite, .which].contains(numbers.determiner)
      ? [Condition.holds(Atom(relation, [(.subject, .variable(value)), (.object, .variable(freshVariable()))]))]
      : try owned(.variable(value), relation, numbers)
    guard let owner = conditions.lazy.compactMap({ $0.owner(of: relation, value) }).first else {
      throw ReadingFailure(
        .unreadable, "There is only one number to add up here.", at: numbers.range,
        remedies: ["Say of which things: the total area of the states."])
    }
    summedOwners = (owner, conditions.filter { $0.owner(of: relation, value) == nil })
    return Resolved(
      result, restrictions: [.tally(Tally(kind, of: [owner, value], over: conditions), .equal, result)])
  }

  /// `average number of cities per state`: over whatever `per` or `in each` names.
  private mutating func averageCount(_ kind: AggregateKind, _ counted: NounPhrase, _ result: Term)
    throws(ReadingFailure) -> Resolved
  {
    let before = groups.count
    groupsAny = true
    defer { groupsAny = false }
    let inner = try resolve(asPlural(counted), at: .object, denied: false)
    guard groups.count > before, case .variable(let variable) = inner.terms[0] else {
      throw ReadingFailure(
        .unreadable, "I cannot tell for each of what that is counted.", at: counted.range,
        remedies: ["Say it: the average number of cities in each state."])
    }
    let owners = Array(groups[before...])
    groups.removeLast(groups.count - before)
    let range = groupConditions.filter { condition in owners.contains { condition.mentions($0) } }
    groupConditions.removeAll { range.contains($0) }
    let number = freshVariable()
    counts.insert(result)
    let counting = Condition.tally(
      Tally(.count, of: [variable], over: inner.restrictions), .equal, .variable(number))
    // Where none has any, it is not known how what is counted belongs to what it is counted for.
    return Resolved(
      result,
      restrictions: [
        .tally(Tally(kind, of: owners + [number], over: range + [counting]), .equal, result),
        .compare(.more, result, .thing(quantity(0, unit: nil))),
      ])
  }

  func asPlural(_ phrase: NounPhrase) -> NounPhrase {
    var copy = phrase
    copy.determiner = .indefinite
    return copy
  }

  /// `the number of rivers in Texas`.
  private mutating func number(of object: NounPhrase, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved {
    let result = Term.variable(phrase.determiner.asks ? ask() : freshVariable())
    var counted = object
    counted.determiner = .indefinite
    counted.modifiers += phrase.modifiers.dropFirst()
    if let relation = numeric(counted) {
      // `the number of people in Boulder` is its population.
      valueRelations[result] = relation
      return Resolved(result, restrictions: try owned(result, relation, counted))
    }
    let inner = try resolve(counted, at: .object, denied: false)
    guard case .variable(let variable) = inner.terms[0] else {
      throw ReadingFailure(.unreadable, "I cannot count that.", at: object.range)
    }
    counts.insert(result)
    return Resolved(
      result, restrictions: [.tally(Tally(.count, of: [variable], over: inner.restrictions), .equal, result)])
  }

  // MARK: Arithmetic

  /// What an expression comes to: `its population divided by its area`.
  mutating func expression(_ phrase: NounPhrase) throws(ReadingFailure) -> (term: Term, conditions: [Condition]) {
    switch phrase.head {
    case .computed(let operation, let left, let right):
      let (first, second) = (try expression(left), try expression(right))
      let result = Term.variable(freshVariable())
      return (
        result, first.conditions + second.conditions + [.compute(operation, first.term, second.term, result)]
      )
    case .number(let number, let unit): return (.thing(quantity(number, unit)), [])
    case .words(let words):
      var owner: NounPhrase?
      if case .possessive(let possessor) = phrase.determiner { owner = possessor }
      if case .preposition("of", let possessor)? = phrase.modifiers.first { owner = possessor }
      guard let owner, lexicon.thing(of: tokens[words]).map({ !lexicon[$0].isName }) ?? true,
        !["number", "total", "sum", "average"].contains(tokens[words.lowerBound].key)
      else { break }
      let value = Term.variable(freshVariable())
      let relation = relation(ofNoun: words)
      valueRelations[value] = relation
      let owners = try resolveOwner(owner)
      return (value, owners.conditions + [.holds(Atom(relation, [(.subject, value), (.object, owners.term)]))])
    default: break
    }
    let resolved = try resolve(phrase, at: .object, denied: false)
    return (resolved.terms[0], resolved.restrictions)
  }

  /// The owner in an expression, which may be a value of its own: `the elevation of its highest point`.
  private mutating func resolveOwner(_ phrase: NounPhrase) throws(ReadingFailure) -> (
    term: Term, conditions: [Condition]
  ) {
    if case .words = phrase.head, case .possessive = phrase.determiner { return try expression(phrase) }
    let resolved = try resolve(phrase, at: .owner, denied: false)
    return (resolved.terms[0], resolved.restrictions)
  }

  /// `N of`, made in a rule if it is new.
  mutating func relation(ofNoun words: Range<Int>) -> RelationID {
    let kind = kindThing(key: lexicon.key(of: tokens[words]), name: text(words), words: words, .indefinite)
    let relation = lexicon.relation(.noun, [lexicon[kind].key, "of"], takesObject: true, at: range)
    lexicon.setKind(of: relation, kind)
    return relation
  }
}

extension Condition {
  /// The owner whose number the variable is, if that is what the condition says.
  func owner(of relation: RelationID, _ value: Variable) -> Variable? {
    guard case .holds(let atom) = self, atom.relation == relation, atom[.subject] == .variable(value),
      case .variable(let owner)? = atom[.object]
    else { return nil }
    return owner
  }
}

extension NounPhrase {
  /// `area of all the states combined`.
  var isCombined: Bool {
    modifiers.contains { modifier in
      switch modifier {
      case .combined: true
      case .preposition(_, let inner): inner.isCombined
      default: false
      }
    }
  }
}
