import Datalog
import English

/// What a concluded kind is read from, before inheritance is written: an exception may stand at something of a concluded
/// kind only where that kind does not itself rest on what the exception blocks.
struct ConclusionReach {
  private let bodies: [Predicate: Set<Predicate>]
  private var known: [ThingID: Set<Predicate>] = [:]
  /// What was asked of ``Lowering/inheritedReads(_:)``.
  private var inherited: [Predicate: [Predicate]] = [:]

  /// O(clauses).
  init(_ clauses: [Clause]) {
    var bodies: [Predicate: Set<Predicate>] = [:]
    for clause in clauses {
      for literal in clause.body { Self.visit(literal) { bodies[clause.head.predicate, default: []].insert($0) } }
    }
    self.bodies = bodies
  }

  private static func visit(_ literal: Literal, _ visit: (Predicate) -> Void) {
    switch literal {
    case .atom(let atom): visit(atom.predicate)
    case .absent(let inner): for literal in inner { self.visit(literal, visit) }
    case .either(let branches): for literal in branches.joined() { self.visit(literal, visit) }
    case .aggregate(let aggregate): for literal in aggregate.over { self.visit(literal, visit) }
    case .same, .different, .compare, .compute: break
    }
  }

  /// Everything that the conclusion of a kind may be read from. O(relations + clauses), once a kind.
  mutating func reads(_ kind: ThingID, _ lowering: Lowering) -> Set<Predicate> {
    if let known = known[kind] { return known }
    var seen: Set<Predicate> = []
    var open = lowering.table.concluded[kind].map { [$0] } ?? []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      open += bodies[next] ?? []
      let more = inherited[next] ?? lowering.inheritedReads(next)
      inherited[next] = more
      open += more
    }
    known[kind] = seen
    return seen
  }
}

extension Lowering {
  /// What the clauses that are written last will read for a relation: inheritance, its exceptions, and membership.
  fileprivate func inheritedReads(_ predicate: Predicate) -> [Predicate] {
    if predicate == table.isA || predicate == table.notA { return Array(table.concluded.values) }
    if let kind = table.kindOfMembers[predicate] {
      return (reach.concluded[kind] ?? []).compactMap { table.concluded[$0] }
        + (reach.nouns[kind] ?? []).compactMap { table.known($0.pattern) }
    }
    guard let key = table.key(of: predicate), key.variant == .holds else { return [] }
    return [key.pattern, key.pattern.with(isDenied: !key.pattern.isDenied)].flatMap { pattern in
      ascents(to: statedSubjects[pattern] ?? []).flatMap { climb($0, from: .variable(0), to: .variable(1), fresh: 2) }
    }.compactMap { literal in if case .atom(let atom) = literal { atom.predicate } else { nil } }
  }
}
