import Diagnostics

extension Resolver {
  /// `The capital of Texas is Austin` as `Austin is the capital of Texas`, so that both are one relation. Only where
  /// what follows `be` is a value: a name, a number, quoted words. Any other clause is given back as it is.
  func turned(_ clause: Clause) -> Clause {
    guard clause.predicates.count == 1, case .noun(let value) = clause.predicates[0].core, isValue(value),
      clause.predicates[0].complements.isEmpty, isOwned(clause.subject)
    else { return clause }
    var copy = clause
    copy.subject = value
    copy.predicates[0].core = .noun(clause.subject)
    return copy
  }

  /// `the N of Y`, `Y's N`.
  private func isOwned(_ phrase: NounPhrase) -> Bool {
    guard case .words = phrase.head else { return false }
    if case .possessive = phrase.determiner { return phrase.modifiers.isEmpty }
    guard phrase.determiner == .definite, phrase.modifiers.count == 1, case .preposition("of", _) = phrase.modifiers[0]
    else { return false }
    return true
  }

  /// A name, a number or quoted words, or a list of these.
  private func isValue(_ phrase: NounPhrase) -> Bool {
    switch phrase.head {
    case .number, .quoted: return true
    case .list(let items, isAlternative: false): return items.allSatisfy(isValue)
    case .words(let words):
      guard phrase.determiner == .none, phrase.modifiers.isEmpty else { return false }
      if let known = lexicon.thing(of: tokens[words]) { return lexicon[known].isName }
      return tokens[words].allSatisfy { $0.kind == .name || $0.capitalised && lexicon.abbreviations[$0.key] == nil }
    default: return false
    }
  }
}
