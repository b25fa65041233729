import Archive
import Synchronization

/// A run of a plan on both cores.
///
/// The rows that its first step runs through are cut into pieces, which the threads take in turn. What a piece comes to is
/// kept aside and added to the relation when all pieces before it have been: the rows come in the same order, and with the
/// same limits, as on one thread. Whoever is done with a piece adds what can be added while the other goes on.
///
/// The relation that rows are added to must not be read by the plan, since its memory moves.
final class SharedRun: @unchecked Sendable {
  /// The values that may wait to be added; a thread that has more waits for its turn.
  private static let mostWaiting = 1 << 22
  private static let pieces: Int32 = 128

  private let range: Range<Int32>
  private let step: Int32
  private let machine: Machine
  private let rows: UnsafeMutablePointer<RowStore>
  /// Set when the threads are to stop.
  private let isOver = Atomic<Bool>(false)
  private let monitor = Monitor()
  // Behind the monitor:
  private var plans: [Plan]
  private var next: Int32 = 0
  /// The first piece that has not been added wholly.
  private var turn: Int32 = 0
  private var isAdding = false
  private var done: [Int32: Column<Int32>] = [:]
  private var waiting = 0
  private var failure: EvaluationError?
  private var added: Int
  private var hasReserved = false

  /// Runs `plan`, which is prepared, with the rows, the clause and the limits of `machine`. Nil where that does not fit the
  /// plan or does not pay. Answers how many rows have been added in all.
  static func run(_ plan: Plan, as machine: Machine, _ thresholds: Thresholds) throws(EvaluationError) -> Int? {
    guard thresholds.cores > 1, let rows = plan.target, rows.pointee.arity > 0, let first = plan.outerRange,
      first.count >= max(thresholds.shared, 1), plan.isShareable
    else { return nil }
    let run = SharedRun(plan, machine, rows, first)
    Cores.both { run.work() }
    if let failure = run.failure { throw failure }
    return run.added
  }

  private init(_ plan: Plan, _ machine: Machine, _ rows: UnsafeMutablePointer<RowStore>, _ range: Range<Int32>) {
    self.range = range
    self.machine = machine
    self.rows = rows
    step = max(1, Int32(range.count) / SharedRun.pieces)
    plans = [plan, Plan(copying: plan)]
    added = machine.added
  }

  // MARK: A thread

  private func work() {
    monitor.lock()
    let plan = plans.removeLast()
    monitor.unlock()
    while let piece = take() {
      let start = range.lowerBound + piece * step
      plan.outerRange = start..<min(range.upperBound, start + step)
      let found = Column<Int32>()
      var own = machine.copy { [self] in isOver.load(ordering: .relaxed) }
      own.sink = { [self] values in
        let place = found.append(count: values.count)
        place.update(from: values.baseAddress.unsafelyUnwrapped, count: values.count)
        return found.count < SharedRun.mostWaiting / 2 || addNow(found, of: piece)
      }
      do throws(EvaluationError) { try own.run(plan) } catch { return fail(error) }
      finish(piece, found)
    }
  }

  private func take() -> Int32? {
    monitor.lock()
    defer { monitor.unlock() }
    // What is far ahead waits for what is behind.
    while failure == nil, waiting > SharedRun.mostWaiting, next > turn { monitor.wait() }
    guard failure == nil, range.lowerBound + next * step < range.upperBound else { return nil }
    next += 1
    return next - 1
  }

  /// Adds what a piece has come to so far, when it is its turn. Answers whether to go on.
  private func addNow(_ found: Column<Int32>, of piece: Int32) -> Bool {
    monitor.lock()
    while failure == nil, turn < piece || isAdding { monitor.wait() }
    let isGood = failure == nil
    isAdding = isGood
    monitor.unlock()
    guard isGood else { return false }
    let result = add(found)
    found.truncate(to: 0)
    monitor.lock()
    isAdding = false
    if let result { stop(result) }
    monitor.signal()
    monitor.unlock()
    return result == nil
  }

  private func finish(_ piece: Int32, _ found: Column<Int32>) {
    monitor.lock()
    defer { monitor.unlock() }
    done[piece] = found
    waiting += found.count
    guard !isAdding else { return }
    while failure == nil, let first = done.removeValue(forKey: turn) {
      isAdding = true
      monitor.unlock()
      let result = add(first)
      monitor.lock()
      isAdding = false
      waiting -= first.count
      turn += 1
      if let result { stop(result) }
      monitor.signal()
    }
  }

  private func fail(_ error: EvaluationError) {
    monitor.lock()
    stop(error)
    monitor.signal()
    monitor.unlock()
  }

  private func stop(_ error: EvaluationError) {
    if failure == nil { failure = error }
    isOver.store(true, ordering: .relaxed)
  }

  // MARK: Adding

  /// Only ever on one thread at a time.
  private func add(_ found: Column<Int32>) -> EvaluationError? {
    reserve()
    let arity = rows.pointee.arity
    let total = found.count / arity
    for start in stride(from: 0, to: total, by: RowBatch.most) {
      let number = min(RowBatch.most, total - start)
      added += rows.pointee.insert(number, found.base + start * arity, source: machine.source)
      if added > machine.limits.rows { return .tooManyRows(limit: machine.limits.rows, origin: machine.origin) }
    }
    return nil
  }

  /// Once a part of the pieces is there, makes the room at once that all of them will take if they go on like this.
  private func reserve() {
    let part = SharedRun.pieces / 16
    guard !hasReserved, turn >= part else { return }
    hasReserved = true
    let expected = Int(rows.pointee.count) * Int(SharedRun.pieces + 8) / Int(turn)
    if let expected = Int32(exactly: expected), machine.limits.rows == .max { rows.pointee.reserve(expected) }
  }
}
