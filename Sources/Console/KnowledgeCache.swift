import Archive
import Knowledge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What reading came to, kept between runs, so that a first answer need not wait for it.
///
/// A file's name is the checksum of the program's build and of all documents, so what has changed is simply not found.
/// Whatever is missing, damaged or not to be written is no reason to complain: the documents are read again.
struct KnowledgeCache {
  let folder: String
  /// So many files are kept; the oldest go first.
  static let limit = 16

  /// `$XDG_CACHE_HOME/preceptor`, else `~/.cache/preceptor`; nil without a home.
  init?(environment: (String) -> String?) {
    if let cache = environment("XDG_CACHE_HOME"), cache.hasPrefix("/") {
      folder = cache + "/preceptor"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      folder = home + "/.cache/preceptor"
    } else {
      return nil
    }
  }

  /// The base of these documents: from the cache, else read and kept.
  func base(of documents: [KnowledgeFile], table: (String) -> [UInt8]?, limits: Limits) -> KnowledgeBase {
    guard let build = Self.build() else { return KnowledgeBase(reading: documents, limits: limits, table: table) }
    let path = folder + "/" + Self.name(build, documents)
    if let bytes = try? FileSystem.read(path), Self.isSound(bytes),
      let known = KnowledgeBase(archive: bytes, from: Self.sumLength, documents: documents)
    {
      return known
    }
    var readsTables = false
    let base = KnowledgeBase(
      reading: documents, limits: limits,
      table: {
        readsTables = true
        return table($0)
      })
    if !readsTables, !base.isCutShort, let bytes = base.archived() { keep(bytes, at: path) }
    return base
  }

  // MARK: Names and sums

  /// Tells this build of the program from every other.
  private static func build() -> [UInt8]? {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let marks = [
      Int(status.st_size), Int(status.st_ino), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
    ]
    return marks.withUnsafeBytes { Array($0) }
  }

  private static func name(_ build: [UInt8], _ documents: [KnowledgeFile]) -> String {
    var sum = Checksum()
    sum.add(build[...])
    for document in documents {
      sum.add(Array(document.path.utf8)[...])
      sum.add(document.bytes[...])
    }
    return String(sum.value, radix: 16) + ".archive"
  }

  /// How many bytes the checksum takes, in front of the rest.
  private static let sumLength = 8

  /// Do the bytes begin with the right checksum?
  private static func isSound(_ bytes: [UInt8]) -> Bool {
    bytes.count > sumLength && bytes[..<sumLength].elementsEqual(sum(bytes[sumLength...]))
  }

  private static func sum(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var sum = Checksum()
    sum.add(body)
    return withUnsafeBytes(of: sum.value.littleEndian) { Array($0) }
  }

  // MARK: Keeping

  private func keep(_ body: [UInt8], at path: String) {
    for index in folder.indices.dropFirst() where folder[index] == "/" { mkdir(String(folder[..<index]), 0o700) }
    mkdir(folder, 0o700)
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = Self.sum(body[...]) + body
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == bytes.count, rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    forgetOldest()
  }

  private func forgetOldest() {
    let files = FileSystem.names(in: folder).filter { $0.hasSuffix(".archive") }.map { name -> (String, Int) in
      var status = stat()
      let path = folder + "/" + name
      return (path, stat(path, &status) == 0 ? Int(status.st_mtim.tv_sec) : 0)
    }
    guard files.count > Self.limit else { return }
    for file in files.sorted(by: { $0.1 < $1.1 }).prefix(files.count - Self.limit) { unlink(file.0) }
  }
}
