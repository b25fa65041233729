import Datalog
import English

/// Advice: duties, and practices for somebody.
extension Answerer {
  func advise(_ question: Question, _ topic: AdviceTopic) -> Reply {
    var reply = Reply(.answered, form: "advice", reading: writer.reading(question), text: "")
    var lines: [String] = []
    for (row, atom) in duties() where atom.isDenied == topic.isAvoidance && concerns(atom, topic.topic) {
      let said = writer.statement(atom)
      guard !reply.answers.contains(where: { $0.text == said }) else { continue }
      var element = AnswerElement(text: said)
      support(&element, Hit(values: [], strength: Strength(model.round(of: row)), premises: [row]))
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources))
    }
    if !topic.isAvoidance {
      for (row, atom) in practices(topic.topic) {
        guard case .thing(let practice)? = atom[.subject] else { continue }
        let said = writer.statement(atom)
        guard !reply.answers.contains(where: { $0.text == said }) else { continue }
        var element = AnswerElement(text: said)
        support(&element, Hit(values: [], strength: Strength(model.round(of: row)), premises: [row]))
        _ = practice
        reply.answers.append(element)
        lines.append(
          Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + Phrasebook.sources(element.sources))
      }
    }
    if reply.answers.isEmpty {
      reply.status = .unknown
      reply.text =
        "Not known. There is no advice" + (topic.topic.map { " for \(writer.text($0))" } ?? "") + " in what I know."
      return reply
    }
    reply.text = lines.joined(separator: "\n")
    return reply
  }

  /// All duties, each in its widest pattern, musts before what they imply.
  private func duties() -> [(RowRef, English.Atom)] {
    let table = base.lowering.table
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns where pattern.duty != .none {
      guard let predicate = table.known(pattern) else { continue }
      for row in model.rows(of: predicate) {
        let terms = model.values(of: row).map { English.Term.thing(ThingID($0)) }
        result.append(
          (
            row,
            English.Atom(
              pattern.relation, Array(zip(pattern.roles, terms)), isDenied: pattern.isDenied, duty: pattern.duty)
          ))
      }
    }
    return result.filter { one in
      let stated = proof(of: [one.0])
      guard stated.steps.count == 1 || stated.steps.last?.rule != nil else { return false }
      return !result.contains { other in
        other.1 != one.1 && other.1.relation == one.1.relation && other.1.isDenied == one.1.isDenied
          && other.1.duty >= one.1.duty && one.1.places.allSatisfy { other.1[$0.role] == $0.term }
          && (other.1.duty > one.1.duty || other.1.places.count > one.1.places.count)
      }
    }
  }

  /// Practices: `X is a best practice for Y`, where Y is the topic, above it, or anything if there is no topic.
  private func practices(_ topic: ThingID?) -> [(RowRef, English.Atom)] {
    let table = base.lowering.table
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns where !pattern.isDenied && pattern.duty == .none {
      let relation = lexicon[pattern.relation]
      guard relation.shape == .noun, relation.words[1] == "for",
        relation.words[0].split(separator: " ").last == "practice",
        let predicate = table.known(pattern)
      else { continue }
      for row in model.rows(of: predicate) {
        let terms = model.values(of: row).map { English.Term.thing(ThingID($0)) }
        let atom = English.Atom(pattern.relation, Array(zip(pattern.roles, terms)))
        let builder = proof(of: [row])
        guard builder.steps.count <= 1 || builder.steps.last?.rule != nil, concerns(atom, topic) else { continue }
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
    if thing == topic || isA(topic, thing) && !isTop(thing) { return true }
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

  private func isTop(_ thing: ThingID) -> Bool { false }

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
