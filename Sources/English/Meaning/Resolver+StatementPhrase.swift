import Diagnostics

/// Noun phrases of plain statements: they stand for things, not for variables.
extension Resolver {
  mutating func statementPhrase(
    _ words: Range<Int>, _ key: String, _ name: String, _ phrase: NounPhrase, at position: NounPosition
  ) throws(ReadingFailure) -> Resolved {
    let quantifier = quantifier(phrase.determiner, at: position, key: key)
    var kind = kindThing(
      key: key, name: name, words: words, phrase.determiner, isOwned: phrase.modifiers.contains(where: \.isOwner))
    if position == .subject, phrase.determiner == .definite, phrase.modifiers.isEmpty,
      !lexicon.isPlural(tokens[words.upperBound - 1]), lexicon[kind].isCounted, !lexicon[kind].isName
    {
      kind = individual(of: kind)
    }
    var modifiers = phrase.modifiers
    if case .possessive(let owner) = phrase.determiner { modifiers.insert(.preposition("of", owner), at: 0) }
    if case .possessive(let owner) = phrase.determiner, case .gap = owner.head, case .variable? = gaps.last {
      // `whose mother is brave`: the mother is another variable of the description.
      let value = Term.variable(freshVariable())
      var conditions: [Condition] = []
      for modifier in modifiers { conditions += try self.conditions(of: modifier, on: value, head: kind, words: words) }
      return Resolved(value, restrictions: conditions)
    }
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
    if let size = size(of: phrase) ?? one(of: kind, phrase) { lexicon.update(thing) { $0.size = size } }
    byName.append(Assertion(.isA(.thing(thing), .thing(kind), denied: false)))
    return thing
  }

  /// `some bus`, `a bus` that there is: one, if not more.
  private func one(of kind: ThingID, _ phrase: NounPhrase) -> GroupSize? {
    guard case .words(let words) = phrase.head, lexicon[kind].isCounted, !lexicon.isPlural(tokens[words.upperBound - 1])
    else { return nil }
    return GroupSize(least: 1, isExact: false)
  }

  /// How many `at least 2 clinics`, `exactly two basses` are.
  private func size(of phrase: NounPhrase) -> GroupSize? {
    guard case .number(let comparison, let number) = phrase.determiner else { return nil }
    let isExact = Parser.exactness.contains(tokens[phrase.range.lowerBound].key)
    return switch comparison {
    case .equal: GroupSize(least: number, isExact: isExact)
    case .atLeast: GroupSize(least: number, isExact: false)
    case .more: GroupSize(least: number + 1, isExact: false)
    default: nil
    }
  }

  /// `3 books`, `at least 2 rooms` in another place than the subject's: so many, kept as worded, and books.
  mutating func counted(_ kind: ThingID, _ phrase: NounPhrase, _ words: Range<Int>) -> ThingID {
    let amount = text(phrase.range.lowerBound..<words.lowerBound).lowercased()
    let base = lexicon[kind]
    // `5 tonnes of fish` are other things than `5 tonnes`.
    let worded = text(words.lowerBound..<phrase.range.upperBound)
    let isPlain = phrase.modifiers.isEmpty
    let name = "\(amount) \(isPlain ? lexicon.plural(of: base.name) : worded)"
    let thing = lexicon.intern(key: "\(amount) \(isPlain ? base.key : worded.lowercased())", name: name)
    let link = Assertion(.isA(.thing(thing), .thing(kind), denied: false))
    if !byName.contains(link) { byName.append(link) }
    if let substance = substance(of: thing, phrase), !byName.contains(substance) { byName.append(substance) }
    return thing
  }
}
