import Datalog
import English

/// What a thing does.
extension Answerer {
  func deeds(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "who-what", reading: writer.reading(question), text: "")
    var lines: [String] = []
    for (row, atom) in rows(of: thing) where atom.duty == .none && !atom.isDenied {
      let relation = lexicon[atom.relation]
      guard relation.shape == .verb, !["do", "have"].contains(relation.lemma) else { continue }
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
}
