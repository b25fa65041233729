import Diagnostics
import Foundation
import Knowledge
import Testing

/// The page for trainers with a spreadsheet: its tables and sentences are read, and its questions asked, as they stand.
@Suite struct SpreadsheetPageTests {
  /// The fenced blocks of the page, by what stands behind the fence.
  private static let blocks: [(label: String, text: String)] = {
    let page = QuestionTable.package.appending(path: "Sources/Reference/spreadsheets.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    var blocks: [(label: String, text: String)] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isOpen.toggle()
        if isOpen { blocks.append((String(line.dropFirst(3)), "")) }
      } else if isOpen {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    return blocks
  }()

  private static func file(_ name: String) -> [UInt8]? {
    blocks.first { $0.label.hasSuffix(" " + name) }.map { Array($0.text.utf8) }
  }

  static let base = KnowledgeBase(
    reading: [KnowledgeFile(path: "parks.md", bytes: file("parks.md") ?? [])], table: { file($0) })

  /// Lines of the page: a question, ` = `, its answers parted by semicolons, or `?` where none is known.
  static let questions: [String] = {
    let text = blocks.first { $0.label == "ask" }?.text ?? ""
    return text.split(separator: "\n").map(String.init)
  }()

  @Test func `it reads without a finding`() {
    #expect(Self.base.diagnostics.map(\.message) == [])
    #expect(Self.questions.count > 15)
  }

  @Test(arguments: questions) func `it is answered as the page says`(_ line: String) {
    let parts = line.components(separatedBy: " = ")
    var session = Session(Self.base)
    let reply = session.reply(to: parts[0])
    if parts[1] == "?" {
      #expect([.unknown, .notUnderstood].contains(reply.status), "\(reply.text)")
    } else {
      #expect(Set(reply.answers.map(\.text)) == Set(parts[1].components(separatedBy: "; ")), "\(reply.text)")
    }
  }
}
