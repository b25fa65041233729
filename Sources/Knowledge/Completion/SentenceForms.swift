import English

/// The sentences in which people ask for, or say, what a row of the knowledge says: what completion offers is made of
/// these, so that each of them has an answer.
struct SentenceForms {
  private let base: KnowledgeBase
  private let writer: Writer

  init(_ base: KnowledgeBase) {
    self.base = base
    writer = Writer(base.lexicon)
  }

  /// All that there is to say of a thing as a word.
  func sentences(about thing: ThingID) -> [String] {
    guard case .plain = base.lexicon[thing].structure else { return [] }
    let single = writer.text(thing, .single)
    let phrase = writer.text(thing)
    return ["what is \(single)?", "tell me about \(phrase)", "what can I ask about \(phrase)?"]
  }

  /// What a thing's being of a kind answers.
  func sentences(_ thing: ThingID, isA kind: ThingID) -> [String] {
    var result = [writer.classification(thing, kind)]
    for (subject, isPlural) in subjects(thing) {
      let name = isPlural ? writer.text(kind, .plural) : writer.text(kind, .single)
      result.append("\(isPlural ? "are" : "is") \(subject) \(name)?")
    }
    return result
  }

  /// What a relation's holding answers.
  func sentences(_ atom: English.Atom) -> [String] {
    guard case .thing(let subject)? = atom[.subject] else { return [writer.statement(atom)] }
    var plain = atom
    plain.duty = .none
    plain.isDenied = false
    var result = [writer.statement(atom)]
    for (name, isPlural) in subjects(subject) {
      guard let asked = asked(plain, name, isPlural) else { continue }
      if base.lexicon[atom.relation].shape == .verb { result += openQuestions(plain, name, isPlural) }
      result += ["\(asked)?", "why \(asked)?"]
    }
    let predicate = writer.predicate(plain, plural: false)
    return result + ["who \(predicate)?", "what \(predicate)?"]
  }

  /// `what does a nurse want?`
  private func openQuestions(_ atom: English.Atom, _ name: String, _ isPlural: Bool) -> [String] {
    guard atom[.object] != nil else { return [] }
    let relation = base.lexicon[atom.relation]
    let verb = ([relation.lemma] + relation.particles).joined(separator: " ")
    return ["what \(isPlural ? "do" : "does") \(name) \(verb)?"]
  }

  /// `does a nurse want a smoother workflow`, `are nurses busy`
  private func asked(_ atom: English.Atom, _ name: String, _ isPlural: Bool) -> String? {
    if base.lexicon[atom.relation].shape == .verb {
      return "\(isPlural ? "do" : "does") \(name) \(writer.predicate(atom, plural: true))"
    }
    let predicate = writer.predicate(atom, plural: isPlural)
    let be = isPlural ? "are" : "is"
    guard predicate.hasPrefix(be + " ") else { return nil }
    return "\(be) \(name)\(predicate.dropFirst(be.count))"
  }

  /// The names under which a thing is asked about, with their number.
  private func subjects(_ thing: ThingID) -> [(name: String, isPlural: Bool)] {
    guard case .plain = base.lexicon[thing].structure, !base.lexicon[thing].isName, base.lexicon[thing].isCounted else {
      return [(writer.text(thing), writer.takesPlural(thing))]
    }
    return [(writer.text(thing, .single), false), (writer.text(thing, .plural), true)]
  }
}
