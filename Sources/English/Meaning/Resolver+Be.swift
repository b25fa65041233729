import Diagnostics

/// What `be` says of its subject.
extension Resolver {
  mutating func nounPredicates(_ noun: NounPhrase, _ phrase: VerbPhrase) throws(ReadingFailure)
    -> [Predicate]
  {
    if case .list(let items, let isAlternative) = noun.head {
      var results: [Predicate] = []
      for item in items { results += try nounPredicates(item, phrase) }
      if noun.determiner == .no { for index in results.indices { results[index].isDenied.toggle() } }
      return isAlternative ? try alternatives(results, "thing", at: noun.range) : results
    }
    if case .shared(let adjectives, let words) = noun.head {
      var results: [Predicate] = []
      for adjective in adjectives {
        var one = noun
        one.head = .words(words)
        results += try nounPredicates(one, phrase, adjective: adjective)
      }
      return results
    }
    return try nounPredicates(noun, phrase, adjective: nil)
  }

  private mutating func nounPredicates(_ noun: NounPhrase, _ phrase: VerbPhrase, adjective: Range<Int>?)
    throws(ReadingFailure) -> [Predicate]
  {
    if let kind = kindOf(noun) { return try nounPredicates(kind, phrase, adjective: nil) }
    if let relational = try relationalPredicate(noun, phrase, adjective: adjective) { return [relational] }
    if case .whatever = noun.head {
      throw ReadingFailure(.unreadable, "I can read \"is what …\" only in \"A N of X is what …\".", at: noun.range)
    }
    if noun.head == .elided, let degree = noun.degree, !isAmong(noun.modifiers.first) {
      return [Predicate(core: .first(degree, noun))]
    }
    if case .anything(false, let adjectives) = noun.head, mode != .statement, adjectives.count == 1,
      noun.modifiers.isEmpty, [.none, .indefinite].contains(noun.determiner)
    {
      // `are sweet things`: are sweet.
      let sweet = AdjectivePhrase(adverb: nil, words: adjectives[0], isDenied: false)
      return try adjectivePredicates([sweet], false, phrase)
    }
    if let described = describedKind(noun) { return [Predicate(core: .kind(.thing(described)))] }
    if phrase.complements.isEmpty, let split = try decomposed(noun, phrase) { return split }
    if case .number = noun.head { return [try comparedPredicate(.equal, noun)] }
    if case .computed = noun.head {
      let (term, conditions) = try expression(noun)
      var equal = Predicate(core: .compared(.equal, term))
      equal.restrictions = conditions
      return [equal]
    }
    var resolved = try resolve(noun, at: .predicate, denied: phrase.isDenied)
    var results: [Predicate] = []
    for term in resolved.terms {
      var one = Predicate(core: isIndividual(noun, term) ? .same(term) : .kind(term))
      switch noun.head {
      case .pronoun, .letter: one.core = .same(term)
      default: break
      }
      if case .kind(.thing(let name)) = one.core { try refuseNaming(name, noun) }
      one.isDenied = resolved.quantifier == .denied
      one.restrictions = resolved.restrictions
      resolved.restrictions = []
      for adverb in phrase.adverbs where !adverb.isEmpty {
        one.places.append((.manner, .thing(lexicon.intern(key: adverb, name: adverb))))
      }
      results.append(one)
    }
    // `is a customer in Ohio`, `is a nurse during the day`: adjuncts of a kind are not kept by is-a.
    for stray in phrase.complements {
      let place: (words: String, range: Range<Int>)? =
        switch stray {
        case .preposition(let word, let object): ("\(word) \(text(object.range))", object.range)
        case .subordinate(let word, let clause):
          ("\(word) \(text(clause.predicates[0].range))", clause.predicates[0].range)
        case .object, .adverb: nil
        }
      guard let place else { continue }
      throw ReadingFailure(
        .unreadable, "I cannot tell what \"\(place.words)\" belongs to.", at: place.range,
        reason: "A kind is not a kind only at some time or place.",
        remedies: ["Say in a rule when it is one: something is a … if it …."])
    }
    return results
  }

  /// `the largest of the states`.
  private func isAmong(_ modifier: Modifier?) -> Bool {
    if case .preposition(let word, _)? = modifier { word == "of" || word == "among" } else { false }
  }

  /// `a kind of nurse` after `be` is a nurse, unless kinds of something are spoken of otherwise.
  private func kindOf(_ noun: NounPhrase) -> NounPhrase? {
    guard case .words(let words) = noun.head, words.count == 1,
      noun.determiner == .indefinite || noun.determiner == .none,
      ["kind", "type", "sort"].contains(lexicon.singular(of: tokens[words.lowerBound].key)), noun.modifiers.count == 1,
      case .preposition("of", var inner) = noun.modifiers[0], case .words = inner.head,
      lexicon.nounRelation(tokens[words], "of") == nil
    else { return nil }
    if inner.determiner == .none { inner.determiner = .indefinite }
    return inner
  }

  /// In a question `is a new position`, where only positions are known, is: a position, and new.
  private mutating func decomposed(_ noun: NounPhrase, _ phrase: VerbPhrase) throws(ReadingFailure) -> [Predicate]? {
    guard mode == .question, noun.modifiers.isEmpty, case .words(let words) = noun.head, !noun.determiner.asks,
      noun.degree == nil, noun.rivalry == nil
    else {
      return nil
    }
    let reading = try known(words, key: lexicon.key(of: tokens[words]), noun)
    guard !reading.properties.isEmpty else { return nil }
    var parts =
      [Predicate(core: .kind(.thing(reading.kind)))]
      + reading.properties.map { Predicate(core: .relation($0, subjectRole: .subject)) }
    let isOfNone = noun.determiner == .no
    if isOfNone { for index in parts.indices { parts[index].isDenied = true } }
    guard phrase.isDenied != isOfNone else { return parts }
    // What is no new position is no position, or not new.
    parts[0].alternatives = Array(parts.dropFirst())
    return [parts[0]]
  }

  /// `A country is African`: what is said of a kind is no name.
  private func refuseNaming(_ name: ThingID, _ noun: NounPhrase) throws(ReadingFailure) {
    guard mode != .question, noun.determiner == .none, lexicon[name].isName,
      tokens[noun.range].allSatisfy({ $0.kind == .word }),
      noun.range.count == 1
    else { return }
    let isOfKind: Bool =
      switch subjectTerm {
      case .variable: true
      case .thing(let subject): !lexicon[subject].isName
      case nil: false
      }
    if isOfKind { throw ReadingFailure(.unreadable, "A kind is no name.", at: noun.range) }
  }

  /// Does `is N` equate rather than classify?
  private func isIndividual(_ noun: NounPhrase, _ term: Term) -> Bool {
    switch term {
    case .variable(let variable):
      return mode != .statement && focus.contains(variable) ? true : noun.determiner == .definite
    case .thing(let thing): return noun.determiner == .definite && lexicon[thing].isName
    }
  }

  /// `is a customer of Y`, `is the capital of Y`, `is a best practice for Y`, `is Y's mother`.
  private mutating func relationalPredicate(_ noun: NounPhrase, _ phrase: VerbPhrase, adjective: Range<Int>?)
    throws(ReadingFailure) -> Predicate?
  {
    guard case .words(let words) = noun.head, noun.degree == nil, noun.rivalry == nil else { return nil }
    var owner: NounPhrase
    var preposition = "of"
    if case .possessive(let possessor) = noun.determiner, noun.modifiers.isEmpty {
      owner = possessor
    } else if case .preposition(let word, let object)? = noun.modifiers.first, noun.modifiers.count == 1 {
      guard mode != .question || lexicon.knowsSomeNoun(tokens[words], with: word) else { return nil }
      // `a country in Europe` is a country, and in Europe.
      if mode != .question, lexicon.nounRelation(tokens[words], word) == nil,
        lexicon.relationByKey[RelationKey(shape: .preposition, words: [word])] != nil
      {
        return nil
      }
      preposition = word
      owner = object
    } else {
      return nil
    }
    guard noun.determiner != .every else { return nil }
    var key = lexicon.key(of: tokens[words])
    var name = text(words)
    if let adjective {
      key = lexicon.key(of: tokens[adjective]) + " " + key
      name = text(adjective) + " " + name
    }
    let relation: RelationID
    if mode == .question {
      guard
        let known = lexicon.relationByKey[RelationKey(shape: .noun, words: [lexicon.nounKey(key), preposition])]
          ?? lexicon.nounRelations(endingIn: key, preposition).first
      else { return nil }
      relation = known
    } else {
      let kind = kindThing(key: key, name: name, words: words, noun.determiner, isOwned: true)
      relation = lexicon.relation(.noun, [lexicon.nounKey(key), preposition], takesObject: true, at: range)
      lexicon.setKind(of: relation, kind)
    }
    let owners = try resolve(owner, at: .owner, denied: phrase.isDenied)
    var predicate = Predicate(core: .relation(relation, subjectRole: .subject))
    guard let term = owners.terms.first, owners.terms.count == 1 else {
      predicate.places = [(.object, owners.terms[0])]
      predicate.restrictions = owners.restrictions
      throw ReadingFailure(
        .unreadable, "Say each owner in a sentence of its own.", at: owner.range,
        reason: "\"\(text(owner.range))\" names several owners.")
    }
    predicate.places = [(.object, term)]
    predicate.restrictions = owners.restrictions
    for adverb in phrase.adverbs {
      predicate.places.append((.manner, .thing(lexicon.intern(key: adverb, name: adverb))))
    }
    var completed = try complemented(predicate, relation, phrase.complements, phrase)
    return completed.removeFirst()
  }

  mutating func adjectivePredicates(_ list: [AdjectivePhrase], _ isAlternative: Bool, _ phrase: VerbPhrase)
    throws(ReadingFailure) -> [Predicate]
  {
    var results: [Predicate] = []
    for (index, adjective) in list.enumerated() {
      let key = lexicon.adjectiveKey(tokens[adjective.words])
      let relation: RelationID
      if let known = lexicon.relationByKey[RelationKey(shape: .property, words: [key])] {
        relation = known
      } else if mode == .question, let kind = kindDescribed(by: key) {
        var one = Predicate(core: .kind(.thing(kind)))
        one.isDenied = adjective.isDenied
        results.append(one)
        continue
      } else if mode == .question {
        throw unknownWord(adjective.words, what: "property")
      } else {
        relation = lexicon.relation(.property, [key], takesObject: false, at: range)
      }
      var one = Predicate(core: .relation(relation, subjectRole: .subject))
      one.isDenied = adjective.isDenied
      // `not` binds to its own: `is not loud and shy` is shy; but `not loud or shy` is neither.
      if index > 0, phrase.isDenied, !isAlternative { one.isDenied.toggle() }
      if let adverb = adjective.adverb {
        one.places.append((.manner, .thing(lexicon.intern(key: adverb, name: adverb))))
      }
      // Slots behind a list belong to all of it when they say when or where, else to the last.
      let isLast = index == list.count - 1
      let shared = phrase.complements.filter { isLast || isCircumstance($0) }
      results += try complemented(one, relation, shared, phrase)
    }
    return isAlternative ? try alternatives(results, "property", at: phrase.range) : results
  }

  /// `are coastal`, read as a noun since no property is called so.
  private func describedKind(_ noun: NounPhrase) -> ThingID? {
    guard mode == .question, noun.determiner == .none, noun.modifiers.isEmpty, noun.degree == nil, noun.rivalry == nil,
      case .words(let words) = noun.head, lexicon.thing(of: tokens[words]) == nil
    else { return nil }
    return kindDescribed(by: lexicon.key(of: tokens[words]))
  }

  /// `is coastal`, of a province, where only coastal provinces are known.
  private func kindDescribed(by adjective: String) -> ThingID? {
    guard let subject = subjectTerm ?? gaps.last else { return nil }
    let kinds: [ThingID] =
      switch subject {
      case .thing(let thing): [thing] + lexicon.kinds(above: thing).sorted()
      case .variable: kind(of: subject).map { [$0] } ?? []
      }
    return kinds.lazy.compactMap { lexicon.thingByKey[adjective + " " + lexicon[$0].key] }.first
  }

  /// The predicates as the one that holds if any of them does, which only a condition or a question may say. `noun`: what
  /// they are, for the refusal of a fact.
  private func alternatives(_ predicates: [Predicate], _ noun: String, at range: Range<Int>) throws(ReadingFailure)
    -> [Predicate]
  {
    guard var joined = predicates.first else { return [] }
    guard mode != .statement else {
      throw ReadingFailure(
        .alternativeFact, "This states one \(noun) or another, but not which.", at: range,
        reason: "A statement with \"or\" cannot be answered from.")
    }
    joined.alternatives = Array(predicates.dropFirst())
    return [joined]
  }

  private func isCircumstance(_ complement: Complement) -> Bool {
    switch complement {
    case .preposition(let word, _): Lexicon.temporalPrepositions.contains(word) || word == "in" || word == "at"
    default: true
    }
  }

  mutating func prepositionPredicates(_ word: String, _ object: NounPhrase, _ phrase: VerbPhrase)
    throws(ReadingFailure) -> [Predicate]
  {
    if mode != .statement, case .number(_, let unit) = object.head, lexicon.key(of: tokens[unit]) == Dates.unit,
      let comparison = DateWording.comparisons[word], subjectTerm.map(isNumber) ?? false
    {
      return [try comparedPredicate(comparison, object)]
    }
    let relation: RelationID
    if let known = link(word) {
      guard known.role == .object else {
        return try complemented(
          Predicate(core: .relation(known.relation, subjectRole: .subject)), known.relation,
          [.preposition(word, object)] + phrase.complements, phrase)
      }
      relation = known.relation
    } else if mode == .question {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says what is \"\(word)\" something.", at: phrase.range)
    } else {
      relation = lexicon.relation(.preposition, [word], takesObject: true, at: range)
    }
    return try complemented(
      Predicate(core: .relation(relation, subjectRole: .subject)), relation,
      [.object(object)] + phrase.complements, phrase)
  }

  /// `named Dover`, where several things are: whichever of them.
  private func namesakes(_ others: Resolved) -> Predicate? {
    guard others.terms.count == 1, others.restrictions.count == 1, case .either(let branches) = others.restrictions[0]
    else { return nil }
    let all = branches.compactMap { branch -> Predicate? in
      guard branch.count == 1, case .same(others.terms[0], let thing) = branch[0] else { return nil }
      return Predicate(core: .same(thing))
    }
    guard all.count == branches.count, var first = all.first else { return nil }
    first.alternatives = Array(all.dropFirst())
    return first
  }

  mutating func comparativePredicates(_ word: String, _ object: NounPhrase, _ phrase: VerbPhrase)
    throws(ReadingFailure) -> [Predicate]
  {
    if word == "same" {
      let others = try resolve(object, at: .object, denied: false)
      if let named = namesakes(others) { return [named] }
      return others.terms.map { term in
        var one = Predicate(core: .same(term))
        one.restrictions = others.restrictions
        return one
      }
    }
    if mode == .question || inCondition || mode == .rule {
      if let compared = try measuredPredicates(word, object) { return compared }
    }
    let relation: RelationID
    if let known = lexicon.relationByKey[RelationKey(shape: .comparative, words: [word])] {
      relation = known
    } else if mode == .question {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says what is \(word) than something.", at: phrase.range)
    } else {
      relation = lexicon.relation(.comparative, [word], takesObject: true, at: range)
    }
    return try complemented(
      Predicate(core: .relation(relation, subjectRole: .subject)), relation,
      [.object(object)] + phrase.complements, phrase)
  }
}
