extension Strata {
  /// Refuses a relation that depends on its own absence, showing a shortest such cycle.
  func checkNegation(_ dependencies: Dependencies, _ program: [Clause]) throws(EvaluationError) {
    for clause in dependencies.heads.indices {
      let head = dependencies.heads[clause]
      for edge in dependencies.edges(of: clause) where dependencies.kinds[edge].isNegative {
        let target = dependencies.targets[edge]
        guard component[Int(head)] == component[Int(target)] else { continue }
        let first = NegativeCycle.Link(
          head: Predicate(head), read: Predicate(target), origin: program[clause].origin, isNegative: true)
        throw .notStratified(NegativeCycle(links: [first] + path(from: target, to: head, dependencies, program)))
      }
    }
  }

  /// A shortest chain of links inside one component, by breadth-first search.
  private func path(
    from start: Int32, to goal: Int32, _ dependencies: Dependencies, _ program: [Clause]
  ) -> [NegativeCycle.Link] {
    var reached: [Int32: NegativeCycle.Link] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count, reached[goal] == nil || start == goal {
      let node = queue[next]
      next += 1
      if node == goal { break }
      for place in clauses[Int(node)] {
        for edge in dependencies.edges(of: Int(place)) {
          let target = dependencies.targets[edge]
          guard component[Int(target)] == component[Int(start)], target != start, reached[target] == nil
          else { continue }
          reached[target] = NegativeCycle.Link(
            head: Predicate(node), read: Predicate(target), origin: program[Int(place)].origin,
            isNegative: dependencies.kinds[edge].isNegative)
          queue.append(target)
        }
      }
    }
    var links: [NegativeCycle.Link] = []
    var node = goal
    while node != start, let link = reached[node] {
      links.append(link)
      node = link.head.index
    }
    return links.reversed()
  }
}
