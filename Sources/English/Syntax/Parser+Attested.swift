extension Parser {
  /// `it is true that S`, `it is the case that S`, `it is not true that S`, `it is false that S`; nil where no such words
  /// stand here. What is denied of all is denied of some, what is denied of some is said of none. Of `a bird` and `birds`,
  /// which speak of birds in general, and of several predicates it is not said which part is false: these are not read.
  func attested(_ at: Int) -> [Parsed<Clause>]? {
    guard isWord(at, "it"), isWord(at + 1, "is") else { return nil }
    var next = at + 2
    var isDenied = false
    if isWord(next, "not") {
      isDenied = true
      next += 1
    }
    if areWords(next, ["true", "that"]) {
      next += 2
    } else if areWords(next, ["the", "case", "that"]) {
      next += 3
    } else if areWords(next, ["false", "that"]) {
      isDenied.toggle()
      next += 2
    } else {
      return nil
    }
    let said = clauses(next)
    return isDenied ? said.compactMap { denied($0) } : said
  }

  private func denied(_ clause: Parsed<Clause>) -> Parsed<Clause>? {
    guard clause.tree.predicates.count == 1, clause.tree.fronted.isEmpty else { return nil }
    var copy = clause
    switch clause.tree.subject.determiner {
    case .every:
      switch clause.tree.subject.head {
      case .words: break
      case .anything(isPerson: false, let adjectives) where adjectives.count == 1:
        copy.tree.subject.head = .words(adjectives[0].lowerBound..<clause.tree.subject.range.upperBound)
      default: return nil
      }
      copy.tree.subject.determiner = .some
    case .some where !clause.tree.predicates[0].isDenied:
      copy.tree.subject.determiner = .no
      return copy
    case .no where !clause.tree.predicates[0].isDenied:
      copy.tree.subject.determiner = .some
      return copy
    case .definite, .possessive: break
    case .none:
      guard case .words(let words) = clause.tree.subject.head, !isPlural(words.upperBound - 1),
        isName(clause.tree.subject) || tokens[words.lowerBound].capitalised
      else { return nil }
    default: return nil
    }
    guard !hasQuantifiedPart(clause.tree.predicates[0]) else { return nil }
    copy.tree.predicates[0].isDenied.toggle()
    return copy
  }

  /// Does it speak of some, all, none or several things, so that to deny the verb is not to deny the whole?
  private func hasQuantifiedPart(_ predicate: VerbPhrase) -> Bool {
    if predicate.modal != nil || predicate.frequency != nil { return true }
    var parts = predicate.complements.compactMap { complement -> NounPhrase? in
      switch complement {
      case .object(let part), .preposition(_, let part): part
      default: nil
      }
    }
    switch predicate.core {
    case .noun(let part), .preposition(_, let part), .comparative(_, let part): parts.append(part)
    case .adjectives(let list, _): if list.count > 1 { return true }
    default: break
    }
    return parts.contains { part in
      if case .list = part.head { return true }
      switch part.determiner {
      case .none, .definite, .indefinite: return false
      default: return true
      }
    }
  }
}
