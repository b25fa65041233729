import Diagnostics

/// Where a noun phrase stands in its clause.
enum NounPosition: Hashable {
  case subject, agent, object, predicate, owner
  case slot(String)
}

extension Resolver {
  /// What a noun phrase stands for. `denied`: in the object place of something denied, a kind stands for whatever is
  /// under it, so the restriction is turned round.
  mutating func resolve(_ phrase: NounPhrase, at position: NounPosition, denied: Bool) throws(ReadingFailure)
    -> Resolved
  {
    switch phrase.head {
    case .list(let items, let isAlternative):
      return try resolveList(phrase, items, isAlternative, at: position, denied: denied)
    case .gap:
      guard let term = gaps.last else { throw ReadingFailure(.unreadable, "A word is missing here.", at: phrase.range) }
      return Resolved(term)
    case .asked:
      var asked = Resolved(.variable(ask()))
      for modifier in phrase.modifiers {
        asked.restrictions += try conditions(of: modifier, on: asked.terms[0], head: nil, words: phrase.range)
      }
      return asked
    case .pronoun(let pronoun): return try resolve(pronoun, phrase, at: position)
    case .anything(let isPerson, let adjectives):
      return try anything(phrase, isPerson: isPerson, adjectives, at: position)
    case .nothing(let isPerson):
      var none = try anything(phrase, isPerson: isPerson, [], at: position)
      none.quantifier = .denied
      return none
    case .letter(let letter): return try resolve(letter: letter, phrase)
    case .quoted(let index): return Resolved(.thing(quoted(index)))
    case .number(let value, let unit):
      let quantity = Term.thing(quantity(value, unit))
      guard case .comparison(let comparison) = phrase.determiner else { return Resolved(quantity) }
      let variable = Term.variable(freshVariable())
      return Resolved(variable, restrictions: [.compare(comparison, variable, quantity)])
    case .action(let verb): return try resolveActions(verb)
    case .whatever(let clause):
      let variable = freshVariable()
      let outer = inCondition
      if mode == .rule { inCondition = true }
      defer { inCondition = outer }
      referents.append(
        Referent(term: .variable(variable), key: "", ordinal: nil, isAnything: true, clause: clauseNumber))
      return Resolved(.variable(variable), restrictions: try conditions(of: clause, gap: .variable(variable)))
    case .shared(let adjectives, let noun):
      return try shared(phrase, adjectives, noun, at: position, denied: denied)
    case .words(let words):
      return try resolve(words: words, key: lexicon.key(of: tokens[words]), phrase, at: position, denied: denied)
    }
  }

  mutating func ask() -> Variable {
    let variable = freshVariable()
    focus.append(variable)
    return variable
  }

  private mutating func resolveList(
    _ phrase: NounPhrase, _ items: [NounPhrase], _ isAlternative: Bool, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    var all: Resolved?
    let isNeither = mode != .statement && phrase.determiner == .no && (position == .subject || position == .agent)
    for (index, item) in items.enumerated() {
      var item = item
      if index == 0, phrase.determiner != .none, !isNeither { item.determiner = phrase.determiner }
      if index > 0, item.determiner == .none, case .only = items[0].determiner { item.determiner = .only }
      let next = try resolve(item, at: position, denied: denied)
      if all == nil {
        all = next
      } else {
        all?.terms += next.terms
        all?.restrictions += next.restrictions
      }
    }
    guard var result = all else { throw ReadingFailure(.unreadable, "This list is empty.", at: phrase.range) }
    result.isAlternative = isAlternative
    result.isNeither = isNeither
    return result
  }

  private mutating func shared(
    _ phrase: NounPhrase, _ adjectives: [Range<Int>], _ noun: Range<Int>, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    var all: Resolved?
    let nounKey = lexicon.key(of: tokens[noun])
    for adjective in adjectives {
      let key = lexicon.key(of: tokens[adjective]) + " " + nounKey
      let next = try resolve(
        words: adjective.lowerBound..<noun.upperBound, key: key, name: text(adjective) + " " + text(noun), phrase,
        at: position, denied: denied)
      if all == nil {
        all = next
      } else {
        all?.terms += next.terms
        all?.restrictions += next.restrictions
      }
    }
    return all!
  }

  // MARK: Literals

  private mutating func quoted(_ index: Int) -> ThingID {
    let words = tokens[index].text
    let key = words.lowercased()
    let thing = lexicon.intern(key: key, name: words, structure: .quoted)
    lexicon.remember(key.split(separator: " ").map(String.init))
    return thing
  }

  mutating func quantity(_ value: Double, _ unit: Range<Int>) -> ThingID {
    let unitKey = unit.isEmpty ? nil : lexicon.key(of: tokens[unit])
    let unitName = unit.isEmpty ? "" : " " + text(unit)
    let key = "#\(value) \(unitKey ?? "")"
    return lexicon.intern(
      key: key, name: Quantities.spelled(value) + unitName, isName: true, structure: .quantity(value, unit: unitKey))
  }

  // MARK: Open words

  mutating func resolve(
    words: Range<Int>, key: String, name: String? = nil, _ phrase: NounPhrase, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    if let named = wholeName(words, phrase) {
      referents.append(
        Referent(term: .thing(named), key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
      return Resolved(.thing(named))
    }
    if let superlative = try superlative(words, phrase) { return superlative }
    if let apposed = try apposed(words, phrase) {
      referents.append(
        Referent(term: .thing(apposed), key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
      return Resolved(.thing(apposed))
    }
    if phrase.modifiers.isEmpty, let several = lexicon.namesakes[key] { return try oneOf(several, phrase) }
    if let letter = phrase.letter, let known = letters[letter], phrase.determiner != .indefinite {
      return Resolved(known)
    }
    if let known = antecedentReferent(key, phrase) { return Resolved(known) }
    switch mode {
    case .statement: return try statementPhrase(words, key, name ?? text(words), phrase, at: position)
    case .rule: return try rulePhrase(words, key, name ?? text(words), phrase, at: position, denied: denied)
    case .question: return try questionPhrase(words, key, phrase, at: position, denied: denied)
    }
  }

  /// `the box of chocolates`, where no box is of anything: the whole phrase is a name.
  private mutating func wholeName(_ words: Range<Int>, _ phrase: NounPhrase) -> ThingID? {
    guard phrase.determiner == .definite, phrase.modifiers.count == 1,
      case .preposition("of", let part) = phrase.modifiers[0], part.modifiers.isEmpty,
      part.determiner == .none || part.determiner == .definite, case .words(let partWords) = part.head,
      !lexicon.isPlural(tokens[words.upperBound - 1]), part.range.upperBound == phrase.range.upperBound,
      !lexicon.knowsSomeNoun(tokens[words], with: "of")
    else { return nil }
    let whole = words.lowerBound..<partWords.upperBound
    let key = lexicon.key(of: tokens[whole])
    if let known = lexicon.thingByKey[key] { return known }
    guard mode != .question else { return nil }
    let name = text(whole)
    let thing = lexicon.intern(key: key, name: name, isName: true)
    lexicon.update(thing) { $0.takesThe = true }
    lexicon.remember(tokens[whole].map(\.key))
    return thing
  }

  /// `the N` in a rule: what `a N` introduced.
  private func antecedentReferent(_ key: String, _ phrase: NounPhrase) -> Term? {
    // `the man that feeds him` is whoever does, not the man spoken of before.
    guard mode != .statement, phrase.modifiers.isEmpty else { return nil }
    switch phrase.determiner {
    case .definite:
      let matching = referents.filter { $0.key == key || $0.key.hasSuffix(" " + key) }
      if let ordinal = phrase.ordinal {
        if let said = matching.first(where: { $0.ordinal == ordinal }) { return said.term }
        let isCounted = matching.allSatisfy { $0.ordinal == nil } && matching.indices.contains(ordinal - 1)
        return isCounted ? matching[ordinal - 1].term : nil
      }
      return (matching.last { !$0.isOther } ?? matching.last)?.term
    case .another where tokens[phrase.range.lowerBound].fixed.contains(.definite):
      let matching = referents.filter { $0.key == key || $0.key.hasSuffix(" " + key) }
      return (matching.last(where: \.isOther) ?? (matching.count == 2 ? matching.last : nil))?.term
    default: return nil
    }
  }

  func quantifier(_ determiner: Determiner, at position: NounPosition, key: String) -> Resolved.Quantifier {
    switch determiner {
    case .every: .strict
    case .no: .denied
    case .some: .some
    case .any: mode == .statement ? .strict : .plain
    case .most: .most
    case .only: .only
    case .number(let comparison, let count): .count(comparison, count)
    default: .plain
    }
  }

  // MARK: Statements: things

  private mutating func statementPhrase(
    _ words: Range<Int>, _ key: String, _ name: String, _ phrase: NounPhrase, at position: NounPosition
  ) throws(ReadingFailure) -> Resolved {
    let quantifier = quantifier(phrase.determiner, at: position, key: key)
    var kind = kindThing(key: key, name: name, words: words, phrase.determiner)
    if position == .subject, phrase.determiner == .definite, phrase.modifiers.isEmpty,
      !lexicon.isPlural(tokens[words.upperBound - 1]), lexicon[kind].isCounted, !lexicon[kind].isName
    {
      kind = individual(of: kind)
    }
    var modifiers = phrase.modifiers
    if case .possessive(let owner) = phrase.determiner { modifiers.insert(.preposition("of", owner), at: 0) }
    let thing = modifiers.isEmpty ? kind : try described(kind, modifiers, words: words)
    var result = Resolved(.thing(thing), quantifier: quantifier)
    if case .count = quantifier, position != .subject {
      result = Resolved(.thing(counted(thing, phrase, words)))
    } else if quantifier == .some || quantifier.isCount {
      result = Resolved(.thing(unnamed(thing, phrase)), quantifier: .some)
    }
    referents.append(Referent(term: result.terms[0], key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
    return result
  }

  /// The one individual called `the N`.
  private mutating func individual(of kind: ThingID) -> ThingID {
    let base = lexicon[kind]
    let thing = lexicon.intern(key: "the " + base.key, name: base.name, isName: true)
    lexicon.update(thing) { $0.takesThe = true }
    let link = Assertion(.isA(.thing(thing), .thing(kind), denied: false))
    if !byName.contains(link) { byName.append(link) }
    return thing
  }

  /// `some clinics`, `at least 2 clinics`: there are such, unnamed, one per sentence and phrase.
  private mutating func unnamed(_ kind: ThingID, _ phrase: NounPhrase) -> ThingID {
    let base = lexicon[kind]
    let place = tokens[phrase.range.lowerBound].range
    let thing = lexicon.intern(
      key: "\(base.key) #\(place.source):\(place.bytes.lowerBound)", name: base.name,
      structure: .described(head: kind, conditions: []))
    byName.append(Assertion(.isA(.thing(thing), .thing(kind), denied: false)))
    return thing
  }

  /// `3 books`, `at least 2 rooms` in another place than the subject's: so many, kept as worded, and books.
  private mutating func counted(_ kind: ThingID, _ phrase: NounPhrase, _ words: Range<Int>) -> ThingID {
    let amount = text(phrase.range.lowerBound..<words.lowerBound).lowercased()
    let base = lexicon[kind]
    let name = "\(amount) \(lexicon.plural(of: base.name))"
    let thing = lexicon.intern(key: "\(amount) \(base.key)", name: name)
    let link = Assertion(.isA(.thing(thing), .thing(kind), denied: false))
    if !byName.contains(link) { byName.append(link) }
    return thing
  }

  // MARK: Rules: variables

  private mutating func rulePhrase(
    _ words: Range<Int>, _ key: String, _ name: String, _ phrase: NounPhrase, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    let kind = kindThing(key: key, name: name, words: words, phrase.determiner)
    var modifiers = phrase.modifiers
    if case .possessive(let owner) = phrase.determiner { modifiers.insert(.preposition("of", owner), at: 0) }
    let isName = lexicon[kind].isName
    if position == .predicate, modifiers.isEmpty { return Resolved(.thing(kind)) }
    if (isName || phrase.determiner == .definite) && modifiers.isEmpty { return Resolved(.thing(kind)) }
    let variable = freshVariable()
    var result = Resolved(.variable(variable), quantifier: quantifier(phrase.determiner, at: position, key: key))
    if asserts {
      if result.quantifier == .strict, position == .subject { result.quantifier = .plain }
      if result.quantifier.isCount, position != .subject {
        let thing = modifiers.isEmpty ? kind : try described(kind, modifiers, words: words)
        return Resolved(.thing(counted(thing, phrase, words)))
      }
    }
    let link: Condition =
      denied && position == .object && inCondition
      ? .isA(.thing(kind), .variable(variable), denied: false)
      : .isA(.variable(variable), .thing(kind), denied: false)
    // Everything is a thing.
    result.restrictions = key == "thing" ? [] : [link]
    for modifier in modifiers {
      result.restrictions += try conditions(of: modifier, on: .variable(variable), head: kind, words: words)
    }
    var ordinal: Int?
    if case .ordinal(let number) = phrase.determiner { ordinal = number }
    if phrase.determiner == .another {
      for other in referents where other.key == key || key == "thing" && other.isAnything {
        result.restrictions.append(.different(.variable(variable), other.term))
      }
    }
    if let letter = phrase.letter { letters[letter] = .variable(variable) }
    referents.append(
      Referent(
        term: .variable(variable), key: key, ordinal: ordinal, isAnything: false, clause: clauseNumber,
        isOther: phrase.determiner == .another))
    return result
  }
}

extension Determiner {
  /// `which N`, `whose N`, `how many N`.
  var asks: Bool {
    switch self {
    case .which, .whose, .howMany: true
    default: false
    }
  }
}

extension Resolved.Quantifier {
  var isCount: Bool { if case .count = self { true } else { false } }
}
