/// An array that grows at its end, above a part that is shared and never changes: a copy costs only what was added.
@usableFromInline package struct LayeredArray<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var fixed = FixedArray<Element>()
  @usableFromInline var own: ContiguousArray<Element> = []

  /// No elements.
  @inlinable package init() {}

  /// These elements.
  @inlinable package init(_ elements: some Sequence<Element>) { own = ContiguousArray(elements) }

  /// Adds an element at the end.
  @inlinable package mutating func append(_ element: Element) { own.append(element) }

  /// Adds elements at the end.
  @inlinable package mutating func append(contentsOf elements: some Sequence<Element>) {
    own.append(contentsOf: elements)
  }

  /// Makes room for so many elements in all, doubling what there is where that is more.
  @inlinable package mutating func reserve(_ count: Int) {
    let wanted = count - fixed.count
    if own.capacity < wanted { own.reserveCapacity(Swift.max(wanted, own.count * 2)) }
  }

  /// Drops the elements from a place on.
  @inlinable package mutating func removeSubrange(_ range: PartialRangeFrom<Int>) {
    thaw(below: range.lowerBound)
    own.removeSubrange((range.lowerBound - fixed.count)...)
  }

  /// Shows some elements, which must all be in the shared part or all behind it: those that were added together are.
  @inlinable package func withElements<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    if range.upperBound <= fixed.count {
      return body(UnsafeBufferPointer(rebasing: fixed.elements[range]))
    }
    precondition(range.lowerBound >= fixed.count, "elements that were added together")
    return own.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range.lowerBound - fixed.count..<range.upperBound - fixed.count]))
    }
  }

  /// Copies the shared part if a place is in it, so that it may change.
  @usableFromInline mutating func thaw(below place: Int) {
    guard place < fixed.count else { return }
    own = ContiguousArray(fixed) + own
    fixed = FixedArray()
  }
}

extension LayeredArray: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { fixed.count + own.count }

  /// The element at a place; to set one of the shared part copies that part.
  @inlinable package subscript(place: Int) -> Element {
    @inline(__always) get { place < fixed.count ? fixed[place] : own[place - fixed.count] }
    set {
      thaw(below: place)
      own[place - fixed.count] = newValue
    }
  }
}

extension LayeredArray: Equatable where Element: Equatable {
  @inlinable package static func == (a: LayeredArray, b: LayeredArray) -> Bool { a.elementsEqual(b) }
}

extension LayeredArray: Hashable where Element: Hashable {
  @inlinable package func hash(into hasher: inout Hasher) {
    for element in self { hasher.combine(element) }
  }
}

extension LayeredArray: Archivable {
  @usableFromInline package static var blank: LayeredArray { LayeredArray() }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var all = own.isEmpty ? fixed : FixedArray(self)
    all.archive(&archive)
    if archive.isReading { (fixed, own) = (all, []) }
  }
}
