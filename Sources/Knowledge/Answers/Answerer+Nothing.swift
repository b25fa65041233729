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
        !base.lowering.completeRelations.contains(atom.relation) && neverHolds([condition])
      case .either(let branches): branches.allSatisfy(restsOnNothing)
      default: false
      }
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
