import Archive
import Synchronization

/// The rows of a two-column relation as one list of second values for each first value, equal lists kept once.
///
/// What is inherited is shared: all members of a kind have the kind's list. Rows are numbered by first value, then along
/// the list; `isReflexive` puts the pair of a value with itself in front of each list, without storing it. Never changed
/// once it is made, so it may be shared between threads.
final class ListStore: @unchecked Sendable {
  /// First values are below this.
  let subjectCount: Int
  /// The list of each first value, or -1.
  let listOf: FixedArray<Int32>
  /// The number of the first row of each first value, and at the end the number of rows.
  private let offsets: FixedArray<Int32>
  /// Where each list begins in `pool`, and at the end its size.
  let starts: FixedArray<Int32>
  /// The lists, each in order.
  let pool: FixedArray<Int32>
  /// Does every first value below `subjectCount` have a row with itself, that its list does not hold?
  let isReflexive: Bool
  private let reverse = Mutex<Reverse?>(nil)

  /// The number of rows.
  let count: Int32

  /// Nil if the rows are too many to be numbered.
  init?(
    listOf lists: ContiguousArray<Int32>, starts: ContiguousArray<Int32>, pool: ContiguousArray<Int32>,
    isReflexive: Bool
  ) {
    let own = isReflexive ? 1 : 0
    var total = 0
    for list in lists {
      total += own + (list < 0 ? 0 : Int(starts[Int(list) + 1] - starts[Int(list)]))
    }
    guard total < Int(Int32.max) else { return nil }
    subjectCount = lists.count
    listOf = FixedArray(lists)
    offsets = FixedArray(count: lists.count + 1) { offsets in
      var offset: Int32 = 0
      for (subject, list) in lists.enumerated() {
        offsets.initializeElement(at: subject, to: offset)
        offset += Int32(own) + (list < 0 ? 0 : starts[Int(list) + 1] - starts[Int(list)])
      }
      offsets.initializeElement(at: lists.count, to: offset)
    }
    count = Int32(total)
    self.starts = FixedArray(starts)
    self.pool = FixedArray(pool)
    self.isReflexive = isReflexive
  }

  /// Lists that were written with ``write(to:)``.
  init(reading archive: inout Archive) {
    var (listOf, offsets, starts, pool) = (
      FixedArray<Int32>.blank, FixedArray<Int32>.blank, FixedArray<Int32>.blank, FixedArray<Int32>.blank
    )
    var isReflexive = false
    archive.field(&listOf)
    archive.field(&offsets)
    archive.field(&starts)
    archive.field(&pool)
    archive.field(&isReflexive)
    if offsets.count != listOf.count + 1 || starts.isEmpty { archive.reject() }
    subjectCount = listOf.count
    count = offsets.last ?? 0
    (self.listOf, self.offsets, self.starts, self.pool) = (listOf, offsets, starts, pool)
    self.isReflexive = isReflexive
    let known = Self.reverse(reading: &archive)
    reverse.withLock { $0 = known }
  }

  /// Writes the lists, and the other way round.
  func write(to archive: inout Archive) {
    var (listOf, offsets, starts, pool, isReflexive) = (listOf, offsets, starts, pool, isReflexive)
    archive.field(&listOf)
    archive.field(&offsets)
    archive.field(&starts)
    archive.field(&pool)
    archive.field(&isReflexive)
    var reverse = knownReverse
    archive.field(&reverse.lists)
    archive.field(&reverse.subjects)
  }

  /// The rows of a first value.
  @inline(__always) func rows(of subject: Int32) -> Range<Int32> {
    guard subject >= 0, Int(subject) < subjectCount else { return 0..<0 }
    return offsets[Int(subject)]..<offsets[Int(subject) + 1]
  }

  /// The second value of a row of a first value.
  @inline(__always) func value(_ row: Int32, of subject: Int32) -> Int32 {
    var place = row - offsets[Int(subject)]
    if isReflexive {
      if place == 0 { return subject }
      place -= 1
    }
    return pool[Int(starts[Int(listOf[Int(subject)])] + place)]
  }

  /// The first value of a row. O(log first values).
  func subject(of row: Int32) -> Int32 {
    var low = 0
    var high = subjectCount
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle + 1] <= row { low = middle + 1 } else { high = middle }
    }
    return Int32(low)
  }

  /// The number of a row, or -1. O(log list).
  @inline(__always) func find(_ subject: Int32, _ value: Int32) -> Int32 {
    guard subject >= 0, Int(subject) < subjectCount else { return -1 }
    if isReflexive, subject == value { return offsets[Int(subject)] }
    let list = listOf[Int(subject)]
    guard list >= 0 else { return -1 }
    let place = find(value, in: list)
    return place < 0 ? -1 : offsets[Int(subject)] + place + (isReflexive ? 1 : 0)
  }

  /// The place of a value in a list, or -1.
  @inline(__always) private func find(_ value: Int32, in list: Int32) -> Int32 {
    var low = starts[Int(list)]
    var high = starts[Int(list) + 1]
    while low < high {
      let middle = low + (high - low) / 2
      if pool[Int(middle)] < value { low = middle + 1 } else { high = middle }
    }
    return low < starts[Int(list) + 1] && pool[Int(low)] == value ? low - starts[Int(list)] : -1
  }

  // MARK: The other way round

  /// For each second value the lists that hold it, and for each list the first values that have it.
  private struct Reverse: Sendable {
    var lists: Adjacency
    var subjects: Adjacency
  }

  /// Shows every row with a second value, until that answers false.
  func forEachRow(to value: Int32, _ visit: (_ subject: Int32, _ row: Int32) -> Bool) {
    guard value >= 0 else { return }
    if isReflexive, Int(value) < subjectCount, !visit(value, offsets[Int(value)]) { return }
    let reverse = knownReverse
    guard Int(value) < reverse.lists.count else { return }
    for list in reverse.lists[Int(value)] {
      let place = find(value, in: list) + (isReflexive ? 1 : 0)
      for subject in reverse.subjects[Int(list)] where !visit(subject, offsets[Int(subject)] + place) { return }
    }
  }

  private var knownReverse: Reverse {
    reverse.withLock { known in
      if let known { return known }
      let made = makeReverse()
      known = made
      return made
    }
  }

  private static func reverse(reading archive: inout Archive) -> Reverse {
    var reverse = Reverse(lists: .blank, subjects: .blank)
    archive.field(&reverse.lists)
    archive.field(&reverse.subjects)
    return reverse
  }

  private func makeReverse() -> Reverse {
    var greatest: Int32 = -1
    for value in pool { greatest = max(greatest, value) }
    let listCount = starts.count - 1
    var owners: ContiguousArray<Int32> = []
    owners.reserveCapacity(pool.count)
    for list in 0..<listCount {
      for _ in starts[list]..<starts[list + 1] { owners.append(Int32(list)) }
    }
    var having: ContiguousArray<Int32> = []
    var had: ContiguousArray<Int32> = []
    for subject in 0..<subjectCount where listOf[subject] >= 0 {
      having.append(Int32(subject))
      had.append(listOf[subject])
    }
    return Reverse(
      lists: Adjacency(sources: ContiguousArray(pool), targets: owners, count: Int(greatest) + 1),
      subjects: Adjacency(sources: had, targets: having, count: listCount))
  }

  /// The number of rows whose two values differ.
  var countOffDiagonal: Int {
    var equal = 0
    for subject in 0..<subjectCount where find(Int32(subject), Int32(subject)) >= 0 { equal += 1 }
    return Int(count) - equal
  }
}
