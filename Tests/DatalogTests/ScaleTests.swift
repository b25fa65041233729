import Testing

@testable import Datalog

/// Sizes and uses that must not end in a stack overflow, a quadratic wait or a race.
@Suite struct ScaleTests {
  /// A chain of `count` relations, each read by the next, with a fact of every strength at its start.
  private func chain(_ count: Int) -> Program {
    var program = Program()
    for number in 0..<count { _ = program.addPredicate("r\(number)", arity: 1) }
    for round in Round.allCases {
      program.facts.append(Fact(Predicate(0), [Value(Int32(round.rawValue))], round: round))
      program.facts.append(Fact(Predicate(Int32(count - 1)), [Value(7 + Int32(round.rawValue))], round: round))
    }
    for number in 1..<count {
      program.clauses.append(
        Clause(
          head: Atom(Predicate(Int32(number)), [v(0)]), body: [atom(Predicate(Int32(number - 1)), v(0))],
          origin: Int32(number)))
    }
    return program
  }

  /// A relation of one column finds its rows by value until the values lie too far apart.
  @Test func sparseValuesAfterManyDenseOnes() throws {
    var program = Program()
    let (stated, derived) = (program.addPredicate("stated", arity: 1), program.addPredicate("derived", arity: 1))
    let values = Array(0..<Int32(500)) + [5_000_000, 900_000, -7]
    for value in values { program.facts.append(Fact(stated, [Value(value)])) }
    program.clauses.append(Clause(head: Atom(derived, [v(0)]), body: [atom(stated, v(0))]))
    let model = try Model(evaluating: program)
    for value in values { #expect(model.contains(derived, [Value(value)]) != nil) }
    #expect(model.contains(derived, [Value(600)]) == nil)
    #expect(model.table(derived).count == values.count)
  }

  @Test func longChainsOfRules() throws {
    let count = 3000
    var program = chain(count)
    let model = try Model(evaluating: program)
    let last = Predicate(Int32(count - 1))
    #expect(model.table(last) == [[0, 0], [1, 1], [2, 2], [7, 0], [8, 1], [9, 2]])
    let row = try #require(model.contains(last, [Value(0)]))
    let proof = model.proof(of: row)
    #expect(proof.steps.count == count)
    try ProofChecker(model).check(proof)
    #expect(model.derivations(of: row).count == 1)

    program.clauses.append(
      Clause(head: Atom(Predicate(0), [v(0)]), body: [atom(last, v(0)), .absent([atom(last, c(5))])]))
    do throws(EvaluationError) {
      _ = try Model(evaluating: program)
      Issue.record("a cycle through an absence")
    } catch .notStratified(let cycle) {
      #expect(cycle.links.count == count)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func relationsWithoutColumnsHoldOrNot() throws {
    var program = Program()
    let rains = program.addPredicate("rains", arity: 0)
    let shines = program.addPredicate("shines", arity: 0)
    let wet = program.addPredicate("wet", arity: 0)
    program.facts.append(Fact(rains, [], round: .usual))
    program.facts.append(Fact(rains, []))
    program.clauses = [Clause(head: Atom(wet, []), body: [atom(rains), .absent([atom(shines)])])]
    let model = try Model(evaluating: program)
    #expect(model.table(wet) == [[0]])
    #expect(model.contains(shines, []) == nil)
    let row = try #require(model.contains(wet, []))
    try ProofChecker(model).check(model.proof(of: row))
  }

  @Test func modelsAreSharedBetweenTasks() async throws {
    var program = Program()
    let triple = program.addPredicate("triple", arity: 3)
    for n in Int32(0)..<400 { program.facts.append(Fact(triple, [Value(n % 7), Value(n % 11), Value(n % 13)])) }
    let model = try Model(evaluating: program)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          var count = 0
          let terms = (0..<3).map { $0 == task % 3 ? c(3) : v($0) }
          try model.solve([.atom(Atom(triple, terms)), atom(triple, v(0), v(5), v(2))]) { _ in
            count += 1
            return true
          }
          return count
        }
      }
      for try await count in group { #expect(count > 0) }
    }
  }
}
