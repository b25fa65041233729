import Datalog
import English

/// Slots and actions in questions: what was stated of a wider one holds of a narrower one.
extension Answerer {
  /// Slots that pass down: what happens during a system implementation happens during an EHR implementation.
  private static let passing: Set<String> = ["when", "for", "during", "with"]

  /// Conditions of a question with the slots that pass down met from both sides, and actions met from below.
  func reaching(_ conditions: [Condition], focus: [Variable]) -> [Condition] {
    let conditions = handedDown(conditions.map(closed))
    var next = StatementVariables.count(conditions)
    var passed: Set<Variable> = []
    var more: [Condition] = []
    var result = conditions.map { condition -> Condition in
      guard case .holds(var atom) = condition, !atom.isDenied else { return condition }
      for place in atom.places {
        var passes = false
        if case .slot(let name) = place.role { passes = Self.passing.contains(name) }
        switch place.term {
        case .variable(let variable) where passes && !focus.contains(variable): passed.insert(variable)
        case .thing(let thing) where place.role != .subject && place.role != .manner && isAction(thing):
          let variable = English.Term.variable(Variable(next))
          next += 1
          atom[place.role] = variable
          more.append(Self.either(variable, place.term))
        default: continue
        }
      }
      return .holds(atom)
    }
    guard !passed.isEmpty || !more.isEmpty else { return conditions }
    result = result.map { condition in
      guard case .isA(.variable(let variable), .thing(let kind), denied: false) = condition, passed.contains(variable)
      else { return condition }
      return Self.either(.variable(variable), .thing(kind))
    }
    return result + more
  }

  /// Who must consider the needs of clinicians must consider those of nurses: what a duty is to be done to, and is owned by
  /// some kind, is met by the same of a kind above it, as somebody named it.
  private func handedDown(_ conditions: [Condition]) -> [Condition] {
    guard let place = conditions.lastIndex(where: { if case .holds = $0 { true } else { false } }),
      case .holds(let duty) = conditions[place], duty.duty != .none, !duty.isDenied,
      case .variable(let owned)? = duty[.object]
    else { return conditions }
    var described: [Condition] = []
    var head: ThingID?
    var owner: Variable?
    for condition in conditions where condition.mentions(owned) && condition != conditions[place] {
      described.append(condition)
      switch condition {
      case .isA(.variable(owned), .thing(let kind), denied: false): head = kind
      case .holds(let atom) where lexicon[atom.relation].shape == .noun && atom[.subject] == .variable(owned):
        guard case .variable(let variable)? = atom[.object] else { return conditions }
        owner = variable
      default: return conditions
      }
    }
    guard let head, let owner, described.count == 2,
      let whose = conditions.first(where: {
        if case .isA(.variable(owner), .thing, denied: false) = $0 { true } else { false }
      }),
      case .isA(_, .thing(let kind), _) = whose, conditions.filter({ $0.mentions(owner) }).count == 2
    else { return conditions }
    let wider = lexicon.things.compactMap { thing -> [Condition]? in
      guard let (of, above) = ownership(of: thing), of == head, isBelow(kind, above) else { return nil }
      return [.same(.variable(owned), .thing(thing.id))]
    }
    guard !wider.isEmpty else { return conditions }
    let own = described + [whose]
    return conditions.filter { !own.contains($0) && $0 != conditions[place] } + [.either([own] + wider)] + [
      conditions[place]
    ]
  }

  /// The kind and the owner of `needs of clinicians`.
  private func ownership(of thing: Thing) -> (kind: ThingID, owner: ThingID)? {
    guard case .described(let kind, let conditions) = thing.structure else { return lexicon.ownership(of: thing) }
    guard conditions.count == 1, case .holds(let atom) = conditions[0], lexicon[atom.relation].shape == .noun,
      !atom.isDenied, case .thing(let owner)? = atom[.object]
    else { return nil }
    return (kind, owner)
  }

  /// `which dishes does nobody like`: who likes a kind of dish likes it, so what no one is to do is looked for in
  /// everything below the thing that is asked about.
  func metFromBelow(_ conditions: [Condition]) -> [Condition] {
    let outer = Set(conditions.filter { !$0.isClosed }.flatMap(\.namedVariables))
    var next = StatementVariables.count(conditions)
    return conditions.map { condition in
      guard case .absent(let inner) = condition else { return condition }
      var below: [Condition] = []
      let met = inner.map { one -> Condition in
        guard case .holds(var atom) = one, !atom.isDenied, case .variable(let object)? = atom[.object],
          outer.contains(object), lexicon[atom.relation].shape == .verb
        else { return one }
        let part = English.Term.variable(Variable(next))
        next += 1
        atom[.object] = part
        below.append(.isA(part, .variable(object), denied: false))
        return .holds(atom)
      }
      return .absent(met + below)
    }
  }

  /// Not to be of a complete kind is proved by not being known to be.
  private func closed(_ condition: Condition) -> Condition {
    guard case .isA(.variable, .thing(let kind), denied: true) = condition,
      case .isA(let left, let right, _) = condition,
      base.lowering.completeKinds.contains(where: { $0 == kind || isA(kind, $0) })
    else { return condition }
    return .either([[condition], [.absent([.isA(left, right, denied: false)])]])
  }

  private static func either(_ left: English.Term, _ right: English.Term) -> Condition {
    .either([[.isA(left, right, denied: false)], [.isA(right, left, denied: false)]])
  }

  /// What is denied of an action with a slot is not denied of it without: a denial is looked for in just the action
  /// that was asked for.
  func asked(_ conditions: [Condition]) -> [Condition] {
    guard !narrowed.isEmpty else { return conditions }
    return conditions.map { condition in
      guard case .either(let branches) = condition else { return condition }
      return .either(
        branches.filter { branch in
          !branch.contains { if case .same(_, .thing(let thing)) = $0 { narrowed.contains(thing) } else { false } }
        })
    }
  }

  private func isAction(_ thing: ThingID) -> Bool {
    if case .action = lexicon[thing].structure { true } else { false }
  }

  /// Is it the only row that has what the row has in the places besides these?
  private func isOnly(_ row: RowRef, besides open: [Role], _ pattern: Pattern) -> Bool {
    let values = model.values(of: row)
    let terms = pattern.roles.enumerated().map { index, role -> EngineTerm in
      open.contains(role) ? .variable(index) : .constant(values[index])
    }
    var count = 0
    try? model.solve([.atom(EngineAtom(row.predicate, terms))], limits: base.watch.engine) { _ in
      count += 1
      return count < 2
    }
    return count == 1
  }

  /// Slots that the statement has and the question did not ask for.
  func leftOut(_ hit: Hit, _ question: Question) -> String {
    guard let row = hit.premises.first(where: { base.lowering.table.key(of: $0.predicate) != nil }),
      let key = base.lowering.table.key(of: row.predicate), key.variant == .holds,
      // What is counted or compared has slots of its own in every row.
      !atoms(question.conditions.filter(\.isClosed)).contains(where: { $0.relation == key.pattern.relation })
    else { return "" }
    let values = model.values(of: row)
    // Slots that every statement of the relation has, and the question does not speak of.
    let open = zip(key.pattern.roles, values).filter { role, _ in
      guard case .slot = role, question.slotWord == nil else { return false }
      return atoms(question.conditions).allSatisfy { $0.relation != key.pattern.relation || $0[role] == nil }
    }
    if !open.isEmpty, isOnly(row, besides: open.map(\.0), key.pattern) {
      let words = writer.slotWords(
        English.Atom(key.pattern.relation, open.map { ($0.0, English.Term.thing(ThingID($0.1))) }))
      if !words.isEmpty { return " " + words }
    }
    for wide in base.lowering.table.wider(than: key.pattern) {
      guard
        wide.roles.filter({ $0 != .object && $0 != .subject }).count
          > key.pattern.roles.filter({ $0 != .object && $0 != .subject }).count,
        let predicate = base.lowering.table.known(wide)
      else { continue }
      let extra = wide.roles.filter { !key.pattern.roles.contains($0) }
      guard extra.allSatisfy({ if case .slot = $0 { true } else { false } }) else { continue }
      let goal = Literal.atom(
        EngineAtom(
          predicate,
          wide.roles.enumerated().map { index, role in
            key.pattern.roles.firstIndex(of: role).map { .constant(values[$0]) } ?? .variable(index)
          }))
      var words: String?
      try? model.solve([goal], limits: base.watch.engine) { solution in
        let atom = English.Atom(
          wide.relation,
          extra.compactMap { role in
            guard let index = wide.roles.firstIndex(of: role), let value = solution.values[index] else { return nil }
            return (role, .thing(ThingID(value)))
          })
        words = writer.slotWords(atom)
        return false
      }
      if let words, !words.isEmpty { return " " + words }
    }
    return ""
  }
}
