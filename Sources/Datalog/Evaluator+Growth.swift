import Archive

/// Puts what an addition adds behind the rows of finished relations, semi-naively: only what follows from new rows is looked
/// for. A relation that gets rows is copied first, so that the model it came from stays as it is.
extension Evaluator {
  /// Answers false where that does not work out, so that the component must be computed anew.
  func grow(_ number: Int, _ members: Range<Int>) throws(EvaluationError) -> Bool {
    let first = Int(strata.members[members.lowerBound])
    let relation = relations[first]
    if members.count == 1, relation.spread != nil || relation.copied != nil { return try growShared(first, relation) }
    try growRows(number, members)
    return true
  }

  // MARK: Lists and copies

  private func growShared(_ predicate: Int, _ relation: Relation) throws(EvaluationError) -> Bool {
    if let clause = relation.copied.map(Int.init) {
      return isOnlyWay(clause, of: predicate) && growCopy(predicate, relation, clause)
    }
    switch relation.spread?.way {
    case .clause(let clause)?:
      guard isOnlyWay(clause, of: predicate) else { return false }
      return try growInherited(predicate, relation, clause)
    case .closure(let closure)?:
      guard isOnlyWay(closure.clause, of: predicate) else { return false }
      return try growClosure(predicate, relation, closure)
    default: return false
    }
  }

  /// Can no other clause conclude anything?
  private func isOnlyWay(_ clause: Int, of predicate: Int) -> Bool {
    strata.clauses[predicate].allSatisfy { Int($0) == clause || !hasRows(Int($0)) }
  }

  private func growCopy(_ predicate: Int, _ relation: Relation, _ clause: Int) -> Bool {
    guard let atoms = atoms(clause) else { return false }
    var source = Int(atoms[0].predicate.index)
    if atoms.count == 2 {
      guard let place = atoms.firstIndex(where: { reflexiveClosure($0) != nil }),
        let closure = reflexiveClosure(atoms[place])
      else { return false }
      source = Int(atoms[1 - place].predicate.index)
      guard isAtBottom(relations[source], closure.edges) else { return false }
    } else if atoms.count != 1 {
      return false
    }
    if growth?.fates[source] == .same { return true }
    let made = Relation(copying: relations[source], by: Int32(clause), batches: relation.batches)
    if let added = growth?.added[source] {
      let changed = growth?.changed[source]
      growth?.added[predicate] = added
      growth?.changed[predicate] = changed
      planner.added[predicate] = added
    } else {
      growth?.before[predicate] = relation.count
      stamp += 1
      if made.count > relation.count { made.mark(stamp, from: relation.count) }
    }
    replace(predicate, with: made)
    return true
  }

  private func growClosure(
    _ predicate: Int, _ relation: Relation, _ closure: Spread.Closure
  ) throws(EvaluationError) -> Bool {
    guard let lists = relation.spread?.lists, let atoms = atoms(closure.clause),
      let way = atoms.map({ Int($0.predicate.index) }).first(where: { $0 != predicate }), growth?.added[way] == nil,
      let count = reflexiveCount(predicate, closure, lists.subjectCount)
    else { return false }
    let rows = relations[way].store
    let from = growth?.before[way] ?? rows.pointee.count
    var edges: [(source: Int32, target: Int32)] = []
    for row in from..<rows.pointee.count {
      let pair = rows.pointee.row(row)
      guard pair[0] >= 0, pair[1] >= 0, Int(pair[0]) < count, Int(pair[1]) < count else { return false }
      edges.append((pair[0], pair[1]))
    }
    if edges.isEmpty, count == lists.subjectCount { return true }
    var grown = closure
    grown.edges = closure.edges.adding(edges, count: count)
    let fresh = Int32(lists.subjectCount)..<Int32(count)
    let changed = grown.edges.reaching(Array(fresh) + edges.map(\.source), isOver: isOver)
    guard changed.count <= max(1024, count / 8),
      let made = ListBuilder.propagate(edges: grown.edges, base: nil, on: lists, changed: changed, isOver: isOver)
    else {
      try checkLimits(closure.clause)
      return false
    }
    put(predicate, made, way: .closure(grown), in: relation, changed)
    return true
  }

  /// How many values reach themselves when the added facts are told; nil if they say anything else.
  private func reflexiveCount(_ predicate: Int, _ closure: Spread.Closure, _ count: Int) -> Int? {
    if growth?.blocks[predicate] != nil { return nil }
    var fresh: Set<Int32> = []
    for fact in (growth?.facts[predicate] ?? []).map({ program.facts[$0] }) {
      guard fact.values.count == 2, fact.values[0] == fact.values[1], fact.origin == closure.origin,
        fact.values[0].raw >= 0
      else { return nil }
      if fact.values[0].raw >= Int32(count) { fresh.insert(fact.values[0].raw) }
    }
    let end = count + fresh.count
    return fresh.allSatisfy { $0 < Int32(end) } ? end : nil
  }

  private func growInherited(
    _ predicate: Int, _ relation: Relation, _ clause: Int
  ) throws(EvaluationError) -> Bool {
    guard let lists = relation.spread?.lists, let atoms = atoms(clause), atoms.count == 2,
      let place = atoms.firstIndex(where: { reflexiveClosure($0) != nil }), let closure = reflexiveClosure(atoms[place])
    else { return false }
    let source = Int(atoms[1 - place].predicate.index)
    guard relations[source].spread == nil, let base = adjacency(relations[source], count: closure.edges.count) else {
      return false
    }
    let rows = relations[source].store
    let new = (growth?.before[source] ?? rows.pointee.count)..<rows.pointee.count
    let stated = new.map { rows.pointee.row($0)[0] }
    let above = Array(growth?.changed[Int(atoms[place].predicate.index)] ?? [])
    if stated.isEmpty, above.isEmpty { return true }
    let changed = closure.edges.reaching(stated + above, isOver: isOver)
    guard changed.count <= max(1024, closure.edges.count / 8),
      let made = ListBuilder.propagate(
        edges: closure.edges, base: base, on: lists, changed: changed, isOver: isOver)
    else {
      try checkLimits(clause)
      return false
    }
    put(predicate, made, way: .clause(clause), in: relation, changed)
    return true
  }

  /// Puts lists in the place of those that a relation had, and notes what they have more. Their rows count as being as old
  /// as the others: what is proved by them never proves them.
  private func put(
    _ predicate: Int, _ lists: ListStore, way: Spread.Way, in relation: Relation, _ changed: ContiguousArray<Int32>
  ) {
    let added = Relation(arity: 2)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { pair in
      guard let values = pair.baseAddress, let old = relation.spread?.lists else { return }
      for subject in changed {
        for row in lists.rows(of: subject) {
          (pair[0], pair[1]) = (subject, lists.value(row, of: subject))
          if old.find(pair[0], pair[1]) < 0 { _ = added.store.pointee.insert(values, source: 0) }
        }
      }
    }
    added.store.pointee.close(.certain)
    growth?.added[predicate] = added
    growth?.changed[predicate] = changed
    planner.added[predicate] = added
    replace(predicate, with: Relation(relation.box, Spread(lists: lists, way: way), copiedBy: nil, relation.batches))
  }
}
