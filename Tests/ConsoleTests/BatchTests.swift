import Foundation
import Testing

@testable import Console

@Suite struct BatchTests {
  private struct Object: Decodable, Equatable {
    var id: Int
    var question: String
    var status: String
    var line: Int
    var part: Int
    var elapsed_us: Int?
  }

  private func objects(_ arguments: [String], input: String) throws -> [Object] {
    let knowledge = try TemporaryFolder.knowledge()
    let outcome = preceptor(["-k", knowledge.path, "--format", "jsonl"] + arguments, input: input)
    return try outcome.lines.map { try JSONDecoder().decode(Object.self, from: Data($0.utf8)) }
  }

  @Test func `comments and blank lines are passed over, and lines are counted`() throws {
    let found = try objects([], input: "# a comment\n\n  \t\nxyzzy one\r\n  # another\n\n xyzzy two ")
    #expect(found.map(\.question) == ["xyzzy one", "xyzzy two"])
    #expect(found.map(\.line) == [4, 7])
    #expect(found.map(\.id) == [1, 2])
  }

  @Test func `a line is a conversation where it says so`() throws {
    let found = try objects([], input: "xyzzy one ;; xyzzy two;;three ;;  ;; xyzzy four\nxyzzy five\n")
    #expect(found.map(\.question) == ["xyzzy one", "xyzzy two;;three", "xyzzy four", "xyzzy five"])
    #expect(found.map(\.part) == [1, 2, 3, 1])
    #expect(found.map(\.line) == [1, 1, 1, 2])
  }

  @Test func `arguments are one question each, after the files`() throws {
    let file = try TemporaryFolder(["q.txt": "xyzzy one\n"])
    let found = try objects(
      ["ask", "--file", file.path + "/q.txt", "-f", "-", "xyzzy three", "# not a comment"], input: "xyzzy two\n")
    #expect(found.map(\.question) == ["xyzzy one", "xyzzy two", "xyzzy three", "# not a comment"])
    #expect(found.map(\.id) == [1, 2, 3, 4])
  }

  @Test func `global options stand before or after the command`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let before = preceptor(["--format", "tsv", "-k", knowledge.path, "ask", "xyzzy"])
    let after = preceptor(["ask", "xyzzy", "--format", "tsv", "-k", knowledge.path])
    #expect(before.output == after.output && before.output.hasPrefix("1\t"))
  }

  @Test func `time is told where it is asked for`() throws {
    #expect(try objects(["--timing"], input: "xyzzy\n").allSatisfy { $0.elapsed_us != nil })
    #expect(try objects([], input: "xyzzy\n").allSatisfy { $0.elapsed_us == nil })
  }

  @Test func `a question beyond a limit has its reply in place`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let cache = try TemporaryFolder()
    let environment = ["XDG_CACHE_HOME": cache.path]
    // Read in peace and kept, so that only the questions meet the limit.
    #expect(
      preceptor(["ask", "-k", knowledge.path, "who chases a mouse?"], environment: environment).status == .success)
    let outcome = preceptor(
      [
        "ask", "-k", knowledge.path, "--format", "tsv", "--time-limit", "0.0000001", "who chases a mouse?",
        "does a cat chase a mouse?",
      ],
      environment: environment)
    #expect(outcome.output == "1\tlimit\t\n2\tlimit\t\n" && outcome.status == .limit)
    let unread = preceptor(["ask", "-k", knowledge.path, "--time-limit", "0.0000001", "who chases a mouse?"])
    #expect(unread.status == .limit && unread.output.isEmpty && unread.error.contains("limit"))
  }

  @Test func `what is refused is noted for another run`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let log = knowledge.path + "/refused.txt"
    let asked = "who chases a mouse?\n\nxyzzy \u{7}one ;; who chases cats?\n"
    for _ in 0..<2 { _ = preceptor(["-k", knowledge.path, "--log-refused", log], input: asked) }
    let entry = "# <stdin>:3: I do not know the word \"xyzzy\".\nxyzzy \\u{7}one\n"
    #expect(String(decoding: try FileSystem.read(log), as: UTF8.self) == entry + entry)
    let nowhere = preceptor(["-k", knowledge.path, "--log-refused", knowledge.path], input: asked)
    #expect(nowhere.status == .usage && nowhere.output.isEmpty)
  }

  @Test func `files are streamed, and a folder is none`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let outcome = preceptor(["ask", "-k", knowledge.path, "-f", knowledge.path])
    #expect(outcome.status == .usage && outcome.error == "preceptor: \(knowledge.path): Is a directory\n")
  }

  @Test func `quit and fail-fast end it`() throws {
    #expect(try objects([], input: "xyzzy one\n:quit\nxyzzy two\n").count == 1)
    #expect(try objects(["--fail-fast"], input: "xyzzy one\nxyzzy two\n").count == 1)
  }

  @Test func `what is not understood is reported by its place in the line`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let file = try TemporaryFolder(["q.txt": "\n  xyzzy ;; :nonsense\n"])
    let outcome = preceptor(["ask", "-k", knowledge.path, "-f", file.path + "/q.txt"])
    #expect(outcome.error.contains("\(file.path)/q.txt:2:3: error"))
    #expect(outcome.error.contains("\(file.path)/q.txt:2:12: error[unknown-command]: There is no command :nonsense."))
    #expect(outcome.lines.count >= 2)
  }

  @Test func `any bytes are a line`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let input: [UInt8] =
      [0xFF, 0x61, 0x80, 0x0A] + [UInt8](repeating: 0x61, count: 1_000_000) + [0x0A, 0x1B, 0x5B, 0x0A]
    let outcome = preceptor(["-k", knowledge.path, "--format", "jsonl"], input: input)
    let found = try outcome.lines.map { try JSONDecoder().decode(Object.self, from: Data($0.utf8)) }
    #expect(found.map(\.question.utf8.count) == [7, 1_000_000, 2])
    #expect(found[0].question == "\u{FFFD}a\u{FFFD}")
    #expect(!outcome.output.utf8.contains(0x1B) && !outcome.error.utf8.contains(0x1B))
    let text = preceptor(["-k", knowledge.path, "--echo", "ask", "\u{1B}[2Jxyzzy"])
    #expect(text.output.hasPrefix("› \\u{1b}[2Jxyzzy\n"))
    #expect(!text.output.utf8.contains(0x1B) && !text.error.utf8.contains(0x1B))
  }

  @Test func `commands that only print stay out of the way of machines`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    let text = preceptor(["-k", knowledge.path, "ask", ":help undo"])
    #expect(text.output == ":undo  take back the last sentence told.\n" && text.error.isEmpty)
    let lines = preceptor(["-k", knowledge.path, "--format", "jsonl", "ask", ":help undo"])
    #expect(lines.output.isEmpty && lines.error == text.output)
  }

  @Test func `an array is well formed however many there are`() throws {
    let knowledge = try TemporaryFolder.knowledge()
    for count in 0...2 {
      let outcome = preceptor(
        ["-k", knowledge.path, "--format", "json"], input: String(repeating: "xyzzy\n", count: count))
      #expect(try JSONDecoder().decode([Object].self, from: Data(outcome.output.utf8)).count == count)
    }
  }
}
