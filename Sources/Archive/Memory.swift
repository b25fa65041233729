#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory that grows where it lies.
package enum Memory {
  /// Room for `count` elements in the place of what is at `base`, which came from `allocate` or from here. The system
  /// moves the pages of a large table rather than its bytes, so that there never are two copies; what is behind the
  /// old elements is not set and takes no memory until it is written. Where the system has no memory left the program
  /// ends, as it does in `allocate`; limits on memory are kept by who adds rows, before it comes to that.
  package static func enlarge<Element: BitwiseCopyable>(
    _ base: UnsafeMutablePointer<Element>, to count: Int
  ) -> UnsafeMutablePointer<Element> {
    precondition(MemoryLayout<Element>.alignment <= 16, "what malloc aligns")
    guard let moved = realloc(base, max(count, 1) * MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(count) elements")
    }
    return moved.assumingMemoryBound(to: Element.self)
  }
}

/// Elements that are added at the end and, when all are there, handed on as a ``FixedArray``: no copy is ever made of
/// them. It has one owner until then, who alone uses it, so that accesses are not checked against each other.
@usableFromInline package final class Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @exclusivity(unchecked) @usableFromInline package var base: UnsafeMutablePointer<Element>
  @exclusivity(unchecked) @usableFromInline package var count = 0
  @exclusivity(unchecked) @usableFromInline var capacity: Int

  /// No elements yet, and room for so many.
  @inlinable package init(capacity: Int = 16) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  @inlinable deinit { base.deallocate() }

  /// The elements so far.
  @inlinable package var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// Adds an element.
  @inlinable @inline(__always) package func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count &+= 1
  }

  /// Adds so many elements, which the caller sets at the place answered.
  @inlinable package func append(count more: Int) -> UnsafeMutablePointer<Element> {
    if count + more > capacity { grow(to: count + more) }
    count += more
    return base + (count - more)
  }

  /// Drops the elements from a place on.
  @inlinable package func truncate(to place: Int) { count = min(count, place) }

  @inline(never) @usableFromInline func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    base = Memory.enlarge(base, to: capacity)
  }

  /// Hands the elements on, in exactly the room that they need. Nothing is left here.
  package func close() -> FixedArray<Element> {
    let made = UnsafeMutableBufferPointer(start: Memory.enlarge(base, to: count), count: count)
    (base, count, capacity) = (.allocate(capacity: 16), 0, 16)
    return FixedArray(taking: made)
  }
}
