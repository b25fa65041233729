import Knowledge

/// Where the knowledge of a run comes from.
enum KnowledgeLocation: Equatable {
  /// Files and folders, as the user named them.
  case paths([String])
  /// The copy inside the binary.
  case bundled

  /// What was asked for by options, else by `PRECEPTOR_KNOWLEDGE`, else `./Knowledge`, else the bundled copy.
  static func find(options: [String], environment: (String) -> String?) -> KnowledgeLocation {
    if !options.isEmpty { return .paths(options) }
    if let path = environment("PRECEPTOR_KNOWLEDGE"), !path.isEmpty { return .paths([path]) }
    return FileSystem.kind(of: bundledFolder) == .folder ? .paths([bundledFolder]) : .bundled
  }

  /// What messages call it.
  var name: String {
    switch self {
    case .paths(let paths): paths.joined(separator: ", ")
    case .bundled: "the bundled knowledge"
    }
  }

  /// The documents, in path order within each folder; of compiled knowledge those that it was made of.
  func documents() throws(FileProblem) -> [KnowledgeFile] {
    try files(named: isDocument, explicitly: true)
  }

  /// The files with expected answers: every `*.md` in a folder named `tests`.
  func tests() throws(FileProblem) -> [KnowledgeFile] {
    try files(named: isTest, explicitly: false)
  }

  /// The one file of compiled knowledge that this is, if it is.
  var compiled: String? {
    if case .paths(let paths) = self, paths.count == 1, CompiledKnowledge.isAt(paths[0]) { paths[0] } else { nil }
  }

  /// The bytes of a table, by its path. Files come before what compiled knowledge holds.
  func table(_ path: String) -> [UInt8]? {
    switch self {
    case .paths(let paths):
      (try? FileSystem.read(path))
        ?? paths.lazy.filter(CompiledKnowledge.isAt).compactMap { try? CompiledKnowledge.texts(at: $0) }
        .flatMap(\.tables).first { $0.path == path }?.bytes
    case .bundled:
      EmbeddedKnowledge.files.first { bundledPath($0.path) == path }.map { Array($0.contents.bytes) }
    }
  }

  /// The files that `wanted` accepts by their path within a folder; a path that is itself a file is accepted where
  /// `explicitly`.
  private func files(named wanted: (String) -> Bool, explicitly: Bool) throws(FileProblem) -> [KnowledgeFile] {
    var result: [KnowledgeFile] = []
    switch self {
    case .bundled:
      for file in EmbeddedKnowledge.files where wanted(file.path.description) {
        result.append(KnowledgeFile(path: bundledPath(file.path), bytes: Array(file.contents.bytes)))
      }
    case .paths(let paths):
      for path in paths {
        switch FileSystem.kind(of: path) {
        case .file where explicitly && CompiledKnowledge.isAt(path):
          result += try CompiledKnowledge.texts(at: path).documents
        case .folder:
          for name in try FileSystem.files(below: path) where wanted(name) {
            let full = FileSystem.join(path, name)
            result.append(KnowledgeFile(path: full, bytes: try FileSystem.read(full)))
          }
        case .file where explicitly, nil:
          result.append(KnowledgeFile(path: path, bytes: try FileSystem.read(path)))
        case .file: continue
        }
      }
    }
    return result
  }
}

/// The folder that is looked for where a run begins, and that the bundled copy was made of.
private let bundledFolder = "Knowledge"

private func bundledPath(_ path: StaticString) -> String { "\(bundledFolder)/\(path)" }

/// Is it knowledge: a `*.md` that is no README and in no folder named `tests`?
func isDocument(_ path: String) -> Bool {
  let parts = FileSystem.parts(path)
  return path.hasSuffix(".md") && parts.last != "README.md" && !parts.dropLast().contains("tests")
}

/// Is it a file with expected answers?
func isTest(_ path: String) -> Bool {
  let parts = FileSystem.parts(path)
  return path.hasSuffix(".md") && parts.last != "README.md" && parts.dropLast().contains("tests")
}

extension StaticString {
  /// Its UTF-8 bytes, where the binary has them.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
