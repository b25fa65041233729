import Datalog
import English

/// What follows from naming sentences: reverses, relations that work both ways or carry over, opposites.
extension Lowering {
  private func v(_ index: Int) -> EngineTerm { .variable(index) }

  /// Rows that a naming sentence gives of a stated row count as stated.
  mutating func addNamedRows() {
    for (naming, _) in namings {
      switch naming {
      case .symmetric(let relation): turn(relation, relation)
      case .reverse(let left, let right):
        turn(left, right)
        turn(right, left)
      case .noun(let noun, let verb, let isTurned):
        turn(noun, verb, isTurned: isTurned)
        for narrow in narrowNouns(noun) { turn(narrow, verb, isTurned: isTurned, denials: false) }
      case .alike(let left, let right):
        turn(left, right, isTurned: false)
        turn(right, left, isTurned: false)
      default: break
      }
    }
  }

  private mutating func turn(
    _ from: RelationID, _ to: RelationID, isTurned: Bool = true, denials: Bool = true
  ) {
    for pattern in table.patterns(of: from) where pattern.roles.count == 2 {
      guard denials || !pattern.isDenied, let rows = statedRows[pattern] else { continue }
      let turned = Pattern(to, turnedRoles(to), isDenied: pattern.isDenied, duty: pattern.duty)
      let stated = table.predicate(turned, .stated, &program)
      _ = table.predicate(turned, .holds, &program)
      rows.forEach { row in
        let things = isTurned ? [row.things[1], row.things[0]] : row.things
        program.facts.append(Fact(stated, things.map(\.value), round: row.strength.round, origin: row.origin))
        statedSubjects[turned, default: []].insert(things[0])
      }
    }
  }

  /// `primary user of`, `heavy user of` for `user of`.
  private func narrowNouns(_ noun: RelationID) -> [RelationID] {
    let words = lexicon[noun].words
    return lexicon.relations.filter {
      $0.shape == .noun && $0.words[1] == words[1] && $0.words[0].hasSuffix(" " + words[0])
    }.map(\.id)
  }

  private func turnedRoles(_ relation: RelationID) -> [Role] {
    let slots = lexicon[relation].slots.sorted()
    return lexicon[relation].shape == .property ? [.subject, .slot(slots.first ?? "by")] : [.subject, .object]
  }

  mutating func add(_ naming: Naming, _ number: Int) {
    let origin = self.number(.naming(number))
    switch naming {
    case .symmetric(let relation): reverse(relation, relation, origin)
    case .reverse(let left, let right):
      reverse(left, right, origin)
      reverse(right, left, origin)
    case .alike(let left, let right):
      reverse(left, right, origin, isTurned: false)
      reverse(right, left, origin, isTurned: false)
    case .transitive(let relation):
      let holds = table.predicate(Pattern(relation, turnedRoles(relation)), .holds, &program)
      program.clauses.append(
        Clause(
          head: EngineAtom(holds, [v(0), v(2)]),
          body: [.atom(EngineAtom(holds, [v(0), v(1)])), .atom(EngineAtom(holds, [v(1), v(2)]))], origin: origin))
    case .oneWay(let relation):
      let roles = turnedRoles(relation)
      let holds = table.predicate(Pattern(relation, roles), .holds, &program)
      let denied = table.predicate(Pattern(relation, roles, isDenied: true), .holds, &program)
      program.clauses.append(
        Clause(
          head: EngineAtom(denied, [v(1), v(0)]),
          body: [.atom(EngineAtom(holds, [v(0), v(1)])), .different(v(0), v(1))], origin: origin))
    case .opposite(let left, let right):
      exclude(left, right, origin)
      exclude(right, left, origin)
    default: break
    }
  }

  private mutating func reverse(_ from: RelationID, _ to: RelationID, _ origin: Int32, isTurned: Bool = true) {
    for isDenied in [false, true] {
      let source = Pattern(from, turnedRoles(from), isDenied: isDenied)
      guard let holds = table.known(source) else { continue }
      let target = table.predicate(Pattern(to, turnedRoles(to), isDenied: isDenied), .holds, &program)
      program.clauses.append(
        Clause(
          head: EngineAtom(target, isTurned ? [v(1), v(0)] : [v(0), v(1)]),
          body: [.atom(EngineAtom(holds, [v(0), v(1)]))],
          origin: origin))
    }
  }

  private mutating func exclude(_ left: RelationID, _ right: RelationID, _ origin: Int32) {
    guard let holds = table.known(Pattern(left, [.subject])) else { return }
    let denied = table.predicate(Pattern(right, [.subject], isDenied: true), .holds, &program)
    program.clauses.append(
      Clause(head: EngineAtom(denied, [v(0)]), body: [.atom(EngineAtom(holds, [v(0)]))], origin: origin))
  }
}
