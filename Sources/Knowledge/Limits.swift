import Datalog
import Synchronization

/// How far reading and answering may go.
///
/// Nothing here looks at a clock or at the system: `interruption` is asked at least every few milliseconds of work, and
/// what it says ends the reading or the reply under way. It is called on whatever thread works.
public struct Limits: Sendable {
  /// Why work was given up.
  public enum Reason: Hashable, Sendable {
    /// The user asked to stop.
    case cancelled
    /// It took longer than allowed.
    case time
    /// It took more memory than allowed.
    case memory
    /// Rules concluded more than allowed.
    case rows
  }

  /// The greatest number of rows that rules may conclude in one evaluation.
  public var rows: Int
  /// Gives a reason to stop, or nil to go on. Must be quick: an atomic flag and a look at a clock.
  public var interruption: (@Sendable () -> Reason?)?

  /// Memberwise, with nothing limited.
  public init(rows: Int = .max, interruption: (@Sendable () -> Reason?)? = nil) {
    self.rows = rows
    self.interruption = interruption
  }

  /// No limits.
  public static let none = Limits()

  var isUnlimited: Bool { rows == .max && interruption == nil }
}

/// Watches the limits during one reading or one reply. The first reason to stop holds until its end, so that everything
/// that is still to be done stops as well.
final class Watch: Sendable {
  /// What hit a limit.
  struct Hit: Hashable, Sendable {
    var reason: Limits.Reason
    /// The origin of the clause under way, where there was one.
    var origin: Int32?
  }

  private let limits: Limits
  private let first = Mutex<Hit?>(nil)

  init(_ limits: Limits) { self.limits = limits }

  /// Watches nothing.
  static let none = Watch(.none)

  /// The first limit that was hit, if any.
  var hit: Hit? { first.withLock { $0 } }

  /// Is it time to stop?
  func isOver() -> Bool {
    if limits.isUnlimited { return false }
    return reason() != nil
  }

  private func reason() -> Limits.Reason? {
    if let hit { return hit.reason }
    guard let reason = limits.interruption?() else { return nil }
    note(Hit(reason: reason, origin: nil))
    return reason
  }

  private func note(_ hit: Hit) {
    first.withLock { first in
      if first == nil { first = hit }
    }
  }

  /// The limits as the engine takes them.
  var engine: Datalog.Limits {
    if limits.isUnlimited { return .none }
    return Datalog.Limits(rows: limits.rows) { [self] in
      switch reason() {
      case nil: nil
      case .cancelled: .cancelled
      case .memory: .memory
      case .time, .rows: .time
      }
    }
  }

  /// Remembers that a limit ended an evaluation or a query. Answers false for any other error.
  @discardableResult func note(_ error: EvaluationError) -> Bool {
    switch error {
    case .tooManyRows(_, let origin): note(Hit(reason: .rows, origin: origin))
    case .interrupted(let why, let origin):
      let reason: Limits.Reason =
        switch why {
        case .cancelled: .cancelled
        case .time: .time
        case .memory: .memory
        }
      first.withLock { first in
        // The engine knows the rule; what was noted when the reason came up did not.
        first = Hit(reason: first?.reason ?? reason, origin: first?.origin ?? origin)
      }
    default: return false
    }
    return true
  }
}

extension Limits.Reason {
  /// What the user is told.
  var message: String {
    switch self {
    case .cancelled: "Stopped."
    case .time: "That took longer than the time limit allows."
    case .memory: "That took more memory than the memory limit allows."
    case .rows: "The rules conclude more than the limit allows."
    }
  }
}
