import Foundation
import Testing

@testable import Console

@Suite struct PromptTests {
  @Test(arguments: [
    ("short", 40, "short"),
    ("one two three four five six seven eight", 25, "one two three four five\nsix seven eight"),
    ("  • one two three four five six", 25, "  • one two three four\n    five six"),
    ("  12  one two three four five", 25, "  12  one two three four\n      five"),
    ("a\n\nb", 25, "a\n\nb"),
    ("averyveryveryveryverylongword and more", 25, "averyveryveryveryverylongword\nand more"),
  ])
  func `wrapping`(text: String, width: Int, expected: String) {
    #expect(wrapped(text, to: width) == expected)
  }

  @Test func `history is private, appended to, and read back`() throws {
    let folder = try TemporaryFolder()
    let environment = { (name: String) in name == "XDG_STATE_HOME" ? folder.path + "/state" : nil }
    let first = try #require(HistoryFile(environment: environment))
    let second = try #require(HistoryFile(environment: environment))
    #expect(first.lines(limit: 10).isEmpty)
    first.append("one")
    second.append("zwei é")
    first.append("three")
    #expect(first.lines(limit: 10) == ["one", "zwei é", "three"])
    #expect(second.lines(limit: 2) == ["zwei é", "three"])
    let mode = try FileManager.default.attributesOfItem(atPath: first.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let home = HistoryFile(environment: { $0 == "HOME" ? "/home/me" : nil })
    #expect(home?.path == "/home/me/.local/state/preceptor/history")
  }

  /// Types at the program on a terminal of its own, and checks what it shows.
  @Test(.timeLimit(.minutes(1))) func `a session at a terminal`() throws {
    let folder = try TemporaryFolder(["k/animals.md": "A cat *chases* a mouse.\n"])
    let terminal = try Terminal(
      try builtProgram(), ["-k", folder.path + "/k"],
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.path, "HOME": folder.path, "LC_ALL": "C"])
    try terminal.wait(for: "leaves")
    try terminal.wait(for: "›")
    terminal.type(":help undo\r")
    try terminal.wait(for: "take back")
    terminal.type(" :help lost-tense\r")
    try terminal.wait(for: "Instead")
    // Until the next prompt the terminal is not the editor's, and would echo Ctrl-C by itself.
    try terminal.wait(for: "›")
    terminal.type("xyzzy é病")
    try terminal.wait(for: "xyzzy é病")
    terminal.type("\u{3}")
    try terminal.wait(for: "^C")
    terminal.type(":fo\t")
    try terminal.wait(for: "rget")
    terminal.type("\r")
    try terminal.wait(for: "Forgotten")
    terminal.type("\u{1B}[200~:timing on\n:timing off\u{1B}[201~")
    terminal.type("\r")
    try terminal.wait(for: "timing on\r\n")
    try terminal.wait(for: "timing off\r\n")
    terminal.type(":history off\r")
    try terminal.wait(for: "history off\r\n")
    terminal.type(":help why\r")
    try terminal.wait(for: "proof of the last")
    // Between two lines the terminal is not the editor's, and would take Ctrl-D for itself.
    try terminal.wait(for: "›")
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
    let history = try #require(HistoryFile(environment: { $0 == "XDG_STATE_HOME" ? folder.path : nil }))
    #expect(history.lines(limit: 99) == [":help undo", ":forget", ":timing on", ":timing off", ":history off"])
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["quit", "exit", "bye", ":q", ":quit"])
  func `ways to leave`(word: String) throws {
    let folder = try TemporaryFolder(["k/a.md": ""])
    let terminal = try Terminal(
      try builtProgram(), ["-k", folder.path + "/k", "--quiet"],
      environment: ["TERM": "dumb", "XDG_STATE_HOME": folder.path, "HOME": folder.path])
    try terminal.wait(for: "> ")
    terminal.type(word + "\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(.timeLimit(.minutes(1))) func `an interrupted batch has whole lines`() throws {
    let folder = try TemporaryFolder(["a.md": ""])
    let process = Process()
    process.executableURL = URL(filePath: try builtProgram())
    process.arguments = ["-k", folder.path, "--format", "jsonl"]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, FileHandle.nullDevice)
    try process.run()
    // The reply comes before the program waits for more.
    input.fileHandleForWriting.write(Data("xyzzy\n".utf8))
    var received = Data()
    while received.last != 0x0A { received += output.fileHandleForReading.availableData }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
  }
}
