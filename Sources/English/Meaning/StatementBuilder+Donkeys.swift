/// Sentences whose predicate takes up what only a modifier of the subject introduces: `A pupil who misses a lesson must
/// repeat it`, `The father of a person is a parent of the person`; or whose object is all that stands so to the subject:
/// `Every dog chases every cat that it sees`. They speak of each such pair, so they are rules.
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

  /// Does a clause refer to what the phrase introduces?
  func takesUp(_ phrase: NounPhrase, in clause: Clause) -> Bool {
    var introduced: Set<String> = []
    introduce(phrase, &introduced)
    guard !introduced.isEmpty else { return false }
    return refers(clause.subject, to: introduced)
      || clause.predicates.contains { predicate in parts(of: predicate).contains { refers($0, to: introduced) } }
  }

  /// Is something said of all objects, or denied of any, that a clause describes by the subject itself?
  func relatesObjectsToItsSubject(_ clause: Clause) -> Bool {
    guard case .words(let words) = clause.subject.head, clause.subject.determiner != .definite,
      clause.subject.determiner != .some
    else { return false }
    let subject = resolver.lexicon.key(of: resolver.tokens[words])
    if let named = resolver.lexicon.thing(of: resolver.tokens[words]), resolver.lexicon[named].isName { return false }
    return clause.predicates.contains { predicate in
      let isDenied = predicate.isDenied || clause.subject.determiner == .no
      return predicate.complements.contains { complement in
        guard case .object(let noun) = complement else { return false }
        return (isDenied || noun.determiner == .every)
          && noun.modifiers.contains { modifier in
            guard case .relative(let clause) = modifier else { return false }
            return refersBack(clause.subject, to: subject)
              || clause.predicates.contains { parts(of: $0).contains { refersBack($0, to: subject) } }
          }
      }
    }
  }

  /// A pronoun, or the subject's own noun with `the`.
  private func refersBack(_ noun: NounPhrase, to subject: String) -> Bool {
    switch noun.head {
    case .pronoun(.personal(let word)): word != "subject"
    case .words(let words):
      noun.determiner == .definite && noun.modifiers.isEmpty
        && resolver.lexicon.key(of: resolver.tokens[words]) == subject
    default: false
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

extension NounPhrase {
  /// `a player who beats every goalkeeper`, `a crane that lifts at least 2 hulls`: what is counted or ranged over makes no
  /// kind, but a condition.
  var isDescribedByCounting: Bool {
    guard determiner == .indefinite || determiner == .none, case .words = head else { return false }
    return modifiers.contains { modifier in
      guard case .relative(let clause) = modifier else { return false }
      return clause.predicates.contains { predicate in
        predicate.complements.contains { complement in
          switch complement {
          case .object(let noun), .preposition(_, let noun): noun.isOther || noun.determiner.rangesOverSeveral
          default: false
          }
        }
      }
    }
  }
}

extension Determiner {
  /// Every, none, or a bound on how many.
  fileprivate var rangesOverSeveral: Bool {
    switch self {
    case .every, .no: true
    case .number(let comparison, _): comparison != .equal
    default: false
    }
  }
}
