import Archive

/// Origins by number. Those of rows in bulk are ranges.
struct OriginTable: Sendable {
  private var own = ChunkedArray<Origin>()
  /// Of those that are no statements. Statements are numbered in turn: only the latest is asked for again.
  private var numbers: [Origin: Int32] = [:]
  private var latest: (statement: Int, number: Int32)?
  /// Runs of numbers that are statements in a row; `own` has no entries for them.
  private var runs: [Run] = []

  fileprivate struct Run: Sendable {
    var first: Int
    var count: Int
    var sentence: Int
    /// How many of `own` come before.
    var ownBefore: Int
  }

  /// How many numbers there are.
  var count: Int { own.count + (runs.last.map { $0.first + $0.count - $0.ownBefore } ?? 0) }
  var indices: Range<Int> { 0..<count }

  /// The origin with a number.
  subscript(number: Int) -> Origin {
    guard !runs.isEmpty else { return own[number] }
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= number { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return own[number] }
    let run = runs[low - 1]
    if number < run.first + run.count { return .stated(run.sentence + number - run.first) }
    return own[run.ownBefore + number - run.first - run.count]
  }

  /// The number of an origin, given if it is new.
  mutating func number(_ origin: Origin) -> Int32 {
    let number = Int32(count)
    if case .stated(let statement) = origin {
      if let latest, latest.statement == statement { return latest.number }
      latest = (statement, number)
    } else if let known = numbers[origin] {
      return known
    } else {
      numbers[origin] = number
    }
    own.append(origin)
    return number
  }

  /// Numbers for statements in a row. Answers the first.
  mutating func numbers(ofStatements sentences: Range<Int>) -> Int32 {
    let first = count
    runs.append(Run(first: first, count: sentences.count, sentence: sentences.lowerBound, ownBefore: own.count))
    return Int32(first)
  }
}

extension OriginTable.Run: Archivable {
  static var blank: OriginTable.Run { OriginTable.Run(first: 0, count: 0, sentence: 0, ownBefore: 0) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&first)
    archive.field(&count)
    archive.field(&sentence)
    archive.field(&ownBefore)
  }
}

extension OriginTable: Archivable {
  static var blank: OriginTable { OriginTable() }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&own)
    archive.field(&runs)
    guard archive.isReading else { return }
    for number in indices {
      let origin = self[number]
      if case .stated = origin { continue }
      numbers[origin] = Int32(number)
    }
  }
}
