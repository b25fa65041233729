/// How far an evaluation or a query may go.
public struct Limits: Sendable {
  /// The greatest number of rows that rules may add.
  public var rows: Int
  /// Asked from time to time; true ends the work with `EvaluationError.cancelled`.
  public var isCancelled: (@Sendable () -> Bool)?

  /// At most `rows` derived rows, until `isCancelled` says true.
  public init(rows: Int = .max, isCancelled: (@Sendable () -> Bool)? = nil) {
    self.rows = rows
    self.isCancelled = isCancelled
  }

  /// No limits.
  public static let none = Limits()
}

/// Why there is no model or no answer.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A relation depends on its own absence.
  case notStratified(NegativeCycle)
  /// Nothing binds a variable that a head or a test needs. The origin is that of the clause, nil
  /// in a query.
  case unsafe(origin: Int32?, variable: Int)
  /// A fact, clause or query uses a relation that does not exist, or with the wrong width.
  case wrongArity(Predicate, origin: Int32?)
  /// A variable is not in `0..<128`.
  case tooManyVariables(origin: Int32?)
  /// The alternatives of a body multiply beyond `Alternatives.limit`.
  case tooManyAlternatives(origin: Int32?)
  /// Rules added more rows than the limit given.
  case tooManyRows(limit: Int)
  /// The caller's check asked to stop.
  case cancelled
}

/// A chain of dependencies that leads from a relation through an absence or an aggregate back to
/// the same relation.
public struct NegativeCycle: Hashable, Sendable {
  /// One dependency: a clause for `head` reads `read`.
  public struct Link: Hashable, Sendable {
    /// The relation concluded.
    public var head: Predicate
    /// The relation read.
    public var read: Predicate
    /// Where the clause came from.
    public var origin: Int32
    /// Whether the relation is read under an absence or an aggregate.
    public var isNegative: Bool
  }

  /// The links in order: each reads the head of the next, the last one the head of the first. The
  /// first link is the negative one.
  public var links: [Link]

  /// The relations in order, each once.
  public var cycle: [Predicate] { links.map(\.head) }
  /// The origins of the clauses, in the same order.
  public var origins: [Int32] { links.map(\.origin) }
}
