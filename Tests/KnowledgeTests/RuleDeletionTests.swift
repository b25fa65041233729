import Diagnostics
import English
import Foundation
import Testing

@testable import Knowledge

/// Every rule of the bundled knowledge earns its place: without it some expected answer fails.
@Suite struct RuleDeletionTests {
  /// An expected answer with what its reply rests on.
  private struct Asked {
    var expectation: Knowledge.Expectation
    var text: SourceText
    /// Where the rules of its proofs stand, as `file:line`.
    var rules: Set<String>

    func passes(over base: KnowledgeBase) -> Bool {
      var session = Session(base)
      var run = ExpectationRun(text: text, index: 0)
      run.check(expectation, &session)
      return run.outcomes.allSatisfy(\.passed)
    }
  }

  private static let tests = QuestionTable.package.appending(path: "Knowledge/tests")

  private static func asked(over base: KnowledgeBase) throws -> [Asked] {
    let names = try FileManager.default.contentsOfDirectory(atPath: tests.path).filter { $0.hasSuffix(".md") }.sorted()
    return try names.flatMap { name in
      let text = SourceText(name: name, bytes: Array(try Data(contentsOf: tests.appending(path: name))))
      var found = DiagnosticSet()
      return ExpectationList(text, index: 0, into: &found).expectations.map { expectation in
        Asked(expectation: expectation, text: text, rules: rules(of: text.text(expectation.question), base))
      }
    }
  }

  private static func rules(of question: String, _ base: KnowledgeBase) -> Set<String> {
    var session = Session(base)
    let steps = session.reply(to: question, proofs: true).answers.flatMap { $0.proof ?? [] }
    return Set(steps.compactMap { step in step.rule.map { "\($0.file):\($0.line)" } })
  }

  /// The base as if the sentence had never been written; its words stay known, so that it is its meaning that counts.
  private static func base(_ whole: KnowledgeBase, without number: Int) -> KnowledgeBase {
    var copy = whole
    copy.sentences = SentenceList(whole.sentences.indices.filter { $0 != number }.map { whole.sentences[$0] })
    copy.evaluate()
    return copy
  }

  @Test func everyRuleIsNeeded() throws {
    let base = QuestionTable.bundled
    let asked = try Self.asked(over: base)
    let rules = base.sentences.indices.filter { base.sentences[$0].statement.isRule }
    #expect(rules.count > 20)
    var useless: [String] = []
    for number in rules {
      let sentence = base.sentences[number]
      let place = "\(sentence.citation.file):\(sentence.citation.line)"
      let without = Self.base(base, without: number)
      // Whatever rests on the rule first: what denies or counts may change without it, too.
      let order =
        asked.filter { $0.rules.contains(place) }
        + asked.filter { !$0.rules.contains(place) && $0.text.name.hasPrefix("07") }
      if order.allSatisfy({ $0.passes(over: without) }) { useless.append("\(place): \(sentence.text)") }
    }
    #expect(useless == [], "no expected answer fails without these rules")
  }
}
