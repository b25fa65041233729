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
    case .elided: return try resolve(elided: phrase, at: position)
    case .computed:
      let (term, conditions) = try expression(phrase)
      return Resolved(term, restrictions: conditions)
    case .gap:
      guard let term = gaps.last else { throw ReadingFailure(.unreadable, "A word is missing here.", at: phrase.range) }
      return Resolved(term)
    case .asked:
      var asked = Resolved(.variable(ask()))
      if antecedents.isAmong { asked.restrictions = amongAnswers(asked.terms[0]) }
      for modifier in phrase.modifiers {
        classes[asked.terms[0]] = asked.restrictions
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
      let variable = Term.variable(freshVariable())
      if case .between = phrase.determiner {
        return Resolved(variable, restrictions: try compared(.equal, variable, phrase))
      }
      guard case .comparison(let comparison) = phrase.determiner else { return Resolved(quantity) }
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
      if let other = otherThanUsual(words, phrase, at: position) {
        return try resolve(other, at: position, denied: denied)
      }
      return try resolve(words: words, key: lexicon.key(of: tokens[words]), phrase, at: position, denied: denied)
    }
  }

  /// `suggests other ways`, where no ways were spoken of that they could be other than: the word belongs to the name.
  private func otherThanUsual(_ words: Range<Int>, _ phrase: NounPhrase, at position: NounPosition) -> NounPhrase? {
    guard phrase.determiner == .another, position == .object, tokens[phrase.range.lowerBound].key == "other",
      lexicon.isPlural(tokens[words.upperBound - 1])
    else { return nil }
    let key = lexicon.key(of: tokens[words])
    guard !referents.contains(where: { $0.key == key || $0.key.hasSuffix(" " + key) }) else { return nil }
    let whole = phrase.range.lowerBound..<words.upperBound
    if mode == .question, lexicon.thing(of: tokens[whole]) == nil { return nil }
    var copy = phrase
    (copy.determiner, copy.head) = (.none, .words(whole))
    return copy
  }

  mutating func ask() -> Variable {
    let variable = freshVariable()
    focus.append(variable)
    return variable
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
    guard !unit.isEmpty else { return quantity(value, unit: nil) }
    return quantity(value, unit: lexicon.key(of: tokens[unit]), written: text(unit))
  }

  /// So many of a unit, which is written in its plural where it is not given.
  mutating func quantity(_ value: Double, unit: String?, written: String? = nil) -> ThingID {
    lexicon.quantity(value, unit: unit, written: written)
  }

  // MARK: Open words

  mutating func resolve(
    words: Range<Int>, key: String, name: String? = nil, _ phrase: NounPhrase, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    try settleKnownSuperlative(words, phrase)
    if phrase.isOther, asserts { throw otherThanWhat(phrase) }
    if let apposed = try apposed(words, phrase, denied: denied && position == .object) {
      referents.append(
        Referent(term: apposed.terms[0], key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
      return apposed
    }
    if let named = wholeName(words, phrase) {
      referents.append(
        Referent(term: .thing(named), key: key, ordinal: nil, isAnything: false, clause: clauseNumber))
      return Resolved(.thing(named))
    }
    if let degree = phrase.degree { return try superlative(degree, phrase, at: position) }
    if let rivalry = phrase.rivalry { return try rival(rivalry, phrase) }
    if let degree = hiddenDegree(words) {
      var plain = phrase
      plain.head = .words(words.dropFirst())
      return try superlative(degree, plain, at: position)
    }
    if let aggregated = try aggregated(words, phrase) { return aggregated }
    if mode == .question, phrase.isCombined, numeric(words) != nil { return try summed(.total, phrase, like: phrase) }
    if mode == .question, let relation = numeric(words), lexicon.nounRelation(tokens[words], "of") == nil {
      let value = Term.variable(phrase.determiner.asks ? ask() : freshVariable())
      valueRelations[value] = relation
      asksQuantity = asksQuantity || phrase.determiner.asks
      return Resolved(value, restrictions: try owned(value, relation, phrase))
    }
    if let several = lexicon.namesakes[key], phrase.modifiers.isEmpty || mode == .question {
      return try described(oneOf(several, phrase, denied: denied && position == .object), phrase)
    }
    if let letter = phrase.letter, let known = letters[letter], phrase.determiner != .indefinite {
      return Resolved(known)
    }
    if let known = try antecedentReferent(key, phrase) { return Resolved(known) }
    if let amount = knownAmount(phrase) { return amount }
    switch mode {
    case .statement: return try statementPhrase(words, key, name ?? text(words), phrase, at: position)
    case .rule: return try rulePhrase(words, key, name ?? text(words), phrase, at: position, denied: denied)
    case .question: return try questionPhrase(words, key, phrase, at: position, denied: denied)
    }
  }

  /// A superlative at the head of the words, where they are no phrase of their own (in conditions of rules).
  private func hiddenDegree(_ words: Range<Int>) -> DegreePhrase? {
    guard mode == .rule, words.count > 1, lexicon.thing(of: tokens[words]) == nil,
      lexicon.measures(ofSuperlative: tokens[words.lowerBound].key) != nil
    else { return nil }
    return DegreePhrase(form: .superlative, word: words.lowerBound)
  }

  /// `more rivers than X`: the rivers, to be counted for both.
  private mutating func rival(_ rivalry: Rivalry, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved {
    guard rivalry.word == nil else {
      throw ReadingFailure(.unreadable, "I cannot compare \(text(phrase.range)).", at: phrase.range)
    }
    var plain = phrase
    plain.rivalry = nil
    plain.determiner = .indefinite
    var result = try resolve(plain, at: .object, denied: false)
    if case .words(let words) = rivalry.other.head, rivalry.other.determiner == .none,
      lexicon.isPlural(tokens[words.upperBound - 1]),
      lexicon.thing(of: tokens[words]).map({ !lexicon[$0].isName }) ?? true
    {
      let counted = try resolve(asPlural(rivalry.other), at: .object, denied: false)
      result.quantifier = .outnumbers(rivalry.comparison, counted.terms[0])
      rivalConditions += counted.restrictions
      return result
    }
    let other = try resolve(rivalry.other, at: .owner, denied: false)
    result.quantifier = .rival(rivalry.comparison, other.terms[0])
    rivalConditions += other.restrictions
    return result
  }

  /// `the largest (of the states)`.
  private mutating func resolve(elided phrase: NounPhrase, at position: NounPosition) throws(ReadingFailure) -> Resolved
  {
    guard let degree = phrase.degree else {
      throw ReadingFailure(.unreadable, "A word is missing here.", at: phrase.range)
    }
    return try superlative(degree, phrase, at: position)
  }

  /// `the box of chocolates`, where no box is of anything: the whole phrase is a name.
  private mutating func wholeName(_ words: Range<Int>, _ phrase: NounPhrase) -> ThingID? {
    guard phrase.determiner == .definite, phrase.modifiers.count == 1,
      case .preposition("of", let part) = phrase.modifiers[0], part.modifiers.isEmpty,
      part.determiner == .none || part.determiner == .definite, case .words(let partWords) = part.head,
      !lexicon.isPlural(tokens[words.upperBound - 1]), part.range.upperBound == phrase.range.upperBound,
      !lexicon.knowsSomeNoun(tokens[words], with: "of"),
      part.determiner == .none || nameStart(partWords) == nil
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
  private func antecedentReferent(_ key: String, _ phrase: NounPhrase) throws(ReadingFailure) -> Term? {
    // `the man that feeds him` is whoever does, not the man spoken of before.
    guard phrase.modifiers.isEmpty else { return nil }
    guard mode != .statement else { return isDescribedSubject(key, phrase) ? mainSubject : nil }
    switch phrase.determiner {
    case .definite:
      let matching = referents.filter { $0.key == key || $0.key.hasSuffix(" " + key) }
      if let ordinal = phrase.ordinal {
        return try counted(ordinal, among: matching, phrase)
      }
      return (matching.last { !$0.isOther } ?? matching.last)?.term
    case .another where tokens[phrase.range.lowerBound].fixed.contains(.definite):
      let matching = referents.filter { $0.key == key || $0.key.hasSuffix(" " + key) }
      return (matching.last(where: \.isOther) ?? (matching.count == 2 ? matching.last : nil))?.term
    default: return nil
    }
  }

  /// `A musician who is old tunes what the musician owns.`: the one so described.
  private func isDescribedSubject(_ key: String, _ phrase: NounPhrase) -> Bool {
    guard phrase.determiner == .definite, case .thing(let subject)? = mainSubject,
      case .described(let head, let conditions) = lexicon[subject].structure
    else { return false }
    return !conditions.isEmpty && lexicon[head].key == key
  }

  /// `the second N`: what `a second N` introduced, else the second that was introduced at all, where those that say
  /// their own ordinal stand in their places.
  private func counted(_ ordinal: Int, among matching: [Referent], _ phrase: NounPhrase) throws(ReadingFailure) -> Term
  {
    if let said = matching.first(where: { $0.ordinal == ordinal }) { return said.term }
    let matching = matching.sorted { $0.place < $1.place }
    let areInPlace = matching.enumerated().allSatisfy { $1.ordinal == nil || $1.ordinal == $0 + 1 }
    if areInPlace, matching.indices.contains(ordinal - 1) { return matching[ordinal - 1].term }
    throw ReadingFailure(
      .unreadable, "Nothing that this sentence introduces is \(text(phrase.range).lowercasedFirst).", at: phrase.range,
      reason:
        "An ordinal tells apart the things that the sentence speaks of, in the order in which they are introduced.",
      remedies: ["Introduce each one with its own: a first …, a second …, and refer to it by the same words."])
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
    var variable = freshVariable()
    if phrase.determiner == .indefinite, phrase.letter == nil,
      let twin = introducedElsewhere.firstIndex(where: { $0.key == key }),
      case .variable(let known) = introducedElsewhere.remove(at: twin).term
    {
      variable = known
    }
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
    if phrase.determiner == .another || phrase.isOther {
      result.restrictions += try different(.variable(variable), key, phrase)
    }
    classes[.variable(variable)] = result.restrictions
    if let relation = lexicon.nounRelation(lexicon[kind].key, "of"), lexicon[relation].isNumeric {
      valueRelations[.variable(variable)] = relation
    }
    if let letter = phrase.letter { letters[letter] = .variable(variable) }
    referents.append(
      Referent(
        term: .variable(variable), key: key, ordinal: ordinal, isAnything: false, clause: clauseNumber,
        isOther: phrase.determiner == .another, place: phrase.range.lowerBound))
    return result
  }
}

extension Resolver {
  /// That `another player`, `every other player` is none of those spoken of before.
  private func different(_ term: Term, _ key: String, _ phrase: NounPhrase) throws(ReadingFailure) -> [Condition] {
    var others = referents.filter { $0.key == key || key == "thing" && $0.isAnything }.map(\.term)
    guard phrase.isOther else { return others.map { .different(term, $0) } }
    // In a description the thing described is the one that others are other than.
    if others.isEmpty, let described = gaps.last ?? subjectTerm { others = [described] }
    guard !others.isEmpty else { throw otherThanWhat(phrase) }
    return others.map { .different(term, $0) }
  }

  private func otherThanWhat(_ phrase: NounPhrase) -> ReadingFailure {
    ReadingFailure(
      .unreadable, "I cannot tell other than which \"\(text(phrase.range))\" is.", at: phrase.range,
      reason: "Only conditions compare things with others.",
      remedies: ["Say it behind \"if\": A player wins if the player beats every other player."])
  }
}

extension Determiner {
  /// `which N`, `whose N`, `how many N`.
  var asks: Bool {
    switch self {
    case .which, .whose, .howMany, .share: true
    default: false
    }
  }
}

extension Modifier {
  /// `of X`
  var isOwner: Bool { if case .preposition("of", _) = self { true } else { false } }
}

extension Resolved.Quantifier {
  var isCount: Bool { if case .count = self { true } else { false } }
  /// Does it wrap what is said, with what is introduced there?
  var hasScope: Bool { isCount || self == .strict || self == .denied }
}
