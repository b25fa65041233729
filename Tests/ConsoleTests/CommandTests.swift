import Diagnostics
import Foundation
import Knowledge
import Testing

@testable import Console

@Suite struct CommandTests {
  private let knowledge: TemporaryFolder

  init() throws { knowledge = try TemporaryFolder.knowledge() }

  private func conversation() throws -> Conversation {
    let location = KnowledgeLocation.paths([knowledge.path])
    return Conversation(location: location, base: try readKnowledge(at: location))
  }

  private func completer() throws -> Completer { Completer(try conversation().session) }

  private func text(_ response: Response) -> String? {
    switch response {
    case .text(let text), .problem(let text): text
    case .reply(let reply, _): reply.text
    case .findings, .quit: nil
    }
  }

  @Test func `no name is given twice`() {
    let names = ColonCommand.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ColonCommand.all.map(\.names[0]))
  func `help knows every command, and completion offers it`(name: String) throws {
    var conversation = try conversation()
    let overview = text(conversation.respond(to: ":help", name: "<input>", number: 1)) ?? ""
    #expect(overview.contains("  :\(name)"))
    let own = text(conversation.respond(to: ":help \(name)", name: "<input>", number: 1)) ?? ""
    #expect(own.hasPrefix(":\(name)"))
    #expect(try completer().completion(of: ":" + name).candidates.map(\.word).contains(":" + name))
  }

  @Test(arguments: [
    (":hlep", "There is no command :hlep. Did you mean :help?"), (":qqqqqqq", "There is no command :qqqqqqq."),
    (":about", ":about X: an argument is missing."), (":load /nonexistent", "/nonexistent: No such file or directory"),
    (":timing on", "timing on"), (":timing", "timing on"), (":set history off", "history off"),
    (":set explain maybe", "A setting is on or off."), (":undo", "Nothing was told."), (":forget", "Forgotten."),
    (":save /tmp/x", "Nothing was told."), (":help lost-tense", nil),
    (":help nonsens", "There is no help on \"nonsens\"."),
  ])
  func `what commands say`(line: String, expected: String?) throws {
    var conversation = try conversation()
    let said = text(conversation.respond(to: line, name: "<input>", number: 1))
    if let expected { #expect(said == expected) } else { #expect(said?.isEmpty == false) }
  }

  @Test func `an unknown command has a finding that marks it`() throws {
    var conversation = try conversation()
    guard case .reply(let reply, let sources) = conversation.respond(to: ":hlep me", name: "<input>", number: 7) else {
      Issue.record("no reply")
      return
    }
    #expect(reply.status == .notUnderstood)
    let place = sources.place(of: try #require(reply.diagnostics.first).range)
    #expect(place.line == 7 && place.column == 1 && place.length == 5)
  }

  @Test func `file names are completed after load`() throws {
    let folder = try TemporaryFolder(["one.md": "", "other.md": "", "sub/x.md": ""])
    let completer = try completer()
    let offered = { (text: String) in completer.completion(of: text).candidates.map(\.word) }
    #expect(offered(":load \(folder.path)/o") == [folder.path + "/one.md", folder.path + "/other.md"])
    #expect(offered(":load \(folder.path)/s") == [folder.path + "/sub/"])
    #expect(offered(":timing o") == ["on", "off"])
    #expect(offered(":show ru") == ["rules"] && offered(":set hi") == ["history", "hints"])
    #expect(offered(":set hints o") == ["on", "off"] && offered(":about c") == ["cat"])
    #expect(offered(":help asking") == ["asking"] && offered(":quit x").isEmpty && offered(":nonsense x").isEmpty)
  }

  @Test func `appending keeps what is there, and leaves nothing else behind`() throws {
    let folder = try TemporaryFolder(["old.md": "Old.\n"])
    try FileSystem.append("\nNew.\n", to: folder.path + "/old.md")
    try FileSystem.append("\nNew.\n", to: folder.path + "/new.md")
    #expect(try FileSystem.read(folder.path + "/old.md") == Array("Old.\n\nNew.\n".utf8))
    #expect(try FileSystem.read(folder.path + "/new.md") == Array("New.\n".utf8))
    #expect(try FileSystem.files(below: folder.path) == ["new.md", "old.md"])
    #expect(throws: FileProblem.self) { try FileSystem.append("x", to: folder.path + "/no/such/file") }
    #expect(throws: FileProblem.self) { try FileSystem.append("x", to: "/dev/null") }
    #expect(throws: FileProblem.self) { try FileSystem.write([0x78], to: folder.path) }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "old.md")
    try FileSystem.append("Linked.\n", to: folder.path + "/link")
    #expect(try FileSystem.read(folder.path + "/old.md") == Array("Old.\n\nNew.\nLinked.\n".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == "old.md")
  }

  @Test func `changed files are noticed once`() throws {
    let folder = try TemporaryFolder(["a.md": "A cat *chases* a mouse.\n"])
    var watch = KnowledgeWatch(.paths([folder.path]))
    let atFirst = watch.changed()
    try FileSystem.append("\nA dog *sees* a cat.\n", to: folder.path + "/a.md")
    let afterEdit = watch.changed()
    let again = watch.changed()
    try FileSystem.append("A dog is an animal.\n", to: folder.path + "/b.md")
    let afterAddition = watch.changed()
    #expect([atFirst, afterEdit, again, afterAddition] == [false, true, false, true])
  }
}
