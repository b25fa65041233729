/// A number computed from the distinct solutions of some conditions.
///
/// Solutions are grouped by the variables of `over` that something outside the aggregate binds,
/// and told apart by the variables `of`. The numbers that `least`, `greatest`, `total` and
/// `average` work on are those of the last variable in `of`: `of: [owner, value]` totals over
/// owners, `of: [value]` over the set of values. Solutions whose last value is no number are left
/// out; with no number left the condition fails, except that a count is 0.
///
/// The number is compared with `result`. Where the comparison is `equal` and `result` is a
/// variable that nothing else binds, it is bound: to the row's own value for `least` and
/// `greatest`, to the value of the number in the `NumberTable` (made if need be) otherwise.
///
/// Certain and usual rows are counted; possible ones only with `includesPossible`. The condition
/// is as weak as the weakest of the rows.
public struct Aggregate: Hashable, Sendable {
  /// What is computed.
  public enum Operation: UInt8, Hashable, Sendable, CaseIterable {
    /// How many distinct solutions there are.
    case count
    /// The smallest number.
    case least
    /// The greatest number.
    case greatest
    /// The sum.
    case total
    /// The sum divided by the count of numbers.
    case average
  }

  /// What is computed.
  public var operation: Operation
  /// The variables that tell solutions apart; the last one is measured.
  public var of: [Int]
  /// The conditions.
  public var over: [Literal]
  /// How the number compares with `result`.
  public var comparison: Comparison
  /// What the number is compared with, or the variable it is bound to.
  public var result: Term
  /// Whether merely possible rows count.
  public var includesPossible: Bool

  /// The aggregate with these parts.
  public init(
    _ operation: Operation, of: [Int], over: [Literal], is comparison: Comparison = .equal, _ result: Term,
    includesPossible: Bool = false
  ) {
    self.operation = operation
    self.of = of
    self.over = over
    self.comparison = comparison
    self.result = result
    self.includesPossible = includesPossible
  }

  /// The weakest round whose rows count.
  var allowed: Round { includesPossible ? .possible : .usual }
}
