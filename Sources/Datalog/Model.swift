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
    try self.init(program, Dependencies(), base: nil, limits: limits, .usual)
  }

  /// The same in the ways that other thresholds lead to.
  init(evaluating program: Program, limits: Limits = .none, _ thresholds: Thresholds) throws(EvaluationError) {
    try self.init(program, Dependencies(), base: nil, limits: limits, thresholds)
  }

  /// This model with more relations, facts and clauses.
  ///
  /// Only relations that the addition can change are computed again, along with the new ones; all
  /// others are shared with this model. The addition must be made with
  /// `Program(extending: model.program)`. Numbers that it tells should be looked up in
  /// `model.numbers` first: a second value for a number made by an aggregate, or a number for a
  /// value already in use, means evaluating everything again, after which the values that aggregates
  /// made before have no meaning.
  public func extended(by addition: Program, limits: Limits = .none) throws(EvaluationError) -> Model {
    let sum = program.adding(addition)
    var table = numbers
    var agrees = table.merge(addition.numbers)
    let used = max(program.facts.greatest, dependencies.greatestConstant)
    if addition.numbers.leastTold <= used { agrees = addition.numbers.isTold(in: program.numbers) && agrees }
    guard agrees else { return try Model(evaluating: sum, limits: limits) }
    return try Model(sum, dependencies, base: (self, addition), limits: limits, .usual)
  }

  private init(
    _ program: Program, _ known: Dependencies, base: (model: Model, addition: Program)?, limits: Limits,
    _ thresholds: Thresholds
  ) throws(EvaluationError) {
    var dependencies = known
    let arities = ContiguousArray(program.predicates.map { Int32($0.arity) })
    for clause in program.clauses[dependencies.heads.count...] {
      try dependencies.append(clause, arities: arities)
    }
    let strata = Strata(dependencies, predicateCount: arities.count)
    try strata.checkNegation(dependencies, program.clauses)
    var changed = ContiguousArray(repeating: base == nil, count: arities.count)
    if let base { Model.findChanged(&changed, base.model, base.addition, dependencies, strata) }
    var relations = base?.model.relations ?? []
    relations.reserveCapacity(arities.count)
    for place in arities.indices {
      if place >= relations.count {
        relations.append(Relation(arity: Int(arities[place])))
      } else if changed[place] {
        relations[place] = Relation(arity: Int(arities[place]))
      }
    }
    var table = program.numbers
    if let base { table = base.model.numbers; _ = table.merge(base.addition.numbers) }
    let numbers = Numbers(table)
    let evaluator = Evaluator(
      program, dependencies, strata, relations: relations, stamp: base?.model.stamp ?? 0, numbers: numbers,
      limits: limits, thresholds: thresholds)
    try evaluator.run { changed[$0] }
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

  /// Finds the relations that an addition can change: those it speaks of, and all that read them.
  private static func findChanged(
    _ changed: inout ContiguousArray<Bool>, _ base: Model, _ addition: Program, _ dependencies: Dependencies,
    _ strata: Strata
  ) {
    for place in base.relations.count..<changed.count { changed[place] = true }
    for predicate in addition.facts.predicates where changed.indices.contains(Int(predicate.index)) {
      changed[Int(predicate.index)] = true
    }
    for clause in addition.clauses { changed[Int(clause.head.predicate.index)] = true }
    for number in 0..<strata.count {
      let members = strata.members[strata.range(of: number)]
      let isChanged = members.contains { member in
        changed[Int(member)]
          || strata.clauses[Int(member)].contains { clause in
            dependencies.edges(of: Int(clause)).contains { changed[Int(dependencies.targets[$0])] }
          }
      }
      if isChanged { for member in members { changed[Int(member)] = true } }
    }
  }
}
