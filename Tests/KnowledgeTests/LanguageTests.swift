import Diagnostics
import Foundation
import Knowledge
import Testing

/// The files of `Tests/Language`: blocks between blank lines, each a knowledge file of its own.
///
/// A line that begins with `? ` is a question, with `=>` and the answer behind it: a status, or answers joined by `; `.
/// A line that begins with `! ` names a finding that must be reported. Lines that begin with `#` are for people.
@Suite struct LanguageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Language")
    .standardized

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  struct Block {
    var line: Int
    var text = ""
    var questions: [(String, String)] = []
    var findings: [String] = []
  }

  static func blocks(_ file: String) throws -> [Block] {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty {
        if let open { blocks.append(open) }
        open = nil
      } else if line.hasPrefix("#") {
        continue
      } else {
        var block = open ?? Block(line: number + 1)
        if line.hasPrefix("? ") {
          let parts = line.dropFirst(2).components(separatedBy: " => ")
          block.questions.append((parts[0], parts.count > 1 ? parts[1] : ""))
        } else if line.hasPrefix("! ") {
          block.findings.append(String(line.dropFirst(2)))
        } else {
          block.text += line + "\n"
        }
        open = block
      }
    }
    if let open { blocks.append(open) }
    return blocks
  }

  @Test func `there are files`() { #expect(Self.files.count > 3) }

  @Test(arguments: files) func `what is said is what is meant`(file: String) throws {
    for block in try Self.blocks(file) {
      let reading = Reading(block.text, block.questions)
      let base = reading.base
      let found = base.diagnostics.filter { $0.severity == .error }
      let given = found.map(\.identifier.rawValue)
      if given.sorted() != block.findings.sorted() {
        let messages = found.map { "\($0.identifier.rawValue): \($0.message)" }.joined(separator: "\n")
        Issue.record("\(file):\(block.line): findings \(given), expected \(block.findings)\n\(block.text)\(messages)")
      }
      reading.checkAnswers(of: base, at: "\(file):\(block.line)")
    }
  }
}
