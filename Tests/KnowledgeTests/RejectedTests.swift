import Diagnostics
import Foundation
import Knowledge
import Testing

/// Every file of `Tests/Rejected` is named for the finding it shows, and marks in comments where findings must point:
/// `<!-- LINE:COLUMN identifier: the words -->`, after a file's name where it is another file.
@Suite struct RejectedTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Rejected").standardized

  /// Findings that no knowledge file has.
  static let exceptions: [DiagnosticIdentifier: String] = [
    .unknownWord: "a statement of a file makes its words known; only questions and told sentences have it",
    .limit: "only what runs under a limit has it; LimitTests",
    .unknownCommand: "only lines at the prompt have it; CommandTests",
    .missingSynonym: "only the questions of askers have it; RefusedWordTests",
    .badTest: "only expected answers have it; TableAndExpectationTests",
    .damagedFile: "only compiled knowledge has it; CompileTests",
    .truncatedFile: "only compiled knowledge has it; CompileTests",
    .outdatedFile: "only compiled knowledge has it; CompileTests",
  ]

  @Test(arguments: DiagnosticIdentifier.allCases)
  func `findings point at their place`(identifier: DiagnosticIdentifier) throws {
    let name = identifier.rawValue + ".md"
    let path = Self.folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: path.path) else {
      #expect(Self.exceptions[identifier] != nil, "no file Tests/Rejected/\(name)")
      return
    }
    let bytes = [UInt8](try Data(contentsOf: path))
    let base = KnowledgeBase(reading: [KnowledgeFile(path: name, bytes: bytes)]) { table in
      try? [UInt8](Data(contentsOf: Self.folder.appending(path: table)))
    }
    let expected = Self.marks(String(decoding: bytes, as: UTF8.self))
    let found = base.findings().map { finding in
      let place = base.sources.place(of: finding.range)
      let file = place.file == name ? "" : place.file + " "
      let words = base.sources[finding.range.source].text(finding.range.bytes)
      return Mark(place: "\(file)\(place.line):\(place.column) \(finding.identifier.rawValue)", words: words)
    }
    #expect(found.map(\.place) == expected.map(\.place))
    for (found, expected) in zip(found, expected) {
      if let words = expected.words { #expect(found.words == words) }
    }
    #expect(expected.contains { $0.place.hasSuffix(" " + identifier.rawValue) })
  }

  @Test func `every file is named for a finding`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".md") }
    for name in names { #expect(DiagnosticIdentifier(rawValue: String(name.dropLast(3))) != nil, "\(name)") }
  }

  struct Mark {
    var place: String
    var words: String?
  }

  static func marks(_ text: String) -> [Mark] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
      let inside = line.dropFirst(5).dropLast(4)
      guard let colon = inside.firstRange(of: ": ") else { return Mark(place: String(inside)) }
      return Mark(place: String(inside[..<colon.lowerBound]), words: String(inside[colon.upperBound...]))
    }
  }

  // MARK: Many mistakes

  /// One mistake among sound sentences each: the sentence, the words to blame, and the finding, a line of
  /// the file with bars between. `mistakes.txt` goes through the findings, `slips.txt` through what a hasty hand writes.
  private static func mistakes(_ file: String) throws -> [(sentence: String, blamed: String, identifier: String)] {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "|").map(String.init)
      return (parts[0], parts[1], parts[2])
    }
  }

  /// Each mistake is one finding at its place, and none brings others with it.
  @Test(arguments: ["mistakes.txt", "slips.txt"])
  func `so many mistakes are so many findings`(file: String) throws {
    let mistakes = try Self.mistakes(file)
    #expect(mistakes.count >= 50)
    var lines = [
      "# Kitchen", "A cook *cleans* a pan. A cook *wants* a pan. A waiter is calm. A guest is a person.",
      "Cooks and waiters are people.", "",
    ]
    var expected: [String] = []
    for (number, mistake) in mistakes.enumerated() {
      let indent = String(repeating: "A cook wants a toy\(number). ", count: number % 3)
      lines += ["A cook cleans a bowl\(number).", indent + mistake.sentence, ""]
      let before = mistake.sentence.range(of: mistake.blamed).map { mistake.sentence[..<$0.lowerBound].count } ?? -1
      expected.append(
        "\(lines.count - 1):\(indent.count + before + 1)+\(mistake.blamed.count) \(mistake.identifier)")
    }
    let file = KnowledgeFile(path: "mistakes.md", bytes: Array(lines.joined(separator: "\n").utf8))
    let base = KnowledgeBase(reading: [file])
    let found = base.diagnostics.map { finding in
      let place = base.sources.place(of: finding.range)
      return "\(place.line):\(place.column)+\(place.length) \(finding.identifier.rawValue)"
    }
    #expect(found == expected)
    #expect(base.diagnostics.allSatisfy { $0.severity == .error })
    #expect(base.diagnostics.allSatisfy { $0.reason != nil || !$0.remedies.isEmpty })
  }
}
