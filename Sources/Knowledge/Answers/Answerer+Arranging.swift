import Datalog
import English

/// What was found, in the order and nesting in which it is told.
extension Answerer {
  /// Objects as they were stated; what was worked out for a thing goes under a kind above it that is there too.
  func asStated(_ found: [Found]) -> [Found] {
    func above(_ one: Found) -> [Found] {
      found.filter { isUnder(one.thing, $0.thing) && !isUnder($0.thing, one.thing) }
    }
    let folded = Set(
      found.filter { one in
        !above(one).isEmpty
          && !one.hit.premises.contains {
            base.lowering.table.key(of: $0.predicate) != nil && evidence($0).isDirect
          }
      }.map(\.thing))
    return found.filter { !folded.contains($0.thing) }.map { one in
      var top = one
      top.below = found.map(\.thing).filter {
        folded.contains($0) && isUnder($0, one.thing) && isNamed($0, asObject: false)
      }
      return top
    }
  }

  /// Is the thing below the kind by what is said, or does it fit the description that makes the kind?
  private func isUnder(_ thing: ThingID, _ kind: ThingID) -> Bool {
    if isBelow(thing, kind) { return true }
    guard case .described(_, let conditions) = lexicon[kind].structure, !conditions.isEmpty else { return false }
    return thing != kind && isA(thing, kind) && !isA(kind, thing)
  }

  /// The highest of the things, each with what is below it.
  func arranged(_ found: [Found]) -> [Found] {
    var result: [Found] = []
    for one in found {
      guard !found.contains(where: { isUnder(one.thing, $0.thing) && !isUnder($0.thing, one.thing) }) else { continue }
      var top = one
      top.below = found.map(\.thing).filter {
        isUnder($0, one.thing) && isNamed($0, asObject: false) && !$0.isUnnamed(lexicon) && isSaidToBe($0)
      }
      result.append(top)
    }
    return result
  }

  func reduced(_ things: [ThingID]) -> [ThingID] {
    things.uniqued().filter { thing in !things.contains { isBelow(thing, $0) && !isBelow($0, thing) } }
  }
}
