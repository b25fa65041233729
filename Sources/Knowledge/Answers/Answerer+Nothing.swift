import Datalog
import English

/// What an empty list means: that nothing is known, or that there is nothing.
extension Answerer {
  /// Does it turn on the absence, or on how many there are, of what nothing at all is said of? That nothing says which
  /// states have rivers does not make them states without rivers.
  func countsUnknown(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .absent(let inner), .count(_, _, _, let inner): restsOnNothing(inner) || countsUnknown(inner)
      case .tally(let tally, _, _): restsOnNothing(tally.over) || countsUnknown(tally.over)
      default: false
      }
    }
  }

  private func restsOnNothing(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .holds(let atom):
        !base.lowering.completeRelations.contains(atom.relation)
          && (neverHolds([condition]) || isSaidOfOthers(atom, conditions))
      case .either(let branches): branches.allSatisfy(restsOnNothing)
      default: false
      }
    }
  }

  /// Is a relation, which no rule concludes, said of nothing of the kinds that it is asked of? That telescopes have mirrors
  /// does not make all planets ones without moons.
  private func isSaidOfOthers(_ atom: English.Atom, _ conditions: [Condition]) -> Bool {
    let kinds = conditions.filter { $0.isKind(ofTermIn: atom) }
    let goal = kinds + [.holds(atom)]
    guard !kinds.isEmpty, !isConcluded(Pattern(atom)) else { return false }
    return !solve(goal, variables: StatementVariables.count(goal)).contains { hit in
      guard case .variable(let subject)? = atom[.subject], let thing = hit.thing(subject) else { return true }
      // That planets with moons have moons says of none that it has any.
      return isNamed(thing, asObject: false)
    }
  }

  private func isConcluded(_ pattern: Pattern) -> Bool {
    let predicates = ([pattern] + base.lowering.table.wider(than: pattern)).compactMap { base.lowering.table.known($0) }
    return base.lowering.program.clauses.contains { clause in
      guard predicates.contains(clause.head.predicate) else { return false }
      if case .rule = base.lowering.origins[Int(clause.origin)] { return true }
      return false
    }
  }

  /// Does everything that is asked rest on kinds, on numbers and on relations that are complete? What numbers and
  /// extremes choose must be there: of no largest state nothing can be said; and the numbers of all that is asked about
  /// must be known.
  func isClosedList(_ question: Question) -> Bool {
    let conditions = question.conditions
    guard conditions.allSatisfy(isSettled), isComplete(conditions), !asksNumber(question) else { return false }
    guard conditions.contains(where: \.isNumeric) else { return true }
    guard let focus = question.focus.first else { return false }
    var own: Set<Variable> = [focus]
    for condition in conditions where gives(condition, aNumberOf: focus) { own.formUnion(condition.variables) }
    let rest = conditions.filter { own.isDisjoint(with: $0.variables) }
    if rest.contains(where: \.isNumeric), best(rest, variables: question.variableCount) == nil { return false }
    guard own.count > 1 else { return true }
    func things(_ conditions: [Condition]) -> Set<ThingID> {
      let found = solve(conditions, variables: max(question.variableCount, focus.index + 1), each: focus)
      return Set(found.compactMap { $0.thing(focus) }.filter(isMember))
    }
    let about = conditions.filter { !$0.isNumeric && $0.variables.contains(focus) }
    let unmeasured = about.filter { !gives($0, aNumberOf: focus) }
    guard !unmeasured.isEmpty else { return false }
    let all = things(unmeasured)
    return !all.isEmpty && all == things(about)
  }

  /// Is a number asked for, or one of a number? None is known, then, which is not that there is none.
  private func asksNumber(_ question: Question) -> Bool {
    let numeric = atoms(question.conditions).filter { lexicon[$0.relation].isNumeric }
    let numbers = numeric.compactMap { $0[.subject] }
    return question.number != nil || question.focus.contains { numbers.contains(.variable($0)) }
      || numeric.contains { atom in atom[.object].map(numbers.contains) ?? false }
  }

  private func gives(_ condition: Condition, aNumberOf owner: Variable) -> Bool {
    guard case .holds(let atom) = condition, lexicon[atom.relation].isNumeric else { return false }
    return atom[.object] == .variable(owner)
  }

  /// Do these conditions rest on kinds, on numbers and on relations that are complete, at least one?
  func isClosed(_ conditions: [Condition]) -> Bool {
    conditions.allSatisfy(isSettled) && isComplete(conditions)
  }

  /// Is the condition false where nothing makes it true?
  private func isSettled(_ condition: Condition) -> Bool {
    switch condition {
    case .isA(_, _, denied: false), .same, .different, .lowest, .countable, .compare, .compute: true
    case .holds(let atom):
      atom.duty == .none
        && (base.lowering.completeRelations.contains(atom.relation) || lexicon[atom.relation].isNumeric)
    case .absent(let inner), .count(_, _, _, let inner): inner.allSatisfy(isSettled)
    case .every(let range, let body): range.allSatisfy(isSettled) && body.allSatisfy(isSettled)
    case .tally(let tally, _, _): tally.over.allSatisfy(isSettled)
    case .either(let branches): branches.allSatisfy { $0.allSatisfy(isSettled) || neverHolds($0) }
    case .isA: false
    }
  }
}

extension Condition {
  /// Does it compare numbers or work one out?
  fileprivate var isNumeric: Bool {
    switch self {
    case .compare, .compute, .tally: true
    default: false
    }
  }
}

extension Condition {
  /// `X is a moon`, of a variable in the atom?
  fileprivate func isKind(ofTermIn atom: English.Atom) -> Bool {
    guard case .isA(let term, .thing, denied: false) = self, case .variable = term else { return false }
    return atom.places.contains { $0.term == term }
  }
}
