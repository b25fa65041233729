import Diagnostics

/// What is refused by its words alone, or though it can be read; and why nothing could be read.
extension Reader {
  // MARK: Before reading

  /// Words that would lose their point if the sentence were read.
  static func refusal(_ tokens: [Token]) -> ReadingFailure? {
    impossibleDate(tokens) ?? emptyMark(tokens) ?? misspelt(tokens) ?? doubledWord(tokens) ?? lostTense(tokens)
      ?? vagueSubject(tokens)
      ?? upperBound(tokens)
      ?? pleaded(tokens)
  }

  /// `Mira *is* a captain`: what is marked is no verb of its own.
  private static func emptyMark(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices where tokens[at].mark != 0 {
      let end = tokens[at...].firstIndex { $0.mark != tokens[at].mark } ?? tokens.count
      guard at == 0 || tokens[at - 1].mark != tokens[at].mark, Gatherer.isNoRelation(Array(tokens[at..<end])) else {
        continue
      }
      let words = plainText(Array(tokens[at..<end]), isOpen: true)
      return ReadingFailure(
        .badMark, "\(words) is no relation by itself.", at: at..<end,
        reason: "Only a verb, or what stands behind \"is\", is marked.", remedies: ["Write it without asterisks."])
    }
    return nil
  }

  /// Fixed words that are easily misspelt, and that no other word is like.
  private static let conspicuous = [
    "because", "unless", "before", "without", "between", "during", "something", "someone", "everything", "everyone",
    "usually", "sometimes", "which",
  ]

  /// `becuase`, `withot`, `usualy`: two letters changed places, or one is missing or too many.
  private static func misspelt(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices where tokens[at].kind == .word && tokens[at].fixed.isEmpty && tokens[at].mark == 0 {
      let word = Array(tokens[at].key.utf8)
      guard word.count > 3, !tokens[at].capitalised || at == 0,
        let right = conspicuous.first(where: { word.isSlip(of: Array($0.utf8)) })
      else { continue }
      var corrected = tokens
      corrected[at].text = at == 0 ? right.uppercasedFirst : right
      return ReadingFailure(
        .confusedWords, "Here \"\(tokens[at].text)\" should be \"\(right)\".", at: at..<at + 1,
        remedies: [plainText(corrected)], suggestions: [right])
    }
    return nil
  }

  /// `31 April 2021`.
  static func impossibleDate(_ tokens: [Token]) -> ReadingFailure? {
    DateWords.impossible(tokens).map { date in
      ReadingFailure(
        .impossibleDate, "There is no such day as \(tokens[date].map(\.text).joined(separator: " ")).", at: date,
        remedies: ["Write the day, the month and the year: 3 March 2021, or 2021-03-03."])
    }
  }

  /// `Please clean a pan`.
  private static func pleaded(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count > 2, tokens[0].key == "please", tokens[0].mark == 0, tokens[1].fixed.isEmpty else { return nil }
    return ReadingFailure(
      .instruction, "This tells somebody to do something, but not whom.", at: 0..<2,
      reason: "A statement says who should do it.",
      remedies: ["A person should " + plainText(Array(tokens[1...])).lowercasedFirst])
  }

  private static func lostTense(_ tokens: [Token]) -> ReadingFailure? {
    for index in tokens.indices.dropLast() {
      let (word, next) = (tokens[index].key, tokens[index + 1].key)
      let before: FixedClasses = index > 0 ? tokens[index - 1].fixed : []
      if word == "used", next == "to", index > 0, before.isDisjoint(with: [.be, .have]), tokens[index].mark == 0 {
        return ReadingFailure(
          .lostTense, "\"used to\" says that something no longer holds.", at: index..<index + 2,
          reason: "Only what holds now is kept.", remedies: ["Say what holds now."])
      }
      if word == "no", next == "longer", index > 0, index + 2 < tokens.count, tokens[index + 2].key != "than" {
        return ReadingFailure(
          .lostTense, "\"no longer\" says that something held before.", at: index..<index + 2,
          reason: "Only what holds now is kept.", remedies: ["Write \"not\" instead."])
      }
    }
    return nil
  }

  /// `At most two altos sing` does not say that any does.
  private static func upperBound(_ tokens: [Token]) -> ReadingFailure? {
    let keys = tokens.prefix(3).map(\.key)
    guard keys.count == 3, [["at", "most"], ["fewer", "than"], ["less", "than"]].contains(Array(keys.prefix(2))) else {
      return nil
    }
    return ReadingFailure(
      .unsupportedQuantifier, "\"\(tokens[0].text) \(tokens[1].text)\" only says how many there are not.", at: 0..<2,
      reason: "It does not say of any one that it is so.",
      remedies: ["Say of which it is so, or how many there are at least."])
  }

  private static func vagueSubject(_ tokens: [Token]) -> ReadingFailure? {
    for index in tokens.indices.dropLast() where tokens[index].key == "few" || tokens[index].key == "many" {
      guard tokens[index].kind == .word, tokens[index].mark == 0 else { continue }
      guard index == 0 || ["if", "unless", "because", "then"].contains(tokens[index - 1].key) else { continue }
      return ReadingFailure(
        .unsupportedQuantifier, "\"\(tokens[index].text)\" has no exact meaning in this place.", at: index..<index + 1,
        reason: "What is said of a few or of many cannot be said of any one of them.",
        remedies: ["Say how many, or use one of these:  some, several, most, usually."])
    }
    return nil
  }

  /// A way of asking that was not understood as one must not be taken for a statement.
  static func failedAsking(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count == 3, tokens[0].kind == .quoted, tokens[1].key == "asks", tokens[2].kind == .quoted else {
      return nil
    }
    return ReadingFailure(
      .unreadable, "The second question has a gap that the first does not have.", at: 2..<3,
      reason: "A gap is a noun with \"a\", and stands in both questions.",
      remedies: ["\"how many people live in a place\" asks \"what is the population of the place\"."])
  }

  // MARK: After reading

  /// What a reading shows to be refused: a fact that says "or", "and" and "or" in one row.
  func refusal(_ statement: Statement, _ tokens: [Token]) -> ReadingFailure? {
    var refusal = unsound(statement, tokens)
    refusal?.isFinal = true
    return refusal
  }

  private func unsound(_ statement: Statement, _ tokens: [Token]) -> ReadingFailure? {
    for assertion in statement.assertions {
      guard case .either = assertion.condition else { continue }
      return ReadingFailure(
        .alternativeFact, "This states one thing or another, but not which.", at: 0..<tokens.count)
    }
    if let open = openNumber(statement, tokens) { return open }
    for case .holds(let atom) in statement.assertions.map(\.condition) where lexicon[atom.relation].shape == .property {
      if let half = halfComparison(lexicon[atom.relation].lemma, tokens) { return half }
    }
    let isAlternative = { (condition: Condition) in if case .either = condition { true } else { false } }
    guard statement.conditions.contains(where: isAlternative), let mixed = mixedRow(tokens) else { return nil }
    return Self.mixed(mixed)
  }

  /// `The tram has more than 50 seats`: no number that could be kept. In a rule the number is another's.
  func openNumber(_ statement: Statement, _ tokens: [Token]) -> ReadingFailure? {
    let isBound = { (condition: Condition) in
      if case .compare(_, .variable, .thing(let thing)) = condition, case .quantity = lexicon[thing].structure {
        true
      } else {
        false
      }
    }
    guard statement.isRule, statement.conditions.allSatisfy(isBound) else { return nil }
    let bound = tokens.indices.dropLast().first { Self.bounding.contains([tokens[$0].key, tokens[$0 + 1].key]) }
    var failure = ReadingFailure(
      .unsupportedQuantifier, "This says within what bounds a number is, but not which it is.",
      at: bound.map { $0..<$0 + 2 } ?? 0..<tokens.count,
      reason: "A fact keeps one number; bounds belong into a condition.",
      remedies: ["Give the number itself, or begin with \"If\" what follows from such a number."])
    failure.isFinal = true
    return failure
  }

  private static let bounding: Set<[String]> = [
    ["more", "than"], ["less", "than"], ["fewer", "than"], ["at", "least"], ["at", "most"],
  ]

  /// `A guest is taller`, where something is tall, or taller than something.
  private func halfComparison(_ word: String, _ tokens: [Token]) -> ReadingFailure? {
    guard let at = tokens.firstIndex(where: { $0.key == word && $0.mark == 0 }),
      lexicon.relationByKey[RelationKey(shape: .comparative, words: [word])] != nil
        || Inflection.adjective(ofComparative: word).contains(where: { lexicon.adjectives.contains($0) })
    else { return nil }
    return ReadingFailure(
      .unfinished, "This compares, but does not say with what.", at: at..<at + 1,
      reason: "\"\(word)\" needs \"than\" and something behind it.",
      remedies: ["A giant is \(word) than a dwarf."])
  }

  private static func mixed(_ mixed: Range<Int>) -> ReadingFailure {
    ReadingFailure(
      .mixedConjunction, "\"and\" and \"or\" stand in one row, which can be grouped in two ways.", at: mixed,
      reason: "Every sentence must have exactly one reading.",
      remedies: ["Write two sentences, one for each side of the \"or\"."])
  }

  /// From the first to the last "and" or "or" of a condition that has both, and nothing that groups them.
  private func mixedRow(_ tokens: [Token]) -> Range<Int>? {
    guard let start = tokens.firstIndex(where: { ["if", "unless"].contains($0.key) && !$0.fixed.isEmpty }) else {
      return nil
    }
    let end = tokens[start...].firstIndex { $0.key == "then" } ?? tokens.count
    return mixedRow(start + 1..<end, tokens)
  }

  private func mixedRow(_ row: Range<Int>, _ tokens: [Token]) -> Range<Int>? {
    let grouping: Set<String> = ["either", "both", "between", "neither"]
    guard !tokens[row].contains(where: { grouping.contains($0.key) || $0.kind == .comma }) else { return nil }
    let places = row.filter { index in
      (tokens[index].key == "and" || tokens[index].key == "or") && !isInsideName(index, tokens)
    }
    guard Set(places.map { tokens[$0].key }).count == 2, let first = places.first, let last = places.last else {
      return nil
    }
    return first..<last + 1
  }

  private func isInsideName(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let around = [tokens[index - 1].key, tokens[index].key, tokens[index + 1].key]
    return lexicon.phrases.values.joined().contains { phrase in
      phrase.indices.dropLast(2).contains { Array(phrase[$0..<$0 + 3]) == around }
    }
  }

  // MARK: Nothing read

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

extension Statement {
  /// `is not a dog or a mouse` denies both.
  var withDenialsApart: Statement {
    var copy = self
    copy.assertions = assertions.flatMap { assertion -> [Assertion] in
      guard case .either(let branches) = assertion.condition, branches.allSatisfy(Self.isDenial) else {
        return [assertion]
      }
      return branches.joined().map { condition in
        var part = assertion
        part.condition = condition
        return part
      }
    }
    return copy.withKindsApart
  }

  /// `If something is a cat then it is not a dog` says what `No cat is a dog` says.
  private var withKindsApart: Statement {
    guard conditions.count == 1, parts.isEmpty, case .isA(let member, let kind, denied: false) = conditions[0],
      case .variable = member, case .thing = kind, !assertions.isEmpty,
      assertions.allSatisfy({ assertion in
        guard assertion.strength == .certain, case .isA(member, .thing, denied: true) = assertion.condition else {
          return false
        }
        return true
      })
    else { return self }
    var copy = self
    copy.conditions = []
    copy.assertions = assertions.map { assertion in
      guard case .isA(_, let other, _) = assertion.condition else { return assertion }
      return Assertion(.isA(kind, other, denied: true), isStrict: true)
    }
    return copy
  }

  private static func isDenial(_ conditions: [Condition]) -> Bool {
    guard conditions.count == 1 else { return false }
    switch conditions[0] {
    case .isA(_, _, let denied): return denied
    case .holds(let atom): return atom.isDenied
    default: return false
    }
  }
}
