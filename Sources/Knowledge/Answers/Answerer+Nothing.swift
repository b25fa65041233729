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

  /// Does everything that is asked rest on kinds and on relations that are complete?
  func isClosedList(_ question: Question) -> Bool {
    var isComplete = false
    for condition in question.conditions {
      switch condition {
      case .isA(_, .thing, denied: false), .same: continue
      case .holds(let atom) where atom.duty == .none && base.lowering.completeRelations.contains(atom.relation):
        isComplete = true
      default: return false
      }
    }
    return isComplete
  }
}

extension Condition {
  /// `X is a moon`, of a variable in the atom?
  fileprivate func isKind(ofTermIn atom: English.Atom) -> Bool {
    guard case .isA(let term, .thing, denied: false) = self, case .variable = term else { return false }
    return atom.places.contains { $0.term == term }
  }
}
