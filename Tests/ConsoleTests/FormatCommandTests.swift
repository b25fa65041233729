import Foundation
import Testing

@testable import Console

/// `preceptor format` and `preceptor test --accept`, which rewrite files of the trainer.
@Suite struct FormatCommandTests {
  private static let untidy = """
    #   Cats\u{20}\u{20}
    The guide is "Keeping   cats".
    <!--  not   for reading  -->


    A  cat is an animal.\tTom is a cat.
    A cat likes:
    * milk
    *  fish and
       cream
    """
  private static let tidy = """
    # Cats
    The guide is "Keeping   cats".
    <!--  not   for reading  -->

    A cat is an animal. Tom is a cat.
    A cat likes:
    - milk
    - fish and
      cream

    """

  private func file(_ text: String, at path: String, in folder: TemporaryFolder) throws -> String {
    let url = URL(filePath: folder.path).appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  @Test func `a file is laid out once, and words stay`() throws {
    let folder = try TemporaryFolder()
    let path = try file(Self.untidy, at: "cats.md", in: folder)
    let check = preceptor(["format", "--check", path])
    #expect(check.status == .unanswered && check.output.contains("cats.md\n1 of 1 file not in the standard layout."))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.untidy)
    #expect(preceptor(["format", path]).status == .success)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
    let again = preceptor(["format", "--check", path])
    #expect(again.status == .success && again.output == "0 of 1 file not in the standard layout.\n")
  }

  @Test func `what is no text is left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/broken.md"
    let bytes = Data([0x41, 0xFF, 0x20, 0x20, 0x0A])
    try bytes.write(to: URL(filePath: path))
    #expect(preceptor(["format", path]).status == .success)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func `the bundled knowledge is in the standard layout`() {
    let check = preceptor(["format", "--check", "\(TranscriptTests.root)/Knowledge"])
    #expect(check.status == .success, "\(check.output)")
  }

  @Test func `answers are accepted for review`() throws {
    let folder = try TemporaryFolder()
    _ = try file("# Cats\nA cat *chases* mice. A cat chases birds.\n", at: "cats.md", in: folder)
    let tests = try file(
      "# What is asked\n- What does a cat chase?\n  - dogs\n- Does a cat chase mice?\n  - yes\n- Is a cat a mouse?\n  - no\n",
      at: "tests/cats.md", in: folder)
    #expect(preceptor(["test", folder.path, "-k", folder.path]).status == .unanswered)
    let accepted = preceptor(["test", "--accept", folder.path, "-k", folder.path])
    #expect(accepted.status == .success && accepted.output.contains("2 questions with new answers; review them."))
    #expect(
      try String(contentsOfFile: tests, encoding: .utf8)
        == "# What is asked\n- What does a cat chase?\n  - mouse\n  - bird\n- Does a cat chase mice?\n  - yes\n- Is a cat a mouse?\n  - not known\n"
    )
    #expect(preceptor(["test", folder.path, "-k", folder.path]).status == .success)
  }
}
