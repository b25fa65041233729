import Diagnostics

/// What a denial says of `every N` and `some N` behind it: that it is not so of all, not that it is so of none.
extension Resolver {
  /// A clause of a statement in which what is not so of every N is not so of some; refused where that cannot be kept, since
  /// it is another N for each subject.
  func scoped(_ clause: Clause) throws(ReadingFailure) -> Clause {
    guard asserts else { return clause }
    let isOfNone = clause.subject.determiner == .no || clause.subject.isNothing
    guard isOfNone || clause.predicates.contains(where: \.isDenied) else { return clause }
    var copy = clause
    for index in copy.predicates.indices where isOfNone || copy.predicates[index].isDenied {
      for place in copy.predicates[index].complements.indices {
        guard case .object(var noun) = copy.predicates[index].complements[place],
          noun.determiner == .every || noun.determiner == .some
        else { continue }
        guard mode == .statement, !isOfNone, isOneSubject(clause.subject) else { throw partlyDenied(noun) }
        noun.determiner = .some
        copy.predicates[index].complements[place] = .object(noun)
      }
    }
    return copy
  }

  /// Is it said of one thing, so that `some N` is the same for all that it is said of?
  private func isOneSubject(_ subject: NounPhrase) -> Bool {
    guard case .words(let words) = subject.head else { return false }
    return isProperName(words, subject.determiner) || subject.determiner == .definite
  }

  private func partlyDenied(_ noun: NounPhrase) -> ReadingFailure {
    var failure = ReadingFailure(
      .unsupportedQuantifier, "\"not … \(text(noun.range))\" does not say of which it is not so.", at: noun.range,
      reason: "It may be so of others, and which these are can be different for each that it is said of.",
      remedies: ["Say of which it is not so, or that it is so of none, with \"any\"."])
    failure.isFinal = true
    return failure
  }
}

extension NounPhrase {
  fileprivate var isNothing: Bool { if case .nothing = head { true } else { false } }
}
