/// Which relations each clause reads, and how: the graph that strata are made from.
///
/// Kept flat, with the edges of one clause next to each other. Collecting the edges also checks
/// every clause for safety and for the width of its atoms, so that a clause is walked once.
struct Dependencies: Sendable {
  /// How a clause reads a relation.
  enum Kind: UInt8, Sendable {
    /// Without a row there is no conclusion.
    case required
    /// Inside an alternative.
    case optional
    /// Inside an absence: all rounds of a finished relation.
    case tested
    /// Inside an aggregate, or beside a computation: a finished relation.
    case counted

    var isNegative: Bool { self == .tested || self == .counted }
  }

  /// The relation each clause concludes.
  private(set) var heads: ContiguousArray<Int32> = []
  /// The relations read, clause by clause.
  private(set) var targets: ContiguousArray<Int32> = []
  /// How they are read.
  private(set) var kinds: ContiguousArray<Kind> = []
  private var starts: ContiguousArray<Int32> = [0]
  /// The greatest raw value of a constant in any clause.
  private(set) var greatestConstant = Int32.min

  /// Where the edges of a clause are.
  func edges(of clause: Int) -> Range<Int> { Int(starts[clause])..<Int(starts[clause + 1]) }

  /// Adds a clause after checking it.
  mutating func append(_ clause: Clause, arities: ContiguousArray<Int32>) throws(EvaluationError) {
    let widths = Widths(arities: arities, origin: clause.origin)
    try widths.check(clause.head)
    for term in clause.head.terms { note(term) }
    // What is computed from is finished first: numbers that make numbers anew would never end.
    let computes = clause.body.contains { if case .compute = $0 { true } else { false } }
    for literal in clause.body { try collect(literal, computes ? .counted : .required, widths) }
    heads.append(clause.head.predicate.index)
    starts.append(Int32(targets.count))
    var needed = VariableSet()
    for term in clause.head.terms { needed.insert(term) }
    try Safety.check(clause.body, outer: VariableSet(), needed: needed, origin: clause.origin)
  }

  private mutating func collect(
    _ literal: Literal, _ kind: Kind, _ widths: Widths
  ) throws(EvaluationError) {
    switch literal {
    case .atom(let atom):
      try widths.check(atom)
      for term in atom.terms { note(term) }
      targets.append(atom.predicate.index)
      kinds.append(kind)
    case .absent(let inner):
      for literal in inner { try collect(literal, .tested, widths) }
    case .either(let branches):
      let inside: Kind = kind == .required ? .optional : kind
      for branch in branches { for literal in branch { try collect(literal, inside, widths) } }
    case .aggregate(let aggregate):
      let inside: Kind = kind == .tested ? .tested : .counted
      for literal in aggregate.over { try collect(literal, inside, widths) }
      try widths.check(aggregate.result)
      for variable in aggregate.of { try widths.check(variable: variable) }
      note(aggregate.result)
    case .compute(_, let a, let b, let result):
      for term in [a, b, result] {
        try widths.check(term)
        note(term)
      }
    case .same(let a, let b), .different(let a, let b), .compare(_, let a, let b):
      try widths.check(a)
      try widths.check(b)
      note(a)
      note(b)
    }
  }

  private mutating func note(_ term: Term) {
    if case .constant(let value) = term { greatestConstant = max(greatestConstant, value.raw) }
  }
}

/// Checks atoms against the widths of the relations.
struct Widths {
  let arities: ContiguousArray<Int32>
  let origin: Int32?

  func check(_ atom: Atom) throws(EvaluationError) {
    let place = Int(atom.predicate.index)
    guard arities.indices.contains(place), Int(arities[place]) == atom.terms.count else {
      throw .wrongArity(atom.predicate, origin: origin)
    }
    for term in atom.terms { try check(term) }
  }

  /// Checks that a variable is one the engine has room for.
  func check(_ term: Term) throws(EvaluationError) {
    if case .variable(let number) = term { try check(variable: number) }
  }

  func check(variable number: Int) throws(EvaluationError) {
    if number < 0 || number >= VariableSet.limit { throw .tooManyVariables(origin: origin) }
  }

  /// Checks every atom at any depth.
  func check(_ body: [Literal]) throws(EvaluationError) {
    for literal in body {
      switch literal {
      case .atom(let atom): try check(atom)
      case .absent(let inner): try check(inner)
      case .either(let branches): for branch in branches { try check(branch) }
      case .aggregate(let aggregate):
        try check(aggregate.over)
        try check(aggregate.result)
        for variable in aggregate.of { try check(variable: variable) }
      case .compute(_, let a, let b, let result): for term in [a, b, result] { try check(term) }
      case .same(let a, let b), .different(let a, let b), .compare(_, let a, let b):
        try check(a)
        try check(b)
      }
    }
  }
}
