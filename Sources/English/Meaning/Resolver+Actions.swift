import Diagnostics

/// What is done, as a thing.
extension Resolver {
  mutating func resolveActions(_ verb: VerbPhrase) throws(ReadingFailure) -> Resolved {
    let asked = mode
    let saved = enter(.statement)
    defer { leave(saved) }
    var result: Resolved?
    readsAction = true
    for predicate in try predicates(verb) {
      guard case .relation(let relation, let role) = predicate.core else {
        throw ReadingFailure(.unreadable, "I cannot read this as an action.", at: verb.range)
      }
      var places = predicate.places.filter { $0.0 != role }
      if role == .object, let undergoer = mainSubject {
        if asked == .question, let known = undergone(relation, by: undergoer, places, isDenied: verb.isDenied) {
          result = known
          continue
        }
        if case .thing = undergoer { places.append((.object, undergoer)) }
      }
      let thing = actionThing(relation, places, isDenied: verb.isDenied)
      if result == nil { result = Resolved(.thing(thing)) } else { result?.terms.append(.thing(thing)) }
    }
    guard let result else { throw ReadingFailure(.unreadable, "I cannot read this as an action.", at: verb.range) }
    return result
  }

  /// `to be heard` in a question: the known actions of that verb whose object is the subject or a kind above it.
  private mutating func undergone(
    _ relation: RelationID, by undergoer: Term, _ places: [(Role, Term)], isDenied: Bool
  ) -> Resolved? {
    let variable = Term.variable(freshVariable())
    var branches: [[Condition]] = []
    for thing in lexicon.things {
      guard case .action(let action) = thing.structure, action.relation == relation, action.isDenied == isDenied,
        action[.subject] == nil, let object = action[.object],
        places.allSatisfy({ action[$0.0] == $0.1 })
      else { continue }
      branches.append([.same(variable, .thing(thing.id)), .isA(undergoer, object, denied: false)])
      if action.places.count > places.count + 1 { narrowed.insert(thing.id) }
    }
    return branches.isEmpty ? nil : Resolved(variable, restrictions: [.either(branches)])
  }

  /// The action of `when scheduling meetings`, or of a clause with a subject of its own.
  mutating func action(of clause: Clause) throws(ReadingFailure) -> ThingID {
    let saved = enter(.statement)
    defer { leave(saved) }
    var subject: Term?
    if case .pronoun(.personal("subject")) = clause.subject.head {
    } else {
      subject = try resolve(clause.subject, at: .subject, denied: false).terms.first
    }
    let predicate = try predicates(clause.predicates[0])[0]
    guard case .relation(let relation, let role) = predicate.core else {
      throw ReadingFailure(.unreadable, "I cannot read this as an action.", at: clause.subject.range)
    }
    var places = predicate.places
    if let subject { places.append((role, subject)) }
    return actionThing(relation, places, isDenied: clause.predicates[0].isDenied)
  }

  private mutating func actionThing(_ relation: RelationID, _ places: [(Role, Term)], isDenied: Bool) -> ThingID {
    let structure = ThingStructure.action(Atom(relation, places, isDenied: isDenied))
    if let known = lexicon.describedThings[structure] { return known }
    let number = lexicon.things.count
    let thing = lexicon.intern(key: "action #\(number)", name: "", structure: structure)
    lexicon.describedThings[structure] = thing
    return thing
  }
}
