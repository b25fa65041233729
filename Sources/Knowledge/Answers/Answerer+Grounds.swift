import Datalog
import English

/// What counts, totals and `every` in an answer rest on.
extension Answerer {
  /// Of what is counted or ranged over, a proof tells so many rows.
  private static let mostTold = 24

  /// A way in which conditions hold, with the rows of what they count, total or range over among its premises. What is
  /// greatest or least is told by itself, without all that it was compared with.
  func grounded(_ hit: Hit, _ conditions: [Condition]) -> Hit {
    var hit = hit
    for condition in conditions {
      guard let inner = counted(condition) else { continue }
      let bound = inner.map { condition in
        condition.mapTerms { term in
          if case .variable(let variable) = term, let thing = hit.thing(variable) { .thing(thing) } else { term }
        }
      }
      for way in solve(bound, variables: hit.values.count).prefix(Self.mostTold) {
        for row in way.premises where !hit.premises.contains(row) && row.predicate != base.lowering.table.lowest {
          hit.premises.append(row)
        }
      }
    }
    return hit
  }

  private func counted(_ condition: Condition) -> [Condition]? {
    switch condition {
    case .tally(let tally, _, _):
      let compares = tally.over.contains { if case .compare = $0 { true } else { $0.isTally } }
      return compares || tally.kind == .greatest || tally.kind == .least ? nil : tally.over
    case .count(_, _, _, let inner): return inner
    case .every(let range, let body): return range + body
    default: return nil
    }
  }
}
