import English

/// `What do nurses and administrators want?`: what each of them wants, said for whom.
extension Answerer {
  /// The answers by subject, where several are asked about and nothing says `both`; nil for one subject.
  func shared(_ question: Question, _ focus: Variable) -> [Found]? {
    guard !question.isJoint, !question.hasOneSubject, let (kept, mains) = question.conditions.bySubject,
      mains.allSatisfy({ atom in atom.places.contains { $0.term == .variable(focus) && $0.role != .subject } })
    else { return nil }
    var merged: [Found] = []
    for atom in mains {
      guard case .thing(let subject)? = atom[.subject] else { return nil }
      var one = question
      one.conditions = kept + [.holds(atom)]
      var found = values(one, focus)
      if found.isEmpty { found = grouped(one, focus) }
      for var value in found {
        value.owners = value.owners.isEmpty ? [subject] : value.owners
        if let same = merged.firstIndex(where: { $0.thing == value.thing && $0.hit.strength == value.hit.strength }) {
          merged[same].owners += value.owners.filter { !merged[same].owners.contains($0) }
          merged[same].hit.premises += value.hit.premises
        } else {
          merged.append(value)
        }
      }
    }
    return merged
  }

  /// `Who wants what?`: what each wants, for the highest who do; nil where one thing is asked for.
  func pairs(_ question: Question) -> [Found]? {
    guard question.focus.count == 2, question.act == .list else { return nil }
    let (who, what) = (question.focus[0], question.focus[1])
    var found: [Found] = []
    for hit in solve(question.conditions, variables: question.variableCount, focus: question.focus) {
      guard let owner = hit.thing(who), let thing = hit.thing(what), isNamed(owner, asObject: false),
        isNamed(thing, asObject: true)
      else { continue }
      if let same = found.firstIndex(where: { $0.thing == thing && $0.owners == [owner] }) {
        if hit.strength < found[same].hit.strength { found[same].hit = hit }
      } else {
        found.append(Found(thing: thing, hit: hit, owners: [owner]))
      }
    }
    return found.filter { one in
      !found.contains { $0.thing == one.thing && isBelow(one.owners[0], $0.owners[0]) }
    }
  }
}
