import Testing

@testable import Datalog

/// What aggregates come to over a small table of owners and heights.
@Suite struct AggregateTests {
  private let program: Program
  private let height = Predicate(0)
  private let owner = Predicate(1)

  /// Owners 1–4; heights 10, 20, 20 and one that is no number. The height of 3 is usual, and a
  /// possible owner 5 has height 40.
  init() {
    var program = Program()
    _ = program.addPredicate("height", arity: 2)
    _ = program.addPredicate("owner", arity: 1)
    for raw in [10, 20, 40] { program.numbers.assign(Double(raw), to: Value(Int32(raw))) }
    program.facts.append(Fact(height, [Value(1), Value(10)]))
    program.facts.append(Fact(height, [Value(2), Value(20)]))
    program.facts.append(Fact(height, [Value(3), Value(20)], round: .usual))
    program.facts.append(Fact(height, [Value(4), Value(99)]))
    program.facts.append(Fact(height, [Value(5), Value(40)], round: .possible))
    for raw in Int32(1)...6 { program.facts.append(Fact(owner, [Value(raw)])) }
    self.program = program
  }

  @Test(
    arguments: [
      (.count, [0], false, 4, .usual),
      (.count, [0], true, 5, .possible),
      (.count, [1], false, 3, .certain),
      (.least, [1], false, 10, .certain),
      (.least, [0, 1], false, 10, .usual),
      (.greatest, [1], false, 20, .certain),
      (.greatest, [1], true, 40, .possible),
      (.total, [0, 1], false, 50, .usual),
      (.total, [1], false, 30, .certain),
      (.average, [1], false, 15, .certain),
      (.average, [0, 1], true, 22.5, .possible),
    ] as [(Aggregate.Operation, [Int], Bool, Double, Round)])
  func ofAllRows(
    operation: Aggregate.Operation, of: [Int], includesPossible: Bool, number: Double, round: Round
  ) throws {
    let aggregate = Aggregate(
      operation, of: of, over: [atom(height, v(0), v(1))], v(2), includesPossible: includesPossible)
    var found: [(Double?, Round)] = []
    try Model(evaluating: program).solve([.aggregate(aggregate)]) { solution in
      found.append((solution.values[2].flatMap { solution.numbers?.number(of: $0) }, solution.round))
      return true
    }
    #expect(found.count == 1)
    #expect(found.first?.0 == number)
    #expect(found.first?.1 == round)
  }

  /// The owners from 1 to 6 for which an aggregate over their own heights holds.
  private func owners(_ operation: Aggregate.Operation, _ comparison: Comparison, _ number: Double) throws -> [Int32] {
    var program = program
    program.numbers.assign(number, to: Value(1000))
    let aggregate = Aggregate(operation, of: [1], over: [atom(height, v(0), v(1))], is: comparison, c(1000))
    var found: [Int32] = []
    try Model(evaluating: program).solve([atom(owner, v(0)), .aggregate(aggregate)]) { solution in
      found.append(solution.values[0]!.raw)
      return true
    }
    return found
  }

  @Test func groupsAreTheVariablesBoundOutside() throws {
    #expect(try owners(.count, .equal, 0) == [5, 6])
    #expect(try owners(.count, .less, 1) == [5, 6])
    #expect(try owners(.total, .greaterOrEqual, 0) == [1, 2, 3])
    #expect(try owners(.greatest, .greater, 10) == [2, 3])
    #expect(try owners(.average, .notEqual, 20) == [1])
  }

  @Test func superlativesGiveTiesInTheRoundOfTheWeakest() throws {
    var program = program
    let highest = program.addPredicate("highest", arity: 1)
    let greatest = Aggregate(.greatest, of: [2, 3], over: [atom(height, v(2), v(3))], v(1))
    program.clauses = [
      Clause(head: Atom(highest, [v(0)]), body: [atom(height, v(0), v(1)), .aggregate(greatest)])
    ]
    let model = try Model(evaluating: program)
    #expect(model.table(highest) == [[2, 1], [3, 1]])
    let row = try #require(model.contains(highest, [Value(2)]))
    guard case .clause(let application) = model.derivation(of: row) else { return #expect(Bool(false)) }
    #expect(application.tallies.map(\.rows.count) == [4])
    try ProofChecker(model).check(model.proof(of: row))
  }

  @Test func sharedResultsCompare() throws {
    var program = program
    let likes = program.addPredicate("likes", arity: 2)
    for (a, b) in [(1, 7), (1, 8), (2, 9), (3, 7), (3, 9)] {
      program.facts.append(Fact(likes, [Value(Int32(a)), Value(Int32(b))]))
    }
    func number(_ who: Int, _ what: Int) -> Literal {
      .aggregate(Aggregate(.count, of: [what], over: [atom(likes, v(who), v(what))], v(9)))
    }
    var pairs: Set<[Int32]> = []
    try Model(evaluating: program).solve([atom(likes, v(0), c(7)), atom(owner, v(1)), number(0, 2), number(1, 3)]) {
      pairs.insert([$0.values[0]!.raw, $0.values[1]!.raw])
      return true
    }
    #expect(pairs == [[1, 1], [1, 3], [3, 1], [3, 3]])
  }

  @Test func madeNumbersAreInTheModel() throws {
    var program = program
    let sum = program.addPredicate("sum", arity: 1)
    let total = Aggregate(.total, of: [0, 1], over: [atom(height, v(0), v(1))], v(2))
    program.clauses = [Clause(head: Atom(sum, [v(2)]), body: [.aggregate(total)])]
    let model = try Model(evaluating: program)
    let row = try #require(model.rows(of: sum).first)
    #expect(model.numbers.number(of: model.values(of: row)[0]) == 50)
    #expect(model.values(of: row)[0].raw < 0)

    var addition = Program(extending: model.program)
    addition.numbers.assign(50, to: Value(2000))
    addition.facts.append(Fact(sum, [Value(2000)]))
    #expect(try model.extended(by: addition).count(of: sum) == 1)
  }
}
