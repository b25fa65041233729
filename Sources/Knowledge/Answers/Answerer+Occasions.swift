import English

/// When something is so, where no slot tells: the conditions under which a rule says it. And how often it is.
extension Answerer {
  func when(_ question: Question) -> Reply {
    if let reply = occasions(question) { return reply }
    let said = Phrasebook.notKnownWhen(writer.spoken(withoutSlot(question)))
    return Reply(.unknown, form: "when", reading: writer.reading(question), text: said)
  }

  /// A reply that nothing says when, where or how it is so, with the slots that do go with it: `on a Friday`, where nothing
  /// tells whether that is a time.
  func tellingSlots(_ reply: Reply, _ question: Question) -> Reply {
    guard reply.status == .unknown, question.slotWord != nil else { return reply }
    var plain = question
    (plain.focus, plain.slotWord) = ([], nil)
    plain.conditions = withoutSlot(question)
    guard let hit = best(plain.conditions, variables: plain.variableCount), hit.strength != .possible else {
      return reply
    }
    let words = leftOut(hit, plain)
    guard !words.isEmpty else { return reply }
    var reply = reply
    reply.text += " " + Phrasebook.onlySaid(writer.spoken(plain.conditions) + words)
    return reply
  }

  /// `how often …`: as often as what is said is strong. What is said without such a word tells nothing about it.
  func frequency(_ question: Question) -> Reply {
    if let said = statedFrequency(question) { return said }
    let verdict = verdict(question)
    var reply = Reply(.answered, form: "how-often", reading: writer.reading(question), text: "")
    let word: String? =
      switch (verdict.status, verdict.hit?.strength) {
      case (.no, .certain): "never"
      case (.no, .usual): "seldom"
      case (_, .usual): "usually"
      case (_, .possible): "sometimes"
      default: nil
      }
    guard let word, let hit = verdict.hit else {
      reply.status = .unknown
      reply.text = Phrasebook.notKnownHowOften(writer.spoken(question.conditions))
      return reply
    }
    var element = AnswerElement(text: word)
    support(&element, hit)
    reply.answers = [element]
    reply.text =
      Writer.sentence(word) + ": " + verdict.statement + "." + Phrasebook.sourceGap
      + Phrasebook.sources(element.sources)
    return reply
  }

  /// `once a year`: what is said to be so with an adverb that tells how often.
  private func statedFrequency(_ question: Question) -> Reply? {
    guard let place = question.conditions.lastIndex(where: { if case .holds = $0 { true } else { false } }),
      case .holds(var atom) = question.conditions[place], atom[.manner] == nil
    else { return nil }
    let adverb = Variable(max(question.variableCount, StatementVariables.count(question.conditions)))
    atom[.manner] = .variable(adverb)
    var conditions = question.conditions
    conditions[place] = .holds(atom)
    var reply = Reply(.answered, form: "how-often", reading: writer.reading(question), text: "")
    for hit in solve(conditions, variables: adverb.index + 1) {
      guard let thing = hit.thing(adverb), EverydayWords.tellsHowOften(lexicon[thing].name.lowercased()) else {
        continue
      }
      var element = AnswerElement(text: writer.text(thing))
      support(&element, hit)
      if !reply.answers.contains(where: { $0.text == element.text }) { reply.answers.append(element) }
    }
    guard !reply.answers.isEmpty else { return nil }
    reply.text =
      Writer.sentence(Writer.list(reply.answers.map(\.text))) + "." + Phrasebook.sourceGap
      + Phrasebook.sources(reply.answers.flatMap(\.sources).uniqued())
    return reply
  }

  /// Nil where no rule tells, or what is asked is so in any case.
  func occasions(_ question: Question) -> Reply? {
    var plain = question
    (plain.act, plain.focus, plain.slotWord) = (.decide, [], nil)
    plain.conditions = withoutSlot(question)
    let known = best(plain.conditions, variables: plain.variableCount)
    guard known == nil || known?.strength == .possible else { return nil }
    var reply = Reply(.answered, form: "when", reading: writer.reading(question), text: "")
    func add(_ conditions: [Condition], _ strength: StrengthName, _ sources: [Citation]) {
      var element = AnswerElement(text: "if " + writer.spoken(conditions))
      guard !reply.answers.contains(where: { $0.text == element.text }) else { return }
      (element.strength, element.sources) = (strength, sources)
      reply.answers.append(element)
    }
    for (thing, hit) in known == nil ? belowHits(plain, plain.conditions) : [] {
      guard let subject = mainSubject(plain.conditions), case .described(_, let described) = lexicon[thing].structure,
        !described.isEmpty
      else { continue }
      add(
        described.map { $0.mapTerms { $0 == .variable(Variable(0)) ? .thing(subject) : $0 } },
        StrengthName(hit.strength), citations(statements(hit)))
    }
    for chance in chances(plain) where chance.barred.isEmpty {
      let conditions = chance.missing.isEmpty ? chance.held.filter(isWorthSaying) : chance.missing
      guard !conditions.isEmpty else { continue }
      add(conditions, StrengthName(chance.strength), [chance.sentence.citation])
    }
    guard !reply.answers.isEmpty else { return nil }
    reply.text = reply.answers.map { element in
      Writer.sentence(element.text) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    }.joined(separator: "\n")
    return reply
  }

  /// That a thing is of a kind that it is always of says nothing about when.
  private func isWorthSaying(_ condition: Condition) -> Bool {
    if case .isA(.thing, _, _) = condition { false } else { true }
  }

  /// The conditions without the slot that was asked for.
  private func withoutSlot(_ question: Question) -> [Condition] {
    guard let focus = question.focus.first else { return question.conditions }
    return question.conditions.map { condition in
      var inner = condition
      if case .either(let branches) = condition, branches.contains(where: { $0.contains { $0.speaksOf(focus) } }),
        let first = branches.first?.first
      {
        inner = first
      }
      guard case .holds(var atom) = inner else { return inner }
      for place in atom.places where place.term == .variable(focus) { atom[place.role] = nil }
      return .holds(atom)
    }
  }
}
