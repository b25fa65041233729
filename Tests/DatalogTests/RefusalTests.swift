import Synchronization
import Testing

@testable import Datalog

/// Programs that are refused, and how far evaluation may go.
@Suite struct RefusalTests {
  @Test func negationInACycleIsRefusedWithTheCycle() throws {
    var program = Program()
    let a = program.addPredicate("a", arity: 1)
    let b = program.addPredicate("b", arity: 1)
    let d = program.addPredicate("d", arity: 1)
    program.clauses = [
      Clause(head: Atom(d, [v(0)]), body: [atom(a, v(0))], origin: 1),
      Clause(head: Atom(a, [v(0)]), body: [atom(b, v(0))], origin: 2),
      Clause(head: Atom(b, [v(0)]), body: [atom(b, v(0)), .absent([atom(d, v(0))])], origin: 3),
    ]
    #expect(cycle(of: program)?.cycle == [b, d, a])
    #expect(cycle(of: program)?.origins == [3, 1, 2])
    #expect(cycle(of: program)?.links.map(\.isNegative) == [true, false, false])
    #expect(cycle(of: program)?.links.map(\.read) == [d, a, b])
  }

  @Test func countingItselfIsRefused() throws {
    var program = Program()
    let a = program.addPredicate("a", arity: 1)
    let count = Aggregate(.count, of: [1], over: [.either([[atom(a, v(1))]])], is: .greater, c(0))
    program.clauses = [Clause(head: Atom(a, [c(1)]), body: [.aggregate(count)], origin: 7)]
    #expect(cycle(of: program)?.cycle == [a])
    #expect(cycle(of: program)?.origins == [7])
  }

  private func cycle(of program: Program) -> NegativeCycle? {
    do throws(EvaluationError) {
      _ = try Model(evaluating: program)
    } catch .notStratified(let cycle) {
      return cycle
    } catch {}
    return nil
  }

  @Test(
    arguments: [
      ([], 0),
      ([.absent([atom(Predicate(0), v(0))])], 0),
      ([atom(Predicate(0), v(1))], 0),
      ([atom(Predicate(0), v(0)), .different(v(0), v(2))], 2),
      ([atom(Predicate(0), v(0)), .compare(.less, v(3), c(1))], 3),
      ([.either([[atom(Predicate(0), v(0))], [atom(Predicate(0), v(1))]])], 0),
      ([.same(v(0), v(1))], 0),
      ([atom(Predicate(0), v(0)), .absent([.different(v(4), c(1))])], 4),
      ([atom(Predicate(0), v(0)), .aggregate(Aggregate(.total, of: [5], over: [atom(Predicate(0), v(1))], v(2)))], 5),
      ([atom(Predicate(0), v(0)), .aggregate(Aggregate(.total, of: [1], over: [atom(Predicate(0), v(1))], v(1)))], 1),
    ] as [([Literal], Int)])
  func unsafeClausesAreRefused(body: [Literal], variable: Int) throws {
    var program = Program()
    _ = program.addPredicate("a", arity: 1)
    let head = program.addPredicate("b", arity: 1)
    program.clauses = [Clause(head: Atom(head, [v(0)]), body: body, origin: 5)]
    #expect(throws: EvaluationError.unsafe(origin: 5, variable: variable)) { try Model(evaluating: program) }
  }

  @Test func wrongWidthsAreRefused() throws {
    var program = Program()
    let a = program.addPredicate("a", arity: 2)
    program.facts.append(Fact(a, [Value(1)], origin: 4))
    #expect(throws: EvaluationError.wrongArity(a, origin: 4)) { try Model(evaluating: program) }
    program.facts = FactList()
    program.clauses = [Clause(head: Atom(a, [c(1), c(2)]), body: [atom(Predicate(9), v(0))], origin: 6)]
    #expect(throws: EvaluationError.wrongArity(Predicate(9), origin: 6)) { try Model(evaluating: program) }
    program.clauses = [Clause(head: Atom(a, [c(1), c(2)]), body: [atom(a, v(0), v(128))], origin: 6)]
    #expect(throws: EvaluationError.tooManyVariables(origin: 6)) { try Model(evaluating: program) }
    program.clauses = []
    let model = try Model(evaluating: program)
    #expect(throws: EvaluationError.wrongArity(a, origin: nil)) { try model.solve([atom(a, v(0))]) { _ in true } }
  }

  @Test func tooManyAlternativesAreRefused() throws {
    var program = Program()
    let a = program.addPredicate("a", arity: 1)
    let choice = Literal.either([[atom(a, v(0))], [atom(a, v(0)), .different(v(0), c(1))]])
    program.clauses = [Clause(head: Atom(a, [v(0)]), body: Array(repeating: choice, count: 11), origin: 3)]
    #expect(throws: EvaluationError.tooManyAlternatives(origin: 3)) { try Model(evaluating: program) }
  }

  /// A relation of all triples over `count` values.
  private func cube(_ count: Int32) -> Program {
    var program = Program()
    let one = program.addPredicate("one", arity: 1)
    let three = program.addPredicate("three", arity: 3)
    for raw in 0..<count { program.facts.append(Fact(one, [Value(raw)])) }
    program.clauses = [
      Clause(
        head: Atom(three, [v(0), v(1), v(2)]), body: [atom(one, v(0)), atom(one, v(1)), atom(one, v(2))], origin: 7)
    ]
    return program
  }

  @Test func derivedRowsAreLimited() throws {
    let program = cube(10)
    #expect(try Model(evaluating: program, limits: Limits(rows: 1000)).rowCount == 1010)
    #expect(throws: EvaluationError.tooManyRows(limit: 999, origin: 7)) {
      try Model(evaluating: program, limits: Limits(rows: 999))
    }
  }

  @Test func evaluationAndQueriesCanBeCancelled() throws {
    #expect(throws: EvaluationError.interrupted(.time, origin: 7)) {
      try Model(evaluating: cube(40), limits: Limits(interruption: { .time }))
    }
    let model = try Model(evaluating: cube(40))
    let looks = Mutex(0)
    let limits = Limits(interruption: {
      looks.withLock { looks in
        looks += 1
        return looks == 3 ? .cancelled : nil
      }
    })
    #expect(throws: EvaluationError.interrupted(.cancelled, origin: nil)) {
      try model.solve([atom(Predicate(1), v(0), v(1), v(2)), atom(Predicate(0), v(3))], limits: limits) { _ in true }
    }
    #expect(looks.withLock { $0 } == 3)
  }
}
