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

  /// `An Italian won a prize` tells of one Italian, not of Italians: with `a`, or a plural, and the past there was such a
  /// one, or there were some. `Faults were blamed for the failure` does not say of any one fault that it was.
  func told(_ clause: Clause) -> Clause {
    guard gaps.isEmpty, case .words(let words) = clause.subject.head,
      clause.subject.determiner == .indefinite || isPluralKind(words, clause.subject),
      let predicate = clause.predicates.first, predicate.modal == nil, predicate.frequency == nil,
      isPast(predicate)
    else { return clause }
    var copy = clause
    copy.subject.determiner = .some
    return copy
  }

  /// `faults`, `the inhabitants of Rome`: some of a kind, not a name.
  private func isPluralKind(_ words: Range<Int>, _ phrase: NounPhrase) -> Bool {
    guard phrase.determiner == .none || phrase.determiner == .definite, lexicon.isPlural(tokens[words.upperBound - 1])
    else { return false }
    if let known = lexicon.thing(of: tokens[words]), lexicon[known].isName { return false }
    return !isProperName(words, phrase.determiner)
  }

  /// Is the finite verb in the past, and in no other form?
  private func isPast(_ predicate: VerbPhrase) -> Bool {
    guard
      let verb = tokens[predicate.range].first(where: {
        !$0.fixed.isDisjoint(with: [.be, .have, .do]) || !lexicon.verbs($0).isEmpty
      })
    else { return false }
    if !verb.fixed.isDisjoint(with: [.be, .have, .do]) { return ["was", "were", "had", "did"].contains(verb.key) }
    let forms = Set(lexicon.verbForms[verb.key, default: []].map(\.form))
    return forms.contains(.past) && forms.isDisjoint(with: [.base, .thirdSingular])
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
      if phrase.determiner == .definite {
        if phrase.modifiers.isEmpty, let known = lexicon.thing(of: tokens[words]), lexicon[known].isName,
          lexicon.kindsOfNames[known] != nil
        {
          return true
        }
        return nameStart(words) != nil && isPlacedName(phrase)
      }
      guard phrase.determiner == .none, phrase.modifiers.isEmpty else { return false }
      if isNumbered(words) { return true }
      if let known = lexicon.thing(of: tokens[words]) { return lexicon[known].isName }
      return tokens[words].allSatisfy { $0.kind == .name || $0.capitalised && lexicon.abbreviations[$0.key] == nil }
    default: return false
    }
  }
}

extension NounPhrase {
  fileprivate var isBareName: Bool {
    if case .words = head { determiner == .none && modifiers.isEmpty } else { false }
  }
}

extension Resolver {
  /// `the city Salem`, `the city Salem of Oregon`.
  private func isPlacedName(_ phrase: NounPhrase) -> Bool {
    switch phrase.modifiers.first {
    case nil: true
    case .preposition("of", let owner): phrase.modifiers.count == 1 && owner.isBareName
    default: false
    }
  }

  /// `has a population of 3 people`, `has the capital Austin`: the relation of the noun, with the value as its subject.
  mutating func ownedValue(_ phrase: VerbPhrase) throws(ReadingFailure) -> [Predicate]? {
    guard mode == .statement || !inCondition, mode != .question, case .object(let noun)? = phrase.complements.first,
      let (words, value) = valued(noun)
    else { return nil }
    let kind = kindThing(key: lexicon.key(of: tokens[words]), name: text(words), words: words, .indefinite)
    let relation = lexicon.relation(.noun, [lexicon[kind].key, "of"], takesObject: true, at: range)
    lexicon.setKind(of: relation, kind)
    wantedKind = kind
    let values = try resolve(value, at: .object, denied: phrase.isDenied)
    wantedKind = nil
    var base = Predicate(core: .relation(relation, subjectRole: .object))
    base.restrictions = values.restrictions
    var results: [Predicate] = []
    for term in values.terms {
      var one = base
      one.places = [(.subject, term)]
      results += try complemented(one, relation, Array(phrase.complements.dropFirst()), phrase)
    }
    return results
  }

  /// The noun and the value of `a population of 3 people`, `the capital Austin`.
  private func valued(_ noun: NounPhrase) -> (Range<Int>, NounPhrase)? {
    guard case .words(let words) = noun.head else { return nil }
    if case .preposition("of", let value)? = noun.modifiers.first, noun.modifiers.count == 1, case .number = value.head
    {
      return (words, value)
    }
    guard noun.determiner == .definite, noun.modifiers.isEmpty, let cut = nameStart(words) else { return nil }
    let name = NounPhrase(range: cut..<words.upperBound, head: .words(cut..<words.upperBound))
    return (words.lowerBound..<cut, name)
  }

  /// Where a name begins after a noun in lower case: `capital | Austin`.
  func nameStart(_ words: Range<Int>) -> Int? {
    guard !tokens[words.lowerBound].capitalised, tokens[words.lowerBound].kind == .word,
      let cut = words.dropFirst().first(where: { tokens[$0].capitalised || tokens[$0].kind == .name }),
      tokens[cut..<words.upperBound].allSatisfy({
        ($0.capitalised || $0.kind == .name) && lexicon.abbreviations[$0.key] == nil
      })
    else { return nil }
    return cut
  }
}

extension Clause {
  /// `Cats wash themselves`: said of each, and of itself.
  var isReflexive: Bool {
    func refers(_ noun: NounPhrase) -> Bool {
      guard case .pronoun(.personal(let word)) = noun.head else { return false }
      return word.hasSuffix("self") || word.hasSuffix("selves")
    }
    return predicates.contains { predicate in
      predicate.complements.contains { complement in
        switch complement {
        case .object(let noun), .preposition(_, let noun): refers(noun)
        default: false
        }
      }
    }
  }
}
