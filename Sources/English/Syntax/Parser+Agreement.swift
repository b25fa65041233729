extension Parser {
  /// Number agreement between a subject, its determiner and its verb: catches slips, and verbs that are no relation yet.
  func agrees(_ subject: NounPhrase, _ predicate: VerbPhrase) -> Bool {
    guard !isLenient, case .words(let range) = subject.head, predicate.modal == nil else { return true }
    let verbAt = predicate.range.lowerBound
    guard verbAt < limit else { return true }
    let head = range.upperBound - 1
    let isOwnPlural = isPlural(head) && lexicon.singular(of: key(head)) == key(head)
    let isPluralHead = isPlural(head) && !isOwnPlural
    if isCounted(subject), isPluralHead, !isNamed(range) { return false }
    if isQuestion { return agreesLoosely(subject, head, verbAt, predicate) }
    if has(verbAt, .be) {
      if isWord(verbAt, "is"), isPluralHead, isPlainPlural(subject, head) { return false }
      return !isWord(verbAt, "are") || !isCounted(subject) || isPluralHead || isOwnPlural
    }
    guard agreesLoosely(subject, head, verbAt, predicate) else { return false }
    guard isVerb(predicate.core), isCounted(subject), !isPluralHead, !isOwnPlural else { return true }
    return Set(verbs(verbAt).map(\.form)) != [.base]
  }

  /// Several things take a plural verb: `what is a cat and a pet is tame` speaks of one thing.
  func listCost(_ subject: NounPhrase, _ predicate: VerbPhrase) -> Int {
    guard case .list(_, isAlternative: false) = subject.head, predicate.modal == nil else { return 0 }
    let verbAt = predicate.range.lowerBound
    guard verbAt < limit else { return 0 }
    if ["is", "has", "does", "was"].contains(key(verbAt)) { return 3 }
    return isVerb(predicate.core) && Set(verbs(verbAt).map(\.form)) == [.thirdSingular] ? 2 : 0
  }

  /// Said with `a`, `each`, `every`: one of a kind.
  private func isCounted(_ subject: NounPhrase) -> Bool {
    guard subject.determiner == .indefinite || subject.determiner == .every else { return false }
    return !["all", "one", "both"].contains(key(subject.range.lowerBound))
      && !isWord(subject.range.lowerBound + 1, "of")
  }

  /// Is there a thing of just this name, plural though it looks?
  private func isNamed(_ range: Range<Int>) -> Bool {
    lexicon.thingByKey[tokens[range].map(\.key).joined(separator: " ")] != nil
  }

  private func isPlainPlural(_ subject: NounPhrase, _ head: Int) -> Bool {
    (subject.determiner == .none || subject.determiner == .definite) && isNoun(head) && !isNameLike(head)
      && subject.modifiers.isEmpty && !isNamed(head..<head + 1)
  }

  private func agreesLoosely(_ subject: NounPhrase, _ head: Int, _ verbAt: Int, _ predicate: VerbPhrase) -> Bool {
    guard isVerb(predicate.core), !tokens[verbAt].fixed.contains(.be) else { return true }
    return Set(verbs(verbAt).map(\.form)) != [.thirdSingular] || !isPlural(head) || subject.determiner != .none
      || !isNoun(head) || isNameLike(head)
  }

  /// Written with a capital, other than at the start of the sentence.
  private func isNameLike(_ at: Int) -> Bool {
    tokens[at].capitalised && (at > 0 || lexicon.capitalisedWords.contains(tokens[at].key))
  }

  private func isVerb(_ core: VerbCore) -> Bool { if case .verb = core { true } else { false } }
}
