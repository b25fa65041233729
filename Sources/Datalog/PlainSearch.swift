/// Solves conditions by trying every row: the slow and obvious reading of a body, which shares
/// nothing with plans and indexes. Proofs are checked with it, and tests judge the engine by it.
///
/// Exponential in the number of conditions; every atom is matched with every row.
struct PlainSearch {
  /// A row with its strength.
  typealias Row = (values: [Value], round: Round)
  /// Values by variable.
  typealias Bindings = [Int: Value]

  /// All rows of a relation.
  let rows: (Predicate) -> [Row]
  let numbers: NumberTable

  /// Shows every solution over rows up to `round`, with the weakest round among the rows used;
  /// ends when `visit` answers false, and then answers false itself.
  @discardableResult func solve(
    _ body: [Literal], _ bindings: Bindings, upTo round: Round, weakest: Round = .certain,
    visit: (Bindings, Round) -> Bool
  ) -> Bool {
    guard let place = next(of: body, bindings) else { return visit(bindings, weakest) }
    var rest = body
    switch rest.remove(at: place) {
    case .atom(let atom):
      for row in rows(atom.predicate) where row.round <= round {
        guard let matched = match(atom.terms, row.values, bindings) else { continue }
        let next = max(weakest, row.round)
        if !solve(rest, matched, upTo: round, weakest: next, visit: visit) { return false }
      }
      return true
    case .either(let branches):
      for branch in branches {
        if !solve(branch + rest, bindings, upTo: round, weakest: weakest, visit: visit) { return false }
      }
      return true
    case .aggregate(let aggregate):
      guard let (bound, strength) = evaluate(aggregate, bindings), strength <= round else { return true }
      return solve(rest, bound, upTo: round, weakest: max(weakest, strength), visit: visit)
    case .compute(let operation, let a, let b, let result):
      guard let bound = compute(operation, a, b, result, bindings) else { return true }
      return solve(rest, bound, upTo: round, weakest: weakest, visit: visit)
    case .same(let a, let b):
      guard let bound = equate(a, b, bindings) else { return true }
      return solve(rest, bound, upTo: round, weakest: weakest, visit: visit)
    case let test:
      return holds(test, bindings) ? solve(rest, bindings, upTo: round, weakest: weakest, visit: visit) : true
    }
  }

  /// Whether there is no solution at all.
  func isAbsent(_ body: [Literal], _ bindings: Bindings) -> Bool {
    solve(body, bindings, upTo: .possible) { _, _ in false }
  }

  /// What binds comes before what tests; an aggregate waits for the results of others it reads.
  private func next(of body: [Literal], _ bindings: Bindings) -> Int? {
    let ranks = body.map { rank($0, in: body, bindings) }
    return ranks.indices.min { ranks[$0] < ranks[$1] }
  }

  private func rank(_ literal: Literal, in body: [Literal], _ bindings: Bindings) -> Int {
    switch literal {
    case .atom: return 0
    case .either: return 1
    case .same(let a, let b): return value(a, bindings) != nil || value(b, bindings) != nil ? 2 : 5
    case .aggregate(let aggregate):
      let read = aggregate.over.variables
      let waits = body.contains { other in
        guard case .aggregate(let other) = other, let result = other.result.variable else { return false }
        return bindings[result] == nil && read.contains(result)
      }
      return waits ? 4 : 3
    case .compute(_, let a, let b, _): return value(a, bindings) != nil && value(b, bindings) != nil ? 2 : 5
    case .different, .compare, .absent: return 6
    }
  }

  private func value(_ term: Term, _ bindings: Bindings) -> Value? {
    switch term {
    case .constant(let value): value
    case .variable(let variable): bindings[variable]
    }
  }

  private func equate(_ a: Term, _ b: Term, _ bindings: Bindings) -> Bindings? {
    guard let known = value(a, bindings) ?? value(b, bindings) else { return nil }
    return match([a, b], [known, known], bindings)
  }

  /// The bindings with the result put in; nil if there is none, or another is bound.
  func compute(_ operation: Arithmetic, _ a: Term, _ b: Term, _ result: Term, _ bindings: Bindings) -> Bindings? {
    guard let left = value(a, bindings).flatMap(numbers.number(of:)),
      let right = value(b, bindings).flatMap(numbers.number(of:)), let number = operation(left, right)
    else { return nil }
    if let known = value(result, bindings) { return numbers.number(of: known) == number ? bindings : nil }
    guard let variable = result.variable, let made = numbers.value(of: number) else { return nil }
    return bindings.merging([variable: made]) { $1 }
  }

  /// The bindings under which the terms are the values.
  func match(_ terms: [Term], _ values: [Value], _ bindings: Bindings) -> Bindings? {
    var result = bindings
    for (term, found) in zip(terms, values) {
      if let known = value(term, result) {
        if known != found { return nil }
      } else if let variable = term.variable {
        result[variable] = found
      }
    }
    return result
  }

  /// Whether a test holds. A test of something unbound does not.
  func holds(_ test: Literal, _ bindings: Bindings) -> Bool {
    switch test {
    case .different(let a, let b):
      guard let a = value(a, bindings), let b = value(b, bindings) else { return false }
      return a != b
    case .compare(let comparison, let a, let b):
      guard let a = value(a, bindings).flatMap(numbers.number(of:)),
        let b = value(b, bindings).flatMap(numbers.number(of:))
      else { return false }
      return comparison.holds(a, b)
    case .absent(let inner): return isAbsent(inner, bindings)
    default: return false
    }
  }

  /// The bindings with the result, and the strength of the result; nil if it does not compare.
  func evaluate(_ aggregate: Aggregate, _ bindings: Bindings) -> (Bindings, Round)? {
    var solutions: [[Value]: Round] = [:]
    solve(aggregate.over, bindings, upTo: aggregate.allowed) { found, round in
      let key = aggregate.of.compactMap { found[$0] }
      solutions[key] = min(solutions[key] ?? .possible, round)
      return true
    }
    var number = Double(solutions.count)
    if aggregate.operation != .count {
      let measured = solutions.keys.compactMap { key in key.last.flatMap(numbers.number(of:)) }
      solutions = solutions.filter { key, _ in key.last.flatMap(numbers.number(of:)) != nil }
      guard let computed = PlainSearch.compute(aggregate.operation, measured) else { return nil }
      number = computed
    }
    let strength = solutions.values.max() ?? .certain
    if let variable = aggregate.result.variable, bindings[variable] == nil {
      let own = solutions.keys.compactMap(\.last).filter { numbers.number(of: $0) == number }.min()
      let isRowValue = aggregate.operation == .least || aggregate.operation == .greatest
      guard let value = isRowValue ? own : numbers.value(of: number) else { return nil }
      return (bindings.merging([variable: value]) { $1 }, strength)
    }
    guard let other = value(aggregate.result, bindings).flatMap(numbers.number(of:)) else { return nil }
    return aggregate.comparison.holds(number, other) ? (bindings, strength) : nil
  }

  private static func compute(_ operation: Aggregate.Operation, _ numbers: [Double]) -> Double? {
    if numbers.isEmpty { return nil }
    return switch operation {
    case .count: Double(numbers.count)
    case .least: numbers.min()
    case .greatest: numbers.max()
    case .total: numbers.sorted().reduce(0, +)
    case .average: numbers.sorted().reduce(0, +) / Double(numbers.count)
    }
  }
}
