import Testing

@testable import Datalog

/// Additions to a model, and what of it they leave alone.
@Suite struct ExtensionTests {
  private let base: Model
  private let edge = Predicate(0)
  private let path = Predicate(1)
  private let other = Predicate(2)

  init() throws {
    var program = Program()
    let edge = program.addPredicate("edge", arity: 2)
    let path = program.addPredicate("path", arity: 2)
    let other = program.addPredicate("other", arity: 1)
    for raw in Int32(0)..<5 { program.facts.append(Fact(edge, [Value(raw), Value(raw + 1)])) }
    program.facts.append(Fact(other, [Value(3)]))
    program.clauses = [
      Clause(head: Atom(path, [v(0), v(1)]), body: [atom(edge, v(0), v(1))]),
      Clause(head: Atom(path, [v(0), v(2)]), body: [atom(edge, v(0), v(1)), atom(path, v(1), v(2))]),
    ]
    base = try Model(evaluating: program)
  }

  @Test func newRelationsLeaveOldOnesAlone() throws {
    var addition = Program(extending: base.program)
    let new = addition.addPredicate("new", arity: 1)
    addition.clauses = [Clause(head: Atom(new, [v(0)]), body: [atom(path, v(0), c(5)), .absent([atom(other, v(0))])])]
    let model = try base.extended(by: addition)
    #expect(model.table(new) == [[0, 0], [1, 0], [2, 0], [4, 0]])
    #expect(model.relation(path) === base.relation(path))
    #expect(model.program.clauses.count == 3)
  }

  @Test func factsRecomputeWhatReadsThem() throws {
    var addition = Program(extending: base.program)
    addition.facts.append(Fact(edge, [Value(5), Value(6)], round: .usual))
    let model = try base.extended(by: addition)
    #expect(model.count(of: path) == 21)
    #expect(model.rows(of: path, upTo: .certain).count == 15)
    #expect(model.relation(other) === base.relation(other))
    #expect(base.count(of: path) == 15)
    for row in model.rows(of: path) { try ProofChecker(model).check(model.proof(of: row)) }
  }

  @Test func numbersForValuesInUseRecomputeEverything() throws {
    var program = base.program
    let long = program.addPredicate("long", arity: 1)
    program.clauses.append(Clause(head: Atom(long, [v(0)]), body: [atom(other, v(0)), .compare(.greater, v(0), c(2))]))
    program.numbers.assign(2, to: Value(2))
    let model = try Model(evaluating: program)
    #expect(model.count(of: long) == 0)
    var addition = Program(extending: program)
    addition.numbers.assign(3, to: Value(3))
    #expect(try model.extended(by: addition).count(of: long) == 1)
  }

  @Test func refusedAdditionsLeaveTheModel() throws {
    var addition = Program(extending: base.program)
    addition.clauses = [
      Clause(head: Atom(edge, [v(0), v(0)]), body: [atom(other, v(0)), .absent([atom(path, v(0), v(0))])])
    ]
    #expect(throws: EvaluationError.self) { try base.extended(by: addition) }
    #expect(base.count(of: path) == 15)
  }

  @Test func proofsThatDoNotFollowAreRefused() throws {
    let row = try #require(base.contains(path, [Value(0), Value(2)]))
    let checker = ProofChecker(base)
    let proof = base.proof(of: row)
    try checker.check(proof)
    var wrong = proof
    wrong.steps.removeFirst()
    #expect(throws: ProofError.self) { try checker.check(wrong) }
    wrong = proof
    wrong.steps[wrong.steps.count - 1].values[1] = Value(3)
    #expect(throws: ProofError(step: wrong.steps.count - 1, fault: .otherRow)) { try checker.check(wrong) }
    guard case .clause(var application) = proof.steps.last?.derivation else { return #expect(Bool(false)) }
    application.premises.reverse()
    wrong = proof
    wrong.steps[wrong.steps.count - 1].derivation = .clause(application)
    #expect(throws: ProofError(step: wrong.steps.count - 1, fault: .premise(0))) { try checker.check(wrong) }
  }

  @Test func allDerivationsOfARow() throws {
    var addition = Program(extending: base.program)
    addition.facts.append(Fact(edge, [Value(0), Value(2)], origin: 8))
    addition.facts.append(Fact(path, [Value(0), Value(2)], origin: 9))
    addition.facts.append(Fact(edge, [Value(2), Value(0)], origin: 9))
    let model = try base.extended(by: addition)
    let row = try #require(model.contains(path, [Value(0), Value(2)]))
    let all = model.derivations(of: row)
    #expect(all.first == .fact(origin: 9))
    // By the fact, by the edge, over 1; not over 2 and back, which would rest on the row itself.
    #expect(all.count == 3)
    #expect(model.derivations(of: row, limit: 2).count == 2)
  }
}
