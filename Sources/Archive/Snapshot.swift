/// The form of a file that holds an archive: a header that says what it is, for which build of the program, how long and
/// with which checksum, then the archive.
package enum Snapshot {
  /// Why a file cannot be used.
  package enum Problem: Error, Equatable {
    /// It does not begin as such a file does.
    case notOne
    /// It ends too early; how many bytes are missing, if that can be told.
    case truncated(missing: Int?)
    /// Another build of the program wrote it; which.
    case otherBuild(String)
    /// The bytes are not those that were written.
    case damaged
  }

  /// How such a file begins. A byte that no text has, line ends and a control character: what is sent as text is changed.
  package static let magic: [UInt8] = [0x8B] + Array("PRCP".utf8) + [0x0D, 0x0A, 0x1A]
  /// The version of the header.
  private static let version: UInt64 = 1
  private static let headerLength = 64
  /// The name of the build takes the end of the header.
  private static let buildPlace = 32..<headerLength

  /// Do these bytes begin like such a file?
  package static func isOne(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// The header for an archive. `build` tells the program that can read it from others; its first 32 bytes count.
  package static func header(of body: [UInt8], build: String) -> [UInt8] {
    var header = magic
    append(version, to: &header)
    append(UInt64(body.count), to: &header)
    append(0, to: &header)
    header += build.utf8.prefix(buildPlace.count)
    header += Array(repeating: 0, count: headerLength - header.count)
    let total = header.withUnsafeBytes { header in body.withUnsafeBytes { sum(header, $0) } }
    header.replaceSubrange(sumPlace, with: withUnsafeBytes(of: total.littleEndian) { Array($0) })
    return header
  }

  /// The archive in a file's bytes, if they are what this build of the program wrote. O(n), or O(1) where the checksum is
  /// known to fit.
  package static func archive(
    in region: ByteRegion, build: String, isKnownSound: Bool = false
  ) throws(Problem) -> Archive {
    let bytes = region.bytes
    guard isOne(bytes.prefix(magic.count)) else { throw .notOne }
    guard bytes.count >= headerLength else { throw .truncated(missing: nil) }
    let own = UnsafeRawBufferPointer(rebasing: bytes[buildPlace]).prefix { $0 != 0 }
    guard number(bytes, at: 8) == version, own.elementsEqual(build.utf8.prefix(buildPlace.count)) else {
      throw .otherBuild(String(decoding: own, as: UTF8.self))
    }
    let count = number(bytes, at: 16)
    let there = UInt64(bytes.count - headerLength)
    guard there >= count else { throw .truncated(missing: Int(exactly: count - there)) }
    let body = UnsafeRawBufferPointer(rebasing: bytes[headerLength...])
    let header = UnsafeRawBufferPointer(rebasing: bytes[..<headerLength])
    guard there == count, isKnownSound || number(bytes, at: sumPlace.lowerBound) == sum(header, body) else {
      throw .damaged
    }
    return Archive(reading: region, headerLength..<bytes.count)
  }

  private static let sumPlace = 24..<32

  /// Of the header without the place for the sum, and of the body.
  private static func sum(_ header: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer) -> UInt64 {
    var sum = Checksum()
    sum.add(UnsafeRawBufferPointer(rebasing: header[..<sumPlace.lowerBound]))
    sum.add(UnsafeRawBufferPointer(rebasing: header[sumPlace.upperBound...]))
    sum.add(body)
    return sum.value
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
