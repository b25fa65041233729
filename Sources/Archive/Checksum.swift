/// A checksum of 64 bits that tells damaged bytes and changed files from sound ones. Not for secrets.
///
/// FNV-1a (Fowler, Noll, Vo) over eight bytes at a time, in four lanes that do not wait for each other: as fast as memory is
/// read.
package struct Checksum: Sendable {
  private var lanes = SIMD4<UInt64>(
    0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9)

  /// The sum of nothing.
  package init() {}

  /// The sum so far.
  package var value: UInt64 {
    var sum = lanes[0]
    for lane in 1..<4 { sum = Self.mixed(sum, lanes[lane]) }
    return sum
  }

  /// Adds bytes, and that they ended.
  package mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  /// The same of bytes in memory.
  package mutating func add(_ raw: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    var at = 0
    while at + 32 <= raw.count {
      a = Self.mixed(a, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      b = Self.mixed(b, raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
      c = Self.mixed(c, raw.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
      d = Self.mixed(d, raw.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
      at += 32
    }
    while at + 8 <= raw.count {
      a = Self.mixed(a, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    for byte in raw[at...] { rest = rest << 8 | UInt64(byte) }
    lanes = SIMD4(Self.mixed(Self.mixed(a, rest), UInt64(raw.count)), b, c, d)
  }

  @inline(__always) private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x0000_0100_0000_01B3
    return product ^ product >> 29
  }
}
