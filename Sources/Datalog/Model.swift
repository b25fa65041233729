import Archive

/// Everything that follows from a program: the rows of all its relations, each with the round in
/// which it first appeared and enough to rebuild how it was derived.
///
///     let model = try Model(evaluating: program)
///     try model.solve([.atom(Atom(elder, [.constant(anne), .variable(0)]))]) { solution in
///       print(solution.values[0] as Any, solution.round)
///       return true
///     }
///
/// A model is a value and may be shared between threads. Copies share their rows.
public struct Model: Sendable {
  /// What was evaluated, with all additions.
  public let program: Program
  /// The numbers of the program and those that aggregates made.
  public let numbers: NumberTable
  let relations: ContiguousArray<Relation>
  let arities: ContiguousArray<Int32>
  private let dependencies: Dependencies
  private let strata: Strata
  let stamp: Int32

  /// Evaluates a program.
  ///
  /// Before anything is computed every clause is checked for safety and the whole program for
  /// stratification. Relations without rows cost next to nothing.
  public init(evaluating program: Program, limits: Limits = .none) throws(EvaluationError) {
    try self.init(evaluating: program, limits: limits, .usual)
  }

  /// The same in the ways that other thresholds lead to.
  init(evaluating program: Program, limits: Limits = .none, _ thresholds: Thresholds) throws(EvaluationError) {
    let made = try Model(program, Dependencies(), base: nil, limits: limits, thresholds)
    guard let made else { preconditionFailure("nothing is to grow") }
    self = made
  }

  /// This model with more relations, facts and clauses.
  ///
  /// Relations that certain facts can only add to grow by what follows from these. Others that the addition can change are
  /// computed again, along with the new ones; all that it cannot are shared with this model. The addition must be made with
  /// `Program(extending: model.program)`. Numbers that it tells should be looked up in
  /// `model.numbers` first: a second value for a number made by an aggregate, or a number for a
  /// value already in use, means evaluating everything again, after which the values that aggregates
  /// made before have no meaning.
  public func extended(by addition: Program, limits: Limits = .none) throws(EvaluationError) -> Model {
    try extended(by: addition, limits: limits, .usual)
  }

  /// The same in the ways that other thresholds lead to.
  func extended(
    by addition: Program, limits: Limits = .none, _ thresholds: Thresholds
  ) throws(EvaluationError) -> Model {
    let sum = program.adding(addition)
    var table = numbers
    var agrees = table.merge(addition.numbers)
    let used = max(program.facts.greatest, dependencies.greatestConstant)
    if addition.numbers.leastTold <= used { agrees = addition.numbers.isTold(in: program.numbers) && agrees }
    guard agrees else { return try Model(evaluating: sum, limits: limits) }
    // First by what relations can grow by, else by computing what can change.
    for mayGrow in [true, false] {
      if let made = try Model(
        sum, dependencies, base: Base(model: self, addition: addition, mayGrow: mayGrow), limits: limits, thresholds)
      {
        return made
      }
    }
    return try Model(evaluating: sum, limits: limits)
  }

  /// What is extended.
  private struct Base {
    var model: Model
    var addition: Program
    var mayGrow: Bool
  }

  /// Nil where relations of the base were to grow and could not.
  private init?(
    _ program: Program, _ known: Dependencies, base: Base?, limits: Limits, _ thresholds: Thresholds
  ) throws(EvaluationError) {
    var dependencies = known
    let arities = ContiguousArray(program.predicates.map { Int32($0.arity) })
    for clause in program.clauses[dependencies.heads.count...] {
      try dependencies.append(clause, arities: arities)
    }
    let strata = Strata(dependencies, predicateCount: arities.count)
    try strata.checkNegation(dependencies, program.clauses)
    let fates =
      base.map {
        Fate.all($0.model, $0.addition, program, dependencies, strata, mayGrow: $0.mayGrow)
      } ?? ContiguousArray(repeating: .anew, count: arities.count)
    var relations = base?.model.relations ?? []
    relations.reserveCapacity(arities.count)
    for place in arities.indices {
      if place >= relations.count {
        relations.append(Relation(arity: Int(arities[place])))
      } else if fates[place] == .anew {
        relations[place] = Relation(arity: Int(arities[place]))
      }
    }
    var table = program.numbers
    if let base { table = base.model.numbers; _ = table.merge(base.addition.numbers) }
    let numbers = Numbers(table)
    let evaluator = Evaluator(
      program, dependencies, strata, relations: relations, stamp: base?.model.stamp ?? 0, numbers: numbers,
      limits: limits, thresholds: thresholds)
    if let base { evaluator.growth = Growth(fates, program, from: base.model.program.facts.count) }
    guard try evaluator.run({ fates[$0] == .anew }) else { return nil }
    self.program = program
    self.numbers = numbers.table
    self.relations = evaluator.relations
    self.arities = arities
    self.dependencies = dependencies
    self.strata = strata
    stamp = evaluator.stamp
  }

  /// A model whose rows are known: what `program` came to before.
  init(
    restoring program: Program, numbers: NumberTable, relations: ContiguousArray<Relation>, stamp: Int32
  ) throws(EvaluationError) {
    var dependencies = Dependencies()
    let arities = ContiguousArray(program.predicates.map { Int32($0.arity) })
    for clause in program.clauses { try dependencies.append(clause, arities: arities) }
    self.program = program
    self.numbers = numbers
    self.relations = relations
    self.arities = arities
    self.dependencies = dependencies
    strata = Strata(dependencies, predicateCount: arities.count)
    self.stamp = stamp
  }

  /// The clauses whose head is of a relation, in order.
  func clauses(concluding predicate: Predicate) -> some Sequence<Int> {
    strata.clauses[Int(predicate.index)].lazy.map(Int.init)
  }
}
