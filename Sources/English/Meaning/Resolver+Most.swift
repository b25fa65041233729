import Diagnostics

/// How many there are of something, compared: `the most rivers`, `more rivers than X`.
extension Resolver {
  /// `the most rivers`: so many that nothing competes. What competes is known once the clause is.
  mutating func most(_ degree: DegreePhrase, _ phrase: NounPhrase, at position: NounPosition)
    throws(ReadingFailure) -> Resolved
  {
    var plain = phrase
    plain.degree = nil
    plain.determiner = .indefinite
    var result = try resolve(plain, at: .object, denied: false)
    result.quantifier = .extreme(
      Extreme(isLeast: degree.form == .fewestOf || tokens[degree.word].key == "least", degree))
    return result
  }

  /// Of how many `counted` the condition holds is extreme among whatever competes with the subject.
  mutating func extremeCount(
    _ condition: Condition, counted: Term, _ restrictions: [Condition], _ extreme: Extreme,
    subject: Term
  ) throws(ReadingFailure) -> [Condition] {
    guard case .variable(let variable) = counted else { return [condition] }
    let competitor = gaps.last ?? focus.last.map { Term.variable($0) } ?? subject
    guard case .variable = competitor, competitor != counted else {
      throw ReadingFailure(
        .unreadable, "I cannot tell among what this is the most.", at: 0..<tokens.count,
        remedies: ["Ask which of them has the most."])
    }
    let number = Term.variable(freshVariable())
    let over = restrictions + [condition]
    let counting = Condition.tally(Tally(.count, of: [variable], over: over), .equal, number)
    // Without a kind, whatever the clause holds of competes.
    var among = classes[competitor] ?? []
    if among.isEmpty { among = copied(over, keeping: [competitor]) }
    let measurement = Measurement(value: number, conditions: [counting])
    // The most of what nothing has any of is nothing.
    let some: [Condition] = extreme.isLeast ? [] : [.compare(.more, number, .thing(quantity(0, unit: nil)))]
    return among + [counting] + some + isExtreme(competitor, among: among, measurement, extreme)
  }

  /// That the number which the condition gives the subject is extreme among what competes with it.
  mutating func extremeNumber(_ condition: Condition, _ value: Term, _ extreme: Extreme, subject: Term)
    throws(ReadingFailure) -> [Condition]
  {
    if case .thing(let thing) = subject {
      guard let kind = (lexicon.kindsOfNames[thing] ?? []).min() else {
        throw ReadingFailure(
          .unreadable, "I cannot tell among what \(lexicon[thing].name) competes.", at: 0..<tokens.count)
      }
      let member = Term.variable(freshVariable())
      classes[member] = [.isA(member, .thing(kind), denied: false)] + (classes[subject] ?? [])
      let mine = condition.mapTerms { $0 == subject ? member : $0 }
      return [.same(member, subject)] + (try extremeNumber(mine, value, extreme, subject: member))
    }
    var among = classes[subject] ?? []
    if among.isEmpty { among = copied([condition], keeping: [subject]) }
    let measurement = Measurement(value: value, conditions: [condition])
    return among + [condition] + isExtreme(subject, among: among, measurement, extreme)
  }

  /// Of how many the condition holds, compared with how many it holds of for another subject.
  mutating func rivalCount(
    _ condition: Condition, counted: Term, _ restrictions: [Condition], _ comparison: Comparison, subject: Term,
    _ other: Term
  ) -> [Condition] {
    guard case .variable(let variable) = counted else { return [condition] }
    let over = restrictions + [condition]
    let (mine, theirs) = (Term.variable(freshVariable()), Term.variable(freshVariable()))
    let others = copied(over, keeping: [subject, other]).map { $0.mapTerms { $0 == subject ? other : $0 } }
    guard let inner = others.lastVariable(of: over, variable) else { return [condition] }
    defer { rivalConditions = [] }
    // `who has more rivers than Ohio`: without a kind, whoever has any.
    var among: [Condition] = []
    if case .variable = subject, (classes[subject] ?? []).isEmpty { among = copied(over, keeping: [subject, other]) }
    return among + otherThanItself(comparison, subject, other) + rivalConditions + [
      .tally(Tally(.count, of: [variable], over: over), .equal, mine),
      .tally(Tally(.count, of: [inner], over: others), .equal, theirs), .compare(comparison, mine, theirs),
    ]
  }
}

extension Resolver {
  /// Of how many `counted` the condition holds, compared with of how many of the other kind.
  mutating func outnumbering(
    _ condition: Condition, counted: Term, _ restrictions: [Condition], _ comparison: Comparison, _ other: Term
  ) -> [Condition] {
    guard case .variable(let first) = counted, case .variable(let second) = other else { return [condition] }
    let others = rivalConditions + [condition.mapTerms { $0 == counted ? other : $0 }]
    let (mine, theirs) = (Term.variable(freshVariable()), Term.variable(freshVariable()))
    rivalConditions = []
    return [
      .tally(Tally(.count, of: [first], over: restrictions + [condition]), .equal, mine),
      .tally(Tally(.count, of: [second], over: others), .equal, theirs), .compare(comparison, mine, theirs),
    ]
  }
}

extension [Condition] {
  /// The variable that stands here where `variable` stands in the same conditions elsewhere.
  fileprivate func lastVariable(of originals: [Condition], _ variable: Variable) -> Variable? {
    var (places, terms): ([Int], [Term]) = ([], [])
    for condition in originals {
      condition.visitTerms { term in
        if term == .variable(variable) { places.append(terms.count) }
        terms.append(term)
      }
    }
    var mine: [Term] = []
    for condition in self { condition.visitTerms { mine.append($0) } }
    guard let place = places.first, mine.indices.contains(place), case .variable(let other) = mine[place] else {
      return nil
    }
    return other
  }
}
