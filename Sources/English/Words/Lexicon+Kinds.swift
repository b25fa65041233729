extension Lexicon {
  /// Adjectives that take a thing out of its head's kind.
  private static let privative: Set<String> = ["former", "future", "fake", "alleged", "potential", "so-called"]

  /// The kind that a compound belongs to by its name, and the property in front of it, if it is one.
  public func headKind(of thing: Thing) -> (kind: ThingID, property: RelationID?)? {
    let words = thing.key.split(separator: " ")
    guard words.count > 1, !words.contains(where: { !FixedClasses.of(String($0)).isDisjoint(with: .anchors) }),
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

  /// The relation of a noun and a preposition, by the noun's key.
  public func nounRelation(_ key: String, _ preposition: String) -> RelationID? {
    relationByKey[RelationKey(shape: .noun, words: [key, preposition])]
  }

  /// The property that says that somebody does the verb to it: `used` for `use`.
  public func participle(of relation: RelationID) -> RelationID? {
    let words = self[relation].words
    let participle = Inflection.forms(ofVerb: words[0]).preferred(.pastParticiple)
    return relationByKey[
      RelationKey(shape: .property, words: [([participle] + words.dropFirst()).joined(separator: " ")])]
  }
}
