import Archive
import Synchronization

/// Where the bytes of a ``SourceText`` are.
enum SourceContent: Sendable {
  case array([UInt8])
  case archived(ArchivedText)
}

/// A text within an archive.
final class ArchivedText: Sendable {
  private let text: FixedArray<UInt8>
  private let copy = Mutex<[UInt8]?>(nil)

  init(_ text: FixedArray<UInt8>) { self.text = text }

  /// The bytes, for as long as this is held.
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: text.baseAddress, count: text.count) }

  /// A copy, made once.
  var array: [UInt8] {
    copy.withLock { copy in
      if let copy { return copy }
      let made = Array(text)
      copy = made
      return made
    }
  }
}

/// Where the lines of a text begin, found when first asked for.
final class LineIndex: Sendable {
  private let known: Mutex<FixedArray<UInt32>?>

  init(_ starts: FixedArray<UInt32>? = nil) { known = Mutex(starts) }

  /// Have they been found?
  var isKnown: Bool { known.withLock { $0 != nil } }

  /// Offsets at which lines begin, ascending; the first is 0. O(n) the first time.
  func starts(of text: SourceText) -> FixedArray<UInt32> {
    known.withLock { known in
      if let known { return known }
      var starts: ContiguousArray<UInt32> = [0]
      text.withBytes { bytes in
        for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(UInt32(offset + 1)) }
      }
      let made = FixedArray(starts)
      known = made
      return made
    }
  }
}
