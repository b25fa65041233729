/// The relations in an order in which they can be computed: components of mutual recursion, each
/// after everything it reads.
///
/// Tarjan's strongly connected components ("Depth-first search and linear graph algorithms",
/// 1972) with an explicit stack, since a long chain of rules must not end in a stack overflow.
/// O(relations + clauses + edges).
struct Strata: Sendable {
  /// The relations, component by component.
  private(set) var members: ContiguousArray<Int32> = []
  /// Where each component begins in `members`, with a last entry for the end.
  private(set) var starts: ContiguousArray<Int32> = [0]
  /// The component of each relation.
  private(set) var component: ContiguousArray<Int32>
  /// The clauses by the relation they conclude.
  let clauses: Grouping

  /// The number of components.
  var count: Int { starts.count - 1 }

  /// The places of a component in `members`.
  func range(of component: Int) -> Range<Int> { Int(starts[component])..<Int(starts[component + 1]) }

  init(_ dependencies: Dependencies, predicateCount: Int) {
    clauses = Grouping(keys: dependencies.heads, count: predicateCount)
    component = ContiguousArray(repeating: -1, count: predicateCount)
    members.reserveCapacity(predicateCount)
    var search = Search(predicateCount)
    for root in 0..<predicateCount where search.order[root] < 0 {
      visit(root, &search, dependencies)
    }
  }

  private struct Search {
    var order: ContiguousArray<Int32>
    var low: ContiguousArray<Int32>
    var clauseCursor: ContiguousArray<Int32>
    var edgeCursor: ContiguousArray<Int32>
    var path: ContiguousArray<Int32> = []
    var open: ContiguousArray<Int32> = []
    var next: Int32 = 0

    init(_ count: Int) {
      order = ContiguousArray(repeating: -1, count: count)
      low = order
      clauseCursor = ContiguousArray(repeating: 0, count: count)
      edgeCursor = clauseCursor
    }

    mutating func enter(_ node: Int) {
      order[node] = next
      low[node] = next
      next += 1
      path.append(Int32(node))
      open.append(Int32(node))
    }
  }

  private mutating func visit(_ root: Int, _ search: inout Search, _ dependencies: Dependencies) {
    search.enter(root)
    while let top = search.path.last {
      let node = Int(top)
      if let target = nextTarget(of: node, &search, dependencies) {
        if search.order[target] < 0 {
          search.enter(target)
        } else if component[target] < 0 {
          search.low[node] = min(search.low[node], search.order[target])
        }
      } else {
        search.path.removeLast()
        if let parent = search.path.last {
          search.low[Int(parent)] = min(search.low[Int(parent)], search.low[node])
        }
        if search.low[node] == search.order[node] { close(node, &search) }
      }
    }
  }

  private func nextTarget(of node: Int, _ search: inout Search, _ dependencies: Dependencies) -> Int? {
    let own = clauses.range(node)
    while Int(search.clauseCursor[node]) < own.count {
      let clause = Int(clauses.places[own.lowerBound + Int(search.clauseCursor[node])])
      let edges = dependencies.edges(of: clause)
      let edge = edges.lowerBound + Int(search.edgeCursor[node])
      if edge < edges.upperBound {
        search.edgeCursor[node] += 1
        return Int(dependencies.targets[edge])
      }
      search.clauseCursor[node] += 1
      search.edgeCursor[node] = 0
    }
    return nil
  }

  private mutating func close(_ node: Int, _ search: inout Search) {
    let number = Int32(count)
    while let member = search.open.popLast() {
      component[Int(member)] = number
      members.append(member)
      if member == node { break }
    }
    starts.append(Int32(members.count))
  }
}

/// Places grouped by a key, by counting sort; the order within a group is kept.
struct Grouping: Sendable {
  private var starts: ContiguousArray<Int32>
  private(set) var places: ContiguousArray<Int32>

  init(keys: ContiguousArray<Int32>, count: Int) {
    starts = ContiguousArray(repeating: 0, count: count + 1)
    places = ContiguousArray(repeating: 0, count: keys.count)
    for key in keys { starts[Int(key) + 1] += 1 }
    for key in 0..<count { starts[key + 1] += starts[key] }
    var cursor = starts
    for place in keys.indices {
      let key = Int(keys[place])
      places[Int(cursor[key])] = Int32(place)
      cursor[key] += 1
    }
  }

  /// Where in `places` those with a key are.
  func range(_ key: Int) -> Range<Int> { Int(starts[key])..<Int(starts[key + 1]) }

  /// Is there no place with a key? True of any key where there are no places at all.
  func isEmpty(_ key: Int) -> Bool { places.isEmpty || range(key).isEmpty }

  /// The places with a key.
  subscript(key: Int) -> ContiguousArray<Int32>.SubSequence { places[range(key)] }
}
