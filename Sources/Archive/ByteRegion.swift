/// Bytes in one place that never change and stay while anybody holds this: a mapped file, or a copy in memory.
@usableFromInline package final class ByteRegion: @unchecked Sendable {
  /// The bytes; they begin at a multiple of ``alignment``.
  @usableFromInline package let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// What the bytes of a region and the arrays in it begin at a multiple of.
  @usableFromInline package static var alignment: Int { 8 }

  /// Takes bytes over; `release` gets them when nobody needs them any more.
  package init(_ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) {
    precondition(UInt(bitPattern: bytes.baseAddress) % UInt(Self.alignment) == 0, "a region that is not aligned")
    self.bytes = bytes
    self.release = release
  }

  /// A copy of some bytes.
  package convenience init(copying source: UnsafeRawBufferPointer) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: Self.alignment)
    copy.copyMemory(from: source)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  deinit { release(bytes) }

  /// The bytes of a part, as an array.
  package func array(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
}

/// An array that never changes, whose elements may lie in a ``ByteRegion``: what a mapped file holds is used where it is.
@usableFromInline package struct FixedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let elements: UnsafeBufferPointer<Element>
  private let region: ByteRegion?

  /// No elements.
  package init() {
    elements = UnsafeBufferPointer(start: nil, count: 0)
    region = nil
  }

  /// A copy of some elements.
  package init(_ source: some Collection<Element>) {
    self.init(count: source.count) { _ = $0.initialize(fromContentsOf: source) }
  }

  /// So many elements, all of which `fill` sets.
  package init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let made = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    fill(made)
    self.init(taking: made)
  }

  /// Elements that were allocated for it.
  init(taking made: UnsafeMutableBufferPointer<Element>) {
    elements = UnsafeBufferPointer(made)
    region = ByteRegion(UnsafeRawBufferPointer(made)) { $0.deallocate() }
  }

  /// Elements within a region.
  fileprivate init(_ elements: UnsafeBufferPointer<Element>, in region: ByteRegion) {
    self.elements = elements
    self.region = region
  }

  /// Some of the elements, where they are.
  package func part(_ range: Range<Int>) -> FixedArray {
    guard let region, range != indices else { return self }
    return FixedArray(UnsafeBufferPointer(rebasing: elements[range]), in: region)
  }

  /// Where the first element is, for as long as this array is held.
  @inlinable package var baseAddress: UnsafePointer<Element>? { elements.baseAddress }
}

extension FixedArray: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { elements.count }
  @inlinable package subscript(place: Int) -> Element {
    @inline(__always) get { elements[place] }
  }
}

extension FixedArray: Archivable {
  @usableFromInline package static var blank: FixedArray { FixedArray() }

  /// Writes the elements as they are in memory, aligned; reads them in place.
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    guard let region = archive.region else { return archive.write(raw: UnsafeRawBufferPointer(elements)) }
    let raw = archive.rawRun()
    guard raw.count % MemoryLayout<Element>.stride == 0 else { return archive.reject() }
    self = FixedArray(raw.bindMemory(to: Element.self), in: region)
  }
}
