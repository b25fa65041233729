import Foundation
import Testing

@testable import Console

/// Conversations that people can read, in `Tests/Transcripts`: questions after `›`, and what the program says to them.
///
/// `PRECEPTOR_REFRESH=1 swift test --filter TranscriptTests` writes what it says now, and fails, so that nobody keeps it
/// unread.
@Suite struct TranscriptTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
  static let folder = root + "/Tests/Transcripts"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
    $0.hasSuffix(".txt")
  }.sorted()

  @Test(arguments: names)
  func `what is said`(name: String) throws {
    let path = Self.folder + "/" + name
    let written = try String(contentsOfFile: path, encoding: .utf8)
    let said = try Transcript(written).replayed(below: Self.root)
    guard said != written else { return }
    if ProcessInfo.processInfo.environment["PRECEPTOR_REFRESH"] != nil {
      try said.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("refreshed \(name): read what changed before you keep it")
    } else {
      #expect(said == written)
    }
  }

  @Test func `there are transcripts`() { #expect(!Self.names.isEmpty) }
}

/// A conversation over some knowledge. The first lines begin with `#`; one of them names the knowledge.
struct Transcript {
  private let head: [String]
  private let questions: [String]

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    head = Array(lines.prefix { $0.hasPrefix("#") })
    questions = lines.filter { $0.hasPrefix("› ") }.map { String($0.dropFirst(2)) }
  }

  /// The same questions with what is said now; paths begin at the repository.
  func replayed(below root: String) throws -> String {
    let knowledge = try #require(head.first { $0.hasPrefix("# Knowledge: ") }?.dropFirst(13))
    let outcome = preceptor(
      ["ask", "--echo", "-k", "\(root)/\(knowledge)"], input: questions.map { $0 + "\n" }.joined())
    return head.map { $0 + "\n" }.joined() + outcome.output.replacing(root + "/", with: "")
  }
}
