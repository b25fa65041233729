import Diagnostics

extension Resolver {
  /// What is said, before it has a subject.
  struct Predicate {
    enum Core {
      /// A relation; in a passive the subject goes to the object's place.
      case relation(RelationID, subjectRole: Role)
      case kind(Term)
      case same(Term)
      /// Its measure compares so with that of another thing.
      case measured([Measure], Comparison, Term)
      /// It comes first (or last, or second) among whatever it is one of, and is so described.
      case first(DegreePhrase, NounPhrase)
      /// A number that compares so with another.
      case compared(Comparison, Term)
      case exists
    }
    var core: Core
    var places: [(Role, Term)] = []
    var restrictions: [Condition] = []
    /// Quantified places wrap the atom.
    var wraps: [(Resolved.Quantifier, Term, [Condition])] = []
    var isDenied = false
    var objectIsStrict = false
    var completes: ThingID?
    /// Places that hold alternatives.
    var alternatives: [Predicate] = []
    /// The number in a place is the extreme among whatever competes with the subject.
    var extreme: (value: Term, Extreme)?

    /// Do all alternatives quantify over the same?
    var wrapsAreShared: Bool {
      alternatives.allSatisfy { other in other.wraps.map { $0.1 } == wraps.map { $0.1 } }
    }
  }

  /// `is a musician who plays a violin`, of a term: that it is a musician, and plays a violin.
  private func spoken(_ predicate: Predicate, of term: Term, denied: Bool) -> Predicate {
    guard !asserts, !denied, predicate.alternatives.isEmpty, case .kind(.variable(let variable)) = predicate.core,
      let place = predicate.restrictions.firstIndex(where: {
        if case .isA(.variable(variable), .thing, denied: false) = $0 { true } else { false }
      }), case .isA(_, let kind, _) = predicate.restrictions[place]
    else { return predicate }
    var result = predicate
    result.restrictions.remove(at: place)
    result.restrictions = result.restrictions.map { $0.replacing(variable, by: term) }
    result.core = .kind(kind)
    return result
  }

  /// Takes out what a quantified subject has in its scope: in `no nurse uses a system that is slow` the system is any. What
  /// is asked for stays, with everything that is said of it.
  private func scoped(_ restrictions: inout [Condition]) -> [Condition] {
    var asked = Set(focus)
    var outer: [Condition] = []
    var inner = restrictions
    while let place = inner.firstIndex(where: { !$0.variables.isDisjoint(with: asked) }) {
      asked.formUnion(inner[place].variables)
      outer.append(inner.remove(at: place))
    }
    restrictions = outer
    return inner
  }

  /// The alternatives of a predicate. What they share is wrapped around all of them: `has no owner` is not so of what has
  /// one in either sense.
  private mutating func either(_ predicate: Predicate, of term: Term, _ phrase: VerbPhrase) throws(ReadingFailure)
    -> Condition
  {
    var plain = phrase
    plain.isUnknown = false
    var branches: [[Condition]] = []
    for alternative in [predicate] + predicate.alternatives {
      var alone = alternative
      alone.alternatives = []
      if predicate.wrapsAreShared { (alone.wraps, alone.extreme) = ([], nil) }
      for proposition in try combine(Resolved(term), alone, plain) {
        branches.append(proposition.restrictions + [proposition.condition])
      }
    }
    return .either(branches)
  }

  /// A name has nothing below it that could be an exception.
  private func isNamed(_ term: Term) -> Bool {
    if case .thing(let thing) = term { lexicon[thing].isName } else { false }
  }

  /// Puts subject and predicate together, once for each subject in a list.
  mutating func combine(_ subject: Resolved, _ predicate: Predicate, _ phrase: VerbPhrase)
    throws(ReadingFailure) -> [Proposition]
  {
    let (strength, duty, isPossibility) = manner(of: phrase, subject)
    if isPossibility { asksPossibility = true }
    if isPossibility, phrase.modal == .can, phrase.isDenied { deniesPossibility = true }
    var subject = subject
    if mode == .question, phrase.frequency == "always" {
      isUniversal = true
      // `is data that administrators use always accurate`: all such data.
      if gaps.isEmpty, subject.quantifier == .plain, !subject.restrictions.isEmpty, subject.terms.count == 1,
        case .variable(let variable) = subject.terms[0], !focus.contains(variable)
      {
        subject.quantifier = .strict
      }
    }
    let isDenied = phrase.isDenied && phrase.modal != .need
    let denied =
      (isDenied != predicate.isDenied) != (subject.quantifier == .denied && asserts || subject.isNeither && !asserts)
    var results: [Proposition] = []
    for term in subject.terms {
      let predicate = spoken(predicate, of: term, denied: denied)
      var condition: Condition
      var measuring: [Condition] = []
      switch predicate.core {
      case .relation(let relation, let role):
        condition = .holds(
          Atom(relation, [(role, term)] + predicate.places, isDenied: denied, duty: duty))
      case .kind(let kind): condition = .isA(term, kind, denied: denied)
      case .same(let other): condition = denied ? .different(term, other) : .same(term, other)
      case .compared(let comparison, let other):
        condition = .compare(denied ? comparison.opposite : comparison, term, other)
      case .measured(let measures, let comparison, let other):
        var parts = measured(measures, denied ? comparison.opposite : comparison, term, other)
        condition = parts.removeLast()
        measuring = parts + otherThanItself(comparison, term, other)
      case .exists: condition = .same(term, term)
      case .first(let degree, let phrase):
        measuring = try superlative(degree, subject: term, phrase)
        condition = measuring.removeLast()
      }
      if !predicate.alternatives.isEmpty { condition = try either(predicate, of: term, phrase) }
      var restrictions = predicate.restrictions + measuring
      if case .kind = predicate.core, case .holds? = restrictions.last, !asserts {
        // What it is comes before what it does, which is the point of the clause.
        restrictions.insert(condition, at: 0)
        condition = restrictions.removeLast()
      }
      if case .relation(let relation, _) = predicate.core, lexicon[relation].isNumeric, !asserts, !denied,
        case .compare? = restrictions.last
      {
        // How a number compares is the point, whatever has it.
        restrictions.insert(condition, at: 0)
        condition = restrictions.removeLast()
      }
      for (quantifier, variable, inner) in predicate.wrapsAreShared ? predicate.wraps : [] {
        switch quantifier {
        case .extreme(let extreme):
          restrictions += try extremeCount(condition, counted: variable, inner, extreme, subject: term)
          condition = restrictions.removeLast()
        case .rival(let comparison, let other):
          restrictions += rivalCount(condition, counted: variable, inner, comparison, subject: term, other)
          condition = restrictions.removeLast()
        case .outnumbers(let comparison, let other):
          restrictions += outnumbering(condition, counted: variable, inner, comparison, other)
          condition = restrictions.removeLast()
        default:
          // What is longer than every river may be a river, too, which it is not compared with.
          let others =
            measuring.isEmpty || focus.contains { .variable($0) == term } ? inner : inner + [.different(variable, term)]
          condition = wrap(condition, quantifier, variable, others, saying: measuring)
          restrictions.removeAll { measuring.contains($0) }
        }
      }
      if let (value, extreme) = predicate.extreme {
        restrictions += try extremeNumber(condition, value, extreme, subject: term)
        condition = restrictions.removeLast()
      }
      if isQuantified(subject) {
        if let counted = try countedSubject(subject, term, restrictions, condition, phrase) {
          restrictions = counted
          condition = restrictions.removeLast()
        } else {
          let own = subject.quantifier.hasScope ? scoped(&restrictions) : []
          condition = wrap(condition, subject.quantifier, term, subject.restrictions, saying: own)
        }
      }
      if phrase.isUnknown {
        guard inCondition else {
          throw ReadingFailure(
            .unreadable, "\"is not known to\" can only stand in a condition.", at: phrase.range,
            remedies: ["Say that it is not so, or leave it out."])
        }
        condition = .absent(restrictions + [condition])
        restrictions = []
      }
      var proposition = Proposition(condition: condition, restrictions: [], strength: strength)
      swap(&proposition.restrictions, &restrictions)
      proposition.isStrict = (subject.quantifier == .strict || subject.quantifier == .denied) && !isNamed(term)
      // A variable in a rule ranges over every such object of itself.
      let objectIsVariable =
        if case .holds(let atom) = proposition.condition, case .variable? = atom[.object] { true } else { false }
      proposition.objectIsStrict = predicate.objectIsStrict && !objectIsVariable
      if subject.quantifier == .only, case .kind(.thing(let kind)) = predicate.core { proposition.completes = kind }
      results.append(proposition)
    }
    if subject.isAlternative, results.count > 1 {
      guard mode != .statement || !gaps.isEmpty else {
        throw ReadingFailure(
          .alternativeFact, "This states one thing or another, but not which.", at: phrase.range,
          reason: "A statement with \"or\" cannot be answered from.")
      }
      return [Proposition(condition: .either(results.map { $0.restrictions + [$0.condition] }))]
    }
    return results
  }

  /// What is asked for that is as much as something is another thing than that.
  func otherThanItself(_ comparison: Comparison, _ term: Term, _ other: Term) -> [Condition] {
    guard comparison == .equal, case .variable = term, !isNumber(other) else { return [] }
    return [.different(term, other)]
  }

  /// `(has) the most rivers running through it`: of how many subjects it holds is the extreme, or more than for another.
  private mutating func countedSubject(
    _ subject: Resolved, _ term: Term, _ restrictions: [Condition], _ condition: Condition, _ phrase: VerbPhrase
  ) throws(ReadingFailure) -> [Condition]? {
    switch subject.quantifier {
    case .extreme, .rival, .outnumbers: break
    default: return nil
    }
    guard let owner = gaps.last ?? focus.last.map({ .variable($0) }) else {
      throw ReadingFailure(
        .unreadable, "I cannot tell among what this is the most.", at: phrase.range,
        remedies: ["Ask which of them has the most."])
    }
    let counted = subject.restrictions + restrictions
    if case .rival(let comparison, let other) = subject.quantifier {
      return rivalCount(condition, counted: term, counted, comparison, subject: owner, other)
    }
    guard case .extreme(let extreme) = subject.quantifier else { return nil }
    return try extremeCount(condition, counted: term, counted, extreme, subject: owner)
  }
}
