import English

/// `What do nurses and administrators want?`: what each of them wants, said for whom.
extension Answerer {
  /// The answers by subject, where several are asked about and nothing says `both`; nil for one subject.
  func shared(_ question: Question, _ focus: Variable) -> [Found]? {
    guard !question.isJoint, !question.hasOneSubject, let (kept, mains) = Self.mains(question.conditions),
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

  /// Relations that differ in their subject alone, and the conditions beside them; nil where there are not several.
  static func mains(_ conditions: [Condition]) -> (kept: [Condition], mains: [English.Atom])? {
    var mains: [English.Atom] = []
    for condition in conditions {
      guard case .holds(let atom) = condition, case .thing? = atom[.subject] else { continue }
      if let first = mains.first {
        var (left, right) = (first, atom)
        (left[.subject], right[.subject]) = (nil, nil)
        guard left == right, first != atom else { continue }
      }
      mains.append(atom)
    }
    guard mains.count > 1 else { return nil }
    let kept = conditions.filter { condition in
      if case .holds(let atom) = condition { !mains.contains(atom) } else { true }
    }
    return (kept, mains)
  }
}
