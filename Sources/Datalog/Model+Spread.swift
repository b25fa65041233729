import Archive

/// Derivations of rows that are kept as lists: found by following the edges again.
extension Model {
  func derivation(of row: RowRef, _ spread: Spread) -> Derivation {
    switch spread.way {
    case .clause(let clause):
      let stamp = relation(row.predicate).stamp(of: row.row)
      return use(first(clause, to: row, round: .possible, before: stamp))
    case .closure(let closure): return derivation(of: row, closure)
    case .sameGeneration(let start, let next):
      // Parents have no cycle, so that going up comes to an end.
      return use(
        first(start, to: row, round: .possible, before: nil) ?? first(next, to: row, round: .possible, before: nil))
    }
  }

  private func use(_ application: Application?) -> Derivation {
    guard let application else { preconditionFailure("a row that its clause does not derive") }
    return .clause(application)
  }

  /// By what stands at the first value itself, else by the next place on a shortest way to where it stands.
  private func derivation(of row: RowRef, _ closure: Spread.Closure) -> Derivation {
    let values = values(of: row)
    guard let base = closure.base else {
      if values[0] == values[1] { return .fact(origin: closure.origin) }
      return derivation(of: row, closure) { $0 == values[1].raw }
    }
    func find(_ place: Int32) -> Int32 {
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { pair in
        pair[0] = place
        pair[1] = values[1].raw
        return pair.baseAddress.map { base.store.pointee.find($0) } ?? -1
      }
    }
    let own = find(values[0].raw)
    guard own >= 0 else { return derivation(of: row, closure) { find($0) >= 0 } }
    let source = base.store.pointee.source[Int(own)]
    if source < 0 { return .fact(origin: program.facts.origin(of: Int(~source))) }
    return use(first(Int(source), to: row, round: .possible, before: relation(row.predicate).stamp(of: row.row)))
  }

  private func derivation(of row: RowRef, _ closure: Spread.Closure, isThere: (Int32) -> Bool) -> Derivation {
    let start = values(of: row)[0].raw
    guard let step = closure.edges.firstStep(from: start, until: isThere) else {
      preconditionFailure("a row that no way leads to")
    }
    return use(
      first(closure.clause, to: row, round: .possible, before: nil, given: [(closure.step, Value(step))]))
  }
}

extension Adjacency {
  /// The first place after `start` on a shortest way to a place that fits. Breadth first, O(edges near by).
  func firstStep(from start: Int32, until fits: (Int32) -> Bool) -> Int32? {
    var first: [Int32: Int32] = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      for target in self[Int(place)] where first[target] == nil {
        let step = place == start ? target : first[place] ?? target
        if fits(target) { return step }
        first[target] = step
        queue.append(target)
      }
    }
    return nil
  }
}
