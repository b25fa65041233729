import English

/// The conclusions of all rules, by what they conclude, so that those of other relations need not be looked at.
struct RuleIndex: Sendable {
  /// One conclusion.
  struct Entry: Sendable {
    /// The sentence with the rule.
    let sentence: StatedSentence
    let rule: Statement
    /// Its place among what the rule concludes.
    let place: Int
  }

  private var entries: [Entry] = []
  private var byRelation: [RelationID: [Int]] = [:]
  private var kinds: [Int] = []

  /// O(sentences); the rows of a block are rules all or none.
  init(_ sentences: SentenceList) {
    sentences.forEachPart(
      single: { if Self.hasRule($1.statement) { add($1) } },
      block: { _, block in
        guard !block.starts.isEmpty, Self.hasRule(block.statement(0)) else { return }
        for row in block.starts.indices { add(block.sentence(row)) }
      })
  }

  private static func hasRule(_ statement: Statement) -> Bool {
    statement.isRule || statement.parts.contains(where: \.isRule)
  }

  private mutating func add(_ sentence: StatedSentence) {
    for rule in [sentence.statement] + sentence.statement.parts where rule.isRule {
      for (place, assertion) in rule.assertions.enumerated() {
        switch assertion.condition {
        case .isA: kinds.append(entries.count)
        case .holds(let atom): byRelation[atom.relation, default: []].append(entries.count)
        default: continue
        }
        entries.append(Entry(sentence: sentence, rule: rule, place: place))
      }
    }
  }

  /// Shows, in order, the conclusions that say the like of a condition.
  func forEach(like goal: Condition, _ visit: (Entry) -> Void) {
    switch goal {
    case .isA: for number in kinds { visit(entries[number]) }
    case .holds(let atom): for number in byRelation[atom.relation] ?? [] { visit(entries[number]) }
    default: return
    }
  }
}
