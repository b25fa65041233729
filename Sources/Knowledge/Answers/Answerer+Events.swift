import Datalog
import English

/// What comes of a thing, and what brings it about.
extension Answerer {
  /// What a thing does, and what is said of the time after it, during it and the like.
  func aftermath(_ question: Question, _ thing: ThingID, _ when: String?) -> Reply {
    var reply = Reply(.answered, form: "what-happens", reading: writer.reading(question), text: "")
    let timed = eventRows.filter { isAdjunct($0.1, thing, when) }
    let done = rows(of: thing).filter { $0.1.duty == .none && !$0.1.isDenied && tells($0.1) }
    for (row, atom) in widest(timed) + widest(done) { add(row, atom, to: &reply) }
    return told(reply, question)
  }

  /// What brings a thing about: what causes it, else whatever has it as its object.
  func origins(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "why", reading: writer.reading(question), text: "")
    let rows = eventRows.filter { _, atom in
      guard case .thing(let object)? = atom[.object], atom.duty == .none, !atom.isDenied else { return false }
      return (object == thing || isA(object, thing)) && Self.producing.contains(lexicon[atom.relation].lemma)
    }
    for (row, atom) in rows where evidence(row).isDirect || evidence(row).isConcluded { add(row, atom, to: &reply) }
    return told(reply, question)
  }

  /// English verbs that say that something comes to be.
  private static let producing: Set<String> = [
    "cause", "create", "produce", "bring", "make", "lead", "give", "generate", "provoke", "trigger", "enable",
    "introduce",
  ]

  private func tells(_ atom: English.Atom) -> Bool {
    lexicon[atom.relation].shape == .verb && !["do", "have"].contains(lexicon[atom.relation].lemma)
  }

  private func isAdjunct(_ atom: English.Atom, _ thing: ThingID, _ when: String?) -> Bool {
    atom.places.contains { place in
      guard case .slot(let name) = place.role, when.map({ $0 == name }) ?? ["after", "when"].contains(name),
        case .thing(let filled) = place.term
      else { return false }
      return filled == thing || isBelow(thing, filled)
    }
  }

  /// All rows that hold, each in its widest pattern.
  private var eventRows: [(RowRef, English.Atom)] {
    let table = base.lowering.table
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns where lexicon[pattern.relation].shape == .verb {
      guard let predicate = table.known(pattern), model.count(of: predicate) > 0 else { continue }
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
    return result
  }

  /// Rows that say more than others: what is merely handed down from a row about a kind above goes without saying.
  func widest(_ rows: [(RowRef, English.Atom)]) -> [(RowRef, English.Atom)] {
    let atoms = rows.map(\.1)
    return rows.filter { evidence($0.0).isDirect || !isHandedDown($0.1, among: atoms) }
  }

  /// Is the same said of kinds above what it speaks of? Then that says it.
  func isHandedDown(_ atom: English.Atom, among others: [English.Atom]) -> Bool {
    others.contains { other in
      guard other.relation == atom.relation, other.isDenied == atom.isDenied, other.duty >= atom.duty, other != atom
      else { return false }
      var isNarrower = other.duty > atom.duty
      for place in atom.places {
        guard case .thing(let mine) = place.term, case .thing(let theirs)? = other[place.role] else { return false }
        if mine == theirs { continue }
        guard isBelow(mine, theirs), !isBelow(theirs, mine) else { return false }
        isNarrower = true
      }
      return isNarrower
    }
  }

  private func add(_ row: RowRef, _ atom: English.Atom, to reply: inout Reply) {
    let hit = Hit(values: [], strength: Strength(model.round(of: row)), premises: [row])
    var element = AnswerElement(text: writer.statement(atom, strength: hit.strength))
    guard !reply.answers.contains(where: { $0.text == element.text }) else { return }
    support(&element, hit)
    reply.answers.append(element)
  }

  private func told(_ reply: Reply, _ question: Question) -> Reply {
    var reply = reply
    guard !reply.answers.isEmpty else {
      reply.status = .unknown
      reply.text = Phrasebook.nothingKnown(writer.reading(question))
      return reply
    }
    reply.text = reply.answers.map { element in
      Phrasebook.bullet + Writer.sentence(element.text) + "." + Phrasebook.sourceGap
        + Phrasebook.sources(element.sources)
    }.joined(separator: "\n")
    return reply
  }
}
