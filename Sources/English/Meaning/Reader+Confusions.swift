import Diagnostics

/// Slips that one other word, or one word more or less, would mend: each is proposed only where the sentence can then be
/// read.
extension Reader {
  /// The slip, with the sentence as it would be read. O(parses), so only for short sentences.
  func mendable(_ tokens: [Token]) -> ReadingFailure? {
    if let failure = wantsBase(tokens) ?? Self.doubled(tokens) { return failure }
    if let failure = toBehindModal(tokens) ?? wrongForm(tokens) ?? Self.placeDefinition(tokens) { return failure }
    guard tokens.count <= 40 else { return nil }
    return confusable(tokens) ?? apostrophe(tokens) ?? withoutThen(tokens) ?? withoutParticle(tokens)
      ?? missing(tokens)
  }

  func isRead(_ tokens: [Token]) -> Bool {
    !Parser(tokens, lexicon: lexicon, isQuestion: false).statements().isEmpty
  }

  static func word(_ text: String, like token: Token) -> Token {
    var copy = token
    (copy.text, copy.key, copy.kind, copy.fixed) = (text, text.lowercased(), .word, FixedClasses.of(text.lowercased()))
    return copy
  }

  /// `must guides`, `does not commands`, `should commanding`: behind these the verb has its base form.
  private func wantsBase(_ tokens: [Token]) -> ReadingFailure? {
    for leader in tokens.indices where !tokens[leader].fixed.isDisjoint(with: [.modal, .do]) {
      var at = leader + 1
      while at < tokens.count, tokens[at].fixed.contains(.not) || tokens[at].fixed.contains(.frequency) { at += 1 }
      // `does dishes`: without a denial a noun may follow.
      let isOpen = tokens[leader].fixed.contains(.do) && at == leader + 1
      guard at < tokens.count, tokens[at].kind == .word, tokens[at].fixed.isEmpty,
        !isOpen || !lexicon.isNoun(tokens[at]),
        let forms = lexicon.verbForms[tokens[at].key], !forms.contains(where: { $0.form == .base }),
        let base = forms.first?.base
      else { continue }
      var corrected = tokens
      corrected[at] = Self.word(base, like: tokens[at])
      if let other = ["do": "does", "does": "do"][tokens[leader].key], !isRead(corrected) {
        var agreeing = corrected
        agreeing[leader] = Self.word(other, like: tokens[leader])
        if isRead(agreeing) { corrected = agreeing }
      }
      return ReadingFailure(
        .disagreement, "\"\(tokens[at].text)\" does not go with \"\(tokens[leader].text)\".", at: at..<at + 1,
        reason: "Behind \"\(tokens[leader].text)\" the verb has its base form.", remedies: [Self.plainText(corrected)])
    }
    return nil
  }

  /// `can to pay`: behind a modal the verb stands without `to`.
  private func toBehindModal(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropFirst().dropLast() where tokens[at].fixed.contains(.infinitive) {
      guard tokens[at - 1].fixed.contains(.modal), tokens[at - 1].key != "shall",
        lexicon.verbForms[tokens[at + 1].key]?.contains(where: { $0.form == .base }) == true
      else { continue }
      var corrected = tokens
      corrected.remove(at: at)
      return ReadingFailure(
        .disagreement, "Behind \"\(tokens[at - 1].text)\" the verb stands without \"to\".", at: at..<at + 1,
        remedies: [Self.plainText(corrected)])
    }
    return nil
  }

  /// `payed`: made by the rule from a known verb that has a form of its own.
  private func wrongForm(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices where tokens[at].kind == .word && tokens[at].fixed.isEmpty && tokens[at].mark == 0 {
      guard lexicon.verbForms[tokens[at].key] == nil, !lexicon.isNoun(tokens[at]), tokens[at].key.hasSuffix("ed")
      else { continue }
      // `payed`, `teached`, `choosed`, `bidded`.
      let stems = [tokens[at].key.dropLast(2), tokens[at].key.dropLast(1), tokens[at].key.dropLast(3)].map(String.init)
      guard let base = stems.first(where: { lexicon.verbForms[$0]?.contains { $0.form == .base } == true }) else {
        continue
      }
      let right = Inflection.forms(ofVerb: base).preferred(.past)
      guard right != tokens[at].key else { continue }
      var corrected = tokens
      corrected[at].text = right
      return ReadingFailure(
        .disagreement, "\"\(tokens[at].text)\" is no form of \"\(base)\".", at: at..<at + 1,
        reason: "Its form here is \"\(right)\".", remedies: [Self.plainText(corrected)], suggestions: [right])
    }
    return nil
  }

  /// `a a ferry`, `no the tug`, `of of`: one of the two is too many.
  private static func doubled(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropLast() where tokens[at].kind == .word && tokens[at + 1].kind == .word {
      let (one, next) = (tokens[at], tokens[at + 1])
      let areArticles =
        !one.fixed.isDisjoint(with: [.indefinite, .definite, .negativeDeterminer])
        && !next.fixed.isDisjoint(with: [.indefinite, .definite])
      guard areArticles || one.key == next.key && !one.fixed.isEmpty, !one.capitalised || at == 0 else { continue }
      var corrected = tokens
      corrected.remove(at: at + 1)
      return ReadingFailure(
        .confusedWords, "\"\(one.text) \(next.text)\": one of these words is too many.", at: at..<at + 2,
        remedies: [plainText(corrected)])
    }
    return doubledPair(tokens)
  }

  private static func doubledPair(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropLast(3) {
      guard tokens[at].key == tokens[at + 2].key, tokens[at + 1].key == tokens[at + 3].key, !tokens[at].fixed.isEmpty,
        !tokens[at + 1].fixed.isEmpty, !tokens[at].fixed.contains(.conjunction)
      else { continue }
      var corrected = tokens
      corrected.removeSubrange(at + 2...at + 3)
      return ReadingFailure(
        .confusedWords, "\"\(tokens[at].text) \(tokens[at + 1].text)\" stands here twice.", at: at..<at + 4,
        remedies: [plainText(corrected)])
    }
    return nil
  }

  /// `moors at at a quay`: of small words that never stand twice, even where the sentence could be read.
  static func doubledWord(_ tokens: [Token]) -> ReadingFailure? {
    let small: FixedClasses = [.indefinite, .definite, .preposition, .conjunction, .be, .modal, .subordinator]
    let isDoubled = tokens.indices.dropLast().contains { at in
      tokens[at].key == tokens[at + 1].key && tokens[at].kind == .word && !tokens[at].fixed.isDisjoint(with: small)
        && tokens[at].mark == tokens[at + 1].mark && !tokens[at].allCapitals && !tokens[at + 1].allCapitals
    }
    return isDoubled ? doubled(tokens) : nil
  }

  /// Words that are often written for each other.
  private static let alike: [String: [String]] = [
    "too": ["to"], "to": ["too", "two"], "their": ["there"], "there": ["their"], "buy": ["by"], "know": ["known"],
    "loose": ["lose"], "than": ["then"], "then": ["than"], "were": ["where"], "where": ["were"], "form": ["from"],
    "from": ["form"], "wich": ["which"], "witch": ["which"], "whose": ["who is"], "of": ["off"], "off": ["of"],
    "weather": ["whether"],
  ]

  private func confusable(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices where tokens[at].kind == .word && tokens[at].mark == 0 {
      for right in Self.alike[tokens[at].key] ?? [] {
        var corrected = tokens
        corrected.replaceSubrange(
          at...at, with: right.split(separator: " ").map { Self.word(String($0), like: tokens[at]) })
        guard isRead(corrected) else { continue }
        return ReadingFailure(
          .confusedWords, "Here \"\(tokens[at].text)\" should perhaps be \"\(right)\".", at: at..<at + 1,
          remedies: [Self.plainText(corrected).uppercasedFirst], suggestions: [right])
      }
    }
    return nil
  }

  /// `it's vessel`, `guide's vessels`.
  private func apostrophe(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropFirst() {
      // `it's` stands for `it is`.
      let isJoined = tokens[at].range.bytes.lowerBound == tokens[at - 1].range.bytes.upperBound
      guard tokens[at].kind == .possessive || tokens[at].isFixed("is") && isJoined else { continue }
      var corrected = tokens
      corrected.replaceSubrange(at - 1...at, with: [Self.word(tokens[at - 1].text + "s", like: tokens[at - 1])])
      guard isRead(corrected) else { continue }
      return ReadingFailure(
        .confusedWords, "Here \"\(tokens[at - 1].text)'s\" should be \"\(corrected[at - 1].text)\".",
        at: at - 1..<at + 1,
        remedies: [Self.plainText(corrected)], suggestions: [corrected[at - 1].text])
    }
    return nil
  }

  /// `If a vessel is heavy a tug tows it.`
  private func withoutThen(_ tokens: [Token]) -> ReadingFailure? {
    guard ["if", "when", "whenever", "unless"].contains(tokens[0].key),
      !tokens.contains(where: { $0.key == "then" || $0.kind == .comma })
    else { return nil }
    for at in tokens.indices.dropFirst(3).dropLast() {
      var corrected = tokens
      corrected.insert(Self.word("then", like: tokens[at]), at: at)
      guard isRead(corrected) else { continue }
      return ReadingFailure(
        .unreadable, "I cannot tell where the condition ends.", at: at..<at + 1,
        reason: "Between the condition and what follows from it stands \"then\", or a comma.",
        remedies: [Self.plainText(corrected)])
    }
    return nil
  }

  /// `moors a quay`, where vessels moor at something.
  private func withoutParticle(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropLast() {
      for base in lexicon.verbs(tokens[at]) {
        let entries = lexicon.entries(ofVerb: base)
        guard let known = entries.first, entries.allSatisfy({ $0.words.count > 1 }) else { continue }
        let particles = known.words.dropFirst()
        guard tokens[at + 1].key != particles.first else { continue }
        var corrected = tokens
        corrected.insert(contentsOf: particles.map { Self.word($0, like: tokens[at]) }, at: at + 1)
        guard isRead(corrected) else { continue }
        let whole = ([tokens[at].text] + particles).joined(separator: " ")
        return ReadingFailure(
          .unknownRelation, "\"\(tokens[at].text)\" is known as \"\(whole)\" only.", at: at..<at + 1,
          reason: "What stands in a mark belongs to the relation.", remedies: [Self.plainText(corrected)])
      }
    }
    return nil
  }
}
