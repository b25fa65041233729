import Archive

/// A row that is stated.
public struct Fact: Hashable, Sendable {
  /// The relation.
  public var predicate: Predicate
  /// As many values as the predicate has columns.
  public var values: [Value]
  /// The strength of the statement.
  public var round: Round
  /// The caller's mark for where the fact came from.
  public var origin: Int32

  /// The fact that `predicate` holds of `values`.
  public init(_ predicate: Predicate, _ values: [Value], round: Round = .certain, origin: Int32 = 0) {
    self.predicate = predicate
    self.values = values
    self.round = round
    self.origin = origin
  }
}

/// Facts in order of telling, stored without an allocation per fact.
public struct FactList: Sendable, Hashable, RandomAccessCollection {
  /// A fact without its values, which begin at `start` and end where those of the next fact begin.
  struct Entry: Hashable, Sendable, BitwiseCopyable {
    var predicate: Int32
    var start: Int32
    var origin: Int32
    var round: Round
  }

  var entries = LayeredArray<Entry>()
  /// The raw values of all facts, one after another.
  var values = LayeredArray<Int32>()
  /// The weakest round of any fact.
  var weakest = Round.certain
  /// The greatest raw value in any fact.
  var greatest = Int32.min

  /// No facts.
  public init() {}

  /// The place of the first fact.
  public var startIndex: Int { 0 }
  /// The number of facts.
  public var endIndex: Int { entries.count }

  /// The fact at `place`.
  public subscript(place: Int) -> Fact {
    let entry = entries[place]
    return Fact(
      Predicate(entry.predicate), values[range(of: place)].map(Value.init), round: entry.round, origin: entry.origin)
  }

  /// Where the values of the fact at `place` are.
  func range(of place: Int) -> Range<Int> {
    let end = place + 1 < entries.count ? Int(entries[place + 1].start) : values.count
    return Int(entries[place].start)..<end
  }

  /// Adds a fact at the end.
  public mutating func append(_ fact: Fact) {
    append(fact.predicate, fact.values, round: fact.round, origin: fact.origin)
  }

  /// Adds a fact at the end without making a `Fact` first.
  public mutating func append(
    _ predicate: Predicate, _ row: some Collection<Value>, round: Round = .certain, origin: Int32 = 0
  ) {
    entries.append(
      Entry(predicate: predicate.index, start: Int32(values.count), origin: origin, round: round))
    for value in row {
      values.append(value.raw)
      greatest = Swift.max(greatest, value.raw)
    }
    weakest = Swift.max(weakest, round)
  }

  /// Adds so many facts of one relation at the end; `fill` writes the values of each, given its number from 0. Their
  /// origins begin with `origin`, each `originStep` on from the one before.
  public mutating func append(
    rows count: Int, of predicate: Predicate, arity: Int = 2, round: Round = .certain, origin: Int32,
    originStep: Int32, fill: (Int, UnsafeMutablePointer<Int32>) -> Void
  ) {
    guard count > 0 else { return }
    entries.reserve(entries.count + count)
    values.reserve(values.count + count * arity)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Swift.max(arity, 1)) { row in
      guard let base = row.baseAddress else { return }
      for number in 0..<count {
        fill(number, base)
        entries.append(
          Entry(
            predicate: predicate.index, start: Int32(values.count), origin: origin + Int32(number) * originStep,
            round: round))
        for column in 0..<arity {
          values.append(base[column])
          greatest = Swift.max(greatest, base[column])
        }
      }
    }
    weakest = Swift.max(weakest, round)
  }

  /// Adds facts at the end.
  public mutating func append(contentsOf facts: some Sequence<Fact>) {
    for fact in facts { append(fact) }
  }

  /// Adds all facts of another list at the end.
  mutating func append(list: FactList) {
    let shift = Int32(values.count)
    for entry in list.entries {
      var moved = entry
      moved.start += shift
      entries.append(moved)
    }
    values.append(contentsOf: list.values)
    greatest = Swift.max(greatest, list.greatest)
    weakest = Swift.max(weakest, list.weakest)
  }
}
