import English

/// Questions of truth with several parts: `does X want Y and Z`, `does X or Y want Z`.
extension Answerer {
  /// What is known on all parts together; nil where the question has one part.
  func joint(_ question: Question) -> Verdict? {
    var parts = Self.components(question.conditions)
    if !question.hasOneSubject { parts = parts.flatMap(Self.bySubject) }
    guard parts.count > 1, parts.allSatisfy(saysSomething) else { return nil }
    let verdicts = parts.map { conditions -> Verdict in
      var part = question
      part.conditions = conditions
      return verdict(part)
    }
    if let no = verdicts.first(where: { $0.status == .no }) { return no }
    if let conflict = verdicts.first(where: { $0.status == .conflict }) { return conflict }
    if let one = ofOne(question, parts, verdicts) { return one }
    let open = verdicts.filter { $0.status != .yes }
    let certain = verdicts.filter { $0.status == .yes }
    guard let first = open.first else {
      var all = verdicts[0]
      all.statement = Writer.list(verdicts.map(\.statement))
      all.lead = verdicts.first { $0.lead != Phrasebook.yes }?.lead ?? Phrasebook.yes
      all.named = verdicts.flatMap(\.named)
      all.hit = verdicts.compactMap(\.hit).reduce(nil) { joined, hit in
        guard let joined else { return hit }
        return Hit(
          values: joined.values, strength: max(joined.strength, hit.strength), premises: joined.premises + hit.premises)
      }
      return all
    }
    var result = first
    result.status = .unknown
    if !certain.isEmpty { result.statement += Phrasebook.knownPart(Writer.list(certain.map(\.statement))) }
    return result
  }

  /// `does any nurse use X and want Y`, where each part is so of some nurse: whether there is one of which all are so. Nil
  /// where the parts are so of nurses as such, or of several subjects.
  private func ofOne(_ question: Question, _ parts: [[Condition]], _ verdicts: [Verdict]) -> Verdict? {
    guard question.hasOneSubject, verdicts.allSatisfy({ $0.status == .yes }), let kind = mainSubject(parts[0]),
      parts.allSatisfy({ mainSubject($0) == kind }),
      parts.contains(where: { best($0, variables: question.variableCount) == nil })
    else { return nil }
    let some = belowHits(question, question.conditions).filter {
      $0.1.strength != .possible || question.asksPossibility
    }
    if let first = some.first {
      return Verdict(
        status: .yes, hit: first.1, statement: Phrasebook.some(names(some.map(\.0)), isVerb: true), lead: Phrasebook.yes
      )
    }
    let each = Writer.list(verdicts.map(\.statement))
    if parts.allSatisfy({ isClosed($0) }) {
      return Verdict(status: .no, statement: Phrasebook.notTheSame + each, lead: Phrasebook.no)
    }
    return Verdict(
      status: .unknown, statement: Phrasebook.unknown(writer.spoken(question.conditions)) + Phrasebook.knownPart(each),
      lead: Phrasebook.notKnown)
  }

  /// What is known of alternatives; nil where there are none.
  func alternatives(_ question: Question) -> Verdict? {
    let places = question.conditions.indices.filter {
      if case .either = question.conditions[$0] { true } else { false }
    }
    guard places.count == 1, case .either(let branches) = question.conditions[places[0]],
      branches.allSatisfy({ $0.contains { if case .same = $0 { false } else { saysSomething([$0]) } } }),
      !branches.contains(where: { $0.contains { if case .same = $0 { true } else { false } } })
    else { return nil }
    let verdicts = branches.map { branch -> Verdict in
      var one = question
      one.conditions.remove(at: places[0])
      let others = branches.filter { $0 != branch }
      let rest = one.conditions + branch
      one.conditions = one.conditions.filter { !isOnlyOf(otherBranches: others, $0, rest) } + branch
      return verdict(one)
    }
    if let yes = verdicts.first(where: { $0.status == .yes }) { return yes }
    if let other = verdicts.first(where: { $0.status == .conflict }) { return other }
    let denials = verdicts.filter { $0.status == .no }
    if isOneWording(branches), let no = denials.first { return no }
    if denials.count == verdicts.count {
      var all = denials[0]
      all.statement = Writer.list(denials.map(\.statement))
      return all
    }
    return verdicts.first { $0.status == .unknown && $0.hit != nil } ?? verdicts.first { $0.status == .unknown }
  }

  /// Does the condition describe what only other branches speak of?
  private func isOnlyOf(otherBranches: [[Condition]], _ condition: Condition, _ rest: [Condition]) -> Bool {
    guard case .isA(.variable(let variable), .thing, denied: false) = condition else { return false }
    return otherBranches.contains { $0.contains { $0.speaksOf(variable) } }
      && !rest.contains { $0 != condition && $0.speaksOf(variable) }
  }

  /// Do all branches speak of the same things, as `X has Y` and `Y is the N of X` do?
  private func isOneWording(_ branches: [[Condition]]) -> Bool {
    let terms = branches.map { branch -> Set<English.Term> in
      var found: Set<English.Term> = []
      for condition in branch { condition.visitTerms { found.insert($0) } }
      return found
    }
    // `primary users of X` and `secondary users of X` are two things.
    let nouns = branches.flatMap { atoms($0) }.filter { lexicon[$0.relation].shape == .noun }.map(\.relation)
    return Set(terms).count == 1 && Set(nouns).count <= 1
  }

  private func saysSomething(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .holds, .isA(.thing, .thing, _), .either, .absent, .count, .every: true
      default: false
      }
    }
  }

  /// What is said of several subjects, of each: they may want different things of a kind.
  private static func bySubject(_ conditions: [Condition]) -> [[Condition]] {
    guard let (kept, mains) = conditions.bySubject else { return [conditions] }
    return mains.map { kept + [.holds($0)] }
  }

  /// Conditions that share variables stay together.
  private static func components(_ conditions: [Condition]) -> [[Condition]] {
    var parts: [(variables: Set<Variable>, conditions: [(Int, Condition)])] = []
    for (index, condition) in conditions.enumerated() {
      var variables: Set<Variable> = []
      condition.visitTerms { if case .variable(let variable) = $0 { variables.insert(variable) } }
      var joined: (variables: Set<Variable>, conditions: [(Int, Condition)]) = (variables, [(index, condition)])
      parts.removeAll { part in
        guard !part.variables.isDisjoint(with: variables) else { return false }
        joined.variables.formUnion(part.variables)
        joined.conditions = part.conditions + joined.conditions
        return true
      }
      parts.append(joined)
    }
    return parts.map { $0.conditions.sorted { $0.0 < $1.0 }.map(\.1) }
  }
}
