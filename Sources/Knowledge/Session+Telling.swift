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
    let supposition = Supposition(
      start: base.sentences.count, count: 1, lexicon: base.lexicon, outranked: base.outranked)
    if let trouble = keep([sentence], lexicon: question.lexicon ?? base.lexicon, source: nil) {
      var reply = Reply(.notUnderstood, form: "suppose", text: trouble.message)
      reply.diagnostics = [trouble]
      return reply
    }
    suppositions.append(supposition)
    speak(of: statement)
    return Reply(.told, form: "suppose", text: "Supposed, until you say \"forget that\".")
  }

  /// What happens if: the clause of a fresh member of its kinds, and what is new then.
  func consequences(_ question: Question, proofs: Bool) -> Reply {
    var reply = Reply(
      .answered, form: "what-happens", reading: Writer(question.lexicon ?? base.lexicon).reading(question), text: "")
    guard let statement = question.supposed else { return reply }
    let fresh = Freshening(lexicon: question.lexicon ?? base.lexicon).fresh(statement)
    var scope = base
    var sentence = StatedSentence(
      statement: fresh.statement, headings: [],
      citation: Citation(title: "supposed", locator: nil, file: "<told>", line: 1, column: 1),
      isTold: true, text: "")
    sentence.isSupposed = true
    scope.add(sentence, lexicon: fresh.lexicon)
    let before = merelyOfTheirKinds(sentence, fresh.lexicon)
    let answerer = Answerer(scope, lexicon: fresh.lexicon, proofs: proofs)
    var lines: [String] = []
    for (row, atom) in Consequences(scope, before: before).rows() {
      guard !fresh.statement.says(atom) else { continue }
      let hit = Answerer.Hit(values: [], strength: Strength(scope.model.round(of: row)), premises: [row])
      // What is only another name for what is supposed does not follow from it.
      guard answerer.statements(hit).contains(where: { scope.tellsMoreThanNames($0) }) else { continue }
      var element = AnswerElement(text: answerer.writer.statement(atom, strength: hit.strength))
      answerer.support(&element, hit)
      element.sources.removeAll { $0.title == "supposed" }
      element.supposed = true
      guard !reply.answers.contains(where: { $0.text == element.text }) else { continue }
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(element.text) + "." + Phrasebook.sourceGap
          + Phrasebook.sources(element.sources))
    }
    for (said, citation) in adjuncts(statement, scope) where !reply.answers.contains(where: { $0.text == said }) {
      var element = AnswerElement(text: said)
      element.sources = [citation]
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + "(" + citation.shortWords + ")")
    }
    reply.text = lines.joined(separator: "\n")
    if reply.answers.isEmpty {
      reply.status = .unknown
      reply.text = "Not known. Nothing I know follows from that."
    }
    return reply
  }

  /// The knowledge with the things of a supposition, of which nothing is supposed but what they are.
  private func merelyOfTheirKinds(_ supposed: StatedSentence, _ lexicon: Lexicon) -> KnowledgeBase {
    var scope = base
    var sentence = supposed
    sentence.statement.assertions = supposed.statement.assertions.filter {
      if case .isA = $0.condition { true } else { false }
    }
    scope.add(sentence, lexicon: lexicon)
    return scope
  }

  /// Statements whose slots say when or after that.
  private func adjuncts(_ statement: Statement, _ scope: KnowledgeBase) -> [(String, Citation)] {
    let answerer = Answerer(scope, lexicon: scope.lexicon, proofs: false)
    let actions = statement.assertions.compactMap { assertion -> English.Atom? in
      if case .holds(let atom) = assertion.condition { atom } else { nil }
    }
    var result: [(String, Citation)] = []
    for sentence in base.sentences where !sentence.statement.isRule {
      for assertion in sentence.statement.assertions {
        guard case .holds(let atom) = assertion.condition else { continue }
        for place in atom.places {
          guard case .slot(let name) = place.role, name == "when" || name == "after",
            case .thing(let thing) = place.term,
            case .action(let action) = scope.lexicon[thing].structure,
            actions.contains(where: { $0.relation == action.relation })
          else { continue }
          result.append((answerer.writer.statement(atom, strength: assertion.strength), sentence.citation))
        }
      }
    }
    return result
  }
}

extension KnowledgeBase {
  /// Does the sentence say more than how things are named, and is it not supposed?
  fileprivate func tellsMoreThanNames(_ number: Int) -> Bool {
    !sentences.isSupposed(number) && sentences[number].statement.namings.isEmpty
  }
}

extension Statement {
  /// Is it what the statement says, or, where it speaks of everything, an instance of that?
  fileprivate func says(_ atom: English.Atom) -> Bool {
    assertions.contains { assertion in
      guard case .holds(let said) = assertion.condition else { return false }
      guard isRule else {
        return said.relation == atom.relation && said.isDenied == atom.isDenied && said.duty == atom.duty
          && atom.places.allSatisfy { said[$0.role] == $0.term }
      }
      return said.relation == atom.relation && said.isDenied == atom.isDenied && said.duty == atom.duty
        && said.places.allSatisfy { place in
          if case .variable = place.term { true } else { atom[place.role] == place.term }
        }
    }
  }
}

/// Puts a fresh member in the place of every kind that a supposition speaks of.
struct Freshening {
  var lexicon: Lexicon

  func fresh(_ statement: Statement) -> (statement: Statement, lexicon: Lexicon) {
    var lexicon = lexicon
    var copy = statement
    var members: [ThingID: ThingID] = [:]
    for condition in statement.assertions.map(\.condition) {
      guard case .holds(let atom) = condition, case .thing(let kind)? = atom[.subject], members[kind] == nil else {
        continue
      }
      guard !lexicon[kind].isName else { continue }
      members[kind] = lexicon.freshMember(of: kind)
    }
    for index in copy.assertions.indices {
      guard case .holds(var atom) = copy.assertions[index].condition, case .thing(let kind)? = atom[.subject],
        let member = members[kind]
      else { continue }
      atom[.subject] = .thing(member)
      copy.assertions[index].condition = .holds(atom)
    }
    for (kind, member) in members {
      copy.assertions.append(Assertion(.isA(.thing(member), .thing(kind), denied: false)))
    }
    return (copy, lexicon)
  }
}

/// Rows that a supposition adds, besides what its fresh members have merely for being of their kinds.
struct Consequences {
  let base: KnowledgeBase
  /// The same without the clause that is supposed.
  let before: KnowledgeBase

  init(_ base: KnowledgeBase, before: KnowledgeBase) {
    self.base = base
    self.before = before
  }

  /// New rows of relations, widest first.
  func rows() -> [(RowRef, English.Atom)] {
    let table = base.lowering.table
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns {
      guard let predicate = table.known(pattern) else { continue }
      for row in base.model.rows(of: predicate) {
        let things = base.model.values(of: row).map { ThingID($0) }
        guard isNew(row, things, pattern) else { continue }
        let places = zip(pattern.roles, things).map { ($0, English.Term.thing($1)) }
        result.append(
          (row, English.Atom(pattern.relation, places, isDenied: pattern.isDenied, duty: pattern.duty)))
      }
    }
    return result.sorted { $0.1.places.count > $1.1.places.count }
  }

  /// Did the row not hold before?
  private func isNew(_ row: RowRef, _ things: [ThingID], _ pattern: Pattern) -> Bool {
    guard let predicate = before.lowering.table.known(pattern),
      let known = before.model.contains(predicate, things.map(\.value))
    else { return true }
    // What was merely possible is news when it is so.
    return before.model.round(of: known) > base.model.round(of: row)
  }
}
