/// Tells of most rows that are not in a relation that they are not, from a few bits a row: a Bloom filter with one hash
/// (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970). Where most rows that are looked for are
/// absent, it spares the look into a table that no cache holds.
final class RowFilter: @unchecked Sendable {
  /// As a plain value, for steps.
  struct Bits {
    fileprivate let words: UnsafeMutablePointer<UInt64>
    fileprivate let shift: UInt32

    /// Can the row be there?
    @inline(__always) func mayHold(_ values: UnsafePointer<Int32>, _ arity: Int) -> Bool {
      let bit = Hash.of(values, arity) >> shift
      return words[Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0
    }
  }

  let bits: Bits
  /// How many rows it is about.
  let count: Int32

  /// Of all present rows, at least one.
  init(_ rows: UnsafePointer<RowStore>) {
    count = rows.pointee.count
    let width = max(10, min(30, Int32.bitWidth - (count &* 8).leadingZeroBitCount))
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << (width - 6))
    words.initialize(repeating: 0, count: 1 << (width - 6))
    bits = Bits(words: words, shift: UInt32(32 - width))
    for row in 0..<count {
      let bit = Hash.of(rows.pointee.row(row), rows.pointee.arity) >> bits.shift
      words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }
  }

  deinit { bits.words.deallocate() }
}
