import Diagnostics

/// Sentences about measures, units and the kinds that relations join.
extension Reader {
  /// `Large compares states by area, cities by population and rivers by length.`
  mutating func measure(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard keys.count > 4, keys[1] == "compares", lexicon.entries(ofVerb: "compare").isEmpty else { return nil }
    var parts: [(kinds: ArraySlice<Token>, noun: ArraySlice<Token>)] = []
    for part in Self.cut(tokens[2...]) {
      guard let by = part.lastIndex(where: { $0.key == "by" }), by > part.startIndex, by + 1 < part.endIndex else {
        return nil
      }
      parts.append((part[..<by], part[(by + 1)...]))
    }
    guard !parts.isEmpty else { return nil }
    for (words, measured) in parts {
      let compared = countedKind(words)
      let noun = countedKind(measured)
      let relation = lexicon.relation(
        .noun, [lexicon[noun].key, "of"], takesObject: true, at: tokens[0].range)
      lexicon.setKind(of: relation, noun)
      lexicon.noteNumeric(relation, unit: nil)
      // What is early has the lesser time.
      if keys[0] == "early" { lexicon.addOpposites("early", "late") }
      lexicon.addMeasure(Measure(kind: compared, relation: relation), of: keys[0] == "early" ? "late" : keys[0])
    }
    return [.vocabulary]
  }

  /// Does the sentence say by what an adjective compares, or what its opposite is?
  public static func isMeasure(_ sentence: TokenizedSentence) -> Bool {
    sentence.tokens.count > 4 && sentence.tokens.contains { $0.key == "compares" || $0.key == "opposite" }
  }

  /// The parts of a list: cut at commas and at `and`, where a `by` follows in the part.
  private static func cut(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    for (place, token) in zip(tokens.indices, tokens) where token.kind == .comma || token.key == "and" {
      if tokens[start..<place].contains(where: { $0.key == "by" }) {
        parts.append(tokens[start..<place])
        start = place + 1
      } else if start == place {
        start = place + 1
      }
    }
    return parts + [tokens[start...]]
  }

  /// The kind that words name, made if it is new.
  private mutating func countedKind(_ words: ArraySlice<Token>) -> ThingID {
    if let known = lexicon.thing(of: words) { return known }
    let key = lexicon.key(of: words)
    let made = lexicon.intern(key: key, name: key)
    lexicon.update(made) { $0.isCounted = true }
    if let last = key.split(separator: " ").last { lexicon.nouns.insert(String(last)) }
    return made
  }

  /// `A mile is 1.609 kilometres.`
  mutating func unit(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard tokens.count > 3, tokens[0].fixed.contains(.indefinite), let at = keys.firstIndex(of: "is"), at > 1,
      at + 2 < tokens.count, case .number(let factor) = tokens[at + 1].kind,
      tokens[1..<at].allSatisfy({ $0.kind == .word && $0.fixed.isEmpty }),
      tokens[(at + 2)...].allSatisfy({ $0.kind == .word && $0.fixed.isEmpty || $0.key == "people" }),
      let last = keys.last, lexicon.measures(of: last) == nil
    else { return nil }
    lexicon.addUnit(lexicon.key(of: tokens[1..<at]), is: factor, lexicon.key(of: tokens[(at + 2)...]))
    return [.vocabulary]
  }

  /// `*Borders* joins a state to a state.` `The population of joins …` is none.
  mutating func types(_ tokens: [Token], _ keys: [String]) -> [Naming]? {
    guard let first = tokens.first, first.mark != 0 else { return nil }
    let end = tokens.firstIndex { $0.mark != first.mark } ?? tokens.count
    guard end < tokens.count, keys[end] == "joins", let to = keys[end...].lastIndex(of: "to"), to > end + 1,
      to + 1 < keys.count, let relation = markedRelation(Array(tokens[..<end]))
    else { return nil }
    let subject = countedKind(Self.withoutArticle(tokens[(end + 1)..<to]))
    let object = countedKind(Self.withoutArticle(tokens[(to + 1)...]))
    lexicon.joins[relation] = RelationTypes(subject: subject, object: object)
    return [.typed(relation, subject: subject, object: object)]
  }

  /// `Major means: a city with more than 150,000 people.` as `Every city with more than 150,000 people is major.`
  static func degreeDefinition(_ tokens: [Token]) -> [Token]? {
    guard tokens.count > 5, tokens[1].key == "means", tokens[2].kind == .colon, tokens[3].fixed.contains(.indefinite)
    else { return nil }
    func word(_ text: String, like token: Token) -> Token {
      var copy = token
      (copy.text, copy.key, copy.fixed) = (text, text, FixedClasses.of(text))
      copy.capitalised = false
      return copy
    }
    var property = tokens[0]
    property.capitalised = false
    property.text = property.key
    return [word("every", like: tokens[3])] + tokens[4...] + [word("is", like: tokens[1]), property]
  }
}
