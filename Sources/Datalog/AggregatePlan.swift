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
    _ bindings: UnsafePointer<Int32>, _ numbers: NumberTable, _ collect: () -> Bool
  ) -> Outcome? {
    let key = ContiguousArray(groups.map { bindings[$0] })
    if let outcome = known[key] { return outcome }
    solutions.deallocate()
    solutions = RowStore(arity: aggregate.of.count)
    rounds.removeAll(keepingCapacity: true)
    guard collect() else { return nil }
    let outcome = compute(numbers)
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
    guard solutions.arity > 0 else { return nil }
    var best: Outcome?
    var total = 0.0
    var count = 0
    var weakest = Round.certain
    for row in rounds.indices {
      let value = Value(solutions.row(Int32(row))[solutions.arity - 1])
      guard let number = numbers.number(of: value) else { continue }
      total += number
      count += 1
      weakest = max(weakest, rounds[row])
      let isBetter = best.map { aggregate.operation == .least ? number < $0.number : number > $0.number }
      if isBetter ?? true { best = Outcome(number: number, value: value, round: .certain) }
    }
    guard var outcome = best else { return nil }
    switch aggregate.operation {
    case .total: outcome = Outcome(number: total, value: nil, round: weakest)
    case .average: outcome = Outcome(number: total / Double(count), value: nil, round: weakest)
    default: outcome.round = weakest
    }
    return outcome
  }
}
