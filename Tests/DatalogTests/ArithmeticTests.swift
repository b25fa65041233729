import Testing

@testable import Datalog

/// Numbers made of two numbers: density(X, D) ← people(X, P), area(X, A), D = P / A.
@Suite struct ArithmeticTests {
  private func program(_ operation: Arithmetic, _ pairs: [(Double, Double)]) -> Program {
    var program = Program()
    _ = program.addPredicate("people", arity: 2)
    _ = program.addPredicate("area", arity: 2)
    _ = program.addPredicate("density", arity: 2)
    var next = Int32(100)
    func number(_ value: Double) -> Value {
      next += 1
      program.numbers.assign(value, to: Value(next))
      return Value(next)
    }
    for (place, pair) in pairs.enumerated() {
      program.facts.append(Fact(Predicate(0), [Value(Int32(place)), number(pair.0)]))
      program.facts.append(Fact(Predicate(1), [Value(Int32(place)), number(pair.1)]))
    }
    program.clauses = [
      Clause(
        head: atom(2, 0, 3),
        body: [.atom(atom(0, 0, 1)), .atom(atom(1, 0, 2)), .compute(operation, v(1), v(2), v(3))])
    ]
    return program
  }

  private func v(_ index: Int) -> Term { .variable(index) }
  private func atom(_ predicate: Int32, _ a: Int, _ b: Int) -> Atom { Atom(Predicate(predicate), [v(a), v(b)]) }

  private func results(_ model: Model, _ body: [Literal], _ variable: Int) throws -> [Double] {
    var found: [Double] = []
    try model.solve(body) { solution in
      if let number = solution.values[variable].flatMap({ (solution.numbers ?? model.numbers).number(of: $0) }) {
        found.append(number)
      }
      return true
    }
    return found.sorted()
  }

  @Test(
    arguments: [(.sum, [8, 13]), (.difference, [4, 7]), (.product, [12, 30]), (.quotient, [3, 10.0 / 3])]
      as [(Arithmetic, [Double])])
  func operations(operation: Arithmetic, expected: [Double]) throws {
    let model = try Model(evaluating: program(operation, [(6, 2), (10, 3)]))
    #expect(try results(model, [.atom(atom(2, 0, 1))], 1) == expected)
  }

  @Test func divisionByZeroComesToNothing() throws {
    let model = try Model(evaluating: program(.quotient, [(6, 0), (0, 0), (6, 3)]))
    #expect(try results(model, [.atom(atom(2, 0, 1))], 1) == [2])
  }

  /// A result that is bound already is compared: which pairs have a difference that is their second number?
  @Test func boundResults() throws {
    let model = try Model(evaluating: program(.sum, [(6, 3), (10, 3)]))
    let body: [Literal] = [.atom(atom(0, 0, 1)), .atom(atom(1, 0, 2)), .compute(.difference, v(1), v(2), v(2))]
    #expect(try results(model, body, 1) == [6])
  }

  @Test func proofsOfComputedRows() throws {
    let model = try Model(evaluating: program(.product, [(6, 2)]))
    var rows: [RowRef] = []
    try model.solve([.atom(atom(2, 0, 1))]) { solution in
      rows += solution.premises
      return true
    }
    #expect(rows.count == 1)
    try ProofChecker(model).check(model.proof(of: rows[0]))
  }

  /// What is computed may not be computed from itself: that would never end.
  @Test func selfReferenceIsRefused() {
    var program = program(.sum, [(6, 2)])
    program.clauses.append(
      Clause(head: atom(0, 0, 3), body: [.atom(atom(2, 0, 1)), .compute(.sum, v(1), v(1), v(3))]))
    #expect(throws: EvaluationError.self) { try Model(evaluating: program) }
  }
}
