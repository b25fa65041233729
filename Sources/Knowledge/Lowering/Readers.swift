import Datalog
import English

/// Which relations are read from which, before inheritance is written: an exception may stand at something of a concluded
/// kind only where that kind does not itself rest on what the exception blocks.
struct Readers {
  /// By the number of what is read: the heads of clauses.
  private var heads: [[Predicate]]

  /// O(clauses + what inheritance will read).
  init(_ lowering: Lowering) {
    heads = Array(repeating: [], count: lowering.program.predicates.count)
    for clause in lowering.program.clauses {
      for literal in clause.body { visit(literal) { add($0, readBy: clause.head.predicate) } }
    }
    for number in heads.indices {
      let head = Predicate(Int32(number))
      for read in lowering.inheritedReads(head) { add(read, readBy: head) }
    }
  }

  private mutating func add(_ read: Predicate, readBy head: Predicate) {
    if heads[Int(read.index)].last != head { heads[Int(read.index)].append(head) }
  }

  private func visit(_ literal: Literal, _ visit: (Predicate) -> Void) {
    switch literal {
    case .atom(let atom): visit(atom.predicate)
    case .absent(let inner): for literal in inner { self.visit(literal, visit) }
    case .either(let branches): for literal in branches.joined() { self.visit(literal, visit) }
    case .aggregate(let aggregate): for literal in aggregate.over { self.visit(literal, visit) }
    case .same, .different, .compare, .compute: break
    }
  }

  /// Everything that may rest on a relation, itself included. O(what does).
  func all(of predicate: Predicate) -> Set<Predicate> {
    var seen: Set<Predicate> = []
    var open = [predicate]
    while let next = open.popLast() {
      guard seen.insert(next).inserted, heads.indices.contains(Int(next.index)) else { continue }
      open += heads[Int(next.index)]
    }
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
