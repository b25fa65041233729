/// FNV-1a with 64 bits, over eight bytes at a time: tells damaged bytes and changed files from sound ones. Not for secrets.
/// (Fowler, Noll, Vo: the hash function of that name.)
package struct Checksum: Sendable {
  /// The sum so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The sum of nothing.
  package init() {}

  /// Adds bytes, and that they ended.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at + 8 <= raw.count {
        mix(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at += 8
      }
      var rest: UInt64 = 0
      for byte in raw[at...] { rest = rest << 8 | UInt64(byte) }
      mix(rest)
      mix(UInt64(raw.count))
    }
  }

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }
}
