@testable import Datalog

/// Numbers that depend on the seed alone (SplitMix64).
struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

/// A small program of every kind of condition, stratified by the levels of its predicates.
struct RandomProgram {
  var program = Program()
  private(set) var levels: [Int] = []
  private var generator: RepeatableGenerator
  private let constants: Int
  /// Numbers stand for values from here on, so that counts find a value without making one.
  static let firstNumber: Int32 = 100

  init(seed: UInt64) {
    generator = RepeatableGenerator(seed: seed)
    constants = 2 + generator.below(3)
    for number in 0...24 {
      program.numbers.assign(Double(number) / 2, to: Value(RandomProgram.firstNumber + Int32(number)))
    }
    for level in 0...(1 + generator.below(3)) {
      for _ in 0...generator.below(3) {
        _ = program.addPredicate("p\(levels.count)", arity: 1 + generator.below(3))
        levels.append(level)
      }
    }
    for _ in 0..<(3 + generator.below(14)) { program.facts.append(randomFact(maximumLevel: 9)) }
    for origin in 0..<(1 + generator.below(9)) { addClause(Int32(origin)) }
  }

  /// An addition with facts and clauses for old relations and a new one on top.
  mutating func addition() -> Program {
    var sum = self
    var addition = Program(extending: program)
    let top = addition.addPredicate("q", arity: 1 + generator.below(2))
    sum.program.predicates.append(addition.predicates[0])
    sum.levels.append((levels.max() ?? 0) + 1)
    let firstFact = program.facts.count
    let firstClause = program.clauses.count
    sum.generator = generator
    if generator.chance(50) {
      for _ in 0..<(1 + generator.below(3)) { sum.program.facts.append(sum.randomFact(maximumLevel: 9)) }
      sum.addClause(90)
    }
    sum.addClause(91, head: top)
    sum.addClause(92, head: top)
    addition.facts.append(contentsOf: sum.program.facts[firstFact...])
    addition.clauses = Array(sum.program.clauses[firstClause...])
    self = sum
    return addition
  }

  private mutating func randomRound() -> Round {
    generator.chance(60) ? .certain : generator.chance(60) ? .usual : .possible
  }

  private mutating func randomValue() -> Value {
    generator.chance(35)
      ? Value(RandomProgram.firstNumber + 2 * Int32(generator.below(4))) : Value(Int32(generator.below(constants)))
  }

  private func arity(_ predicate: Int) -> Int { program.predicates[predicate].arity }

  private mutating func randomFact(maximumLevel: Int) -> Fact {
    let predicate = generator.below(levels.count)
    let values = (0..<arity(predicate)).map { _ in randomValue() }
    return Fact(Predicate(Int32(predicate)), values, round: randomRound(), origin: Int32(generator.below(5)))
  }

  private mutating func addClause(_ origin: Int32, head: Predicate? = nil) {
    let head = Int(head?.index ?? Int32(generator.below(levels.count)))
    let round = randomRound()
    for _ in 0..<20 {
      var body = (0..<(1 + generator.below(2))).map { _ in randomAtom(upTo: levels[head], variables: 4) }
      if generator.chance(25) { body.append(randomChoice(upTo: levels[head])) }
      if generator.chance(20) { body.append(.same(randomTerm(4), randomTerm(5))) }
      if generator.chance(25) { body.append(.different(randomTerm(4), randomTerm(4))) }
      if generator.chance(20) {
        body.append(.compare(Comparison.allCases.randomElement(using: &generator)!, randomTerm(4), randomTerm(4)))
      }
      if levels[head] > 0, generator.chance(40) { body.append(.absent(randomInner(below: levels[head]))) }
      if levels[head] > 0, generator.chance(35) { body.append(randomAggregate(below: levels[head], result: 8)) }
      if levels[head] > 0, generator.chance(10) { body.append(randomAggregate(below: levels[head], result: 8)) }
      body.shuffle(using: &generator)
      let terms = (0..<arity(head)).map { _ in generator.chance(25) ? .variable(8) : randomTerm(4) }
      let atom = Atom(Predicate(Int32(head)), terms)
      var needed = VariableSet()
      for term in terms { needed.insert(term) }
      do throws(EvaluationError) {
        try Safety.check(body, outer: VariableSet(), needed: needed, origin: origin)
        program.clauses.append(Clause(head: atom, body: body, round: round, origin: origin))
        return
      } catch {}
    }
  }

  private mutating func randomTerm(_ variables: Int) -> Term {
    generator.chance(80) ? .variable(generator.below(variables)) : .constant(randomValue())
  }

  private mutating func randomAtom(upTo level: Int, variables: Int) -> Literal {
    let fitting = levels.indices.filter { levels[$0] <= level }
    let predicate = fitting[generator.below(fitting.count)]
    return .atom(Atom(Predicate(Int32(predicate)), (0..<arity(predicate)).map { _ in randomTerm(variables) }))
  }

  /// Alternatives that use the same variables, so that scopes do not depend on the one chosen.
  private mutating func randomChoice(upTo level: Int) -> Literal {
    .either(
      (0..<2).map { _ in
        var branch = [randomAtom(upTo: level, variables: 3)]
        for variable in 0..<3 where !branch.variables.contains(variable) {
          branch.append(
            generator.chance(50)
              ? .same(.variable(variable), .constant(randomValue()))
              : randomAtom(upTo: level, variables: 1).renamed(to: variable))
        }
        return branch
      })
  }

  private mutating func randomInner(below level: Int) -> [Literal] {
    var inner = [randomAtom(upTo: level - 1, variables: 7)]
    if generator.chance(40) { inner.append(randomAtom(upTo: level - 1, variables: 7)) }
    if generator.chance(20) { inner.append(.different(randomTerm(7), randomTerm(7))) }
    if generator.chance(20) { inner.append(.absent([randomAtom(upTo: level - 1, variables: 7)])) }
    if generator.chance(15) { inner.append(randomChoice(upTo: level - 1)) }
    return inner
  }

  private mutating func randomAggregate(below level: Int, result: Int) -> Literal {
    let over = randomInner(below: level)
    let inside = over.variables.members
    let of = (0..<(1 + generator.below(2))).compactMap { _ in inside.randomElement(using: &generator) }
    return .aggregate(
      Aggregate(
        Aggregate.Operation.allCases.randomElement(using: &generator)!, of: of, over: over,
        is: generator.chance(70) ? .equal : Comparison.allCases.randomElement(using: &generator)!,
        generator.chance(70) ? .variable(result) : randomTerm(4), includesPossible: generator.chance(30)))
  }
}

extension Literal {
  /// An atom whose variables are all one variable.
  fileprivate func renamed(to variable: Int) -> Literal {
    guard case .atom(let atom) = self else { return self }
    return .atom(Atom(atom.predicate, atom.terms.map { _ in .variable(variable) }))
  }
}
