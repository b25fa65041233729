import Datalog
import English

/// What would make it so, and why it is not: the rules that could conclude it, each with what holds and what is missing.
extension Answerer {
  /// A rule that could conclude what is asked.
  struct Chance {
    var sentence: StatedSentence
    /// Its conditions that hold, for the things asked about.
    var held: [Condition]
    /// Those that do not: with them it would follow.
    var missing: [Condition]
    /// What stands against it: the exceptions that apply.
    var barred: [Condition]
    /// What the rule says the asked variables are.
    var values: [Variable: English.Term]
    /// How strongly the rule concludes it.
    var strength = Strength.certain
  }

  func enable(_ question: Question) -> Reply {
    let verdict = verdict(question)
    var reply = Reply(.answered, form: "what-if", reading: writer.reading(question), text: "")
    if verdict.status == .yes, let hit = verdict.hit {
      var element = AnswerElement(text: verdict.statement)
      support(&element, hit)
      reply.answers = [element]
      reply.text = Phrasebook.soAlready(verdict.statement) + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
      return reply
    }
    for chance in chances(question) {
      var element = AnswerElement(text: chance.missing.isEmpty ? "" : writer.spoken(chance.missing))
      guard !chance.missing.isEmpty, !reply.answers.contains(where: { $0.text == element.text }) else { continue }
      element.sources = [chance.sentence.citation]
      reply.answers.append(element)
    }
    let kinds = kindsBelow(question)
    for (said, kind) in kinds {
      var element = AnswerElement(text: said)
      element.said = writer.text(kind, .single)
      reply.answers.append(element)
    }
    let said = writer.spoken(sayable(question.conditions))
    guard !reply.answers.isEmpty else {
      reply.status = .unknown
      reply.text = Phrasebook.nothingMakes(said)
      return reply
    }
    reply.text = Phrasebook.wouldBe(said)
    for element in reply.answers where element.said == nil {
      reply.text += "\n" + Phrasebook.bullet + element.text + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    }
    if !kinds.isEmpty, case .isA(let subject, _, _)? = goal(question) {
      let isPlural = writer.isPlural(subject)
      let names = Writer.list(kinds.prefix(8).map { writer.text($0.1, isPlural ? .plural : .single) }, "or")
      reply.text += "\n" + Phrasebook.bullet + writer.text(subject) + (isPlural ? " are " : " is ") + names
    }
    if verdict.status == .no { reply.text += "\n" + Phrasebook.saidNow(verdict.statement) }
    return reply
  }

  /// What may be under a condition: `what can a billing problem cause`, where a rule says that it may cause havoc if it
  /// reaches patients. Nil where no rule says so.
  func conditional(_ question: Question) -> Reply? {
    var reply = Reply(.answered, form: "who-what", reading: writer.reading(question), text: "")
    var lines: [String] = []
    for chance in conditionalChances(question) {
      guard let focus = question.focus.first, case .thing(let thing)? = chance.values[focus] else { continue }
      var element = AnswerElement(text: writer.text(thing, .bare))
      element.strength = .possible
      element.sources = [chance.sentence.citation]
      reply.answers.append(element)
      lines.append(conditionalText(chance))
    }
    guard !lines.isEmpty else { return nil }
    reply.text = lines.count == 1 ? lines[0] : lines.map { Phrasebook.bullet + $0 }.joined(separator: "\n")
    return reply
  }

  /// The rules that say that it may be so, of which only the kinds of things hold yet.
  ///
  /// What may be of a kind under a condition may be of the kind; of one that is named it is not known.
  func conditionalChances(_ question: Question) -> [Chance] {
    guard case .holds(let atom)? = goal(question), case .thing(let subject)? = atom[.subject], !lexicon[subject].isName
    else { return [] }
    return chances(question).filter { chance in
      chance.strength == .possible && chance.barred.isEmpty && !chance.missing.isEmpty
        && chance.missing.contains { if case .holds = $0 { true } else { false } }
        && !chance.missing.contains { if case .isA(.thing, _, _) = $0 { true } else { false } }
    }
  }

  func conditionalText(_ chance: Chance) -> String {
    Writer.sentence(chance.sentence.text.filter { $0 != "*" }) + "." + Phrasebook.sourceGap
      + Phrasebook.sources([chance.sentence.citation])
  }

  /// The condition that is to be made true, with kinds for what is merely of a kind.
  private func goal(_ question: Question) -> Condition? { sayable(question.conditions).last?.affirmed }

  /// `a vendor is a hospital`: the kinds below the kind asked about.
  private func kindsBelow(_ question: Question) -> [(String, ThingID)] {
    guard case .isA(.thing(let thing), .thing(let kind), denied: false)? = goal(question) else { return [] }
    return reduced(below(kind).filter { isSaidToBe($0) && !lexicon[$0].isName && $0 != thing }).map {
      (writer.classification(thing, $0), $0)
    }
  }

  /// The rules that could conclude it, those that lack least first.
  func chances(_ question: Question) -> [Chance] {
    guard let goal = goal(question) else { return [] }
    var result: [Chance] = []
    base.recollection.rules { RuleIndex(base.sentences) }.forEach(like: goal) { entry in
      guard let (bound, values) = unify(entry.rule.assertions[entry.place].condition, goal, entry.rule) else { return }
      var chance = chance(entry.sentence, entry.rule, bound)
      chance.values = values
      chance.strength = entry.rule.assertions[entry.place].strength
      result.append(chance)
    }
    return result.sorted { $0.missing.count + $0.barred.count < $1.missing.count + $1.barred.count }
  }

  /// What the rule's variables stand for if it concludes the goal, and what the goal's are then; nil if it cannot.
  private func unify(_ conclusion: Condition, _ goal: Condition, _ rule: Statement)
    -> (bound: [Variable: English.Term], values: [Variable: English.Term])?
  {
    var pairs: [(English.Term, English.Term)] = []
    switch (conclusion, goal) {
    case (.isA(let left, let kind, let denied), .isA(let thing, let wanted, let other)) where denied == other:
      guard kind == wanted || isAbove(wanted, kind) else { return nil }
      pairs = [(left, thing)]
    case (.holds(let left), .holds(let right)):
      guard left.relation == right.relation, left.isDenied == right.isDenied, left.duty == right.duty else {
        return nil
      }
      for place in right.places {
        guard let term = left[place.role] else { return nil }
        pairs.append((term, place.term))
      }
    default: return nil
    }
    var bound: [Variable: English.Term] = [:]
    var values: [Variable: English.Term] = [:]
    for (rule, asked) in pairs {
      switch (rule, asked) {
      case (.variable(let variable), _):
        if let known = bound[variable], known != asked { return nil }
        bound[variable] = asked
      case (.thing(let mine), .thing(let theirs)):
        guard mine == theirs || isA(mine, theirs) else { return nil }
      case (.thing, .variable(let variable)): values[variable] = rule
      }
    }
    return (bound, values)
  }

  private func isAbove(_ wanted: English.Term, _ kind: English.Term) -> Bool {
    guard case .thing(let above) = wanted, case .thing(let below) = kind else { return false }
    return isA(below, above)
  }

  private func chance(_ sentence: StatedSentence, _ rule: Statement, _ bound: [Variable: English.Term]) -> Chance {
    var chance = Chance(sentence: sentence, held: [], missing: [], barred: [], values: [:])
    let start = 1000
    let conditions = rule.conditions.map { condition in
      condition.mapTerms { term in
        guard case .variable(let variable) = term else { return term }
        return bound[variable] ?? .variable(Variable(start + variable.index))
      }
    }
    let numbered = Self.renumbered(conditions)
    for condition in numbered where !condition.isClosed {
      let count = StatementVariables.count(numbered)
      if best(chance.held + [condition], variables: count) != nil {
        chance.held.append(condition)
      } else {
        chance.missing.append(condition)
      }
    }
    // A kind that only bounds what is missing belongs to it.
    let open = Set(chance.missing.flatMap(\.namedVariables))
    let loose = chance.held.filter { !$0.namedVariables.isEmpty && !$0.namedVariables.isDisjoint(with: open) }
    chance.missing = loose + chance.missing
    chance.held.removeAll { loose.contains($0) }
    for condition in numbered where condition.isClosed { weigh(condition, &chance, StatementVariables.count(numbered)) }
    return chance
  }

  /// What a condition with absence, a count or `every` adds: who stands against it, or who is missing.
  private func weigh(_ condition: Condition, _ chance: inout Chance, _ count: Int) {
    switch condition {
    case .absent(let inner):
      guard let hit = best(inner, variables: count) else { return }
      let barred = inner.flatMap { one -> [Condition] in
        guard case .either(let branches) = one else { return [one] }
        return branches.first { best($0, variables: count) != nil } ?? [one]
      }
      // That Blue Lamp is a studio goes without saying beside what it does.
      let telling = barred.filter { if case .isA(.variable, _, denied: false) = $0 { barred.count == 1 } else { true } }
      chance.barred += telling.map { named($0, hit) }
    case .every(let range, let body):
      let members = Set(range.flatMap(\.namedVariables)).sorted().map { Condition.lowest(.variable($0)) }
      let lacking = solve(range + members + [.absent(body)], variables: count)
      for hit in lacking.prefix(4) { chance.missing += body.map { named($0, hit) } }
      if solve(range, variables: count).isEmpty { chance.missing.append(condition) }
    default:
      if best(chance.held + [condition], variables: count) == nil { chance.missing.append(condition) }
    }
  }

  /// The condition with what a solution gives for its variables.
  private func named(_ condition: Condition, _ hit: Hit) -> Condition {
    condition.mapTerms { term in
      guard case .variable(let variable) = term, let thing = hit.thing(variable) else { return term }
      return .thing(thing)
    }
  }

  /// Variables numbered from 0.
  private static func renumbered(_ conditions: [Condition]) -> [Condition] {
    var numbers: [Variable: Variable] = [:]
    return conditions.map { condition in
      condition.mapTerms { term in
        guard case .variable(let variable) = term else { return term }
        let number = numbers[variable] ?? Variable(numbers.count)
        numbers[variable] = number
        return .variable(number)
      }
    }
  }
}
