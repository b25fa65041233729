import Diagnostics

/// What people usually get wrong in a sentence that cannot be read: looked for only then, most telling first.
extension Reader {
  /// The slip that keeps the sentence from being read, if it is one of the usual ones.
  func slip(_ tokens: [Token]) -> ReadingFailure? {
    straySign(tokens) ?? confusedWords(tokens) ?? unfinished(tokens) ?? fragment(tokens) ?? mendable(tokens)
      ?? disagreement(tokens) ?? innerDisagreement(tokens) ?? instruction(tokens)
  }

  // MARK: Signs and words

  private func straySign(_ tokens: [Token]) -> ReadingFailure? {
    guard let at = tokens.firstIndex(where: { $0.kind == .sign || $0.kind == .semicolon || $0.kind == .colon }) else {
      return nil
    }
    let sign = tokens[at].text
    let remedy: String
    switch sign {
    case ":"
    where !tokens[..<at].contains(where: { !$0.fixed.isDisjoint(with: [.be, .have, .do, .modal]) })
      && !tokens[..<at].contains(where: { !lexicon.verbs($0).isEmpty }):
      let term = Self.plainText(Array(tokens[..<at]), isOpen: true)
      remedy = "If it is a definition:  **\(term)**: \(Self.plainText(Array(tokens[(at + 1)...])))"
    case ";", ":": remedy = "Put a period here, and begin a new sentence."
    case "(", ")": remedy = "Say what is in brackets in a sentence of its own."
    default: remedy = "Leave it out, or put quotes around words that are one thing."
    }
    return ReadingFailure(
      .straySign, "\"\(sign)\" has no meaning in a sentence.", at: at..<at + 1,
      reason: "Sentences are made of words, numbers, commas and quoted words.", remedies: [remedy])
  }

  /// `bigger then`, `neither … or`, `either … and`.
  private func confusedWords(_ tokens: [Token]) -> ReadingFailure? {
    func confused(_ at: Int, _ right: String) -> ReadingFailure {
      var corrected = tokens
      (corrected[at].text, corrected[at].key) = (right, right)
      return ReadingFailure(
        .confusedWords, "Here \"\(tokens[at].text)\" should be \"\(right)\".", at: at..<at + 1,
        remedies: [Self.plainText(corrected)], suggestions: [right])
    }
    for (index, token) in tokens.enumerated() where token.kind == .word {
      switch token.key {
      case "then" where index > 0 && !["if", "when", "whenever"].contains(tokens[0].key):
        let before = tokens[index - 1]
        let isComparative =
          !Inflection.adjective(ofComparative: before.key).isEmpty || before.key.hasSuffix("er")
          || index > 1 && ["more", "less"].contains(tokens[index - 2].key)
        if isComparative { return confused(index, "than") }
      case "neither":
        if let or = tokens[index...].firstIndex(where: { $0.isFixed("or") }),
          !tokens[index...].contains(where: { $0.isFixed("nor") })
        {
          return confused(or, "nor")
        }
      case "either":
        if !tokens[index...].contains(where: { $0.isFixed("or") }),
          let and = tokens[index...].firstIndex(where: { $0.isFixed("and") || $0.isFixed("nor") })
        {
          return confused(and, "or")
        }
      default: continue
      }
    }
    return nil
  }

  /// `Borders works both ways`: what is said of a relation, without its marks.
  func unmarkedRelation(_ tokens: [Token]) -> ReadingFailure? {
    let keys = tokens.map(\.key)
    guard let at = Self.saidOfRelations.lazy.compactMap({ Self.find($0, in: keys) }).first, (1...3).contains(at),
      tokens[..<at].allSatisfy({ $0.kind == .word && $0.mark == 0 }), tokens[0].fixed.isEmpty,
      tokens[1..<at].allSatisfy({ $0.fixed.contains(.preposition) }), !lexicon.isNoun(tokens[0]),
      lexicon.verbForms[keys[0]]?.contains(where: { $0.form == .thirdSingular || $0.form == .base }) == true
    else { return nil }
    var marked = tokens
    for index in 0..<at { marked[index].mark = 1 }
    if let of = Self.find(["reverse", "of"], in: keys) {
      for index in (of + 2)..<marked.count { marked[index].mark = 2 }
    }
    return ReadingFailure(
      .badMark,
      "This is about the relation \"\(tokens[..<at].map(\.text).joined(separator: " "))\", which has no asterisks here.",
      at: 0..<at, reason: "Where a sentence speaks of a relation itself, the relation stands between asterisks.",
      remedies: [Self.plainText(marked)])
  }

  private static let saidOfRelations = [
    ["is", "the", "reverse", "of"], ["works", "both", "ways"], ["works", "one", "way"], ["carries", "over"],
    ["is", "complete"], ["is", "a", "relation"], ["joins", "a"], ["joins", "an"],
  ]

  // MARK: Not finished

  private static let openEnds: [(FixedClasses, String)] = [
    ([.indefinite, .definite, .universal, .negativeDeterminer, .possessivePronoun], "A noun must follow."),
    ([.subordinator, .conjunction, .relativizer], "More must follow."),
    ([.modal, .do, .infinitive, .not], "A verb must follow."),
    ([.be, .have], "What it is or has must follow."),
    ([.preposition, .than], "A noun must follow."),
  ]

  private func unfinished(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count > 1, let last = tokens.last, last.kind == .word, last.mark == 0 else { return nil }
    // `customers cannot log in`: a verb with its particle.
    if last.fixed.contains(.preposition), verbScore(tokens.count - 2, tokens) >= 4 {
      return unknownRelation(tokens.count - 2..<tokens.count, tokens)
    }
    for (classes, reason) in Self.openEnds where !last.fixed.isDisjoint(with: classes) {
      return ReadingFailure(
        .unfinished, "The sentence stops after \"\(last.text)\".", at: tokens.count - 1..<tokens.count, reason: reason,
        remedies: ["Finish the sentence, or leave the last word out."])
    }
    return nil
  }

  /// A condition without a conclusion, a reason alone, a noun with a description and nothing said of it.
  private func fragment(_ tokens: [Token]) -> ReadingFailure? {
    let opening = tokens[0].key
    if ["if", "unless", "because", "when", "whenever"].contains(opening), tokens.count > 2 {
      let rest = Array(tokens.dropFirst())
      let parser = Parser(rest, lexicon: lexicon, isQuestion: false)
      guard parser.clauseTrees(0).contains(where: { $0.end == rest.count }) else { return nil }
      return ReadingFailure(
        .unfinished, "This says \(opening == "because" ? "why" : "when"), but not what.", at: 0..<tokens.count,
        reason: "A sentence with \"\(opening)\" also says what is so.",
        remedies: [Self.plainText(tokens, isOpen: true) + ", then …."])
    }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: false)
    for phrase in parser.nounPhrase(0) where phrase.end == tokens.count {
      guard case .relative? = phrase.tree.modifiers.last else { continue }
      return ReadingFailure(
        .unfinished, "This names something, but says nothing of it.", at: 0..<tokens.count,
        reason: "After the description a verb must follow.", remedies: ["Say what it is or does."])
    }
    return nil
  }

  // MARK: Agreement and orders

  /// `a cooks`, `a cook clean a pan`, `cooks is calm`.
  private func disagreement(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count > 2 else { return nil }
    let isCounted = !tokens[0].fixed.isDisjoint(with: [.indefinite, .universal]) && tokens[0].key != "all"
    var end = isCounted || tokens[0].fixed.contains(.definite) ? 1 : 0
    let start = end
    while end < tokens.count, tokens[end].kind == .word, tokens[end].fixed.isDisjoint(with: .anchors),
      end == start || lexicon.verbs(tokens[end]).isEmpty
    { end += 1 }
    guard end > start, end < tokens.count else { return nil }
    let head = tokens[end - 1]
    let isPlural =
      lexicon.isPlural(head) && lexicon.singular(of: head.key) != head.key
      && (!head.capitalised || end == 1 && !lexicon.capitalisedWords.contains(head.key))
    if isCounted, isPlural {
      var corrected = tokens
      corrected[end - 1].text = lexicon.singular(of: head.key)
      return ReadingFailure(
        .disagreement, "\"\(tokens[0].text)\" does not go with the plural \"\(head.text)\".", at: 0..<end,
        reason: "After a, each and every the noun is in the singular.", remedies: [Self.plainText(corrected)])
    }
    let verb = tokens[end]
    guard let right = Self.agreeing(verb, isPlural: isPlural, isNoun: isCounted || isPlural, lexicon) else {
      return nil
    }
    var corrected = tokens
    corrected[end].text = right
    return ReadingFailure(
      .disagreement, "\"\(verb.text)\" does not agree with \"\(Self.plainText(Array(tokens[..<end]), isOpen: true))\".",
      at: end..<end + 1, reason: "One does, several do.", remedies: [Self.plainText(corrected)])
  }

  /// `If a captain sleeps, a sailor clean a deck`: further in.
  private func innerDisagreement(_ tokens: [Token]) -> ReadingFailure? {
    let readings = Parser(tokens, lexicon: lexicon, isQuestion: false, isLenient: true).statements()
    let agreement = Agreement(tokens: tokens, lexicon: lexicon)
    return readings.sorted { $0.cost < $1.cost }.lazy.compactMap { agreement.fault(in: $0.tree) }.first
      .map { disagreement($0, tokens) }
  }

  /// What is wrong with a word that does not agree with another.
  func disagreement(_ fault: Agreement.Fault, _ tokens: [Token]) -> ReadingFailure {
    var corrected = tokens
    corrected[fault.place].text = fault.right
    let (blamed, partner) = (Self.plainText(Array(tokens[fault.range]), isOpen: true), Array(tokens[fault.partner]))
    let other = Self.plainText(partner, isOpen: true)
    let (message, reason) =
      switch fault.kind {
      case .verb: ("\"\(blamed)\" does not agree with \"\(other)\".", "One does, several do.")
      case .determiner:
        (
          "\"\(tokens[fault.range.lowerBound].text)\" does not go with \"\(other)\".",
          "After a, each and every the noun is in the singular, after all and numbers in the plural."
        )
      }
    return ReadingFailure(
      .disagreement, message, at: fault.range, reason: reason, remedies: [Self.plainText(corrected)])
  }

  /// The form that the verb should have, if it has the other one.
  private static func agreeing(_ verb: Token, isPlural: Bool, isNoun: Bool, _ lexicon: Lexicon) -> String? {
    guard isNoun else { return nil }
    let pairs = ["is": "are", "has": "have", "does": "do", "was": "were"]
    if isPlural, let other = pairs[verb.key] { return other }
    if !isPlural, let other = pairs.first(where: { $0.value == verb.key })?.key { return other }
    guard let reading = lexicon.verbForms[verb.key]?.first(where: { $0.form == (isPlural ? .thirdSingular : .base) })
    else { return nil }
    return isPlural ? reading.base : Inflection.forms(ofVerb: reading.base).thirdSingular
  }

  /// `Clean the pan`: an order is no statement.
  private func instruction(_ tokens: [Token]) -> ReadingFailure? {
    if let told = toldToWhom(tokens) { return told }
    let denied = tokens.count > 3 && tokens[0].fixed.contains(.do) && tokens[1].fixed.contains(.not)
    let verb = denied ? 2 : 0
    guard tokens.count > verb + 1, tokens[verb].fixed.isEmpty,
      lexicon.verbForms[tokens[verb].key]?.contains(where: { $0.form == .base }) == true,
      denied
        || !tokens[verb + 1].fixed.isDisjoint(with: [.indefinite, .definite, .universal, .existential, .preposition])
    else { return nil }
    let rest = Self.plainText(Array(tokens[verb...])).lowercasedFirst
    return ReadingFailure(
      .instruction, "This tells somebody to do something, but not whom.", at: 0..<verb + 1,
      reason: "A statement says who should do it.", remedies: ["A person should \(denied ? "not " : "")\(rest)"])
  }

  /// `Wash the pan`, with a verb that nobody marked, and `Always clean a pan`.
  private func toldToWhom(_ tokens: [Token]) -> ReadingFailure? {
    let start = tokens.first?.fixed.contains(.frequency) == true ? 1 : 0
    guard tokens.count > start + 1 else { return nil }
    let (verb, next) = (tokens[start], tokens[start + 1])
    let isKnown = lexicon.verbForms[verb.key]?.contains { $0.form == .base } == true
    let hasOther = tokens.contains { !$0.fixed.isDisjoint(with: [.be, .have, .do, .modal]) || $0.mark != 0 }
    guard verb.kind == .word, verb.fixed.isEmpty, !verb.key.hasSuffix("ing"), !hasOther, !lexicon.isNoun(verb),
      !lexicon.isPlural(verb),
      !next.fixed.isDisjoint(with: [.indefinite, .definite, .universal, .possessivePronoun]),
      start == 1 && isKnown
        || start == 0 && !isKnown && lexicon.verbs(verb).isEmpty
          && !tokens.contains(where: { !lexicon.verbs($0).isEmpty })
    else { return nil }
    return ReadingFailure(
      .instruction, "This tells somebody to do something, but not whom.", at: 0..<start + 1,
      reason: "A statement says who should do it.",
      remedies: ["A person should " + Self.plainText(Array(tokens[start...])).lowercasedFirst])
  }

  /// Tokens as a sentence; without its period where more follows.
  public static func plainText(_ tokens: [Token], isOpen: Bool = false) -> String {
    var result = ""
    for (index, token) in tokens.enumerated() {
      // `cannot` is one word that stands for two.
      if index > 0, token.key == "not", token.range == tokens[index - 1].range { continue }
      let joins: Bool =
        switch token.kind {
        case .comma, .colon, .semicolon, .possessive: true
        default: result.isEmpty
        }
      let text: String =
        switch token.kind {
        case .quoted: "\"\(token.text)\""
        case .column: "{\(token.text)}"
        default: token.text
        }
      // Asterisks enclose all words of a mark.
      let opens = token.mark != 0 && (index == 0 || tokens[index - 1].mark != token.mark)
      let closes = token.mark != 0 && (index + 1 == tokens.count || tokens[index + 1].mark != token.mark)
      result += (joins ? "" : " ") + (opens ? "*" : "") + text + (closes ? "*" : "")
    }
    return isOpen ? result : result + "."
  }

  /// Where reading stops: what is read up to there is a sentence of its own. O(parses), so only for short sentences.
  func unreadRest(_ tokens: [Token]) -> Range<Int>? {
    guard tokens.count <= 40 else { return nil }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: false)
    for end in stride(from: tokens.count - 1, to: max(2, tokens.count - 12), by: -1) {
      if parser.within(end, { !parser.statements().isEmpty }) { return end..<tokens.count }
    }
    return nil
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  /// With a capital at its start.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
