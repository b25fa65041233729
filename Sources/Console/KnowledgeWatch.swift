#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells whether the files of the knowledge changed: their names, sizes and times of change.
struct KnowledgeWatch {
  private struct Mark: Equatable {
    var path: String
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  private let location: KnowledgeLocation
  private var loaded: [String] = []
  private var marks: [Mark]

  /// Remembers how the files are now.
  init(_ location: KnowledgeLocation) {
    self.location = location
    marks = Self.marks(location)
  }

  /// Watches these files and folders too.
  mutating func follow(_ loaded: [String]) {
    guard loaded != self.loaded else { return }
    self.loaded = loaded
    marks = Self.marks(location) + Self.marks(.paths(loaded))
  }

  /// Are they different from the last time this was asked?
  mutating func changed() -> Bool {
    let now = Self.marks(location) + Self.marks(.paths(loaded))
    defer { marks = now }
    return now != marks
  }

  private static func marks(_ location: KnowledgeLocation) -> [Mark] {
    guard case .paths(let paths) = location else { return [] }
    return paths.flatMap { path -> [Mark] in
      guard FileSystem.kind(of: path) == .folder else { return [mark(path)] }
      let names = (try? FileSystem.files(below: path)) ?? []
      return names.filter { name in [".md", ".csv", ".tsv"].contains { name.hasSuffix($0) } }
        .map { mark(FileSystem.join(path, $0)) }
    }
  }

  private static func mark(_ path: String) -> Mark {
    var status = stat()
    guard stat(path, &status) == 0 else { return Mark(path: path, size: -1, seconds: 0, nanoseconds: 0) }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Mark(path: path, size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }
}
