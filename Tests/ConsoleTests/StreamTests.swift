import Foundation
import Testing

@testable import Console

@Suite struct StreamTests {
  /// A pipe's two ends.
  private func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]), ("a\r\nb\r\n", ["a", "b"]),
    ("a\rb\n", ["a\rb"]),
  ])
  func `lines from memory and from a descriptor are the same`(text: String, expected: [String]) throws {
    var reader = LineReader(bytes: Array(text.utf8))
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    #expect(lines == expected)

    let (input, output) = try makePipe()
    _ = Array(text.utf8).withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
    close(output)
    var other = LineReader(descriptor: input)
    var others: [String] = []
    while let line = other.next() { others.append(line) }
    close(input)
    #expect(others == lines)
  }

  @Test func `lines may be longer than the buffer`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/long.txt"
    let long = String(repeating: "é", count: 500_000)
    try Data("first\n\(long)\nlast".utf8).write(to: URL(filePath: path))
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var reader = LineReader(descriptor: descriptor)
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    #expect(lines == ["first", long, "last"])
  }

  @Test func `a closed pipe ends the output silently`() throws {
    signal(SIGPIPE, SIG_IGN)
    let (reading, writing) = try makePipe()
    close(reading)
    defer { close(writing) }
    let knowledge = try TemporaryFolder.knowledge()
    let surroundings = Surroundings(
      input: LineReader(bytes: Array(String(repeating: "xyzzy\n", count: 100_000).utf8)),
      output: Output(.descriptor(writing)), error: Output(.memory), environment: { _ in nil })
    let status = run(["-k", knowledge.path, "--format", "jsonl"], in: surroundings)
    #expect(status == .unanswered)
    #expect(surroundings.output.isClosed)
    #expect(!String(decoding: surroundings.error.collected, as: UTF8.self).contains("pipe"))
  }
}
