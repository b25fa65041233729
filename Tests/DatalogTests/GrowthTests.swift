import Testing

@testable import Datalog

/// A model that facts are added to one after another comes to what evaluation from nothing comes to, and proves it.
@Suite struct GrowthTests {
  private static func rows(_ model: Model) -> [Set<String>] {
    model.program.predicates.indices.map { number in
      Set(
        model.rows(of: Predicate(Int32(number))).map { "\(model.values(of: $0).map(\.raw)) \(model.round(of: $0))" })
    }
  }

  /// Adds facts in several steps; after each the rows and some proofs are compared.
  private func check(
    _ program: Program, _ facts: [[Fact]], _ thresholds: Thresholds, _ seed: UInt64
  ) throws {
    var model = try Model(evaluating: program, thresholds)
    for (step, some) in facts.enumerated() {
      let before = Self.rows(model)
      var addition = Program(extending: model.program)
      addition.facts.append(contentsOf: some)
      let grown = try model.extended(by: addition, thresholds)
      #expect(Self.rows(model) == before, "seed \(seed), step \(step): the model that was extended has changed")
      let anew = try Model(evaluating: grown.program, Thresholds(lists: .max))
      #expect(Self.rows(grown) == Self.rows(anew), "seed \(seed), step \(step)")
      for predicate in grown.program.predicates.indices {
        let rows = grown.rows(of: Predicate(Int32(predicate)))
        for row in rows.suffix(3) + rows.prefix(2) {
          #expect(throws: Never.self, "seed \(seed), step \(step)") {
            try ProofChecker(grown).check(grown.proof(of: row))
          }
        }
      }
      model = grown
    }
  }

  @Test func `random programs grow`() throws {
    for seed in seeds(120) {
      let random = RandomProgram(seed: seed)
      let all = Array(random.program.facts)
      guard all.count > 3 else { continue }
      var program = random.program
      program.facts = FactList()
      program.facts.append(contentsOf: all.prefix(all.count / 2))
      let rest = Array(all.dropFirst(all.count / 2))
      let steps = [Array(rest.prefix(1)), Array(rest.dropFirst().prefix(2)), Array(rest.dropFirst(3))]
      try check(program, steps, Thresholds(lists: seed % 2 == 0 ? 1 : .max, shared: 1, cores: 2), seed)
    }
  }

  /// Kinds, members and what is said of kinds, as the lowering of statements makes them: all shapes of lists.
  @Test func `inheritance grows`() throws {
    for seed in seeds(60) {
      var random = Generator(state: seed)
      var program = Program()
      let base = program.addPredicate("base", arity: 2)
      let isA = program.addPredicate("is a", arity: 2)
      let link = program.addPredicate("link", arity: 2)
      let stated = program.addPredicate("stated", arity: 2)
      let holds = program.addPredicate("holds", arity: 2)
      let both = program.addPredicate("both", arity: 2)
      let (x, y, z) = (Term.variable(0), Term.variable(1), Term.variable(2))
      func atom(_ predicate: Predicate, _ terms: Term...) -> Literal { .atom(Atom(predicate, terms)) }
      program.clauses = [
        Clause(head: Atom(base, [x, z]), body: [atom(link, x, y), atom(base, y, z)], origin: 1),
        Clause(head: Atom(isA, [x, y]), body: [atom(base, x, y)], origin: 2),
        Clause(head: Atom(holds, [x, z]), body: [atom(stated, y, z), atom(isA, x, y)], origin: 3),
        Clause(head: Atom(both, [x, y]), body: [atom(holds, x, z), atom(holds, y, z), atom(isA, x, y)], origin: 4),
      ]
      var count = 12
      for number in 0..<count {
        program.facts.append(Fact(base, [Value(Int32(number)), Value(Int32(number))], origin: 0))
      }
      func some(_ predicate: Predicate, _ bound: Int) -> Fact {
        Fact(
          predicate, [Value(Int32(random.below(bound))), Value(Int32(random.below(bound)))],
          origin: Int32(10 + random.below(90)))
      }
      for _ in 0..<8 { program.facts.append(some(link, count)) }
      for _ in 0..<4 { program.facts.append(some(stated, count)) }
      var steps: [[Fact]] = []
      for step in 0..<6 {
        var facts: [Fact] = []
        if step % 2 == 0 {
          facts.append(Fact(base, [Value(Int32(count)), Value(Int32(count))], origin: 0))
          count += 1
        }
        for _ in 0..<1 + random.below(2) { facts.append(some(random.below(3) == 0 ? stated : link, count)) }
        steps.append(facts)
      }
      try check(program, steps, Thresholds(lists: 1, shared: 1, cores: 2), seed)
    }
  }

  private struct Generator {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
