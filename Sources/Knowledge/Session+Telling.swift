import Datalog
import Diagnostics
import English

extension Session {
  // MARK: Telling

  /// Reads a statement and keeps it, unless it would bring in a word by mistake.
  mutating func tell(_ sentence: TokenizedSentence, _ text: String, _ source: SourceText) -> Reply {
    var gatherer = Gatherer(base.lexicon)
    gatherer.gather([sentence])
    var reader = Reader(gatherer.lexicon)
    switch reader.read(statement: sentence) {
    case .refused(let diagnostic): return notUnderstood(diagnostic, sentence)
    case .ambiguous(_, let readings):
      let diagnostic = DocumentReading.ambiguity(readings, sentence)
      var reply = Reply(.ambiguous, text: diagnostic.message)
      reply.diagnostics = [diagnostic]
      reply.text += "\n" + diagnostic.remedies.joined(separator: "\n")
      return reply
    case .read(let statement):
      if let gap = incomplete(statement, reader.lexicon) { return gap }
      if let doubt = doubt(sentence, statement) { return doubt }
      let known = isKnown(statement)
      let told = StatedSentence(
        statement: statement, headings: [],
        citation: Citation(title: nil, locator: nil, file: "<told>", line: 1, column: 1),
        isTold: true, text: text)
      if let trouble = keep([told], lexicon: reader.lexicon, source: source) { return notUnderstood(trouble, sentence) }
      speak(of: statement)
      return Reply(.told, form: "told", text: known ? "I knew that." : "Noted.")
    }
  }

  /// `nurses want`: a relation that takes an object, without one.
  private func incomplete(_ statement: Statement, _ lexicon: Lexicon) -> Reply? {
    guard statement.namings.isEmpty, !statement.isRule else { return nil }
    for assertion in statement.assertions {
      guard case .holds(let atom) = assertion.condition, lexicon[atom.relation].shape == .verb,
        lexicon[atom.relation].takesObject, atom[.object] == nil, case .thing(let subject)? = atom[.subject]
      else { continue }
      let said = Writer(lexicon).statement(atom)
      var reply = Reply(.notUnderstood, form: "incomplete", text: "I need one more word or more: \(said) …?")
      reply.offers = askableQuestions(subject)
      reply.diagnostics = [
        Diagnostic(
          .notASentence, "Something is missing after \"\(said)\".", at: statement.range,
          remedies: reply.offers.prefix(2).map { "Ask: \($0)" })
      ]
      return reply
    }
    return nil
  }

  /// A new word near a known one is more likely a slip than a new word.
  private func doubt(_ sentence: TokenizedSentence, _ statement: Statement) -> Reply? {
    guard statement.namings.isEmpty else { return nil }
    for token in sentence.tokens
    where token.kind == .word && token.mark == 0 && !token.capitalised && !base.lexicon.isKnown(token) {
      guard let near = Spelling(base).slip(token.key) else { continue }
      let diagnostic = Diagnostic(
        .unknownWord, "I do not know the word \"\(token.text)\".", at: token.range,
        reason: "It is so near to \"\(near)\" that it may be a slip, so nothing was stored.",
        remedies: ["Say it with \"\(near)\", or introduce the word first: A \(token.text) is a …."], suggestions: [near]
      )
      var reply = Reply(
        .notUnderstood, text: "I do not know the word \"\(token.text)\". Did you mean \"\(near)\"? Nothing was stored.")
      reply.diagnostics = [diagnostic]
      return reply
    }
    return nil
  }

  /// Does it follow already?
  private func isKnown(_ statement: Statement) -> Bool {
    guard !statement.isRule, !statement.assertions.isEmpty else { return false }
    let answerer = Answerer(base, lexicon: base.lexicon, proofs: false)
    return statement.assertions.allSatisfy { assertion in
      var fits = true
      assertion.condition.visitTerms {
        if case .thing(let thing) = $0, Int(thing.index) >= base.lexicon.things.count { fits = false }
      }
      assertion.condition.visitAtoms { if Int($0.relation.index) >= base.lexicon.relations.count { fits = false } }
      guard fits, let hit = answerer.best([assertion.condition], variables: 0) else { return false }
      return hit.strength <= assertion.strength
    }
  }

  // MARK: Supposing

  mutating func suppose(_ statement: Statement, _ question: Question) -> Reply {
    var sentence = StatedSentence(
      statement: statement, headings: [],
      citation: Citation(title: "supposed", locator: nil, file: "<told>", line: 1, column: 1),
      isTold: true, text: Writer(question.lexicon ?? base.lexicon).text(statement.assertions.map(\.condition)))
    sentence.isSupposed = true
    let supposition = Supposition(count: 1, base: base)
    if let trouble = keep([sentence], lexicon: question.lexicon ?? base.lexicon, source: nil) {
      var reply = Reply(.notUnderstood, form: "suppose", text: trouble.message)
      reply.diagnostics = [trouble]
      return reply
    }
    suppositions.append(supposition)
    speak(of: statement)
    return Reply(.told, form: "suppose", text: "Supposed, until you say \"forget that\".")
  }
}
