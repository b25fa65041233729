import English

/// `Do only physicians value X?`
extension Answerer {
  /// The verdict on what is asked of a few things alone: no, if it is known of others; yes, if the list is complete.
  func exclusive(_ question: Question) -> Verdict? {
    guard !question.exclusive.isEmpty else { return nil }
    var plain = question
    plain.exclusive = []
    if let closing = saidOfOnly(question) {
      var element = AnswerElement(text: "yes")
      element.sources = citations(of: closing)
      return Verdict(status: .yes, statement: words(of: closing), lead: Phrasebook.yes, element: element)
    }
    let verdict = verdict(plain)
    guard verdict.status == .yes, let subject = question.exclusive.first else { return verdict }
    let variable = Variable(max(question.variableCount, StatementVariables.count(question.conditions)))
    let last = question.conditions.filter { $0.speaksOf(subject) }.map { condition in
      condition.mapTerms { $0 == .thing(subject) ? .variable(variable) : $0 }
    }
    let rest = question.conditions.filter { condition in !question.exclusive.contains { condition.speaksOf($0) } }
    let others = solve(rest + last, variables: variable.index + 1, focus: [variable]).compactMap {
      hit -> (ThingID, Hit)? in
      guard let thing = hit.thing(variable), isSaidToBe(thing) else { return nil }
      let isOneOf = question.exclusive.contains { thing == $0 || isBelow(thing, $0) || isBelow($0, thing) }
      return isOneOf ? nil : (thing, hit)
    }
    if let first = others.first {
      let names = Writer.list(reduced(others.map(\.0)).prefix(4).map { writer.text($0) })
      return Verdict(status: .no, hit: first.1, statement: Phrasebook.alsoOf(names), lead: Phrasebook.no)
    }
    if question.conditions.contains(where: { condition in
      if case .isA(_, .thing(let kind), denied: false) = condition {
        base.lowering.completeKinds.contains(kind)
      } else {
        false
      }
    }) {
      return verdict
    }
    return Verdict(
      status: .unknown, hit: verdict.hit, statement: Phrasebook.ofNoOthers(verdict.statement), lead: Phrasebook.notKnown
    )
  }
}

extension Answerer {
  /// The sentence that says it of only these, or of only some of them.
  private func saidOfOnly(_ question: Question) -> Closing? {
    guard case .isA(.thing, .thing(let kind), denied: false)? = question.conditions.last else { return nil }
    let among = base.lowering.onlyAmong[kind, default: []].first { among in
      among.allSatisfy { one in question.exclusive.contains { one == $0 || isA(one, $0) } }
    }
    return among.map { .only(kind, $0) }
  }
}

extension Condition {
  /// Does it mention the variable?
  func speaksOf(_ variable: Variable) -> Bool { namedVariables.contains(variable) }

  /// Does it say which action the variable is?
  func isAction(of variable: Variable) -> Bool {
    switch self {
    case .same(.variable(variable), .thing): true
    case .either(let branches): branches.allSatisfy { $0.contains { $0.isAction(of: variable) } }
    default: false
    }
  }

  /// Is the thing in one of its places?
  func speaksOf(_ thing: ThingID) -> Bool {
    var found = false
    visitTerms { if $0 == .thing(thing) { found = true } }
    return found
  }
}
