/// From which sizes on the evaluator takes which way. Whatever they are, the rows are the same; tests set them so that small
/// programs take every way.
struct Thresholds: Sendable {
  /// Relations of at least so many rows are kept as lists where that fits, joined in an order looked for, and filtered
  /// where their rows are looked for in vain.
  var lists = 1024
  /// Runs through at least so many rows are shared by the cores.
  var shared = 8192
  /// How many threads may share a run.
  var cores = Cores.count

  /// Where it pays.
  static let usual = Thresholds()
}
