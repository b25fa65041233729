import Diagnostics

/// Small words and signs that are missing from a sentence, or too many in it. Each is proposed only where the sentence can
/// then be read.
extension Reader {
  /// The word or sign that is missing, or one that should go. O(words · parses), so only for short sentences.
  func missing(_ tokens: [Token]) -> ReadingFailure? {
    withoutThan(tokens) ?? withoutDo(tokens) ?? joinedSentences(tokens) ?? spareComma(tokens)
  }

  // MARK: Comparisons

  /// `heavier a tug`, `as heavy a tug`, `heavy than a tug`, `as heavy than a tug`.
  private func withoutThan(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropFirst().dropLast() where tokens[at].kind == .word && tokens[at].fixed.isEmpty {
      let (before, next) = (tokens[at - 1], tokens[at + 1])
      let isAs = before.key == "as"
      if next.fixed.contains(.than), !Inflection.isComparative(tokens[at].key), !isMore(before) {
        var corrected = tokens
        if isAs {
          corrected[at + 1] = Self.word("as", like: next)
        } else {
          let key = tokens[at].key
          let plain = key.hasSuffix("est") ? Inflection.adjective(ofSuperlative: key).first ?? key : key
          let words = Inflection.comparativeWords(of: plain).split(separator: " ").map(String.init)
          corrected.replaceSubrange(at...at, with: words.map { Self.word($0, like: tokens[at]) })
        }
        guard isRead(corrected) else { continue }
        return ReadingFailure(
          .confusedWords,
          isAs ? "With \"as\" it is \"as\", not \"than\"." : "Before \"than\" stands a comparative.",
          at: isAs ? at + 1..<at + 2 : at..<at + 1, remedies: [Self.plainText(corrected)])
      }
      let startsPhrase =
        !next.fixed.isDisjoint(with: [.indefinite, .definite, .universal, .possessivePronoun])
        || next.capitalised && next.fixed.isEmpty
      guard startsPhrase, isAs || isMore(before) || Inflection.isComparative(tokens[at].key) else { continue }
      var corrected = tokens
      corrected.insert(Self.word(isAs ? "as" : "than", like: tokens[at]), at: at + 1)
      guard isRead(corrected) else { continue }
      return ReadingFailure(
        .unfinished, "Here \"\(isAs ? "as" : "than")\" is missing.", at: at..<at + 1,
        reason: "What is compared with stands behind it.", remedies: [Self.plainText(corrected)])
    }
    return nil
  }

  private func isMore(_ token: Token) -> Bool { token.key == "more" || token.key == "less" }

  // MARK: Denials

  /// `A sailor not pays a fee`, `a sailor pays not a fee`.
  private func withoutDo(_ tokens: [Token]) -> ReadingFailure? {
    for at in tokens.indices.dropFirst() where tokens[at].key == "not" {
      for verb in [at + 1, at - 1] where tokens.indices.contains(verb) {
        guard let reading = lexicon.verbForms[tokens[verb].key]?.first(where: { $0.form != .pastParticiple }),
          tokens[at - 1].fixed.isDisjoint(with: [.be, .do, .modal, .have])
        else { continue }
        let auxiliary = reading.form == .base ? "do" : "does"
        var corrected = tokens
        let place = min(at, verb)
        corrected.replaceSubrange(
          place...place + 1,
          with: [auxiliary, "not", reading.base].map { Self.word($0, like: tokens[place]) })
        guard isRead(corrected) else { continue }
        return ReadingFailure(
          .unreadable, "\"not\" needs \"does\" or \"do\" in front of it here.", at: at..<at + 1,
          remedies: [Self.plainText(corrected)])
      }
    }
    return nil
  }

  // MARK: Signs

  /// Two sentences with a comma, or nothing, between them.
  private func joinedSentences(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count >= 6, !["if", "when", "whenever", "unless"].contains(tokens[0].key) else { return nil }
    for cut in 2..<tokens.count - 2 {
      let isComma = tokens[cut].kind == .comma
      let second = isComma ? cut + 1 : cut
      guard isComma || tokens[cut].capitalised, tokens[second].kind == .word,
        tokens[second].fixed.isDisjoint(with: [.conjunction, .relativizer, .preposition]),
        isRead(Array(tokens[..<cut])), isRead(Array(tokens[second...]))
      else { continue }
      let (first, rest) = (Array(tokens[..<cut]), Array(tokens[second...]))
      return ReadingFailure(
        .unreadable, "Two sentences stand here without a period between them.", at: cut..<cut + 1,
        reason: "Each of them can be read alone.",
        remedies: [Self.plainText(first) + " " + Self.plainText(rest).uppercasedFirst])
    }
    return nil
  }

  /// `A sailor, pays a fee`.
  private func spareComma(_ tokens: [Token]) -> ReadingFailure? {
    guard !tokens.contains(where: { $0.fixed.contains(.conjunction) }) else { return nil }
    for at in tokens.indices.dropFirst().dropLast() where tokens[at].kind == .comma {
      // Two names, or two nouns, are a list that lacks its last word.
      guard !(tokens[at - 1].capitalised && tokens[at + 1].capitalised) else { continue }
      var corrected = tokens
      corrected.remove(at: at)
      guard isRead(corrected) else { continue }
      return ReadingFailure(
        .straySign, "This comma is too many.", at: at..<at + 1,
        reason: "Without it the sentence can be read.", remedies: [Self.plainText(corrected)])
    }
    return nil
  }

  // MARK: Definitions

  /// `A harbour is where ships moor`, `a delay is when a ship waits`.
  static func placeDefinition(_ tokens: [Token]) -> ReadingFailure? {
    guard
      let at = tokens.indices.dropFirst().dropLast().first(where: {
        tokens[$0].fixed.contains(.be) && ["where", "when"].contains(tokens[$0 + 1].key)
      })
    else { return nil }
    let term = plainText(Array(withoutArticle(tokens[..<at])), isOpen: true).uppercasedFirst
    let rest = plainText(Array(tokens[(at + 2)...]))
    return ReadingFailure(
      .unreadable, "\"\(tokens[at].text) \(tokens[at + 1].text)\" does not say what it is.", at: at..<at + 2,
      reason: "A statement says of which kind something is; free text stands in a definition.",
      remedies: ["**\(term)**: a \(tokens[at + 1].key == "where" ? "place where" : "time when") \(rest)"])
  }
}
