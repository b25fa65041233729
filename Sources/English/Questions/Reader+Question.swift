import Diagnostics

extension Reader {
  /// Is the sentence to be read as a question? By its mark, by its first words, or because it is a bare noun phrase.
  public func isQuestion(_ sentence: TokenizedSentence) -> Bool {
    if sentence.isQuestion { return true }
    let tokens = lexicon.prepared(withoutFillers(sentence.tokens))
    let keys = tokens.map(\.key)
    guard let first = tokens.first else { return true }
    if SetRemark.act(for: keys) != nil { return true }
    if !first.fixed.isDisjoint(with: [.question, .be, .do]) || first.fixed.contains(.modal) { return true }
    if first.fixed.contains(.preposition), tokens.count > 1, tokens[1].fixed.contains(.question) { return true }
    // `I wonder if …`: two fillers or more only stand before what is asked.
    if first.key == "if", tokens.count + 2 <= sentence.tokens.count { return true }
    if first.key == "whether" || isSlipOfQuestionWord(tokens) { return true }
    if keys.first == "and", tokens.count < 6 { return true }
    if Self.imperatives.contains(first.key), tokens.count > 1 { return true }
    let words = PhraseWords(keys)
    for set in SetQuestion.allCases where set != .list && set != .whether {
      if set.patterns.contains(where: { $0.match(words) != nil }) { return true }
    }
    return !hasVerb(tokens)
  }

  /// `Wat do nurses want`: an unknown word before an auxiliary that no subject stands before.
  private func isSlipOfQuestionWord(_ tokens: [Token]) -> Bool {
    guard tokens.count > 3, !lexicon.isKnown(tokens[0]), tokens[2].key != "not" else { return false }
    // `wich customers are overlooked`: no name stands before a noun in the plural.
    let isBeforeNoun = lexicon.isKnown(tokens[1]) && tokens[1].fixed.isEmpty && lexicon.isPlural(tokens[1])
    guard tokens[1].fixed.contains(.do) || isBeforeNoun else { return false }
    return ["what", "who", "which", "where", "when", "why", "how", "whom"].contains { word in
      editDistance(tokens[0].key, word, limit: 1) != nil
    }
  }

  private static let imperatives: Set<String> = [
    "list", "name", "define", "tell", "show", "describe", "compare", "explain", "suppose", "assume", "imagine", "give",
    "count", "enumerate", "find",
  ]

  /// Could some word be a finite verb?
  private func hasVerb(_ tokens: [Token]) -> Bool {
    tokens.enumerated().contains { index, token in
      // The verb of a description (`tickets that concern X`, `tickets handled by X`) is not that of the sentence.
      if index > 1, ["that", "which", "who"].contains(tokens[index - 1].key) { return false }
      if !token.fixed.isDisjoint(with: [.be, .have, .modal, .do]) { return true }
      if token.mark != 0 { return true }
      guard index > 0 else { return false }
      if index + 1 < tokens.count, tokens[index + 1].key == "by",
        lexicon.verbForms[token.key]?.contains(where: { $0.form == .pastParticiple }) == true
      {
        return false
      }
      if lexicon.verbForms[token.key]?.contains(where: { $0.form != .presentParticiple }) == true {
        return tokens[index - 1].fixed.isDisjoint(with: [.definite, .indefinite])
      }
      return !lexicon.isKnown(token) && Inflection.bases(ofVerbForm: token.key).contains { $0.form != .base }
        && !lexicon.isPlural(token)
    } || tokens.contains { $0.key == "means" }
  }

  // MARK: Fillers

  /// The tokens without polite words in front and behind.
  func withoutFillers(_ tokens: [Token]) -> [Token] {
    var tokens = Self.untagged(Self.opened(tokens))[...]
    var changed = true
    while changed {
      changed = false
      for filler in Self.leading
      where filler.words.first == tokens.first?.key && tokens.count > filler.count
        && zip(tokens, filler).allSatisfy({ $0.key == $1 })
      {
        let rest = tokens.dropFirst(filler.count)
        // `I want to know the area of X`
        let isTold = filler.count > 3 && rest.first?.fixed.contains(.definite) == true
        if filler.needsClause, !isTold, let next = rest.first, next.fixed.isDisjoint(with: .question), next.key != "if",
          next.key != "whether", filler.count > 2 || !Self.imperatives.contains(next.key)
        {
          continue
        }
        tokens = rest
        changed = true
        break
      }
      if tokens.first?.kind == .comma {
        tokens = tokens.dropFirst()
        changed = true
      }
      if tokens.count > 1, let last = tokens.last,
        ["please", "thanks", "then", "again", "right", "correct", "too", "also"].contains(last.key)
          || last.kind == .comma
      {
        tokens = tokens.dropLast()
        changed = true
      }
    }
    let kept = Array(tokens)
    guard kept.indices.contains(where: { isEmphasis(kept, $0) }) else { return kept }
    return kept.indices.filter { !isEmphasis(kept, $0) }.map { kept[$0] }
  }

  /// `really`, `exactly`; but not `exactly two`, nor `a really great tenor`, who is more than a great one.
  private func isEmphasis(_ tokens: [Token], _ at: Int) -> Bool {
    if tokens[at].key == "own", at > 0, at + 1 < tokens.count {
      // `its own website`
      return tokens[at - 1].fixed.contains(.possessivePronoun) || tokens[at - 1].kind == .possessive
    }
    if tokens[at].key == "all", at + 1 < tokens.count {
      return ["across", "over", "through", "around"].contains(tokens[at + 1].key)
    }
    guard tokens[at].fixed.isEmpty, Self.emphasis.contains(tokens[at].key) else { return false }
    guard at + 1 < tokens.count else { return true }
    if case .number = tokens[at + 1].kind { return false }
    func isOpen(_ at: Int) -> Bool {
      at < tokens.count && tokens[at].kind == .word && tokens[at].fixed.isEmpty && lexicon.verbs(tokens[at]).isEmpty
    }
    if isOpen(at + 1), isOpen(at + 2) || lexicon.isKnownWord(tokens[at].key) { return false }
    return Inflection.cardinal(tokens[at + 1].key) == nil
  }

  /// The tokens without a question tag: `…, isn't he`, `…, do they`.
  private static func untagged(_ tokens: [Token]) -> [Token] {
    guard let comma = tokens.lastIndex(where: { $0.kind == .comma }), comma > 1, tokens.count - comma < 5 else {
      return tokens
    }
    let tag = tokens[(comma + 1)...].filter { $0.key != "not" }
    guard tag.count == 2, !tag[tag.startIndex].fixed.isDisjoint(with: [.be, .do, .have, .modal]),
      tag[tag.startIndex + 1].fixed.contains(.pronoun)
    else { return tokens }
    return Array(tokens[..<comma])
  }

  /// Words that only stress what is asked.
  private static let emphasis: Set<String> = ["exactly", "actually", "really", "precisely", "basically"]

  /// Contractions written without their apostrophe: `whats`, `doesnt`.
  private static func opened(_ tokens: [Token]) -> [Token] {
    func isContraction(_ token: Token) -> Bool {
      token.kind == .word && token.fixed.isEmpty && contractions[token.key] != nil
    }
    guard tokens.contains(where: isContraction) else { return tokens }
    return tokens.flatMap { token -> [Token] in
      guard isContraction(token), let words = contractions[token.key] else { return [token] }
      return words.map { word in
        var part = token
        part.key = word
        part.text = word
        part.fixed = FixedClasses.of(word)
        return part
      }
    }
  }

  private static let contractions: [String: [String]] = [
    "whats": ["what", "is"], "whos": ["who", "is"], "wheres": ["where", "is"], "hows": ["how", "is"],
    "dont": ["do", "not"], "doesnt": ["does", "not"], "isnt": ["is", "not"], "arent": ["are", "not"],
    "didnt": ["did", "not"], "shouldnt": ["should", "not"], "mustnt": ["must", "not"],
  ]

  private struct Filler: Sequence {
    var words: [String]
    /// Only before a question word, `if` or `whether`.
    var needsClause: Bool
    var count: Int { words.count }
    func makeIterator() -> IndexingIterator<[String]> { words.makeIterator() }
  }

  private static let leading: [Filler] =
    ["please", "well", "so", "thanks", "ok", "okay", "hi", "hello", "hey", "now", "then", "but"].map {
      Filler(words: [$0], needsClause: false)
    }
    + [
      "can you tell me", "could you tell me", "can you please tell me", "could you please tell me", "would you tell me",
      "do you know", "i would like to know", "i want to know", "let me know", "i wonder", "i am wondering", "tell me",
      "please tell me", "tell us", "can you tell us", "could you tell us", "please tell us", "let us know",
      "do you happen to know", "may i ask", "can i ask", "would you know", "can you explain",
      "could you explain", "explain", "i need to know", "i would love to know",
    ].map { Filler(words: $0.split(separator: " ").map(String.init), needsClause: true) }
    + ["can you", "could you", "would you", "can you please", "could you please"].compactMap { text in
      Filler(words: text.split(separator: " ").map(String.init), needsClause: true)
    }

  /// A refusal of what has more words than anybody asks or tells at once: looked at before anything else is.
  public func tooLong(_ sentence: TokenizedSentence) -> Diagnostic? {
    let limit = Self.maximumTokens
    if let word = sentence.tokens.first(where: { $0.text.utf8.count > Self.longestWord && $0.kind == .word }) {
      return Diagnostic(
        .tooLong, "A word here has \(word.text.count) letters; at most \(Self.longestWord) are read.", at: word.range)
    }
    guard sentence.tokens.count > limit else { return nil }
    return Diagnostic(
      .tooLong, "This has \(sentence.tokens.count) words; at most \(limit) are read.", at: sentence.range,
      remedies: ["Say it in fewer words."])
  }

  /// No word is longer, in bytes.
  static let longestWord = 200

  // MARK: Reading

  /// What a question means. `antecedents` are what its pronouns stand for, from the conversation.
  public func read(question sentence: TokenizedSentence, antecedents: Antecedents = Antecedents())
    -> Outcome<Question>
  {
    let back = BackReference(lexicon.prepared(withoutFillers(sentence.tokens)))
    var tokens = back.tokens
    if let trouble = tooLong(sentence) { return .refused(trouble) }
    guard !tokens.isEmpty else {
      return .refused(Diagnostic(.notASentence, "There is no word in this question.", at: sentence.range))
    }
    if let failure = Self.impossibleDate(tokens) { return .refused(diagnostic(failure, tokens, sentence.range)) }
    if let act = SetRemark.act(for: lexicon.withLocators(tokens.map(\.key))) {
      return .read(Question(act, range: sentence.range))
    }
    tokens = withoutPlacing(namedLikePronoun(placedByComma(tokens)))
    let unit = wantedUnit(&tokens)
    if !lexicon.askingPatterns.isEmpty, let taught = taught(tokens) { tokens = taught }
    var antecedents = antecedents
    antecedents.isAmong = back.isAmong && !antecedents.answers.isEmpty
    var builder = QuestionBuilder(tokens, lexicon: lexicon, range: sentence.range, antecedents: antecedents)
    var result = builder.build()
    if result.questions.isEmpty, let more = howManyMore(tokens, range: sentence.range, antecedents) {
      result.questions = [more]
    }
    if let unit { result.questions = shown(in: unit, result.questions) }
    for index in result.questions.indices {
      result.questions[index].wording = tokens.map(\.key)
      for other in result.questions[index].otherwise.indices {
        result.questions[index].otherwise[other].wording = tokens.map(\.key)
      }
      result.questions[index].excludesPrevious = back.excludes
      result.questions[index].isAmongPrevious = back.isAmong
      if back.counts, result.questions[index].act == .list { result.questions[index].act = .count }
      if tokens.contains(where: { $0.key == "both" }) { result.questions[index].isJoint = true }
    }
    if let best = result.questions.first {
      return result.questions.count == 1 ? .read(best) : .ambiguous(result.questions, readings: [])
    }
    let failure =
      firstUnknown(tokens)
      ?? result.failure ?? unmeasured(tokens)
      ?? ReadingFailure(.unreadable, "I did not understand the question.", at: 0..<tokens.count)
    return .refused(diagnostic(failure, tokens, sentence.range))
  }

  /// `how fast must X answer`, where nothing is measured so.
  private func unmeasured(_ tokens: [Token]) -> ReadingFailure? {
    guard tokens.count > 2, tokens[0].key == "how", tokens[1].kind == .word, tokens[1].fixed.isEmpty else { return nil }
    return ReadingFailure(
      .unknownRelation, "Nothing I know says how \(tokens[1].text) anything is or is done.", at: 1..<2)
  }

  /// `how long is X in miles`: the unit in which the number is to be given, taken off the end.
  private func wantedUnit(_ tokens: inout [Token]) -> String? {
    if let unit = countedUnit(&tokens) { return unit }
    guard let at = tokens.lastIndex(where: { $0.key == "in" }), at > 2, at + 1 < tokens.count else { return nil }
    let key = lexicon.unitKey(lexicon.key(of: tokens[(at + 1)...]))
    guard
      lexicon.units[key] != nil || Lexicon.secondsByUnit[key] != nil
        || lexicon.units.values.contains(where: { $0.base == key })
    else { return nil }
    tokens.removeSubrange(at...)
    return key
  }

  /// `how many metres high is X`: as `how high is X`, in metres.
  private func countedUnit(_ tokens: inout [Token]) -> String? {
    guard tokens.count > 5, tokens[0].key == "how", tokens[1].key == "many",
      let verb = tokens.firstIndex(where: { $0.fixed.contains(.be) }), verb > 3,
      lexicon.measures(of: tokens[verb - 1].key) != nil
    else { return nil }
    let unit = lexicon.unitKey(lexicon.key(of: tokens[2..<(verb - 1)]))
    guard lexicon.isUnit(unit) || lexicon.units[unit] != nil else { return nil }
    tokens.removeSubrange(1..<(verb - 1))
    return unit
  }

  /// The questions whose numbers can be given in the unit.
  private func shown(in unit: String, _ questions: [Question]) -> [Question] {
    questions.compactMap { question in
      if let relation = question.number?.relation, !lexicon.areComparable(lexicon.unit(of: relation), unit) {
        return nil
      }
      var copy = question
      copy.wantedUnit = unit
      return copy
    }
  }

  /// `in the us`, where some name is spelled as a pronoun: behind `the`, or, of words for who speaks and hears, where
  /// nobody said who that is, it is the name.
  private func namedLikePronoun(_ tokens: [Token]) -> [Token] {
    tokens.indices.map { at in
      guard at > 0, tokens[at].fixed.contains(.pronoun), !Self.imperatives.contains(tokens[at - 1].key),
        tokens[at - 1].fixed.contains(.definite) || lexicon.hearer == nil && Token.hearers.contains(tokens[at].key),
        lexicon.abbreviations[tokens[at].key] != nil || lexicon.thingByKey[tokens[at].key] != nil
      else { return tokens[at] }
      var token = tokens[at]
      token.fixed = []
      return token
    }
  }

  /// `Springfield, Ohio` as `Springfield Ohio`: a name, a comma, another name, and no list.
  private func placedByComma(_ tokens: [Token]) -> [Token] {
    let commas = tokens.indices.filter { tokens[$0].kind == .comma }
    guard commas.count == 1, let comma = commas.first, comma > 0, comma + 1 < tokens.count else { return tokens }
    func isName(_ words: Range<Int>) -> Bool {
      lexicon.thing(of: tokens[words]).map { lexicon[$0].isName } == true
    }
    guard (max(0, comma - 4)..<comma).contains(where: { isName($0..<comma) }),
      let end = (comma + 1..<min(comma + 5, tokens.count)).last(where: { isName(comma + 1..<$0 + 1) }),
      end + 1 == tokens.count || tokens[end + 1].fixed.isDisjoint(with: .conjunction)
    else { return tokens }
    return Array(tokens[..<comma] + tokens[(comma + 1)...])
  }

  /// `is located in X`, `is found in X`, `is X located`: to be there, where the knowledge does not use the word.
  private func withoutPlacing(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { $0.fixed.contains(.be) }) else { return tokens }
    return tokens.indices.filter { at in
      guard ["located", "situated", "found"].contains(tokens[at].key), !lexicon.isKnown(tokens[at]), at > 1 else {
        return true
      }
      let isBeforePlace = at + 1 < tokens.count && tokens[at + 1].fixed.contains(.preposition)
      return !(isBeforePlace || at == tokens.count - 1)
    }.map { tokens[$0] }
  }

  /// The question that a taught way of asking stands for, if the words are one. Of the ways that fit, the one that
  /// gives most of the words.
  func taught(_ tokens: [Token]) -> [Token]? {
    let plain = [tokens] + [Self.plainly(tokens), Self.opened(ownerOf: tokens)].compactMap { $0 }
    return taught(in: plain) ?? Self.pointing(tokens).flatMap { taught(in: [$0]) }
  }

  private func taught(in wordings: [[Token]]) -> [Token]? {
    let wordings = wordings.map { (tokens: $0, words: PhraseWords($0.map(\.key))) }
    var best: (rewritten: [Token], words: Int)?
    for index in lexicon.askingPatterns.indices {
      for wording in wordings where lexicon.askingPatterns[index].required.isSubset(of: wording.words.stems) {
        let pattern = lexicon.askingPatterns[index]
        guard let gaps = pattern.match(wording.words),
          gaps.allSatisfy({ Self.isOnePhrase(wording.tokens[$0.words]) })
        else { continue }
        let count = pattern.words.count
        if count > best?.words ?? -1 { best = (pattern.rewrite(wording.tokens, gaps), count) }
        break
      }
    }
    return best?.rewritten
  }

  /// `patients the reason` is two phrases, `the needs of the patients` one.
  private static func isOnePhrase(_ tokens: ArraySlice<Token>) -> Bool {
    !zip(tokens, tokens.dropFirst()).contains { $1.isArticle && $0.fixed.isEmpty && $0.kind == .word }
  }

  /// `what is a nurse's job` as `what is the job of a nurse`.
  private static func opened(ownerOf tokens: [Token]) -> [Token]? {
    guard let mark = tokens.firstIndex(where: { $0.kind == .possessive }), mark > 2, mark + 1 < tokens.count,
      let verb = tokens[..<mark].lastIndex(where: { $0.fixed.contains(.be) })
    else { return nil }
    var (the, of) = (tokens[verb], tokens[verb])
    (the.key, the.text, the.fixed) = ("the", "the", FixedClasses.of("the"))
    (of.key, of.text, of.fixed) = ("of", "of", FixedClasses.of("of"))
    return Array(tokens[...verb]) + [the] + tokens[(mark + 1)...] + [of] + tokens[(verb + 1)..<mark]
  }

  /// The first word of a question that no entry knows: the most useful thing to say.
  private func firstUnknown(_ tokens: [Token]) -> ReadingFailure? {
    for (index, token) in tokens.enumerated() where token.kind == .word && !lexicon.isKnown(token) {
      if Self.patternVocabulary.contains(token.key) || index == 1 && tokens[0].key == "how" { continue }
      return ReadingFailure(.unknownWord, "I do not know the word \"\(token.text)\".", at: index..<index + 1)
    }
    return nil
  }

  /// Words of the set phrases: known to the reader though no knowledge uses them.
  static let patternVocabulary: Set<String> = [
    "list", "name", "define", "tell", "show", "describe", "compare", "explain", "suppose", "kind", "kinds", "type",
    "types",
    "example", "examples", "difference", "differences", "common", "slide", "mention", "mentions", "stand", "happen",
    "advice", "often", "true", "know", "say", "says",
    "happens", "number", "related", "alike", "avoid", "count", "total", "sum", "average", "mean", "combined", "overall",
    "maximum", "minimum", "percentage", "percent", "proportion", "share", "fraction", "named", "called", "largest",
    "smallest",
  ]
}
