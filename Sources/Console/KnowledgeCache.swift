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
    if let known = try? CompiledKnowledge.base(at: path), !known.hasErrors { return known }
    var readsTables = false
    let base = KnowledgeBase(
      reading: documents, limits: limits,
      table: {
        readsTables = true
        return table($0)
      })
    // What was found is to be seen each time.
    if !readsTables, base.diagnostics.isEmpty, let bytes = CompiledKnowledge.bytes(of: base) { keep(bytes, at: path) }
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

  // MARK: Keeping

  private func keep(_ bytes: [UInt8], at path: String) {
    makeFolder()
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == bytes.count, rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    forgetOldest(".archive")
  }

  private func makeFolder() {
    for index in folder.indices.dropFirst() where folder[index] == "/" { mkdir(String(folder[..<index]), 0o700) }
    mkdir(folder, 0o700)
  }

  private func forgetOldest(_ ending: String) {
    let files = FileSystem.names(in: folder).filter { $0.hasSuffix(ending) }.map { name -> (String, Int) in
      var status = stat()
      let path = folder + "/" + name
      return (path, stat(path, &status) == 0 ? Int(status.st_mtim.tv_sec) : 0)
    }
    guard files.count > Self.limit else { return }
    for file in files.sorted(by: { $0.1 < $1.1 }).prefix(files.count - Self.limit) { unlink(file.0) }
  }

  // MARK: Sound files

  /// Smaller files are looked through in no time.
  private static let leastRemembered = 4 << 20

  /// Was the file found sound before, and has it not changed since?
  func remembersSound(_ file: MappedFile) -> Bool {
    file.region.bytes.count >= Self.leastRemembered && access(soundPath(file), F_OK) == 0
  }

  /// Notes that the file is sound, by an empty file of a name that tells it.
  func rememberSound(_ file: MappedFile) {
    guard file.region.bytes.count >= Self.leastRemembered, file.isSettled else { return }
    makeFolder()
    let descriptor = open(soundPath(file), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
    forgetOldest(".sound")
  }

  private func soundPath(_ file: MappedFile) -> String { "\(folder)/\(String(file.mark, radix: 16)).sound" }
}
