import Archive

extension Model {
  /// The first derivation of a row.
  ///
  /// Only the clause is stored with a row; its body is solved again, over the rows that were there
  /// before the iteration that added the row. Premises are therefore always older than what they
  /// prove, and following them ends at facts. Costs one query that begins with the row's values.
  public func derivation(of row: RowRef) -> Derivation {
    let relation = relation(row.predicate)
    if let spread = relation.spread { return derivation(of: row, spread) }
    let source = relation.copied ?? relation.store.pointee.source[Int(row.row)]
    if source < 0 { return .fact(origin: program.facts.origin(of: Int(~source))) }
    let stamp = relation.stamp(of: row.row)
    guard let found = first(Int(source), to: row, round: round(of: row), before: stamp) else {
      preconditionFailure("a row that its clause does not derive")
    }
    return .clause(found)
  }

  /// The first way in which a clause derives a row.
  func first(
    _ clause: Int, to row: RowRef, round: Round, before stamp: Int32?, given: [(variable: Int, value: Value)] = []
  ) -> Application? {
    var found: Application?
    apply(clause, to: row, round: round, before: stamp, given: given) { application in
      found = application
      return false
    }
    return found
  }

  /// All derivations of a row, at most `limit`, beginning with the first one: the facts that state
  /// it, and each use of a clause whose premises do not themselves rest on the row.
  ///
  /// Some may be weaker than the row itself. Costs a look at every fact and one query for each
  /// clause that concludes the relation.
  public func derivations(of row: RowRef, limit: Int = .max) -> [Derivation] {
    var results = [derivation(of: row)]
    var seen = Set(results)
    let values = values(of: row).map(\.raw)
    for place in program.facts.places(of: row.predicate, values) where results.count < limit {
      let fact = Derivation.fact(origin: program.facts.origin(of: place))
      if seen.insert(fact).inserted { results.append(fact) }
    }
    var known: [RowRef: Bool] = [row: true]
    for clause in clauses(concluding: row.predicate) where results.count < limit {
      apply(clause, to: row, round: .possible, before: nil) { application in
        guard !application.premises.contains(where: { rests($0, on: row, &known) }) else { return true }
        let next = Derivation.clause(application)
        if seen.insert(next).inserted { results.append(next) }
        return results.count < limit
      }
    }
    return results
  }

  /// Whether the first derivation of `start` uses `row` at any depth.
  private func rests(_ start: RowRef, on row: RowRef, _ known: inout [RowRef: Bool]) -> Bool {
    let oldest = relation(row.predicate).stamp(of: row.row)
    var path: [(row: RowRef, premises: ArraySlice<RowRef>)] = []
    func open(_ next: RowRef) {
      if known[next] != nil { return }
      known[next] = false
      // What came in an earlier iteration rests on nothing of this one; of lists all rows came in one.
      let stamp = relation(next.predicate).stamp(of: next.row)
      if stamp < oldest || stamp == oldest && relation(next.predicate).spread == nil { return }
      guard case .clause(let application) = derivation(of: next) else { return }
      path.append((next, application.premises[...]))
    }
    open(start)
    while let (current, premises) = path.last {
      if premises.contains(where: { known[$0] == true }) {
        known[current] = true
        path.removeLast()
      } else if let next = premises.first(where: { known[$0] == nil }) {
        open(next)
      } else {
        path.removeLast()
      }
    }
    return known[start] ?? false
  }

  /// Shows the ways in which a clause derives a row, from rows that were there before iteration
  /// `stamp`.
  private func apply(
    _ number: Int, to row: RowRef, round: Round, before stamp: Int32?,
    given: [(variable: Int, value: Value)] = [], visit: (Application) -> Bool
  ) {
    let clause = program.clauses[number]
    guard var bindings = clause.head.bindings(for: values(of: row)) else { return }
    for (variable, value) in given {
      while bindings.count <= variable { bindings.append(nil) }
      bindings[variable] = value
    }
    var outer = VariableSet()
    for variable in bindings.indices where bindings[variable] != nil { outer.insert(variable) }
    var isOver = false
    for body in Alternatives.of(clause.body) ?? [] where !isOver {
      let search = Search(body, bindings, outer)
      let numbers = Numbers(numbers)
      // No limits are given and the clause has been checked, so nothing can be thrown.
      try? search.run(self, round: round, numbers, .none, { self.range($0, $1, round, stamp) }) { found in
        isOver = !visit(application(number, body, found.solution))
        return !isOver
      }
    }
  }

  private func range(_ predicate: Int, _ reading: Reading, _ round: Round, _ stamp: Int32?) -> Range<Int32> {
    let relation = relations[predicate]
    switch reading {
    case .everything: return 0..<relation.count
    case .usual: return 0..<relation.end(of: .usual)
    case .visible, .old, .delta:
      let end = relation.end(of: round)
      return 0..<(stamp.map { min(end, relation.count(before: $0)) } ?? end)
    }
  }

  private func application(_ number: Int, _ body: [Literal], _ solution: Solution) -> Application {
    var absences: [[Literal]] = []
    var tallies: [Tally] = []
    for literal in body {
      if case .absent(let inner) = literal { absences.append(inner.map { $0.replacing(solution.values) }) }
      if case .aggregate(let aggregate) = literal {
        let instance = aggregate.replacing(solution.values)
        tallies.append(Tally(aggregate: instance, rows: rows(under: instance)))
      }
    }
    return Application(
      clause: number, origin: program.clauses[number].origin, bindings: solution.values,
      premises: solution.premises, absences: absences, tallies: tallies, body: body)
  }

  /// The rows that the solutions of an aggregate rest on, in order of finding.
  private func rows(under aggregate: Aggregate) -> [RowRef] {
    var rows: [RowRef] = []
    var seen: Set<RowRef> = []
    try? solve(aggregate.over, upTo: aggregate.allowed) { solution in
      for row in solution.premises where seen.insert(row).inserted { rows.append(row) }
      return true
    }
    return rows
  }
}

extension Atom {
  /// The bindings under which the atom becomes the row `values`, if there are any.
  func bindings(for values: [Value]) -> [Value?]? {
    let span = terms.compactMap(\.variable).max().map { $0 + 1 } ?? 0
    var bindings = [Value?](repeating: nil, count: span)
    for (term, value) in zip(terms, values) {
      switch term {
      case .constant(let constant): if constant != value { return nil }
      case .variable(let variable):
        if let known = bindings[variable], known != value { return nil }
        bindings[variable] = value
      }
    }
    return bindings
  }
}
