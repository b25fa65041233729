import Foundation
import Knowledge
import Testing

/// Two geographies and questions over them: a continent that does not exist, taught from tables, and some states, taught
/// in sentences. The answers were worked out of the same facts by another program.
///
/// The table has the columns question, status and answers. Answers are all that there are, in any order: names without
/// their kinds, numbers to four digits, and `owner=number` where there is one for each owner. Where things are is also the
/// continent.
@Suite struct GeographyTests {
  struct Row {
    var question: String
    var statuses: [String]
    var answers: [String]
  }

  static func rows(_ file: URL) throws -> [Row] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        question: cells[0], statuses: cells[1].split(separator: "|").map(String.init),
        answers: cells.count > 2 ? cells[2].components(separatedBy: "; ").filter { !$0.isEmpty } : [])
    }
  }

  @Test(arguments: [("Vesmara", 500), ("Western", 300)])
  func everyQuestionIsAnsweredAsWorkedOut(_ domain: String, atLeast count: Int) throws {
    let folder = "Tests/Domains/\(domain)"
    let rows = try Self.rows(QuestionTable.package.appending(path: folder + "/questions.tsv"))
    let base = QuestionTable.knowledge(folder)
    #expect(base.diagnostics.isEmpty)
    #expect(rows.count > count)
    #expect(rows.compactMap { Self.failure($0, base) } == [])
  }

  static func failure(_ row: Row, _ base: KnowledgeBase) -> String? {
    var session = Session(base)
    var last: Reply?
    for part in row.question.components(separatedBy: " ;; ") { last = session.reply(to: part) }
    guard let reply = last else { return nil }
    guard row.statuses.contains(reply.status.rawValue) else {
      return "\(row.question): \(reply.status.rawValue): \(reply.text)"
    }
    guard reply.status == .answered, row.statuses == ["answered"] else { return nil }
    let isGrouped = row.answers.contains { $0.contains("=") }
    let given = reply.answers.map { isGrouped ? "\($0.owner ?? "")=\(Self.value($0))" : Self.value($0) }
      .map(Self.withoutKind).filter {
        $0 != "Vesmara" && !(isGrouped && $0.hasSuffix("=0")) || row.answers.contains($0)
      }
    let once = Set(given).count < given.count && Set(given).count == row.answers.count ? Array(Set(given)) : given
    return once.sorted() == row.answers.sorted()
      ? nil : "\(row.question): \(given.sorted()), not \(row.answers.sorted())"
  }

  private static func value(_ answer: AnswerElement) -> String {
    answer.number.map { String(format: "%.4g", $0) } ?? answer.text
  }

  /// `the province Tarn` as `Tarn`, `the town Orsel of Hesper` as `Orsel`, `the city Jackson of the state Tennessee` as
  /// `Jackson`.
  private static func withoutKind(_ text: String) -> String {
    var text = text
    if let kind = text.range(of: "^the (province|town|river|lake|state|city) ", options: .regularExpression) {
      text.removeSubrange(kind)
      if let place = text.range(of: " of (the [a-z]+ )?[A-Z][A-Za-z ]+", options: .regularExpression) {
        text.removeSubrange(place)
      }
    }
    return text
  }
}
