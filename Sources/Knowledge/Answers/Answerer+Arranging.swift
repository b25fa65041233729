import Datalog
import English

/// What was found, in the order and nesting in which it is told.
extension Answerer {
  /// Objects as they were stated; what was worked out for a thing goes under a kind above it that is there too. What only
  /// a description says (of `a musician that plays a string instrument`) adds nothing to what is below it.
  func asStated(_ found: [Found]) -> [Found] {
    func isAbove(_ one: Found, _ other: Found) -> Bool {
      isUnder(other.thing, one.thing) && !isUnder(one.thing, other.thing)
    }
    let telling = found.filter { one in
      !one.hit.premises.contains { origin(ofObjectIn: $0) == .description } || !found.contains { isAbove(one, $0) }
    }
    let stated = Set(
      telling.filter { $0.hit.premises.contains { origin(ofObjectIn: $0) == .statement } }.map(\.thing))
    let folded = Set(
      telling.filter { one in !stated.contains(one.thing) && telling.contains { isAbove($0, one) } }.map(\.thing))
    return telling.filter { !folded.contains($0.thing) }.map { one in
      var top = one
      top.below = telling.map(\.thing).filter {
        folded.contains($0) && isUnder($0, one.thing) && isNamed($0, asObject: false) && !$0.isUnnamed(lexicon)
      }
      return top
    }
  }

  private enum ObjectOrigin { case statement, description, conclusion }

  /// Where the object of a row was named: in a statement, which may be handed down, in a description, or in neither. Nil for
  /// rows that are of no relation.
  private func origin(ofObjectIn row: RowRef) -> ObjectOrigin? {
    let table = base.lowering.table
    guard table.key(of: row.predicate) != nil else { return nil }
    if evidence(row).isDirect { return .statement }
    guard case .clause(let application) = model.derivation(of: row),
      base.lowering.origins[Int(application.origin)] == .inheritance,
      let stated = application.premises.first(where: {
        [.stated, .strict, .strictObject].contains(table.key(of: $0.predicate)?.variant)
      })
    else { return .conclusion }
    if evidence(stated).statements.isEmpty { return .description }
    return model.values(of: stated).dropFirst() == model.values(of: row).dropFirst() ? .statement : .conclusion
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
