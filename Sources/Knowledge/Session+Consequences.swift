import Datalog
import Diagnostics
import English

extension Session {
  /// What happens if: the clause of a fresh member of its kinds, and what is new then.
  func consequences(_ question: Question, proofs: Bool) -> Reply {
    var reply = Reply(
      .answered, form: "what-happens", reading: Writer(question.lexicon ?? base.lexicon).reading(question), text: "")
    guard let statement = question.supposed else { return reply }
    let lexicon = question.lexicon ?? base.lexicon
    let cases = Witnesses(lexicon).cases(of: statement).map {
      consequences(of: $0.statement, $0.lexicon, proofs: proofs)
    }
    var lines: [String] = []
    // What follows whatever number it is.
    for element in cases[0]
    where cases.dropFirst().allSatisfy({ $0.contains { $0.text == element.text && $0.strength == element.strength } }) {
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(element.text) + "." + Phrasebook.sourceGap
          + Phrasebook.sources(element.sources))
    }
    for (said, citation) in adjuncts(statement, lexicon) where !reply.answers.contains(where: { $0.text == said }) {
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

  /// What is new where a statement is supposed of fresh members of its kinds.
  private func consequences(of statement: Statement, _ lexicon: Lexicon, proofs: Bool) -> [AnswerElement] {
    let fresh = Freshening(lexicon: lexicon).fresh(statement)
    var scope = base
    var sentence = StatedSentence(
      statement: fresh.statement, headings: [],
      citation: Citation(title: "supposed", locator: nil, file: "<told>", line: 1, column: 1),
      isTold: true, text: "")
    sentence.isSupposed = true
    scope.add(sentence, lexicon: fresh.lexicon)
    let before = merelyOfTheirKinds(sentence, fresh.lexicon)
    let answerer = Answerer(scope, lexicon: fresh.lexicon, proofs: proofs)
    var result: [AnswerElement] = []
    let rows = Consequences(scope, before: before).rows()
    let atoms = rows.map(\.1)
    for (row, atom) in rows {
      guard !fresh.statement.says(atom), !answerer.isHandedDown(atom, among: atoms) else { continue }
      let hit = Answerer.Hit(values: [], strength: Strength(scope.model.round(of: row)), premises: [row])
      // What is only another name for what is supposed does not follow from it.
      guard answerer.statements(hit).contains(where: { scope.tellsMoreThanNames($0) }) else { continue }
      var element = AnswerElement(text: answerer.writer.statement(atom, strength: hit.strength))
      answerer.support(&element, hit)
      element.sources.removeAll { $0.title == "supposed" }
      element.supposed = true
      if !result.contains(where: { $0.text == element.text }) { result.append(element) }
    }
    return result
  }

  /// The knowledge with the things of a supposition, of which nothing is supposed but what they are.
  private func merelyOfTheirKinds(_ supposed: StatedSentence, _ lexicon: Lexicon) -> KnowledgeBase {
    var sentence = supposed
    sentence.statement.assertions = supposed.statement.assertions.filter {
      if case .isA = $0.condition { true } else { false }
    }
    func make() -> KnowledgeBase {
      var scope = base
      scope.add(sentence, lexicon: lexicon)
      return scope
    }
    let statement = sentence.statement
    // What else a sentence may say is part of no key.
    guard !statement.isRule, statement.parts.isEmpty, statement.byName.isEmpty, statement.namings.isEmpty,
      statement.onlyAmong.isEmpty, statement.exclusive.isEmpty,
      statement.assertions.allSatisfy({ $0.strength == .certain && !$0.isStrict }),
      let key = ScopeKey(lexicon, beyond: base.lexicon, supposed: statement.assertions.map(\.condition))
    else { return make() }
    return base.recollection.scope(key, base.watch, make)
  }

  /// Statements whose slots say when or after that.
  private func adjuncts(_ statement: Statement, _ lexicon: Lexicon) -> [(String, Citation)] {
    let writer = Writer(lexicon)
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
            case .action(let action) = lexicon[thing].structure,
            actions.contains(where: { $0.relation == action.relation })
          else { continue }
          result.append((writer.statement(atom, strength: assertion.strength), sentence.citation))
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
