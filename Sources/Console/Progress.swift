/// A line on the error stream that says how far a batch is, where that is a terminal and the input a file.
///
/// It is drawn over itself a few times a second, and gone before anything else is written there.
struct Progress {
  private let error: Output
  private let total: Int
  private var next: ContinuousClock.Instant
  private var isShown = false

  /// Draws no sooner than this after the start, and no more often.
  private static let interval = Duration.milliseconds(200)

  /// - Parameter total: the number of bytes to come.
  init(total: Int, on error: Output) {
    self.total = total
    self.error = error
    next = .now + Self.interval
  }

  /// Says that so many answers were given and so many bytes are done.
  mutating func show(answers: Int, done: Int) {
    guard ContinuousClock.now >= next else { return }
    next = .now + Self.interval
    isShown = true
    error.write("\r\u{1B}[K\(answers) answered, \(done * 100 / max(1, total)) %")
    error.flush()
  }

  /// Takes the line away.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    error.write("\r\u{1B}[K")
    error.flush()
  }
}
