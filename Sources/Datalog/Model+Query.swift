/// One way in which the body of a query holds.
public struct Solution: Hashable, Sendable {
  /// The values by variable; nil for those that only nested conditions use.
  public let values: [Value?]
  /// The weakest round among the rows used.
  public let round: Round
  /// The rows of the atoms, in the order in which their alternative writes them.
  public let premises: [RowRef]
  /// The values of numbers that aggregates and computations of the query made; nil where `Model.numbers` has all.
  public let numbers: NumberTable?
}

extension Model {
  /// Shows every way in which `body` holds to `visit`, until that answers false.
  ///
  /// The body is planned for this model's sizes and run top-down over the stored relations, with
  /// indexes made when first needed; solutions stream. With alternatives a solution may be shown
  /// more than once. `bindings` gives values to the first variables; rows weaker than `round` are
  /// not read, except by absences and aggregates. `told`: this model's numbers with those of the body's constants.
  public func solve(
    _ body: [Literal], bindings: [Value?] = [], upTo round: Round = .possible, numbers told: NumberTable? = nil,
    limits: Limits = .none,
    visit: (Solution) -> Bool
  ) throws(EvaluationError) {
    try Widths(arities: arities, origin: nil).check(body)
    if bindings.count > VariableSet.limit { throw .tooManyVariables(origin: nil) }
    var outer = VariableSet()
    for variable in bindings.indices where bindings[variable] != nil { outer.insert(variable) }
    try Safety.check(body, outer: outer, needed: VariableSet(), origin: nil)
    let numbers = Numbers(told ?? self.numbers)
    var isOver = false
    for conjunction in Alternatives.of(body) ?? [] where !isOver {
      let search = Search(conjunction, bindings, outer)
      try search.run(self, round: round, numbers, limits, { visibleRange($0, $1, round) }) { found in
        isOver = !visit(found.solution)
        return !isOver
      }
    }
  }

  private func visibleRange(_ predicate: Int, _ reading: Reading, _ round: Round) -> Range<Int32> {
    let relation = relations[predicate]
    return switch reading {
    case .everything: 0..<relation.count
    case .usual: 0..<relation.end(of: .usual)
    case .visible, .old, .delta: 0..<relation.end(of: round)
    }
  }
}

/// A conjunction to be solved over finished relations.
struct Search {
  let body: [Literal]
  let bindings: [Value?]
  let outer: VariableSet
  /// The variables that a solution gives values to.
  let bound: VariableSet
  let variableCount: Int
  let atomCount: Int

  init(_ body: [Literal], _ bindings: [Value?], _ outer: VariableSet) {
    self.body = body
    self.bindings = bindings
    self.outer = outer
    bound = Scope(body, outer: outer).bindable
    variableCount = max(bindings.count, body.variables.span)
    atomCount = body.count { if case .atom = $0 { true } else { false } }
  }

  /// A solution while it is shown.
  struct Found {
    let search: Search
    let plan: Plan
    let numbers: NumberTable?

    var solution: Solution {
      let values = (0..<search.variableCount).map { variable in
        search.bound.contains(variable) ? Value(plan.bindings[variable]) : nil
      }
      let none = RowRef(predicate: Predicate(-1), row: -1)
      var premises = [RowRef](repeating: none, count: search.atomCount)
      var weakest = Round.certain
      for place in 0..<plan.mainCount {
        let step = plan.steps[place]
        let row = plan.current[place]
        if let round = step.round(row) { weakest = max(weakest, round) }
        if step.isAtom {
          premises[Int(step.position)] = RowRef(predicate: Predicate(step.predicate), row: row)
        }
      }
      return Solution(values: values, round: weakest, premises: premises, numbers: numbers)
    }
  }

  func run(
    _ model: Model, round: Round, _ numbers: Numbers, _ limits: Limits,
    _ window: (Int, Reading) -> Range<Int32>, visit: (Found) -> Bool
  ) throws(EvaluationError) {
    for case .atom(let atom) in body where window(Int(atom.predicate.index), .visible).isEmpty { return }
    var planner = Planner(model.relations, limits: limits)
    let plan = planner.plan(body, bound: outer, variableCount: variableCount, end: .visit)
    for (variable, value) in bindings.enumerated() {
      if let value { plan.bindings[variable] = value.raw }
    }
    guard plan.prepare(round: round, isOver: { limits.reasonToStop() != nil }, window) else { return }
    let mayMake = !plan.aggregates.isEmpty || plan.computes
    let failure: EvaluationError? = withoutActuallyEscaping(visit) { visit in
      var machine = Machine(limits: limits, numbers: numbers)
      machine.visit = { visit(Found(search: self, plan: $0, numbers: mayMake ? numbers.table : nil)) }
      do throws(EvaluationError) { try machine.run(plan) } catch { return error }
      return nil
    }
    if let failure { throw failure }
  }
}
