import Diagnostics

/// Set phrases and what they ask.
extension QuestionBuilder {
  mutating func read(_ set: SetQuestion, _ gaps: [Range<Int>]) -> Question? {
    func make(_ act: Act) -> Question { Question(act, range: range) }
    switch set {
    case .expand: return thing(gaps[0]).map { make(.expand($0)) }
    case .define: return thing(gaps[0]).map { make(.define($0)) }
    case .whoDefines: return thing(gaps[gaps.count - 1]).map { make(.define($0)) }.map { citing($0) }
    case .describe:
      if gaps.count == 2, !isSource(gaps[0]) { return nil }
      let topic = gaps[gaps.count - 1]
      return thing(topic).map { make(.describe($0)) } ?? toldOf(topic)
    case .differences: return difference(gaps) ?? pair(gaps).map { make(.compare($0.0, $0.1, .differences)) }
    case .similarities: return pair(gaps).map { make(.compare($0.0, $0.1, .similarities)) }
    case .alike:
      // `is X similar to Y` may be a relation of this knowledge.
      if let told = plain(tokens).first(where: { $0.act == .decide }) { return told }
      return pair(gaps).map { make(.compare($0.0, $0.1, .alike)) }
    case .connect: return pair(gaps).map { make(.connect($0.0, $0.1)) }
    case .everyPath: return pair(gaps).map { everyWay(make(.connect($0.0, $0.1))) }
    case .everyProof: return clause(gaps[0], .explain).map { everyWay($0) }
    case .cite: return clause(gaps[gaps.count - 1], .cite)
    case .mentions:
      if gaps.count == 2, !isSource(gaps[0]) { return nil }
      let mentioned = thing(gaps[gaps.count - 1]).map { make(.mentions($0)) }
      return tokens[1].key == "can" && tokens.count > 4 && tokens[3].key == "find"
        ? found(gaps[0], otherwise: mentioned) : mentioned
    case .overview:
      if let gap = gaps.first, !isSource(gap) { return nil }
      return make(.overview)
    case .why: return clause(gaps[0], .explain)
    case .frequency: return clause(gaps[0], .decide).map { frequency($0) }
    case .kindsOf: return kinds(of: gaps[1], under: gaps[0])
    case .suppose: return supposition(gaps[gaps.count - 1], .suppose)
    case .assume: return supposition(gaps[0], .assume)
    case .enable: return enabling(gaps)
    case .aftermath:
      let word = tokens[gaps[0].lowerBound - 1].key
      return thing(gaps[0]).map { make(.aftermath($0, Self.times.contains(word) ? word : nil)) }
    case .truth: return clause(gaps[0], .decide).map { truth($0) }
    case .falsehood: return clause(gaps[0], .decide).map { falsehood($0) }
    case .said: return isSource(gaps[0]) ? clause(gaps[1], .decide) : nil
    case .possible: return clause(gaps[0], .decide).map { possibility($0) }
    case .whether: return clause(gaps[0], .decide)
    case .adviceFor:
      // `what should I not do with X` is asked elsewhere.
      if gaps.count == 2, tokens[gaps[0]].contains(where: { $0.fixed.contains(.not) }) { return nil }
      let gap = gaps[gaps.count - 1]
      return thing(gap).map { make(.advise(AdviceTopic(topic: $0, isAvoidance: false))) } ?? advice(onDoing: gap)
    case .avoidWith: return thing(gaps[0]).map { make(.advise(AdviceTopic(topic: $0, isAvoidance: true))) }
    case .avoid: return make(.advise(AdviceTopic(topic: nil, isAvoidance: true)))
    case .avoidTo:
      // Where avoiding is a relation, it is asked for as any other.
      if lexicon.verbRelation("avoid") != nil { return nil }
      return thing(gaps[0]).map { make(.advise(AdviceTopic(topic: nil, isAvoidance: true, doer: $0))) }
    case .adviceTo:
      if tokens[gaps[0]].contains(where: { $0.fixed.contains(.not) }) { return nil }
      guard let doer = thing(gaps[0]) else { return nil }
      return with(gaps.dropFirst().first, make(.advise(AdviceTopic(topic: nil, isAvoidance: false, doer: doer))))
    case .adviceAt: return with(gaps[0], make(.advise(AdviceTopic(topic: nil, isAvoidance: false))))
    case .deeds: return tokens[gaps[0]].contains { $0.fixed.contains(.not) } ? nil : deeds(gaps)
    case .askAbout: return thing(gaps[0]).map { make(.askable($0)) }
    case .ask: return make(.askable(nil))
    case .list: return phrase(gaps[0], .list) ?? reworded(gaps[0])
    case .examples: return kinds(gaps[0], .list)
    case .count:
      return tokens[0].key == "how" && tokens[2].key != "X" && isKindPhrase
        ? kinds(gaps[0], .count) : phrase(gaps[0], .count)
    }
  }

  /// `where can I find X`: where it is, or else where something is said of it.
  private mutating func found(_ words: Range<Int>, otherwise mentioned: Question?) -> Question? {
    var be = tokens[1]
    (be.key, be.text, be.fixed) = ("is", "is", FixedClasses.of("is"))
    let saved = failure
    guard var placed = plain([tokens[0], be] + slice(words)).first(where: { $0.act == .list }) else {
      failure = saved
      return mentioned
    }
    placed.otherwise += mentioned.map { [$0] } ?? []
    return placed
  }

  /// `what to do for scheduling meetings`: advice on an action that no sentence names just so.
  private func advice(onDoing words: Range<Int>) -> Question? {
    guard let action = action(words) else { return nil }
    var question = Question(.advise(AdviceTopic(topic: action.thing, isAvoidance: false)), range: range)
    question.lexicon = action.lexicon
    return question
  }

  /// What is done, by its words, with the vocabulary that has it.
  private func action(_ words: Range<Int>) -> (thing: ThingID, lexicon: Lexicon)? {
    let slice = slice(words)
    for parsed in Parser(slice, lexicon: lexicon, isQuestion: true).actions(0) where parsed.end == slice.count {
      var resolver = Resolver(slice, lexicon: lexicon, mode: .question, range: range)
      let action = NounPhrase(range: slice.indices, head: .action(parsed.tree))
      guard let resolved = try? resolver.resolve(action, at: .object, denied: false), resolved.terms.count == 1,
        case .thing(let thing) = resolved.terms[0]
      else { continue }
      return (thing, resolver.lexicon)
    }
    return nil
  }

  /// `what does X do`, `what does X do with Y`.
  private mutating func deeds(_ gaps: [Range<Int>]) -> Question? {
    guard let doer = thing(gaps[0]) else { return nil }
    return with(gaps.dropFirst().first, Question(.deeds(doer), range: range))
  }

  /// The question with the adjunct that a gap and the preposition before it make, if there is one: `… with patients`,
  /// `… when scheduling meetings`.
  private mutating func with(_ gap: Range<Int>?, _ question: Question) -> Question? {
    guard let gap else { return question }
    let word = tokens[gap.lowerBound - 1].key
    var copy = question
    if let known = thing(gap) {
      copy.adjunct = Adjunct(preposition: word, thing: known)
      return copy
    }
    guard let action = action(gap) else { return nil }
    copy.adjunct = Adjunct(preposition: word, thing: action.thing)
    copy.lexicon = action.lexicon
    return copy
  }

  private var isKindPhrase: Bool { ["kinds", "types", "sorts"].contains(tokens.count > 2 ? tokens[2].key : "") }

  private func citing(_ question: Question) -> Question {
    var copy = question
    copy.notes.append("source")
    return copy
  }

  private func frequency(_ question: Question) -> Question {
    var copy = question
    copy.asksFrequency = true
    return copy
  }

  /// `what kind of industry is healthcare`.
  private mutating func kinds(of words: Range<Int>, under kind: Range<Int>) -> Question? {
    guard !["there"].contains(tokens[words.lowerBound].key), let kind = thing(kind), let thing = thing(words) else {
      return nil
    }
    var question = Question(.list, range: range)
    let asked = Term.variable(Variable(0))
    (question.focus, question.variableCount, question.excluded) = ([Variable(0)], 1, [thing])
    question.conditions = [.isA(.thing(thing), asked, denied: false), .isA(asked, .thing(kind), denied: false)]
    return question
  }

  private func truth(_ question: Question) -> Question {
    var copy = question
    copy.asksTruth = true
    return copy
  }

  private func falsehood(_ question: Question) -> Question {
    var copy = question
    copy.asksFalsehood = true
    return copy
  }

  private func possibility(_ question: Question) -> Question {
    var copy = question
    copy.asksPossibility = true
    return copy
  }

  private static let times: Set<String> = ["after", "during", "before", "at", "on", "in"]

  /// `what would make a vendor a customer`: a vendor is a customer, and what it would take.
  private mutating func enabling(_ gaps: [Range<Int>]) -> Question? {
    let saved = failure
    if gaps.count == 2 {
      let found = decided(slice(gaps[0]) + slice(gaps[1]))
      if found != nil { failure = saved }
      return found
    }
    let all = slice(gaps[0])
    if let whole = clause(gaps[0], .enable) { return whole }
    var be = all[0]
    (be.key, be.text, be.fixed) = ("is", "is", FixedClasses.of("is"))
    for cut in all.indices.dropFirst() {
      for middle in [[be], []] {
        if let found = decided(all[..<cut] + middle + all[cut...]) {
          failure = saved
          return found
        }
      }
    }
    return nil
  }

  /// A statement to be made true.
  private mutating func decided(_ words: [Token]) -> Question? {
    guard var question = plain(words, keepsDenial: true).first(where: { $0.act == .decide }) else { return nil }
    question.act = .enable
    return question
  }

  private func isSource(_ words: Range<Int>) -> Bool {
    let phrase = Reader.withoutArticle(tokens[words])
    let key = phrase.map(\.key).joined(separator: " ")
    return lexicon.sources[key] != nil || key == "it" || key == "source" || key == "lecture" && lexicon.sources.isEmpty
  }
}
