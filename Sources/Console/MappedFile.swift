import Archive

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file whose bytes are used where they lie. Files are only ever replaced whole, so that they stay as they are.
struct MappedFile {
  let region: ByteRegion
  /// Tells this file, as it is now, from others and from itself before and after a change.
  let mark: UInt64
  /// Was it last changed so long ago that the next change gives it another mark?
  let isSettled: Bool

  /// Larger files are read page by page as they are used.
  private static let readAtOnce = 4 << 20

  init(_ path: String) throws(FileProblem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem(path: path, reason: "is no plain file") }
    let count = Int(status.st_size)
    (mark, isSettled) = Self.mark(status)
    guard count > 0 else {
      region = ByteRegion(UnsafeRawBufferPointer(start: nil, count: 0)) { _ in }
      return
    }
    var flags = MAP_PRIVATE
    #if canImport(Glibc)
      if count <= Self.readAtOnce { flags |= MAP_POPULATE }
    #endif
    guard let base = mmap(nil, count, PROT_READ, flags, descriptor, 0), base != MAP_FAILED else {
      throw FileProblem(path: path)
    }
    region = ByteRegion(UnsafeRawBufferPointer(start: base, count: count)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }

  private static func mark(_ status: stat) -> (UInt64, isSettled: Bool) {
    #if canImport(Glibc)
      let (changed, modified) = (status.st_ctim, status.st_mtim)
    #else
      let (changed, modified) = (status.st_ctimespec, status.st_mtimespec)
    #endif
    let marks = [
      Int(status.st_dev), Int(status.st_ino), Int(status.st_size), Int(modified.tv_sec), Int(modified.tv_nsec),
      Int(changed.tv_sec), Int(changed.tv_nsec),
    ]
    var sum = Checksum()
    marks.withUnsafeBytes { sum.add($0) }
    // Times are only as fine as the system's clock ticks.
    return (sum.value, time(nil) - Int(changed.tv_sec) > 2)
  }
}
