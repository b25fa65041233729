import Diagnostics

extension Resolver {
  /// What a verb phrase says, before it has a subject. Lists after `be` and lists of objects give several.
  mutating func predicates(_ phrase: VerbPhrase) throws(ReadingFailure) -> [Predicate] {
    switch phrase.core {
    case .verb(let relation, let isPassive): return try verbPredicates(relation, isPassive: isPassive, phrase)
    case .have: return try havePredicates(phrase)
    case .noun(let noun): return try nounPredicates(noun, phrase)
    case .adjectives(let list, let isAlternative): return try adjectivePredicates(list, isAlternative, phrase)
    case .preposition(let word, let object): return try prepositionPredicates(word, object, phrase)
    case .comparative(let word, let object): return try comparativePredicates(word, object, phrase)
    case .measure(let quantity, let adjective): return try measurePredicates(quantity, adjective)
    case .exists: return [Predicate(core: .exists)]
    case .anyAction:
      throw ReadingFailure(
        .unreadable, "I cannot tell what \"do\" stands for here.", at: phrase.range,
        remedies: ["Use a verb that the knowledge knows."])
    }
  }

  // MARK: Verbs

  private mutating func verbPredicates(_ relation: RelationID, isPassive: Bool, _ phrase: VerbPhrase)
    throws(ReadingFailure) -> [Predicate]
  {
    var complements = phrase.complements
    if relation == Lexicon.exceeding, let compared = try exceeds(phrase) { return [compared] }
    guard isPassive else {
      return try complemented(
        Predicate(core: .relation(relation, subjectRole: .subject)), relation, complements, phrase)
    }
    if let agent = complements.firstIndex(where: { if case .preposition("by", _) = $0 { true } else { false } }),
      case .preposition(_, let noun) = complements[agent]
    {
      complements.remove(at: agent)
      var base = Predicate(core: .relation(relation, subjectRole: .object))
      var noun = noun
      if mode == .question, phrase.isDenied, noun.determiner == .any {
        // `is not addressed by any practice`: by no practice.
        noun.determiner = .no
        base.isDenied = true
      }
      let agents = try resolve(noun, at: mode == .question || inCondition ? .agent : .subject, denied: phrase.isDenied)
      base.restrictions += agents.restrictions
      var results: [Predicate] = []
      for term in agents.terms {
        var one = base
        one.places.append((.subject, term))
        if agents.isNeither { one.isDenied.toggle() }
        if isQuantified(agents) {
          one.wraps.append((agents.quantifier, term, agents.restrictions(of: term)))
          one.restrictions = []
        }
        results += try complemented(one, relation, complements, phrase)
      }
      return results
    }
    if readsAction {
      return try complemented(
        Predicate(core: .relation(relation, subjectRole: .object)), relation, complements, phrase)
    }
    let participle = Inflection.forms(ofVerb: lexicon[relation].lemma).preferred(.pastParticiple)
    let words = ([participle] + lexicon[relation].particles).joined(separator: " ")
    let property = lexicon.relationByKey[RelationKey(shape: .property, words: [words])]
    if mode != .question || property != nil {
      let known = property ?? lexicon.relation(.property, [words], takesObject: false, at: range)
      return try complemented(Predicate(core: .relation(known, subjectRole: .subject)), known, complements, phrase)
    }
    var hidden = Predicate(core: .relation(relation, subjectRole: .object))
    hidden.places.append((.subject, .variable(freshVariable())))
    return try complemented(hidden, relation, complements, phrase)
  }

  /// Adds objects, slots and adverbs. Lists multiply.
  mutating func complemented(
    _ base: Predicate, _ relation: RelationID, _ complements: [Complement], _ phrase: VerbPhrase
  ) throws(ReadingFailure) -> [Predicate] {
    var results = [base]
    for adverb in phrase.adverbs { add(adverb: adverb, to: &results) }
    for complement in complements {
      switch complement {
      case .object(let noun):
        wantedKind = lexicon.joins[relation]?.object
        isObjectOfVerb = lexicon[relation].shape == .verb
        let object = noneOf(try resolve(noun, at: .object, denied: phrase.isDenied), noun, relation, phrase)
        (wantedKind, isObjectOfVerb) = (nil, false)
        if mode != .question, case .action = noun.head, tokens[noun.range.lowerBound].key == "to" {
          lexicon.infinitives.insert(relation)
        }
        results = spread(results, .object, object)
      case .preposition(let word, let noun):
        let object = noneOf(try resolve(noun, at: .slot(word), denied: false), noun, relation, phrase)
        if mode != .question { lexicon.addSlot(word, to: relation) }
        results = spread(results, .slot(word), object)
      case .adverb(let word): add(adverb: word, to: &results)
      case .subordinate(let word, let clause):
        let action = try action(of: clause)
        if mode != .question { lexicon.addSlot(word, to: relation) }
        results = spread(results, .slot(word), Resolved(.thing(action)))
      }
    }
    return results
  }

  /// `do not border a state that borders Ohio`, in a question: it is so of whatever is so described that they do not.
  private func noneOf(_ object: Resolved, _ noun: NounPhrase, _ relation: RelationID, _ phrase: VerbPhrase) -> Resolved
  {
    // `accept gifts from captains`: from whom they are accepted, as likely as whose they are.
    let isOfVerb = noun.modifiers.contains {
      guard case .preposition(let word, _) = $0 else { return false }
      return lexicon[relation].slots.contains(word)
        || lexicon.relationByKey[RelationKey(shape: .preposition, words: [word])] == nil
    }
    guard !isOfVerb, mode == .question, phrase.isDenied, object.quantifier == .plain, object.restrictions.count > 1,
      [.none, .indefinite, .any].contains(noun.determiner), case .words = noun.head, object.terms.count == 1,
      case .variable(let variable) = object.terms[0], wholes[variable] == nil,
      case .isA(.variable(variable), .thing, denied: false) = object.restrictions[0],
      object.restrictions.allSatisfy({ $0.variables.isDisjoint(with: focus) })
    else { return object }
    var none = object
    none.quantifier = .strict
    return none
  }

  private mutating func add(adverb: String, to results: inout [Predicate]) {
    // Several words (`every day`) name nothing elsewhere.
    let key = adverb.contains(" ") ? "manner: " + adverb.lowercased() : adverb
    let thing = lexicon.intern(key: key, name: adverb)
    for index in results.indices { results[index].places.append((.manner, .thing(thing))) }
  }

  /// Fills a role with each of the terms.
  private func spread(_ predicates: [Predicate], _ role: Role, _ value: Resolved) -> [Predicate] {
    var results: [Predicate] = []
    for predicate in predicates {
      var versions: [Predicate] = []
      for term in value.terms {
        var one = predicate
        one.places.removeAll { $0.0 == role }
        one.places.append((role, term))
        switch value.quantifier {
        case .denied, .count, .extreme, .rival, .outnumbers:
          if asserts {
            if value.quantifier == .denied { one.isDenied.toggle() }
          } else {
            one.wraps.append((value.quantifier, term, value.restrictions(of: term)))
            versions.append(one)
            continue
          }
        case .strict:
          if !asserts, case .variable = term {
            one.wraps.append((.strict, term, value.restrictions(of: term)))
            versions.append(one)
            continue
          }
          if role == .object { one.objectIsStrict = true }
        default: break
        }
        one.restrictions += value.restrictions
        versions.append(one)
      }
      if value.isAlternative, let first = versions.first {
        var joined = first
        joined.alternatives = Array(versions.dropFirst())
        results.append(joined)
      } else {
        results += versions
      }
    }
    return results
  }

  /// The relation of what is had: of the noun, or of the noun in front of `that healthcare IT has`.
  private func ownedRelation(_ noun: NounPhrase) -> RelationID? {
    switch noun.head {
    case .words(let words): return lexicon.nounRelation(tokens[words], "of")
    case .gap where mode == .question:
      guard let term = gaps.last else { return nil }
      for case .isA(term, .thing(let kind), denied: false) in classes[term] ?? [] {
        return lexicon.nounRelation(lexicon[kind].key, "of")
      }
      return nil
    default: return nil
    }
  }

  /// `X has a Y`; `X has a population of 3 people` is the population of X.
  private mutating func havePredicates(_ phrase: VerbPhrase) throws(ReadingFailure) -> [Predicate] {
    if let owned = try ownedValue(phrase) { return owned }
    if phrase.complements.count == 1, case .object(let noun)? = phrase.complements.first,
      let number = try numericPredicate(noun, phrase)
    {
      return [number]
    }
    if let named = try havingNamed(phrase) { return named }
    if let counted = countedAttribute(phrase) { return [counted] }
    let have = lexicon.relation(.verb, ["have"], takesObject: true, at: range)
    let results = try complemented(
      Predicate(core: .relation(have, subjectRole: .subject)), have, phrase.complements, phrase)
    guard mode == .question || inCondition, case .object(let noun)? = phrase.complements.first else { return results }
    guard let relation = ownedRelation(noun) else { return holding(results, noun) }
    // What X has is also whatever is said to be the N of X: anyone, where no particular one is meant.
    let isAny = noun.modifiers.isEmpty && noun.determiner == .indefinite
    return results.map { plain in
      var owned = plain
      owned.core = .relation(relation, subjectRole: .object)
      owned.places = plain.places.map { place in
        guard place.0 == .object else { return place }
        if isAny, case .thing = place.1 { return (.subject, .variable(freshVariable())) }
        return (.subject, place.1)
      }
      var both = plain
      both.alternatives = [owned]
      return both
    }
  }

  /// What a place has is also what is in it, and what is of it by a longer noun (`has a point`: a highest point).
  private func holding(_ results: [Predicate], _ noun: NounPhrase) -> [Predicate] {
    guard mode == .question else { return results }
    var links = link("in").map { [$0] } ?? []
    if case .words(let words) = noun.head {
      links += lexicon.nounRelations(endingIn: lexicon.key(of: tokens[words]), "of").map { ($0, .object) }
    }
    guard !links.isEmpty else { return results }
    return results.map { plain in
      var all = plain
      all.alternatives = links.map { link in
        var other = plain
        other.core = .relation(link.relation, subjectRole: link.role)
        other.places = plain.places.map { $0.0 == .object ? (.subject, $0.1) : $0 }
        return other
      }
      return all
    }
  }
}
