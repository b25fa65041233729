/// Which conditions can be evaluated when: the one account of scope that safety and planning share.
///
/// A body here is a conjunction without `either` (see `Alternatives`).
struct Scope {
  /// What the outside has bound, and everything the body itself can bind.
  let bindable: VariableSet
  /// The same without what only aggregates and computations bind.
  let plain: VariableSet

  init(_ body: [Literal], outer: VariableSet) {
    var plain = outer
    for case .atom(let atom) in body { for term in atom.terms { plain.insert(term) } }
    Scope.spread(&plain, body)
    self.plain = plain
    var bindable = plain
    var hasResults = false
    for literal in body {
      switch literal {
      case .aggregate(let aggregate) where aggregate.comparison == .equal: bindable.insert(aggregate.result)
      case .compute(_, _, _, let result): bindable.insert(result)
      default: continue
      }
      hasResults = true
    }
    if hasResults { Scope.spread(&bindable, body) }
    self.bindable = bindable
  }

  /// Lets equations bind their second side.
  private static func spread(_ set: inout VariableSet, _ body: [Literal]) {
    var changed = true
    while changed {
      changed = false
      for case .same(let a, let b) in body where set.contains(a) != set.contains(b) {
        set.insert(a)
        set.insert(b)
        changed = true
      }
    }
  }

  /// A variable that `literal` waits for when `bound` are bound, or nil if it can be evaluated.
  func missing(_ literal: Literal, bound: VariableSet) -> Int? {
    switch literal {
    case .atom, .either: return nil
    case .same(let a, let b):
      return bound.contains(a) || bound.contains(b) ? nil : a.variable
    case .different(let a, let b), .compare(_, let a, let b):
      return bound.contains(a) ? (bound.contains(b) ? nil : b.variable) : a.variable
    case .compute(_, let a, let b, _):
      return bound.contains(a) ? (bound.contains(b) ? nil : b.variable) : a.variable
    case .absent(let inner):
      return inner.variables.intersection(bindable).first(notIn: bound)
    case .aggregate(let aggregate):
      var groups = aggregate.over.variables.intersection(bindable)
      if let own = aggregate.result.variable, !plain.contains(own), aggregate.comparison == .equal {
        let everything = aggregate.over.variables
        return everything.contains(own) ? own : groups.first(notIn: bound)
      }
      groups.insert(aggregate.result)
      return groups.first(notIn: bound)
    }
  }
}

extension Term {
  /// The number of the variable, or nil for a constant.
  var variable: Int? {
    if case .variable(let number) = self { return number }
    return nil
  }
}

extension Literal {
  /// Adds every variable that occurs, at any depth.
  func insertVariables(into set: inout VariableSet) {
    switch self {
    case .atom(let atom): for term in atom.terms { set.insert(term) }
    case .same(let a, let b), .different(let a, let b), .compare(_, let a, let b):
      set.insert(a)
      set.insert(b)
    case .compute(_, let a, let b, let result): for term in [a, b, result] { set.insert(term) }
    case .absent(let inner): for literal in inner { literal.insertVariables(into: &set) }
    case .either(let branches):
      for branch in branches { for literal in branch { literal.insertVariables(into: &set) } }
    case .aggregate(let aggregate):
      for literal in aggregate.over { literal.insertVariables(into: &set) }
      for variable in aggregate.of { set.insert(variable) }
      set.insert(aggregate.result)
    }
  }
}

extension [Literal] {
  /// Every variable that occurs, at any depth.
  var variables: VariableSet {
    var set = VariableSet()
    for literal in self { literal.insertVariables(into: &set) }
    return set
  }
}
