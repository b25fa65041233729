import Diagnostics
import Foundation
import Testing

@testable import Console

/// The README is true: its files are read, its session is held, its commands are all there are.
@Suite struct ReadmeTests {
  private let text: String
  private let blocks: [String: String]

  init() throws {
    text = try String(contentsOfFile: TranscriptTests.root + "/README.md", encoding: .utf8)
    var blocks: [String: String] = [:]
    var title: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        title = title == nil ? String(line.dropFirst(3)) : nil
      } else if let title {
        blocks[title, default: ""] += line + "\n"
      }
    }
    self.blocks = blocks
  }

  private func folder(_ change: (String) -> String = { $0 }) throws -> TemporaryFolder {
    var files: [String: String] = [:]
    for (title, text) in blocks where title.hasPrefix("markdown ") { files[String(title.dropFirst(9))] = change(text) }
    return try TemporaryFolder(files)
  }

  /// Runs a command over the files of the README; paths in what it says are as there.
  private func said(_ arguments: [String], input: String = "", in folder: TemporaryFolder) -> Outcome {
    var outcome = preceptor(arguments + ["--knowledge", folder.path + "/pets"], input: input)
    outcome.output.replace(folder.path + "/", with: "")
    return outcome
  }

  @Test func `its knowledge is sound and answers as expected`() throws {
    let folder = try folder()
    #expect(said(["check"], in: folder).output == "No findings.\n")
    #expect(said(["test"], in: folder).status == .success)
  }

  @Test func `its session is held`() throws {
    let folder = try folder()
    let session = try #require(blocks["text session"])
    let questions = session.split(separator: "\n").filter { $0.hasPrefix("› ") }.map { $0.dropFirst(2) + "\n" }
    #expect(said(["ask", "--echo"], input: questions.joined(), in: folder).output == session)
    let object = try #require(blocks["json"])
    #expect(
      said(["ask", "--format", "jsonl"], input: "does a kitten chase mice?", in: folder).output == object)
  }

  @Test func `its mistake is found`() throws {
    let folder = try folder { $0.replacing("A cat usually *likes* milk.", with: "A cat cherishes milk.") }
    let outcome = said(["check", "--quiet"], in: folder)
    #expect(outcome.output == blocks["text mistake"])
    #expect(outcome.status == .usage)
  }

  @Test func `its commands, options and statuses are all there are`() {
    for name in Preceptor.commandNames { #expect(text.contains("`preceptor \(name)")) }
    let help = preceptor(["--help"]).output
    for option in help.matches(of: /--[a-z-]+/) { #expect(text.contains("`\(option.output)"), "\(option.output)") }
    for format in OutputFormat.allCases { #expect(text.contains("`\(format.rawValue)`")) }
    for status in [0, 1, 2, 3, 130] as [Int32] {
      #expect(ProgramStatus(rawValue: status) != nil && text.contains("\n| \(status) | "))
    }
  }
}
