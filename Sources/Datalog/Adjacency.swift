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

extension Adjacency: Archivable {
  static var blank: Adjacency { Adjacency(sources: [], targets: [], count: 0) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&starts)
    archive.field(&targets)
    if archive.isReading, starts.isEmpty { archive.reject() }
  }
}
