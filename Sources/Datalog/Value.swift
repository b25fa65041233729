/// A constant: an integer that the caller has interned.
///
/// The engine compares values for identity and hashes them, nothing else. Whether a value is a
/// number, and which, is told by the `NumberTable` of the program. Callers use raw values from
/// zero up; numbers that the engine makes itself (totals, averages, counts) get negative ones.
public struct Value: Hashable, Comparable, Sendable {
  /// The caller's number for the constant.
  public let raw: Int32

  /// The constant with the caller's number `raw`.
  @inlinable public init(_ raw: Int32) { self.raw = raw }

  /// The order of the raw values, which is the order of interning.
  @inlinable public static func < (a: Value, b: Value) -> Bool { a.raw < b.raw }
}

/// A relation's number: its place in `Program.predicates`.
public struct Predicate: Hashable, Sendable {
  /// The place in `Program.predicates`.
  public let index: Int32

  /// The predicate at `index` of `Program.predicates`.
  @inlinable public init(_ index: Int32) { self.index = index }
}

/// How strong a statement is, which is also the round of evaluation in which it takes part.
public enum Round: UInt8, Hashable, Comparable, Sendable, CaseIterable, BitwiseCopyable {
  /// Stated without reserve.
  case certain
  /// Stated to hold as a rule.
  case usual
  /// Stated to be possible.
  case possible

  /// Stronger rounds come before weaker ones.
  @inlinable public static func < (a: Round, b: Round) -> Bool { a.rawValue < b.rawValue }
}

/// One row of one relation of one model.
public struct RowRef: Hashable, Sendable {
  /// The relation.
  public let predicate: Predicate
  /// The row's place in the relation, in order of derivation.
  public let row: Int32

  init(predicate: Predicate, row: Int32) {
    self.predicate = predicate
    self.row = row
  }
}
