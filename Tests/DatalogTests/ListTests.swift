import Testing

@testable import Datalog

/// Relations kept as shared lists hold the same rows as joins give, are read alike from every side, and prove every row.
@Suite struct ListTests {
  private static func v(_ number: Int) -> Term { .variable(number) }

  /// Kinds with links that may turn in circles, statements about them, and clauses of every recognised shape, with others
  /// that read what they give.
  private static func program(_ seed: UInt64) -> Program {
    var random = Generator(seed: seed)
    var program = Program()
    let link = program.addPredicate("link", arity: 2)
    let base = program.addPredicate("base", arity: 2)
    let isA = program.addPredicate("isA", arity: 2)
    let stated = program.addPredicate("stated", arity: 2)
    let holds = program.addPredicate("holds", arity: 2)
    let wide = program.addPredicate("wide", arity: 3)
    let wideHolds = program.addPredicate("wideHolds", arity: 3)
    let copy = program.addPredicate("copy", arity: 2)
    let reach = program.addPredicate("reach", arity: 2)
    let carried = program.addPredicate("carried", arity: 2)
    let peer = program.addPredicate("peer", arity: 2)
    let readers = (0..<6).map { program.addPredicate("reader\($0)", arity: $0 < 2 ? 1 : 2) }
    let count = 2 + random.below(9)
    let goesRound = random.below(3) == 0
    for number in 0..<count {
      program.facts.append(Fact(base, [Value(Int32(number)), Value(Int32(number))], origin: 3))
    }
    for _ in 0..<random.below(2 * count) {
      let (a, b) = (random.below(count), random.below(count))
      if a == b, !goesRound { continue }
      let pair = goesRound ? (a, b) : (max(a, b), min(a, b))
      program.facts.append(Fact(link, [Value(Int32(pair.0)), Value(Int32(pair.1))]))
    }
    for _ in 0..<random.below(count) {
      let row = (0..<3).map { _ in Value(Int32(random.below(count))) }
      program.facts.append(Fact(stated, Array(row.prefix(2)), round: random.below(9) == 0 ? .usual : .certain))
      program.facts.append(Fact(wide, row))
    }
    func clause(_ head: Predicate, _ terms: [Int], _ body: [(Predicate, [Int])]) {
      program.clauses.append(
        Clause(
          head: Atom(head, terms.map(v)), body: body.map { .atom(Atom($0.0, $0.1.map(v))) },
          origin: Int32(program.clauses.count)))
    }
    clause(base, [0, 2], [(link, [0, 1]), (base, [1, 2])])
    clause(isA, [0, 1], [(base, [0, 1])])
    clause(holds, [0, 1], [(stated, [2, 1]), (base, [0, 2])])
    clause(wideHolds, [0, 1, 2], [(wide, [3, 1, 2]), (base, [0, 3])])
    clause(copy, [0, 1], [(holds, [0, 1])])
    clause(reach, [0, 1], [(stated, [0, 1])])
    clause(
      reach, [0, 2],
      random.below(2) == 0 ? [(stated, [0, 1]), (reach, [1, 2])] : [(link, [0, 1]), (reach, [1, 2])])
    clause(carried, [0, 1], [(stated, [0, 1])])
    if random.below(2) == 0 { clause(carried, [0, 1], [(link, [1, 0])]) }
    clause(carried, [0, 2], [(carried, [0, 1]), (carried, [1, 2])])
    clause(peer, [0, 1], [(link, [0, 2]), (link, [1, 2])])
    clause(peer, [0, 1], [(link, [0, 2]), (peer, [2, 3]), (link, [1, 3])])
    let lists = [base, isA, holds, copy, reach, carried, peer]
    func some() -> Predicate { lists[random.below(lists.count)] }
    clause(readers[0], [0], [(some(), [0, 1])])
    clause(readers[1], [1], [(some(), [0, 1]), (some(), [1, 1])])
    clause(readers[2], [0, 2], [(some(), [0, 1]), (some(), [1, 2])])
    clause(readers[3], [0, 2], [(some(), [1, 0]), (some(), [1, 2])])
    clause(readers[4], [0, 1], [(some(), [0, 1]), (some(), [1, 0])])
    program.clauses.append(
      Clause(
        head: Atom(readers[5], [v(0), v(1)]),
        body: [.atom(Atom(base, [v(0), v(1)])), .absent([.atom(Atom(some(), [v(1), v(0)]))])], origin: 99))
    return program
  }

  private static func rows(_ model: Model) -> [[[Value]: Round]] {
    model.program.predicates.indices.map { place in
      Dictionary(
        model.rows(of: Predicate(Int32(place))).map { (model.values(of: $0), model.round(of: $0)) },
        uniquingKeysWith: { max($0, $1) })
    }
  }

  @Test func `lists and joins agree`() throws {
    for seed in seeds(600) {
      let program = Self.program(seed)
      let plain = try Model(evaluating: program, Thresholds(lists: .max))
      let lists = try Model(evaluating: program, Thresholds(lists: 1))
      let agrees = Self.rows(plain) == Self.rows(lists)
      #expect(agrees, "seed \(seed)")
      if !agrees { return }
      for place in program.predicates.indices {
        let predicate = Predicate(Int32(place))
        #expect(plain.count(of: predicate) == lists.count(of: predicate), "seed \(seed)")
        for row in lists.rows(of: predicate) {
          #expect(lists.contains(predicate, lists.values(of: row)) == row, "seed \(seed)")
        }
      }
    }
  }

  @Test func `every row of a list is proved`() throws {
    for seed in seeds(120) {
      let model = try Model(evaluating: Self.program(seed), Thresholds(lists: 1))
      let checker = ProofChecker(model)
      for place in model.program.predicates.indices {
        for row in model.rows(of: Predicate(Int32(place))) {
          #expect(throws: Never.self, "seed \(seed)") { try checker.check(model.proof(of: row)) }
          let all = model.derivations(of: row, limit: 4)
          let isWhole = all.first == model.derivation(of: row) && Set(all).count == all.count
          #expect(isWhole, "seed \(seed), \(row)")
        }
      }
    }
  }

  /// All ways of giving some of the columns.
  @Test func `lists are asked from every side`() throws {
    for seed in seeds(150) {
      let program = Self.program(seed)
      let plain = try Model(evaluating: program, Thresholds(lists: .max))
      let lists = try Model(evaluating: program, Thresholds(lists: 1))
      for place in program.predicates.indices where program.predicates[place].arity == 2 {
        let predicate = Predicate(Int32(place))
        for given in [nil, Value(0), Value(1), Value(5)] {
          for other in [nil, Value(0), Value(2)] {
            let terms = [given.map(Term.constant) ?? .variable(0), other.map(Term.constant) ?? .variable(1)]
            func found(_ model: Model) throws -> Set<[Value?]> {
              var found: Set<[Value?]> = []
              try model.solve([.atom(Atom(predicate, terms))]) { solution in
                found.insert(solution.values)
                for row in solution.premises { if model.values(of: row).isEmpty { return false } }
                return true
              }
              return found
            }
            #expect(try found(plain) == found(lists), "seed \(seed), \(place), \(terms)")
          }
        }
      }
    }
  }

  @Test func `many rows are lists, and a chain ends`() throws {
    var program = Program()
    let step = program.addPredicate("step", arity: 2)
    let reach = program.addPredicate("reach", arity: 2)
    for number in 0..<Int32(5000) { program.facts.append(Fact(step, [Value(number), Value(number + 1)])) }
    program.clauses = [
      Clause(head: Atom(reach, [Self.v(0), Self.v(1)]), body: [.atom(Atom(step, [Self.v(0), Self.v(1)]))]),
      Clause(
        head: Atom(reach, [Self.v(0), Self.v(2)]),
        body: [.atom(Atom(step, [Self.v(0), Self.v(1)])), .atom(Atom(reach, [Self.v(1), Self.v(2)]))]),
    ]
    let model = try Model(evaluating: program)
    #expect(model.count(of: reach) == 5000 * 5001 / 2)
    #expect(model.relations[Int(reach.index)].spread != nil)
    let row = try #require(model.contains(reach, [Value(7), Value(11)]))
    try ProofChecker(model).check(model.proof(of: row))
  }
}

/// SplitMix64.
private struct Generator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
  }
}
