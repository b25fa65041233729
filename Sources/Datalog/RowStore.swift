import Archive

/// Rows of equal width, one after another, without duplicates.
///
/// Rows that come from an archive stay where they are in it; none can be added to them.
///
/// Open addressing over row numbers finds duplicates; a few rows are simply compared, and rows of one column whose values
/// are dense are found by the value itself.
struct RowStore {
  let arity: Int
  private(set) var count: Int32 = 0
  private(set) var data: UnsafeMutablePointer<Int32>
  /// What each row comes from: a clause, or a fact as the complement of its place.
  private(set) var source: UnsafeMutablePointer<Int32>
  private var capacity: Int32 = 0
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotMask: Int = -1
  /// How many values have a place in the table by value; 0 where there is none.
  private var directCount = 0
  /// The number of rows after the certain, usual and possible round.
  private(set) var endOfCertain: Int32 = 0
  private(set) var endOfUsual: Int32 = 0

  /// Something of the table's places last looked at, so that the look is not left out.
  private var lastSeen: UInt32 = 0

  /// An empty place of the table. A place else holds the number of a row in the bits that count places, of which no row
  /// has the last number, and above them those bits of the row's hash that its place does not tell: they spare nearly all
  /// looks at rows that are not the one wanted.
  private static var empty: UInt32 { .max }

  /// Up to this many rows are compared one by one.
  private static var fewRows: Int32 { 8 }

  init(arity: Int) {
    self.arity = arity
    data = UnsafeMutablePointer(bitPattern: 8)!
    source = data
    slots = UnsafeMutablePointer(bitPattern: 8)!
  }

  /// A copy with room for some more rows.
  init(copying other: RowStore) {
    self.init(arity: other.arity)
    if other.count > 0 { grow(to: other.count + max(other.count / 16, 16)) }
    (count, endOfCertain, endOfUsual) = (other.count, other.endOfCertain, other.endOfUsual)
    (slotMask, directCount) = (other.slotMask, other.directCount)
    data.update(from: other.data, count: Int(count) * arity)
    source.update(from: other.source, count: Int(count))
    let places = slotMask + 1 + directCount
    guard places > 0 else { return }
    slots = .allocate(capacity: places)
    slots.update(from: other.slots, count: places)
  }

  func deallocate() {
    guard capacity > 0 else { return }
    data.deallocate()
    source.deallocate()
    if slotMask >= 0 || directCount > 0 { slots.deallocate() }
  }

  /// The first column of a row.
  @inline(__always) func row(_ number: Int32) -> UnsafeMutablePointer<Int32> {
    data + Int(number) &* arity
  }

  /// The number of rows up to a round.
  func end(of round: Round) -> Int32 {
    switch round {
    case .certain: endOfCertain
    case .usual: endOfUsual
    case .possible: count
    }
  }

  /// Says that a round is over. What is not said of later rounds follows.
  mutating func close(_ round: Round) {
    if round == .certain { endOfCertain = count }
    if round <= .usual { endOfUsual = count }
  }

  /// The round in which a row appeared.
  @inline(__always) func round(of row: Int32) -> Round {
    row < endOfCertain ? .certain : row < endOfUsual ? .usual : .possible
  }

  /// The place of a row, or -1.
  @inline(__always) func find(_ values: UnsafePointer<Int32>) -> Int32 {
    if slotMask < 0 {
      if directCount > 0 {
        let value = Int(values.pointee)
        return value >= 0 && value < directCount ? Int32(bitPattern: slots[value]) : -1
      }
      var number: Int32 = 0
      while number < count {
        if equal(row(number), values) { return number }
        number += 1
      }
      return -1
    }
    let hash = Hash.of(values, arity)
    var slot = Int(hash) & slotMask
    while true {
      let entry = slots[slot]
      if entry == RowStore.empty { return -1 }
      if isLike(entry, hash), equal(row(number(entry)), values) { return number(entry) }
      slot = (slot &+ 1) & slotMask
    }
  }

  /// Can the row at this place of the table have this hash?
  @inline(__always) private func isLike(_ entry: UInt32, _ hash: UInt32) -> Bool {
    (entry ^ hash) & ~UInt32(truncatingIfNeeded: slotMask) == 0
  }

  /// The row at a place of the table.
  @inline(__always) private func number(_ entry: UInt32) -> Int32 {
    Int32(truncatingIfNeeded: Int(entry) & slotMask)
  }

  @inline(__always) private func entry(_ hash: UInt32, _ row: Int32) -> UInt32 {
    hash & ~UInt32(truncatingIfNeeded: slotMask) | UInt32(bitPattern: row)
  }

  /// Adds a row unless it is there. Answers whether it was added.
  @inline(__always) mutating func insert(_ values: UnsafePointer<Int32>, source origin: Int32) -> Bool {
    if slotMask < 0 {
      if find(values) >= 0 { return false }
      append(values, origin)
      if directCount > 0 { setDirect(values.pointee) } else if count > RowStore.fewRows { makeTable() }
      return true
    }
    if Int(count) >= RowStore.room(in: slotMask &+ 1) { enlargeSlots(to: nextSize) }
    return insert(values, hash: Hash.of(values, arity), source: origin)
  }

  /// Says that a row which a clause has concluded comes from a fact.
  mutating func restate(_ values: UnsafePointer<Int32>, source origin: Int32) {
    let row = Int(find(values))
    if source[row] >= 0 { source[row] = origin }
  }

  /// The same where there is a table with room.
  @inline(__always) private mutating func insert(
    _ values: UnsafePointer<Int32>, hash: UInt32, source origin: Int32
  ) -> Bool {
    var slot = Int(hash) & slotMask
    while true {
      let entry = slots[slot]
      if entry == RowStore.empty { break }
      if isLike(entry, hash), equal(row(number(entry)), values) { return false }
      slot = (slot &+ 1) & slotMask
    }
    slots[slot] = entry(hash, count)
    append(values, origin)
    return true
  }

  /// Adds several rows, one after another at `values`, unless they are there. Answers how many were added. The sources
  /// are `step` apart.
  ///
  /// All places in the table are looked at first, without waiting for one to find the next: the reads overlap, where a
  /// large table would else be waited for row by row.
  mutating func insert(
    _ number: Int, _ values: UnsafePointer<Int32>, source origin: Int32, step: Int32 = 0
  ) -> Int {
    let before = count
    var origin = origin
    if slotMask < 0 {
      for place in 0..<number {
        _ = insert(values + place &* arity, source: origin)
        origin &+= step
      }
      return Int(count - before)
    }
    while Int(count) + number > RowStore.room(in: slotMask &+ 1) { enlargeSlots(to: nextSize) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: number) { hashes in
      hash(values, into: hashes)
      for place in 0..<number {
        _ = insert(values + place &* arity, hash: hashes[place], source: origin)
        origin &+= step
      }
    }
    return Int(count - before)
  }

  /// Works out the hashes of rows, and looks at their places.
  @inline(__always) private mutating func hash(
    _ values: UnsafePointer<Int32>, into hashes: UnsafeMutableBufferPointer<UInt32>
  ) {
    var seen: UInt32 = 0
    for place in hashes.indices {
      hashes[place] = Hash.of(values + place &* arity, arity)
      seen |= slots[Int(hashes[place]) & slotMask]
    }
    lastSeen = seen
  }

  private var nextSize: Int { (slotMask &+ 1) &* (slotMask < 1 << 16 ? 4 : 2) }

  /// The different values of a column, marked in bits. Values without a bit, the engine's own numbers, count as one.
  func distinctValues(in column: Int) -> Int {
    var greatest: Int32 = -1
    for number in 0..<count { greatest = max(greatest, row(number)[column]) }
    var seen = ContiguousArray<UInt64>(repeating: 0, count: Int(greatest) / 64 + 1)
    var isOdd = false
    for number in 0..<count {
      let value = row(number)[column]
      if value < 0 { isOdd = true } else { seen[Int(value) >> 6] |= 1 << UInt64(value & 63) }
    }
    return seen.reduce(isOdd ? 1 : 0) { $0 + $1.nonzeroBitCount }
  }

  @inline(__always) private func equal(_ a: UnsafePointer<Int32>, _ b: UnsafePointer<Int32>) -> Bool {
    var column = 0
    while column < arity {
      if a[column] != b[column] { return false }
      column &+= 1
    }
    return true
  }

  @inline(__always) private mutating func append(_ values: UnsafePointer<Int32>, _ origin: Int32) {
    if count == capacity { grow(to: max(RowStore.fewRows, capacity * 2)) }
    let target = row(count)
    var column = 0
    while column < arity {
      target[column] = values[column]
      column &+= 1
    }
    source[Int(count)] = origin
    count &+= 1
  }

  /// How many rows a table of that size holds: half as many while it is small, three quarters in a large one, where memory
  /// costs more than a longer look.
  @inline(__always) private static func room(in size: Int) -> Int { size < 1 << 16 ? size / 2 : size / 4 * 3 }

  /// Makes room for this many rows at once.
  mutating func reserve(_ rows: Int32) {
    if rows > capacity { grow(to: rows) }
    if arity == 1 && slotMask < 0 { return }
    if rows <= RowStore.fewRows || slotMask >= 0 && Int(rows) <= RowStore.room(in: slotMask + 1) { return }
    var size = 32
    while Int(rows) > RowStore.room(in: size) { size *= 2 }
    if slotMask < 0 { makeSlots(size) } else { enlargeSlots(to: size) }
  }

  @inline(never) private mutating func grow(to larger: Int32) {
    if capacity == 0 {
      data = .allocate(capacity: max(1, Int(larger) * arity))
      source = .allocate(capacity: Int(larger))
    } else {
      data = Memory.enlarge(data, to: Int(larger) * arity)
      source = Memory.enlarge(source, to: Int(larger))
    }
    capacity = larger
  }

  /// Makes the first table.
  @inline(never) private mutating func makeTable() {
    if arity == 1, makeDirect() { return }
    // A table by value that is given up can hold any number of rows.
    var size = 32
    while Int(count) > RowStore.room(in: size) { size *= 2 }
    makeSlots(size)
  }

  /// Makes a table by value, or gives it up where it would be mostly empty.
  private mutating func makeDirect() -> Bool {
    var (least, greatest): (Int32, Int32) = (0, 0)
    for number in 0..<Int(count) {
      least = min(least, data[number])
      greatest = max(greatest, data[number])
    }
    if directCount > 0 { slots.deallocate() }
    directCount = 0
    guard least >= 0, Int(greatest) < Int(count) * 8 + 64 else { return false }
    directCount = max(Int(greatest) + 1, Int(count) * 2)
    slots = .allocate(capacity: directCount)
    slots.initialize(repeating: RowStore.empty, count: directCount)
    for number in 0..<Int(count) { slots[Int(data[number])] = UInt32(number) }
    return true
  }

  /// Notes the last row in the table by value.
  @inline(__always) private mutating func setDirect(_ value: Int32) {
    if value >= 0, Int(value) < directCount {
      slots[Int(value)] = UInt32(bitPattern: count - 1)
    } else {
      makeTable()
    }
  }

  @inline(never) private mutating func makeSlots(_ size: Int = 32) {
    slots = .allocate(capacity: size)
    slots.initialize(repeating: RowStore.empty, count: size)
    slotMask = size - 1
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { hashes in
      var next: Int32 = 0
      while next < count {
        let some = UnsafeMutableBufferPointer(rebasing: hashes[..<min(64, Int(count - next))])
        hash(row(next), into: some)
        for hash in some {
          var slot = Int(hash) & slotMask
          while slots[slot] != RowStore.empty { slot = (slot &+ 1) & slotMask }
          slots[slot] = entry(hash, next)
          next &+= 1
        }
      }
    }
  }

  @inline(never) private mutating func enlargeSlots(to size: Int) {
    slots.deallocate()
    makeSlots(size)
  }
}

extension RowStore {
  /// Writes the rows, where they came from, and the table that finds them.
  func write(to archive: inout Archive) {
    var (number, certain, usual, places, direct) = (count, endOfCertain, endOfUsual, slotMask &+ 1, directCount)
    archive.field(&number)
    archive.field(&certain)
    archive.field(&usual)
    archive.field(&places)
    archive.field(&direct)
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: data, count: Int(count) * arity)))
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: source, count: Int(count))))
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: slots, count: places + direct)))
  }

  /// Uses what was written in place, for as long as the archive's region stays. No row may be added afterwards.
  init(reading archive: inout Archive, arity: Int) {
    self.init(arity: arity)
    var places = 0
    archive.field(&count)
    archive.field(&endOfCertain)
    archive.field(&endOfUsual)
    archive.field(&places)
    archive.field(&directCount)
    let (rows, sources, table) = (archive.rawRun(), archive.rawRun(), archive.rawRun())
    guard archive.isSound, count >= 0, (0...count).contains(endOfCertain), (endOfCertain...count).contains(endOfUsual),
      rows.count == Int(count) * arity * MemoryLayout<Int32>.stride,
      sources.count == Int(count) * MemoryLayout<Int32>.stride, places & (places &- 1) == 0,
      places > Int(count) || places == 0, directCount >= 0, directCount == 0 || arity == 1 && places == 0,
      table.count == (places + directCount) * MemoryLayout<UInt32>.stride
    else {
      (count, endOfCertain, endOfUsual, directCount) = (0, 0, 0, 0)
      archive.reject()
      return
    }
    if let base = rows.baseAddress { data = Self.pointer(base) }
    if let base = sources.baseAddress { source = Self.pointer(base) }
    if let base = table.baseAddress { slots = Self.pointer(base) }
    slotMask = places - 1
  }

  private static func pointer<Element>(_ base: UnsafeRawPointer) -> UnsafeMutablePointer<Element> {
    UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: Element.self))
  }
}

/// Mixes columns into a table place, by multiplication and shift.
enum Hash {
  @inline(__always) static func of(_ values: UnsafePointer<Int32>, _ count: Int) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    var column = 0
    while column < count {
      hash = mix(hash, values[column])
      column &+= 1
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  @inline(__always) static func mix(_ hash: UInt64, _ value: Int32) -> UInt64 {
    let product = (hash ^ UInt64(UInt32(bitPattern: value))) &* 0x9FB2_1C65_1E98_DF25
    return product ^ (product >> 32)
  }
}
