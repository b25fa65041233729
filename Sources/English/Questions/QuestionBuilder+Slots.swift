import Diagnostics

/// Questions for a slot: where, when, how, why.
extension QuestionBuilder {
  mutating func slot(_ word: String, _ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    let clause = word == "how" ? clause.activeByAgent : clause
    var resolver = resolver(tokens)
    if word == "why" {
      if case .exists = clause.predicates[0].core { return try origins(clause, &resolver) }
      let conditions = try resolver.conditions(of: .clause(clause))
      return question(.explain, conditions, resolver)
    }
    if word == "how", let advice = try advice(clause, tokens) { return advice }
    if case .exists = clause.predicates[0].core {
      guard word == "where" || word == "when" else { return nil }
      return try place(word, clause, tokens)
    }
    if word == "how", let doing = try means(clause, tokens) { return doing }
    let conditions = try resolver.conditions(of: .clause(clause))
    let slot = resolver.ask()
    let names = lexicon.slotNames(answering: word)
    var replaced: [Condition] = []
    var found = false
    for condition in conditions {
      guard case .holds(let atom) = condition, !found else {
        replaced.append(condition)
        continue
      }
      let open = lexicon[atom.relation].slots.union(["manner"]).filter { names.contains($0) && atom[.slot($0)] == nil }
        .sorted()
      guard !open.isEmpty else {
        replaced.append(condition)
        continue
      }
      found = true
      let branches = open.map { name in
        var filled = atom
        filled[.slot(name)] = .variable(slot)
        return [Condition.holds(filled)]
      }
      replaced.append(branches.count == 1 ? branches[0][0] : .either(branches))
    }
    if !found, let inner = timed(names, conditions) {
      var asked = question(.list, inner.conditions, resolver)
      asked.focus = [inner.focus]
      return asked
    }
    if !found, word == "how" {
      var asked = question(.explain, conditions, resolver)
      asked.otherwise = doing(clause, tokens)
      return asked
    }
    if !found, word == "when" {
      // No slot tells when; a rule may say under what condition.
      var asked = question(.enable, conditions, resolver)
      asked.focus = []
      asked.slotWord = word
      return asked
    }
    guard found else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says \(word) that is.", at: 0..<1)
    }
    var asked = question(.list, replaced, resolver)
    asked.slotWord = word
    if word == "how" { asked.otherwise = doing(clause, tokens) }
    return asked
  }

  /// `why are there delays`.
  private func origins(_ clause: Clause, _ resolver: inout Resolver) throws(ReadingFailure) -> Question? {
    let resolved = try resolver.resolve(clause.subject, at: .subject, denied: false)
    if case .thing(let thing) = resolved.terms[0] { return question(.origins(thing), [], resolver) }
    guard case .isA(_, .thing(let kind), denied: false)? = resolved.restrictions.first else { return nil }
    return question(.origins(kind), resolved.restrictions, resolver)
  }

  /// `when do staff want to be heard`: the actions that have such a slot.
  private func timed(_ names: Set<String>, _ conditions: [Condition]) -> (conditions: [Condition], focus: Variable)? {
    lexicon.withSlot(names, conditions)
  }

  /// `where is X`: the prepositions that tell it.
  private mutating func place(_ word: String, _ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    var resolver = resolver(tokens)
    let subject = try resolver.resolve(clause.subject, at: .subject, denied: false)
    let asked = resolver.ask()
    var branches: [[Condition]] = []
    for name in lexicon.slotNames(answering: word).sorted() {
      // `is located in` tells where by its preposition.
      let words = name.split(separator: " ")
      let known = lexicon.relationByKey[RelationKey(shape: .preposition, words: [name])].map { ($0, Role.object) }
      guard let (relation, role) = known ?? (words.count > 1 ? lexicon.link(String(words[words.count - 1])) : nil)
      else { continue }
      branches.append([.holds(Atom(relation, [(.subject, subject.terms[0]), (role, .variable(asked))]))])
    }
    guard let first = branches.first else {
      throw ReadingFailure(.unknownRelation, "Nothing I know says \(word) anything is.", at: 0..<1)
    }
    return question(.list, subject.restrictions + (branches.count == 1 ? first : [.either(branches)]), resolver)
  }

  /// `how should I schedule meetings with X`: advice about the action.
  private mutating func advice(_ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    guard let predicate = clause.predicates.first, predicate.modal == .should || predicate.modal == .must else {
      return nil
    }
    try refuseUnknown(tokens)
    var bare = predicate
    bare.modal = nil
    if case .verb(let relation, isPassive: true) = bare.core {
      // `how should meetings be scheduled`
      bare.core = .verb(relation, isPassive: false)
      bare.complements.insert(.object(clause.subject), at: 0)
    }
    var resolver = resolver(tokens)
    let hidden = NounPhrase(range: clause.subject.range, head: .pronoun(.personal("subject")))
    let action = try resolver.action(of: Clause(subject: hidden, predicates: [bare]))
    return question(.advise(AdviceTopic(topic: action, isAvoidance: false)), [], resolver)
  }

  /// An action that the question makes may not bring in a word that nothing knows.
  private func refuseUnknown(_ tokens: [Token]) throws(ReadingFailure) {
    guard let unknown = tokens.firstIndex(where: { $0.kind == .word && !lexicon.isKnown($0) }) else { return }
    throw ReadingFailure(
      .unknownWord, "I do not know the word \"\(tokens[unknown].text)\".", at: unknown..<unknown + 1)
  }

  /// `how do I prevent Y`, `how is Y prevented`, where the relation has no slot that tells how: what prevents Y.
  private func means(_ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    guard clause.predicates.count == 1, case .verb(let relation, let isPassive) = clause.predicates[0].core,
      lexicon.slots(of: relation).isDisjoint(with: lexicon.slotNames(answering: "how"))
    else { return nil }
    if isPassive {
      var active = clause
      active.predicates[0].core = .verb(relation, isPassive: false)
      active.predicates[0].complements.insert(.object(clause.subject), at: 0)
      active.subject = NounPhrase(range: clause.subject.range, head: .pronoun(.hearer))
      return try whatDoes(active, tokens)
    }
    guard case .pronoun(.hearer) = clause.subject.head else { return nil }
    try refuseUnknown(tokens)
    var asked = try whatDoes(clause, tokens)
    // Who asks how to do it wants no doers; where nothing else does it, what is advised about doing it.
    if let hearer = lexicon.hearer { asked.excluded = [hearer] }
    var bare = clause.predicates[0]
    bare.modal = nil
    var resolver = resolver(tokens)
    let hidden = NounPhrase(range: clause.subject.range, head: .pronoun(.personal("subject")))
    if let action = try? resolver.action(of: Clause(subject: hidden, predicates: [bare])) {
      asked.deed = action
      asked.deedLexicon = resolver.lexicon
    }
    return asked
  }

  /// `how can a business save money`: what saves money among what a business does or should do.
  private func doing(_ clause: Clause, _ tokens: [Token]) -> [Question] {
    guard clause.predicates.count == 1, case .verb(_, isPassive: false) = clause.predicates[0].core,
      !clause.predicates[0].isDenied
    else { return [] }
    var active = clause
    active.subject = NounPhrase(range: clause.subject.range, head: .pronoun(.hearer))
    var resolver = resolver(tokens)
    guard var asked = try? whatDoes(active, tokens),
      let subject = try? resolver.resolve(clause.subject, at: .subject, denied: false),
      case .thing(let doer)? = subject.terms.first, subject.terms.count == 1
    else { return [] }
    asked.doer = doer
    return [asked]
  }

  /// `how do I prevent Y` without a slot that tells how: what prevents Y.
  private func whatDoes(_ clause: Clause, _ tokens: [Token]) throws(ReadingFailure) -> Question {
    var resolver = resolver(tokens)
    var asked = clause
    let mayReplace: Bool =
      if case .pronoun(.hearer) = clause.subject.head { true } else { false }
    guard mayReplace else {
      throw ReadingFailure(.unknownRelation, "Nothing I know says how that is.", at: 0..<1)
    }
    asked.subject = NounPhrase(range: clause.subject.range, head: .asked(isPerson: false))
    for index in asked.predicates.indices { asked.predicates[index].modal = nil }
    let conditions = try resolver.conditions(of: .clause(asked))
    return question(.list, conditions, resolver)
  }
}

extension Clause {
  /// `X is affected by Y` as `Y affects X`, where the doer is known.
  fileprivate var activeByAgent: Clause {
    guard predicates.count == 1, case .verb(let relation, isPassive: true) = predicates[0].core,
      let agent = predicates[0].complements.firstIndex(where: {
        if case .preposition("by", let doer) = $0, case .words = doer.head { true } else { false }
      }), case .preposition(_, let doer) = predicates[0].complements[agent]
    else { return self }
    var active = self
    active.predicates[0].complements.remove(at: agent)
    active.predicates[0].core = .verb(relation, isPassive: false)
    active.predicates[0].complements.insert(.object(subject), at: 0)
    active.subject = doer
    return active
  }
}

extension Lexicon {
  /// The conditions with the action in them held to those that have such a slot, and the variable of the action.
  public func withSlot(_ names: Set<String>, _ conditions: [Condition])
    -> (conditions: [Condition], focus: Variable)?
  {
    for (place, condition) in conditions.enumerated() {
      guard case .either(let branches) = condition, case .same(.variable(let focus), _)? = branches.first?.first else {
        continue
      }
      var copy = conditions
      let kept = branches.filter { branch in
        guard case .same(_, .thing(let thing))? = branch.first, case .action(let atom) = self[thing].structure else {
          return false
        }
        return names.contains { atom[.slot($0)] != nil }
      }
      guard !kept.isEmpty else { return nil }
      copy[place] = .either(kept)
      return (copy, focus)
    }
    return nil
  }

  /// Slots that answer a question word: what the knowledge says, and what prepositions of time and place always tell.
  public func slotNames(answering word: String) -> Set<String> {
    var names = Set(tells.filter { $0.value == word }.keys)
    switch word {
    case "when":
      names.formUnion(Lexicon.temporalPrepositions.union(["when", "while", "whenever"]))
      names.formUnion(Lexicon.timeOrPlace.filter { tells[$0] == nil || tells[$0] == "where" })
    case "where": names.formUnion(Lexicon.timeOrPlace.union(Lexicon.places).filter { tells[$0] == nil })
    case "how": names.formUnion(["by", "through", "via", "manner"].filter { tells[$0] == nil })
    default: break
    }
    return names
  }

  /// Prepositions that tell where or when, as what follows them is a place or a time: `in the kitchen`, `in the morning`.
  public static let timeOrPlace: Set<String> = ["in", "at", "on", "within"]

  private static let places: Set<String> = [
    "inside", "across", "near", "under", "behind", "beside", "outside", "below", "beneath", "beyond",
    "between",
  ]

  /// Does the thing's name end in a word for a time: `the morning`, `Monday`, `2 weeks`?
  public func isTime(_ thing: ThingID) -> Bool {
    if case .quantity(_, let unit) = self[thing].structure {
      return unit.map { EverydayWords.times.contains($0) || $0 == Dates.unit } ?? false
    }
    return self[thing].key.split(separator: " ").last.map { EverydayWords.times.contains(singular(of: String($0))) }
      ?? false
  }
}
