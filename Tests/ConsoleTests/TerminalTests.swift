import Foundation
import Testing

@testable import Console

/// A prompt on a terminal of its own, over a folder of knowledge that is its own too.
struct PromptSession {
  static let knowledge = """
    A cat *chases* mice. A kitten is a cat. Tom is a kitten.

    **Cat**: a small animal that does as it likes.
    """

  let folder: TemporaryFolder
  let terminal: Terminal
  let mark: String

  init(
    _ arguments: [String] = [], knowledge: String = PromptSession.knowledge, environment: [String: String] = [:],
    columns: Int = 80, home: TemporaryFolder? = nil, editrc: String? = nil
  ) throws {
    folder = try home ?? TemporaryFolder(["k/a.md": knowledge])
    if let editrc { try editrc.write(toFile: folder.path + "/.editrc", atomically: true, encoding: .utf8) }
    var variables = [
      "TERM": "xterm", "XDG_STATE_HOME": folder.path, "XDG_CACHE_HOME": folder.path, "HOME": folder.path, "LC_ALL": "C",
    ]
    variables.merge(environment) { $1 }
    terminal = try Terminal(
      try builtProgram(), ["-k", folder.path + "/k", "--quiet"] + arguments, environment: variables, columns: columns)
    mark = variables["TERM"] == "dumb" ? "> " : "›"
    try ready()
  }

  /// Waits for the prompt.
  func ready() throws { try terminal.wait(for: mark) }

  /// Asks, and waits for a part of the answer and the next prompt.
  func ask(_ line: String, expecting answer: String) throws {
    terminal.type(line + "\r")
    try terminal.wait(for: answer)
    try ready()
  }

  /// Leaves, and checks that all went well.
  func leave() throws {
    terminal.type("\u{4}")
    #expect(terminal.exitStatus() == 0)
  }

  var history: [String] {
    HistoryFile(environment: { $0 == "XDG_STATE_HOME" ? folder.path : nil })?.lines(limit: 5000) ?? []
  }
}

@Suite(.timeLimit(.minutes(2))) struct TerminalTests {
  /// A kind of terminal, and whoever sits at it.
  struct Place: Sendable, CustomTestStringConvertible {
    var locale: String
    var editrc: String?
    var columns: Int
    var term = "xterm"
    var noColor = false
    var testDescription: String {
      "\(locale) \(editrc ?? "emacs") \(columns) \(term)\(noColor ? " NO_COLOR" : "")"
    }
  }

  static let places = [
    Place(locale: "C.UTF-8", columns: 80), Place(locale: "C", columns: 20), Place(locale: "C.UTF-8", columns: 200),
    Place(locale: "C", editrc: "bind -v", columns: 80), Place(locale: "C.UTF-8", editrc: "bind -v", columns: 20),
    Place(locale: "C", columns: 80, term: "dumb"), Place(locale: "C.UTF-8", columns: 80, noColor: true),
  ]

  @Test(arguments: places) func `a session anywhere`(place: Place) throws {
    var environment = ["LC_ALL": place.locale, "TERM": place.term]
    if place.noColor { environment["NO_COLOR"] = "1" }
    let session = try PromptSession(environment: environment, columns: place.columns, editrc: place.editrc)
    try session.ask("what does Tom chase?", expecting: "ice")
    // Wide and combining characters, and a line that is dropped.
    session.terminal.type("is 病院 e\u{301}")
    try session.terminal.wait(for: "病院")
    session.terminal.type("\u{3}")
    try session.ready()
    session.terminal.type("\u{1B}[200~does Tom chase mice?\nis Tom a cat?\u{1B}[201~")
    if place.term == "dumb" { session.terminal.type("\u{15}") }
    session.terminal.type("\r")
    if place.term != "dumb" {
      try session.terminal.wait(for: "Yes: Tom")
      try session.terminal.wait(for: "Yes: Tom")
    }
    try session.ready()
    session.terminal.resize(columns: 60)
    try session.ask("is Tom a cat?", expecting: "Yes: Tom is a cat")
    try session.leave()
    let shown = String(decoding: session.terminal.everything, as: UTF8.self)
    #expect(!shown.contains("\u{7}") || place.term == "dumb")
    if place.term == "dumb" { #expect(!shown.contains("\u{1B}")) }
    if place.noColor { #expect(!shown.contains("\u{1B}[1;36m")) }
  }

  @Test func `what can come next is offered and shown dimly`() throws {
    let session = try PromptSession()
    session.terminal.type("what does a ki")
    try session.terminal.wait(for: "\u{1B}[2mtten chase?")
    session.terminal.type("\t")
    try session.terminal.wait(for: "tten ")
    session.terminal.type("\u{6}\r")
    try session.terminal.wait(for: "ice")
    try session.ready()
    try session.ask(":set hints off", expecting: "hints off")
    session.terminal.type("what does a ki")
    try session.terminal.wait(for: "ki")
    session.terminal.type("\u{3}")
    try session.ready()
    try session.leave()
    let after = String(decoding: session.terminal.everything, as: UTF8.self).components(separatedBy: "hints off\r\n")
    let rest = try #require(after.last)
    #expect(after.count > 1 && rest.contains("what does a ki") && !rest.contains("\u{1B}[2m"))
  }

  @Test func `a sentence over several lines`() throws {
    let session = try PromptSession()
    session.terminal.type("Tom chases a\r")
    try session.terminal.wait(for: "…")
    session.terminal.type("mouse.\r")
    try session.terminal.wait(for: "I knew that.")
    try session.ready()
    session.terminal.type("Tom chases the\r")
    try session.terminal.wait(for: "…")
    session.terminal.type("\u{3}")
    try session.ready()
    try session.ask("is Tom a cat?", expecting: "Yes")
    try session.leave()
    #expect(session.history == ["Tom chases a mouse.", "is Tom a cat?"])
  }

  @Test func `a thousand lines pasted are a thousand questions`() throws {
    let session = try PromptSession()
    let lines = (0..<1000).map { $0 % 2 == 0 ? "is Tom a cat?" : "does Tom chase mice?" }
    session.terminal.type("\u{1B}[200~" + lines.joined(separator: "\n") + "\n\u{1B}[201~")
    session.terminal.type("\r:timing on\r")
    try session.terminal.wait(for: "timing on\r\n")
    try session.ready()
    try session.leave()
    #expect(session.history == lines + [":timing on"])
    let shown = String(decoding: session.terminal.everything, as: UTF8.self)
    #expect(shown.components(separatedBy: "Yes: Tom ").count == 1001)
  }

  @Test func `Ctrl-C stops a question, and the conversation goes on`() throws {
    let count = 600
    var text = "If X knows Y then X *reaches* Y.\nIf X knows Y and Y reaches Z then X reaches Z.\n"
    for index in 0..<count { text += "P\(index) \(index == 0 ? "*knows*" : "knows") P\((index + 1) % count).\n" }
    let session = try PromptSession(knowledge: text)
    session.terminal.type("what reaches P5?\r")
    // Until the question is worked on, the line is the editor's.
    try session.terminal.wait(for: "\r\n")
    usleep(300_000)
    session.terminal.type("\u{3}")
    try session.terminal.wait(for: "Cancelled.")
    try session.ready()
    try session.ask("does P1 know P2?", expecting: "Yes: P1 knows P2")
    try session.leave()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGABRT, SIGSEGV, SIGQUIT])
  func `whatever ends it leaves the terminal as it was`(signal: Int32) throws {
    let home = try TemporaryFolder(["k/a.md": PromptSession.knowledge])
    let calm = try PromptSession(home: home)
    calm.terminal.type("quit\r")
    #expect(calm.terminal.exitStatus() == 0)
    let usual = calm.terminal.settings
    let session = try PromptSession(environment: ["SWIFT_BACKTRACE": "enable=no"], home: home)
    session.terminal.type("half a li")
    try session.terminal.wait(for: "half a li")
    #expect(session.terminal.settings != usual)
    session.terminal.send(signal)
    #expect(session.terminal.exitStatus() == nil)
    #expect(session.terminal.settings == usual)
    #expect(String(decoding: session.terminal.everything.suffix(12), as: UTF8.self).contains("\u{1B}[?2004l"))
  }

  @Test func `two prompts at once keep each other's lines`() throws {
    let home = try TemporaryFolder(["k/a.md": PromptSession.knowledge])
    let (one, other) = (try PromptSession(home: home), try PromptSession(home: home))
    for index in 0..<20 {
      one.terminal.type("is Tom a cat \(index)\r")
      other.terminal.type("is Tom a kitten \(index)\r")
      try one.ready()
      try other.ready()
    }
    try one.leave()
    try other.leave()
    let expected = (0..<20).flatMap { ["is Tom a cat \($0)", "is Tom a kitten \($0)"] }
    #expect(one.history.sorted() == expected.sorted())
  }

  @Test func `changed knowledge is taken if it is sound`() throws {
    let session = try PromptSession()
    let file = session.folder.path + "/k/a.md"
    func write(_ text: String) throws { try text.write(toFile: file, atomically: true, encoding: .utf8) }
    try session.ask("A dog is an animal.", expecting: "Noted.")
    try write(PromptSession.knowledge + "\n\nTom *likes* milk.\n")
    session.terminal.type("what does Tom like?\r")
    try session.terminal.wait(for: "sentence added")
    try session.terminal.wait(for: "ilk")
    try session.ready()
    try write("Tom frobnicates milk.\n")
    session.terminal.type("what does Tom like?\r")
    try session.terminal.wait(for: "error[")
    try session.terminal.wait(for: "goes on answering")
    try session.terminal.wait(for: "ilk")
    try session.ready()
    try session.ask("is a dog an animal?", expecting: "Yes")
    try session.leave()
  }

  @Test func `killed while saving, a file is as it was or has all`() throws {
    let before = "# Mine\n\nTom is a cat.\n"
    let saved = before + "\nA dog is an animal.\nA cow is an animal.\n"
    let home = try TemporaryFolder(["k/a.md": PromptSession.knowledge])
    let file = home.path + "/mine.txt"
    for round in 0..<8 {
      try before.write(toFile: file, atomically: true, encoding: .utf8)
      let session = try PromptSession(home: home)
      try session.ask("A dog is an animal.", expecting: "Noted.")
      try session.ask("A cow is an animal.", expecting: "Noted.")
      session.terminal.type(":save \(file)\r")
      usleep(UInt32(round * 300))
      session.terminal.send(SIGKILL)
      #expect(session.terminal.exitStatus() == nil)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text == before || text == saved)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs a shell with job control"))
  func `Ctrl-Z stops it, and it goes on`() throws {
    let folder = try TemporaryFolder(["k/a.md": PromptSession.knowledge])
    let shell = try Terminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["TERM": "xterm", "HOME": folder.path, "XDG_CACHE_HOME": folder.path, "PS1": "shell: "])
    try shell.wait(for: "shell: ")
    let usual = shell.settings
    shell.type("\(try builtProgram()) --quiet -k \(folder.path)/k\r")
    try shell.wait(for: "›")
    shell.type("does Tom ch")
    try shell.wait(for: "\u{1B}[2mase")
    shell.type("\u{1A}")
    try shell.wait(for: "Stopped")
    try shell.wait(for: "shell: ")
    #expect(shell.settings == usual)
    shell.type("fg\r")
    try shell.wait(for: "does Tom ch")
    shell.type("ase mice?\r")
    try shell.wait(for: "Yes: Tom chases mice")
    try shell.wait(for: "›")
    shell.type("\u{4}")
    try shell.wait(for: "shell: ")
    #expect(shell.settings == usual)
    shell.type("exit\r")
    #expect(shell.exitStatus() == 0)
  }
}
