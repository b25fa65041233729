import Diagnostics

/// Verbs that no sentence marks, shown by the actions that they name: `Calling owners at night is rude`, `expects to read
/// charts`, `avoids tasting food`.
extension Gatherer {
  /// A verb that a sentence shows.
  private struct ShownVerb {
    var base: String
    var takesObject: Bool
    var range: SourceRange
  }

  /// Makes the verbs of all actions known. Marks must have been gathered; what one sentence shows is no evidence for another.
  mutating func gatherActions(_ sentences: [[Token]]) {
    for verb in sentences.flatMap(shownVerbs) {
      _ = lexicon.relation(.verb, [verb.base], takesObject: verb.takesObject, at: verb.range)
    }
  }

  private func shownVerbs(_ tokens: [Token]) -> [ShownVerb] {
    tokens.indices.compactMap { at in
      guard isUnknown(tokens[at]) else { return nil }
      guard let base = gerund(tokens, at) ?? infinitive(tokens, at) else { return nil }
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      return ShownVerb(base: base, takesObject: next.map(beginsObject) ?? false, range: tokens[at].range)
    }
  }

  /// `Olaf meets Ida in Paris`: a preposition behind a verb and a name says more of the verb, since a name needs no
  /// telling which. What any sentence shows so is a slot of the verb in all.
  mutating func gatherSlots(_ sentences: [[Token]]) {
    for tokens in sentences {
      for at in tokens.indices {
        guard let (entries, end) = verb(tokens, at), let behind = behindName(tokens, end) else { continue }
        for entry in entries { lexicon.addSlot(tokens[behind].key, to: entry.relation) }
      }
    }
  }

  /// `cuts bread with a knife`, `enters a flat without notice`: what nothing is said to have says how something is done.
  /// Possessions must have been gathered.
  mutating func gatherAccompaniments(_ tokens: [Token]) {
    for at in tokens.indices.dropFirst(2)
    where tokens[at].mark == 0 && tellsManner(tokens, at) {
      // The verb of the nearest object in front.
      let start = tokens[..<at].lastIndex { !isOpen($0) && !isDeterminer($0) } ?? -1
      let verbs = ((start + 1)..<at).compactMap { place in verb(tokens, place).map { (place, $0) } }
      guard let (_, verb) = verbs.last, verb.end < at, tokens[verb.end].kind == .word,
        // `avoids tasting food with fingers` says it of the tasting.
        tokens[verb.end..<at].allSatisfy({ lexicon.verbForms[$0.key] == nil })
      else { continue }
      for entry in verb.entries where !["have", "be"].contains(lexicon[entry.relation].lemma) {
        lexicon.addSlot(tokens[at].key, to: entry.relation)
      }
    }
  }

  /// `with a knife`, `without notice`, of what nothing is said to have; `by letter`, which is no author's name.
  private func tellsManner(_ tokens: [Token], _ at: Int) -> Bool {
    switch tokens[at].key {
    case "with", "without": !lexicon.isHad(tokens[(at + 1)...])
    case "by": at + 1 < tokens.count && tokens[at + 1].kind == .word && !tokens[at + 1].capitalised
    default: false
    }
  }

  /// The verb that begins here, and where it ends with its particles.
  private func verb(_ tokens: [Token], _ at: Int) -> (entries: [VerbEntry], end: Int)? {
    guard tokens[at].fixed.isEmpty, let readings = lexicon.verbForms[tokens[at].key],
      readings.contains(where: { $0.form != .pastParticiple && $0.form != .presentParticiple })
    else { return nil }
    let entries = readings.flatMap { lexicon.entries(ofVerb: $0.base) }
    let fitting = entries.filter { entry in
      entry.words.dropFirst().elementsEqual(tokens.dropFirst(at + 1).prefix(entry.words.count - 1).map(\.key))
    }
    let length = fitting.map(\.words.count).max() ?? 0
    let longest = fitting.filter { $0.words.count == length }
    return longest.isEmpty ? nil : (longest, at + length)
  }

  /// The preposition behind the name that begins here.
  private func behindName(_ tokens: [Token], _ start: Int) -> Int? {
    var at = start
    if at < tokens.count, tokens[at].fixed.contains(.definite) { at += 1 }
    let first = at
    // `Flat 3` is a name, too.
    while at < tokens.count, isProper(tokens[at]) || at > first && isNumber(tokens[at]) { at += 1 }
    guard at > first, at + 1 < tokens.count, tokens[at].fixed.contains(.preposition), tokens[at].mark == 0,
      !["of", "than", "as", "by"].contains(tokens[at].key), !lexicon.belongsToVerb(tokens[at].key)
    else { return nil }
    return at
  }

  private func isProper(_ token: Token) -> Bool {
    switch token.kind {
    case .column, .name: return true
    case .word: break
    default: return false
    }
    return token.capitalised && !token.allCapitals && token.fixed.isEmpty && lexicon.verbForms[token.key] == nil
  }

  private func isNumber(_ token: Token) -> Bool { if case .number = token.kind { true } else { false } }

  private func isUnknown(_ token: Token) -> Bool {
    token.kind == .word && token.fixed.isEmpty && token.mark == 0 && lexicon.verbForms[token.key] == nil
  }

  private func beginsObject(_ token: Token) -> Bool {
    isOpen(token) || token.kind == .quoted || isDeterminer(token)
  }

  private func isOpen(_ token: Token) -> Bool {
    token.kind == .word && token.fixed.isDisjoint(with: .anchors) && !Self.isAdverb(token)
  }

  private func isDeterminer(_ token: Token) -> Bool {
    !token.fixed.isDisjoint(with: [.indefinite, .definite, .possessivePronoun])
  }

  /// The verb of an action as a subject, behind a preposition or behind a verb such as `avoid`.
  private func gerund(_ tokens: [Token], _ at: Int) -> String? {
    guard tokens[at].key.hasSuffix("ing"), at + 1 < tokens.count, at == 0 || !tokens[at].capitalised,
      let reading = Inflection.bases(ofVerbForm: tokens[at].key).first(where: { $0.form == .presentParticiple })
    else { return nil }
    let isAction: Bool
    if at == 0 {
      isAction = isDeterminer(tokens[1]) || isOneThingOfSeveral(tokens)
    } else if tokens[at - 1].fixed.contains(.preposition) {
      // `During training the staff …` begins with an adjunct.
      isAction = at > 1 && isDeterminer(tokens[at + 1])
    } else {
      isAction = isForm(tokens[at - 1], of: VerbTables.doing) && beginsObject(tokens[at + 1])
    }
    return isAction ? reading.base : nil
  }

  /// `Washing hands prevents`, `Calling owners at night is`: a plural before a verb that speaks of one thing.
  private func isOneThingOfSeveral(_ tokens: [Token]) -> Bool {
    guard !tokens[1].capitalised else { return false }
    guard let end = tokens.indices.dropFirst().first(where: { !isOpen(tokens[$0]) || isFinite(tokens[$0]) }), end > 1,
      !Inflection.singulars(of: tokens[end - 1].key).isEmpty, !isSingular(tokens[end - 1])
    else { return false }
    guard let verb = tokens.indices.dropFirst(end).first(where: { isFinite(tokens[$0]) }) else { return false }
    // A verb behind `that` or `who` is not the sentence's own.
    let isOwn = tokens[end..<verb].allSatisfy {
      $0.fixed.contains(.preposition) || $0.fixed.isDisjoint(with: [.relativizer, .subordinator])
    }
    return isOwn && isSingular(tokens[verb])
  }

  private func isFinite(_ token: Token) -> Bool {
    !token.fixed.isDisjoint(with: [.be, .have, .do, .modal]) || token.mark != 0
      || lexicon.verbForms[token.key]?.contains { $0.form == .thirdSingular } ?? false
  }

  /// `is`, `has`, `prevents`.
  private func isSingular(_ token: Token) -> Bool {
    if ["is", "has", "does", "was"].contains(token.key) { return true }
    if token.mark != 0 { return Inflection.bases(ofVerbForm: token.key).contains { $0.form == .thirdSingular } }
    return lexicon.verbForms[token.key]?.contains { $0.form == .thirdSingular } ?? false
  }

  /// The verb behind `expects to`, `wants to`.
  private func infinitive(_ tokens: [Token], _ at: Int) -> String? {
    guard at > 1, tokens[at - 1].key == "to", tokens[at - 1].mark == 0, !tokens[at].capitalised,
      isForm(tokens[at - 2], of: VerbTables.wishing)
    else { return nil }
    return tokens[at].key
  }

  private func isForm(_ token: Token, of verbs: WordTable) -> Bool {
    guard token.fixed.isEmpty, token.mark != 0 || lexicon.verbForms[token.key] != nil else { return false }
    return Inflection.bases(ofVerbForm: token.key).contains { verbs.contains($0.base) }
  }
}
