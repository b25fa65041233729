import Diagnostics
import Knowledge
import Testing

/// What a knowledge text should be read as, shown by questions.
struct Reading: Sendable, CustomTestStringConvertible {
  /// The file.
  var text: String
  /// Tables by name.
  var tables: [String: String] = [:]
  /// Question, and its answer: `yes`, `no`, `unknown`, `not-understood`, `conflict`, or answers joined by `; `.
  var questions: [(String, String)]

  init(_ text: String, tables: [String: String] = [:], _ questions: [(String, String)]) {
    self.text = text
    self.tables = tables
    self.questions = questions
  }

  var testDescription: String { text }

  /// The base that the text makes.
  var base: KnowledgeBase {
    KnowledgeBase(
      reading: [KnowledgeFile(path: "test.md", bytes: Array(text.utf8))], table: { tables[$0].map { Array($0.utf8) } })
  }

  /// Reads without an error, and every question is answered so.
  func check() {
    let base = base
    for diagnostic in base.diagnostics where diagnostic.severity == .error {
      Issue.record("\(text)\n\(diagnostic.identifier.rawValue): \(diagnostic.message) \(diagnostic.reason ?? "")")
    }
    checkAnswers(of: base, at: text)
  }

  /// Every question is answered so; `place` says where it stands.
  func checkAnswers(of base: KnowledgeBase, at place: String) {
    for (question, answer) in questions {
      var session = Session(base)
      let reply = session.reply(to: question)
      let given =
        reply.status == .answered ? reply.answers.map(\.text).sorted().joined(separator: "; ") : reply.status.rawValue
      let expected = answer.split(separator: "; ").sorted().joined(separator: "; ")
      if given != expected {
        Issue.record("\(place)\n\(question) expected \(expected), got \(given): \(reply.text)")
      }
    }
  }
}
