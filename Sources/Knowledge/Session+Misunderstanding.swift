import Diagnostics
import English

extension Session {
  /// The reply to the one sentence that can be meant where words are misspelt.
  mutating func correcting(_ sentence: TokenizedSentence, _ reader: Reader, proofs: Bool) -> Reply? {
    var found: (session: Session, reply: Reply)?
    for (corrected, changes) in Spelling(base).corrected(sentence) {
      var session = self
      var reply = session.ask(corrected, reader, proofs: proofs, spelling: false)
      guard reply.status != .notUnderstood else { continue }
      // Two that can be meant are none that is clearly meant.
      guard found == nil else { return nil }
      reply.corrections = changes
      reply.text =
        changes.map { "I read \"\($0.from)\" as \"\($0.to)\"." }.joined(separator: " ") + "\n" + reply.text
      found = (session, reply)
    }
    guard let found else { return nil }
    self = found.session
    return found.reply
  }

  /// The reply to what could not be read: the word that stopped it, near words, near questions, what to add.
  func notUnderstood(_ diagnostic: Diagnostic, _ sentence: TokenizedSentence) -> Reply {
    var reply = Reply(.notUnderstood, text: "")
    var diagnostic = diagnostic
    var text = diagnostic.message
    if diagnostic.identifier == .unknownWord,
      let token = sentence.tokens.first(where: { $0.range.bytes.overlaps(diagnostic.range.bytes) })
    {
      let longer = longerNames(diagnostic, sentence)
      let near = longer.isEmpty ? Spelling(base).nearest(token.key) : longer.map(\.name)
      reply.offers += longer.map(\.question)
      diagnostic.suggestions = near
      text += near.isEmpty ? " Nearest: none." : " Near words: " + Writer.list(near.map { "\"\($0)\"" }, "or") + "."
      if near.isEmpty, let addition = addition(for: token, in: sentence) { reply.offers.append(addition) }
    }
    if let reason = diagnostic.reason { text += " " + reason }
    reply.text = text
    reply.diagnostics = [diagnostic]
    reply.offers = (reply.offers + nearQuestions(sentence)).uniqued()
    return reply
  }

  /// Questions that have an answer about a thing.
  func askableQuestions(_ thing: ThingID, atMost limit: Int = 6) -> [String] {
    let all = base.recollection.askable(thing, unless: { base.watch.hit != nil }) { makeAskableQuestions(thing) }
    return Array(all.prefix(limit))
  }

  private func makeAskableQuestions(_ thing: ThingID) -> [String] {
    let answerer = Answerer(base, lexicon: base.lexicon, proofs: false)
    let writer = answerer.writer
    var result: [String] = []
    for (_, atom) in answerer.rows(of: thing) where atom.duty != .needless && !atom.isDenied {
      let relation = base.lexicon[atom.relation]
      guard relation.shape == .verb, atom[.object] != nil else { continue }
      let verb = ([relation.lemma] + relation.particles).joined(separator: " ")
      let auxiliary =
        switch atom.duty {
        case .should: "should"
        case .must: "must"
        case .none, .needless: writer.takesPlural(thing) ? "do" : "does"
        }
      result.append("what \(auxiliary) \(writer.text(thing)) \(verb)?")
    }
    if !base.lexicon.definitions(of: thing).isEmpty { result.insert("what is \(writer.text(thing, .single))?", at: 0) }
    return Array(result.uniqued().prefix(40))
  }

  /// What can be asked, of a thing or at all.
  func askable(_ thing: ThingID?) -> Reply {
    var reply = Reply(.answered, form: "about", text: "")
    var questions: [String] = []
    if let thing {
      questions = askableQuestions(thing) + ["tell me about \(Writer(base.lexicon).text(thing))"]
    } else {
      questions = suggestions(12)
    }
    reply.answers = questions.map { AnswerElement(text: $0) }
    reply.text = "You can ask, for example:\n" + questions.map { Phrasebook.bullet + $0 }.joined(separator: "\n")
    return reply
  }

  /// Questions to start with, taken from the knowledge: one a topic.
  public func suggestions(_ count: Int) -> [String] {
    var result: [String] = []
    var topics: Set<String> = []
    for sentence in base.sentences.prefix(Self.sentencesSampled) where !sentence.statement.isRule {
      if result.count >= count { break }
      guard let topic = sentence.headings.last, !topics.contains(topic),
        let assertion = sentence.statement.assertions.first, case .holds(let atom) = assertion.condition,
        case .thing(let thing)? = atom[.subject], atom.duty == .none
      else { continue }
      guard let question = askableQuestions(thing).first(where: { !result.contains($0) }) else { continue }
      topics.insert(topic)
      result.append(question)
    }
    return result
  }
}

/// Replies to manners.
enum Courtesies {
  static func reply(_ courtesy: Courtesy) -> Reply {
    let text =
      switch courtesy {
      case .greeting: "Hello. Ask me a question, or \"what can I ask?\"."
      case .thanks: "You are welcome."
      case .help:
        "Ask in plain English: \"what does X want?\", \"is X a Y?\", \"why?\", \"tell me about X\". \"what can I ask?\" gives examples; :help tells of commands."
      case .farewell: "Goodbye."
      }
    return Reply(.answered, form: "courtesy", text: text)
  }
}
