import English

/// Lists with `not`.
extension Answerer {
  /// In a list with `not` that something else bounds: those of which nothing says it either way.
  func notKnown(_ question: Question, _ focus: Variable, besides found: [Found]) -> [Found] {
    guard let place = question.conditions.firstIndex(where: { isDenied($0, of: focus) }),
      question.conditions.indices.contains(where: { $0 != place && bounds(question.conditions[$0], focus) })
    else { return [] }
    var goal = question.conditions
    goal[place] = .absent(affirmed(goal[place], &goal, question))
    for other in goal.indices where other != place && isDenied(goal[other], of: focus) {
      goal[other] = .absent(affirmed(goal[other], &goal, question))
    }
    var open = question
    open.conditions = goal.filter { !isTurned($0) }
    open.variableCount = StatementVariables.count(goal)
    let isObject = isObject(question, focus)
    return values(open, focus).filter { one in
      (isObject || isSaidToBe(one.thing)) && !found.contains { $0.thing == one.thing || isBelow(one.thing, $0.thing) }
    }.map {
      var copy = $0
      copy.isKnown = false
      copy.below = copy.below.filter(isSaidToBe)
      return copy
    }
  }

  private func isDenied(_ condition: Condition, of focus: Variable) -> Bool {
    switch condition {
    case .holds(let atom): atom.isDenied && atom.duty == .none && atom.places.contains { $0.term == .variable(focus) }
    case .isA(.variable(focus), .thing, denied: true): true
    default: false
    }
  }

  private func bounds(_ condition: Condition, _ focus: Variable) -> Bool {
    switch condition {
    case .isA(.variable(focus), .thing, denied: false): true
    case .holds(let atom): !atom.isDenied && atom.places.contains { $0.term == .variable(focus) }
    default: false
    }
  }

  /// `isA(kind, X)`: what a denial says of everything under a kind.
  private func isTurned(_ condition: Condition) -> Bool {
    if case .isA(.thing, .variable, denied: false) = condition { true } else { false }
  }

  /// What is denied, affirmed: of anything under a kind.
  private func affirmed(_ condition: Condition, _ goal: inout [Condition], _ question: Question) -> [Condition] {
    switch condition {
    case .isA(let left, let right, _): return [.isA(left, right, denied: false)]
    case .holds(var atom):
      atom.isDenied = false
      var inner: [Condition] = []
      var next = max(question.variableCount, StatementVariables.count(goal))
      for place in atom.places where place.role != .subject {
        var kind: ThingID?
        switch place.term {
        case .thing(let thing) where place.role == .object && !lexicon[thing].isName: kind = thing
        case .variable(let variable):
          for other in goal {
            if case .isA(.thing(let thing), .variable(variable), denied: false) = other { kind = thing }
          }
        default: break
        }
        guard let kind else { continue }
        atom[place.role] = .variable(Variable(next))
        inner.append(.isA(.variable(Variable(next)), .thing(kind), denied: false))
        next += 1
      }
      return inner + [.holds(atom)]
    default: return [condition]
    }
  }
}
