/// Numbers that are only bounded, said where they stand: `lasts more than 4 hours`.
extension Writer {
  /// Gives each number that one relation of a verb has, and that is otherwise only compared with a given number, its
  /// phrase, and returns the conditions that are left to say. Dates are said by their slots.
  /// - Parameter others: what else is said of the variables.
  mutating func phraseBounds(_ conditions: [Condition], besides others: [Condition] = []) -> [Condition] {
    var counts: [Variable: Int] = [:]
    for condition in conditions + others {
      condition.visitTerms { if case .variable(let variable) = $0 { counts[variable, default: 0] += 1 } }
    }
    return conditions.filter { condition in
      guard case .compare(let comparison, .variable(let variable), .thing(let limit)) = condition,
        counts[variable] == 2, phrases[variable] == nil, !lexicon.isDate(limit),
        (conditions + others).contains(where: { isValue(variable, of: $0) })
      else { return true }
      phrases[variable] = Phrase(text: Self.words(comparison) + " " + text(limit, .phrase), isPlural: false)
      return false
    }
  }

  private func isValue(_ variable: Variable, of condition: Condition) -> Bool {
    guard case .holds(let atom) = condition, lexicon[atom.relation].shape == .verb else { return false }
    return atom.places.contains { $0.role != .subject && $0.term == .variable(variable) }
  }
}
