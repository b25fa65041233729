/// Sentences whose predicate takes up what only a modifier of the subject introduces: `A pupil who misses a lesson must
/// repeat it`, `The father of a person is a parent of the person`. They speak of each such pair, so they are rules.
/// (Geach's donkey sentences.)
extension StatementBuilder {
  /// Does a predicate refer to something that stands inside the subject?
  func takesUpItsSubject(_ clause: Clause) -> Bool {
    var introduced: Set<String> = []
    for modifier in clause.subject.modifiers { introduce(modifier, &introduced) }
    guard !introduced.isEmpty else { return false }
    return clause.predicates.contains { predicate in
      parts(of: predicate).contains { refers($0, to: introduced) }
    }
  }

  /// The keys of what a modifier introduces with `a`; of `something` the empty key.
  private func introduce(_ modifier: Modifier, _ keys: inout Set<String>) {
    switch modifier {
    case .preposition(_, let noun): introduce(noun, &keys)
    case .relative(let clause):
      introduce(clause.subject, &keys)
      for predicate in clause.predicates { for noun in parts(of: predicate) { introduce(noun, &keys) } }
    case .named, .compared, .combined: break
    }
  }

  private func introduce(_ noun: NounPhrase, _ keys: inout Set<String>) {
    switch noun.head {
    case .words(let words) where noun.determiner == .indefinite:
      keys.insert(resolver.lexicon.key(of: resolver.tokens[words]))
    case .anything where noun.determiner == .none: keys.insert("")
    default: break
    }
    for modifier in noun.modifiers { introduce(modifier, &keys) }
  }

  private func refers(_ noun: NounPhrase, to keys: Set<String>) -> Bool {
    switch noun.head {
    case .pronoun(.personal(let word)) where ["it", "them", "him", "her"].contains(word): return true
    case .words(let words) where noun.determiner == .definite && noun.modifiers.isEmpty:
      return keys.contains(resolver.lexicon.key(of: resolver.tokens[words]))
    default: break
    }
    return noun.modifiers.contains { modifier in
      if case .preposition(_, let inner) = modifier { refers(inner, to: keys) } else { false }
    }
  }

  /// The noun phrases of a verb phrase.
  private func parts(of predicate: VerbPhrase) -> [NounPhrase] {
    var nouns: [NounPhrase] =
      switch predicate.core {
      case .noun(let noun), .preposition(_, let noun), .comparative(_, let noun): [noun]
      default: []
      }
    for complement in predicate.complements {
      switch complement {
      case .object(let noun), .preposition(_, let noun): nouns.append(noun)
      case .adverb, .subordinate: break
      }
    }
    return nouns
  }
}
