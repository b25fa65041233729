import Archive
import Synchronization

/// The rows of one relation, and its indexes.
///
/// Rows are only ever added, so that a prefix of the rows is the relation as it was: `RowStore`
/// remembers where each round ended, and `batches` where each iteration began. A row costs four
/// bytes a column, four for its source and about eight in the table that finds duplicates.
///
/// Rows are written only by the evaluator that made the relation; once a `Model` holds it nothing
/// but `index(on:)` changes it, and that is behind a lock. This makes it safe to share.
///
/// A relation may instead be shared lists (`ListStore`), or the rows of another relation under another name.
final class Relation: @unchecked Sendable {
  /// Where the rows and their indexes are.
  let box: RowBox
  /// The rows as lists, and how they came about; nil for a relation that has rows of its own.
  let spread: Spread?
  /// The clause that all rows come from, where they are those of another relation.
  let copied: Int32?
  /// Where the iterations that added rows began. Rows before the first batch were there at once.
  private(set) var batches: ContiguousArray<Batch> = []

  /// The rows from `start` on were added in iteration `stamp` or later.
  struct Batch {
    var stamp: Int32
    var start: Int32
  }

  init(arity: Int) {
    box = RowBox(arity: arity)
    spread = nil
    copied = nil
  }

  /// A relation with the rows of another, all of which a clause concludes of them.
  init(copying other: Relation, by clause: Int32, batches: ContiguousArray<Batch> = []) {
    self.batches = batches
    box = other.box
    spread = other.spread.map { Spread(lists: $0.lists, way: .clause(Int(clause))) }
    copied = clause
  }

  /// A copy that may get more rows, of a relation with rows of its own.
  init(growing other: Relation) {
    box = RowBox(copying: other.box)
    spread = nil
    copied = nil
    batches = other.batches
  }

  /// A relation that is lists.
  init(_ spread: Spread) {
    box = RowBox(arity: 2)
    self.spread = spread
    copied = nil
  }

  /// A relation whose parts were read from an archive.
  init(_ box: RowBox, _ spread: Spread?, copiedBy clause: Int32?, _ batches: ContiguousArray<Batch>) {
    (self.box, self.spread, copied, self.batches) = (box, spread, clause, batches)
  }

  /// The rows. A pointer, since joins read them while rules add to them. Lists are written out when this is first asked
  /// for, in the same order.
  var store: UnsafeMutablePointer<RowStore> {
    if let lists = spread?.lists { box.write(lists) }
    return box.rows
  }

  /// The number of rows.
  var count: Int32 { spread?.lists.count ?? box.rows.pointee.count }

  /// The number of rows up to a round.
  func end(of round: Round) -> Int32 { spread?.lists.count ?? box.rows.pointee.end(of: round) }

  /// Says that the rows from `start` on were added in iteration `stamp`.
  func mark(_ stamp: Int32, from start: Int32) {
    batches.append(Batch(stamp: stamp, start: start))
  }

  /// The number of rows that were there before iteration `stamp` began. O(log iterations).
  func count(before stamp: Int32) -> Int32 {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].stamp < stamp { low = middle + 1 } else { high = middle }
    }
    return low < batches.count ? batches[low].start : count
  }

  /// The iteration in which a row was added. O(log iterations).
  func stamp(of row: Int32) -> Int32 {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].start <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : batches[low - 1].stamp
  }

  /// The index on the columns in `mask`, holding all present rows; made if there is none yet. Not all of them once
  /// `isOver`: then nothing may be looked for in it.
  func index(on mask: UInt64, isOver: () -> Bool = { false }) -> Index {
    _ = store
    return box.index(on: mask, isOver: isOver)
  }

  /// A filter of all present rows; made if there is none yet.
  var filter: RowFilter {
    _ = store
    return box.filter
  }

  /// How many different values a column holds; of lists, at most so many. O(rows) the first time.
  func distinctValues(in column: Int) -> Int {
    if let lists = spread?.lists { return min(Int(lists.count), lists.subjectCount) }
    return box.distinctValues(in: column)
  }
}

/// Rows with their indexes, shared by the relations that have the same.
final class RowBox: @unchecked Sendable {
  let rows: UnsafeMutablePointer<RowStore>
  private let indexes = Mutex<ContiguousArray<Index>>([])
  private let knownFilter = Mutex<RowFilter?>(nil)
  /// Holds the rows, where they are read from an archive.
  private let region: ByteRegion?
  /// The different values of columns, as they were counted at some number of rows.
  private let distinct = Mutex<[Int: (rows: Int32, values: Int)]>([:])

  init(arity: Int) {
    rows = .allocate(capacity: 1)
    rows.initialize(to: RowStore(arity: arity))
    region = nil
  }

  /// The rows of another box, to which more may be added.
  init(copying other: RowBox) {
    rows = .allocate(capacity: 1)
    rows.initialize(to: RowStore(copying: other.rows.pointee))
    region = nil
  }

  /// Rows that were written to an archive.
  init(reading archive: inout Archive, arity: Int) {
    rows = .allocate(capacity: 1)
    rows.initialize(to: RowStore(reading: &archive, arity: arity))
    region = archive.region
  }

  deinit {
    rows.pointee.deallocate()
    rows.deallocate()
  }

  func index(on mask: UInt64, isOver: () -> Bool) -> Index {
    indexes.withLock { indexes in
      if let known = indexes.first(where: { $0.mask == mask }) {
        known.store.pointee.catchUp(rows, isOver: isOver)
        return known
      }
      let index = Index(mask: mask)
      index.store.pointee.catchUp(rows, isOver: isOver)
      indexes.append(index)
      return index
    }
  }

  var filter: RowFilter {
    knownFilter.withLock { known in
      if let known, known.count == rows.pointee.count { return known }
      let made = RowFilter(rows)
      known = made
      return made
    }
  }

  func distinctValues(in column: Int) -> Int {
    distinct.withLock { known in
      if let known = known[column], known.rows == rows.pointee.count { return known.values }
      let values = rows.pointee.distinctValues(in: column)
      known[column] = (rows.pointee.count, values)
      return values
    }
  }

  /// Writes lists out, once.
  func write(_ lists: ListStore) {
    indexes.withLock { _ in
      guard rows.pointee.count < lists.count else { return }
      rows.pointee.reserve(lists.count)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { pair in
        guard let values = pair.baseAddress else { return }
        for subject in 0..<Int32(lists.subjectCount) {
          for row in lists.rows(of: subject) {
            values[0] = subject
            values[1] = lists.value(row, of: subject)
            _ = rows.pointee.insert(values, source: 0)
          }
        }
      }
      for round in Round.allCases { rows.pointee.close(round) }
    }
  }
}

/// A relation that is lists, and the way in which its rows can be derived.
struct Spread: Sendable {
  let lists: ListStore
  let way: Way

  enum Way: Sendable {
    /// By this clause, from rows of other relations.
    case clause(Int)
    /// By this clause along edges, from what stands at their ends: rows of the relation that other clauses and facts give.
    case closure(Closure)
    /// By the first clause where there is a common parent, else by the second one.
    case sameGeneration(first: Int, next: Int)
  }

  struct Closure: Sendable {
    var edges: Adjacency
    var clause: Int
    /// The variable of the clause that is the next place on the way.
    var step: Int
    /// What stands at each place; nil where that is itself, as the facts with this origin say.
    var base: Relation?
    var origin: Int32
  }

  init(lists: ListStore, way: Way) {
    self.lists = lists
    self.way = way
  }
}
