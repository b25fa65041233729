import Diagnostics

/// An open run of a question, taken apart into what is known.
struct KnownPhrase {
  var kind: ThingID
  /// The tokens of the kind.
  var words: Range<Int>
  /// Properties named in front (`discontented customers`).
  var properties: [RelationID] = []
  /// Things named in front that own it (`healthcare IT customers`).
  var owners: [ThingID] = []
  /// The kind is only a relational noun: its values need not be said to be of a kind.
  var isRelational = false
  var modifiers: [Modifier] = []
}

extension Resolver {
  // MARK: Things in statements

  /// The thing named by open words, made if it is new. Also makes its head noun known.
  /// `isOwned`: said with an owner (`the mother of Simba`), so that `the` makes no name of it.
  mutating func kindThing(
    key: String, name: String, words: Range<Int>, _ determiner: Determiner, isOwned: Bool = false
  ) -> ThingID {
    let last = tokens[words.upperBound - 1]
    let isPlural = lexicon.isPlural(last) && lexicon.singular(of: last.key) != last.key
    let known = lexicon.thingByKey[key]
    let isNew = known == nil
    // Only named so far, as in `planning means planning phase`: how it is said is still open.
    let isUnsettled = known.map { lexicon[$0].isUnsettled } ?? true
    let isName = isNew && isProperName(words, determiner)
    let shown = displayName(name, words, isName: isName)
    let thing = lexicon.intern(key: key, name: shown, isName: isName)
    guard lexicon[thing].structure == .plain else { return thing }
    let isOfOne =
      determiner == .some && lexicon.kindEvidence.contains(key)
      || determiner == .any && lexicon.singles.contains(last.key)
    let counts = determiner.counts || isPlural || isOfOne
    if counts, !lexicon[thing].isCounted, !isName { lexicon.update(thing) { $0.isCounted = true } }
    if determiner == .none, !isPlural, !isName { lexicon.update(thing) { $0.isBare = true } }
    if isPlural, lexicon[thing].pluralName == nil, !lexicon[thing].isName {
      let plural = lowercasedStart(name, words)
      lexicon.update(thing) { $0.pluralName = plural }
    }
    // `the city Salem of Oregon` is not called `the Salem`.
    if determiner == .definite, lexicon[thing].isName, !lexicon[thing].takesThe,
      key == lexicon[thing].name.lowercased()
    {
      lexicon.update(thing) { $0.takesThe = true }
    }
    if isUnsettled, determiner == .definite, !isPlural, !isOwned, !lexicon.kindEvidence.contains(key) {
      lexicon.update(thing) {
        $0.takesThe = true
        $0.isName = true
      }
    }
    if isNew, isNumbered(words) {
      // Hall 3 is a hall.
      let front = words.dropLast()
      let kind = kindThing(key: lexicon.key(of: tokens[front]), name: text(front), words: front, .indefinite)
      let link = Assertion(.isA(.thing(thing), .thing(kind), denied: false))
      if !byName.contains(link) { byName.append(link) }
    }
    if isNew, !isName, let space = key.firstIndex(of: " "), isDegree(String(key[..<space])) {
      // `a fairly new position` is a new position.
      let plain = String(key[key.index(after: space)...])
      let kind = lexicon.intern(key: plain, name: plain)
      if counts { lexicon.update(kind) { $0.isCounted = true } }
    }
    if isNew, !isName, let head = key.split(separator: " ").last, head.utf8.count < key.utf8.count {
      let headThing = lexicon.intern(key: String(head), name: String(head))
      if counts { lexicon.update(headThing) { $0.isCounted = true } }
      // `a sweet thing` is whatever is sweet.
      if head == "thing", words.count == 2, last.kind == .word {
        let property = lexicon.adjectiveKey(tokens[words.dropLast()])
        _ = lexicon.relation(.property, [property], takesObject: false, at: range)
      }
    }
    return thing
  }

  /// `hall 3`: a name by its number.
  func isNumbered(_ words: Range<Int>) -> Bool {
    guard words.count > 1, case .number = tokens[words.upperBound - 1].kind else { return false }
    return true
  }

  private func isDegree(_ word: String) -> Bool {
    Parser.degrees.contains(word)
      || word.hasSuffix("ly") && !lexicon.nouns.contains(word) && !lexicon.adjectives.contains(word)
  }

  /// Capitalised in mid-sentence, or at its start and nowhere in lower case.
  func isProperName(_ words: Range<Int>, _ determiner: Determiner) -> Bool {
    switch determiner {
    case .none, .definite, .only: break
    default: return false
    }
    if isNumbered(words) { return true }
    for index in words {
      let token = tokens[index]
      if token.kind == .name { return true }
      guard token.kind == .word, token.capitalised || token.fixed.contains(.preposition) else { return false }
      if lexicon.abbreviations[token.key] != nil { return false }
    }
    let first = tokens[words.lowerBound]
    // `A follows B`: a letter that is no article.
    if words.count == 1, first.text.utf8.count == 1, first.capitalised { return true }
    if words.count > 1 {
      return !lexicon.lowerCaseWords.contains(first.key) || words.lowerBound > 0
        || tokens[words].dropFirst().contains { $0.capitalised && !$0.allCapitals }
    }
    if lexicon.lowerCaseWords.contains(first.key) || isActivity(words) { return false }
    if words.lowerBound > 0,
      !tokens[words.lowerBound - 1].fixed.contains(.subordinator) || lexicon.capitalisedWords.contains(first.key)
    {
      return true
    }
    return lexicon.capitalisedWords.contains(first.key)
      || !lexicon.isPlural(first) && !lexicon.nouns.contains(first.key)
        && lexicon.nameShaped(first)
  }

  /// `Smoking in the hallway`: a word in -ing with an adjunct behind it begins the sentence, and so has a capital.
  private func isActivity(_ words: Range<Int>) -> Bool {
    words == 0..<1 && tokens.count > 2 && tokens[0].key.hasSuffix("ing") && tokens[1].fixed.contains(.preposition)
      && tokens[1].key != "of"
      && !lexicon.capitalisedWords.contains(tokens[0].key) && !Inflection.bases(ofVerbForm: tokens[0].key).isEmpty
  }

  private func displayName(_ name: String, _ words: Range<Int>, isName: Bool) -> String {
    if isName { return name }
    var parts = lowercasedStart(name, words).split(separator: " ").map(String.init)
    guard let last = parts.popLast() else { return name }
    let singular = lexicon.singular(of: last.lowercased())
    parts.append(singular == last.lowercased() ? last : singular)
    return parts.joined(separator: " ")
  }

  /// The first word of a sentence loses its capital, unless it is written so elsewhere.
  private func lowercasedStart(_ name: String, _ words: Range<Int>) -> String {
    let first = tokens[words.lowerBound]
    guard first.capitalised, !first.allCapitals, !lexicon.capitalisedWords.contains(first.key) else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  // MARK: Described kinds

  /// The kind with these modifiers: its conditions hold of it, and whatever they hold of is one.
  mutating func described(_ head: ThingID, _ modifiers: [Modifier], words: Range<Int>) throws(ReadingFailure) -> ThingID
  {
    let saved = enter(.statement)
    variableCount = 1
    defer { leave(saved) }
    var conditions: [Condition] = []
    let placeholder = Term.variable(Variable(0))
    for modifier in modifiers {
      conditions += try self.conditions(of: modifier, on: placeholder, head: head, words: words)
    }
    let structure = ThingStructure.described(head: head, conditions: conditions)
    if let known = lexicon.describedThings[structure] { return known }
    let base = lexicon[head]
    let number = lexicon.things.count
    let thing = lexicon.intern(key: "\(base.key) #\(number)", name: base.name, structure: structure)
    lexicon.describedThings[structure] = thing
    let last = tokens[words.upperBound - 1]
    let isPlural = lexicon.isPlural(last) && lexicon.singular(of: last.key) != last.key
    let before = words.lowerBound > 0 ? tokens[words.lowerBound - 1] : nil
    let countsOne = before.map { $0.fixed.contains(.indefinite) || ["every", "each", "no"].contains($0.key) } ?? false
    lexicon.update(thing) {
      $0.isCounted = countsOne
      $0.pluralName = isPlural ? base.pluralName : nil
    }
    return thing
  }

  /// What one modifier says of a term.
  mutating func conditions(of modifier: Modifier, on term: Term, head: ThingID?, words: Range<Int>)
    throws(ReadingFailure) -> [Condition]
  {
    let outer = inCondition
    if mode == .rule { inCondition = true }
    defer { inCondition = outer }
    switch modifier {
    case .relative(let clause): return try conditions(of: clause, gap: term)
    case .named(let name): return try named(name, term)
    case .compared(let comparison, let other): return try numericConditions(comparison, other, on: term)
    case .combined: return []
    case .preposition("of", let object) where object.isQuantity && mode != .statement:
      return try numericConditions(.equal, object, on: term)
    case .preposition(let word, let object):
      if word == "with" || word == "having" || word == "without", isHad(object, word),
        head.map({ lexicon.relationByKey[RelationKey(shape: .noun, words: [lexicon[$0].key, "with"])] == nil }) ?? true
      {
        return try having(object, term, isDenied: word == "without")
      }
      let owners = try resolve(object, at: .owner, denied: false)
      var results = owners.restrictions
      for owner in owners.terms { results += try relation(word, head, words, value: term, owner: owner, object) }
      return results
    }
  }

  /// Is it said of what has the object? Always so in questions; elsewhere of `a N`, of `the N Z` (`the mother Nala`), of
  /// what some sentence says that something has, and of nothing (`without`). Other things may be the noun's own
  /// (`meetings with physicians`).
  private func isHad(_ object: NounPhrase, _ word: String) -> Bool {
    if mode == .question || word == "without" { return true }
    guard case .words(let words) = object.head else { return mode == .rule }
    if object.determiner == .definite { return nameStart(words) != nil }
    if mode == .rule || object.determiner == .indefinite && object.modifiers.isEmpty { return true }
    return lexicon.possessions.contains(lexicon.singular(of: tokens[words.upperBound - 1].key))
  }

  /// `named Springfield`: whatever is so called.
  private mutating func named(_ words: Range<Int>, _ term: Term) throws(ReadingFailure) -> [Condition] {
    let key = lexicon.key(of: tokens[words])
    if let several = lexicon.namesakes[key] { return [.either(several.map { [.same(term, .thing($0))] })] }
    guard let thing = lexicon.thing(of: tokens[words]) else { throw unknownWord(words, what: "name") }
    return [.same(term, .thing(thing))]
  }

  private mutating func having(_ object: NounPhrase, _ term: Term, isDenied: Bool) throws(ReadingFailure)
    -> [Condition]
  {
    var object = object
    if isDenied {
      object.determiner = .no
    } else if case .relative(let clause)? = object.modifiers.last, clause.refersBack, object.modifiers.count == 1 {
      // `with the most rivers running through it`: that such a thing does so is all there is to having it.
      object.modifiers = []
      var inner = clause.openedBack
      inner.subject = object
      return try conditions(of: inner, gap: term)
    }
    let predicate = VerbPhrase(range: object.range, core: .have, complements: [.object(object)])
    return try conditions(
      of: Clause(subject: NounPhrase(range: object.range, head: .gap), predicates: [predicate]), gap: term)
  }

  /// `N of Y`, `cities in Y`, `access to Y`: by the noun's own relation, the preposition's, or a new one of the noun.
  private mutating func relation(
    _ word: String, _ head: ThingID?, _ words: Range<Int>, value: Term, owner: Term, _ object: NounPhrase
  ) throws(ReadingFailure) -> [Condition] {
    if let head {
      let known = lexicon.nounRelations(endingIn: lexicon[head].key, word)
      if !known.isEmpty, mode == .question || inCondition {
        let atoms = known.map { Condition.holds(Atom($0, [(.subject, value), (.object, owner)])) }
        // `the points of the USA` are also those in it, where only highest points are said to be of something.
        let isExact = known.contains { lexicon[$0].words[0] == lexicon[head].key }
        let link = !isExact && word == "of" && mode == .question ? "in" : word
        let preposed = linked(link, value, owner)
        let all = atoms + (preposed.map { [$0] } ?? [])
        return all.count == 1 ? all : [.either(all.map { [$0] })]
      }
      if let exact = known.first(where: { lexicon[$0].words[0] == lexicon[head].key }) {
        return [.holds(Atom(exact, [(.subject, value), (.object, owner)]))]
      }
    }
    if word != "of", let placed = linked(word, value, owner) {
      guard mode == .question, let head, word == "in" else { return [placed] }
      // `the capitals in Europe`, `the highest point in Texas`: of it, in it, or of what is in it.
      let relations = lexicon.nounRelations(endingIn: lexicon[head].key, "of")
      guard !relations.isEmpty else { return [placed] }
      let own = relations.map { [Condition.holds(Atom($0, [(.subject, value), (.object, owner)]))] }
      if isKnownSuperlative(lexicon[head].key) { return own.count == 1 ? own[0] : [.either(own)] }
      let part = Term.variable(freshVariable())
      let inside = linked(word, part, owner).map { [$0] } ?? []
      let parts = relations.map { [Condition.holds(Atom($0, [(.subject, value), (.object, part)]))] + inside }
      return [.either(own + [[placed]] + parts)]
    }
    if mode == .question {
      if word == "of" || word == "for" {
        if let belonging = belonging(value, to: owner, word) { return belonging }
        if case .thing = owner, let head {
          throw ReadingFailure(
            .unknownRelation, "Nothing I know says what a \(lexicon[head].name) of \(text(object.range)) is.",
            at: object.range)
        }
      }
      if let head, word == "in" || word == "from" || word == "on", lexicon.knowsSomeNoun(lexicon[head].key, with: "of")
      {
        return try relation("of", head, words, value: value, owner: owner, object)
      }
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says what is \"\(word)\" \(text(object.range)).", at: object.range)
    }
    guard let head else { return [] }
    let made = lexicon.relation(.noun, [lexicon[head].key, word], takesObject: true, at: range)
    lexicon.setKind(of: made, head)
    return [.holds(Atom(made, [(.subject, value), (.object, owner)]))]
  }

  /// The relation of a preposition; in a question also one that tells where.
  func link(_ word: String) -> (relation: RelationID, role: Role)? {
    if mode == .question { return lexicon.link(word) }
    return lexicon.relationByKey[RelationKey(shape: .preposition, words: [word])].map { ($0, .object) }
  }

  private func linked(_ word: String, _ value: Term, _ owner: Term) -> Condition? {
    link(word).map { .holds(Atom($0.relation, [(.subject, value), ($0.role, owner)])) }
  }

  /// `the mission of X`, `cities of Texas`, where no noun says so: what X has, and what is in it.
  func belonging(_ value: Term, to owner: Term, _ preposition: String) -> [Condition]? {
    guard mode == .question else { return nil }
    let place = linked("in", value, owner)
    let have = preposition == "of" ? lexicon.relationByKey[RelationKey(shape: .verb, words: ["have"])] : nil
    let branches: [[Condition]] =
      (place.map { [[$0]] } ?? [])
      + (have.map { [[.holds(Atom($0, [(.subject, owner), (.object, value)]))]] } ?? [])
    return branches.isEmpty ? nil : branches.count == 1 ? branches[0] : [.either(branches)]
  }

  /// `N of owner` where only the noun's words are at hand.
  mutating func conditions(ofOwner owner: Term, value: Term, _ words: Range<Int>, _ preposition: String)
    throws(ReadingFailure) -> [Condition]
  {
    let known = lexicon.nounRelations(endingIn: lexicon.key(of: tokens[words]), preposition)
    guard !known.isEmpty else {
      if let belonging = belonging(value, to: owner, preposition) { return belonging }
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says what the \(text(words)) of something is.", at: words)
    }
    let atoms = known.map { Condition.holds(Atom($0, [(.subject, value), (.object, owner)])) }
    return atoms.count == 1 ? atoms : [.either(atoms.map { [$0] })]
  }

  /// The conditions of a clause whose gap is `term`.
  mutating func conditions(of clause: Clause, gap term: Term) throws(ReadingFailure) -> [Condition] {
    gaps.append(term)
    defer { gaps.removeLast() }
    return try resolve(clause).flatMap { $0.restrictions + [$0.condition] }
  }
}
