import Diagnostics

/// Phrases of questions, which name nothing new.
extension Resolver {
  /// What a run of a question names: a known thing, a property with a known thing, or an owner with a known thing.
  mutating func known(_ words: Range<Int>, key: String, _ phrase: NounPhrase) throws(ReadingFailure) -> KnownPhrase {
    if let thing = lexicon.thingByKey[key] ?? lexicon.thing(of: tokens[words]) {
      return KnownPhrase(kind: thing, words: words)
    }
    if let relational = relationalNoun(words) { return relational }
    guard words.count > 1 else { throw unknownWord(words, what: "word") }
    for isInner in [false, true] {
      for cut in words.dropFirst() {
        let (front, back) = (words.lowerBound..<cut, cut..<words.upperBound)
        guard isInner || lexicon.thing(of: tokens[back]) != nil, let found = try compound(front, back, phrase) else {
          continue
        }
        return found
      }
    }
    throw unknownWord(words, what: "phrase")
  }

  /// `discontented customers`: a property and what has it; `Texas cities`: an owner and what is its or in it. What
  /// stands behind may be a compound again.
  private mutating func compound(_ front: Range<Int>, _ back: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure)
    -> KnownPhrase?
  {
    let property = lexicon.relationByKey[
      RelationKey(shape: .property, words: [lexicon.adjectiveKey(tokens[front])])]
    let owner = property == nil ? lexicon.thing(of: tokens[front]) : nil
    guard property != nil || owner != nil else { return nil }
    guard var inner = try? known(back, key: lexicon.key(of: tokens[back]), phrase), !lexicon[inner.kind].isName else {
      return nil
    }
    if let property {
      inner.properties.insert(property, at: 0)
      return inner
    }
    guard let owner, let link = ownerLink(of: inner.kind, owner) else { return nil }
    notes.append("the \(text(back)) \(link) \(lexicon[owner].name)")
    inner.owners.append(owner)
    return inner
  }

  /// The preposition that links a kind with an owner in front of it, if the knowledge has one.
  private func ownerLink(of kind: ThingID, _ owner: ThingID) -> String? {
    if !lexicon.nounRelations(endingIn: lexicon[kind].key, "of").isEmpty { return "of" }
    guard lexicon[owner].isName, lexicon.link("in") != nil else {
      return nil
    }
    return "in"
  }

  /// A noun known only in `X is a N of Y`.
  private func relationalNoun(_ words: Range<Int>) -> KnownPhrase? {
    let key = lexicon.key(of: tokens[words])
    guard let relation = lexicon.relationsByNoun[key]?.first, let kind = lexicon[relation].kind else { return nil }
    return KnownPhrase(kind: kind, words: words, isRelational: true)
  }

  /// The first word that nothing knows, or else the whole phrase.
  func unknownWord(_ words: Range<Int>, what: String) -> ReadingFailure {
    for index in words where !lexicon.isKnown(tokens[index]) {
      return ReadingFailure(
        .unknownWord, "I do not know the word \"\(tokens[index].text)\".", at: index..<index + 1)
    }
    let said = text(words)
    let isName = words.count == 1 && tokens[words.lowerBound].capitalised
    return ReadingFailure(
      .unknownWord,
      isName
        ? "Nothing I know is called just \"\(said)\"."
        : words.count == 1
          ? "I know the word \"\(said)\", but nothing that it stands for here."
          : "I know the words of \"\(said)\", but not what they mean together.", at: words)
  }
}

/// Known phrases with a superlative in them.
extension Resolver {
  /// Is it `highest point`, which things have, where points are compared by how high they are, too?
  func isKnownSuperlative(_ key: String) -> Bool {
    guard mode == .question, let space = key.firstIndex(of: " "), lexicon.nounRelation(key, "of") != nil,
      let (measures, _) = lexicon.measures(ofSuperlative: String(key[..<space])),
      let kind = lexicon.thingByKey[String(key[key.index(after: space)...])]
    else { return false }
    return lexicon.measure(for: kind, among: measures) != nil
  }

  /// `the highest point of Ohio` is the one that Ohio is said to have. Without an owner, or with several in common, the
  /// superlative is meant: `the state with the highest point`, `the highest point in the states that border Ohio`.
  mutating func settleKnownSuperlative(_ words: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure) {
    guard phrase.degree == nil, words.count > 1, isKnownSuperlative(lexicon.key(of: tokens[words])) else { return }
    prefersKnown = true
    if case .possessive = phrase.determiner { return }
    if phrase.determiner == .whose { return }
    if case .preposition(let word, let owner)? = phrase.modifiers.first, Self.owning.contains(word) {
      guard case .words(let owners) = owner.head, owner.degree == nil, owner.determiner != .every,
        lexicon.isPlural(tokens[owners.upperBound - 1]),
        lexicon.thing(of: tokens[owners]).map({ !lexicon[$0].isName })
          ?? true, !lexicon.isPlural(tokens[words.upperBound - 1])
      else { return }
    }
    throw ReadingFailure(.unreadable, "I cannot tell whose \(text(words)) is meant.", at: words)
  }
}
