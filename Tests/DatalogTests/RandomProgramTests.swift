import Testing

@testable import Datalog

/// The engine against the plain reading of the same program.
@Suite struct RandomProgramTests {
  @Test func modelsAgreeWithThePlainReading() throws {
    for seed in seeds(1600) {
      let random = RandomProgram(seed: seed)
      // Every other program keeps what it can as lists.
      let model = try Model(
        evaluating: random.program,
        Thresholds(lists: seed % 2 == 0 ? 1 : .max, shared: seed % 3 == 0 ? 1 : .max, cores: 2))
      let agrees = compare(model, random)
      #expect(agrees, "seed \(seed)")
      if !agrees { return }
      guard seed % 4 == 0 else { continue }
      checkProofs(model, seed)
    }
  }

  @Test func extendedModelsAgreeWithThePlainReading() throws {
    for seed in seeds(from: 100_001, 500) {
      var random = RandomProgram(seed: seed)
      let base = try Model(evaluating: random.program)
      let addition = random.addition()
      let model = try base.extended(by: addition)
      let agrees = compare(model, random)
      #expect(agrees, "seed \(seed)")
      if !agrees { return }
      if seed % 4 == 0 { checkProofs(model, seed) }
    }
  }

  @Test func queriesAgreeWithThePlainReading() throws {
    for seed in seeds(from: 200_001, 300) {
      let random = RandomProgram(seed: seed)
      let model = try Model(evaluating: random.program)
      let naive = NaiveModel(random.program, levels: random.levels, numbers: model.numbers)
      for clause in random.program.clauses {
        var found: Set<[Value?]> = []
        let variables = clause.head.terms.compactMap(\.variable)
        var isConsistent = true
        try model.solve(clause.body, upTo: .usual) { solution in
          found.insert(variables.map { solution.values[$0] } + [Value(Int32(solution.round.rawValue))])
          let rounds = solution.premises.map { model.round(of: $0) }
          if (rounds.max() ?? .certain) > solution.round { isConsistent = false }
          return true
        }
        var expected: Set<[Value?]> = []
        naive.search.solve(clause.body, [:], upTo: .usual) { bindings, round in
          expected.insert(variables.map { bindings[$0] } + [Value(Int32(round.rawValue))])
          return true
        }
        #expect(found == expected && isConsistent, "seed \(seed), clause \(clause.origin)")
      }
    }
  }

  private func compare(_ model: Model, _ random: RandomProgram) -> Bool {
    let naive = NaiveModel(random.program, levels: random.levels, numbers: model.numbers)
    return random.program.predicates.indices.allSatisfy { place in
      let predicate = Predicate(Int32(place))
      let rows = model.rows(of: predicate).map { (model.values(of: $0), model.round(of: $0)) }
      return Dictionary(rows) { $1 } == naive.rows[place] && rows.count == naive.rows[place].count
    }
  }

  private func checkProofs(_ model: Model, _ seed: UInt64) {
    let checker = ProofChecker(model)
    for place in model.program.predicates.indices {
      for row in model.rows(of: Predicate(Int32(place))) {
        #expect(throws: Never.self, "seed \(seed)") { try checker.check(model.proof(of: row)) }
        let all = model.derivations(of: row, limit: 5)
        let isWhole = all.first == model.derivation(of: row) && Set(all).count == all.count
        #expect(isWhole, "seed \(seed), \(row)")
      }
    }
  }
}
