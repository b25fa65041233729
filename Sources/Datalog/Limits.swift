/// How far an evaluation or a query may go.
///
/// The engine looks at no clock and asks no system for its memory: `interruption` does, and is asked at least every few
/// milliseconds of work.
public struct Limits: Sendable {
  /// The greatest number of rows that rules may add.
  public var rows: Int
  /// Asked from time to time; a reason ends the work with `EvaluationError.interrupted`.
  public var interruption: (@Sendable () -> Interruption?)?

  /// At most `rows` derived rows, until `interruption` gives a reason to stop.
  public init(rows: Int = .max, interruption: (@Sendable () -> Interruption?)? = nil) {
    self.rows = rows
    self.interruption = interruption
  }

  /// No limits.
  public static let none = Limits()

  /// Why to stop now, if at all.
  func reasonToStop() -> Interruption? { interruption?() }
}

/// Why work was given up before its end.
public enum Interruption: UInt8, Hashable, Sendable {
  /// The user asked to stop.
  case cancelled
  /// It took longer than allowed.
  case time
  /// It took more memory than allowed.
  case memory
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
  /// Rules added more rows than the limit given. The origin is that of the clause under way, nil in a query.
  case tooManyRows(limit: Int, origin: Int32?)
  /// The caller's check asked to stop. The origin is that of the clause under way, nil in a query.
  case interrupted(Interruption, origin: Int32?)
  /// What was to be restored is damaged.
  case damaged
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
