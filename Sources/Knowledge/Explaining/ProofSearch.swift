import Datalog

/// Looks for all independent proofs of some rows: for each row that a proof needs, which of its derivations is taken.
///
/// Depth first over the derivations, each of which is well founded. Proofs that rest on the same sentences count as one.
/// The work is bounded, since the number of proofs may be exponential in the number of rows.
struct ProofSearch {
  /// The derivation of every row in which a proof differs from the first one, or may.
  typealias Choice = [RowRef: Derivation]

  /// What is still to be proved, and the rows that wait for it.
  private struct Goal {
    var row: RowRef
    var waiting: Set<RowRef>
  }

  private let model: Model
  private let isOver: () -> Bool
  private var effort = 0
  private var seen: Set<Set<Int32>> = []
  private(set) var found: [Choice] = []

  /// So many different proofs are enough.
  static let limit = 32
  /// At most so many rows are opened.
  private static let longestEffort = 4_000
  /// Of one row so many derivations are tried; below this depth only the first.
  private static let branching = 8
  private static let depth = 40

  init(_ model: Model, unless isOver: @escaping () -> Bool) {
    self.model = model
    self.isOver = isOver
  }

  /// All ways to prove these rows together.
  mutating func prove(_ rows: [RowRef]) {
    search(rows.reversed().map { Goal(row: $0, waiting: []) }, [:])
  }

  private mutating func search(_ open: [Goal], _ choice: Choice) {
    guard found.count < Self.limit, effort < Self.longestEffort, !isOver() else { return }
    guard let goal = open.last else {
      if seen.insert(Set(choice.values.map(\.origin))).inserted { found.append(choice) }
      return
    }
    let rest = Array(open.dropLast())
    guard choice[goal.row] == nil else {
      // Proved already, unless it is waiting for itself.
      if !goal.waiting.contains(goal.row) { search(rest, choice) }
      return
    }
    effort += 1
    let isDeep = goal.waiting.count >= Self.depth
    for derivation in isDeep
      ? [model.derivation(of: goal.row)] : model.derivations(of: goal.row, limit: Self.branching)
    {
      var next = choice
      next[goal.row] = derivation
      guard case .clause(let application) = derivation, !isDeep else {
        search(rest, next)
        continue
      }
      let waiting = goal.waiting.union([goal.row])
      search(rest + application.premises.reversed().map { Goal(row: $0, waiting: waiting) }, next)
    }
  }
}

extension Derivation {
  /// Which fact or clause it uses.
  fileprivate var origin: Int32 {
    switch self {
    case .fact(let origin): Int32(origin)
    case .clause(let application): Int32(application.origin)
    }
  }
}
