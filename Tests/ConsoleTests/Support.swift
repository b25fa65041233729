import Foundation
import Testing

@testable import Console

/// What a run of the program gave.
struct Outcome {
  var status: ProgramStatus
  var output: String
  var error: String
  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}

/// Runs the whole program in this process.
func preceptor(
  _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) -> Outcome {
  let surroundings = Surroundings(
    input: LineReader(bytes: input), output: Output(.memory), error: Output(.memory),
    environment: { environment[$0] })
  let status = run(arguments, in: surroundings)
  return Outcome(
    status: status, output: String(decoding: surroundings.output.collected, as: UTF8.self),
    error: String(decoding: surroundings.error.collected, as: UTF8.self))
}

/// The same with text as input.
func preceptor(_ arguments: [String], input: String, environment: [String: String] = [:]) -> Outcome {
  preceptor(arguments, input: Array(input.utf8), environment: environment)
}

/// A folder of files that is removed with the value's last use.
final class TemporaryFolder {
  let path: String

  /// Files by relative path.
  init(_ files: [String: String] = [:]) throws {
    let manager = FileManager.default
    path = manager.temporaryDirectory.appending(path: "preceptor-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      let url = URL(filePath: path).appending(path: name)
      try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A small folder of knowledge.
  static func knowledge() throws -> TemporaryFolder { try TemporaryFolder(["animals.md": "A cat *chases* a mouse.\n"]) }
}

/// The program that was built beside the tests.
func builtProgram() throws -> String {
  let folder = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
  var candidate = folder.deletingLastPathComponent()
  for _ in 0..<4 {
    let program = candidate.appending(path: "preceptor").path
    if FileManager.default.isExecutableFile(atPath: program), FileSystem.kind(of: program) == .file { return program }
    candidate.deleteLastPathComponent()
  }
  let here = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/debug/preceptor")
  return try #require(FileManager.default.isExecutableFile(atPath: here.path) ? here.path : nil)
}
