import English

/// Links from things to things, in order of telling: an edge list with a chain for each thing.
struct LinkTable: Sendable {
  private var heads: ContiguousArray<Int32> = []
  private var tails: ContiguousArray<Int32> = []
  private var next: ContiguousArray<Int32> = []
  private var targets: ContiguousArray<Int32> = []

  /// What a thing is linked to, or nil if to nothing.
  subscript(thing: ThingID) -> [ThingID]? {
    let number = Int(thing.index)
    guard number < heads.count, heads[number] >= 0 else { return nil }
    var result: [ThingID] = []
    forEach(of: thing) { result.append($0) }
    return result
  }

  /// Shows what a thing is linked to.
  func forEach(of thing: ThingID, _ visit: (ThingID) -> Void) {
    let number = Int(thing.index)
    var link = number < heads.count ? heads[number] : -1
    while link >= 0 {
      visit(ThingID(Int(targets[Int(link)])))
      link = next[Int(link)]
    }
  }

  mutating func append(_ target: ThingID, to thing: ThingID) {
    let number = Int(thing.index)
    if number >= heads.count {
      let more = repeatElement(Int32(-1), count: max(number + 1 - heads.count, heads.count))
      heads.append(contentsOf: more)
      tails.append(contentsOf: more)
    }
    let link = Int32(targets.count)
    targets.append(target.index)
    next.append(-1)
    if heads[number] < 0 { heads[number] = link } else { next[Int(tails[number])] = link }
    tails[number] = link
  }
}
