import Datalog

/// Programs of the shapes that engines are compared by, made from a seed.
enum EngineBenchmarks {
  static func run(seed: UInt64) throws -> Group {
    var group = Group("Engine: everything that follows, from facts and clauses in memory")
    for size in [1_000, 10_000, 100_000] {
      try measure("inheritance, \(size) members", inheritance(size, seed), in: &group)
    }
    for size in [250, 500, 1_000] { try measure("closure of a chain of \(size)", closure(chain(size)), in: &group) }
    for size in [500, 1_000, 2_000] {
      try measure("closure of a graph of \(size) nodes", closure(graph(size, size * 2, seed)), in: &group)
    }
    for size in [1_000, 4_000] { try measure("same generation, \(size) nodes", sameGeneration(size, seed), in: &group) }
    for size in [10_000, 40_000] {
      try measure("two-step join with absence, \(size) edges", join(size, seed), in: &group)
    }
    return group
  }

  private static func measure(_ name: String, _ program: Program, in group: inout Group) throws {
    let rows = try Model(evaluating: program).rowCount
    try group.measure(name, Double(rows), "rows") { _ = try Model(evaluating: program) }
  }

  private static func variable(_ number: Int) -> Term { .variable(number) }

  private static func atom(_ predicate: Predicate, _ variables: Int...) -> Atom {
    Atom(predicate, variables.map(variable))
  }

  private static func chain(_ count: Int) -> [(Int, Int)] { (0..<count).map { ($0, $0 + 1) } }

  private static func graph(_ nodes: Int, _ edges: Int, _ seed: UInt64) -> [(Int, Int)] {
    var random = SplitMix(seed: seed)
    return (0..<edges).map { _ in (random.below(nodes), random.below(nodes)) }
  }

  private static func program(_ pairs: [(Int, Int)], _ name: String) -> (Program, Predicate) {
    var program = Program()
    let predicate = program.addPredicate(name, arity: 2)
    for (left, right) in pairs {
      program.facts.append(Fact(predicate, [Value(Int32(left)), Value(Int32(right))]))
    }
    return (program, predicate)
  }

  private static func closure(_ pairs: [(Int, Int)]) -> Program {
    var (program, step) = program(pairs, "step")
    let reach = program.addPredicate("reach", arity: 2)
    program.clauses = [
      Clause(head: atom(reach, 0, 1), body: [.atom(atom(step, 0, 1))]),
      Clause(head: atom(reach, 0, 2), body: [.atom(atom(step, 0, 1)), .atom(atom(reach, 1, 2))]),
    ]
    return program
  }

  /// Members of kinds in a tree, with what is said of the kinds.
  private static func inheritance(_ members: Int, _ seed: UInt64) -> Program {
    var random = SplitMix(seed: seed)
    let kinds = max(10, members / 20)
    var pairs = (1..<kinds).map { ($0, random.below($0)) }
    pairs += (kinds..<kinds + members).map { ($0, random.below(kinds)) }
    var (program, link) = program(pairs, "link")
    let isA = program.addPredicate("isA", arity: 2)
    let stated = program.addPredicate("stated", arity: 2)
    let holds = program.addPredicate("holds", arity: 2)
    for kind in stride(from: 0, to: kinds, by: 3) {
      program.facts.append(Fact(stated, [Value(Int32(kind)), Value(Int32(random.below(100)))]))
    }
    program.clauses = [
      Clause(head: atom(isA, 0, 1), body: [.atom(atom(link, 0, 1))]),
      Clause(head: atom(isA, 0, 2), body: [.atom(atom(link, 0, 1)), .atom(atom(isA, 1, 2))]),
      Clause(head: atom(holds, 0, 2), body: [.atom(atom(isA, 0, 1)), .atom(atom(stated, 1, 2))]),
    ]
    return program
  }

  private static func sameGeneration(_ count: Int, _ seed: UInt64) -> Program {
    var random = SplitMix(seed: seed)
    var (program, parent) = program((1..<count).map { ($0, random.below(max(1, $0 / 3))) }, "parent")
    let same = program.addPredicate("same", arity: 2)
    program.clauses = [
      Clause(head: atom(same, 0, 1), body: [.atom(atom(parent, 0, 2)), .atom(atom(parent, 1, 2))]),
      Clause(
        head: atom(same, 0, 1),
        body: [.atom(atom(parent, 0, 2)), .atom(atom(same, 2, 3)), .atom(atom(parent, 1, 3))]),
    ]
    return program
  }

  private static func join(_ edges: Int, _ seed: UInt64) -> Program {
    var (program, edge) = program(graph(edges / 4, edges, seed), "edge")
    let open = program.addPredicate("open", arity: 2)
    program.clauses = [
      Clause(
        head: atom(open, 0, 2),
        body: [.atom(atom(edge, 0, 1)), .atom(atom(edge, 1, 2)), .absent([.atom(atom(edge, 0, 2))])])
    ]
    return program
  }
}
