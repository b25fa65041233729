import Diagnostics

/// Sentences about words: each has a pattern of fixed words, and its effect is on the vocabulary.
extension Reader {
  /// The statement, if the sentence has one of the patterns.
  mutating func readNaming(_ tokens: [Token], range: SourceRange) throws(ReadingFailure) -> Statement? {
    var statement = Statement(range: range)
    if let naming = try readPattern(tokens, range) {
      statement.namings = naming
      return statement
    }
    return nil
  }

  /// The effects that must be known before any other sentence is read: abbreviations, plurals, synonyms.
  mutating func gatherNaming(_ sentence: TokenizedSentence) {
    let keys = sentence.tokens.map(\.key)
    guard keys.contains(where: { Self.patternWords.contains($0) }) else { return }
    _ = abbreviation(sentence.tokens, keys)
    _ = plural(sentence.tokens, keys)
  }

  private static let patternWords: Set<String> = ["short", "plural"]

  private mutating func readPattern(_ tokens: [Token], _ range: SourceRange) throws(ReadingFailure) -> [Naming]? {
    let keys = tokens.map(\.key)
    if let naming = abbreviation(tokens, keys) { return naming }
    if let naming = plural(tokens, keys) { return naming }
    if let naming = try verbSynonym(tokens, keys) { return naming }
    if let naming = wordSynonym(tokens, keys) { return naming }
    if let naming = markedWord(tokens, keys) { return naming }
    if let naming = telling(tokens, keys) { return naming }
    if let naming = completeList(tokens, keys) { return naming }
    if let naming = try standing(tokens, keys) { return naming }
    if let naming = opposite(tokens, keys) { return naming }
    if let naming = single(tokens, keys) { return naming }
    if let naming = measure(tokens, keys) { return naming }
    if let naming = unit(tokens, keys) { return naming }
    if let naming = types(tokens, keys) { return naming }
    return asking(tokens, keys)
  }

  // MARK: Words for words

  /// `CMIO is short for chief medical information officer.`
  private mutating func abbreviation(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard let at = Self.find(["is", "short", "for"], in: keys), at == 1, keys.count > 4 else { return nil }
    let long = Array(tokens[(at + 3)...])
    let words = long.map(\.key)
    let short = tokens[0]
    lexicon.abbreviations[short.key] = words
    lexicon.knownWords.insert(short.key)
    let isName = long.allSatisfy { $0.capitalised || $0.kind == .name || !$0.fixed.isEmpty }
    let thing = lexicon.intern(
      key: words.joined(separator: " "), name: long.map(\.text).joined(separator: " "), isName: isName)
    lexicon.update(thing) { $0.abbreviation = short.text }
    return [.abbreviation(short: short.text, long: thing)]
  }

  /// `The plural of staff is staff.`
  private mutating func plural(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard keys.starts(with: ["the", "plural", "of"]), let at = keys.lastIndex(of: "is"), at == keys.count - 2, at > 3
    else { return nil }
    let singular = keys[3..<at].joined(separator: " ")
    let plural = keys[keys.count - 1]
    lexicon.pluralOf[singular] = plural
    lexicon.singularOf[plural] = singular
    lexicon.nouns.insert(singular)
    return [.vocabulary]
  }

  /// `To pull means tow`, `Pull means to tow`: of verbs both sides have `to`.
  private func checkInfinitives(_ tokens: [Token], _ keys: [String]) throws(ReadingFailure) {
    guard let at = keys.firstIndex(of: "means"), at > 0, at + 1 < keys.count else { return }
    let isLeft = keys[0] == "to"
    let isRight = keys[at + 1] == "to"
    guard isLeft != isRight, isLeft || at + 2 < keys.count,
      !lexicon.entries(ofVerb: isLeft ? keys[at + 1] : keys[at + 2]).isEmpty
    else { return }
    var corrected = tokens
    corrected[isLeft ? at + 1 : 0].text = isLeft ? "to " + tokens[at + 1].text : "To " + tokens[0].text.lowercased()
    throw ReadingFailure(
      .unreadable, "One side of this says \"to\", and the other does not.", at: isLeft ? at + 1..<at + 2 : 0..<1,
      reason: "A verb is explained by a verb, both with \"to\".", remedies: [Self.plainText(corrected)])
  }

  /// `To require means to need.`
  private mutating func verbSynonym(_ tokens: [Token], _ keys: [String]) throws(ReadingFailure) -> [Naming]? {
    try checkInfinitives(tokens, keys)
    guard keys.first == "to", let at = Self.find(["means", "to"], in: keys), at > 1, at + 2 < keys.count else {
      return nil
    }
    let new = Array(keys[1..<at])
    let old = Array(keys[(at + 2)...])
    for place in [1, at + 2] {
      guard let forms = lexicon.verbForms[keys[place]], !forms.contains(where: { $0.form == .base }),
        let base = forms.first?.base
      else { continue }
      var corrected = tokens
      corrected[place].text = base
      throw ReadingFailure(
        .disagreement, "Behind \"to\" the verb has its base form.", at: place..<place + 1,
        remedies: [Self.plainText(corrected)])
    }
    guard let entry = lexicon.entries(ofVerb: old[0]).first(where: { $0.words == old }) else {
      throw ReadingFailure(
        .unknownRelation, "\"\(old.joined(separator: " "))\" is not a relation.", at: at + 2..<keys.count,
        reason: "A verb can only be explained by a known one.",
        remedies: ["Mark it where it is first used: *\(old.joined(separator: " "))*."])
    }
    lexicon.addVerb(new, meaning: entry.relation)
    return [.vocabulary]
  }

  /// `Doctor means physician.` `Past means after.` `Doc is another name for a physician.`
  private mutating func wordSynonym(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    var (at, after) = (keys.firstIndex(of: "means") ?? 0, 1)
    if at > 0 {
      // `Major means: …` defines a property.
      guard lexicon.entries(ofVerb: "mean").isEmpty, at + 1 < tokens.count, tokens[at + 1].kind != .colon else {
        return nil
      }
    } else {
      // Two known things that are the same are linked instead.
      let wordings = [
        ["is", "the", "same", "as"], ["is", "another", "name", "for"], ["is", "another", "word", "for"],
      ]
      (at, after) = (wordings.lazy.compactMap { Self.find($0, in: keys) }.first ?? 0, 4)
      guard at > 0, at + 4 < keys.count, !tokens.contains(where: { $0.fixed.contains(.subordinator) }) else {
        return nil
      }
      let known = lexicon.thing(of: Self.withoutArticle(tokens[..<at]))
      if let known, known == lexicon.thing(of: Self.withoutArticle(tokens[(at + 4)...])) { return [.vocabulary] }
      guard known == nil else { return nil }
    }
    guard at > 0, at + after < keys.count else { return nil }
    let left = Self.withoutArticle(tokens[..<at])
    let right = Self.withoutArticle(tokens[(at + after)...])
    if left.count == 1, right.count == 1, let known = right.first, let new = left.first,
      known.fixed.contains(.preposition) || lexicon.isAdverb(known.key) && lexicon.isAdverb(new.key)
    {
      lexicon.wordSynonyms[left[left.startIndex].key] = right[right.startIndex].key
      return [.vocabulary]
    }
    let key = lexicon.key(of: left)
    if left.count == 1, right.count == 1, let known = right.first?.key, let new = left.first?.key,
      lexicon.measures(of: known) != nil
    {
      lexicon.addDegreeSynonym(new, of: known)
      return [.vocabulary]
    }
    if let relation = lexicon.relationByKey[RelationKey(shape: .property, words: [lexicon.adjectiveKey(right)])],
      lexicon.thing(of: right) == nil
    {
      lexicon.relationByKey[RelationKey(shape: .property, words: [lexicon.adjectiveKey(left)])] = relation
      lexicon.adjectives.insert(lexicon.adjectiveKey(left))
      return [.vocabulary]
    }
    let name = right.map(\.text).joined(separator: " ")
    let isName = right.allSatisfy { $0.capitalised && lexicon.abbreviations[$0.key] == nil }
    let thing = lexicon.thing(of: right) ?? lexicon.intern(key: lexicon.key(of: right), name: name, isName: isName)
    lexicon.thingByKey[key] = thing
    lexicon.remember(key.split(separator: " ").map(String.init))
    if let last = left.last { lexicon.nouns.insert(lexicon.singular(of: last.key)) }
    return [.vocabulary]
  }

  // MARK: Marked words

  /// `*Borders* works both ways.`, `*Contains* carries over.`, `*Rough* is a property.`, …
  private mutating func markedWord(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard let first = tokens.first, first.mark != 0 else { return nil }
    let end = tokens.firstIndex { $0.mark != first.mark } ?? tokens.count
    let rest = Array(keys[end...])
    if rest == ["is", "a", "property"] || rest == ["is", "a", "relation"] {
      return [markedRelation(Array(tokens[..<end])).map { .announced($0) } ?? .vocabulary]
    }
    guard let relation = markedRelation(Array(tokens[..<end])) else { return nil }
    if rest == ["works", "both", "ways"] { return [.symmetric(relation)] }
    if rest == ["works", "one", "way"] { return [.oneWay(relation)] }
    if rest == ["carries", "over"] { return [.transitive(relation)] }
    if rest == ["is", "complete"] { return [.completeRelation(relation)] }
    if rest.starts(with: ["is", "the", "reverse", "of"]), let other = markedRelation(Array(tokens[(end + 4)...])) {
      // The passive of the verb itself is its reverse by grammar.
      if relation == other { return [.vocabulary] }
      let isTurned = isPassive(tokens[..<end], of: relation) != isPassive(tokens[(end + 4)...], of: other)
      return [isTurned ? .alike(relation, other) : .reverse(relation, other)]
    }
    return nil
  }

  /// Is it the passive of a verb that the group names (`is crossed by`)?
  private func isPassive(_ group: ArraySlice<Token>, of relation: RelationID) -> Bool {
    lexicon[relation].shape == .verb && group.last?.key == "by"
  }

  /// The relation that a marked group names.
  func markedRelation(_ group: [Token]) -> RelationID? {
    var words = group.map(\.key)
    if group.first?.fixed.contains(.be) == true, words.count > 1 { words.removeFirst() }
    if words.last == "than",
      let known = lexicon.relationByKey[
        RelationKey(shape: .comparative, words: [words.dropLast().joined(separator: " ")])]
    {
      return known
    }
    for shape in [RelationShape.preposition, .property, .comparative] {
      if let known = lexicon.relationByKey[RelationKey(shape: shape, words: [words.joined(separator: " ")])] {
        return known
      }
    }
    if words.count > 1,
      let known = lexicon.relationByKey[
        RelationKey(shape: .property, words: [words.dropLast().joined(separator: " ")])]
    {
      return known
    }
    if words.count == 2, words[1] == "by", let verb = lexicon.passive(of: words[0]) { return verb }
    for reading in Inflection.bases(ofVerbForm: words[0]) {
      if let entry = lexicon.entries(ofVerb: reading.base).first(where: {
        Array($0.particles) == Array(words.dropFirst())
      }) {
        return entry.relation
      }
    }
    return nil
  }

  /// `*During* tells when.`
  private mutating func telling(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard keys.count >= 3, keys[keys.count - 2] == "tells",
      ["where", "when", "why", "how"].contains(keys[keys.count - 1])
    else { return nil }
    let words = keys[..<(keys.count - 2)].filter { $0 != "is" }
    lexicon.tells[words.joined(separator: " ")] = keys[keys.count - 1]
    return [.vocabulary]
  }

  /// `The list of clinicians is complete.`
  private mutating func completeList(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard keys.starts(with: ["the", "list", "of"]), keys.suffix(2) == ["is", "complete"], keys.count > 5 else {
      return nil
    }
    let words = Self.withoutArticle(tokens[3..<(keys.count - 2)])
    let key = lexicon.key(of: words)
    var name = words.map(\.text)
    if let last = name.popLast() { name.append(lexicon.singular(of: last)) }
    let thing = lexicon.thing(of: words) ?? lexicon.intern(key: key, name: name.joined(separator: " "))
    return [.completeKind(thing)]
  }

  /// `I and you stand for an implementer.`
  private mutating func standing(_ tokens: [Token], _ keys: [String]) throws(ReadingFailure) -> [Naming]? {
    guard let at = Self.find(["stand", "for"], in: keys) ?? Self.find(["stands", "for"], in: keys),
      tokens[..<at].allSatisfy({ ["i", "you", "we", "and", "me"].contains($0.key) }), at > 0
    else { return nil }
    let words = Self.withoutArticle(tokens[(at + 2)...])
    guard !words.isEmpty else { return nil }
    let thing =
      lexicon.thing(of: words)
      ?? lexicon.intern(key: lexicon.key(of: words), name: words.map(\.text).joined(separator: " "))
    lexicon.setHearer(thing)
    return [.hearer(thing)]
  }

  /// `Small is the opposite of large.`
  private mutating func opposite(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard let at = Self.find(["is", "the", "opposite", "of"], in: keys), at > 0, at + 4 < keys.count else { return nil }
    let left = lexicon.relation(
      .property, [lexicon.adjectiveKey(tokens[..<at])], takesObject: false, at: tokens[0].range)
    let right = lexicon.relation(
      .property, [lexicon.adjectiveKey(tokens[(at + 4)...])], takesObject: false, at: tokens[at + 4].range)
    lexicon.addOpposites(lexicon[left].words[0], lexicon[right].words[0])
    return [.opposite(left, right)]
  }

  /// `A country has one capital.`: the relation of the noun has one value for each owner.
  private mutating func single(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard let at = Self.find(["has", "one"], in: keys) ?? Self.find(["has", "exactly", "one"], in: keys), at > 1,
      tokens[0].fixed.contains(.indefinite) || tokens[0].fixed.contains(.universal)
    else { return nil }
    let noun = tokens[(keys[at + 1] == "one" ? at + 2 : at + 3)...]
    guard !noun.isEmpty, noun.allSatisfy({ $0.kind == .word && $0.fixed.isDisjoint(with: .anchors) }) else {
      return nil
    }
    let owner = Self.withoutArticle(tokens[..<at])
    let key = lexicon.key(of: noun)
    let kind = lexicon.thing(of: noun) ?? lexicon.intern(key: key, name: noun.map(\.text).joined(separator: " "))
    lexicon.update(kind) { $0.isCounted = true }
    if lexicon.thing(of: owner) == nil {
      let made = lexicon.intern(key: lexicon.key(of: owner), name: owner.map(\.text).joined(separator: " "))
      lexicon.update(made) { $0.isCounted = true }
    }
    let relation = lexicon.relation(.noun, [key, "of"], takesObject: true, at: noun[noun.startIndex].range)
    lexicon.setKind(of: relation, kind)
    return [.single(relation)]
  }

  /// `"how many people live in a place" asks "what is the population of the place".`
  private mutating func asking(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard tokens.count == 3, tokens[0].kind == .quoted, keys[1] == "asks", tokens[2].kind == .quoted else { return nil }
    guard let pattern = AskingPattern(from: tokens[0].text, to: tokens[2].text) else { return nil }
    if !lexicon.askingPatterns.contains(pattern) { lexicon.askingPatterns.append(pattern) }
    for word in pattern.words { lexicon.knownWords.insert(String(word)) }
    return [.vocabulary]
  }

  // MARK: Helpers

  static func find(_ words: [String], in keys: [String]) -> Int? {
    guard keys.count >= words.count else { return nil }
    return (0...(keys.count - words.count)).first { Array(keys[$0..<$0 + words.count]) == words }
  }

  static func withoutArticle(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    guard let first = tokens.first, !first.fixed.isDisjoint(with: [.indefinite, .definite]), tokens.count > 1 else {
      return tokens
    }
    return tokens.dropFirst()
  }
}
