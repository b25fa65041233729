/// An array in chunks of equal length. A copy that changes some elements copies their chunks, and of the rest one pointer
/// a chunk: a few microseconds among a million elements.
@usableFromInline package struct ChunkedArray<Element: Sendable>: Sendable {
  /// All but the last are full.
  @usableFromInline var chunks: ContiguousArray<ContiguousArray<Element>> = []
  @usableFromInline static var bits: Int { 9 }

  /// No elements.
  @inlinable package init() {}

  /// These elements.
  @inlinable package init(_ elements: some Sequence<Element>) { for element in elements { append(element) } }

  /// Adds an element at the end. O(1) on average.
  @inlinable package mutating func append(_ element: Element) {
    if count & (1 << Self.bits - 1) == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
  }

  /// Drops the elements from a place on.
  @inlinable package mutating func removeSubrange(_ range: PartialRangeFrom<Int>) {
    precondition(range.lowerBound <= count, "a place in the array")
    let (chunk, rest) = (range.lowerBound >> Self.bits, range.lowerBound & (1 << Self.bits - 1))
    if chunk < chunks.count { chunks[chunk].removeSubrange(rest...) }
    chunks.removeSubrange((rest > 0 ? chunk + 1 : chunk)...)
  }

  /// Drops the last element.
  @inlinable package mutating func removeLast() { removeSubrange((count - 1)...) }
}

extension ChunkedArray: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int {
    chunks.last.map { (chunks.count - 1) << Self.bits + $0.count } ?? 0
  }

  /// The element at a place. O(1); the first change after a copy copies its chunk.
  @inlinable package subscript(place: Int) -> Element {
    get { chunks[place >> Self.bits][place & (1 << Self.bits - 1)] }
    set { chunks[place >> Self.bits][place & (1 << Self.bits - 1)] = newValue }
  }
}

extension ChunkedArray: Archivable where Element: Archivable {
  @usableFromInline package static var blank: ChunkedArray { ChunkedArray() }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var all = archive.isReading ? [] : Array(self)
    all.archive(&archive)
    if archive.isReading { self = ChunkedArray(all) }
  }
}
