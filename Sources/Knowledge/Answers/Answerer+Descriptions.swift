import Datalog
import English

/// Kinds and things of which only a name or a description says that they answer.
extension Answerer {
  /// Without kinds that are only another word for a description, where there are names to give.
  func withoutDefined(_ things: [ThingID]) -> [ThingID] {
    guard things.contains(where: { lexicon[$0].isName }) else { return things }
    return things.filter { lexicon[$0].isName || !isDefined($0) }
  }

  /// Does some sentence say what the kind is by a description: a European country is a country in Europe?
  private func isDefined(_ kind: ThingID) -> Bool {
    guard case .plain = lexicon[kind].structure else { return false }
    let above = Variable(0)
    return solve([.isA(.thing(kind), .variable(above), denied: false)], variables: 1).contains { hit in
      statements(hit).contains { isDefinition($0, of: kind) }
    }
  }

  /// Does the description of the thing alone say so?
  func isNamedOnly(_ found: Found) -> Bool {
    if isOwnedByName(found) { return true }
    let said = statements(found.hit)
    guard said.isEmpty else {
      return !lexicon[found.thing].isName && said.allSatisfy { isDefinition($0, of: found.thing) }
    }
    if case .described = lexicon[found.thing].structure { return true }
    return !isSaidToBe(found.thing)
  }

  /// Does a sentence only say what the kind is: that a European country is a country in Europe?
  private func isDefinition(_ number: Int, of kind: ThingID) -> Bool {
    base.sentences.statement(of: number).parts.contains { part in
      guard part.conditions.count == 1, part.assertions.count == 1,
        case .isA(let member, .thing, denied: false) = part.conditions[0]
      else { return false }
      return part.assertions[0].condition == .isA(member, .thing(kind), denied: false)
    }
  }

  /// That staff have the workflow of staff goes without saying.
  private func isOwnedByName(_ found: Found) -> Bool {
    guard lexicon.ownership(of: lexicon[found.thing]) != nil, let have = lexicon.verbRelation("have") else {
      return false
    }
    return found.hit.premises.contains { row in
      base.lowering.table.key(of: row.predicate)?.pattern.relation == have
        && model.values(of: row).dropFirst().first == found.thing.value
    }
  }
}
