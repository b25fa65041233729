import English

/// How many there are, where some of them are unnamed: `At least three tenors sing` proves that at least two do, and says
/// nothing of how many of them are among those that have names.
extension Answerer {
  /// At least so many, and at most so many where that is known.
  struct Bounds {
    var least: Int
    var most: Int?
    /// What shows the least.
    var hit: Hit?

    /// Does a number of things within the bounds compare so with another? Nil if it depends.
    func compares(_ comparison: Comparison, _ number: Int) -> Bool? {
      switch comparison {
      case .atLeast: least >= number ? true : most.map { $0 < number } == true ? false : nil
      case .more: compares(.atLeast, number + 1)
      case .atMost: compares(.more, number).map { !$0 }
      case .less: compares(.atLeast, number).map { !$0 }
      case .equal: least == number && most == number ? true : least > number || (most ?? number) < number ? false : nil
      case .notEqual: compares(.equal, number).map { !$0 }
      }
    }
  }

  /// The verdict on `do at least two N …`, where unnamed ones are known to; nil for any other question.
  func counted(_ question: Question) -> Verdict? {
    guard case .count(let comparison, let number, let variable, let inner)? = question.conditions.last,
      !(question.conditions.dropLast() + inner).contains(where: \.isClosed)
    else { return nil }
    let conditions = question.conditions.dropLast() + inner
    guard let bounds = bounds(Array(conditions), of: variable, variables: question.variableCount) else { return nil }
    // `two basses` are two of them, unless it is said that there are exactly two.
    var holds = bounds.compares(comparison, number)
    if holds == nil, comparison == .equal, !question.isExact { holds = bounds.compares(.atLeast, number) }
    let said = writer.spoken(question.conditions)
    switch holds {
    case true?: return Verdict(status: .yes, hit: bounds.hit, statement: said, lead: Phrasebook.yes)
    case false?:
      return Verdict(
        status: .no, hit: bounds.hit, statement: "it is not so that " + said, lead: Phrasebook.no)
    case nil: return Verdict(status: .unknown, statement: Phrasebook.unknown(said), lead: Phrasebook.notKnown)
    }
  }

  /// How many values a variable has, where some of them are unnamed; nil where none is.
  func bounds(_ conditions: [Condition], of variable: Variable, variables: Int) -> Bounds? {
    let hits = solve(conditions, variables: variables, focus: [variable], each: variable)
      .filter { $0.strength != .possible }
    let groups = hits.filter { $0.thing(variable)?.isUnnamed(lexicon) == true }
    guard !groups.isEmpty else { return nil }
    let named = hits.filter { hit in hit.thing(variable).map(isMember) ?? false }
    var bounds = Bounds(least: named.count, hit: named.first)
    for group in groups {
      guard let thing = group.thing(variable) else { continue }
      let size = lexicon[thing].size
      if bounds.hit == nil || (size?.least ?? 1) > bounds.least { bounds.hit = group }
      bounds.least = max(bounds.least, size?.least ?? 1)
      if let size, size.isExact, isAll(group, of: thing, variable, conditions) { bounds.most = size.least }
    }
    return bounds
  }

  /// Is just this stated of exactly so many, so that there are no more?
  private func isAll(_ hit: Hit, of thing: ThingID, _ variable: Variable, _ conditions: [Condition]) -> Bool {
    guard case .described(let head, _) = lexicon[thing].structure else { return false }
    var kinds: [Variable: ThingID] = [:]
    for case .isA(.variable(let one), .thing(let kind), denied: false) in conditions where kinds[one] == nil {
      kinds[one] = kind
    }
    guard kinds[variable] == head, conditions.count == kinds.count + 1 else { return false }
    kinds[variable] = thing
    let said = conditions.map { condition in
      condition.mapTerms { if case .variable(let one) = $0, let kind = kinds[one] { .thing(kind) } else { $0 } }
    }
    return statements(hit).contains { number in
      base.sentences[number].statement.assertions.contains { said.contains($0.condition) && !$0.condition.isMembership }
    }
  }
}

extension Condition {
  fileprivate var isMembership: Bool { if case .isA = self { true } else { false } }
}
