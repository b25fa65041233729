import Knowledge
import Testing

/// All 256 pairs of premises of the classical syllogism, each in four wordings, asked for all four conclusions in several
/// wordings. What must be answered is worked out over the sixteen ways in which three kinds can overlap.
@Suite struct SyllogismTests {
  /// `All a are b`, `No a is b`, `Some a are b`, `Some a are not b`.
  enum Mood: CaseIterable { case all, none, some, someNot }

  /// The terms: subject, middle, predicate.
  private static let words = [("singer", "singers"), ("monk", "monks"), ("painter", "painters")]

  /// The ways to say a premise: two plain ones, and others.
  private static func premises(_ mood: Mood, _ a: Int, _ b: Int) -> [String] {
    let (one, many) = (words[a], words[b])
    switch mood {
    case .all:
      return [
        "Every \(one.0) is a \(many.0).", "All \(one.1) are \(many.1).", "Each \(one.0) is a \(many.0).",
        "All of the \(one.1) are \(many.1).", "Any \(one.0) is a \(many.0).",
        "It is true that all \(one.1) are \(many.1).",
      ]
    case .none:
      return [
        "No \(one.0) is a \(many.0).", "No \(one.1) are \(many.1).", "None of the \(one.1) are \(many.1).",
        "Nothing that is a \(one.0) is a \(many.0).", "If something is a \(one.0) then it is not a \(many.0).",
        "There are no \(one.1) that are \(many.1).", "It is not the case that some \(one.1) are \(many.1).",
      ]
    case .some:
      return [
        "Some \(one.0) is a \(many.0).", "Some \(one.1) are \(many.1).", "There is a \(one.0) that is a \(many.0).",
        "Some of the \(one.1) are \(many.1).", "There exists a \(one.0) that is a \(many.0).",
        "There are \(one.1) that are \(many.1).", "At least one \(one.0) is a \(many.0).",
        "It is false that no \(one.1) are \(many.1).",
      ]
    case .someNot:
      return [
        "Some \(one.0) is not a \(many.0).", "Some \(one.1) are not \(many.1).", "Not all \(one.1) are \(many.1).",
        "Not every \(one.0) is a \(many.0).", "There are \(one.1) that are not \(many.1).",
        "It is not true that all \(one.1) are \(many.1).", "There is a \(one.0) that is not a \(many.0).",
      ]
    }
  }

  private static func questions(_ mood: Mood) -> [String] {
    let (s, p) = (words[0].1, words[2].1)
    switch mood {
    case .all: return ["Is it true that all \(s) are \(p)?", "Are all \(s) \(p)?"]
    case .none: return ["Is it true that no \(s) are \(p)?", "Are no \(s) \(p)?", "Are none of the \(s) \(p)?"]
    case .some: return ["Is it true that some \(s) are \(p)?", "Are some \(s) \(p)?"]
    case .someNot: return ["Is it true that some \(s) are not \(p)?", "Are some \(s) not \(p)?"]
    }
  }

  /// A way in which the kinds overlap: bit n of a region says that what is in it is of kind n; bit r of the model says
  /// that something is in region r.
  private static func holds(_ mood: Mood, _ a: Int, _ b: Int, in model: Int) -> Bool {
    let regions = (0..<8).filter { model >> $0 & 1 == 1 && $0 >> a & 1 == 1 }
    switch mood {
    case .all: return regions.allSatisfy { $0 >> b & 1 == 1 }
    case .none: return regions.allSatisfy { $0 >> b & 1 == 0 }
    case .some: return regions.contains { $0 >> b & 1 == 1 }
    case .someNot: return regions.contains { $0 >> b & 1 == 0 }
    }
  }

  /// The answers that are right, whether or not a kind may be empty.
  private static func verdicts(_ premises: [(Mood, Int, Int)], _ asked: Mood) -> Set<ReplyStatus> {
    func verdict(_ models: [Int]) -> ReplyStatus {
      let outcomes = Set(
        models.filter { model in premises.allSatisfy { holds($0.0, $0.1, $0.2, in: model) } }
          .map { holds(asked, 0, 2, in: $0) })
      return outcomes == [true] ? .yes : outcomes == [false] ? .no : .unknown
    }
    let every = Array(0..<256)
    let peopled = every.filter { model in
      (0..<3).allSatisfy { kind in (0..<8).contains { model >> $0 & 1 == 1 && $0 >> kind & 1 == 1 } }
    }
    return [verdict(every), verdict(peopled)]
  }

  @Test(arguments: 1...4) func `every figure and mood`(figure: Int) {
    let (first, second) = [((1, 2), (0, 1)), ((2, 1), (0, 1)), ((1, 2), (1, 0)), ((2, 1), (1, 0))][figure - 1]
    var turn = figure
    for major in Mood.allCases {
      for minor in Mood.allCases {
        let premises = [(major, first.0, first.1), (minor, second.0, second.1)]
        for wording in 0..<4 {
          let text = premises.map { premise in
            let ways = Self.premises(premise.0, premise.1, premise.2)
            // The plain ways in all figures, each of the others in some.
            turn += 1
            return wording < 2 ? ways[wording] : ways[2 + turn % (ways.count - 2)]
          }.joined(separator: " ")
          let base = Reading(text, []).base
          #expect(base.diagnostics.isEmpty, "\(text)")
          for asked in Mood.allCases {
            let right = Self.verdicts(premises, asked)
            for question in Self.questions(asked) {
              var session = Session(base)
              let given = session.reply(to: question).status
              if !right.contains(given) {
                Issue.record("\(text) \(question) expected \(right.map(\.rawValue)), got \(given.rawValue)")
              }
            }
          }
        }
      }
    }
  }
}
