import Diagnostics
import Knowledge
import Testing

/// Random theories in plain English, asked for everything that can be asked.
@Suite struct RandomTheoryTests {
  @Test(arguments: 0..<4) func `what follows is answered, and nothing else`(part: Int) {
    for seed in UInt64(part * 40)..<UInt64(part * 40 + 40) {
      var random = RepeatableGenerator(seed: seed)
      let theory = RandomTheory(&random)
      guard let known = theory.conclusions else { continue }
      let base = Reading(theory.text, []).base
      let spoken = Set(theory.facts.map(\.statement.subject))
      if let error = base.diagnostics.first(where: { $0.severity == .error }) {
        Issue.record("seed \(seed): \(error.message)\n\(theory.text)")
      }
      for subject in theory.entities where spoken.contains(subject) {
        for property in theory.words.properties {
          let statement = RandomTheory.Statement(word: property, subject: subject)
          check(statement, known, base, seed, theory)
        }
        for verb in theory.words.verbs {
          for object in theory.entities where object != subject && spoken.contains(object) {
            check(RandomTheory.Statement(word: verb, subject: subject, object: object), known, base, seed, theory)
          }
        }
      }
    }
  }

  private func check(
    _ statement: RandomTheory.Statement, _ known: [RandomTheory.Statement: Bool], _ base: KnowledgeBase, _ seed: UInt64,
    _ theory: RandomTheory
  ) {
    for holds in [true, false] {
      let said = RandomTheory.Said(statement: statement, holds: holds)
      let question = "Is it true that \(RandomTheory.clause(said, subject: statement.subject, isPlural: false))?"
      var session = Session(base)
      let given = session.reply(to: question).status
      let expected: ReplyStatus = known[statement].map { $0 == holds ? .yes : .no } ?? .unknown
      if given != expected {
        Issue.record("seed \(seed): \(question) expected \(expected.rawValue), got \(given.rawValue)\n\(theory.text)")
      }
    }
  }
}

/// Numbers that depend on the seed alone (Steele, Lea and Flood's SplitMix64).
struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
