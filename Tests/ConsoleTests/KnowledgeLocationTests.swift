import Foundation
import Knowledge
import Testing

@testable import Console

@Suite struct KnowledgeLocationTests {
  private func names(_ location: KnowledgeLocation, in folder: TemporaryFolder) throws -> [String] {
    try location.documents().map { $0.path.replacing(folder.path, with: "") }
  }

  @Test func `options come before the environment, and that before the folder here`() {
    let environment = { (name: String) in name == "PRECEPTOR_KNOWLEDGE" ? "there" : nil }
    #expect(KnowledgeLocation.find(options: ["a", "b"], environment: environment) == .paths(["a", "b"]))
    #expect(KnowledgeLocation.find(options: [], environment: environment) == .paths(["there"]))
    let found = KnowledgeLocation.find(options: [], environment: { _ in nil })
    #expect(found == (FileSystem.kind(of: "Knowledge") == .folder ? .paths(["Knowledge"]) : .bundled))
  }

  @Test func `documents come in path order, without READMEs, tests and what is hidden`() throws {
    let folder = try TemporaryFolder([
      "b.md": "", "a/z.md": "", "README.md": "", "a/README.md": "", "tests/t.md": "", "a/tests/u.md": "",
      ".hidden/h.md": "", "notes.txt": "", "staff.csv": "", "B.md": "", "a.md": "", "a/tests/deep/v.md": "",
    ])
    #expect(try names(.paths([folder.path]), in: folder) == ["/B.md", "/a.md", "/a/z.md", "/b.md"])
    let tests = try KnowledgeLocation.paths([folder.path]).tests().map { $0.path.replacing(folder.path, with: "") }
    #expect(tests == ["/a/tests/deep/v.md", "/a/tests/u.md", "/tests/t.md"])
  }

  @Test func `a path that is a file is read whatever its name`() throws {
    let folder = try TemporaryFolder(["README.md": "text"])
    let documents = try KnowledgeLocation.paths([folder.path + "/README.md"]).documents()
    #expect(documents.map(\.bytes) == [Array("text".utf8)])
  }

  @Test func `what is missing is a problem that names it`() {
    #expect(throws: FileProblem.self) { try KnowledgeLocation.paths(["/nonexistent"]).documents() }
  }

  @Test func `the copy in the program equals the folder`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Knowledge").standardized
    let exists = FileSystem.kind(of: folder.path) == .folder
    let names = (exists ? try FileSystem.files(below: folder.path) : []).filter { name in
      [".md", ".csv", ".tsv"].contains { name.hasSuffix($0) }
    }
    #expect(EmbeddedKnowledge.files.map(\.path.description) == names)
    for file in EmbeddedKnowledge.files {
      #expect(Array(file.contents.bytes) == (try FileSystem.read(folder.path + "/\(file.path)")), "\(file.path)")
    }
  }

  @Test func `tests know the knowledge beside them`() throws {
    let folder = try TemporaryFolder(["k/a.md": "", "k/tests/t.md": "", "alone/q.md": ""])
    let here = KnowledgeLocation.bundled
    for path in ["k", "k/", "k/tests", "k/tests/t.md"] {
      let places = TestPlaces([folder.path + "/" + path], here, isChosen: false)
      #expect(places.knowledge == .paths([folder.path + "/k"]))
      #expect(try places.files().map(\.path).count == 1)
    }
    #expect(TestPlaces([], here, isChosen: false).knowledge == here)
    #expect(TestPlaces([folder.path + "/k"], .paths(["x"]), isChosen: true).knowledge == .paths(["x"]))
    #expect(
      TestPlaces(["Knowledge/tests/t.md"], .paths(["Knowledge"]), isChosen: false).knowledge == .paths(["Knowledge"]))
  }
}
