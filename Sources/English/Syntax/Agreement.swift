/// Finds where the words of a statement do not agree in number: a noun with its determiner, a verb with its subject.
/// Only what is sure to be wrong is found: names, mass nouns and words whose number no form shows agree with everything;
/// and `a answer` is no fault, since nobody can misunderstand it. Linear in the length of the sentence.
struct Agreement {
  let tokens: [Token]
  let lexicon: Lexicon

  /// One word that should be another.
  struct Fault: Hashable {
    enum Kind: Hashable { case verb, determiner }
    var kind: Kind
    /// The words to blame.
    var range: Range<Int>
    /// What the blamed words do not agree with.
    var partner: Range<Int>
    /// The token that should be written otherwise.
    var place: Int
    var right: String
  }

  enum Number { case one, several }

  /// The first fault of a statement, in its own order of parts.
  func fault(in syntax: StatementSyntax) -> Fault? {
    fault(in: syntax.main) ?? syntax.condition.flatMap(fault) ?? syntax.exception.flatMap(fault)
      ?? syntax.reason.flatMap(fault)
  }

  private func fault(in tree: ClauseTree) -> Fault? {
    switch tree {
    case .clause(let clause): fault(in: clause, subject: nil)
    case .all(let trees), .any(let trees): trees.lazy.compactMap { fault(in: $0) }.first
    }
  }

  /// `subject`: the phrase that a gap in the subject's place stands for.
  private func fault(in clause: Clause, subject described: NounPhrase?) -> Fault? {
    if let inner = fault(in: clause.subject) { return inner }
    let subject: NounPhrase = if case .gap = clause.subject.head, let described { described } else { clause.subject }
    for (index, predicate) in clause.predicates.enumerated() {
      if index == 0 || !predicate.isDenied, let found = fault(of: predicate, subject, predicate.core == .exists) {
        return found
      }
      for part in predicate.parts { if let inner = fault(in: part) { return inner } }
      for case .subordinate(_, let inner) in predicate.complements {
        if let found = fault(in: inner, subject: nil) { return found }
      }
    }
    return nil
  }

  // MARK: Verbs

  private func fault(of predicate: VerbPhrase, _ subject: NounPhrase, _ isExistence: Bool) -> Fault? {
    guard predicate.modal == nil, let verb = finiteVerb(from: predicate.range.lowerBound + (isExistence ? 1 : 0)),
      let said = number(ofVerb: tokens[verb]), let wanted = number(of: subject), said != wanted
    else { return nil }
    if isExistence, case .list = subject.head { return nil }
    guard let right = form(of: tokens[verb], wanted) else { return nil }
    return Fault(kind: .verb, range: verb..<verb + 1, partner: subject.range, place: verb, right: right)
  }

  /// The verb that carries the number, behind adverbs.
  private func finiteVerb(from start: Int) -> Int? {
    for at in start..<min(start + 4, tokens.count) {
      let token = tokens[at]
      guard token.kind == .word else { return nil }
      if !token.fixed.isDisjoint(with: [.be, .have, .do]) { return at }
      let isOpen = token.fixed.isEmpty || token.fixed == .preposition
      if isOpen, !lexicon.verbs(token).isEmpty, !lexicon.isAdverb(token.key) { return at }
      let isPassed =
        !token.fixed.isDisjoint(with: [.frequency, .focus]) || token.fixed.isEmpty && lexicon.isAdverb(token.key)
      guard isPassed else { return nil }
    }
    return nil
  }

  private func number(ofVerb token: Token) -> Number? {
    switch token.key {
    case "is", "has", "does", "was": return .one
    case "are", "have", "do", "were": return .several
    default: break
    }
    let forms = Set((lexicon.verbForms[token.key] ?? []).map(\.form))
    return forms == [.thirdSingular] ? .one : forms == [.base] ? .several : nil
  }

  private func form(of verb: Token, _ number: Number) -> String? {
    let pairs = ["is": "are", "has": "have", "does": "do", "was": "were"]
    if number == .several, let other = pairs[verb.key] { return other }
    if number == .one, let other = pairs.first(where: { $0.value == verb.key })?.key { return other }
    guard let base = lexicon.verbForms[verb.key]?.first?.base else { return nil }
    return number == .several ? base : Inflection.forms(ofVerb: base).thirdSingular
  }

  // MARK: Noun phrases

  /// One or several, where that is sure.
  private func number(of phrase: NounPhrase) -> Number? {
    switch phrase.head {
    case .list(let items, let isAlternative):
      guard !isAlternative, phrase.determiner == .none, items.allSatisfy(isSeparate) else { return nil }
      return .several
    case .anything:
      let last = tokens[phrase.range].first { ["things", "people"].contains($0.key) }
      return last != nil ? .several : .one
    case .nothing: return .one
    case .pronoun(.personal(let word)):
      return ["he", "she", "it"].contains(word) ? .one : word == "they" ? .several : nil
    case .action: return .one
    case .words(let words): return number(of: words, phrase.determiner, phrase.range)
    default: return nil
    }
  }

  /// One of several for sure: with a determiner of its own, a name, or a plural.
  private func isSeparate(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head else { return false }
    switch phrase.determiner {
    case .none: return tokens[words.upperBound - 1].capitalised || isPlural(words)
    case .indefinite, .definite, .possessive: return true
    default: return false
    }
  }

  private func number(of words: Range<Int>, _ determiner: Determiner, _ range: Range<Int>) -> Number? {
    let last = tokens[words.upperBound - 1]
    guard last.kind == .word else { return nil }
    if let thing = lexicon.thing(of: tokens[words]), lexicon[thing].isName {
      let isWhole = last.capitalised && determiner == .none && !lexicon[thing].takesThe
      return isWhole && !lexicon.isPlural(last) ? .one : nil
    }
    let leader = tokens[range.lowerBound]
    switch determiner {
    case .every where ["each", "every"].contains(leader.key): return .one
    case .number(_, 1): return .one
    case .number: return .several
    case .possessive: return isPlural(words) ? .several : nil
    default: break
    }
    if isPlural(words) { return .several }
    guard leader.fixed.contains(.indefinite), leader.key != "a" || tokens[words.lowerBound].key != "few" else {
      return determiner != .none && isSingle(words) ? .one : nil
    }
    return range.lowerBound + 1 == words.lowerBound ? .one : nil
  }

  /// Ends the phrase in what is sure to be a plural?
  private func isPlural(_ words: Range<Int>) -> Bool {
    let last = tokens[words.upperBound - 1]
    guard lexicon.isPlural(last), lexicon.singular(of: last.key) != last.key, last.mark == 0 else { return false }
    if last.capitalised, words.upperBound > 1 || lexicon.capitalisedWords.contains(last.key) { return false }
    // One of them is spoken of, too: `news` and `mathematics` only look like several.
    return lexicon.singles.contains(lexicon.singular(of: last.key))
  }

  /// Ends it in a noun that some sentence counts by the one, and that is no plural?
  private func isSingle(_ words: Range<Int>) -> Bool {
    let last = tokens[words.upperBound - 1]
    return lexicon.singles.contains(last.key) && lexicon.plural(of: last.key) != last.key && last.mark == 0
      && !last.capitalised && !isPlural(words)
  }

  private func fault(in phrase: NounPhrase) -> Fault? {
    if let found = determinerFault(phrase) { return found }
    if case .list(let items, _) = phrase.head {
      for item in items { if let found = fault(in: item) { return found } }
    }
    if case .action(let verb) = phrase.head {
      for part in verb.parts { if let found = fault(in: part) { return found } }
    }
    for modifier in phrase.modifiers {
      switch modifier {
      case .preposition(_, let inner): if let found = fault(in: inner) { return found }
      case .relative(let clause): if let found = fault(in: clause, subject: phrase) { return found }
      case .named, .compared, .combined: continue
      }
    }
    if case .possessive(let owner) = phrase.determiner { return fault(in: owner) }
    return nil
  }

  /// `a cooks`, `every cooks`, `all cook`, `two cook`.
  private func determinerFault(_ phrase: NounPhrase) -> Fault? {
    guard case .words(let words) = phrase.head, phrase.range.lowerBound + 1 == words.lowerBound else { return nil }
    let leader = tokens[phrase.range.lowerBound]
    let last = tokens[words.upperBound - 1]
    if leader.fixed.contains(.indefinite) || ["each", "every"].contains(leader.key) {
      guard isPlural(words), lexicon.thing(of: tokens[words]).map({ !lexicon[$0].isName }) ?? true else { return nil }
      return fault(phrase, words, lexicon.singular(of: last.key))
    }
    if ["all", "several"].contains(leader.key) || isMany(phrase.determiner) {
      guard isSingle(words) else { return nil }
      return fault(phrase, words, lexicon.plural(of: last.key))
    }
    return nil
  }

  private func isMany(_ determiner: Determiner) -> Bool {
    if case .number(_, let count) = determiner { count > 1 } else { false }
  }

  private func fault(_ phrase: NounPhrase, _ words: Range<Int>, _ right: String) -> Fault {
    Fault(
      kind: .determiner, range: phrase.range.lowerBound..<words.upperBound,
      partner: words.upperBound - 1..<words.upperBound, place: words.upperBound - 1, right: right)
  }
}

extension VerbPhrase {
  /// The noun phrases that stand in it.
  fileprivate var parts: [NounPhrase] {
    var result: [NounPhrase] =
      switch core {
      case .noun(let noun), .preposition(_, let noun), .comparative(_, let noun): [noun]
      default: []
      }
    for complement in complements {
      switch complement {
      case .object(let noun), .preposition(_, let noun): result.append(noun)
      case .adverb, .subordinate: break
      }
    }
    return result
  }
}
