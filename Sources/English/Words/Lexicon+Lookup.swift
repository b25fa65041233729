extension Lexicon {
  /// Prepositions whose phrases say when, and belong to the verb.
  static let temporalPrepositions: Set<String> = ["during", "before", "after", "until", "since", "throughout"]

  /// Does what the preposition says belong to what happens? Times do, and what was said to tell when or why.
  func belongsToVerb(_ preposition: String) -> Bool {
    Self.temporalPrepositions.contains(preposition)
      || tells[preposition].map { ["when", "why"].contains($0) } ?? false
  }

  /// Does some sentence say that something has what these words begin with?
  func isHad(_ tokens: ArraySlice<Token>) -> Bool {
    let start = tokens.first?.isArticle == true ? tokens.startIndex + 1 : tokens.startIndex
    var end = start
    while end < tokens.endIndex, tokens[end].kind == .word, tokens[end].fixed.isEmpty { end += 1 }
    return end > start && possessions.contains(singular(of: tokens[end - 1].key))
  }

  // MARK: Nouns

  /// The key under which a run of tokens would be found: lower case, abbreviations opened, head noun singular.
  func key(of tokens: ArraySlice<Token>) -> String {
    guard let last = tokens.indices.last else { return "" }
    var key = ""
    var isPlural = false
    for index in tokens.indices {
      if index > tokens.startIndex { key += " " }
      if let opened = opened(tokens[index], isLast: index == last) {
        key += opened.joined(separator: " ")
        if index == last { isPlural = opened.last != tokens[index].key }
      } else if index == last, tokens[index].kind != .name {
        let singular = singular(of: tokens[index].key)
        key += singular
        isPlural = singular != tokens[index].key
      } else {
        key += tokens[index].key
      }
    }
    // A name that ends like a plural (`the United States`) is no plural.
    if isPlural, tokens[last].key.utf8.last == UInt8(ascii: "s") {
      let plain = plainKey(of: tokens)
      if let named = thingByKey[plain], self[named].isName, self[named].key == plain { return plain }
    }
    return key
  }

  /// The words as they stand.
  private func plainKey(of tokens: ArraySlice<Token>) -> String {
    var key = ""
    for index in tokens.indices {
      if index > tokens.startIndex { key += " " }
      key += tokens[index].key
    }
    return key
  }

  /// The words of an abbreviation: `CMIO`, and at the end `CMIOs`.
  private func opened(_ token: Token, isLast: Bool) -> [String]? {
    guard !abbreviations.isEmpty else { return nil }
    if token.kind == .word, let opened = abbreviations[token.key] { return opened }
    return isLast ? abbreviationOfPlural(token) : nil
  }

  /// `CMIOs` opens like `CMIO`.
  private func abbreviationOfPlural(_ token: Token) -> [String]? {
    guard token.key.utf8.last == UInt8(ascii: "s") else { return nil }
    return abbreviations[String(token.key.dropLast())]
  }

  /// The thing that a run of tokens names, if any.
  func thing(of tokens: ArraySlice<Token>) -> ThingID? {
    guard !tokens.isEmpty else { return nil }
    if let known = thingByKey[key(of: tokens)] { return known }
    return thingByKey[plainKey(of: tokens)]
  }

  /// The plural of a noun phrase, by its last word.
  func plural(of phrase: String) -> String {
    var words = phrase.split(separator: " ").map(String.init)
    guard let last = words.popLast() else { return phrase }
    words.append(pluralOf[last.lowercased()] ?? Inflection.plural(of: last))
    return words.joined(separator: " ")
  }

  /// Is the last word of a name its own plural, as `staff` was said to be?
  func isAlwaysPlural(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last else { return false }
    return pluralOf[last.lowercased()] == last.lowercased()
  }

  /// Does some sentence count what the tokens name (`a N`, `every N`)?
  func isCountedKind(_ tokens: ArraySlice<Token>) -> Bool {
    let key = key(of: tokens)
    if units[key] != nil { return false }
    if kindEvidence.contains(key) { return true }
    guard let thing = thing(of: tokens) else { return false }
    return self[thing].isCounted
  }

  /// Is there a relation `X is a N PREPOSITION Y` for this noun?
  func knows(noun tokens: ArraySlice<Token>, with preposition: String) -> Bool {
    nounRelation(tokens, preposition) != nil
  }

  /// The relation of a relational noun phrase; its last words count, so that `main component of` is found by `component`.
  func nounRelation(_ tokens: ArraySlice<Token>, _ preposition: String) -> RelationID? {
    relationByKey[RelationKey(shape: .noun, words: [nounKey(key(of: tokens)), preposition])]
  }

  /// What `in Ohio` stands for in a question, and the place that Ohio fills: the relation of the preposition itself, or
  /// one that goes with it and tells where (`*Is located in* tells where.`).
  func link(_ preposition: String) -> (relation: RelationID, role: Role)? {
    if let own = relationByKey[RelationKey(shape: .preposition, words: [preposition])] { return (own, .object) }
    // `players from Peru` are those that come from it.
    if preposition == "from", let come = entries(ofVerb: "come").first(where: { $0.words == ["come", "from"] }) {
      return (come.relation, .object)
    }
    for (words, answer) in tells.sorted(by: { $0.key < $1.key })
    where answer == "where" && words.hasSuffix(" " + preposition) {
      let parts = words.split(separator: " ").map(String.init)
      let adjective = parts.dropLast().joined(separator: " ")
      if let property = relationByKey[RelationKey(shape: .property, words: [adjective])],
        self[property].slots.contains(preposition)
      {
        return (property, .slot(preposition))
      }
      for reading in verbForms[parts[0]] ?? [] {
        let entry = entries(ofVerb: reading.base).first { Array($0.particles) == Array(parts.dropFirst()) }
        if let entry { return (entry.relation, .object) }
      }
    }
    return nil
  }

  /// The key of a noun after synonyms: `needs` where `To require means to need` … are one noun.
  func nounKey(_ key: String) -> String {
    guard let known = thingByKey[key] else { return key }
    return self[known].key
  }

  // MARK: Adjectives

  /// An adjective's key: its words, hyphens opened.
  func adjectiveKey(_ tokens: ArraySlice<Token>) -> String {
    tokens.map { $0.key.contains("-") ? $0.key.split(separator: "-").joined(separator: " ") : $0.key }
      .joined(separator: " ")
  }

  /// How many tokens the longest known adjective of several words takes.
  func longestAdjective(_ tokens: ArraySlice<Token>) -> Int? {
    var length = min(tokens.count, 4)
    while length > 1 {
      if adjectives.contains(adjectiveKey(tokens.prefix(length))) { return length }
      length -= 1
    }
    return nil
  }

  // MARK: Verbs and slots

  /// The known verb that the word is the past participle of.
  func passive(of word: String) -> RelationID? {
    verbForms[word]?.lazy.filter { $0.form == .pastParticiple }
      .compactMap { reading in self.entries(ofVerb: reading.base).first { $0.words.count == 1 }?.relation }.first
  }

  func entries(ofVerb lemma: String) -> [VerbEntry] { verbEntries[lemma] ?? [] }

  /// The slots of a verb: those of every relation with that verb, since the particle may be left out.
  func slots(of relation: RelationID) -> Set<String> { self[relation].slots }

  func slots(ofProperty word: String) -> Set<String> {
    relationByKey[RelationKey(shape: .property, words: [word])].map { self[$0].slots } ?? []
  }

  /// Is it a word in -ly that is nothing else?
  func isAdverb(_ word: String) -> Bool {
    word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ly".utf8) && !nouns.contains(word)
      && !adjectives.contains(word)
      && verbForms[word] == nil
  }

  /// Does a word that is no preposition open a slot (`costs X than Y`)?
  func opensSlot(_ word: String) -> Bool { false }

  /// Numbers of several words become one. Words in capitals that are known abbreviations are not the fixed word of the same letters.
  public func prepared(_ tokens: [Token]) -> [Token] {
    let tokens = unitsCounted(NumberWords.joined(DateWords.joined(tokens)))
    guard
      tokens.contains(where: {
        $0.fixed.contains(.modal) || $0.capitalised && $0.fixed == .indefinite || $0.allCapitals && !$0.fixed.isEmpty
          || wordSynonyms[$0.key] != nil || ["even", "one", "being"].contains($0.key)
      })
    else { return tokens }
    let everything = tokens.allSatisfy { $0.kind != .word || $0.allCapitals || $0.text.utf8.count < 2 }
    return tokens.indices.map { index in
      var token = tokens[index]
      if token.allCapitals, !everything, abbreviations[token.key] != nil { token.fixed = [] }
      if isNamedLikeModal(tokens, index) || isNamedLikeArticle(tokens, index) || isNounLikeModal(tokens, index)
        || isNumberOfName(tokens, index)
      {
        token.fixed = []
      }
      if isEvenNumber(tokens, index) || isNounBeing(tokens, index) { token.fixed = [] }
      if let other = wordSynonyms[token.key], token.kind == .word {
        token.key = other
        token.fixed = FixedClasses.of(other)
      }
      return token
    }
  }
}

extension Lexicon {
  /// `A follows B`, `Does B precede A?`: a capital A with no noun behind it is a name.
  private func isNamedLikeArticle(_ tokens: [Token], _ at: Int) -> Bool {
    guard tokens[at].text == "A", tokens[at].fixed == .indefinite else { return false }
    guard at + 1 < tokens.count else { return at > 0 }
    let next = tokens[at + 1]
    guard next.kind == .word else { return next.kind == .possessive || next.kind == .comma }
    if !next.fixed.isDisjoint(with: [.be, .have, .do, .modal, .conjunction]) { return true }
    guard next.fixed.isEmpty, !isNoun(next) else { return false }
    return verbForms[next.key]?.contains { $0.form == .thirdSingular || at > 0 && $0.form == .base } ?? false
  }

  /// `is even`, `every even number`: a property, not the adverb of `is even bigger`.
  private func isEvenNumber(_ tokens: [Token], _ at: Int) -> Bool {
    guard tokens[at].key == "even", at > 0 else { return false }
    let before = tokens[at - 1].fixed
    if !before.isDisjoint(with: [.indefinite, .definite, .universal, .negativeDeterminer, .existential]) {
      return true
    }
    guard at + 1 < tokens.count else { return true }
    let next = tokens[at + 1]
    return next.kind == .comma || !next.fixed.isDisjoint(with: [.conjunction, .subordinator, .be, .relativizer])
      || next.key == "things"
  }

  /// `two hours`: a number of a unit of time, as if it were written in digits.
  private func unitsCounted(_ tokens: [Token]) -> [Token] {
    guard tokens.indices.dropFirst().contains(where: { isCountedUnit(tokens, $0) }) else { return tokens }
    return tokens.indices.map { at in
      var token = tokens[at]
      if at + 1 < tokens.count, isCountedUnit(tokens, at + 1), let number = Inflection.cardinal(token.key) {
        (token.kind, token.fixed) = (.number(Double(number)), [])
      }
      return token
    }
  }

  /// A unit of time, no kind of this knowledge, behind a number in words.
  private func isCountedUnit(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at].kind == .word, tokens[at - 1].kind == .word, Inflection.cardinal(tokens[at - 1].key) != nil
    else { return false }
    let key = unitKey(self.key(of: tokens[at..<at + 1]))
    return Self.secondsByUnit[key] != nil && thingByKey[key] == nil
  }

  /// `Terminal One`: the last word of a name.
  private func isNumberOfName(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at].key == "one", tokens[at - 1].kind == .word, tokens[at - 1].fixed.isEmpty else {
      return false
    }
    return tokens[at].capitalised && tokens[at - 1].capitalised || thing(of: tokens[(at - 1)..<(at + 1)]) != nil
  }

  /// `a being`, `a human being`, but not `a cat being fed`.
  private func isNounBeing(_ tokens: [Token], _ at: Int) -> Bool {
    guard tokens[at].key == "being", at > 0 else { return false }
    let determiners: FixedClasses = [
      .indefinite, .definite, .universal, .negativeDeterminer, .existential, .possessivePronoun,
    ]
    if !tokens[at - 1].fixed.isDisjoint(with: determiners) { return true }
    guard at > 1, tokens[at - 1].fixed.isEmpty, !tokens[at - 2].fixed.isDisjoint(with: determiners) else {
      return false
    }
    return at + 1 == tokens.count || tokens[at + 1].kind != .word || !tokens[at + 1].fixed.isEmpty
  }

  /// `a will`, `the can`: a modal right behind an article is a noun.
  private func isNounLikeModal(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at].fixed == .modal, !tokens[at].capitalised else { return false }
    let before = tokens[at - 1]
    return !before.fixed.isDisjoint(with: [.indefinite, .definite]) || ["every", "each"].contains(before.key)
  }

  /// `Will helps May`: a modal with a capital is a name in mid-sentence, and at the start where a finite verb follows.
  private func isNamedLikeModal(_ tokens: [Token], _ at: Int) -> Bool {
    guard tokens[at].capitalised, !tokens[at].allCapitals, tokens[at].fixed == .modal else { return false }
    if at > 0 { return tokens[at - 1].kind != .colon }
    guard tokens.count > 1 else { return false }
    let next = tokens[1]
    if next.kind == .possessive || !next.fixed.isDisjoint(with: [.be, .have, .modal, .conjunction]) { return true }
    if next.key == "does" { return true }
    return verbForms[next.key]?.contains { $0.form == .thirdSingular } ?? (next.mark != 0)
  }

  /// Relations of nouns that are this noun or end in it: `user of` is found in `primary user of`.
  func nounRelations(endingIn key: String, _ preposition: String) -> [RelationID] {
    let key = nounKey(key)
    if let exact = relationByKey[RelationKey(shape: .noun, words: [key, preposition])] { return [exact] }
    let last = String(key.split(separator: " ").last ?? "")
    return (relationsByHeadNoun[last] ?? []).filter {
      let words = self[$0].words
      return words[1] == preposition && words[0].hasSuffix(" " + key)
    }
  }

  /// Is there any relation `X is a N PREPOSITION Y` for this noun or one that ends in it?
  func knowsSomeNoun(_ tokens: ArraySlice<Token>, with preposition: String) -> Bool {
    knowsSomeNoun(key(of: tokens), with: preposition)
  }

  func knowsSomeNoun(_ key: String, with preposition: String) -> Bool {
    !nounRelations(endingIn: key, preposition).isEmpty
  }

  mutating func setKind(of relation: RelationID, _ kind: ThingID) {
    guard self[relation].kind == nil else { return }
    note(relations[Int(relation.index)])
    relations[Int(relation.index)].kind = kind
  }

  /// Does any entry use the word?
  public func isKnown(_ token: Token) -> Bool {
    guard token.kind == .word else { return true }
    return !token.fixed.isEmpty || isKnownWord(token.key)
  }

  /// Does any entry use this lower-case word, in any form?
  public func isKnownWord(_ word: String) -> Bool {
    knownWords.contains(word) || verbForms[word] != nil || knownWords.contains(singular(of: word))
      || abbreviations[word] != nil || Inflection.cardinal(word) != nil || isSuperlative(word)
      || isMore(comparative: word) != nil || word == "thing"
  }

  /// Could the word, seen only at the start of sentences, be a name?
  func nameShaped(_ token: Token) -> Bool { verbForms[token.key] == nil }
}

extension Lexicon {
  /// Is the thing a name that some sentence says with its kind (`the river Don`)?
  public func isToldWithKind(_ thing: ThingID) -> Bool {
    let entry = self[thing]
    guard entry.isName, entry.structure == .plain, kindsOfNames[thing] != nil else { return false }
    return entry.isLabelled || namesakes[entry.name.lowercased()]?.contains(thing) == true
  }

  /// Has the trainer said what question word this slot answers?
  public func isTold(_ slot: String, answers word: String) -> Bool { tells[slot] == word }

  /// The singular that the word may be of, then the base forms of the known verbs that it may be of.
  public func base(of word: String) -> [String] {
    [singular(of: word)] + verbForms[word, default: []].map(\.base)
  }

  /// The base forms of the known verbs that the word may be a form of.
  public func verbs(_ token: Token) -> [String] { verbForms[token.key, default: []].map(\.base) }
}
