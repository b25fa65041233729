/// Questions that name what may answer: `which is tangible, hardware or a service`.
extension QuestionBuilder {
  /// The question without the choice, held to it; nil where there is none.
  mutating func choice() -> [Question]? {
    guard tokens[0].fixed.contains(.question), ["which", "who", "what"].contains(tokens[0].key),
      let comma = tokens.lastIndex(where: { $0.kind == .comma || $0.kind == .colon }), comma > 2,
      tokens[(comma + 1)...].contains(where: { $0.key == "or" })
    else { return nil }
    let named = Array(tokens[(comma + 1)...])
    guard let (things, places) = alternatives(named) else { return nil }
    var head = Array(tokens[..<comma])
    if head[0].key == "which", head[1].fixed.isDisjoint(with: [.be, .do, .modal, .have]) == false {
      (head[0].key, head[0].text, head[0].fixed) = ("what", "what", FixedClasses.of("what"))
    }
    // `more towns, X or Y`, `bigger, X or Y` compares the two.
    if head.contains(where: { ["more", "fewer", "less"].contains($0.key) })
      || head.last.map({ !Inflection.adjective(ofComparative: $0.key).isEmpty }) == true,
      !head.contains(where: { $0.key == "than" }),
      let compared = compared(head, things, places.map { Array(named[$0]) })
    {
      return [compared]
    }
    var inner = QuestionBuilder(head, lexicon: lexicon, range: range, antecedents: antecedents)
    let found = inner.build()
    failure = found.failure
    if found.questions.isEmpty, let compared = compared(head, things, places.map { Array(named[$0]) }) {
      return [compared]
    }
    return found.questions.filter { $0.act == .list }.map {
      var held = $0
      held.among = Set(things)
      held.isChoice = true
      return held
    }
  }

  /// `are patients primary users of an EHR or secondary users`: either of one owner, which is said once.
  mutating func eitherOfOne() -> Question? {
    guard let joiner = tokens.lastIndex(where: { $0.key == "or" }), tokens[0].fixed.contains(.be),
      let of = tokens[..<joiner].lastIndex(where: { $0.key == "of" }), of > 2, of + 1 < joiner,
      tokens[tokens.count - 1].key == tokens[of - 1].key, joiner + 1 < tokens.count,
      lexicon.knowsSomeNoun(tokens[(of - 1)..<of], with: "of")
    else { return nil }
    let saved = failure
    defer { failure = saved }
    guard var first = plain(Array(tokens[..<joiner])).first, first.act == .decide, first.focus.isEmpty else {
      return nil
    }
    for start in 2..<of {
      let second = Array(tokens[..<start] + tokens[(joiner + 1)...] + tokens[of..<joiner])
      guard let other = plain(second).first, other.act == .decide, other.focus.isEmpty else { continue }
      first.conditions = [.either([first.conditions, other.conditions])]
      first.variableCount = max(first.variableCount, other.variableCount)
      return first
    }
    return nil
  }

  /// `hardware or a service`.
  private mutating func alternatives(_ words: [Token]) -> (things: [ThingID], places: [Range<Int>])? {
    let parser = Parser(words, lexicon: lexicon, isQuestion: true)
    for parsed in parser.nounPhrase(0, []) where parsed.end == words.count {
      guard case .list(let items, isAlternative: true) = parsed.tree.head else { continue }
      var resolver = Resolver(words, lexicon: lexicon, mode: .question, range: range)
      guard let resolved = try? resolver.resolve(parsed.tree, at: .subject, denied: false),
        resolved.restrictions.isEmpty
      else { continue }
      let things = resolved.terms.compactMap { if case .thing(let thing) = $0 { thing } else { nil } }
      if things.count == items.count { return (things, items.map(\.range)) }
    }
    return nil
  }

  /// `which is longer, X or Y`, `which state has more people, X or Y`: the one that is so beside every other.
  private mutating func compared(_ head: [Token], _ things: [ThingID], _ names: [[Token]]) -> Question? {
    guard let verb = head.firstIndex(where: { !$0.fixed.isDisjoint(with: [.be, .have]) }), verb + 1 < head.count else {
      return nil
    }
    var than = head[verb]
    (than.key, than.text, than.fixed) = ("than", "than", FixedClasses.of("than"))
    var question = Question(.list, range: range)
    (question.focus, question.variableCount) = ([Variable(0)], 1)
    var branches: [[Condition]] = []
    for (mine, thing) in things.enumerated() {
      var branch: [Condition] = [.same(.variable(Variable(0)), .thing(thing))]
      for other in things.indices where other != mine {
        let words = names[mine] + head[verb...] + [than] + names[other]
        guard let decision = plain(words).first(where: { $0.act == .decide }) else { return nil }
        let offset = question.variableCount
        branch += decision.conditions.map { condition in
          condition.mapTerms { term in
            if case .variable(let one) = term { .variable(Variable(one.index + offset)) } else { term }
          }
        }
        question.variableCount += decision.variableCount
        question.lexicon = decision.lexicon
      }
      branches.append(branch)
    }
    let kind = verb > 1 ? lexicon.thing(of: head[1..<verb]) : nil
    guard verb == 1 || kind != nil else { return nil }
    question.conditions =
      (kind.map { [.isA(.variable(Variable(0)), .thing($0), denied: false)] } ?? []) + [.either(branches)]
    (question.among, question.isChoice) = (Set(things), true)
    return question
  }
}
