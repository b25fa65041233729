import Archive

/// The strongly connected components of a graph, each after all that it leads to (Tarjan, 1972), with a stack of its own.
struct Components {
  struct Component {
    var number: Int32
    var members: ContiguousArray<Int32>
    /// The component of each number so far.
    var numbers: UnsafePointer<Int32>
  }

  private let edges: Adjacency
  private var order: ContiguousArray<Int32>
  private var low: ContiguousArray<Int32>
  private let numbers: Buffer
  private var path: ContiguousArray<(node: Int32, edge: Int)> = []
  private var open: ContiguousArray<Int32> = []
  private var clock: Int32 = 0
  private var root = 0
  private var found: Int32 = 0

  private final class Buffer {
    let values: UnsafeMutablePointer<Int32>
    init(_ count: Int) {
      values = .allocate(capacity: max(count, 1))
      values.initialize(repeating: -1, count: count)
    }
    deinit { values.deallocate() }
  }

  init(_ edges: Adjacency) {
    self.edges = edges
    order = ContiguousArray(repeating: -1, count: edges.count)
    low = order
    numbers = Buffer(edges.count)
  }

  /// Only the components of some numbers; no other number leads to one of them that it is in a component with.
  init(_ edges: Adjacency, of some: ContiguousArray<Int32>) {
    self.init(edges)
    for number in 0..<edges.count {
      order[number] = 0
      numbers.values[number] = .max
    }
    for number in some {
      order[Int(number)] = -1
      numbers.values[Int(number)] = -1
    }
  }

  mutating func next() -> Component? {
    while true {
      guard let (node, edge) = path.last else {
        while root < edges.count, order[root] >= 0 { root += 1 }
        if root == edges.count { return nil }
        enter(Int32(root))
        continue
      }
      let range = edges.range(Int(node))
      if edge < range.count {
        path[path.count - 1].edge = edge + 1
        let target = edges.target(range.lowerBound + edge)
        if order[Int(target)] < 0 {
          enter(target)
        } else if numbers.values[Int(target)] < 0 {
          low[Int(node)] = min(low[Int(node)], order[Int(target)])
        }
        continue
      }
      path.removeLast()
      if let parent = path.last?.node { low[Int(parent)] = min(low[Int(parent)], low[Int(node)]) }
      if low[Int(node)] == order[Int(node)] { return close(node) }
    }
  }

  private mutating func enter(_ node: Int32) {
    order[Int(node)] = clock
    low[Int(node)] = clock
    clock += 1
    path.append((node, 0))
    open.append(node)
  }

  private mutating func close(_ node: Int32) -> Component {
    var members: ContiguousArray<Int32> = []
    while let member = open.popLast() {
      numbers.values[Int(member)] = found
      members.append(member)
      if member == node { break }
    }
    found += 1
    return Component(number: found - 1, members: members, numbers: UnsafePointer(numbers.values))
  }
}
