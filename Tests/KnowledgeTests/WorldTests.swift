import Diagnostics
import Foundation
import Knowledge
import Testing

/// The world geography of `Tests/Domains/World` over the tables of `../shared/benchmarks/world`, which are not part of
/// the project. Skipped where they are missing.
@Suite struct WorldTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  private static let tables = package.appending(path: "../shared/benchmarks/world").standardizedFileURL

  /// The knowledge with the tables beside it; nil where they are missing, which is said.
  static let base: KnowledgeBase? = {
    guard FileManager.default.fileExists(atPath: tables.appending(path: "country.tsv").path) else {
      print("skipped: \(tables.path) is not there")
      return nil
    }
    let file = package.appending(path: "Tests/Domains/World/world.md")
    guard let text = try? Data(contentsOf: file) else { return nil }
    return KnowledgeBase(
      reading: [KnowledgeFile(path: "world.md", bytes: Array(text))],
      table: { name in (try? Data(contentsOf: tables.appending(path: name))).map { Array($0) } })
  }()

  /// A reply as the published answers are listed: `true`, `romania;soviet union`, `africa: 233 ksqmiles`.
  private static func given(_ reply: Reply) -> Set<String> {
    switch reply.status {
    case .yes: ["true"]
    case .no: ["false"]
    case .answered:
      Set(
        reply.answers.map { answer in
          let value = answer.number.map { "\(Int($0))" + (answer.unit.map { " " + $0 + "s" } ?? "") } ?? answer.text
          return (answer.owner.map { $0 + ": " } ?? "") + value
        })
    default: [reply.status.rawValue + ": " + reply.text]
    }
  }

  @Test func `it reads without a finding`() {
    guard let base = Self.base else { return }
    #expect(base.diagnostics.map(\.message) == [])
  }

  /// The published questions as they stand. Their answers are cut to whole numbers, and give shares without a unit.
  @Test func `the published questions`() throws {
    guard let base = Self.base else { return }
    let text = try String(contentsOf: Self.tables.appending(path: "questions.tsv"), encoding: .utf8)
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      var session = Session(base)
      let given = Set(Self.given(session.reply(to: cells[2])).map { $0.replacing(" percents", with: "") })
      let expected = Set(cells[3].split(separator: ";").map(String.init))
      #expect(given == expected, "\(cells[0]): \(cells[2])")
    }
  }

  /// The same in other words: each line of the file is `id`, tab, a paraphrase.
  @Test func `paraphrases of the published questions`() throws {
    guard let base = Self.base else { return }
    let published = try String(contentsOf: Self.tables.appending(path: "questions.tsv"), encoding: .utf8)
    var expected: [String: Set<String>] = [:]
    for line in published.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      expected[cells[0]] = Set(cells[3].split(separator: ";").map(String.init))
    }
    let file = Self.package.appending(path: "Tests/Domains/World/paraphrases.tsv")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      var session = Session(base)
      let given = Set(Self.given(session.reply(to: cells[1])).map { $0.replacing(" percents", with: "") })
      #expect(given == expected[cells[0]], "\(cells[0]): \(cells[1])")
    }
  }
}
