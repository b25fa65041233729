import Datalog
import Foundation
import Testing

@testable import Knowledge

/// All that is known of the lecture and of the small domains is proved, as the checker sees it that trusts no engine:
/// so is whatever any answer rests on.
@Suite struct ProofTests {
  @Test(arguments: ["Knowledge", "Tests/Domains/Railway", "Tests/Domains/Kitchen", "Tests/Domains/Library"])
  func everyRowIsProved(_ folder: String) throws {
    let base = QuestionTable.knowledge(folder)
    #expect(!base.hasErrors)
    let model = base.model
    var steps: [Proof.Step] = []
    var known: Set<RowRef> = []
    for place in model.program.predicates.indices {
      for row in model.rows(of: Predicate(Int32(place))) where !known.contains(row) {
        steps += model.proof(of: row).steps.filter { known.insert($0.row).inserted }
      }
    }
    #expect(steps.count > 100)
    #expect(throws: Never.self) { try ProofChecker(model).check(Proof(steps: steps)) }
  }

  /// Every step of a told proof rests on steps before it, says something, and ends in sentences or in names.
  @Test func toldProofsAreWhole() throws {
    let file = QuestionTable.package.appending(path: "Tests/KnowledgeTests/Questions.tsv")
    let questions = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: "\t").dropFirst().first.map(String.init)
    }
    var proofs = 0
    for question in questions where !question.contains(";;") {
      var session = Session(QuestionTable.bundled)
      for proof in session.reply(to: question, proofs: true).answers.compactMap(\.proof) where !proof.isEmpty {
        proofs += 1
        for (place, step) in proof.enumerated() {
          let isSound = step.id == place + 1 && !step.text.isEmpty && step.from.allSatisfy { $0 < step.id }
          #expect(isSound, "\(question): step \(step.id) \(step.text)")
        }
      }
    }
    #expect(proofs > 200)
  }
}
