import Diagnostics
import Knowledge

/// `preceptor test`: asks the questions of the test files and compares the answers.
func run(_ test: Test, in surroundings: Surroundings) -> ProgramStatus {
  var settings = Settings(test.global, in: surroundings)
  let places = TestPlaces(test.path, settings.location, isChosen: !test.global.knowledge.isEmpty)
  settings.location = places.knowledge
  guard let writer = FindingWriter(settings, surroundings) else { return .usage }
  do {
    let base = try readKnowledge(at: settings.location)
    let errors = base.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      surroundings.report(errors, base.sources, color: settings.colorsErrors)
      guard settings.keepGoing else { return .usage }
    }
    var run = TestRun(base: base, settings: settings, surroundings: surroundings)
    if test.accept { return try accept(places.files(), over: base, settings, surroundings) }
    for file in try places.files() where !run.isOver { run.add(file) }
    run.finish(writer)
    var status = run.status
    if !errors.isEmpty { status.raise(to: .usage) }
    return status
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}

/// `--accept`: rewrites the answers of questions that fail, and says in which files.
private func accept(
  _ files: [KnowledgeFile], over base: KnowledgeBase, _ settings: Settings, _ surroundings: Surroundings
) throws(FileProblem) -> ProgramStatus {
  if case .bundled = settings.location {
    surroundings.complain("The expected answers inside the program cannot be rewritten; name a folder.")
    return .usage
  }
  var status = ProgramStatus.success
  for file in files {
    let (outcomes, diagnostics, sources) = runExpectations(file, over: base)
    surroundings.report(diagnostics, sources, color: settings.colorsErrors)
    if diagnostics.contains(where: { $0.severity == .error }) {
      status.raise(to: .usage)
      continue
    }
    let acceptance = Acceptance(outcomes, in: file)
    guard acceptance.count > 0 else { continue }
    try FileSystem.write(acceptance.bytes, to: file.path)
    surroundings.output.write(
      "\(file.path): \(acceptance.count) question\(acceptance.count == 1 ? "" : "s") with new answers; review them.\n")
  }
  return status
}

/// Which test files a command line means, and which knowledge they are about.
struct TestPlaces {
  private let paths: [String]
  let knowledge: KnowledgeLocation

  /// - Parameter isChosen: `location` was asked for, rather than found.
  init(_ paths: [String], _ location: KnowledgeLocation, isChosen: Bool) {
    self.paths = paths
    let folders = paths.map(Self.knowledgeFolder)
    let isWithin: Bool
    if case .paths(let roots) = location {
      isWithin = folders.allSatisfy { folder in
        roots.contains { folder == $0 || folder?.hasPrefix($0 + "/") ?? false }
      }
    } else {
      isWithin = false
    }
    let beside = folders.compactMap(\.self)
    knowledge = isChosen || isWithin || beside.isEmpty ? location : .paths(beside.withoutRepetitions())
  }

  /// The test files: those of the knowledge, or of the paths.
  func files() throws(FileProblem) -> [KnowledgeFile] {
    guard !paths.isEmpty else { return try knowledge.tests() }
    var found: [KnowledgeFile] = []
    for path in paths {
      guard FileSystem.kind(of: path) == .folder else {
        found.append(KnowledgeFile(path: path, bytes: try FileSystem.read(path)))
        continue
      }
      let names = try FileSystem.files(below: path).filter { $0.hasSuffix(".md") }
      let inside = FileSystem.parts(path).contains("tests")
      for name in names where inside || isTest(name) {
        let full = FileSystem.join(path, name)
        found.append(KnowledgeFile(path: full, bytes: try FileSystem.read(full)))
      }
    }
    return found
  }

  /// The folder of the knowledge beside a path: what holds its outermost `tests`, or a folder with documents itself.
  private static func knowledgeFolder(_ path: String) -> String? {
    let parts = FileSystem.parts(path)
    if let index = parts.firstIndex(of: "tests") {
      let folder = parts[..<index].joined(separator: "/")
      return (path.hasPrefix("/") ? "/" : "") + (folder.isEmpty && !path.hasPrefix("/") ? "." : folder)
    }
    guard FileSystem.kind(of: path) == .folder, let names = try? FileSystem.files(below: path) else { return nil }
    guard names.contains(where: isDocument) else { return nil }
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

extension [String] {
  /// Each once, in order of appearance.
  func withoutRepetitions() -> [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
