import Datalog
import English

/// What a thing does.
extension Answerer {
  func deeds(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "who-what", reading: writer.reading(question), text: "")
    var lines: [String] = []
    for (row, atom) in rows(of: thing) where atom.duty == .none && !atom.isDenied {
      let relation = lexicon[atom.relation]
      guard relation.shape == .verb, !["do", "have"].contains(relation.lemma),
        question.adjunct.map({ isDone(atom, $0) }) ?? true
      else { continue }
      let hit = Hit(values: [], strength: Strength(model.round(of: row)), premises: [row])
      let said = writer.predicate(atom, strength: hit.strength, plural: writer.takesPlural(thing))
      guard !reply.answers.contains(where: { $0.text == said }) else { continue }
      var element = AnswerElement(text: said)
      support(&element, hit)
      reply.answers.append(element)
      lines.append(Phrasebook.bullet + said + Phrasebook.sourceGap + Phrasebook.sources(element.sources))
    }
    guard !lines.isEmpty else {
      reply.status = .unknown
      reply.text = Phrasebook.nothingKnown(writer.reading(question))
      return reply
    }
    reply.text = Writer.sentence(writer.text(thing)) + "\n" + lines.joined(separator: "\n")
    return reply
  }

  /// Is it done in, with or for that? What is done to a thing is done with it, too.
  func isDone(_ atom: English.Atom, _ adjunct: Adjunct) -> Bool {
    atom.places.contains { place in
      guard case .thing(let filled) = place.term else { return false }
      switch place.role {
      case .slot(adjunct.preposition):
        return filled == adjunct.thing || isBelow(filled, adjunct.thing) || isBelow(adjunct.thing, filled)
      case .object:
        return ["with", "to", "about", "for"].contains(adjunct.preposition)
          && (filled == adjunct.thing || isBelow(filled, adjunct.thing))
      default: return false
      }
    }
  }
}
