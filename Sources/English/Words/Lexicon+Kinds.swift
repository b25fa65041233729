extension Lexicon {
  /// Adjectives that take a thing out of its head's kind.
  private static let privative: Set<String> = ["former", "future", "fake", "alleged", "potential", "so-called"]

  /// The kind that a compound belongs to by its name, and the property in front of it, if it is one.
  public func headKind(of thing: Thing) -> (kind: ThingID, property: RelationID?)? {
    guard thing.key.utf8.contains(UInt8(ascii: " ")) else { return nil }
    let words = thing.key.split(separator: " ")
    let open = words.first == "other" ? words.dropFirst() : words[...]
    let isPhrase = open.contains {
      !FixedClasses.of(String($0)).isDisjoint(with: .anchors) && !["even", "being"].contains($0)
    }
    guard words.count > 1, !isPhrase,
      !Self.privative.contains(String(words[0]))
    else { return nil }
    for start in 1..<words.count {
      guard let kind = thingByKey[words[start...].joined(separator: " ")], kind != thing.id, !self[kind].isName else {
        continue
      }
      let front = words[..<start].joined(separator: " ").split(separator: "-").joined(separator: " ")
      return (kind, relationByKey[RelationKey(shape: .property, words: [front])])
    }
    return nil
  }

  /// What a name such as `workflow of staff` says of its thing: a workflow, that of staff.
  public func ownership(of thing: Thing) -> (kind: ThingID, owner: ThingID)? {
    guard thing.key.hasOf else { return nil }
    let words = thing.key.split(separator: " ")
    guard let of = words.firstIndex(of: "of"), of > 0, of + 1 < words.count else { return nil }
    var owner = words[(of + 1)...]
    if let first = owner.first, ["a", "an", "the"].contains(first) { owner = owner.dropFirst() }
    guard let kind = thingByKey[words[..<of].joined(separator: " ")],
      let known = thingByKey[owner.joined(separator: " ")], !self[kind].isName, kind != thing.id, known != thing.id
    else { return nil }
    return (kind, known)
  }

  /// The relation of a noun and a preposition, by the noun's key.
  public func nounRelation(_ key: String, _ preposition: String) -> RelationID? {
    relationByKey[RelationKey(shape: .noun, words: [key, preposition])]
  }

  /// The relations of all nouns with a preposition: `sample from`, `letter from`. Linear in the relations.
  public func nounRelations(with preposition: String) -> [RelationID] {
    relations.filter { $0.shape == .noun && $0.words[1] == preposition }.map(\.id)
  }

  /// The relation of a verb without particles.
  public func verbRelation(_ verb: String) -> RelationID? { relationByKey[RelationKey(shape: .verb, words: [verb])] }

  /// The property that says that somebody does the verb to it: `used` for `use`.
  public func participle(of relation: RelationID) -> RelationID? {
    let words = self[relation].words
    let participle = Inflection.forms(ofVerb: words[0]).preferred(.pastParticiple)
    return relationByKey[
      RelationKey(shape: .property, words: [([participle] + words.dropFirst()).joined(separator: " ")])]
  }
}

extension Lexicon {
  /// Known words and their forms, for spelling.
  public var spellings: Set<String> {
    var words = knownWords.own
    words.formUnion(verbForms.keys)
    words.formUnion(pluralOf.values)
    for thing in things.wholeOrCounted {
      if let plural = thing.pluralName?.lowercased(), !plural.contains(" ") { words.insert(plural) }
      if thing.isCounted, !thing.name.contains(" ") { words.insert(self.plural(of: thing.name.lowercased())) }
    }
    words.formUnion(Reader.patternVocabulary)
    words.formUnion(FixedClasses.words)
    return words.filter { $0.utf8.count > 2 }
  }

  /// Are two words forms of one noun or verb?
  public func isSameWord(_ left: String, _ right: String) -> Bool { singular(of: left) == singular(of: right) }

  /// The thing that tokens name, for offers.
  public func thing(named tokens: ArraySlice<Token>) -> ThingID? { thing(of: prepared(Array(tokens))[...]) }

  /// The thing with this name in its plain form.
  public func thing(keyed key: String) -> ThingID? { thingByKey[key] }

  /// How many described things and actions there are.
  public var describedCount: Int { describedThings.count }

  /// A new, unnamed member of a kind.
  public mutating func freshMember(of kind: ThingID) -> ThingID {
    let entry = self[kind]
    let thing = intern(key: "\(entry.key) #fresh\(things.count)", name: entry.name, structure: .plain)
    update(thing) {
      $0.isCounted = true
    }
    return thing
  }
}

extension Reader {
  /// Is the word one of the set phrases' own?
  public static func isPatternWord(_ word: String) -> Bool { patternVocabulary.contains(word) }
}

extension Writer {
  /// Does the phrase for the thing take a plural verb?
  public func takesPlural(_ thing: ThingID) -> Bool { isPlural(thing) }
}

extension [Token] {
  /// Without an article in front.
  public var withoutArticle: ArraySlice<Token> { Reader.withoutArticle(self[...]) }
}

extension Lexicon {
  /// A word as answers are compared by: singular, or the verb's base form.
  public func comparable(_ word: String) -> String {
    if let verb = verbForms[word]?.first { return verb.base }
    return singular(of: word)
  }
}

extension String {
  /// Does the word `of` stand in it, between others?
  fileprivate var hasOf: Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.indices.dropLast(3).contains { at in
        bytes[at] == UInt8(ascii: " ") && bytes[at + 1] == UInt8(ascii: "o") && bytes[at + 2] == UInt8(ascii: "f")
          && bytes[at + 3] == UInt8(ascii: " ")
      }
    }
  }
}
