/// What becomes of a relation when a model is extended.
enum Fate: UInt8 {
  /// The addition cannot change it.
  case same
  /// What the addition adds is worked out and put behind its rows.
  case grows
  /// It is computed from nothing.
  case anew

  /// The fates of all relations, found before anything is computed.
  ///
  /// A component grows if all its rows are certain, and all that can change is certain and only adds: facts, and rows that
  /// grown relations hand to clauses outside absences and aggregates. What depends on anything else is computed anew.
  /// `mayGrow` is false where growing has been tried in vain.
  static func all(
    _ base: Model, _ addition: Program, _ program: Program, _ dependencies: Dependencies, _ strata: Strata,
    mayGrow: Bool
  ) -> ContiguousArray<Fate> {
    let count = program.predicates.count
    var fates = ContiguousArray(repeating: Fate.same, count: count)
    var hasFacts = ContiguousArray(repeating: false, count: count)
    // A fact of a relation that does not exist is found when facts are loaded.
    for predicate in addition.facts.predicates where fates.indices.contains(Int(predicate.index)) {
      hasFacts[Int(predicate.index)] = true
    }
    let hasOnlyCertainFacts = addition.facts.weakest == .certain
    for number in 0..<strata.count {
      let members = strata.members[strata.range(of: number)].map(Int.init)
      var fate = Fate.same
      for member in members {
        if member >= base.relations.count { fate = .anew }
        if hasFacts[member] { fate = max(fate, hasOnlyCertainFacts ? .grows : .anew) }
        for clause in strata.clauses[member].map(Int.init) {
          fate = max(fate, Self.of(clause, base, dependencies, fates))
        }
      }
      if fate == .grows, !mayGrow || !canGrow(members, base, program, strata, hasFacts) { fate = .anew }
      for member in members { fates[member] = fate }
    }
    return fates
  }

  /// What a clause makes of the relation that it concludes.
  private static func of(
    _ clause: Int, _ base: Model, _ dependencies: Dependencies, _ fates: ContiguousArray<Fate>
  ) -> Fate {
    if clause >= base.program.clauses.count { return .anew }
    var fate = Fate.same
    for edge in dependencies.edges(of: clause) {
      let read = fates[Int(dependencies.targets[edge])]
      if read == .same { continue }
      fate = max(fate, dependencies.kinds[edge].isNegative ? .anew : read)
    }
    return fate
  }

  private static func canGrow(
    _ members: [Int], _ base: Model, _ program: Program, _ strata: Strata, _ hasFacts: ContiguousArray<Bool>
  ) -> Bool {
    members.allSatisfy { member in
      let relation = base.relations[member]
      guard relation.end(of: .certain) == relation.count,
        strata.clauses[member].allSatisfy({ program.clauses[Int($0)].round == .certain })
      else { return false }
      if relation.copied != nil { return !hasFacts[member] && members.count == 1 }
      guard let spread = relation.spread else { return true }
      switch spread.way {
      case .clause: return !hasFacts[member] && members.count == 1
      case .closure(let closure): return closure.base == nil && members.count == 1
      case .sameGeneration: return false
      }
    }
  }
}

extension Fate: Comparable {
  static func < (a: Fate, b: Fate) -> Bool { a.rawValue < b.rawValue }
}

/// How far an extension has come: which rows are new.
struct Growth {
  let fates: ContiguousArray<Fate>
  /// The number of rows that a relation had before; those behind are new. Of relations that grow.
  var before: [Int: Int32] = [:]
  /// The new rows of relations that are lists.
  var added: [Int: Relation] = [:]
  /// The first values of those lists that have changed.
  var changed: [Int: ContiguousArray<Int32>] = [:]
  /// The places of the added facts by relation, and the blocks of facts with the places where they begin.
  private(set) var facts: [Int: [Int]] = [:]
  private(set) var blocks: [Int: [(first: Int, block: FactBlock)]] = [:]
  /// Is the first pass over a component under way, in which what it reads is new?
  var readsNewRows = false

  init(_ fates: ContiguousArray<Fate>, _ program: Program, from first: Int) {
    self.fates = fates
    program.facts.forEachRun { run in
      if run.first + run.count <= first { return }
      if let block = run.block {
        blocks[Int(block.predicate.index), default: []].append((run.first, block))
      } else {
        for place in max(run.first, first)..<run.first + run.count {
          facts[Int(program.facts[place].predicate.index), default: []].append(place)
        }
      }
    }
  }

  /// Are facts added to a relation?
  func hasFacts(_ predicate: Int) -> Bool { facts[predicate] != nil || blocks[predicate] != nil }

  /// The rows of another component's relation that an atom reads now.
  func window(_ predicate: Int, _ reading: Reading, visible: Int32) -> Range<Int32> {
    if let added = added[predicate] {
      // Lists have no prefix; to read all of them gives no other rows.
      return 0..<(reading == .delta ? (readsNewRows ? added.count : 0) : visible)
    }
    let before = readsNewRows ? min(before[predicate] ?? visible, visible) : visible
    return reading == .old ? 0..<before : before..<visible
  }
}
