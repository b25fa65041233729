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

  static func mixed(_ mixed: Range<Int>) -> ReadingFailure {
    ReadingFailure(
      .mixedConjunction, "\"and\" and \"or\" stand in one row, which can be grouped in two ways.", at: mixed,
      reason: "Every sentence must have exactly one reading.",
      remedies: ["Write two sentences, one for each side of the \"or\"."])
  }

  /// From the first to the last "and" or "or" of a condition that has both, and nothing that groups them.
  func mixedRow(_ tokens: [Token]) -> Range<Int>? {
    guard let start = tokens.firstIndex(where: { ["if", "unless"].contains($0.key) && !$0.fixed.isEmpty }) else {
      return nil
    }
    let end = tokens[start...].firstIndex { $0.key == "then" } ?? tokens.count
    return mixedRow(start + 1..<end, tokens)
  }

  func mixedRow(_ row: Range<Int>, _ tokens: [Token]) -> Range<Int>? {
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

  func isInsideName(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let around = [tokens[index - 1].key, tokens[index].key, tokens[index + 1].key]
    return lexicon.phrases.values.joined().contains { phrase in
      phrase.indices.dropLast(2).contains { Array(phrase[$0..<$0 + 3]) == around }
    }
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
