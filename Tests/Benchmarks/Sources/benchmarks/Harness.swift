/// What was measured of one piece of work.
struct Measurement {
  var name: String
  /// How much was done, in `unit`.
  var amount: Double
  var unit: String
  /// Seconds, ascending, one a repetition.
  var times: [Double]

  /// The time in the middle.
  var median: Double { times[times.count / 2] }
  /// How far the slowest but one in ten is above the fastest, as a share of the median.
  var spread: Double { (times[times.count * 9 / 10] - times[0]) / median }
  /// How much was done in a second.
  var rate: Double { amount / median }
}

/// Measurements that belong together, and what comes of each compared with the first.
struct Group {
  let title: String
  private(set) var measurements: [Measurement] = []

  init(_ title: String) { self.title = title }

  /// Runs `work` once to warm up and then `repetitions` times. `prepare` is not counted.
  mutating func measure<Prepared>(
    _ name: String, _ amount: Double, _ unit: String, repetitions: Int = 7, prepare: () throws -> Prepared,
    work: (Prepared) throws -> Void
  ) rethrows {
    try work(prepare())
    var times: [Double] = []
    for _ in 0..<repetitions {
      let prepared = try prepare()
      let start = ContinuousClock.now
      try work(prepared)
      times.append((ContinuousClock.now - start) / .seconds(1))
    }
    add(Measurement(name: name, amount: amount, unit: unit, times: times.sorted()))
  }

  /// The same with nothing to prepare.
  mutating func measure(
    _ name: String, _ amount: Double, _ unit: String, repetitions: Int = 7, work: () throws -> Void
  ) rethrows {
    try measure(name, amount, unit, repetitions: repetitions, prepare: {}, work: work)
  }

  mutating func add(_ measurement: Measurement) { measurements.append(measurement) }

  /// Prints a table. The last column is the time for one unit against that of the first row: where cost is linear it
  /// stays at 1.
  func print() {
    Swift.print("\n\(title)")
    Swift.print(row(["work", "median", "spread", "rate", "per unit"]))
    guard let first = measurements.first else { return }
    for one in measurements {
      Swift.print(
        row([
          one.name, "\(rounded(one.median * 1000)) ms", "\(Int((one.spread * 100).rounded())) %",
          "\(rounded(one.rate)) \(one.unit)/s", "\(rounded(first.rate / one.rate)) x",
        ]))
    }
  }

  private func row(_ cells: [String]) -> String {
    let widths = [44, 14, 8, 26, 10]
    return zip(cells, widths).enumerated().map { index, pair in
      let blanks = String(repeating: " ", count: max(1, pair.1 - pair.0.count))
      return index == 0 ? pair.0 + blanks : blanks + pair.0
    }.joined()
  }

  /// Three figures.
  private func rounded(_ value: Double) -> String {
    if value >= 100 { return "\(Int(value.rounded()))" }
    let factor = value >= 10 ? 10.0 : value >= 1 ? 100 : 1000
    return "\((value * factor).rounded() / factor)"
  }
}

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same numbers for a seed on
/// every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
