import Testing

@testable import Console

@Suite struct ProgramStatusTests {
  /// Nothing knows these words.
  private static let nonsense = "xyzzy plugh frobnicate?"

  @Test(arguments: [
    (["--version"], ProgramStatus.success), (["--help"], .success), (["help", "ask"], .success),
    (["ask", "--help"], .success),
    (["--bogus"], .usage), (["ask", "--format", "xml", "hello"], .usage), (["frobnicate"], .usage),
    (["ask", "--time-limit", "-1", "hello"], .usage), (["ask", "--time-limit", "0", "hello"], .usage),
    (["ask", "--memory-limit", "0", "hello"], .usage), (["--file"], .usage),
    (["explain", "unknown-word"], .success), (["explain"], .success), (["explain", "unknown-wrod"], .usage),
    (["ask", "-k", "/nonexistent", "hello"], .usage), (["check", "/nonexistent"], .usage),
    (["test", "/nonexistent"], .usage), (["check", "--format", "csv"], .usage),
  ])
  func `the command line`(arguments: [String], status: ProgramStatus) {
    #expect(preceptor(arguments).status == status)
  }

  @Test(arguments: [
    (["ask", nonsense], "", ProgramStatus.unanswered), (["ask"], "", .success),
    (["ask"], "# only a comment\n\n", .success),
    (["ask"], "\(nonsense)\n", .unanswered), (["ask", ":nonsense"], "", .unanswered), (["ask", ":help"], "", .success),
    ([], "\(nonsense)\n:quit\n", .unanswered), (["ask", "--file", "/nonexistent"], "", .usage),
    (["ask", "--file", "-"], "\(nonsense)\n", .unanswered), (["ask", "--file", "/nonexistent", nonsense], "", .usage),
    (["ask", ":undo"], "", .unanswered),
  ])
  func `a batch`(arguments: [String], input: String, status: ProgramStatus) throws {
    let knowledge = try TemporaryFolder.knowledge()
    #expect(preceptor(["-k", knowledge.path] + arguments, input: input).status == status)
  }

  @Test func `of several the highest applies`() {
    #expect(
      [ProgramStatus.limit, .usage, .interrupted, .success, .unanswered].sorted() == [
        .success, .unanswered, .limit, .usage, .interrupted,
      ])
    #expect([ProgramStatus.success, .unanswered, .limit, .usage, .interrupted].map(\.rawValue) == [0, 1, 3, 2, 130])
  }

  @Test func `messages go to the error stream, help and version do not`() {
    #expect(preceptor(["--version"]).output.hasPrefix("preceptor "))
    #expect(preceptor(["--help"]).error.isEmpty)
    let wrong = preceptor(["--bogus"])
    #expect(wrong.output.isEmpty && wrong.error.contains("--bogus"))
    let missing = preceptor(["ask", "-k", "/nonexistent", "hello"])
    #expect(missing.output.isEmpty && missing.error == "preceptor: /nonexistent: No such file or directory\n")
    #expect(preceptor(["explain", "unknown-wrod"]).error.contains("Did you mean unknown-word"))
  }
}
