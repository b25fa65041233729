import Testing

@testable import Datalog

/// Shorthands for programs in tests.
func atom(_ predicate: Predicate, _ terms: Term...) -> Literal { .atom(Atom(predicate, terms)) }
func v(_ number: Int) -> Term { .variable(number) }
func c(_ raw: Int32) -> Term { .constant(Value(raw)) }

extension Model {
  /// The rows of a relation as raw numbers with their rounds.
  func table(_ predicate: Predicate) -> Set<[Int32]> {
    Set(rows(of: predicate).map { row in values(of: row).map(\.raw) + [Int32(round(of: row).rawValue)] })
  }
}

@Suite struct ModelTests {
  @Test func closureOfChain() throws {
    var program = Program()
    let edge = program.addPredicate("edge", arity: 2)
    let path = program.addPredicate("path", arity: 2)
    for n in 0..<20 { program.facts.append(Fact(edge, [Value(Int32(n)), Value(Int32(n + 1))])) }
    program.clauses = [
      Clause(head: Atom(path, [v(0), v(1)]), body: [atom(edge, v(0), v(1))]),
      Clause(head: Atom(path, [v(0), v(2)]), body: [atom(path, v(0), v(1)), atom(edge, v(1), v(2))]),
    ]
    let model = try Model(evaluating: program)
    #expect(model.count(of: path) == 210)
    var found: [Int32] = []
    try model.solve([atom(path, c(3), v(0)), atom(edge, v(0), v(1)), .different(v(1), c(9))]) {
      found.append($0.values[1]!.raw)
      return true
    }
    #expect(found.sorted() == [5, 6, 7, 8] + Array(10...20))
  }

  @Test func strengthIsTheRoundOfFirstAppearance() throws {
    var program = Program()
    let a = program.addPredicate("a", arity: 1)
    let b = program.addPredicate("b", arity: 1)
    let d = program.addPredicate("d", arity: 1)
    let none = program.addPredicate("none", arity: 1)
    program.facts.append(Fact(a, [Value(1)], round: .possible))
    program.facts.append(Fact(a, [Value(2)]))
    program.facts.append(Fact(a, [Value(3)], round: .usual))
    program.facts.append(Fact(b, [Value(1)], round: .usual))
    program.clauses = [
      Clause(head: Atom(b, [v(0)]), body: [atom(a, v(0))], round: .usual),
      Clause(head: Atom(d, [v(0)]), body: [atom(b, v(0))]),
      Clause(head: Atom(none, [v(0)]), body: [atom(d, v(0)), .absent([atom(a, v(0))])]),
    ]
    let model = try Model(evaluating: program)
    #expect(model.table(b) == [[1, 1], [2, 1], [3, 1]])
    #expect(model.table(d) == [[1, 1], [2, 1], [3, 1]])
    #expect(model.table(a) == [[1, 2], [2, 0], [3, 1]])
    #expect(model.table(none) == [])
  }

  /// Rows are found by their first value however many there are and whichever index that leads to.
  @Test(arguments: [1, 20, 63, 64, 200], [2, 3]) func rowsAreFoundByTheirFirstValue(_ count: Int, _ arity: Int) throws {
    var program = Program()
    let edge = program.addPredicate("edge", arity: arity)
    for n in 0..<count {
      program.facts.append(Fact(edge, [n % 16, n, n][..<arity].map { Value(Int32($0)) }))
    }
    let model = try Model(evaluating: program)
    for first in 0..<17 {
      let expected = model.rows(of: edge).filter { model.values(of: $0)[0] == Value(Int32(first)) }
      #expect(model.rows(of: edge, with: Value(Int32(first))) == expected)
    }
  }
}
