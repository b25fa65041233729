import Foundation
import Knowledge
import Testing

/// What a question is answered, in which order and from which sentences, does not depend on what was asked before.
@Suite struct OrderOfAskingTests {
  /// The questions of a table, with the parts of conversations apart.
  private static func questions(_ domain: String) throws -> [String] {
    let file = QuestionTable.package.appending(path: "Tests/Domains/\(domain)/questions.tsv")
    return try #require(QuestionTable(file)).rows.map(\.question)
  }

  /// Everything that a reply shows.
  private static func shown(_ question: String, _ base: KnowledgeBase) -> String {
    var session = Session(base)
    var lines: [String] = []
    for part in question.components(separatedBy: " ;; ") {
      let reply = session.reply(to: part)
      lines.append("\(reply.status.rawValue) \(reply.text)")
      for answer in reply.answers { lines.append("\(answer.text) \(answer.sources)") }
    }
    return lines.joined(separator: "\n")
  }

  /// Asked from the first on, from the last on, and in an order of no plan, over knowledge that was read anew.
  @Test(arguments: ["Provinces", "Helpdesk", "Orchard", "Railway"])
  func repliesDoNotDependOnEarlierQuestions(domain: String) throws {
    let questions = try Self.questions(domain)
    let folder = "Tests/Domains/\(domain)"
    let orders = [
      Array(questions.indices), questions.indices.reversed(),
      questions.indices.sorted { ($0 * 7919) % 1009 < ($1 * 7919) % 1009 },
    ]
    var replies: [[Int: String]] = []
    for order in orders {
      let base = QuestionTable.knowledge(folder)
      var given: [Int: String] = [:]
      for index in order { given[index] = Self.shown(questions[index], base) }
      replies.append(given)
    }
    for index in questions.indices {
      for other in replies.dropFirst() where other[index] != replies[0][index] {
        Issue.record("\(questions[index])\n\(replies[0][index] ?? "")\nbut\n\(other[index] ?? "")")
      }
    }
  }
}
