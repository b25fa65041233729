import Archive

/// What is wrong with a proof, and at which of its steps.
public struct ProofError: Error, Hashable, Sendable {
  /// The faults a step can have.
  public enum Fault: Hashable, Sendable {
    /// No fact of the program says so.
    case noSuchFact
    /// The program has no such clause, or not of this origin.
    case noSuchClause
    /// The conditions are not an alternative of the clause's body.
    case otherBody
    /// The head with the bindings is another row.
    case otherHead
    /// A premise is missing or not proved before, or is another row than the condition says.
    case premise(Int)
    /// A test, an absence or an aggregate does not hold.
    case condition(Literal)
    /// The row is stronger or weaker than what it rests on.
    case strength(Round)
    /// The proof or the model gives the row other values.
    case otherRow
  }

  /// The place of the step in the proof.
  public var step: Int
  /// What is wrong with it.
  public var fault: Fault
}

/// Checks proofs without trusting the engine that found them.
///
/// Every clause is instantiated with the bindings of its step and compared with the rows proved
/// before; absences and aggregates are tried against all rows of the model, one by one. Only the
/// stored rows are taken from the model, none of its plans, indexes or searches.
public struct ProofChecker: Sendable {
  private let program: Program
  private let model: Model
  private let numbers: NumberTable

  /// A checker of proofs in a model of its program.
  public init(_ model: Model) {
    self.model = model
    program = model.program
    numbers = model.numbers
  }

  /// Refuses a proof in which a step does not follow.
  public func check(_ proof: Proof) throws(ProofError) {
    var rows: [Predicate: [PlainSearch.Row]] = [:]
    let search = PlainSearch(
      rows: { predicate in
        if let known = rows[predicate] { return known }
        let all = model.rows(of: predicate).map { (values: model.values(of: $0), round: model.round(of: $0)) }
        rows[predicate] = all
        return all
      },
      numbers: numbers)
    var proved: [RowRef: Proof.Step] = [:]
    for (place, step) in proof.steps.enumerated() {
      if let fault = fault(of: step, proved, search) { throw ProofError(step: place, fault: fault) }
      proved[step.row] = step
    }
  }

  private func fault(
    of step: Proof.Step, _ proved: [RowRef: Proof.Step], _ search: PlainSearch
  ) -> ProofError.Fault? {
    guard model.values(of: step.row) == step.values, model.round(of: step.row) == step.round else {
      return .otherRow
    }
    switch step.derivation {
    case .fact(let origin):
      return isStated(step, origin) ? nil : .noSuchFact
    case .clause(let application): return fault(of: application, for: step, proved, search)
    }
  }

  private func isStated(_ step: Proof.Step, _ origin: Int32) -> Bool {
    program.facts.places(of: step.row.predicate, step.values.map(\.raw)).contains { place in
      let fact = program.facts[place]
      return fact.origin == origin && fact.round == step.round
    }
  }

  private func fault(
    of application: Application, for step: Proof.Step, _ proved: [RowRef: Proof.Step], _ search: PlainSearch
  ) -> ProofError.Fault? {
    guard program.clauses.indices.contains(application.clause) else { return .noSuchClause }
    let clause = program.clauses[application.clause]
    guard clause.origin == application.origin else { return .noSuchClause }
    guard ProofChecker.isAlternative(application.body[...], of: clause.body[...]) else { return .otherBody }
    let head = clause.head.terms.map { $0.replacing(application.bindings) }
    guard clause.head.predicate == step.row.predicate, head == step.values.map(Term.constant) else {
      return .otherHead
    }
    var weakest = clause.round
    if let fault = faultOfPremises(application, proved, &weakest) { return fault }
    if let fault = faultOfConditions(application, search, &weakest) { return fault }
    return weakest == step.round ? nil : .strength(weakest)
  }

  private func faultOfPremises(
    _ application: Application, _ proved: [RowRef: Proof.Step], _ weakest: inout Round
  ) -> ProofError.Fault? {
    var place = 0
    for case .atom(let atom) in application.body {
      guard place < application.premises.count else { return .premise(place) }
      let terms = atom.terms.map { $0.replacing(application.bindings) }
      guard let premise = proved[application.premises[place]], premise.row.predicate == atom.predicate,
        terms == premise.values.map(Term.constant)
      else { return .premise(place) }
      weakest = max(weakest, premise.round)
      place += 1
    }
    return place == application.premises.count ? nil : .premise(place)
  }

  private func faultOfConditions(
    _ application: Application, _ search: PlainSearch, _ weakest: inout Round
  ) -> ProofError.Fault? {
    var bindings: PlainSearch.Bindings = [:]
    for (variable, value) in application.bindings.enumerated() { bindings[variable] = value }
    for literal in application.body {
      switch literal {
      case .atom: continue
      case .same(let a, let b):
        let (a, b) = (a.replacing(application.bindings), b.replacing(application.bindings))
        guard a.variable == nil, a == b else { return .condition(literal) }
      case .aggregate(let aggregate):
        guard let (_, strength) = search.evaluate(aggregate, bindings) else { return .condition(literal) }
        weakest = max(weakest, strength)
      case .compute(let operation, let a, let b, let result):
        guard search.compute(operation, a, b, result, bindings) != nil else { return .condition(literal) }
      case .different, .compare, .absent, .either:
        guard search.holds(literal, bindings) else { return .condition(literal) }
      }
    }
    return nil
  }

  /// Whether `body` is `whole` with one branch put in for each `either`.
  private static func isAlternative(_ body: ArraySlice<Literal>, of whole: ArraySlice<Literal>) -> Bool {
    guard let first = whole.first else { return body.isEmpty }
    let rest = whole.dropFirst()
    if case .either(let branches) = first {
      return branches.contains { isAlternative(body, of: ($0 + rest)[...]) }
    }
    return body.first == first && isAlternative(body.dropFirst(), of: rest)
  }
}
