import Diagnostics

/// Pronouns, words for everything and letters.
extension Resolver {
  mutating func resolve(_ pronoun: Pronoun, _ phrase: NounPhrase, at position: NounPosition)
    throws(ReadingFailure) -> Resolved
  {
    if case .personal(let word) = pronoun, word != "subject", mode == .question, !antecedents.isEmpty,
      mainSubject == nil || gaps.isEmpty && referents.allSatisfy({ isOwnSubject($0, at: position) })
    {
      let things = antecedents.referents(of: word, at: position, lexicon)
      if things.count > 1, position == .object, ["it", "that", "this"].contains(word) {
        throw severalAntecedents(word, things, phrase)
      }
      var result = Resolved(.thing(things[0]))
      result.terms = things.map { .thing($0) }
      return position == .owner ? eachOf(result) : result
    }
    return Resolved(try term(of: pronoun, phrase, at: position))
  }

  /// Is it the subject of the clause, which `it` in another place of the clause does not mean? (That would be `itself`.)
  private func isOwnSubject(_ referent: Referent, at position: NounPosition) -> Bool {
    position != .subject && position != .owner && referent.term == subjectTerm
  }

  /// `which of them`: one of the answers before.
  mutating func amongAnswers(_ term: Term) -> [Condition] {
    // What is below a kind among the answers answers, too, so kinds are looked for among all answers in the end.
    guard let first = antecedents.answers.first, antecedents.answers.allSatisfy({ lexicon[$0].isName }) else {
      return []
    }
    let shared = antecedents.answers.reduce(lexicon.kinds(above: first)) { $0.intersection(lexicon.kinds(above: $1)) }
    let kind = (lexicon.kindsOfNames[first] ?? []).filter { shared.contains($0) }.min()
    let ofKind = kind.map { [Condition.isA(term, .thing($0), denied: false)] } ?? []
    classes[term] = ofKind + [.either(antecedents.answers.map { [.same(term, .thing($0))] })]
    return classes[term] ?? []
  }

  /// `it` after several answers.
  private func severalAntecedents(_ word: String, _ things: [ThingID], _ phrase: NounPhrase) -> ReadingFailure {
    let names = things.prefix(4).map { Writer(lexicon).text($0) }
    return ReadingFailure(
      .ambiguousPronoun, "\"\(word)\" could be any of these: \(names.joined(separator: "; ")).", at: phrase.range,
      reason: "The last answer named several.", remedies: ["Say which one is meant."])
  }

  mutating func term(of pronoun: Pronoun, _ phrase: NounPhrase, at position: NounPosition) throws(ReadingFailure)
    -> Term
  {
    switch pronoun {
    case .hearer:
      guard let hearer = lexicon.hearer else {
        throw ReadingFailure(
          .ambiguousPronoun, "I do not know who \"\(text(phrase.range))\" is.", at: phrase.range,
          remedies: ["A trainer can say: I and you stand for a visitor."])
      }
      return .thing(hearer)
    case .personal("subject"):
      return mainSubject ?? .variable(freshVariable())
    case .personal(let word):
      if word.hasSuffix("self") || word.hasSuffix("selves"), let subjectTerm { return subjectTerm }
      // In the place of an object, `it` is not the subject of its own clause: that would be `itself`.
      let own = position == .subject || position == .owner ? nil : subjectTerm
      let anything = referents.filter { $0.isAnything && $0.term != own }
      if anything.count == 1 { return anything[0].term }
      let others = referents.filter { $0.clause != clauseNumber && $0.term != own }
      let distinct = Set(others.map(\.term))
      if distinct.count == 1, let only = distinct.first { return only }
      if let mainSubject, mainSubject != own { return mainSubject }
      if let gap = gaps.last { return gap }
      if let antecedent = antecedents.subjects.first { return .thing(antecedent) }
      throw ReadingFailure(
        .ambiguousPronoun, "I cannot tell what \"\(word)\" stands for.", at: phrase.range,
        reason: mode == .question ? "Nothing was spoken of before." : "Statements stand alone.",
        remedies: ["Say the noun again instead of \"\(word)\"."])
    }
  }

  mutating func anything(
    _ phrase: NounPhrase, isPerson: Bool, _ adjectives: [Range<Int>], at position: NounPosition
  ) throws(ReadingFailure) -> Resolved {
    if mode == .statement, position == .predicate, adjectives.count == 1, phrase.modifiers.isEmpty, !isPerson {
      // `are sweet things`: of that kind.
      let words = adjectives[0].lowerBound..<phrase.range.upperBound
      let key = lexicon.key(of: tokens[words])
      return Resolved(.thing(kindThing(key: key, name: text(words), words: words, .none)))
    }
    let isUniversal = phrase.determiner == .every || Self.isUniversal(tokens[phrase.range.lowerBound])
    if isUniversal, isPerson, mode == .question, position == .subject, phrase.modifiers.isEmpty,
      let person = lexicon.thingByKey["person"]
    {
      self.isUniversal = true
      return Resolved(.thing(person))
    }
    let variable = freshVariable()
    var result = Resolved(.variable(variable))
    spoken.insert(variable)
    if isUniversal, mode == .question, position == .subject {
      result.quantifier = .strict
      result.restrictions.append(.lowest(.variable(variable)))
    }
    // `people` are persons, once something is said to be one.
    if isPerson, lexicon.speaksOfPersons, tokens[phrase.range].contains(where: { $0.key == "people" }) {
      let person = lexicon.intern(key: "person", name: "person")
      result.restrictions.append(.isA(.variable(variable), .thing(person), denied: false))
    }
    if position != .subject, isUniversal {
      result.quantifier = .strict
    }
    if phrase.determiner == .no { result.quantifier = .denied }
    if let letter = phrase.letter { letters[letter] = .variable(variable) }
    if phrase.determiner == .another || tokens[phrase.range].contains(where: { $0.key == "else" }) {
      for other in referents { result.restrictions.append(.different(.variable(variable), other.term)) }
    }
    referents.append(
      Referent(term: .variable(variable), key: "", ordinal: nil, isAnything: true, clause: clauseNumber))
    for adjective in adjectives {
      let key = lexicon.adjectiveKey(tokens[adjective])
      let relation: RelationID
      if let known = lexicon.relationByKey[RelationKey(shape: .property, words: [key])] {
        relation = known
      } else {
        guard mode != .question else { throw unknownWord(adjective, what: "property") }
        relation = lexicon.relation(.property, [key], takesObject: false, at: range)
      }
      result.restrictions.append(.holds(Atom(relation, [(.subject, .variable(variable))])))
    }
    for modifier in phrase.modifiers {
      result.restrictions += try conditions(of: modifier, on: .variable(variable), head: nil, words: phrase.range)
    }
    return result
  }

  /// `everything`, `everyone`.
  private static func isUniversal(_ token: Token) -> Bool {
    token.key.hasPrefix("every") && token.fixed.contains(.indefinitePronoun)
  }

  mutating func resolve(letter: String, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved {
    if let known = letters[letter] { return Resolved(known) }
    if mode == .rule {
      let variable = Term.variable(freshVariable())
      letters[letter] = variable
      return Resolved(variable)
    }
    let key = letter.lowercased()
    if let thing = lexicon.thingByKey[key] { return Resolved(.thing(thing)) }
    guard mode != .question else { throw unknownWord(phrase.range, what: "word") }
    return Resolved(.thing(lexicon.intern(key: key, name: letter, isName: true)))
  }
}
