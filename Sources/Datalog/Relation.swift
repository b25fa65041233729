import Synchronization

/// The rows of one relation, and its indexes.
///
/// Rows are only ever added, so that a prefix of the rows is the relation as it was: `RowStore`
/// remembers where each round ended, and `batches` where each iteration began. A row costs four
/// bytes a column, four for its source and about eight in the table that finds duplicates.
///
/// Rows are written only by the evaluator that made the relation; once a `Model` holds it nothing
/// but `index(on:)` changes it, and that is behind a lock. This makes it safe to share.
final class Relation: @unchecked Sendable {
  /// The rows. A pointer, since joins read them while rules add to them.
  let store: UnsafeMutablePointer<RowStore>
  /// Where the iterations that added rows began. Rows before the first batch were there at once.
  private(set) var batches: ContiguousArray<Batch> = []
  private let indexes = Mutex<ContiguousArray<Index>>([])

  /// The rows from `start` on were added in iteration `stamp` or later.
  struct Batch {
    var stamp: Int32
    var start: Int32
  }

  init(arity: Int) {
    store = .allocate(capacity: 1)
    store.initialize(to: RowStore(arity: arity))
  }

  deinit {
    store.pointee.deallocate()
    store.deallocate()
  }

  /// The number of rows.
  var count: Int32 { store.pointee.count }

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

  /// The index on the columns in `mask`, holding all present rows; made if there is none yet.
  func index(on mask: UInt64) -> Index {
    indexes.withLock { indexes in
      if let known = indexes.first(where: { $0.mask == mask }) {
        known.store.pointee.catchUp(store)
        return known
      }
      let index = Index(mask: mask)
      index.store.pointee.catchUp(store)
      indexes.append(index)
      return index
    }
  }

  /// How many different keys an index on `mask` holds, if there is one.
  func distinctKeys(on mask: UInt64) -> Int32? {
    indexes.withLock { indexes in indexes.first { $0.mask == mask }?.store.pointee.keyCount }
  }
}
