import Datalog
import English

/// why, why not, how do you know, where does it say that.
extension Answerer {
  func explain(_ question: Question) -> Reply {
    let verdict = verdict(question)
    var reply = Reply(.answered, form: "why", reading: writer.reading(question), text: "")
    switch verdict.status {
    case .yes, .no, .conflict:
      guard let hit = verdict.hit else { break }
      return explained(verdict, hit, question)
    default: break
    }
    if let hit = verdict.hit { return explained(verdict, hit, question) }
    if verdict.status == .no, let closing = completed(question) { return shutOut(verdict, closing, reply) }
    reply.status = .unknown
    reply.form = "why-not"
    reply.text = verdict.lead + verdict.statement + "."
    let nearest = nearest(question)
    if !nearest.isEmpty {
      reply.text += "\n" + Phrasebook.wouldBe(writer.spoken(sayable(question.conditions).map(\.affirmed)))
      reply.text += nearest.map { "\n" + Phrasebook.bullet + $0 }.joined()
    }
    return reply
  }

  /// `How does a go-live affect patients?`, where nothing says in what manner: what makes it so that it does.
  func manner(_ question: Question) -> Reply? {
    guard let slot = question.focus.first else { return nil }
    var plain = question
    plain.focus = []
    plain.slotWord = nil
    plain.conditions = question.conditions.map { condition in
      var condition = condition
      if case .either(let branches) = condition, let first = branches.first?.first { condition = first }
      guard case .holds(var atom) = condition else { return condition }
      for place in atom.places where place.term == .variable(slot) { atom[place.role] = nil }
      return .holds(atom)
    }
    let verdict = verdict(plain)
    guard let hit = verdict.hit, verdict.status != .no, usesRule(hit) else { return nil }
    return explained(verdict, hit, plain)
  }

  private func explained(_ verdict: Verdict, _ hit: Hit, _ question: Question) -> Reply {
    var reply = Reply(.answered, form: "why", reading: writer.reading(question), text: "")
    let builder = proof(of: hit.premises)
    let reasons = reasons(builder)
    var element = AnswerElement(text: reasons.isEmpty ? verdict.statement : reasons.joined(separator: "; "))
    element.strength = StrengthName(hit.strength)
    element.sources = citations(builder.statements)
    element.proof = builder.steps
    element.supposed = builder.statements.contains { base.sentences[$0].isSupposed }
    reply.answers = [element]
    let said = Writer.sentence(verdict.statement)
    if !reasons.isEmpty {
      reply.text =
        said + ", because " + Writer.list(reasons) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
      if builder.steps.count > 1 { reply.text += "\n" + Self.lines(builder.steps).joined(separator: "\n") }
    } else if builder.steps.count <= 1 {
      reply.text = said + ", because that is stated." + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
      if let step = builder.steps.first { reply.text += "\n" + Self.lines([step]).joined(separator: "\n") }
    } else {
      reply.text = said + ", because\n" + Self.lines(builder.steps).joined(separator: "\n")
    }
    return reply
  }

  /// `No`, because the list is complete and the thing is not on it.
  private func shutOut(_ verdict: Verdict, _ closing: Closing, _ reply: Reply) -> Reply {
    var reply = reply
    reply.status = .answered
    var element = AnswerElement(text: verdict.statement)
    element.sources = citations(of: closing)
    reply.answers = [element]
    reply.text = Writer.sentence(verdict.statement) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    return reply
  }

  /// The reasons that the sentences themselves give.
  private func reasons(_ builder: ProofBuilder) -> [String] {
    builder.statements.flatMap { number -> [String] in
      let statement = base.sentences[number].statement
      guard let from = statement.reasonsFrom else { return [] }
      return statement.assertions[from...].map { assertion in
        switch assertion.condition {
        case .holds(let atom): writer.statement(atom, strength: assertion.strength)
        default: writer.text(assertion.condition)
        }
      }
    }
  }

  /// Numbered steps, each with where it stands.
  static func lines(_ steps: [ProofStep]) -> [String] {
    steps.map { step in
      var words = "  \(step.id)  "
      if step.rule != nil || !step.from.isEmpty { words += "so, " }
      words += step.text
      if let rule = step.rule {
        words += ", by the rule at \(rule.file):\(rule.line)"
      }
      if !step.from.isEmpty { words += ", from " + Writer.list(step.from.map(String.init)) }
      if let source = step.sources.first {
        words +=
          Phrasebook.sourceGap + "\(source.title == nil ? "" : source.words + "   ")\(source.file):\(source.line)"
      }
      return words
    }
  }

  // MARK: Why not

  /// Rules that could conclude it, nearest first: each with what holds already, what is missing and what stands against it.
  private func nearest(_ question: Question) -> [String] {
    var result: [String] = []
    for chance in chances(question).prefix(3) {
      var words = "\(chance.sentence.text)   (\(chance.sentence.citation.file):\(chance.sentence.citation.line))"
      if !chance.held.isEmpty { words += "\n      " + Phrasebook.holdsAlready(writer.spoken(chance.held)) }
      if !chance.missing.isEmpty { words += "\n      " + Phrasebook.isMissing(writer.spoken(chance.missing)) }
      if !chance.barred.isEmpty { words += "\n      " + Phrasebook.standsAgainst(writer.spoken(chance.barred)) }
      if !result.contains(words) { result.append(words) }
    }
    if case .isA(_, .thing(let kind), denied: false)? = sayable(question.conditions).last?.affirmed {
      let kinds = reduced(below(kind).filter { isSaidToBe($0) })
      if !kinds.isEmpty {
        result.append(Phrasebook.isOneOf(Writer.list(kinds.prefix(6).map { writer.text($0, .single) }, "or")))
      }
    }
    return result
  }

  // MARK: Sources

  func cite(_ question: Question) -> Reply {
    let verdict = verdict(question)
    var reply = Reply(.answered, form: "source", reading: writer.reading(question), text: "")
    guard let hit = verdict.hit else {
      reply.status = .unknown
      reply.text = Phrasebook.notSaid(writer.spoken(question.conditions))
      return reply
    }
    let builder = proof(of: hit.premises)
    return cited(builder, reply)
  }

  func cited(_ builder: ProofBuilder, _ reply: Reply) -> Reply {
    var reply = reply
    guard !builder.statements.isEmpty else {
      reply.status = .unknown
      reply.text = Phrasebook.nothingKnown(reply.reading ?? "")
      return reply
    }
    var lines: [String] = []
    for number in builder.statements {
      let sentence = base.sentences[number]
      var element = AnswerElement(text: sentence.citation.words)
      element.sources = [sentence.citation]
      if proofs { element.proof = builder.steps }
      if !reply.answers.contains(where: { $0.text == element.text }) { reply.answers.append(element) }
      lines.append(
        Phrasebook.bullet + sentence.text + Phrasebook.sourceGap + "(" + sentence.citation.words
          + (sentence.citation.title == nil ? "" : "; \(sentence.citation.file):\(sentence.citation.line)") + ")")
    }
    reply.text = lines.uniqued().joined(separator: "\n")
    return reply
  }
}

extension Answerer {
  /// The proofs of all answers of a list.
  func explainAll(_ question: Question) -> Reply {
    guard let focus = question.focus.first else { return explain(question) }
    var reply = Reply(.answered, form: "why", reading: writer.reading(question), text: "")
    let found = values(question, focus)
    guard !found.isEmpty else {
      return Reply(
        .unknown, form: "why", reading: writer.reading(question),
        text: Phrasebook.nothingKnown(writer.reading(question)))
    }
    var builder = ProofBuilder(base, model, writer)
    for one in found { for premise in one.hit.premises { _ = builder.prove(premise) } }
    var element = AnswerElement(text: Writer.list(found.map { writer.text($0.thing) }))
    element.sources = citations(builder.statements)
    element.proof = builder.steps
    reply.answers = [element]
    let reasons = reasons(builder)
    reply.text =
      Writer.sentence(element.text) + ", because"
      + (reasons.isEmpty
        ? ""
        : " " + Writer.list(reasons.uniqued()) + "." + Phrasebook.sourceGap
          + Phrasebook.sources(element.sources))
      + "\n" + Self.lines(builder.steps).joined(separator: "\n")
    return reply
  }

  /// The sources of all answers of a list.
  func citeAll(_ question: Question) -> Reply {
    guard let focus = question.focus.first else { return cite(question) }
    let reply = Reply(.answered, form: "source", reading: writer.reading(question), text: "")
    var builder = ProofBuilder(base, model, writer)
    for one in values(question, focus) { for premise in one.hit.premises { _ = builder.prove(premise) } }
    return cited(builder, reply)
  }
}
