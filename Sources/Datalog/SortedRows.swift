import Archive

/// All rows of a relation sorted by the values of one column, by counting: those with one value lie together, in order of
/// their numbers.
struct SortedRows {
  /// Where the rows with each value begin, with a last entry for the end.
  private let starts: UnsafeMutablePointer<Int32>
  private let limit: Int
  /// The numbers of the rows.
  let rows: UnsafeMutablePointer<Int32>
  /// What stands in the other column of each, in a relation of two.
  let others: UnsafeMutablePointer<Int32>?
  /// The number of different values.
  let keyCount: Int32

  /// Nil for a few rows, where most values up to the greatest one do not occur, and when `isOver`, which is asked now and
  /// then.
  init?(_ store: UnsafePointer<RowStore>, by column: Int, isOver: () -> Bool) {
    let (count, arity) = (Int(store.pointee.count), store.pointee.arity)
    let data = store.pointee.data
    guard count >= 64 else { return nil }
    var (least, greatest): (Int32, Int32) = (0, 0)
    for row in 0..<count {
      let value = data[row &* arity &+ column]
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard least >= 0, Int(greatest) < count * 4, !isOver() else { return nil }
    limit = Int(greatest) + 1
    // Shifted by one while the rows are placed.
    starts = .allocate(capacity: limit + 2)
    starts.initialize(repeating: 0, count: limit + 2)
    for row in 0..<count { starts[Int(data[row &* arity &+ column]) &+ 2] &+= 1 }
    var keys: Int32 = 0
    for value in 2..<limit + 2 {
      if starts[value] > 0 { keys += 1 }
      starts[value] &+= starts[value - 1]
    }
    keyCount = keys
    rows = .allocate(capacity: count)
    others = arity == 2 ? .allocate(capacity: count) : nil
    for row in 0..<count {
      if row & 0xFFFF == 0xFFFF, isOver() {
        deallocate()
        return nil
      }
      let value = Int(data[row &* arity &+ column])
      let place = Int(starts[value &+ 1])
      starts[value &+ 1] &+= 1
      rows[place] = Int32(truncatingIfNeeded: row)
      if let others { others[place] = data[row &* 2 &+ 1 &- column] }
    }
  }

  func deallocate() {
    starts.deallocate()
    rows.deallocate()
    others?.deallocate()
  }

  /// The places in `rows` of those with a value.
  @inline(__always) func range(_ value: Int32) -> Range<Int> {
    guard value >= 0, Int(value) < limit else { return 0..<0 }
    return Int(starts[Int(value)])..<Int(starts[Int(value) &+ 1])
  }
}
