import Archive

/// Finds the rows of a relation by some of their columns.
///
/// Rows with equal keys are found in order of their numbers, so that a reader of a prefix of
/// the rows can stop early. Rows are added by `catchUp`, never while a join runs.
final class Index: @unchecked Sendable {
  /// The columns of the key, as bits.
  let mask: UInt64
  let store: UnsafeMutablePointer<IndexStore>

  init(mask: UInt64) {
    self.mask = mask
    store = .allocate(capacity: 1)
    store.initialize(to: IndexStore(mask: mask))
  }

  deinit {
    store.pointee.deallocate()
    store.deallocate()
  }
}

/// The tables of an `Index`.
///
/// Where the key is one column of dense values and no rows come later, the rows are sorted by it (`SortedRows`). Else rows
/// with equal keys form chains, whose ends are found by the value itself or by open addressing.
struct IndexStore {
  /// The rows by key; nil where they are in chains.
  private(set) var sorted: SortedRows?
  private let columns: UnsafeMutablePointer<Int32>
  private let width: Int
  /// The ends of the chain of each value below `denseCount`; -1 where there is none.
  private var dense: UnsafeMutablePointer<(first: Int32, last: Int32)>?
  private var denseCount = 0
  private var chains: UnsafeMutablePointer<Chain>
  private var chainMask = 15
  /// The number of different keys.
  private(set) var keyCount: Int32 = 0
  /// The row after each row in its chain, or -1.
  private(set) var next: UnsafeMutablePointer<Int32>
  private var capacity: Int32 = 16
  private var indexed: Int32 = 0

  private struct Chain {
    var hash: UInt32
    var first: Int32
    var last: Int32

    static let none = Chain(hash: 0, first: -1, last: -1)
  }

  init(mask: UInt64) {
    width = mask.nonzeroBitCount
    columns = .allocate(capacity: max(1, width))
    var rest = mask
    for place in 0..<width {
      columns[place] = Int32(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    chains = .allocate(capacity: 16)
    chains.initialize(repeating: .none, count: 16)
    next = .allocate(capacity: 16)
  }

  func deallocate() {
    columns.deallocate()
    sorted?.deallocate()
    dense?.deallocate()
    chains.deallocate()
    next.deallocate()
  }

  /// The first and the last row whose key columns hold `key`, or -1 and -1.
  @inline(__always) func find(
    _ key: UnsafePointer<Int32>, _ rows: UnsafePointer<RowStore>
  ) -> (first: Int32, last: Int32) {
    if let dense {
      let value = Int(key.pointee)
      return value >= 0 && value < denseCount ? dense[value] : (-1, -1)
    }
    let hash = Hash.of(key, width)
    var slot = Int(hash) & chainMask
    while true {
      let chain = chains[slot]
      if chain.first < 0 { return (-1, -1) }
      if chain.hash == hash {
        let data = rows.pointee.row(chain.first)
        var place = 0
        while place < width, data[Int(columns[place])] == key[place] { place &+= 1 }
        if place == width { return (chain.first, chain.last) }
      }
      slot = (slot &+ 1) & chainMask
    }
  }

  /// Adds the rows that have come since the last time. When `isOver`, which is asked now and then, some are left for the
  /// next time, and the index must not be used before.
  mutating func catchUp(_ rows: UnsafePointer<RowStore>, isOver: () -> Bool) {
    let count = rows.pointee.count
    guard indexed < count else { return }
    if let known = sorted {
      // A relation that grows: its rows are chained from now on.
      known.deallocate()
      (sorted, indexed, keyCount) = (nil, 0, 0)
    } else if indexed == 0, width == 1, let made = SortedRows(rows, by: Int(columns[0]), isOver: isOver) {
      (sorted, indexed, keyCount) = (made, count, made.keyCount)
      return
    }
    if count > capacity { grow(to: max(count, capacity * 2)) }
    if width == 1, indexed == 0 || dense != nil, makeDense(rows) {
      while indexed < count {
        if indexed & 0xFFFF == 0xFFFF, isOver() { return }
        addDense(indexed, rows)
        indexed += 1
      }
      return
    }
    while indexed < count {
      if indexed & 0xFFFF == 0xFFFF, isOver() { return }
      add(indexed, rows)
      indexed += 1
    }
  }

  /// Makes the table by value large enough for the rows to come, or gives it up where it would be mostly empty.
  private mutating func makeDense(_ rows: UnsafePointer<RowStore>) -> Bool {
    let count = rows.pointee.count
    let column = Int(columns[0])
    var (least, greatest): (Int32, Int32) = (0, -1)
    for row in indexed..<count {
      let value = rows.pointee.row(row)[column]
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard least >= 0, Int(greatest) < Int(count) * 4 + 16 else {
      dense?.deallocate()
      (dense, denseCount, indexed, keyCount) = (nil, 0, 0, 0)
      return false
    }
    if Int(greatest) < denseCount { return true }
    let size = max(Int(greatest) + 1, denseCount * 2)
    let larger = UnsafeMutablePointer<(first: Int32, last: Int32)>.allocate(capacity: size)
    larger.initialize(repeating: (-1, -1), count: size)
    if let dense {
      larger.update(from: dense, count: denseCount)
      dense.deallocate()
    }
    (dense, denseCount) = (larger, size)
    return true
  }

  private mutating func addDense(_ row: Int32, _ rows: UnsafePointer<RowStore>) {
    let place = dense.unsafelyUnwrapped + Int(rows.pointee.row(row)[Int(columns[0])])
    next[Int(row)] = -1
    if place.pointee.first < 0 {
      place.pointee.first = row
      keyCount += 1
    } else {
      next[Int(place.pointee.last)] = row
    }
    place.pointee.last = row
  }

  private mutating func add(_ row: Int32, _ rows: UnsafePointer<RowStore>) {
    let data = rows.pointee.row(row)
    next[Int(row)] = -1
    let hash = hash(data)
    var slot = Int(hash) & chainMask
    while true {
      let chain = chains[slot]
      if chain.first < 0 { break }
      if chain.hash == hash, hasSameKey(data, rows.pointee.row(chain.first)) {
        next[Int(chain.last)] = row
        chains[slot].last = row
        return
      }
      slot = (slot &+ 1) & chainMask
    }
    chains[slot] = Chain(hash: hash, first: row, last: row)
    keyCount += 1
    if Int(keyCount) &* 2 > chainMask { enlarge() }
  }

  @inline(__always) private func hasSameKey(_ a: UnsafePointer<Int32>, _ b: UnsafePointer<Int32>) -> Bool {
    var place = 0
    while place < width {
      let column = Int(columns[place])
      if a[column] != b[column] { return false }
      place &+= 1
    }
    return true
  }

  @inline(__always) private func hash(_ data: UnsafePointer<Int32>) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place < width {
      hash = Hash.mix(hash, data[Int(columns[place])])
      place &+= 1
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  private mutating func grow(to larger: Int32) {
    next = Memory.enlarge(next, to: Int(larger))
    capacity = larger
  }

  private mutating func enlarge() {
    let old = UnsafeBufferPointer(start: chains, count: chainMask + 1)
    let size = old.count * (old.count < 1 << 16 ? 4 : 2)
    chains = .allocate(capacity: size)
    chains.initialize(repeating: .none, count: size)
    chainMask = size - 1
    for chain in old where chain.first >= 0 {
      var slot = Int(chain.hash) & chainMask
      while chains[slot].first >= 0 { slot = (slot &+ 1) & chainMask }
      chains[slot] = chain
    }
    old.deallocate()
  }
}
