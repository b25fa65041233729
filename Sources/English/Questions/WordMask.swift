/// Which words a sentence has, or a pattern wants, as one bit a word: where a pattern wants a bit that the sentence has not,
/// it does not match. Different words may share a bit.
struct WordMask: Hashable, Sendable {
  private var bits: UInt64 = 0

  /// Adds a word.
  mutating func insert(_ word: some Collection<UInt8>) {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    bits |= 1 << UInt64((hash ^ hash >> 15) & 63)
  }

  /// Are all these words among the others, as far as can be seen?
  func isSubset(of other: WordMask) -> Bool { bits & ~other.bits == 0 }
}
