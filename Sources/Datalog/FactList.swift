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

/// Facts in order of telling, stored without an allocation per fact. Those of tables stay where they were read
/// (``FactBlock``).
public struct FactList: Sendable {
  /// A single fact without its values, which begin at `start` and end where those of the next one begin.
  struct Entry: BitwiseCopyable {
    var predicate: Int32
    var start: Int32
    var origin: Int32
    var round: Round
  }

  /// Facts in a row: all of a block, or single ones from an entry on.
  struct Run: Sendable {
    var first: Int
    var count: Int
    var block: FactBlock?
    var entry: Int
  }

  private(set) var entries = LayeredArray<Entry>()
  /// The raw values of all single facts, one after another.
  private(set) var values = LayeredArray<Int32>()
  /// Empty while there are only single facts.
  private(set) var runs: [Run] = []
  /// The weakest round of any fact.
  private(set) var weakest = Round.certain
  /// The greatest raw value in any fact.
  private(set) var greatest = Int32.min

  /// No facts.
  public init() {}

  /// Adds a fact at the end.
  public mutating func append(_ fact: Fact) {
    append(fact.predicate, fact.values, round: fact.round, origin: fact.origin)
  }

  /// Adds a fact at the end without making a `Fact` first.
  public mutating func append(
    _ predicate: Predicate, _ row: some Collection<Value>, round: Round = .certain, origin: Int32 = 0
  ) {
    extendRuns()
    entries.append(
      Entry(predicate: predicate.index, start: Int32(values.count), origin: origin, round: round))
    for value in row {
      values.append(value.raw)
      greatest = Swift.max(greatest, value.raw)
    }
    weakest = Swift.max(weakest, round)
  }

  /// Adds all facts of a block at the end.
  package mutating func append(_ block: FactBlock) {
    guard block.count > 0 else { return }
    if runs.isEmpty, !entries.isEmpty { runs.append(Run(first: 0, count: entries.count, block: nil, entry: 0)) }
    runs.append(Run(first: count, count: block.count, block: block, entry: entries.count))
    greatest = Swift.max(greatest, block.greatest)
    weakest = Swift.max(weakest, block.round)
  }

  /// Adds facts at the end.
  public mutating func append(contentsOf facts: some Sequence<Fact>) {
    for fact in facts { append(fact) }
  }

  /// Adds all facts of another list at the end.
  mutating func append(list: FactList) {
    list.forEachPart(
      single: { place, entry in
        append(
          Predicate(entry.predicate), list.values[list.range(of: entry, at: place)].lazy.map(Value.init),
          round: entry.round, origin: entry.origin)
      }, block: { append($1) })
  }

  /// Counts one more single fact among the runs.
  private mutating func extendRuns() {
    guard let last = runs.last else { return }
    if last.block == nil {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(first: last.first + last.count, count: 1, block: nil, entry: entries.count))
    }
  }
}

extension FactList: RandomAccessCollection, Hashable {
  /// The place of the first fact.
  public var startIndex: Int { 0 }
  /// The number of facts.
  public var endIndex: Int { runs.last.map { $0.first + $0.count } ?? entries.count }

  /// The fact at `place`.
  public subscript(place: Int) -> Fact {
    part(
      place,
      single: { entry, number in
        Fact(
          Predicate(entry.predicate), values[range(of: entry, at: number)].map(Value.init), round: entry.round,
          origin: entry.origin)
      }, row: { $0.fact($1) })
  }

  /// The origin of the fact at `place`.
  func origin(of place: Int) -> Int32 { part(place, single: { entry, _ in entry.origin }, row: { $0.origin(of: $1) }) }

  /// Where the values of a single fact are, given its number.
  func range(of entry: Entry, at number: Int) -> Range<Int> {
    let end = number + 1 < entries.count ? Int(entries[number + 1].start) : values.count
    return Int(entry.start)..<end
  }

  private func part<Part>(_ place: Int, single: (Entry, Int) -> Part, row: (FactBlock, Int) -> Part) -> Part {
    if runs.isEmpty { return single(entries[place], place) }
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= place { low = middle + 1 } else { high = middle }
    }
    let run = runs[low - 1]
    if let block = run.block { return row(block, place - run.first) }
    let number = run.entry + place - run.first
    return single(entries[number], number)
  }

  /// Shows single facts, by number among these, and whole blocks, by the place of the first, in order.
  func forEachPart(single: (Int, Entry) -> Void, block: (Int, FactBlock) -> Void) {
    forEachRun { run in
      if let rows = run.block { return block(run.first, rows) }
      for number in run.entry..<run.entry + run.count { single(number, entries[number]) }
    }
  }

  /// Shows the runs in order; single facts alone are one.
  func forEachRun(_ visit: (Run) -> Void) {
    if runs.isEmpty { visit(Run(first: 0, count: entries.count, block: nil, entry: 0)) }
    for run in runs { visit(run) }
  }

  /// The relations that facts are of, each at least once.
  var predicates: [Predicate] {
    entries.map { Predicate($0.predicate) } + runs.compactMap { $0.block?.predicate }
  }

  /// The places of the facts that a relation holds of some raw values. O(facts).
  func places(of predicate: Predicate, _ row: [Int32]) -> [Int] {
    var places: [Int] = []
    forEachRun { run in
      if let block = run.block {
        if block.predicate == predicate { places += block.rows(equal: row).map { run.first + $0 } }
        return
      }
      for number in run.entry..<run.entry + run.count where entries[number].predicate == predicate.index {
        if values[range(of: entries[number], at: number)].elementsEqual(row) {
          places.append(run.first + number - run.entry)
        }
      }
    }
    return places
  }

  /// Equal facts in the same order.
  public static func == (a: FactList, b: FactList) -> Bool { a.elementsEqual(b) }

  /// Takes every fact in.
  public func hash(into hasher: inout Hasher) {
    for fact in self { hasher.combine(fact) }
  }
}

extension FactList: Archivable {
  @usableFromInline package static var blank: FactList { FactList() }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&entries)
    archive.field(&values)
    archive.field(&runs)
    archive.field(&weakest)
    archive.field(&greatest)
  }
}

extension FactList.Run: Archivable {
  static var blank: FactList.Run { FactList.Run(first: 0, count: 0, block: nil, entry: 0) }

  mutating func archive(_ archive: inout Archive) {
    archive.field(&first)
    archive.field(&count)
    archive.field(&block)
    archive.field(&entry)
  }
}
