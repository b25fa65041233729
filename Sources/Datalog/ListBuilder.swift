import Archive

/// Computes the shared lists of relations that spread along a graph.
///
/// With `reach(x)` for x and all that edges lead to from it, ``propagate`` gives each x the union of what stands at
/// `reach(x)`: the closure of the edges where they stand there themselves, inheritance where statements do. Mutually
/// reachable numbers get one list (Tarjan's components); a number that adds nothing to the list of its only successor shares
/// it. O(edges + what stands + the sizes of the lists that differ, times the parents merged).
struct ListBuilder {
  private let edges: Adjacency
  private let base: Adjacency
  private let count: Int
  /// Does each number stand at itself, and nothing else?
  private let isReflexive: Bool
  private var pool: ContiguousArray<Int32> = []
  private var starts: ContiguousArray<Int32> = [0]
  private var listOf: ContiguousArray<Int32>
  /// With `isReflexive`: the list with the number itself in it, where some successor wanted it.
  private var inclusive: ContiguousArray<Int32>
  private var scratch: ContiguousArray<Int32> = []
  private var bits: ContiguousArray<UInt64>

  /// `base` is what stands at each number; nil stands for the number itself.
  init(edges: Adjacency, base: Adjacency?) {
    self.edges = edges
    count = edges.count
    isReflexive = base == nil
    self.base = base ?? Adjacency(sources: [], targets: [], count: edges.count)
    listOf = ContiguousArray(repeating: -1, count: count)
    inclusive = ContiguousArray(repeating: -1, count: isReflexive ? count : 0)
    bits = ContiguousArray(repeating: 0, count: (count + 63) / 64)
  }

  /// The lists, or nil if they are too many to be numbered. `isOver` is asked now and then.
  static func propagate(edges: Adjacency, base: Adjacency?, isOver: () -> Bool) -> ListStore? {
    var builder = ListBuilder(edges: edges, base: base)
    var components = Components(edges)
    while let component = components.next() {
      builder.add(component)
      if builder.pool.count > Int(Int32.max) || component.number & 0x3FF == 0 && isOver() { return nil }
    }
    return ListStore(
      listOf: builder.listOf, starts: builder.starts, pool: builder.pool, isReflexive: builder.isReflexive)
  }

  /// The same where only the lists of `changed` differ from what they were, and those of new numbers. All that lead to a
  /// changed number must be among them.
  static func propagate(
    edges: Adjacency, base: Adjacency?, on old: ListStore, changed: ContiguousArray<Int32>, isOver: () -> Bool
  ) -> ListStore? {
    var builder = ListBuilder(edges: edges, base: base)
    guard old.isReflexive == builder.isReflexive, old.subjectCount <= builder.count else { return nil }
    (builder.pool, builder.starts) = (ContiguousArray(old.pool), ContiguousArray(old.starts))
    for number in 0..<old.subjectCount { builder.listOf[number] = old.listOf[number] }
    var components = Components(edges, of: changed)
    while let component = components.next() {
      builder.add(component)
      if builder.pool.count > Int(Int32.max) || component.number & 0x3FF == 0 && isOver() { return nil }
    }
    return ListStore(
      listOf: builder.listOf, starts: builder.starts, pool: builder.pool, isReflexive: builder.isReflexive)
  }

  /// Makes the list of a component, all of whose successors have theirs.
  private mutating func add(_ component: Components.Component) {
    let members = component.members
    if members.count == 1, let only = members.first {
      listOf[Int(only)] = list(of: only)
      return
    }
    // Each reaches all the others, so that each has the same list; with itself in it where that is implied elsewhere.
    begin()
    for member in members {
      if isReflexive { collect(member) }
      collect(base[Int(member)])
      for target in edges[Int(member)] where component.number != components(of: target, component) {
        collectAll(of: target)
      }
    }
    guard isReflexive else {
      let list = close()
      for member in members { listOf[Int(member)] = list }
      return
    }
    let whole = close()
    let values = pool[Int(starts[Int(whole)])..<Int(starts[Int(whole) + 1])]
    for member in members {
      pool.append(contentsOf: values.filter { $0 != member })
      starts.append(Int32(truncatingIfNeeded: pool.count))
      listOf[Int(member)] = Int32(starts.count - 2)
      inclusive[Int(member)] = whole
    }
  }

  private func components(of target: Int32, _ component: Components.Component) -> Int32 {
    component.numbers[Int(target)]
  }

  private mutating func list(of number: Int32) -> Int32 {
    let own = base.range(Int(number))
    let targets = edges[Int(number)].filter { $0 != number }
    if own.isEmpty, targets.isEmpty { return -1 }
    if own.isEmpty, targets.count == 1 { return whole(of: targets[targets.startIndex]) }
    begin()
    collect(base[Int(number)])
    for target in targets { collectAll(of: target) }
    return close()
  }

  /// The list of all that a number hands on.
  private mutating func whole(of number: Int32) -> Int32 {
    guard isReflexive else { return listOf[Int(number)] }
    if inclusive[Int(number)] < 0 {
      begin()
      collectAll(of: number)
      inclusive[Int(number)] = close()
    }
    return inclusive[Int(number)]
  }

  // MARK: Unions

  private mutating func begin() { scratch.removeAll(keepingCapacity: true) }

  private mutating func collect(_ values: FixedArray<Int32>.SubSequence) { for value in values { collect(value) } }

  private mutating func collectAll(of number: Int32) {
    if isReflexive { collect(number) }
    let list = Int(listOf[Int(number)])
    guard list >= 0 else { return }
    for place in Int(starts[list])..<Int(starts[list + 1]) { collect(pool[place]) }
  }

  @inline(__always) private mutating func collect(_ value: Int32) {
    let word = Int(value) >> 6
    if word >= bits.count { bits.append(contentsOf: repeatElement(0, count: word + 1 - bits.count)) }
    let bit = UInt64(1) << UInt64(value & 63)
    if bits[word] & bit == 0 {
      bits[word] |= bit
      scratch.append(value)
    }
  }

  /// Puts what was collected into the pool, in order, as a new list. Many values are read off the bits, few are sorted.
  private mutating func close() -> Int32 {
    if scratch.count > bits.count {
      for word in bits.indices where bits[word] != 0 {
        var rest = bits[word]
        while rest != 0 {
          pool.append(Int32(word << 6 + rest.trailingZeroBitCount))
          rest &= rest - 1
        }
        bits[word] = 0
      }
    } else {
      for value in scratch { bits[Int(value) >> 6] = 0 }
      scratch.sort()
      pool.append(contentsOf: scratch)
    }
    starts.append(Int32(truncatingIfNeeded: pool.count))
    return Int32(starts.count - 2)
  }

  // MARK: Same generation

  /// The pairs of numbers with a common parent, or with parents that are such a pair, where `parents` has no cycle. Numbers
  /// with the same parents share a list. Nil if there is a cycle, or the rows are too many.
  static func sameGeneration(parents: Adjacency, children: Adjacency, isOver: () -> Bool) -> ListStore? {
    var builder = ListBuilder(edges: parents, base: nil)
    var components = Components(parents)
    var known: [ContiguousArray<Int32>: Int32] = [:]
    while let component = components.next() {
      guard component.members.count == 1, let number = component.members.first else { return nil }
      let above = ContiguousArray(parents[Int(number)])
      if above.isEmpty { continue }
      if above.contains(number) { return nil }
      let key = ContiguousArray(above.sorted())
      if let list = known[key] {
        builder.listOf[Int(number)] = list
        continue
      }
      builder.begin()
      for parent in above {
        builder.collect(children[Int(parent)])
        let list = Int(builder.listOf[Int(parent)])
        guard list >= 0 else { continue }
        for place in Int(builder.starts[list])..<Int(builder.starts[list + 1]) {
          builder.collect(children[Int(builder.pool[place])])
        }
      }
      let list = builder.close()
      known[key] = list
      builder.listOf[Int(number)] = list
      if builder.pool.count > Int(Int32.max) || isOver() { return nil }
    }
    return ListStore(listOf: builder.listOf, starts: builder.starts, pool: builder.pool, isReflexive: false)
  }
}
