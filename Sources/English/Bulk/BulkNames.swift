import Archive

/// Names and words that came in bulk, from the rows of tables: one table of bytes instead of strings in dictionaries.
///
/// An entry is a key (lower-cased words) with marks; it may stand for a thing, or only be a known word. Found by open
/// addressing over short keys themselves, and hashes of long ones. While knowledge is read the one reader writes here; ``freeze()`` ends that, and from then
/// on a vocabulary keeps its changes elsewhere, so that copies may share this.
final class BulkNames: @unchecked Sendable {
  /// What is known of an entry.
  struct Marks: OptionSet {
    var rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What ``Thing`` says of it.
    static let isName = Marks(rawValue: 1)
    static let isCounted = Marks(rawValue: 2)
    static let isBare = Marks(rawValue: 4)
    static let takesThe = Marks(rawValue: 8)
    /// What the vocabulary's sets of words say of it.
    static let noun = Marks(rawValue: 16)
    static let kindEvidence = Marks(rawValue: 32)
    static let lowerCase = Marks(rawValue: 64)
    static let knownWord = Marks(rawValue: 128)
    /// Written in several ways, so that the first one must be looked at when it is made a thing.
    static let hasVariants = Marks(rawValue: 256)
    /// The display name differs from the key and follows it.
    static let isCased = Marks(rawValue: 512)
    /// Its key says more to the grammar than that it is some name.
    static let isRemarkable = Marks(rawValue: 1024)
    /// It is no single, simple word, where words are wanted.
    static let isOddWord = Marks(rawValue: 4096)
    /// ``isRemarkable`` and ``isOddWord`` have been found out.
    static let isExamined = Marks(rawValue: 2048)

    /// It is among the words of a known name with fixed words in it.
    static let isPhrasePart = Marks(rawValue: 8192)

    static let bareNoun = Marks(rawValue: 16384)
    /// Its thing is kept as these marks, not whole.
    static let isKeptHere = Marks(rawValue: 32768)

    static let ofThing: Marks = [.isName, .isCounted, .isBare, .takesThe]
    /// All that can make a difference to how a sentence is read.
    static let ofReading: Marks = [.isName, .isCounted, .isBare, .takesThe, .noun, .kindEvidence, .bareNoun]
  }

  /// All of an entry beside its bytes: in one place, since entries are looked at in no order.
  private struct Entry: BitwiseCopyable {
    var start: UInt32
    /// The length of the key; of the name, too.
    var length: UInt16
    var marks: Marks
    var thing: Int32
  }

  private struct Slot: BitwiseCopyable {
    /// See ``word(_:)``.
    var word: UInt64
    var entry: Int32
    /// 1 if it was first written otherwise than in lower case.
    var isCased: Int32

    static let none = Slot(word: 0, entry: -1, isCased: 0)
  }

  private(set) var isFrozen = false
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var byteCapacity = 1 << 16
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity = 1 << 10
  /// The number of entries.
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<Slot>
  private var slotMask = (1 << 12) - 1
  /// Something of the places last looked at, so that the look is not left out.
  private var lastSeen: Int32 = 0
  /// Holds everything, where it was read from an archive: then it is frozen.
  private var region: ByteRegion?

  init() {
    bytes = .allocate(capacity: byteCapacity)
    entries = .allocate(capacity: entryCapacity)
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: .none, count: slotMask + 1)
  }

  deinit {
    guard region == nil else { return }
    bytes.deallocate()
    entries.deallocate()
    slots.deallocate()
  }

  /// No more entries and marks are taken.
  func freeze() { isFrozen = true }

  // MARK: Archives

  /// Writes all entries.
  func write(to archive: inout Archive) {
    var (count, places) = (count, slotMask + 1)
    archive.field(&count)
    archive.field(&places)
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: bytes, count: byteCount)))
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: entries, count: count)))
    archive.write(raw: UnsafeRawBufferPointer(UnsafeBufferPointer(start: slots, count: places)))
  }

  /// Uses what was written in place. The names are frozen.
  init(reading archive: inout Archive) {
    var places = 0
    archive.field(&count)
    archive.field(&places)
    let (text, table, found) = (archive.rawRun(), archive.rawRun(), archive.rawRun())
    if table.count != count * MemoryLayout<Entry>.stride || found.count != places * MemoryLayout<Slot>.stride
      || places <= count || places & (places - 1) != 0
    {
      archive.reject()
      count = 0
    }
    region = archive.region
    bytes = Self.pointer(text)
    byteCount = text.count
    entries = Self.pointer(table)
    slots = Self.pointer(found)
    slotMask = max(places, 1) - 1
    isFrozen = true
  }

  private static func pointer<Element>(_ raw: UnsafeRawBufferPointer) -> UnsafeMutablePointer<Element> {
    let base = raw.baseAddress ?? UnsafeRawPointer(bitPattern: 8).unsafelyUnwrapped
    return UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: Element.self))
  }

  // MARK: Entries

  func marks(of entry: Int) -> Marks { entries[entry].marks }

  func mark(_ entry: Int, _ more: Marks) { entries[entry].marks.formUnion(more) }

  func unmark(_ entry: Int, _ fewer: Marks) { entries[entry].marks.subtract(fewer) }

  /// Every entry is to be examined again: what makes keys remarkable has changed.
  func forgetExamined() {
    for entry in 0..<count { forgetExamined(entry) }
  }

  /// The entry is to be examined again.
  func forgetExamined(_ entry: Int) { entries[entry].marks.subtract([.isExamined, .isRemarkable, .isOddWord]) }

  /// The marks and the thing of an entry.
  @inline(__always) func state(of entry: Int) -> (marks: Marks, thing: Int32) {
    (entries[entry].marks, entries[entry].thing)
  }

  /// The thing that the entry names, or -1.
  func thing(of entry: Int) -> Int32 { entries[entry].thing }

  func setThing(_ thing: Int32, of entry: Int) {
    entries[entry].thing = thing
    entries[entry].marks.remove(.isKeptHere)
  }

  /// The key's bytes.
  @inline(__always) func keyBytes(of entry: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + Int(entries[entry].start), count: Int(entries[entry].length))
  }

  func key(of entry: Int) -> String { String(decoding: keyBytes(of: entry), as: UTF8.self) }

  /// As it was first written.
  func name(of entry: Int) -> String {
    let key = keyBytes(of: entry)
    guard entries[entry].marks.contains(.isCased) else { return String(decoding: key, as: UTF8.self) }
    let name = UnsafeBufferPointer(start: key.baseAddress.map { $0 + key.count }, count: key.count)
    return String(decoding: name, as: UTF8.self)
  }

  // MARK: Finding

  /// The entry with this key, or nil.
  func entry(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { find($0) }
  }

  private func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let word = BulkNames.word(key)
    var slot = BulkNames.place(word) & slotMask
    while slots[slot].entry >= 0 {
      if slots[slot].word == word, isSame(Int(slots[slot].entry), key) { return Int(slots[slot].entry) }
      slot = (slot + 1) & slotMask
    }
    return nil
  }

  /// Is this the entry's key, given that their words are the same?
  @inline(__always) private func isSame(_ entry: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    if key.count <= BulkNames.shortKey { return true }
    let own = keyBytes(of: entry)
    guard own.count == key.count else { return false }
    var at = 0
    while at < key.count {
      if own[at] != key[at] { return false }
      at &+= 1
    }
    return true
  }

  /// The entry of a name, made if there is none. `key` is the name in lower case, as many bytes.
  func intern(key: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>) -> Int {
    intern(key: key, name: name, word: BulkNames.word(key))
  }

  /// A name in lower case that waits to be looked up, with others.
  struct Waiting: @unchecked Sendable, BitwiseCopyable {
    private let start: UnsafePointer<UInt8>
    private let count: Int
    fileprivate let word: UInt64

    /// The bytes must stay until then. There is at least one.
    @inline(__always) init(_ key: UnsafeBufferPointer<UInt8>) {
      start = key.baseAddress.unsafelyUnwrapped
      count = key.count
      word = BulkNames.word(key)
    }

    fileprivate var key: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  }

  /// The entries of names in their order, made where there are none.
  ///
  /// The places of all are looked at first, without waiting for one to find the next: the reads of a large table overlap.
  func intern(_ names: UnsafeBufferPointer<Waiting>, into found: UnsafeMutablePointer<Int32>) {
    var seen: Int32 = 0
    for name in names { seen |= slots[BulkNames.place(name.word) & slotMask].entry }
    lastSeen = seen
    for (number, name) in names.enumerated() {
      let key = name.key
      found[number] = Int32(truncatingIfNeeded: intern(key: key, name: key, word: name.word))
    }
  }

  @inline(__always) private func intern(
    key: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, word: UInt64
  ) -> Int {
    var slot = BulkNames.place(word) & slotMask
    while slots[slot].entry >= 0 {
      let entry = Int(slots[slot].entry)
      if slots[slot].word == word, isSame(entry, key) {
        if slots[slot].isCased != 0 || key.baseAddress != name.baseAddress { noteVariant(entry, key, name) }
        return entry
      }
      slot = (slot + 1) & slotMask
    }
    let entry = append(key, name)
    slots[slot] = Slot(word: word, entry: Int32(entry), isCased: entries[entry].marks.contains(.isCased) ? 1 : 0)
    // Half full while it is small; where memory counts, four fifths.
    let isFull = slotMask < 1 << 16 ? count * 2 > slotMask : count * 5 > slotMask * 4
    if isFull { enlarge() }
    return entry
  }

  private func noteVariant(_ entry: Int, _ key: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) {
    let isCased = entries[entry].marks.contains(.isCased)
    let first = bytes + Int(entries[entry].start) + (isCased ? key.count : 0)
    for at in name.indices where first[at] != name[at] {
      entries[entry].marks.insert(.hasVariants)
      return
    }
  }

  private func append(_ key: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> Int {
    if byteCount + 2 * key.count > byteCapacity { grow(by: 2 * key.count) }
    let start = UInt32(byteCount)
    var isCased = false
    for at in key.indices {
      bytes[byteCount + at] = key[at]
      if key[at] != name[at] { isCased = true }
    }
    byteCount += key.count
    if isCased {
      for at in name.indices { bytes[byteCount + at] = name[at] }
      byteCount += name.count
    }
    if count == entryCapacity { growEntries() }
    entries[count] = Entry(start: start, length: UInt16(key.count), marks: isCased ? .isCased : [], thing: -1)
    count += 1
    return count - 1
  }

  private func grow(by need: Int) {
    byteCapacity = max(byteCapacity * 2, byteCount + need)
    bytes = Memory.enlarge(bytes, to: byteCapacity)
  }

  private func growEntries() {
    entryCapacity *= 2
    entries = Memory.enlarge(entries, to: entryCapacity)
  }

  private func enlarge() {
    let old = UnsafeBufferPointer(start: slots, count: slotMask + 1)
    slotMask = old.count * (old.count < 1 << 16 ? 4 : 2) - 1
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: .none, count: slotMask + 1)
    for filled in old where filled.entry >= 0 {
      var slot = BulkNames.place(filled.word) & slotMask
      while slots[slot].entry >= 0 { slot = (slot + 1) & slotMask }
      slots[slot] = filled
    }
    old.deallocate()
  }

  /// Keys of up to so many bytes are their own words.
  private static let shortKey = 7

  /// A short key's bytes below its length; of a long key a hash, below 255.
  @inline(__always) private static func word(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if key.count > shortKey { return hash(key) | 0xFF << 56 }
    var word: UInt64 = 0
    if key.count < 4 {
      for byte in key { word = word << 8 | UInt64(byte) }
    } else {
      // Two overlapping halves.
      let raw = UnsafeRawPointer(key.baseAddress).unsafelyUnwrapped
      let last = raw.loadUnaligned(fromByteOffset: key.count - 4, as: UInt32.self)
      word = UInt64(raw.loadUnaligned(as: UInt32.self)) | UInt64(last) << UInt64(8 * (key.count - 4))
    }
    return word | UInt64(key.count) << 56
  }

  @inline(__always) private static func place(_ word: UInt64) -> Int { Int(truncatingIfNeeded: mix(word)) & Int.max }

  /// Multiply and fold, eight bytes at a time.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.count)
    let raw = UnsafeRawPointer(key.baseAddress).unsafelyUnwrapped
    for at in stride(from: 0, to: key.count - 8, by: 8) {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    return mix(hash ^ raw.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self))
  }

  @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    return product.high ^ product.low
  }
}
