/// Why a row holds.
public enum Derivation: Hashable, Sendable {
  /// It is stated; the origin is that of the fact.
  case fact(origin: Int32)
  /// A clause concludes it.
  case clause(Application)
}

/// One use of a clause.
public struct Application: Hashable, Sendable {
  /// The place of the clause in `Program.clauses`.
  public var clause: Int
  /// Where the clause came from.
  public var origin: Int32
  /// The values of the clause's variables; nil for those that only nested conditions use.
  public var bindings: [Value?]
  /// The rows of the atoms, in the order in which the alternative used writes them.
  public var premises: [RowRef]
  /// What is absent, in the order written, with the bindings put in. What is still a variable
  /// stands for anything.
  public var absences: [[Literal]]
  /// What the aggregates come to, in the order written.
  public var tallies: [Tally]
  /// The alternative of the body that was used: its conditions, without `either`.
  public var body: [Literal]
}

/// What an aggregate came to in one use of a clause.
public struct Tally: Hashable, Sendable {
  /// The aggregate with the bindings put in.
  public var aggregate: Aggregate
  /// The rows that its solutions rest on, each once.
  public var rows: [RowRef]
}

extension Term {
  /// The term with the value of its variable put in.
  func replacing(_ bindings: [Value?]) -> Term {
    guard let variable, bindings.indices.contains(variable), let value = bindings[variable] else { return self }
    return .constant(value)
  }
}

extension Literal {
  /// The condition with values put in for variables.
  func replacing(_ bindings: [Value?]) -> Literal {
    switch self {
    case .atom(let atom): .atom(Atom(atom.predicate, atom.terms.map { $0.replacing(bindings) }))
    case .same(let a, let b): .same(a.replacing(bindings), b.replacing(bindings))
    case .different(let a, let b): .different(a.replacing(bindings), b.replacing(bindings))
    case .compare(let comparison, let a, let b):
      .compare(comparison, a.replacing(bindings), b.replacing(bindings))
    case .compute(let operation, let a, let b, let result):
      .compute(operation, a.replacing(bindings), b.replacing(bindings), result.replacing(bindings))
    case .absent(let inner): .absent(inner.map { $0.replacing(bindings) })
    case .either(let branches): .either(branches.map { $0.map { $0.replacing(bindings) } })
    case .aggregate(let aggregate): .aggregate(aggregate.replacing(bindings))
    }
  }
}

extension Aggregate {
  /// The aggregate with values put in. A variable that solutions are told apart by stays, equated
  /// with its value.
  func replacing(_ bindings: [Value?]) -> Aggregate {
    var inside = bindings
    var copy = self
    for variable in of where inside.indices.contains(variable) {
      guard let value = inside[variable] else { continue }
      inside[variable] = nil
      copy.over.append(.same(.variable(variable), .constant(value)))
    }
    copy.over = copy.over.map { $0.replacing(inside) }
    copy.result = result.replacing(bindings)
    return copy
  }
}
