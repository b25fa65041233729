import Datalog
import English

/// Advice: duties, and practices for somebody.
extension Answerer {
  func advise(_ question: Question, _ topic: AdviceTopic) -> Reply {
    var reply = Reply(.answered, form: "advice", reading: writer.reading(question), text: "")
    var lines: [String] = []
    let duties = duties().filter { duty in
      duty.atom.isDenied == topic.isAvoidance && concerns(duty.atom, topic.topic)
        && topic.doer.map { isDuty(duty.atom, of: $0) } ?? true
        && question.adjunct.map { isDone(duty.atom, $0) || isDuty(duty.atom, while: $0) } ?? true
    }
    let atoms = duties.map(\.atom)
    for duty in duties where !isHandedDown(duty.atom, among: atoms) {
      let (row, atom) = (duty.row, duty.atom)
      let said = isOfEvery(atom, row) ? writer.statement(ofEvery: atom) : writer.statement(atom)
      guard !reply.answers.contains(where: { $0.text == said }) else { continue }
      var element = AnswerElement(text: said)
      support(&element, Hit(values: [], strength: Strength(model.round(of: row)), premises: [row]))
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources))
    }
    if !topic.isAvoidance, topic.doer == nil, question.adjunct == nil {
      var told: Set<ThingID> = []
      for (row, atom) in practices(topic.topic) {
        guard case .thing(let practice)? = atom[.subject], told.insert(practice).inserted else { continue }
        let said = writer.statement(atom)
        guard !reply.answers.contains(where: { $0.text == said }) else { continue }
        var element = AnswerElement(text: said)
        support(&element, Hit(values: [], strength: Strength(model.round(of: row)), premises: [row]))
        reply.answers.append(element)
        lines.append(
          Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources))
      }
    }
    if reply.answers.isEmpty {
      reply.status = .unknown
      let about = topic.topic.map { " for \(writer.text($0))" } ?? ""
      reply.text = "Not known. There is no advice" + about + writer.text(question.adjunct) + " in what I know."
      return reply
    }
    reply.text = lines.joined(separator: "\n")
    return reply
  }

  /// Is the row stated of every thing of the kind in the object's place?
  private func isOfEvery(_ atom: English.Atom, _ row: RowRef) -> Bool {
    guard let stated = base.lowering.table.known(Pattern(atom), .strictObject) else { return false }
    return model.contains(stated, model.values(of: row)) != nil
  }

  /// All duties, each in its widest pattern, musts before what they imply.
  private func duties() -> [Recollection.DutyRow] { base.recollection.duties { findDuties() } }

  private func findDuties() -> [Recollection.DutyRow] {
    let table = base.lowering.table
    var result: [Recollection.DutyRow] = []
    for pattern in table.patterns where pattern.duty == .should || pattern.duty == .must {
      guard let predicate = table.known(pattern) else { continue }
      for row in model.rows(of: predicate) {
        let terms = model.values(of: row).map { English.Term.thing(ThingID($0)) }
        let atom = English.Atom(
          pattern.relation, Array(zip(pattern.roles, terms)), isDenied: pattern.isDenied, duty: pattern.duty)
        result.append(Recollection.DutyRow(row: row, atom: atom))
      }
    }
    return result.filter { one in
      guard evidence(one.row).isDirect || evidence(one.row).isConcluded else { return false }
      return !result.contains { other in
        other.atom != one.atom && other.atom.relation == one.atom.relation && other.atom.isDenied == one.atom.isDenied
          && other.atom.duty >= one.atom.duty && one.atom.places.allSatisfy { other.atom[$0.role] == $0.term }
          && (other.atom.duty > one.atom.duty || other.atom.places.count > one.atom.places.count)
      }
    }
  }

  /// Is it a duty of the thing, or of a kind that it is of?
  private func isDuty(_ atom: English.Atom, of doer: ThingID) -> Bool {
    guard case .thing(let subject)? = atom[.subject] else { return false }
    return subject == doer || isA(doer, subject)
  }

  /// Is it a duty while doing that, or something of which that is a part?
  private func isDuty(_ atom: English.Atom, while adjunct: Adjunct) -> Bool {
    guard ["when", "while"].contains(adjunct.preposition), case .action(let asked) = lexicon[adjunct.thing].structure
    else { return false }
    return atom.places.contains { place in
      guard case .slot(let name) = place.role, ["when", "while"].contains(name), case .thing(let thing) = place.term,
        case .action(let told) = lexicon[thing].structure
      else { return false }
      return fits(asked, told) || fits(told, asked)
    }
  }

  /// Nouns that recommend what they are said of: `good rule`, `best practice`, and the same noun without the adjective.
  private var recommended: Set<String> {
    var result: Set<String> = []
    for relation in lexicon.relations where relation.shape == .noun {
      let words = relation.words[0].split(separator: " ")
      guard words.count > 1, EverydayWords.recommending.contains(String(words[0])) else { continue }
      result.insert(relation.words[0])
      result.insert(words.dropFirst().joined(separator: " "))
    }
    return result
  }

  /// Practices: `X is a best practice for Y`, where Y is the topic, above it, or anything if there is no topic.
  private func practices(_ topic: ThingID?) -> [(RowRef, English.Atom)] {
    let table = base.lowering.table
    let recommended = recommended
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns where !pattern.isDenied && pattern.duty == .none {
      let relation = lexicon[pattern.relation]
      guard relation.shape == .noun, relation.words[1] == "for", recommended.contains(relation.words[0]),
        let predicate = table.known(pattern)
      else { continue }
      for row in model.rows(of: predicate) {
        let terms = model.values(of: row).map { English.Term.thing(ThingID($0)) }
        let atom = English.Atom(pattern.relation, Array(zip(pattern.roles, terms)))
        guard concerns(atom, topic), evidence(row).isDirect || evidence(row).isConcluded else { continue }
        result.append((row, atom))
      }
    }
    return result
  }

  /// Does the advice have the topic, or what is above it, in a place or inside an action there?
  private func concerns(_ atom: English.Atom, _ topic: ThingID?) -> Bool {
    guard let topic else { return true }
    if case .action(let action) = lexicon[topic].structure { return concerns(atom, action: action, topic) }
    return atom.places.contains { place in
      guard place.role != .subject || lexicon[atom.relation].shape != .verb, case .thing(let thing) = place.term else {
        return place.role == .subject && place.term == .thing(topic)
      }
      return reaches(thing, topic, depth: 0)
    }
  }

  private func reaches(_ thing: ThingID, _ topic: ThingID, depth: Int) -> Bool {
    if thing == topic || isA(topic, thing) { return true }
    guard depth < 4 else { return false }
    switch lexicon[thing].structure {
    case .action(let atom):
      return atom.places.contains {
        if case .thing(let inner) = $0.term { reaches(inner, topic, depth: depth + 1) } else { false }
      }
    case .described(_, let conditions):
      var found = false
      for condition in conditions {
        condition.visitTerms {
          if case .thing(let inner) = $0, reaches(inner, topic, depth: depth + 1) { found = true }
        }
      }
      return found
    default: return false
    }
  }

  /// Advice about doing something: duties to do it, and duties while doing it.
  private func concerns(_ atom: English.Atom, action: English.Atom, _ topic: ThingID) -> Bool {
    if atom.relation == action.relation {
      return action.places.allSatisfy { place in
        guard case .thing(let mine) = place.term, case .thing(let theirs)? = atom[place.role] else { return false }
        return mine == theirs || isA(mine, theirs)
      }
    }
    return atom.places.contains { place in
      guard case .thing(let thing) = place.term, case .action(let other) = lexicon[thing].structure else {
        return false
      }
      return thing == topic || fits(action, other)
    }
  }

  /// Is the one action the other with narrower or further parts, or the other way about?
  private func fits(_ action: English.Atom, _ other: English.Atom) -> Bool {
    guard action.relation == other.relation else { return false }
    return other.places.allSatisfy { place in
      guard let mine = action[place.role] else { return true }
      guard case .thing(let narrow) = mine, case .thing(let wide) = place.term else { return false }
      return narrow == wide || isA(narrow, wide)
    }
  }
}
