#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileSystem {
  /// Appends a text to a file, or makes it: readers see the file as it was or with all of the text, never a part.
  /// Of several that do so at once each waits for the one before.
  static func append(_ text: String, to given: String) throws(FileProblem) {
    let path = resolved(given)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw FileProblem(path: given) }
    defer { close(lock) }
    flock(lock, LOCK_EX)
    let before = kind(of: path) == nil ? [] : try read(path)
    try write(before.isEmpty ? Array(text.utf8.drop { $0 == 0x0A }) : before + text.utf8, to: path)
  }

  /// Writes a file whole: readers see what was there or all that is new. What is no plain file is left alone.
  static func write(_ bytes: [UInt8], to given: String) throws(FileProblem) {
    let path = resolved(given)
    var status = stat()
    let exists = stat(path, &status) == 0
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      throw FileProblem(path: given, reason: "is no plain file")
    }
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o644)
    guard descriptor >= 0 else { throw FileProblem(path: given) }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + done, $0.count - done) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { break }
      done += written
    }
    let complete = done == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    guard complete, rename(temporary, path) == 0 else {
      let problem = FileProblem(path: given)
      unlink(temporary)
      throw problem
    }
  }

  /// Where a link leads, so that what is put in the place of a file does not replace the link to it.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }
}
