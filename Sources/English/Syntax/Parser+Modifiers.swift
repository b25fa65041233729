extension Parser {
  /// The phrase with any number of modifiers behind it.
  func withModifiers(_ phrase: Parsed<NounPhrase>, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    var results = [phrase]
    var open = [phrase]
    while let current = open.popLast() {
      guard current.tree.modifiers.count < 6, results.count < 24 else { continue }
      for longer in modified(current, options) {
        results.append(longer)
        open.append(longer)
      }
    }
    return best(results)
  }

  private func modified(_ phrase: Parsed<NounPhrase>, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    let at = phrase.end
    guard at < limit else { return [] }
    switch phrase.tree.head {
    case .pronoun(.personal("that")) where isWord(phrase.end, "of"): break
    case .pronoun, .gap, .action, .number, .letter, .computed: return []
    case .list, .whatever: return []
    default: break
    }
    func extended(_ modifier: Modifier, _ end: Int, _ cost: Int) -> Parsed<NounPhrase> {
      var tree = phrase.tree
      tree.modifiers.append(modifier)
      tree.range = tree.range.lowerBound..<end
      return Parsed(tree: tree, end: end, cost: phrase.cost + cost)
    }
    var results: [Parsed<NounPhrase>] = []
    // The letter of `a peer of something Y` belongs to the noun in front of it.
    if isLetter(at), phrase.tree.letter == nil, phrase.tree.modifiers.isEmpty {
      var tree = phrase.tree
      tree.letter = tokens[at].text
      tree.range = tree.range.lowerBound..<at + 1
      results.append(Parsed(tree: tree, end: at + 1, cost: phrase.cost))
    }
    if has(at, .preposition), !isWord(at, "to") || !verbs(at + 1).contains(where: { $0.form == .base }) {
      let preposition = key(at)
      let isOf = preposition == "of"
      guard isOf || !options.contains(.ofOnly) else { return results }
      // A second preposition belongs to the noun on its left, if it can.
      let isSecond = !phrase.tree.modifiers.isEmpty
      let cost =
        (isOf ? 0 : nounAttachmentCost(phrase.tree, preposition)) + (isSecond ? 1 : 0)
        + (preposition == "with" && isName(phrase.tree) ? 3 : 0)
      let splits = isQuestion && isOf ? options.intersection(.splitAnywhere) : []
      for object in nounPhrase(at + 1, splits.union(isQuestion ? [.single, .asking] : .single)) {
        let asking = asks(object.tree) ? (isOf ? 2 : 5) : 0
        // `needs an owner within 15 minutes`: when it is needed, rather than which owner.
        let timing = cost > 0 && tellsTime(preposition, object.tree) ? 3 : 0
        results.append(
          extended(.preposition(preposition, object.tree), object.end, object.cost + cost + asking + timing))
      }
      for object in nounPhrase(at + 1, []) {
        if case .list = object.tree.head {
          results.append(extended(.preposition(preposition, object.tree), object.end, object.cost + cost))
        }
      }
    }
    if case .preposition(let link, _)? = phrase.tree.modifiers.last {
      // `access to X and to Y`
      let next = kind(at) == .comma && !isWord(at + 1, "and") ? at + 1 : isWord(at, "and") ? at + 1 : at + 2
      if next == at + 1 || isWord(at + 1, "and"), isWord(next, link), next > at {
        for object in nounPhrase(next + 1, .single) {
          results.append(extended(.preposition(link, object.tree), object.end, object.cost))
        }
      }
    }
    // A relative clause belongs to the nearest noun that it can: that of the clause before.
    let isSecond: Bool = if case .relative? = phrase.tree.modifiers.last { true } else { false }
    let isBehindPlace: Bool = if case .preposition? = phrase.tree.modifiers.last { isQuestion } else { false }
    for clause in relative(at) {
      let doubt =
        (isSecond || isBehindPlace ? 1 : 0) + (isName(phrase.tree) ? 2 : 0) + numberCost(phrase.tree, clause.tree)
      results.append(extended(.relative(clause.tree), clause.end, clause.cost + doubt))
    }
    if case .anything = phrase.tree.head, phrase.tree.modifiers.isEmpty {
      for clause in adjectiveBehind(at) { results.append(extended(.relative(clause.tree), clause.end, clause.cost)) }
    }
    for compared in comparedModifiers(at) {
      let cost = compared.cost + (isNumeric(phrase.tree) ? 0 : 3)
      results.append(extended(compared.tree, compared.end, cost))
    }
    if isWord(at, "named") || isWord(at, "called"), thing(at..<at + 1) == nil {
      for name in run(at + 1, splitAnywhere: true) {
        if case .words(let words) = name.tree { results.append(extended(.named(words), name.end, name.cost)) }
      }
    }
    if isWord(at, "combined") || isWord(at, "altogether"), isQuestion { results.append(extended(.combined, at + 1, 0)) }
    if isWord(at, "and") || isWord(at, "but"), !phrase.tree.modifiers.isEmpty {
      // To the nearest noun that has a modifier already.
      let isOuter = if case .preposition? = phrase.tree.modifiers.last { true } else { false }
      for longer in joined(phrase, at + 1, options) { results.append(longer.adding(cost: isOuter ? 3 : 1)) }
    }
    return results
  }

  /// `members of the club that are loud`: the clause belongs to what agrees with its verb.
  private func numberCost(_ phrase: NounPhrase, _ clause: Clause) -> Int {
    guard case .gap = clause.subject.head, case .words(let words) = phrase.head, let verb = clause.predicates.first,
      verb.range.lowerBound < limit
    else { return 0 }
    let head = words.upperBound - 1
    let isOnePlural = isPlural(head) && lexicon.singular(of: key(head)) != key(head)
    switch key(verb.range.lowerBound) {
    case "are", "have", "do": return isPlural(head) || lexicon.plural(of: key(head)) == key(head) ? 0 : 2
    case "is", "has", "does":
      let isName = thing(words).map { lexicon[$0].isName } ?? false
      return isOnePlural && !isName ? 2 : 0
    default: return 0
    }
  }

  /// A name is seldom told apart by a clause.
  func isName(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head, let thing = self.thing(words) else { return false }
    return lexicon[thing].isName
  }

  /// Written like a name, and no kind.
  private func isProper(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head, [.none, .definite].contains(phrase.determiner) else { return false }
    if let thing = self.thing(words) { return lexicon[thing].isName }
    return tokens[words].allSatisfy { ($0.capitalised && !$0.allCapitals) || $0.kind == .name }
  }

  /// Does the phrase name a number of something (`population`)?
  private func isNumeric(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head, let relation = lexicon.nounRelation(tokens[words], "of") else {
      return false
    }
    return lexicon[relation].isNumeric
  }

  /// `within 15 minutes`, `on a Friday`, `in 2021`: a preposition of time before a word for a time, a date or a year.
  func tellsTime(_ preposition: String, _ phrase: NounPhrase) -> Bool {
    guard Lexicon.timeOrPlace.contains(preposition) || preposition == "by", let last = phrase.range.last, last < limit
    else { return false }
    switch kind(last) {
    case .date: return true
    case .number(let year): return phrase.range.count == 1 && isWord(last - 1, "in") && year >= 1000 && year < 3000
    case .word: return EverydayWords.times.contains(lexicon.singular(of: key(last)))
    default: return false
    }
  }

  /// One more modifier behind `and`: `countries south of the equator and not in Australasia`.
  private func joined(_ phrase: Parsed<NounPhrase>, _ at: Int, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    var further = phrase
    further.end = at
    return modified(further, options).filter { $0.tree.modifiers.count > phrase.tree.modifiers.count }
  }

  /// A preposition goes to the noun for nothing where the noun is known with it, else it costs a little: the verb's
  /// own slots come first.
  private func nounAttachmentCost(_ phrase: NounPhrase, _ preposition: String) -> Int {
    if lexicon.belongsToVerb(preposition) { return 4 }
    // `meets Ida in Paris`: where Ida is met, rather than which Ida.
    if !isQuestion, phrase.range.lowerBound > 0, isProper(phrase) { return 5 }
    if case .words(let range) = phrase.head, lexicon.knows(noun: tokens[range], with: preposition) { return 0 }
    if lexicon.relationByKey[RelationKey(shape: .preposition, words: [preposition])] != nil { return 1 }
    return 2
  }

  // MARK: Relative clauses

  /// Relative clauses and participles that begin at `at`.
  private func relative(_ at: Int) -> [Parsed<Clause>] {
    let start = kind(at) == .comma ? at + 1 : at
    if isWord(start, "that") || isWord(start, "which") || isWord(start, "who") || isWord(start, "whom") {
      return relativeClause(from: start + 1)
    }
    guard start == at else { return [] }
    if isWord(at, "whose") { return whoseClause(at) }
    if has(at, .preposition), isWord(at + 1, "which") || isWord(at + 1, "whom") {
      return frontedRelative(at)
    }
    var results: [Parsed<Clause>] = []
    let gapSubject = NounPhrase(range: at..<at, head: .gap)
    if isWord(at, "with") || isWord(at, "without") { return [] }
    if verbs(at).contains(where: { $0.form == .presentParticiple }) {
      for predicate in verbPhrase(at, .presentParticiple, gap: false) {
        results.append(predicate.map { Clause(subject: gapSubject, predicates: [$0]) }.adding(cost: 1))
      }
    }
    if verbs(at).contains(where: { $0.form == .pastParticiple }) {
      for predicate in verbPhrase(at, .pastParticiple, gap: false) {
        results.append(predicate.map { Clause(subject: gapSubject, predicates: [$0]) }.adding(cost: 1))
      }
    }
    results += reducedRelatives(at) + piedRelatives(at) + contactClause(at)
    return results
  }

  /// `anything red`, `something big and heavy`.
  private func adjectiveBehind(_ at: Int) -> [Parsed<Clause>] {
    guard isOpen(at) || isWord(at, "not") else { return [] }
    let opening = Opening(at: at - 1, frequency: nil, adverbs: [], isDenied: false)
    let gap = NounPhrase(range: at..<at, head: .gap)
    return adjectiveList(at).map { list in
      let core = VerbCore.adjectives(list.tree.list, isAlternative: list.tree.isAlternative)
      return list.map { _ in Clause(subject: gap, predicates: [self.phrase(opening, from: at, core: core)]) }
        .adding(cost: 1)
    }
  }

  /// After `that`: with the gap as subject, or with a subject and the gap later.
  func relativeClause(from at: Int) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    let gapSubject = NounPhrase(range: at..<at, head: .gap)
    for predicates in predicateList(at, gap: false) {
      results.append(
        Parsed(
          tree: Clause(
            subject: gapSubject, predicates: predicates.tree.list, isAlternative: predicates.tree.isAlternative),
          end: predicates.end, cost: predicates.cost))
    }
    return results + objectGapClause(at)
  }

  private func objectGapClause(_ at: Int) -> [Parsed<Clause>] {
    guard at < lastVerbal else { return [] }
    var results: [Parsed<Clause>] = []
    for subject in nounPhrase(at, []) {
      for predicate in verbPhrase(subject.end, .finite, gap: true) where predicate.usesGap {
        results.append(
          Parsed(
            tree: Clause(subject: subject.tree, predicates: [predicate.tree]), end: predicate.end,
            cost: subject.cost + predicate.cost))
      }
    }
    return best(results)
  }

  /// `the system nurses use`: only where the inner subject has an article or is a known name.
  private func contactClause(_ at: Int) -> [Parsed<Clause>] {
    guard has(at, [.indefinite, .definite, .pronoun, .universal, .negativeDeterminer]) || startsKnownThing(at) else {
      return []
    }
    return objectGapClause(at).map { $0.adding(cost: 2) }
  }

  private func startsKnownThing(_ at: Int) -> Bool {
    guard isOpen(at) else { return false }
    return isNoun(at) || thing(at..<at + 1) != nil
  }

  /// `whose population exceeds X`, `whose capital is Y`: the gap owns the subject.
  private func whoseClause(_ at: Int) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    let owner = NounPhrase(range: at..<at + 1, head: .gap)
    for head in run(at + 1, splitAnywhere: false) {
      let subject = NounPhrase(range: at..<head.end, determiner: .possessive(owner), head: head.tree)
      results += clauses(of: subject, from: head.end, cost: head.cost)
    }
    return results
  }

  /// `from which a river flows into X`.
  private func frontedRelative(_ at: Int) -> [Parsed<Clause>] {
    let preposition = key(at)
    var results: [Parsed<Clause>] = []
    let gap = NounPhrase(range: at..<at, head: .gap)
    for subject in nounPhrase(at + 2, []) {
      results += leftParticles(preposition, gap, subject)
      for predicate in verbPhrase(subject.end, .finite, gap: false) {
        var tree = predicate.tree
        attach(preposition, gap, to: &tree)
        results.append(
          Parsed(
            tree: Clause(subject: subject.tree, predicates: [tree]), end: predicate.end,
            cost: subject.cost + predicate.cost))
      }
    }
    return results
  }

  /// `through which a river runs` is read as `which a river runs through`, where the verb is known with the particle.
  private func leftParticles(_ preposition: String, _ gap: NounPhrase, _ subject: Parsed<NounPhrase>)
    -> [Parsed<Clause>]
  {
    var at = subject.end
    var opening = Opening(at: at, frequency: nil, adverbs: [], isDenied: false)
    if has(at, .do), isWord(at + 1, "not") {
      opening.isDenied = true
      at += 2
    }
    var results: [Parsed<Clause>] = []
    for reading in verbs(at) where reading.form == .thirdSingular || reading.form == .base {
      for entry in lexicon.entries(ofVerb: reading.base) where Array(entry.particles) == [preposition] {
        var verb = phrase(opening, from: subject.end, core: .verb(entry.relation, isPassive: false))
        verb.complements = [.object(gap)]
        verb.range = subject.end..<at + 1
        results.append(
          Parsed(tree: Clause(subject: subject.tree, predicates: [verb]), end: at + 1, cost: subject.cost))
      }
    }
    return results
  }

  /// Adds a fronted preposition to a verb phrase: as its particle and object where the verb has such a relation.
  func attach(_ preposition: String, _ object: NounPhrase, to predicate: inout VerbPhrase) {
    if case .verb(let relation, let isPassive) = predicate.core,
      let longer = lexicon.relationByKey[
        RelationKey(shape: .verb, words: lexicon[relation].words + [preposition])],
      !predicate.complements.contains(where: { if case .object = $0 { true } else { false } })
    {
      predicate.core = .verb(longer, isPassive: isPassive)
      predicate.complements.insert(.object(object), at: 0)
    } else {
      predicate.complements.append(.preposition(preposition, object))
    }
  }
}

extension Parsed {
  func adding(cost more: Int) -> Parsed {
    var copy = self
    copy.cost += more
    return copy
  }
}
