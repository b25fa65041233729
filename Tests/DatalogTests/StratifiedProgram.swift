@testable import Datalog

/// A random program that any engine for stratified Datalog with counts can read: all rows certain, three arities, constants
/// of which some are in most rows, recursion, absence, counts, and inheritance along kinds with exceptions.
struct StratifiedProgram {
  private(set) var program = Program()
  /// The stratum of each relation.
  private(set) var levels: [Int] = []
  private var random: RepeatableGenerator
  private let constants: Int
  private static let firstNumber: Int32 = 100

  init(seed: UInt64) {
    random = RepeatableGenerator(seed: seed)
    constants = 2 + random.below(7)
    for number in 0...4 {
      program.numbers.assign(Double(number), to: Value(StratifiedProgram.firstNumber + Int32(number)))
    }
    for level in 0...2 { for arity in 1...3 { _ = add(arity: arity, level: level) } }
    for _ in 0..<(4 + random.below(30)) {
      let predicate = random.below(levels.count)
      program.facts.append(Fact(Predicate(Int32(predicate)), row(of: predicate)))
    }
    if random.chance(50) { addInheritance() }
    for _ in 0..<(2 + random.below(8)) { addClause() }
  }

  private mutating func add(arity: Int, level: Int) -> Predicate {
    levels.append(level)
    return program.addPredicate("p\(levels.count - 1)", arity: arity)
  }

  /// The smaller of two numbers, so that a few constants have most of the rows.
  private mutating func constant() -> Value { Value(Int32(min(random.below(constants), random.below(constants)))) }

  private mutating func row(of predicate: Int) -> [Value] {
    (0..<program.predicates[predicate].arity).map { _ in constant() }
  }

  private mutating func atom(upTo level: Int, _ variables: Range<Int>) -> Atom {
    let fitting = levels.indices.filter { levels[$0] <= level }
    let predicate = fitting[random.below(fitting.count)]
    let terms = (0..<program.predicates[predicate].arity).map { _ in
      random.chance(85) ? Term.variable(variables.lowerBound + random.below(variables.count)) : .constant(constant())
    }
    return Atom(Predicate(Int32(predicate)), terms)
  }

  private mutating func addClause() {
    let head = random.below(levels.count)
    var body = (0..<(1 + random.below(3))).map { _ in Literal.atom(atom(upTo: levels[head], 0..<4)) }
    let bound = body.variables.members
    guard !bound.isEmpty else { return }
    func some() -> Term { .variable(bound[random.below(bound.count)]) }
    if levels[head] > 0, random.chance(50) { body.append(.absent([.atom(atom(upTo: levels[head] - 1, 0..<6))])) }
    if levels[head] > 0, random.chance(30) {
      let counted = atom(upTo: levels[head] - 1, 0..<7)
      let inside = counted.terms.compactMap(\.variable).filter { !bound.contains($0) }
      if let first = inside.first {
        let least = Term.constant(Value(StratifiedProgram.firstNumber + Int32(random.below(4))))
        body.append(.aggregate(Aggregate(.count, of: [first], over: [.atom(counted)], is: .greaterOrEqual, least)))
      }
    }
    if random.chance(25) { body.append(.different(some(), some())) }
    let terms = (0..<program.predicates[head].arity).map { _ in random.chance(85) ? some() : .constant(constant()) }
    program.clauses.append(
      Clause(head: Atom(Predicate(Int32(head)), terms), body: body, origin: Int32(program.clauses.count)))
  }

  /// What is stated of a kind holds below it, unless the opposite is stated of a nearer kind.
  private mutating func addInheritance() {
    let link = add(arity: 2, level: 0)
    let base = add(arity: 2, level: 0)
    let stated = add(arity: 2, level: 0)
    let denied = add(arity: 2, level: 0)
    let blocked = add(arity: 3, level: 1)
    let holds = add(arity: 2, level: 2)
    for number in 0..<constants { program.facts.append(Fact(base, [Value(Int32(number)), Value(Int32(number))])) }
    for predicate in [link, stated, denied] {
      for _ in 0..<random.below(2 * constants) {
        program.facts.append(Fact(predicate, row(of: Int(predicate.index))))
      }
    }
    func clause(_ head: Predicate, _ terms: [Int], _ body: [Literal]) {
      program.clauses.append(
        Clause(head: Atom(head, terms.map(Term.variable)), body: body, origin: Int32(program.clauses.count)))
    }
    func atom(_ predicate: Predicate, _ terms: Int...) -> Literal { .atom(Atom(predicate, terms.map(Term.variable))) }
    clause(base, [0, 2], [atom(link, 0, 1), atom(base, 1, 2)])
    clause(
      blocked, [0, 2, 3],
      [
        atom(base, 0, 1), atom(denied, 1, 3), atom(base, 1, 2), atom(stated, 2, 3),
        .different(.variable(1), .variable(2)),
      ])
    clause(holds, [0, 2], [atom(stated, 1, 2), atom(base, 0, 1), .absent([atom(blocked, 0, 1, 2)])])
  }
}

extension StratifiedProgram {
  /// The program in the language of clingo, with `prefix` before each relation.
  func text(_ prefix: String) -> String {
    var lines: [String] = []
    for fact in program.facts {
      lines.append(text(Atom(fact.predicate, fact.values.map(Term.constant)), prefix, VariableSet()) + ".")
    }
    for clause in program.clauses {
      var outer = VariableSet()
      for case .atom(let atom) in clause.body { for term in atom.terms { outer.insert(term) } }
      let body = clause.body.map { text($0, prefix, outer) }
      lines.append(text(clause.head, prefix, outer) + " :- " + body.joined(separator: "; ") + ".")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ literal: Literal, _ prefix: String, _ outer: VariableSet) -> String {
    switch literal {
    case .atom(let atom): return text(atom, prefix, outer)
    case .absent(let inner):
      let atoms = inner.compactMap { if case .atom(let atom) = $0 { text(atom, prefix, outer) } else { nil } }
      // What nothing outside binds is existential: there is no such row at all.
      return "#false : " + atoms.joined(separator: ", ")
    case .different(let a, let b): return text(a, outer) + " != " + text(b, outer)
    case .aggregate(let aggregate):
      let atoms = aggregate.over.compactMap { if case .atom(let atom) = $0 { text(atom, prefix, outer) } else { nil } }
      guard case .constant(let value) = aggregate.result else { return "" }
      return "#count { V\(aggregate.of[0]) : \(atoms.joined(separator: ", ")) } >= "
        + "\(value.raw - StratifiedProgram.firstNumber)"
    default: return ""
    }
  }

  private func text(_ atom: Atom, _ prefix: String, _ outer: VariableSet) -> String {
    "\(prefix)\(atom.predicate.index)(" + atom.terms.map { text($0, outer) }.joined(separator: ",") + ")"
  }

  private func text(_ term: Term, _ outer: VariableSet) -> String {
    switch term {
    case .variable(let number): "V\(number)"
    case .constant(let value): "\(value.raw)"
    }
  }
}
