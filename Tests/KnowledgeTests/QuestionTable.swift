import Foundation
import Knowledge
import Testing

/// Questions over some knowledge with what is expected of the replies: a tab-separated table with the columns
/// form, question, status, must, mustnot. Several statuses are separated by `|`, patterns that must all be found in the
/// reply by `&&`; `mustnot` may not be found in any answer. Parts of a conversation are separated by ` ;; `, and what
/// is expected is expected of the last.
struct QuestionTable {
  struct Row: Sendable {
    var question: String
    var statuses: [String]
    var patterns: [String]
    var refused: String?
  }
  var rows: [Row]

  init?(_ file: URL) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    rows = text.split(separator: "\n").dropFirst().map { line in
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      while cells.count < 5 { cells.append("") }
      return Row(
        question: cells[1], statuses: cells[2].split(separator: "|").map(String.init),
        patterns: cells[3].components(separatedBy: "&&").map { $0.trimmingCharacters(in: .whitespaces) }
          .filter { !$0.isEmpty },
        refused: cells[4].isEmpty ? nil : cells[4])
    }
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  /// The knowledge of the folder Knowledge.
  static let bundled = knowledge("Knowledge")

  /// The knowledge of a folder of the package, with the tables beside it.
  static func knowledge(_ path: String) -> KnowledgeBase {
    let folder = package.appending(path: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return KnowledgeBase(
      reading: names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
        (try? Data(contentsOf: folder.appending(path: name))).map {
          KnowledgeFile(path: "\(path)/\(name)", bytes: Array($0))
        }
      }, table: { name in (try? Data(contentsOf: package.appending(path: name))).map { Array($0) } })
  }

  /// What is wrong with the replies, a line for each row.
  func failures(over base: KnowledgeBase = bundled) -> [String] { rows.compactMap { Self.failure($0, base) } }

  private static func failure(_ row: Row, _ base: KnowledgeBase) -> String? {
    var session = Session(base)
    var last: Reply?
    for part in row.question.components(separatedBy: " ;; ") { last = session.reply(to: part) }
    guard let reply = last else { return nil }
    var troubles: [String] = []
    if !row.statuses.contains(reply.status.rawValue) { troubles.append("status \(reply.status.rawValue)") }
    let whole = ([reply.text] + reply.answers.map(\.text)).joined(separator: "\n")
    for pattern in row.patterns where !found(pattern, whole) { troubles.append("no \(pattern)") }
    if let refused = row.refused {
      for answer in reply.answers where found(refused, answer.text) { troubles.append("wrongly \(answer.text)") }
    }
    return troubles.isEmpty ? nil : "\(row.question): \(troubles.joined(separator: ", ")): \(reply.text)"
  }

  private static func found(_ pattern: String, _ text: String) -> Bool {
    text.range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
  }
}

@Suite struct QuestionTableTests {
  /// `Newcomers.tsv` was written from the transcript before any reply was seen; of what it cannot answer, it only says
  /// what would be wrong.
  @Test(arguments: ["Questions", "Newcomers"])
  func questionsOfNewcomers(_ name: String) throws {
    let file = QuestionTable.package.appending(path: "Tests/KnowledgeTests/\(name).tsv")
    let table = try #require(QuestionTable(file))
    #expect(table.failures() == [])
  }

  @Test(arguments: ["Railway", "Kitchen", "Helpdesk", "Provinces", "Orchard", "Harbour"])
  func questionsOfOtherDomains(_ domain: String) throws {
    let folder = "Tests/Domains/\(domain)"
    let table = try #require(QuestionTable(QuestionTable.package.appending(path: folder + "/questions.tsv")))
    let base = QuestionTable.knowledge(folder)
    #expect(!base.hasErrors)
    #expect(table.failures(over: base) == [])
  }

  /// The questions that the lecture itself suggests, kept beside the project. Skipped where they are missing.
  @Test func questionsOfTheLecture() {
    let file = QuestionTable.package.appending(path: "../shared/lecture/questions.tsv").standardizedFileURL
    guard let table = QuestionTable(file) else {
      print("skipped: \(file.path) is not there")
      return
    }
    #expect(table.failures() == [])
  }
}
