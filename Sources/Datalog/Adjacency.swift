import Archive

/// For each of the numbers `0..<count` some others: edges sorted by source, the order of equal sources kept.
struct Adjacency: Sendable {
  private var starts: FixedArray<Int32>
  private var targets: FixedArray<Int32>

  /// By counting sort.
  init(sources: ContiguousArray<Int32>, targets unsorted: ContiguousArray<Int32>, count: Int) {
    var starts = ContiguousArray<Int32>(repeating: 0, count: count + 2)
    for source in sources { starts[Int(source) + 2] += 1 }
    for place in 2..<count + 2 { starts[place] += starts[place - 1] }
    targets = FixedArray(count: unsorted.count) { buffer in
      for place in sources.indices {
        let source = Int(sources[place])
        buffer.initializeElement(at: Int(starts[source + 1]), to: unsorted[place])
        starts[source + 1] += 1
      }
    }
    starts.removeLast()
    self.starts = FixedArray(starts)
  }

  /// How many numbers there are.
  var count: Int { starts.count - 1 }

  /// How many edges there are.
  var edgeCount: Int { targets.count }

  /// What a number is joined to.
  subscript(number: Int) -> FixedArray<Int32>.SubSequence { targets[range(number)] }

  @inline(__always) func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }
  @inline(__always) func target(_ place: Int) -> Int32 { targets[place] }
}

extension Adjacency {
  /// These edges and some more, each behind those with its source. O(numbers + edges), at the speed of copying.
  func adding(_ edges: [(source: Int32, target: Int32)], count: Int) -> Adjacency {
    let new = edges.enumerated().sorted { ($0.element.source, $0.offset) < ($1.element.source, $1.offset) }.map(
      \.element)
    var made = self
    var next = 0
    made.starts = FixedArray(count: count + 1) { starts in
      for number in 0...count {
        while next < new.count, new[next].source < number { next += 1 }
        starts.initializeElement(at: number, to: self.starts[min(number, self.count)] + Int32(next))
      }
    }
    made.targets = FixedArray(count: edgeCount + new.count) { targets in
      var (copied, place) = (0, 0)
      for edge in new {
        let end = Int(self.starts[min(Int(edge.source) + 1, self.count)])
        while copied < end {
          targets.initializeElement(at: place, to: self.targets[copied])
          (copied, place) = (copied + 1, place + 1)
        }
        targets.initializeElement(at: place, to: edge.target)
        place += 1
      }
      while copied < edgeCount {
        targets.initializeElement(at: place, to: self.targets[copied])
        (copied, place) = (copied + 1, place + 1)
      }
    }
    return made
  }

  /// These numbers and all that lead to them, ascending. O(edges) for each step of the longest way to them.
  func reaching(_ goals: [Int32], isOver: () -> Bool) -> ContiguousArray<Int32> {
    var isReached = ContiguousArray(repeating: false, count: count)
    for goal in goals { isReached[Int(goal)] = true }
    var hasChanged = true
    while hasChanged, !isOver() {
      hasChanged = false
      for source in 0..<count where !isReached[source] {
        for place in range(source) where isReached[Int(target(place))] {
          isReached[source] = true
          hasChanged = true
          break
        }
      }
    }
    return ContiguousArray(isReached.indices.lazy.filter { isReached[$0] }.map(Int32.init))
  }
}

extension Adjacency: Archivable {
  static var blank: Adjacency { Adjacency(sources: [], targets: [], count: 0) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&starts)
    archive.field(&targets)
    if archive.isReading, starts.isEmpty { archive.reject() }
  }
}
