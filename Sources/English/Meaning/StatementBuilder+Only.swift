/// `Only tenors sing loudly.`: what is known to do it is a tenor, and what is not known to be one does not. It does not say
/// that all tenors do; `Only Ann sings` does say that she does.
extension StatementBuilder {
  /// Adds what `only` says besides, or instead of, the plain statements. Answers whether it is of kinds, so that nothing is
  /// said of all of their members. What only tenors may do is forbidden to others, and what only they can do others do not.
  mutating func exclude(allBut propositions: [Proposition], _ modal: Modal?, _ statement: inout Statement) -> Bool {
    let isPossible = modal == .may || modal == .can
    let said = propositions.filter { ($0.strength == .certain || isPossible) && $0.restrictions.isEmpty }
    guard said.count == propositions.count, let first = said.first.flatMap({ Self.subject(of: $0.condition) }) else {
      return false
    }
    let others = Set(said.compactMap { Self.subject(of: $0.condition) }).sorted()
    let isOfNames = others.allSatisfy { resolver.lexicon[$0].isName }
    var parts: [Statement] = []
    for proposition in said where Self.subject(of: proposition.condition) == first {
      let member = Term.variable(Variable(0))
      switch proposition.condition.mapTerms({ $0 == .thing(first) ? member : $0 }) {
      case .holds(let atom) where !atom.isDenied && atom.duty == .none:
        if others.count == 1, !isPossible, !isOfNames { parts.append(converse(atom, of: first)) }
        // Whatever is said to be anything: what is only spoken of (`drugs`) is not in question.
        let kind = Term.variable(Variable(1))
        let range: [Condition] = [.lowest(member), .isA(member, kind, denied: false), .different(member, kind)]
        parts.append(rule(range + others.map { outside($0, member) }, .holds(atom.denied(asForbidden: modal == .may))))
      case .isA(_, .thing(let kind), denied: false) where !isOfNames && !isPossible:
        if others.count == 1 {
          parts.append(rule([.isA(member, .thing(kind), denied: false)], .isA(member, .thing(first), denied: false)))
        }
        let range: Condition = .same(member, member)
        let apart = others.map { outside($0, member) } + others.map { over($0, member) }
        parts.append(rule([range] + apart, .isA(member, .thing(kind), denied: true)))
      case .isA: continue
      default: return false
      }
    }
    statement.parts += parts
    return !isOfNames && !isPossible
  }

  /// Is it said of something with a name?
  func isOfName(_ proposition: Proposition) -> Bool {
    Self.subject(of: proposition.condition).map { resolver.lexicon[$0].isName } ?? false
  }

  private func rule(_ conditions: [Condition], _ conclusion: Condition) -> Statement {
    var rule = Statement(range: resolver.range)
    rule.conditions = conditions
    rule.assertions = [Assertion(conclusion)]
    rule.variableCount = (Self.variables(in: conditions + [conclusion]).max()?.index ?? 0) + 1
    return rule
  }

  /// The member is nothing of the kind, or not what has the name.
  private func outside(_ thing: ThingID, _ member: Term) -> Condition {
    resolver.lexicon[thing].isName
      ? .different(member, .thing(thing)) : .absent([.isA(member, .thing(thing), denied: false)])
  }

  /// Nothing that the thing is, or is of it, is under the member.
  private func over(_ thing: ThingID, _ member: Term) -> Condition {
    let below = Term.variable(Variable(1))
    return .absent([.isA(below, member, denied: false), .isA(below, .thing(thing), denied: false)])
  }

  /// Whatever does it is of the kind; every kind in its places is met from below.
  private func converse(_ atom: Atom, of kind: ThingID) -> Statement {
    var copy = atom
    var about: [Condition] = []
    for place in atom.places {
      guard case .thing(let kind) = place.term, place.role != .manner, !resolver.lexicon[kind].isName else { continue }
      let variable = Term.variable(Variable(about.count + 1))
      about.append(.isA(variable, .thing(kind), denied: false))
      copy[place.role] = variable
    }
    return rule(about + [.holds(copy)], .isA(.variable(Variable(0)), .thing(kind), denied: false))
  }

  private static func subject(of condition: Condition) -> ThingID? {
    switch condition {
    case .holds(let atom): if case .thing(let thing)? = atom[.subject] ?? atom[.object] { thing } else { nil }
    case .isA(.thing(let thing), _, _): thing
    default: nil
    }
  }
}

extension Atom {
  fileprivate func denied(asForbidden isForbidden: Bool) -> Atom {
    var copy = self
    copy.isDenied = true
    if isForbidden { copy.duty = .must }
    return copy
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
