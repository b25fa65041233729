import Diagnostics

/// Predicates that compare numbers or measures.
extension Resolver {
  /// `larger than X`, `as large as X`, `longer than 5 km`, `greater than 5 million`.
  mutating func measuredPredicates(_ word: String, _ object: NounPhrase) throws(ReadingFailure) -> [Predicate]? {
    let isEqual = word.hasPrefix("as ")
    let known = isEqual ? lexicon.measures(of: String(word.dropFirst(3))) : lexicon.measures(ofComparative: word)
    if let (measures, isReversed) = known, subjectTerm.map({ valueRelations[$0] == nil }) ?? true {
      let comparison: Comparison = isEqual ? .equal : isReversed ? .less : .more
      var object = object
      // `the rivers longer than any river in Texas` are longer than every one of them.
      if object.determiner == .any, !focus.isEmpty { object.determiner = .every }
      let others = try resolve(object, at: .object, denied: false)
      return others.terms.map { term in
        var one = Predicate(core: .measured(measures, comparison, term))
        if !asserts, case .variable = term, others.quantifier.hasScope {
          one.wraps = [(others.quantifier, term, others.restrictions)]
        } else {
          one.restrictions = others.restrictions
        }
        return one
      }
    }
    guard let isMore = word == "more" ? true : word == "less" ? false : lexicon.isMore(comparative: word) else {
      return nil
    }
    let isOfNumbers: Bool = if case .number = object.head { true } else { subjectTerm.map(isNumber) ?? false }
    guard isOfNumbers || word == "more" || word == "less" else { return nil }
    return [try comparedPredicate(isMore ? .more : .less, object)]
  }

  /// That the subject, a number, compares so with what a phrase says.
  mutating func comparedPredicate(_ comparison: Comparison, _ other: NounPhrase) throws(ReadingFailure) -> Predicate {
    let subject = subjectTerm ?? gaps.last ?? .variable(freshVariable())
    var conditions = try compared(comparison, subject, other)
    guard case .compare(let sign, _, let term)? = conditions.popLast() else {
      throw ReadingFailure(.unreadable, "I cannot compare that.", at: other.range)
    }
    var predicate = Predicate(core: .compared(sign, term))
    predicate.restrictions = conditions
    return predicate
  }

  /// `exceeds 10 million`, `exceeds the population of India`, where a number does; nil of anything else.
  mutating func exceeds(_ phrase: VerbPhrase) throws(ReadingFailure) -> Predicate? {
    guard phrase.complements.count == 1, case .object(let object)? = phrase.complements.first,
      mode != .statement, let number = subjectTerm, valueRelations[number] != nil || counts.contains(number)
    else { return nil }
    return try comparedPredicate(.more, object)
  }

  /// `is 6,650 km long`: the number of the noun that the adjective measures by.
  mutating func measurePredicates(_ quantity: NounPhrase, _ adjective: Int) throws(ReadingFailure) -> [Predicate] {
    guard let (measures, _) = lexicon.measures(of: tokens[adjective].key) else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says by what that is measured.", at: adjective..<adjective + 1)
    }
    let kinds: Set<ThingID> =
      switch subjectTerm {
      case .thing(let thing): lexicon.kinds(above: thing).union([thing])
      case .some(let term): Set([kind(of: term)].compactMap { $0 })
      case nil: []
      }
    guard let measure = measures.first(where: { kinds.contains($0.kind) }) ?? (measures.count == 1 ? measures[0] : nil)
    else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says by what that is measured.", at: adjective..<adjective + 1,
        reason: "It is known for "
          + measures.map { lexicon.plural(of: lexicon[$0.kind].name) }.joined(separator: ", ") + ".")
    }
    var predicate = Predicate(core: .relation(measure.relation, subjectRole: .object))
    guard mode != .statement else {
      let value = try resolve(quantity, at: .object, denied: false)
      predicate.places = [(.subject, value.terms[0])]
      predicate.restrictions = value.restrictions
      return [predicate]
    }
    let value = Term.variable(freshVariable())
    valueRelations[value] = measure.relation
    predicate.places = [(.subject, value)]
    predicate.restrictions = try compared(.equal, value, quantity)
    return [predicate]
  }

  /// `has the capital Austin`, `with the capital Austin`: the relation of the noun, in a question.
  mutating func havingNamed(_ phrase: VerbPhrase) throws(ReadingFailure) -> [Predicate]? {
    guard mode == .question || inCondition, phrase.complements.count == 1,
      case .object(let noun)? = phrase.complements.first, case .words(let words) = noun.head, words.count > 1,
      noun.modifiers.isEmpty, noun.degree == nil, noun.rivalry == nil
    else { return nil }
    for cut in words.dropFirst() {
      let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
      guard let relation = lexicon.nounRelation(tokens[front], "of"), let thing = lexicon.thing(of: tokens[back]),
        lexicon[thing].isName
      else { continue }
      let value = try resolve(
        NounPhrase(range: back, head: .words(back)), at: .object, denied: false)
      var predicate = Predicate(core: .relation(relation, subjectRole: .object))
      predicate.places = [(.subject, value.terms[0])]
      predicate.restrictions = value.restrictions
      return [predicate]
    }
    return nil
  }
}

extension Resolver {
  /// `has 420 seats`, where no sentence speaks of a seat as a kind: the number of seats is 420.
  mutating func countedAttribute(_ phrase: VerbPhrase) -> Predicate? {
    guard mode == .statement, !phrase.isDenied, phrase.complements.count == 1,
      case .object(let noun)? = phrase.complements.first, noun.determiner == .none, noun.modifiers.isEmpty,
      case .number(let number, let unit) = noun.head, !unit.isEmpty
    else { return nil }
    let key = lexicon.unitKey(lexicon.key(of: tokens[unit]))
    guard key != "person", lexicon.units[key] == nil, lexicon.thing(of: tokens[unit]) == nil, !key.contains(" per ")
    else { return nil }
    let several = lexicon.plural(ofUnit: key)
    let kind = lexicon.intern(key: "number of " + key, name: "number of " + several)
    let relation = lexicon.relation(.noun, ["number of " + key, "of"], takesObject: true, at: range)
    lexicon.setKind(of: relation, kind)
    return Predicate(
      core: .relation(relation, subjectRole: .object), places: [(.subject, .thing(quantity(number, unit)))])
  }
}
