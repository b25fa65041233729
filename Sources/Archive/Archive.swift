/// A flat run of bytes that values are written to and read from, in one order for both.
///
/// A type says its fields once, in ``Archivable/archive(_:)``; the same lines write and read. Reading damaged bytes never
/// fails at once: it gives blanks, and ``isSound`` tells at the end. Integers take as many bytes as they need.
@usableFromInline package struct Archive {
  /// What was written.
  @usableFromInline package var bytes: [UInt8] = []
  /// Where everything that is read lies; nil while writing.
  @usableFromInline package let region: ByteRegion?
  /// Did everything read so far make sense?
  @usableFromInline package var isSound = true
  /// How far reading has come, and where it ends.
  @usableFromInline package var at = 0
  @usableFromInline let end: Int
  @usableFromInline let source: UnsafePointer<UInt8>

  /// An empty archive to write to.
  @inlinable package init() {
    region = nil
    end = 0
    source = UnsafePointer(bitPattern: 1).unsafelyUnwrapped
  }

  /// Reads a part of a region.
  @inlinable package init(reading region: ByteRegion, _ range: Range<Int>) {
    self.region = region
    at = range.lowerBound
    end = range.upperBound
    source =
      region.bytes.bindMemory(to: UInt8.self).baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    precondition(range.lowerBound >= 0 && range.upperBound <= region.bytes.count, "a part of the region")
  }

  /// Reading rather than writing?
  @inlinable package var isReading: Bool { region != nil }

  /// Was everything read, and sound?
  @inlinable package var isComplete: Bool { isSound && at == end }

  /// Says that what was read makes no sense.
  @inlinable package mutating func reject() { isSound = false }

  // MARK: Numbers

  /// An integer, in groups of seven bits with the sign folded in.
  @inlinable package mutating func field(_ value: inout Int) {
    guard isReading else {
      var rest = UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63))
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
      return
    }
    var folded: UInt64 = 0
    var shift: UInt64 = 0
    while at < end, shift < 64 {
      let byte = source[at]
      at += 1
      folded |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        value = Int(truncatingIfNeeded: Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1))
        return
      }
      shift += 7
    }
    isSound = false
    value = 0
  }

  /// A 32-bit integer.
  @inlinable package mutating func field(_ value: inout Int32) {
    var wide = Int(value)
    field(&wide)
    value = Int32(truncatingIfNeeded: wide)
  }

  /// A truth value.
  @inlinable package mutating func field(_ value: inout Bool) {
    var number = value ? 1 : 0
    field(&number)
    value = number != 0
  }

  /// A number, by its bits.
  @inlinable package mutating func field(_ value: inout Double) {
    var bits = Int(Int64(bitPattern: value.bitPattern))
    field(&bits)
    value = Double(bitPattern: UInt64(bitPattern: Int64(bits)))
  }

  // MARK: Texts and runs of bytes

  /// A text.
  @inlinable package mutating func field(_ value: inout String) {
    guard isReading else {
      var count = value.utf8.count
      field(&count)
      bytes.append(contentsOf: value.utf8)
      return
    }
    let range = run()
    value = String(decoding: UnsafeBufferPointer(start: source + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// Bytes as they are.
  @inlinable package mutating func field(_ value: inout [UInt8]) {
    guard isReading else {
      var count = value.count
      field(&count)
      bytes.append(contentsOf: value)
      return
    }
    let range = run()
    value = Array(UnsafeBufferPointer(start: source + range.lowerBound, count: range.count))
  }

  /// Where bytes are that were written as a field; their place within the region.
  @inlinable package mutating func run() -> Range<Int> {
    var count = 0
    field(&count)
    guard count >= 0, count <= end - at else {
      isSound = false
      return at..<at
    }
    defer { at += count }
    return at..<at + count
  }

  /// Writes bytes at a multiple of ``ByteRegion/alignment`` from the archive's beginning.
  package mutating func write(raw: UnsafeRawBufferPointer) {
    var count = raw.count
    field(&count)
    while bytes.count % ByteRegion.alignment != 0 { bytes.append(0) }
    bytes.append(contentsOf: raw)
  }

  /// What ``write(raw:)`` wrote, in place. The archive was written from a multiple of the alignment on.
  package mutating func rawRun() -> UnsafeRawBufferPointer {
    var count = 0
    field(&count)
    let start = (at + ByteRegion.alignment - 1) / ByteRegion.alignment * ByteRegion.alignment
    guard start <= end, count >= 0, count <= end - start, let region else {
      isSound = false
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    at = start + count
    return UnsafeRawBufferPointer(rebasing: region.bytes[start..<at])
  }

  // MARK: Collections

  /// How many elements follow. Each takes a byte at least, so damaged counts are found before room is made for them.
  @inlinable package mutating func count(_ count: Int) -> Int {
    var number = count
    field(&number)
    guard isReading else { return count }
    guard number >= 0, number <= end - at else {
      isSound = false
      return 0
    }
    return number
  }

  /// Any value that says its fields.
  @inlinable package mutating func field(_ value: inout some Archivable) { value.archive(&self) }
}

/// A value that can be written to an ``Archive`` and read from it.
@usableFromInline package protocol Archivable {
  /// A value to read into.
  static var blank: Self { get }
  /// Names every field in order.
  mutating func archive(_ archive: inout Archive)
}

extension Int: Archivable {
  @inlinable package static var blank: Int { 0 }
  @inlinable package mutating func archive(_ archive: inout Archive) { archive.field(&self) }
}

extension Int32: Archivable {
  @inlinable package static var blank: Int32 { 0 }
  @inlinable package mutating func archive(_ archive: inout Archive) { archive.field(&self) }
}

extension String: Archivable {
  @inlinable package static var blank: String { "" }
  @inlinable package mutating func archive(_ archive: inout Archive) { archive.field(&self) }
}

extension Array: Archivable where Element: Archivable {
  @inlinable package static var blank: [Element] { [] }
  @inlinable package mutating func archive(_ archive: inout Archive) {
    let count = archive.count(count)
    guard archive.isReading else {
      for index in indices { self[index].archive(&archive) }
      return
    }
    self = []
    reserveCapacity(count)
    for _ in 0..<count where archive.isSound {
      var element = Element.blank
      element.archive(&archive)
      append(element)
    }
  }
}

extension Set: Archivable where Element: Archivable {
  @inlinable package static var blank: Set<Element> { [] }
  @inlinable package mutating func archive(_ archive: inout Archive) {
    var elements = Array(self)
    elements.archive(&archive)
    if archive.isReading {
      self = Set(minimumCapacity: elements.count)
      for element in elements { insert(element) }
    }
  }
}

extension Dictionary: Archivable where Key: Archivable, Value: Archivable {
  @inlinable package static var blank: [Key: Value] { [:] }
  @inlinable package mutating func archive(_ archive: inout Archive) {
    let count = archive.count(count)
    guard archive.isReading else {
      for (key, value) in self {
        var (key, value) = (key, value)
        key.archive(&archive)
        value.archive(&archive)
      }
      return
    }
    self = Dictionary(minimumCapacity: count)
    for _ in 0..<count where archive.isSound {
      var key = Key.blank
      var value = Value.blank
      key.archive(&archive)
      value.archive(&archive)
      self[key] = value
    }
  }
}

extension Optional: Archivable where Wrapped: Archivable {
  @inlinable package static var blank: Wrapped? { nil }
  @inlinable package mutating func archive(_ archive: inout Archive) {
    var isThere = self != nil
    archive.field(&isThere)
    guard isThere else {
      self = nil
      return
    }
    var value: Wrapped = self ?? Wrapped.blank
    value.archive(&archive)
    self = value
  }
}

extension Range: Archivable where Bound == Int {
  @inlinable package static var blank: Range<Int> { 0..<0 }
  @inlinable package mutating func archive(_ archive: inout Archive) {
    var (lower, upper) = (lowerBound, upperBound)
    archive.field(&lower)
    archive.field(&upper)
    self = lower <= upper ? lower..<upper : 0..<0
  }
}

extension Double: Archivable {
  @inlinable package static var blank: Double { 0 }
  @inlinable package mutating func archive(_ archive: inout Archive) { archive.field(&self) }
}

/// An enumeration whose raw values are small integers.
extension Archivable where Self: RawRepresentable, RawValue == UInt8 {
  /// Writes or reads the raw value; one that names no case is damage.
  @inlinable package mutating func archive(_ archive: inout Archive) {
    var number = Int(rawValue)
    archive.field(&number)
    guard let value = UInt8(exactly: number).flatMap(Self.init(rawValue:)) else { return archive.reject() }
    self = value
  }
}
