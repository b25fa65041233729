/// `Only tenors sing loudly.`: what is known to do it is a tenor, and what is not known to be one does not.
extension StatementBuilder {
  /// Adds what `only` says besides the plain statements. Kinds after `be` have lists of their own (`completes`). What only
  /// tenors may do is forbidden to others, and what only they can do others do not.
  func exclude(allBut propositions: [Proposition], _ modal: Modal?, _ statement: inout Statement) {
    let isPossible = modal == .may || modal == .can
    let said = propositions.filter {
      $0.completes == nil && ($0.strength == .certain || isPossible) && $0.restrictions.isEmpty
    }
    let subjects = said.compactMap { Self.subject(of: $0.condition) }
    guard let first = subjects.first else { return }
    let others = Set(subjects)
    for proposition in said where Self.subject(of: proposition.condition) == first {
      var next = 1
      let member = Term.variable(Variable(0))
      var about: [Condition] = []
      let open = proposition.condition.mapTerms { $0 == .thing(first) ? member : $0 }
      guard case .holds(let atom) = open, !atom.isDenied, atom.duty == .none else { continue }
      if others.count == 1, !isPossible, !resolver.lexicon[first].isName {
        var converse = Statement(range: resolver.range)
        converse.conditions = [.holds(met(atom, member, &next, &about))]
        converse.conditions = about + converse.conditions
        converse.assertions = [Assertion(.isA(member, .thing(first), denied: false))]
        converse.variableCount = next
        statement.parts.append(converse)
      }
      var rest = Statement(range: resolver.range)
      var denied = atom
      denied.isDenied = true
      if modal == .may { denied.duty = .must }
      rest.assertions = [Assertion(.holds(denied))]
      // Whatever is said to be anything: what is only spoken of (`drugs`) is not in question.
      let kind = Term.variable(Variable(1))
      rest.conditions =
        [.lowest(member), .isA(member, kind, denied: false), .different(member, kind)]
        + others.sorted().map { thing in
          resolver.lexicon[thing].isName
            ? .different(member, .thing(thing)) : .absent([.isA(member, .thing(thing), denied: false)])
        }
      rest.variableCount = 2
      statement.parts.append(rest)
    }
  }

  /// The atom with every kind in its places met from below.
  private func met(_ atom: Atom, _ member: Term, _ next: inout Int, _ about: inout [Condition]) -> Atom {
    var copy = atom
    for place in atom.places {
      guard case .thing(let kind) = place.term, place.role != .manner, !resolver.lexicon[kind].isName else { continue }
      let variable = Term.variable(Variable(next))
      next += 1
      about.append(.isA(variable, .thing(kind), denied: false))
      copy[place.role] = variable
    }
    return copy
  }

  private static func subject(of condition: Condition) -> ThingID? {
    guard case .holds(let atom) = condition, case .thing(let thing)? = atom[.subject] ?? atom[.object] else {
      return nil
    }
    return thing
  }
}

extension NounPhrase {
  /// Said with `only`.
  var isExclusive: Bool {
    if determiner == .only { return true }
    if case .list(let items, _) = head, let first = items.first { return first.isExclusive }
    return false
  }
}
