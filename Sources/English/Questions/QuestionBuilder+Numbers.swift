import Diagnostics

// What numbers, counts and groups make of a question.
extension QuestionBuilder {
  func question(_ act: Act, _ conditions: [Condition], _ resolver: Resolver) -> Question {
    var (act, conditions, resolver) = (act, conditions, resolver)
    if act == .count, resolver.asksQuantity { act = .list }
    if !resolver.groupConditions.isEmpty { grouped(&act, &conditions, &resolver) }
    var question = plainQuestion(act, conditions, resolver)
    question.groups = act == .list ? resolver.groups : []
    if let focus = question.focus.first, act == .list {
      question.number = number(focus, conditions, resolver)
      question.owner = question.groups.isEmpty ? owner(of: focus, conditions) : nil
    }
    if let (owner, range) = resolver.summedOwners {
      (question.summedOwner, question.summedOwners) = (owner, resolver.groupConditions + range)
    }
    return question
  }

  /// `each` in a yes/no question is without exception; in any other the answer is given for each of them.
  private func grouped(_ act: inout Act, _ conditions: inout [Condition], _ resolver: inout Resolver) {
    switch act {
    case .decide: conditions = [.every(resolver.groupConditions, conditions)]
    case .count:
      guard let counted = resolver.focus.first else { return }
      let number = resolver.freshVariable()
      conditions =
        resolver.groupConditions
        + [.tally(Tally(.count, of: [counted], over: conditions), .equal, .variable(number))]
      resolver.focus = [number]
      resolver.counts.insert(.variable(number))
      act = .list
    default: conditions = resolver.groupConditions + conditions
    }
  }

  /// What the focus is, if it is a number.
  private func number(_ focus: Variable, _ conditions: [Condition], _ resolver: Resolver) -> AskedNumber? {
    let term = Term.variable(focus)
    let isMade = conditions.contains { condition in
      switch condition {
      case .tally(let tally, _, term): tally.kind == .total || tally.kind == .average
      case .compute(_, _, _, term): true
      default: false
      }
    }
    if resolver.counts.contains(term) { return AskedNumber(isComputed: isMade) }
    guard let relation = resolver.valueRelations[term] else { return nil }
    return AskedNumber(relation: relation, isComputed: isMade || lexicon[relation].isComputed)
  }

  /// Whose the value is that is asked for, where that may be several: `the capitals of the states that border Texas`.
  private func owner(of focus: Variable, _ conditions: [Condition]) -> Variable? {
    for condition in conditions {
      guard case .holds(let atom) = condition, lexicon[atom.relation].shape == .noun, !atom.isDenied,
        atom[.subject] == .variable(focus), case .variable(let owner)? = atom[.object]
      else { continue }
      return owner
    }
    return nil
  }

  /// `what percentage of countries border each ocean`: how many of a hundred.
  func share(_ focus: Variable, _ conditions: [Condition], _ resolver: inout Resolver) -> Question {
    let all = resolver.copied(resolver.classes[.variable(focus)] ?? [], keeping: [])
    let (part, whole) = (Term.variable(resolver.freshVariable()), Term.variable(resolver.freshVariable()))
    let (ratio, percent) = (Term.variable(resolver.freshVariable()), resolver.freshVariable())
    let hundred = Term.thing(resolver.quantity(100, unit: nil))
    let none = Term.thing(resolver.quantity(0, unit: nil))
    guard case .isA(.variable(let one), _, _)? = all.first(where: { if case .isA = $0 { true } else { false } }) else {
      return question(.list, conditions, resolver)
    }
    resolver.focus = [percent]
    var asked = question(
      .list,
      [
        .tally(Tally(.count, of: [focus], over: conditions), .equal, part),
        .tally(Tally(.count, of: [one], over: all), .equal, whole),
        .compute(.quotient, part, whole, ratio), .compute(.product, ratio, hundred, .variable(percent)),
      ] + (resolver.groups.isEmpty ? [] : [.compare(.more, part, none)]), resolver)
    asked.number = AskedNumber(relation: nil, isComputed: true, unit: "percent")
    return asked
  }

  /// `how new is the position`, where newness is no number: the adverb that is said with it, else why it is so.
  private func degree(_ word: String, _ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question {
    guard let property = lexicon.relationByKey[RelationKey(shape: .property, words: [word])] else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says how \(word) anything is.", at: 1..<2,
        remedies: ["Ask what it is, or what it has."])
    }
    var resolver = resolver(tokens)
    let subject = try resolver.resolve(clause.subject, at: .subject, denied: false)
    let plain = Atom(property, [(.subject, subject.terms[0])])
    let why = question(.explain, subject.restrictions + [.holds(plain)], resolver)
    var inMeasure = plain
    inMeasure[.manner] = .variable(resolver.ask())
    var asked = question(.list, subject.restrictions + [.holds(inMeasure)], resolver)
    asked.otherwise = [why]
    return asked
  }

  /// `how long is X`: the number of the measure that the adjective has for the kind of X.
  func measure(_ word: String, _ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    guard let (measures, _) = lexicon.measures(of: word) else { return try degree(word, clause, tokens) }
    var resolver = resolver(tokens)
    let value = resolver.ask()
    let owner = resolver.eachOf(try resolver.resolve(clause.subject, at: .owner, denied: false))
    let term = Term.variable(value)
    let kind = resolver.kind(of: owner.terms[0])
    if let kind, !lexicon[kind].isName, lexicon.measure(for: kind, among: measures) == nil {
      throw resolver.unmeasured(1, measures, clause.subject)
    }
    let fitting = lexicon.measure(for: kind, among: measures).map { [$0] } ?? measures
    let branches = fitting.map { measure -> [Condition] in
      let held = Condition.holds(Atom(measure.relation, [(.subject, term), (.object, owner.terms[0])]))
      return fitting.count > 1 ? [.isA(owner.terms[0], .thing(measure.kind), denied: false), held] : [held]
    }
    resolver.valueRelations[term] = fitting[0].relation
    var asked = question(
      .list, owner.restrictions + (branches.count == 1 ? branches[0] : [.either(branches)]), resolver)
    if fitting.count > 1 { asked.number = nil }
    if case .variable(let one) = owner.terms[0], asked.groups.isEmpty { asked.owner = one }
    return asked
  }
}
