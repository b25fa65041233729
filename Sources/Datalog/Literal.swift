/// An argument of an atom or a condition.
public enum Term: Hashable, Sendable {
  /// A variable, numbered from 0 within its clause or query; at most 128.
  case variable(Int)
  /// A constant.
  case constant(Value)
}

/// A relation applied to terms.
public struct Atom: Hashable, Sendable {
  /// The relation.
  public var predicate: Predicate
  /// As many terms as the predicate has columns.
  public var terms: [Term]

  /// `predicate` applied to `terms`.
  public init(_ predicate: Predicate, _ terms: [Term]) {
    self.predicate = predicate
    self.terms = terms
  }
}

/// A comparison of two numbers.
public enum Comparison: UInt8, Hashable, Sendable, CaseIterable {
  /// The left number is the smaller one.
  case less
  /// The left number is not the greater one.
  case lessOrEqual
  /// The numbers are the same.
  case equal
  /// The numbers are not the same.
  case notEqual
  /// The left number is not the smaller one.
  case greaterOrEqual
  /// The left number is the greater one.
  case greater

  /// Whether the comparison holds between two numbers.
  public func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greaterOrEqual: a >= b
    case .greater: a > b
    }
  }
}

/// One of the four operations on two numbers.
public enum Arithmetic: UInt8, Hashable, Sendable, CaseIterable {
  case sum, difference, product, quotient

  /// The result, or nil where there is none: division by zero, or a number too great.
  public func callAsFunction(_ a: Double, _ b: Double) -> Double? {
    let result =
      switch self {
      case .sum: a + b
      case .difference: a - b
      case .product: a * b
      case .quotient: a / b
      }
    return result.isFinite ? result : nil
  }
}

/// A condition in the body of a clause or in a query.
///
/// The order of conditions has no meaning: the engine chooses its own. A condition that only
/// tests (`different`, `compare`, `absent`, `aggregate`) waits until what it shares with the
/// rest of the body is bound.
public indirect enum Literal: Hashable, Sendable {
  /// A row of the relation matches.
  case atom(Atom)
  /// The conditions have no common solution at any strength. Variables that nothing outside
  /// binds are existential.
  case absent([Literal])
  /// One of the alternatives holds. Variables that every alternative binds may be used outside.
  case either([[Literal]])
  /// The two terms are one value; binds a free side.
  case same(Term, Term)
  /// The two terms are two values.
  case different(Term, Term)
  /// The numbers of the two terms compare so; false if a side is no number.
  case compare(Comparison, Term, Term)
  /// What a set of solutions comes to.
  case aggregate(Aggregate)
  /// The third term is what the operation makes of the first two; binds it where it is free. False if a side is no
  /// number or the result is none (division by zero).
  case compute(Arithmetic, Term, Term, Term)
}
