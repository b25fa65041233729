/// Whether everything that a body needs is bound by something in it.
enum Safety {
  /// Refuses a body that cannot be evaluated, or does not bind `needed`.
  static func check(
    _ body: [Literal], outer: VariableSet, needed: VariableSet, origin: Int32?
  ) throws(EvaluationError) {
    if !body.contains(where: \.isEither) {
      let bound = try check(conjunction: body, outer: outer, origin: origin)
      if let variable = needed.first(notIn: bound) { throw .unsafe(origin: origin, variable: variable) }
      return
    }
    guard let alternatives = Alternatives.of(body) else { throw .tooManyAlternatives(origin: origin) }
    for conjunction in alternatives {
      let bound = try check(conjunction: conjunction, outer: outer, origin: origin)
      if let variable = needed.first(notIn: bound) { throw .unsafe(origin: origin, variable: variable) }
    }
  }

  /// Answers what is bound when every condition has been placed.
  private static func check(
    conjunction body: [Literal], outer: VariableSet, origin: Int32?
  ) throws(EvaluationError) -> VariableSet {
    var bound = outer
    var waiting: [Literal] = []
    for literal in body {
      if case .atom(let atom) = literal {
        for term in atom.terms { bound.insert(term) }
      } else {
        waiting.append(literal)
      }
    }
    if waiting.isEmpty { return bound }
    let scope = Scope(body, outer: outer)
    while !waiting.isEmpty {
      let before = waiting.count
      waiting.removeAll { literal in
        guard scope.missing(literal, bound: bound) == nil else { return false }
        literal.bind(&bound)
        return true
      }
      if waiting.count == before {
        throw .unsafe(origin: origin, variable: scope.missing(waiting[0], bound: bound) ?? 0)
      }
    }
    for literal in body { try check(inside: literal, scope: scope, origin: origin) }
    return bound
  }

  private static func check(inside literal: Literal, scope: Scope, origin: Int32?) throws(EvaluationError) {
    switch literal {
    case .absent(let inner):
      try check(inner, outer: scope.bindable, needed: VariableSet(), origin: origin)
    case .aggregate(let aggregate):
      var needed = VariableSet()
      for variable in aggregate.of { needed.insert(variable) }
      try check(aggregate.over, outer: scope.outer(of: aggregate), needed: needed, origin: origin)
    default: break
    }
  }
}

extension Scope {
  /// What is bound on entering an aggregate: everything shared but its own result.
  func outer(of aggregate: Aggregate) -> VariableSet {
    guard let own = aggregate.result.variable, !plain.contains(own) else { return bindable }
    return bindable.subtracting(VariableSet(own))
  }
}

extension Literal {
  /// Adds what the condition binds once it has been evaluated.
  func bind(_ bound: inout VariableSet) {
    switch self {
    case .atom(let atom): for term in atom.terms { bound.insert(term) }
    case .same(let a, let b):
      bound.insert(a)
      bound.insert(b)
    case .aggregate(let aggregate): bound.insert(aggregate.result)
    case .compute(_, _, _, let result): bound.insert(result)
    default: break
    }
  }
}
