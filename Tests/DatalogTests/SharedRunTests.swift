import Testing

@testable import Datalog

/// A run that is shared by two threads gives the same as one thread, row by row and in the same order.
@Suite struct SharedRunTests {
  private static func v(_ number: Int) -> Term { .variable(number) }

  /// All rows in order, with what they come from.
  private static func rows(_ model: Model) -> [[String]] {
    model.program.predicates.indices.map { number in
      model.rows(of: Predicate(Int32(number))).map { row in
        "\(model.values(of: row).map(\.raw)) \(model.round(of: row)) \(model.derivation(of: row))"
      }
    }
  }

  @Test func `random programs give the same rows in the same order`() throws {
    for seed in seeds(150) {
      let program = RandomProgram(seed: seed).program
      let alone = try Model(evaluating: program, Thresholds(lists: 1, shared: 1, cores: 1))
      let shared = try Model(evaluating: program, Thresholds(lists: 1, shared: 1, cores: 2))
      #expect(Self.rows(alone) == Self.rows(shared), "seed \(seed)")
    }
  }

  /// Pairs (i, j) with i * j below a limit, joined with themselves: 200,000 solutions, many of them the same.
  private static var join: Program {
    var program = Program()
    let edge = program.addPredicate("edge", arity: 2)
    let odd = program.addPredicate("odd", arity: 2)
    let two = program.addPredicate("two", arity: 2)
    for i in 1..<1500 as Range<Int32> {
      for j in 1..<max(2, 1500 / i) {
        program.facts.append(Fact(edge, [Value(i), Value(j * 7 % 1500)]))
        if (i + j) % 3 == 0 { program.facts.append(Fact(odd, [Value(i), Value(j)])) }
      }
    }
    program.clauses = [
      Clause(
        head: Atom(two, [v(0), v(2)]),
        body: [
          .atom(Atom(edge, [v(0), v(1)])), .atom(Atom(edge, [v(1), v(2)])), .absent([.atom(Atom(odd, [v(0), v(2)]))]),
        ], origin: 5)
    ]
    return program
  }

  @Test func `large runs give the same rows in the same order, and meet the same limits`() throws {
    let program = Self.join
    let two = Predicate(2)
    let alone = try Model(evaluating: program, Thresholds(cores: 1))
    let shared = try Model(evaluating: program, Thresholds(shared: 100, cores: 2))
    #expect(alone.count(of: two) > 10_000)
    #expect(alone.rows(of: two).map { alone.values(of: $0) } == shared.rows(of: two).map { shared.values(of: $0) })
    #expect(throws: EvaluationError.tooManyRows(limit: 5000, origin: 5)) {
      try Model(evaluating: program, limits: Limits(rows: 5000), Thresholds(shared: 100, cores: 2))
    }
    #expect(throws: EvaluationError.interrupted(.time, origin: 5)) {
      try Model(evaluating: program, limits: Limits { .time }, Thresholds(shared: 100, cores: 2))
    }
  }
}
