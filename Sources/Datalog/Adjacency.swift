/// For each of the numbers `0..<count` some others: edges sorted by source, the order of equal sources kept.
struct Adjacency: Sendable {
  private let starts: ContiguousArray<Int32>
  private let targets: ContiguousArray<Int32>

  /// By counting sort.
  init(sources: ContiguousArray<Int32>, targets unsorted: ContiguousArray<Int32>, count: Int) {
    var starts = ContiguousArray<Int32>(repeating: 0, count: count + 2)
    for source in sources { starts[Int(source) + 2] += 1 }
    for place in 2..<count + 2 { starts[place] += starts[place - 1] }
    targets = ContiguousArray(unsafeUninitializedCapacity: unsorted.count) { buffer, initialized in
      for place in sources.indices {
        let source = Int(sources[place])
        buffer.initializeElement(at: Int(starts[source + 1]), to: unsorted[place])
        starts[source + 1] += 1
      }
      initialized = unsorted.count
    }
    starts.removeLast()
    self.starts = starts
  }

  /// How many numbers there are.
  var count: Int { starts.count - 1 }

  /// What a number is joined to.
  subscript(number: Int) -> ContiguousArray<Int32>.SubSequence { targets[range(number)] }

  @inline(__always) func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }
  @inline(__always) func target(_ place: Int) -> Int32 { targets[place] }
}
