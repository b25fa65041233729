import Diagnostics

/// Why nothing could be read of a sentence.
extension Reader {
  /// Why nothing could be read: usually a verb is not known as a relation.
  func noReading(_ tokens: [Token]) -> ReadingFailure {
    if let denial = wholesale(tokens) ?? slip(tokens) { return denial }
    let hasVerb = tokens.contains {
      !$0.fixed.isDisjoint(with: [.be, .have]) || (!lexicon.verbs($0).isEmpty && $0.fixed.isEmpty)
    }
    if let verb = missingVerb(tokens, atLeast: hasVerb ? 3 : 1) { return unknownRelation(verb..<verb + 1, tokens) }
    if hasVerb, let mixed = mixedRow(tokens.indices, tokens) { return Self.mixed(mixed) }
    guard hasVerb else {
      return ReadingFailure(
        .notASentence, "I see no verb in this.", at: 0..<tokens.count,
        reason: "A sentence says something of something, with a verb.",
        remedies: ["Mark the verb with asterisks:  A teacher *values* time.", "Begin a note for people with:  >"])
    }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: false)
    _ = parser.statements()
    if parser.isTooDeep {
      return ReadingFailure(
        .tooLong, "Clauses stand in clauses here, deeper than I read.", at: 0..<tokens.count,
        reason: "About 15 of them within each other are read.",
        remedies: ["Give the innermost a name in a sentence of its own, and use that name here."])
    }
    if let rest = unreadRest(tokens) {
      return ReadingFailure(
        .unreadable, "I can read this sentence up to here, but not what follows.", at: rest,
        reason: "What stands before is a sentence of its own; these words find no place in it.",
        remedies: ["Put them in a sentence of their own, or put quotes around words that are one thing."])
    }
    return ReadingFailure(
      .unreadable, "I cannot read this sentence.", at: 0..<tokens.count,
      reason: "No way to cut it into a subject, a known relation and its parts uses every word.",
      remedies: ["Say it in shorter sentences, or put quotes around words that are one thing."])
  }

  /// `It is not true that birds fly`: of all, of some, or of none?
  private func wholesale(_ tokens: [Token]) -> ReadingFailure? {
    let keys = tokens.map(\.key)
    let openings = [
      ["it", "is", "not", "true", "that"], ["it", "is", "false", "that"], ["it", "is", "not", "the", "case", "that"],
    ]
    guard let opening = openings.first(where: { keys.starts(with: $0) }) else { return nil }
    let said = Array(tokens[opening.count...])
    guard !Parser(said, lexicon: lexicon, isQuestion: false).statements().isEmpty else { return nil }
    return ReadingFailure(
      .unreadable, "This denies a whole sentence, and does not say which part of it is false.", at: 0..<opening.count,
      reason: "It can be so of none, or only not of all.",
      remedies: ["Begin with \"No\" or with \"Not all\", or deny the verb: … does not …, … is not …."])
  }

  /// The word that looks most like a verb that nobody marked.
  private func missingVerb(_ tokens: [Token], atLeast least: Int) -> Int? {
    var best: (index: Int, score: Int)?
    for index in tokens.indices {
      let score = index == 0 ? actionScore(tokens) : verbScore(index, tokens)
      if score >= least, score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.index
  }

  /// `Losing a book …`: an action of a verb that nobody marked.
  private func actionScore(_ tokens: [Token]) -> Int {
    guard tokens.count > 1, tokens[0].kind == .word, tokens[0].fixed.isEmpty, tokens[0].mark == 0,
      lexicon.verbs(tokens[0]).isEmpty, tokens[0].key.hasSuffix("ing"),
      !tokens[1].fixed.isDisjoint(with: [.indefinite, .definite, .universal, .existential, .pronoun])
    else { return 0 }
    return 4
  }

  /// How much a word looks like a verb in its place; 0 if not at all.
  func verbScore(_ index: Int, _ tokens: [Token]) -> Int {
    let token = tokens[index]
    guard token.kind == .word, token.fixed.isEmpty, token.mark == 0, !token.capitalised, !token.key.hasSuffix("ly"),
      lexicon.verbs(token).isEmpty
    else { return 0 }
    var at = index - 1
    while at > 0, tokens[at].fixed.contains(.not) || tokens[at].fixed.contains(.frequency) || isAdverb(tokens[at]) {
      at -= 1
    }
    let before = tokens[at]
    if !before.fixed.isDisjoint(with: [.do, .modal]) { return 6 }
    let isInflected = Inflection.bases(ofVerbForm: token.key).contains { $0.form != .base }
    let endsAsParticiple = token.key.hasSuffix("ing") || token.key.hasSuffix("ed")
    if before.fixed.contains(.be) { return endsAsParticiple && isInflected ? 5 : 0 }
    if !before.fixed.isDisjoint(with: [.pronoun, .relativizer, .indefinitePronoun]) { return isInflected ? 5 : 2 }
    if ["when", "before", "after", "while", "until"].contains(before.key), token.key.hasSuffix("ing"), isInflected {
      return 5
    }
    let isAction = at == 0 && before.key.hasSuffix("ing")
    guard before.fixed.isEmpty, before.kind == .word || before.kind == .name, isAction || lexicon.verbs(before).isEmpty,
      Inflection.cardinal(before.key) == nil
    else { return 0 }
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let beginsObject =
      next.map { !$0.fixed.isDisjoint(with: [.indefinite, .definite, .universal, .existential, .pronoun]) } ?? false
    let isSingular = isAfterSingular(at, tokens)
    if isSingular, Inflection.bases(ofVerbForm: token.key).contains(where: { $0.form == .thirdSingular }) { return 5 }
    if !isSingular && lexicon.isPlural(before) && !token.key.hasSuffix("s") {
      return beginsObject ? 5 : next == nil && !isAfterDefinite(at, tokens) ? 1 : 4
    }
    if !isInflected { return beginsObject ? 2 : 0 }
    if endsAsParticiple { return beginsObject || next == nil ? 4 : 2 }
    return beginsObject ? 4 : 3
  }

  /// Does the phrase that ends here begin with `a`, `every` or `each`, so that its head is singular?
  private func isAfterSingular(_ end: Int, _ tokens: [Token]) -> Bool {
    var at = end
    while at > 0, tokens[at].fixed.isEmpty { at -= 1 }
    return at < end && (tokens[at].fixed.contains(.indefinite) || ["every", "each"].contains(tokens[at].key))
  }

  /// Does the phrase that ends here begin with `the` in a clause behind another (`… and the guests smile`)?
  private func isAfterDefinite(_ end: Int, _ tokens: [Token]) -> Bool {
    var at = end
    while at > 0, tokens[at].fixed.isEmpty { at -= 1 }
    guard at < end, at > 0, tokens[at].fixed.contains(.definite) else { return false }
    return !tokens[at - 1].fixed.isDisjoint(with: [.conjunction, .subordinator])
  }

  private func isAdverb(_ token: Token) -> Bool {
    token.kind == .word && token.fixed.isEmpty && token.key.hasSuffix("ly")
  }

  /// - Parameter words: the verb, with its particle.
  func unknownRelation(_ words: Range<Int>, _ tokens: [Token]) -> ReadingFailure {
    let verb = tokens[words.lowerBound]
    let said = tokens[words].map(\.text).joined(separator: " ")
    let base = ([unknownBase(words.lowerBound, tokens)] + tokens[words].dropFirst().map(\.key))
      .joined(separator: " ")
    let near = verb.key.count < 5 ? [] : nearest(to: verb.key, among: lexicon.verbForms.keys.sorted())
    let remedies = [
      Self.marked(words, tokens),
      "If it is another word for a relation that is known, say so once:  To \(base) means to ….",
    ]
    return ReadingFailure(
      .unknownRelation, "I see no relation in this sentence.", at: words,
      reason: "\"\(said)\" is not a relation yet. If it is one, mark it where it is first used:", remedies: remedies,
      suggestions: near)
  }

  /// The base of a form that several verbs may have: `bore` is that of `bear` behind one, and of `bore` behind several.
  private func unknownBase(_ verb: Int, _ tokens: [Token]) -> String {
    let readings = Inflection.bases(ofVerbForm: tokens[verb].key)
    let isBehindSeveral = verb > 0 && lexicon.isPlural(tokens[verb - 1])
    let isBase = readings.first { $0.form == .base }
    return (isBehindSeveral ? isBase ?? readings.first : readings.first)?.base ?? tokens[verb].key
  }

  /// The sentence with asterisks around some words.
  private static func marked(_ words: Range<Int>, _ tokens: [Token]) -> String {
    var marked = tokens
    let mark = tokens.map(\.mark).max() ?? 0
    for index in words { marked[index].mark = mark + 1 }
    return plainText(marked)
  }
}
