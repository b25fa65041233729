import Diagnostics
import English

extension Act {
  /// Are things that only the question describes to be looked up among the rows? Advice compares actions by their parts.
  fileprivate var readsRows: Bool {
    if case .advise = self { return false }
    return true
  }
}

/// A conversation over a knowledge base: what was told and supposed in it, and what pronouns refer to. A value.
public struct Session: Sendable {
  /// The texts that the diagnostics of replies point into.
  public private(set) var sources: SourceMap
  let frozen: KnowledgeBase
  /// The frozen knowledge with what was told and supposed.
  var base: KnowledgeBase
  var context = Context()
  private var turn = Turn()
  /// What each supposition came on top of, latest last.
  var suppositions: [Supposition] = []

  /// What follow-ups refer to.
  struct Context: Sendable {
    var question: Question?
    var antecedents = Antecedents()
    /// What was told or supposed after `question`: pronouns mean that first.
    var told: Antecedents?
    var reply: Reply?
    /// The subject of `question` has not been looked for yet: most questions never need it.
    var isPending = false
    /// Where and under which number `question` and `reply` are remembered, if they are.
    var place: (memory: Recollection, number: Int)?

    /// What tells this context from all others that a memory knows; nil if it does not know this one.
    func mark(in memory: Recollection) -> ReplyMemory.Mark? {
      guard let place, place.memory === memory else { return nil }
      return ReplyMemory.Mark(number: place.number, antecedents: antecedents, told: told, isPending: isPending)
    }
  }

  /// What the line at hand came to, beside its reply.
  private struct Turn: Sendable {
    /// The question that follow-ups refer to.
    var question: Question?
    /// Did the reply depend on, or change, what was said before?
    var dependsOnContext = false
  }

  /// A fresh conversation.
  public init(_ base: KnowledgeBase) {
    frozen = base
    self.base = base
    sources = base.sources
  }

  /// Forgets what pronouns refer to, and what was supposed (`--independent`). What was told stays.
  public mutating func clearContext() {
    while !suppositions.isEmpty { _ = forget() }
    context = Context()
  }

  /// How far each reply may go. A reply that hits a limit has the status ``ReplyStatus/limit`` and changes nothing.
  public var limits = Limits.none

  /// Reads one line, answers or stores it, and remembers the context for follow-ups.
  /// - Parameters:
  ///   - name: what diagnostics call the text, e.g. `questions.txt`.
  ///   - line: the number of its line there.
  ///   - proofs: fill `proof` in the answers.
  public mutating func reply(to text: String, name: String = "<input>", line: Int = 1, proofs: Bool = false) -> Reply {
    if limits.isUnlimited { return unlimitedReply(to: text, name: name, line: line, proofs: proofs) }
    let before = self
    base.watch = Watch(limits)
    let reply = unlimitedReply(to: text, name: name, line: line, proofs: proofs)
    guard let hit = base.watch.hit else {
      base.watch = .none
      return reply
    }
    let trouble = EvaluationTrouble(base).limit(hit)
    self = before
    // What was worked out by halves is not worth knowing.
    base.recollection = Recollection()
    var stopped = Reply(.limit, text: trouble.message)
    if hit.origin != nil { stopped.diagnostics = [trouble] }
    return stopped
  }

  private mutating func unlimitedReply(to text: String, name: String, line: Int, proofs: Bool) -> Reply {
    var key = ReplyMemory.Key(text: text, proofs: proofs)
    if let known = base.recollection.reply(to: key) { return again(known, text, name: name, line: line) }
    if let mark = context.mark(in: base.recollection) {
      key.context = mark
      if let known = base.recollection.reply(to: key) { return again(known, text, name: name, line: line) }
    }
    let source = SourceText(name: name, text: text, firstLine: line)
    sources = base.sources
    let index = sources.add(source)
    let sentence = Tokenizer.tokenize(source, source: index, pieces: [0..<source.bytes.count])
    let reader = Reader(base.lexicon)
    if let trouble = reader.tooLong(sentence) {
      var reply = Reply(.notUnderstood, text: trouble.message)
      reply.diagnostics = [trouble]
      return reply
    }
    if reader.isQuestion(sentence) {
      let recollection = base.recollection
      turn = Turn()
      let reply = ask(sentence, reader, proofs: proofs, spelling: true)
      if reply.status != .limit, base.watch.hit == nil, base.recollection === recollection { remember(reply, key) }
      return reply
    }
    let told = tell(sentence, text, source)
    // `patient needs`, `customers that want X`: no statement, but a question. A clause without a question's words or sign
    // is no question, however it fails.
    if told.status == .notUnderstood, told.form != "incomplete",
      case .read(let question) = reader.read(question: sentence, antecedents: antecedents()), question.act != .decide
    {
      return ask(sentence, reader, proofs: proofs, spelling: false)
    }
    return told
  }

  /// Keeps a reply, with the context it leaves behind, for when the same is asked again; in the same context, if it
  /// depends on that.
  private mutating func remember(_ reply: Reply, _ key: ReplyMemory.Key) {
    guard turn.dependsOnContext else {
      let key = ReplyMemory.Key(text: key.text, proofs: key.proofs)
      let number = base.recollection.keep(ReplyMemory.Entry(reply: reply, question: turn.question), for: key)
      if turn.question != nil { context.place = (base.recollection, number) }
      return
    }
    guard key.context != nil else { return }
    // The memory does not hold on to itself.
    var left = context
    left.place = nil
    let entry = ReplyMemory.Entry(reply: reply, question: turn.question, context: left)
    let number = base.recollection.keep(entry, for: key)
    if turn.question != nil { context.place = (base.recollection, number) }
  }

  /// Gives a reply that is known from before.
  private mutating func again(_ known: ReplyMemory.Known, _ text: String, name: String, line: Int) -> Reply {
    let reply = known.entry.reply
    if !reply.diagnostics.isEmpty {
      sources = base.sources
      _ = sources.add(SourceText(name: name, text: text, firstLine: line))
    }
    if var left = known.entry.context {
      left.place = context.place
      context = left
    } else if let question = known.entry.question {
      remember(question, reply)
    }
    if known.entry.question != nil { context.place = (base.recollection, known.number) }
    return reply
  }

  // MARK: Asking

  mutating func ask(_ sentence: TokenizedSentence, _ reader: Reader, proofs: Bool, spelling: Bool) -> Reply {
    var spoken = sentence.refersBack ? antecedents() : Antecedents()
    if sentence.refersBack, sentence.tokens.contains(where: { ["them", "those", "these"].contains($0.key) }) {
      spoken.answers = answersBefore()
    }
    var outcome = reader.read(question: sentence, antecedents: spoken)
    if case .refused = outcome, !sentence.refersBack, sentence.tokens.count < 8 {
      // `do patients?` leans on the question before.
      let leaning = reader.read(question: sentence, antecedents: antecedents())
      if case .read = leaning { outcome = leaning }
    }
    switch outcome {
    case .read(let question):
      if sentence.refersBack, let reply = chosen(question, sentence, reader, proofs: proofs) { return reply }
      return answer(question, proofs: proofs)
    case .ambiguous(let questions, _): return ambiguous(questions, proofs: proofs)
    case .refused(let diagnostic):
      if diagnostic.identifier == .ambiguousPronoun,
        let reply = chosen(amongAnswersFor: sentence, reader, proofs: proofs)
      {
        return reply
      }
      if spelling, let reply = correcting(sentence, reader, proofs: proofs) { return reply }
      return notUnderstood(diagnostic, sentence)
    }
  }

  mutating func answer(_ question: Question, proofs: Bool) -> Reply {
    if case .followUp(let kind) = question.act {
      turn.dependsOnContext = true
      return followUp(kind, question, proofs: proofs)
    }
    if case .assume = question.act, let statement = question.supposed {
      turn.dependsOnContext = true
      return suppose(statement, question)
    }
    var question = question
    if question.excludesPrevious || question.isAmongPrevious {
      turn.dependsOnContext = true
      if let trouble = lean(&question) { return trouble }
    }
    let reply = plainAnswer(question, proofs: proofs)
    remember(question, reply)
    return reply
  }

  /// Answers over the knowledge, worked out anew where the question describes something that the knowledge does not.
  func answerer(_ question: Question, proofs: Bool) -> Answerer {
    var scope = base
    if let lexicon = question.lexicon, lexicon.describedCount > base.lexicon.describedCount, question.act.readsRows {
      scope = described(in: lexicon)
    }
    let answerer = Answerer(scope, lexicon: question.lexicon ?? base.lexicon, proofs: proofs)
    answerer.narrowed = question.narrowed
    answerer.wholes = question.wholes
    return answerer
  }

  /// The knowledge with what only the vocabulary of a question describes.
  private func described(in lexicon: Lexicon) -> KnowledgeBase {
    func make() -> KnowledgeBase {
      var scope = base
      scope.lexicon = lexicon
      // What many questions describe something over is kept.
      scope.evaluate(base.hasLargeTables ? base.stated() : base.recollection.stated { base.stated() })
      return scope
    }
    guard let key = ScopeKey(lexicon, beyond: base.lexicon) else { return make() }
    return base.recollection.scope(key, base.watch, make)
  }

  func plainAnswer(_ question: Question, proofs: Bool) -> Reply {
    let reply = directAnswer(question, proofs: proofs)
    guard reply.status == .unknown, let other = question.otherwise.first else { return reply }
    let instead = plainAnswer(other, proofs: proofs)
    return [.answered, .yes, .no].contains(instead.status) ? instead : reply
  }

  private func directAnswer(_ question: Question, proofs: Bool) -> Reply {
    let answerer = answerer(question, proofs: proofs)
    switch question.act {
    case .decide: return question.asksFrequency ? answerer.frequency(question) : answerer.decide(question)
    case .list:
      let listed = answerer.list(question)
      guard listed.status == .unknown else { return listed }
      if let thing = question.fragment { return answerer.describe(question, thing) }
      if let deed = question.deed {
        var answerer = answerer
        if let lexicon = question.deedLexicon { answerer = Answerer(base, lexicon: lexicon, proofs: proofs) }
        let advice = answerer.advise(question, AdviceTopic(topic: deed, isAvoidance: false))
        return advice.status == .answered ? advice : listed
      }
      let instead: Reply? =
        switch question.slotWord {
        case "how": answerer.manner(question)
        case "when": answerer.occasions(question)
        default: nil
        }
      return instead ?? answerer.tellingSlots(listed, question)
    case .count: return answerer.count(question)
    case .define(let thing): return answerer.define(question, thing)
    case .expand(let thing): return answerer.expand(question, thing)
    case .explain where question.wantsEveryWay: return answerer.allProofs(question)
    case .explain: return answerer.explain(question)
    case .describe(let thing): return answerer.describe(question, thing)
    case .compare(let left, let right, let aspect): return answerer.compare(question, left, right, aspect)
    case .connect(let left, let right): return answerer.connect(question, left, right)
    case .advise(let topic): return answerer.advise(question, topic)
    case .cite: return answerer.cite(question)
    case .mentions(let thing): return answerer.mentions(question, thing)
    case .deeds(let thing): return answerer.deeds(question, thing)
    case .aftermath(let thing, let when): return answerer.aftermath(question, thing, when)
    case .origins(let thing): return answerer.origins(question, thing)
    case .enable:
      return question.slotWord == nil
        ? answerer.enable(question) : answerer.tellingSlots(answerer.when(question), question)
    case .overview: return answerer.overview(question)
    case .suppose: return consequences(question, proofs: proofs)
    case .askable(let thing): return askable(thing)
    case .courtesy(let courtesy): return Courtesies.reply(courtesy)
    case .assume, .followUp: return Reply(.notUnderstood, text: "")
    }
  }

  private func ambiguous(_ questions: [Question], proofs: Bool) -> Reply {
    let replies = questions.map { plainAnswer($0, proofs: proofs) }
    for (question, reply) in zip(questions, replies) where question.prefersKnown && reply.status != .unknown {
      return reply
    }
    // That one reading gives nothing does not speak for it, where another gives something.
    let known = replies.filter { $0.status != .unknown }
    let kept = known.contains { !$0.isEmptyList } ? known.filter { !$0.isEmptyList } : known
    if let first = kept.first, kept.dropFirst().allSatisfy({ $0.text == first.text || $0.answersAlike(first) }) {
      return first
    }
    if kept.isEmpty, let first = replies.first { return first }
    return labelled(kept)
  }

  /// Answers to readings of one question, each with what it was read as.
  func labelled(_ kept: [Reply]) -> Reply {
    var reply = Reply(.ambiguous, text: "")
    reply.readings = kept.map { ReplyReading(reading: $0.reading ?? "", status: $0.status, answers: $0.answers) }
    reply.text =
      "That can be read in \(kept.count) ways.\n"
      + kept.map { "If you mean \($0.reading ?? ""):\n\($0.text)" }.joined(separator: "\n")
    return reply
  }

  mutating func remember(_ question: Question, _ reply: Reply) {
    if case .courtesy = question.act { return }
    context.question = question
    context.told = nil
    context.reply = reply
    context.isPending = true
    context.place = nil
    turn.question = question
  }

  /// What pronouns refer to.
  mutating func antecedents() -> Antecedents {
    turn.dependsOnContext = true
    return context.told ?? asked()
  }

  /// What `and X?` and `who else` refer to.
  mutating func asked() -> Antecedents {
    turn.dependsOnContext = true
    if context.isPending, let question = context.question {
      context.isPending = false
      let found = answerer(question, proofs: false).antecedents(question)
      if !found.isEmpty { context.antecedents = found }
    }
    context.antecedents.wording = context.question?.wording ?? []
    return context.antecedents
  }
}

extension Reply {
  /// `None.`
  fileprivate var isEmptyList: Bool { status == .answered && form == "who-what" && answers.isEmpty }
}
