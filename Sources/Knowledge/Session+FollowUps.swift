import English

/// Questions that are answered by what was asked before: `why?`, `and administrators?`, `for whom?`.
extension Session {
  mutating func followUp(_ kind: FollowUp, _ question: Question, proofs: Bool) -> Reply {
    if kind == .forget { return forget() }
    guard var last = context.question, let reply = context.reply else {
      if case .instead(let thing) = kind {
        let described = Question(.describe(thing), range: question.range)
        return answer(described, proofs: proofs)
      }
      return Reply(
        .notUnderstood, form: "follow-up", text: "I do not know what that refers to: nothing was asked before.")
    }
    let answerer = answerer(last, proofs: proofs)
    switch kind {
    case .why: return why(last, reply, answerer)
    case .source: return source(last, answerer)
    case .more: return more(reply)
    case .everyWay: return everyWay(last, answerer)
    case .count:
      guard last.act == .list, last.slotWord == nil else {
        return Reply(.notUnderstood, form: "follow-up", text: "I cannot tell what to count: nothing was listed before.")
      }
      last.act = .count
      return answer(last, proofs: proofs)
    case .listed:
      guard last.act == .count || last.act == .list else {
        return Reply(
          .notUnderstood, form: "follow-up", text: "I cannot tell which are meant: nothing was listed before.")
      }
      last.act = .list
      return answer(last, proofs: proofs)
    case .instead(let thing):
      let peers = answerer.peers(of: thing, in: last)
      let replaced =
        Self.replacing(last, replaced(in: last, by: thing, answerer), by: thing, orDecides: peers.isEmpty)
        ?? Self.replacing(last, peers, by: thing)
      guard let replaced else { return answer(Question(.describe(thing), range: question.range), proofs: proofs) }
      last = replaced
      let next = answer(last, proofs: proofs)
      context.antecedents.subjects = [thing]
      context.isPending = false
      return next
    case .slot(let word):
      guard let open = answerer.opening(last, word) else {
        return Reply(
          .notUnderstood, form: "follow-up", text: "I cannot tell what \"\(word)\" asks of the question before.")
      }
      return self.answer(open, proofs: proofs)
    case .forget: return forget()
    }
  }

  /// What gives way to the thing: what the question was about, or its object where the thing is more like that. Of two names
  /// that are alike, the one said last: `does Mia know Leo? and Ada?`.
  private mutating func replaced(in question: Question, by thing: ThingID, _ answerer: Answerer) -> [ThingID] {
    let before = asked()
    guard question.act == .list || question.act == .decide, let object = before.objects.first,
      question.conditions.contains(where: { $0.names(object) }), let subject = before.subjects.first,
      question.act == .decide || !question.conditions.contains(where: { $0.names(subject) })
    else { return before.subjects }
    let kinds = answerer.kinds(of: thing)
    let shared = (
      object: kinds.intersection(answerer.kinds(of: object)).count,
      subject: kinds.intersection(answerer.kinds(of: subject)).count
    )
    let areNames = [subject, object, thing].allSatisfy { base.lexicon[$0].isName }
    let isLast = question.act == .decide && areNames && shared.object > 0 && shared.object == shared.subject
    return shared.object > shared.subject || isLast ? [object] : before.subjects
  }

  /// `who wants X? and administrators?`: whether administrators do.
  private static func deciding(_ question: Question, of thing: ThingID) -> Question? {
    guard question.act == .list, question.focus.count == 1, let focus = question.focus.first else { return nil }
    var copy = question
    copy.act = .decide
    copy.focus = []
    copy.focusKind = nil
    copy.conditions = question.conditions.compactMap { condition in
      if case .isA(.variable(focus), _, denied: false) = condition { return nil }
      return condition.mapTerms { $0 == .variable(focus) ? .thing(thing) : $0 }
    }
    return copy.conditions.isEmpty ? nil : copy
  }

  /// The question with another thing in the place of its subject.
  private static func replacing(_ question: Question, _ subjects: [ThingID], by new: ThingID, orDecides: Bool = true)
    -> Question?
  {
    var copy = question
    guard let old = subjects.first else { return nil }
    switch question.act {
    case .define: copy.act = .define(new)
    case .describe: copy.act = .describe(new)
    case .expand: copy.act = .expand(new)
    case .mentions: copy.act = .mentions(new)
    case .deeds: copy.act = .deeds(new)
    case .aftermath(_, let when): copy.act = .aftermath(new, when)
    case .origins: copy.act = .origins(new)
    case .advise(let topic): copy.act = .advise(topic.about(new))
    case .compare(let left, let right, let aspect):
      copy.act = .compare(left == old ? new : left, left == old ? right : new, aspect)
    default:
      copy.conditions = question.conditions.map { condition in
        condition.oneNamed(old)?.mapTerms { $0 == .thing(old) ? .thing(new) : $0 }
          ?? condition.mapTerms { $0 == .thing(old) ? .thing(new) : $0 }
      }.uniqued()
      if copy.conditions == question.conditions { return orDecides ? deciding(question, of: new) : nil }
    }
    return copy
  }

  private func why(_ question: Question, _ reply: Reply, _ answerer: Answerer) -> Reply {
    guard !question.conditions.isEmpty else { return source(question, answerer) }
    if question.focus.isEmpty {
      var asked = question
      asked.act = .explain
      return answerer.explain(asked)
    }
    return answerer.explainAll(question)
  }

  /// All proofs of the last answer, or all paths.
  private func everyWay(_ question: Question, _ answerer: Answerer) -> Reply {
    if case .connect(let left, let right) = question.act {
      var asked = question
      asked.wantsEveryWay = true
      return answerer.connect(asked, left, right)
    }
    guard !question.conditions.isEmpty else { return source(question, answerer) }
    return answerer.allProofs(question)
  }

  private func source(_ question: Question, _ answerer: Answerer) -> Reply {
    switch question.act {
    case .define(let thing):
      var asked = question
      asked.notes.append("source")
      return answerer.define(asked, thing)
    case .describe(let thing): return answerer.mentions(question, thing)
    case .list, .count: return answerer.citeAll(question)
    case .decide, .explain, .cite: return answerer.cite(question)
    default:
      var reply = Reply(.answered, form: "source", text: "")
      let cited = context.reply?.answers.flatMap(\.sources).uniqued() ?? []
      reply.answers = cited.map { AnswerElement(text: $0.words) }
      reply.text = cited.map { Phrasebook.bullet + $0.words }.uniqued().joined(separator: "\n")
      if cited.isEmpty { return Reply(.unknown, form: "source", text: "Not known. Nothing is cited for it.") }
      return reply
    }
  }

  private func more(_ reply: Reply) -> Reply {
    Reply(
      .answered, form: "follow-up", reading: reply.reading,
      text: "That is all I know: \(reply.answers.count) answer\(reply.answers.count == 1 ? "" : "s").")
  }
}

extension Answerer {
  /// The kinds that a thing is of, by what is said.
  fileprivate func kinds(of thing: ThingID) -> Set<ThingID> {
    let kind = Variable(0)
    let above = solve([.isA(.thing(thing), .variable(kind), denied: false)], variables: 1).compactMap { $0.thing(kind) }
    return Set(above).subtracting([thing])
  }
}

extension Condition {
  /// Does the thing stand in one of its places?
  fileprivate func names(_ thing: ThingID) -> Bool {
    var found = false
    visitTerms { if $0 == .thing(thing) { found = true } }
    return found
  }
}
