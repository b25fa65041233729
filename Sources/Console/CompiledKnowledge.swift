import Archive
import Diagnostics
import Knowledge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files of knowledge that was read before: what `preceptor compile` writes, and what is kept between runs. They are used
/// where they lie, without being read through again.
enum CompiledKnowledge {
  /// Tells the builds of the program from each other that may write different files.
  static let build = "0.1.0 \(EmbeddedVersion.commit)"

  /// Is there such a file at a path, sound or not? What is no plain file is not looked into: what is read of a pipe is gone.
  static func isAt(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: Snapshot.magic.count)
    let count = start.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count == start.count && Snapshot.isOne(start)
  }

  /// The bytes of a file; nil if the knowledge has errors.
  static func bytes(of base: KnowledgeBase, build: String = build) -> [UInt8]? {
    base.archived().map { Snapshot.header(of: $0, build: build) + $0 }
  }

  /// The knowledge in a file. Where the file cannot be used, knowledge with an error that says so. What `cache` remembers
  /// as sound is not looked through again: then the time that this takes does not grow with the file.
  static func base(at path: String, cache: KnowledgeCache? = nil) throws(FileProblem) -> KnowledgeBase {
    let file = try MappedFile(path)
    let isKnownSound = cache?.remembersSound(file) ?? false
    do throws(Snapshot.Problem) {
      let archive = try Snapshot.archive(in: file.region, build: build, isKnownSound: isKnownSound)
      guard let base = KnowledgeBase(reading: archive) else { throw .damaged }
      if !isKnownSound { cache?.rememberSound(file) }
      return base
    } catch {
      return KnowledgeBase(without: path, error.diagnostic)
    }
  }

  /// The documents and tables that a file was made of.
  static func texts(at path: String) throws(FileProblem) -> (documents: [KnowledgeFile], tables: [KnowledgeFile]) {
    let file = try MappedFile(path)
    do throws(Snapshot.Problem) {
      let archive = try Snapshot.archive(in: file.region, build: build)
      if let texts = KnowledgeBase.texts(in: archive) { return texts }
      throw .damaged
    } catch {
      throw FileProblem(path: path, reason: error.diagnostic.message)
    }
  }
}

extension Snapshot.Problem {
  /// What is told of it, at the beginning of the file.
  fileprivate var diagnostic: Diagnostic {
    let start = SourceRange(source: 0, bytes: 0..<0)
    let again = "Make it again: preceptor compile PATH -o FILE"
    return switch self {
    case .truncated(let missing):
      Diagnostic(
        .truncatedFile, "This compiled knowledge is cut short.", at: start,
        reason: missing.map { "The file says that it goes on for \($0) more byte\($0 == 1 ? "" : "s")." }
          ?? "The file ends within its header.",
        remedies: ["Copy it again, if it was copied.", again])
    case .otherBuild(let name):
      Diagnostic(
        .outdatedFile, "This knowledge was compiled by another version of the program.", at: start,
        reason: "It was written by \(name.isEmpty ? "an unknown version" : "preceptor \(name)"); "
          + "this is preceptor \(CompiledKnowledge.build).",
        remedies: [again])
    case .damaged, .notOne:
      Diagnostic(
        .damagedFile, "This compiled knowledge is damaged.", at: start,
        reason: "Its checksum does not fit its contents.", remedies: ["Copy it again, if it was copied.", again])
    }
  }
}
