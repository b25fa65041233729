import Datalog
import English

/// What two things have in common, what differs, and how they are connected.
extension Answerer {
  func compare(_ question: Question, _ left: ThingID, _ right: ThingID, _ aspect: ComparisonAspect) -> Reply {
    let mine = traits(left)
    let theirs = traits(right)
    let shared = mine.filter { theirs.keys.contains($0.key) }
    let onlyMine = mine.filter { !theirs.keys.contains($0.key) }
    let onlyTheirs = theirs.filter { !mine.keys.contains($0.key) }
    var reply = Reply(.answered, form: "compare", reading: writer.reading(question), text: "")
    switch aspect {
    case .alike:
      let alike = !shared.isEmpty && onlyMine.isEmpty && onlyTheirs.isEmpty
      reply.text =
        "Both \(common(shared))." + "\n" + differences(left, right, onlyMine, onlyTheirs)
      var element = AnswerElement(text: alike ? "alike" : shared.isEmpty ? "not alike" : "alike in part")
      element.below = words(shared)
      reply.answers = [element]
      if shared.isEmpty {
        reply.text = "Nothing I know is common to both.\n" + differences(left, right, onlyMine, onlyTheirs)
      }
    case .similarities:
      guard !shared.isEmpty else {
        reply.status = .unknown
        reply.text = "Not known. Nothing I know is common to \(writer.text(left)) and \(writer.text(right))."
        return reply
      }
      reply.answers = elements(shared)
      reply.text = "Both \(writer.text(left)) and \(writer.text(right))\n" + bullets(shared)
    case .differences:
      reply.answers = elements(onlyMine, of: left) + elements(onlyTheirs, of: right)
      reply.text = differences(left, right, onlyMine, onlyTheirs)
      if reply.answers.isEmpty {
        reply.status = .unknown
        reply.text = "Not known. Nothing I know tells \(writer.text(left)) and \(writer.text(right)) apart."
      } else if !shared.isEmpty {
        reply.text += "\nBoth " + common(shared) + "."
      }
    }
    return reply
  }

  /// What can be said of a thing.
  private struct Trait {
    var hit: Hit
    /// The predicate as it is said of one thing.
    var singular: String
  }

  /// What can be said of a thing, by its predicate in the plural, with the evidence.
  private func traits(_ thing: ThingID) -> [String: Trait] {
    var result: [String: Trait] = [:]
    let said = rows(of: thing).filter { $0.1.duty == .none && lexicon[$0.1.relation].lemma != "do" }
    for (row, atom) in widest(said) {
      let hit = Hit(values: [], strength: Strength(model.round(of: row)), premises: [row])
      // What a name says by itself (`the premiere of Salt`) is no trait.
      guard !statements(hit).isEmpty else { continue }
      let singular = writer.predicate(atom, strength: hit.strength, plural: false)
      result[writer.predicate(atom, strength: hit.strength, plural: true)] = Trait(hit: hit, singular: singular)
    }
    let kind = Variable(0)
    for hit in solve([.isA(.thing(thing), .variable(kind), denied: false)], variables: 1) {
      guard let above = hit.thing(kind), above != thing, !statements(hit).isEmpty,
        !isBelow(above, thing)
      else { continue }
      if case .described = lexicon[above].structure { continue }
      // `customers of healthcare IT` says that they are customers.
      if said.contains(where: { lexicon[$0.1.relation].kind == above && !$0.1.isDenied }) { continue }
      func classed(plural: Bool) -> String {
        writer.be(plural: plural, denied: false, strength: hit.strength, duty: .none) + " "
          + writer.text(above, plural ? .plural : .single)
      }
      result[classed(plural: true)] = Trait(hit: hit, singular: classed(plural: false))
    }
    return result
  }

  private func words(_ traits: [String: Trait]) -> [String] { traits.keys.sorted() }

  private func common(_ traits: [String: Trait]) -> String { Writer.list(Array(words(traits).prefix(6))) }

  /// As they are said of the owner, or of both things where there is none.
  private func elements(_ traits: [String: Trait], of owner: ThingID? = nil) -> [AnswerElement] {
    let isPlural = owner.map(writer.takesPlural) ?? true
    return words(traits).compactMap { words in
      guard let trait = traits[words] else { return nil }
      var element = AnswerElement(text: isPlural ? words : trait.singular)
      support(&element, trait.hit)
      element.owner = owner.map { writer.text($0) }
      return element
    }
  }

  private func bullets(_ traits: [String: Trait], of owner: ThingID? = nil) -> String {
    let lines = elements(traits, of: owner).map {
      Phrasebook.bullet + $0.text + Phrasebook.sourceGap + Phrasebook.sources($0.sources)
    }
    return lines.joined(separator: "\n")
  }

  private func differences(
    _ left: ThingID, _ right: ThingID, _ mine: [String: Trait], _ theirs: [String: Trait]
  ) -> String {
    var parts: [String] = []
    if !mine.isEmpty { parts.append("Only \(writer.text(left))\n" + bullets(mine, of: left)) }
    if !theirs.isEmpty { parts.append("Only \(writer.text(right))\n" + bullets(theirs, of: right)) }
    return parts.joined(separator: "\n")
  }
}
