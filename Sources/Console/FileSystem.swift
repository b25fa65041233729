#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or folder that could not be used, and why.
struct FileProblem: Error, CustomStringConvertible {
  /// As the user named it.
  let path: String
  /// Why, in the system's words or ours.
  let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The problem that a failed call left in `errno`.
  init(path: String, code: Int32 = errno) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  var description: String { "\(path): \(reason)" }
}

/// The few questions asked of the file system.
enum FileSystem {
  /// What a path leads to.
  enum Kind { case file, folder }

  /// More than this is not knowledge; it keeps an endless device from filling the memory.
  static let largestFile = 256 << 20

  /// What `path` leads to, through links; nil if there is nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(path: path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileProblem(path: path, code: EISDIR) }
    // One byte more than its size, so that the end of a plain file is seen without growing.
    var capacity = max(4096, Int(status.st_size) + 1)
    var bytes: [UInt8] = []
    while true {
      // What has been read is never set to zero first, nor, of a plain file, copied.
      var (isAtEnd, code): (Bool, Int32) = (false, 0)
      let more = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
        while count < capacity, !isAtEnd, code == 0 {
          let got = systemRead(descriptor, room.baseAddress! + count, capacity - count)
          if got > 0 { count += got } else if got == 0 { isAtEnd = true } else if errno != EINTR { code = errno }
        }
      }
      guard code == 0 else { throw FileProblem(path: path, code: code) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      guard bytes.count <= largestFile else { throw FileProblem(path: path, reason: "too large") }
      if isAtEnd { return bytes }
      capacity = bytes.count
    }
  }

  /// The paths, relative to `folder`, of all files below it, in byte order; what begins with a period is left out.
  static func files(below folder: String) throws(FileProblem) -> [String] {
    var found: [String] = []
    try collect(folder, prefix: "", depth: 0, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(
    _ folder: String, prefix: String, depth: Int, into found: inout [String]
  ) throws(FileProblem) {
    guard depth < 32 else { throw FileProblem(path: folder, reason: "nested too deep") }
    guard kind(of: folder) == .folder, access(folder, R_OK | X_OK) == 0 else { throw FileProblem(path: folder) }
    for name in names(in: folder) {
      let path = join(folder, name)
      switch kind(of: path) {
      case .folder: try collect(path, prefix: prefix + name + "/", depth: depth + 1, into: &found)
      case .file: found.append(prefix + name)
      case nil: continue
      }
    }
  }

  /// What is directly in a folder, in no order, but what begins with a period; nothing if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// `folder/name`, as a person would write it.
  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The parts of a path between slashes.
  static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}

/// `read(2)`, whose name is taken inside ``FileSystem``.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
