/// The work places of one aggregate in a plan: the distinct solutions of the group at hand, and
/// the outcomes of the groups done.
final class AggregatePlan {
  /// What a group comes to.
  struct Outcome {
    var number: Double
    /// The row's own value, for the least and the greatest.
    var value: Value?
    var round: Round
  }

  let aggregate: Aggregate
  /// The variables shared with the outside.
  let groups: [Int]
  private var known: [ContiguousArray<Int32>: Outcome?] = [:]
  private var solutions: RowStore
  private var rounds: ContiguousArray<Round> = []

  init(_ aggregate: Aggregate, groups: [Int]) {
    self.aggregate = aggregate
    self.groups = groups
    solutions = RowStore(arity: aggregate.of.count)
  }

  deinit { solutions.deallocate() }

  /// What the group with these values of `groups` comes to, computed once: relations under an
  /// aggregate are finished.
  func outcome(
    _ bindings: UnsafePointer<Int32>, _ numbers: () -> NumberTable, _ collect: () -> Bool
  ) -> Outcome? {
    let key = ContiguousArray(groups.map { bindings[$0] })
    if let outcome = known[key] { return outcome }
    solutions.deallocate()
    solutions = RowStore(arity: aggregate.of.count)
    rounds.removeAll(keepingCapacity: true)
    guard collect() else { return nil }
    // Aggregates within this one may have made numbers meanwhile.
    let outcome = compute(numbers())
    known[key] = .some(outcome)
    return outcome
  }

  /// Notes a solution of the group at hand.
  func note(_ values: UnsafePointer<Int32>, _ round: Round) {
    let row = solutions.find(values)
    if row >= 0 {
      rounds[Int(row)] = min(rounds[Int(row)], round)
    } else {
      _ = solutions.insert(values, source: 0)
      rounds.append(round)
    }
  }

  private func compute(_ numbers: NumberTable) -> Outcome? {
    if aggregate.operation == .count {
      return Outcome(number: Double(rounds.count), value: nil, round: rounds.max() ?? .certain)
    }
    var measured: ContiguousArray<Double> = []
    var weakest = Round.certain
    var best: (number: Double, value: Value)?
    for row in rounds.indices where solutions.arity > 0 {
      let value = Value(solutions.row(Int32(row))[solutions.arity - 1])
      guard let number = numbers.number(of: value) else { continue }
      measured.append(number)
      weakest = max(weakest, rounds[row])
      if isBetter(number, value, than: best) { best = (number, value) }
    }
    guard let best else { return nil }
    if aggregate.operation == .least || aggregate.operation == .greatest {
      return Outcome(number: best.number, value: best.value, round: weakest)
    }
    // In order of size, so that rounding does not depend on the order of finding.
    let total = measured.sorted().reduce(0, +)
    let number = aggregate.operation == .total ? total : total / Double(measured.count)
    return Outcome(number: number, value: nil, round: weakest)
  }

  /// Of several values with the number looked for the first interned is taken.
  private func isBetter(_ number: Double, _ value: Value, than best: (number: Double, value: Value)?) -> Bool {
    guard let best else { return true }
    if number == best.number { return value < best.value }
    return aggregate.operation == .least ? number < best.number : number > best.number
  }
}
