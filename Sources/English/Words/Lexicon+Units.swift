/// What one of a unit is in the unit that others are turned into.
struct UnitRatio: Hashable, Sendable {
  var factor: Double
  /// The key of that unit.
  var base: String
}

/// From what the numbers of a relation are worked out: `its population divided by its area`.
struct ComputedNumber: Hashable, Sendable {
  var operation: Arithmetic
  var left: RelationID?
  var right: RelationID?
}

/// Between which kinds a relation holds: `*Borders* joins a state to a state.`
struct RelationTypes: Hashable, Sendable {
  var subject: ThingID?
  var object: ThingID?
}

extension Lexicon {
  /// `A mile is 1.609 kilometres.`
  mutating func addUnit(_ unit: String, is factor: Double, _ other: String) {
    guard factor > 0, unit != other, ratio(of: other).base != unit else { return }
    units[unit] = UnitRatio(factor: factor, base: other)
    for word in (unit + " " + other).split(separator: " ") { knownWords.insert(String(word)) }
  }

  /// The unit that a unit is turned into in the end, and how many of that one of it is. A unit that nothing explains
  /// is its own.
  func ratio(of unit: String) -> UnitRatio {
    if unit == Dates.unit { return UnitRatio(factor: Self.secondsByUnit["day"] ?? 1, base: Dates.unit) }
    var result = UnitRatio(factor: 1, base: unit)
    if units[unit] == nil, let per = unit.firstRange(of: " per ") {
      let (above, below) = (ratio(of: String(unit[..<per.lowerBound])), ratio(of: String(unit[per.upperBound...])))
      return UnitRatio(factor: above.factor / below.factor, base: above.base + " per " + below.base)
    }
    var steps = 0
    while let next = units[result.base] ?? Self.timeRatio(of: result.base), steps < 16 {
      result = UnitRatio(factor: result.factor * next.factor, base: next.base)
      steps += 1
    }
    return result
  }

  /// What the units of time have in common everywhere, unless some sentence says otherwise.
  static let secondsByUnit: [String: Double] = [
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604_800,
  ]

  private static func timeRatio(of unit: String) -> UnitRatio? {
    guard unit != "second", let seconds = secondsByUnit[unit] else { return nil }
    return UnitRatio(factor: seconds, base: "second")
  }

  /// Is a number of the unit a number of its base?
  private func isBase(_ unit: String) -> Bool {
    units.isEmpty && unit != Dates.unit && Self.secondsByUnit[unit] == nil && !unit.contains(" ")
  }

  /// A number of a unit as a number of its base, by which quantities are compared.
  public func canonical(_ number: Double, _ unit: String?) -> Double {
    guard let unit, !isBase(unit) else { return number }
    return number * ratio(of: unit).factor
  }

  /// The thing that is so many of a unit, called by its number or otherwise.
  public mutating func quantity(_ value: Double, unit: String?, written: String? = nil, name: String? = nil) -> ThingID
  {
    let spelled =
      unit == Dates.unit
      ? Dates.spelled(value) : Quantities.spelled(value) + (unit.map { " " + (written ?? plural(ofUnit: $0)) } ?? "")
    if let unit, unit != Dates.unit { remember(unit.split(separator: " ").map(String.init)) }
    return intern(
      key: "#\(value) \(unit ?? "")", name: name ?? spelled, isName: true, structure: .quantity(value, unit: unit))
  }

  /// `square miles`, `people`, `people per square mile`. A symbol, which is a word without a vowel, is the same for many:
  /// `square km`.
  func plural(ofUnit unit: String) -> String {
    guard let per = unit.firstRange(of: " per ") else {
      let isSymbol = !(unit.split(separator: " ").last ?? "").contains { "aeiouy".contains($0) }
      return isSymbol ? unit : plural(of: unit)
    }
    return plural(of: String(unit[..<per.lowerBound])) + unit[per.lowerBound...]
  }

  /// Can the one be turned into the other?
  func areComparable(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right, !left.isEmpty, !right.isEmpty else { return true }
    return ratio(of: left).base == ratio(of: right).base
  }

  /// Notes that the values of a relation are numbers, and of what unit.
  mutating func noteNumeric(_ relation: RelationID, unit: String?, isComputed: Bool = false) {
    let known = self[relation]
    guard !known.isNumeric || known.unit == nil && unit != nil || isComputed && !known.isComputed else { return }
    note(known)
    relations[Int(relation.index)].isNumeric = true
    if known.unit == nil { relations[Int(relation.index)].unit = unit }
    if isComputed { relations[Int(relation.index)].isComputed = true }
  }

  /// The relations whose numbers are of this unit or one that can be turned into it.
  func relations(ofUnit unit: String) -> [RelationID] {
    let base = ratio(of: unit).base
    return relations.filter { $0.isNumeric && $0.unit.map { ratio(of: $0).base == base } == true }.map(\.id)
  }

  /// The key of a unit after synonyms: `citizens` where `Citizen means person`.
  func unitKey(_ key: String) -> String {
    guard !isUnit(key), let thing = thingByKey[key] else { return key }
    let meant = self[thing].key
    return meant == "people" ? "person" : meant
  }

  /// Is it the key of a unit?
  func isUnit(_ key: String) -> Bool {
    units[key] != nil || relations.contains { $0.unit == key } || units.values.contains { $0.base == key }
  }
}

// MARK: - Saying numbers

extension Lexicon {
  /// Gives words to a number that a rule worked out: `id` is below zero, `value` in base units.
  public mutating func nameMadeNumber(_ id: ThingID, _ value: Double, unit: String?) {
    let shown = number(value, in: unit)
    madeNumbers[id] = Thing(
      id: id, key: "", name: spoken(shown, unit, isComputed: true), pluralName: nil, isName: true, isCounted: false,
      takesThe: false, structure: .quantity(shown, unit: unit))
  }

  func madeNumber(_ id: ThingID) -> Thing {
    guard let known = madeNumbers[id] else { preconditionFailure("a number that nobody named") }
    return known
  }

  /// The unit in which the numbers of a relation are said.
  public func unit(of relation: RelationID) -> String? {
    if let unit = self[relation].unit { return unit.isEmpty ? nil : unit }
    if let made = computedFrom[relation], made.operation == .difference || made.operation == .sum,
      let left = made.left.flatMap({ unit(of: $0) })
    {
      let isOfDates = left == Dates.unit && made.operation == .difference
      return isOfDates && made.right.flatMap({ unit(of: $0) }) == Dates.unit ? "day" : left
    }
    guard case (.quotient, let above, let below)? = computedFrom[relation].map({ ($0.operation, $0.left, $0.right) })
    else { return nil }
    guard let above = above.flatMap({ unit(of: $0) }) else { return nil }
    guard let below = below.flatMap({ unit(of: $0) }) else { return ratio(of: above).base }
    return above + " per " + below
  }

  /// A number of base units in another unit of the same sort.
  public func number(_ number: Double, in unit: String?) -> Double {
    guard let unit, !isBase(unit) else { return number }
    return number / ratio(of: unit).factor
  }

  /// A number with its unit. One that was worked out is said to four digits.
  public func spoken(_ number: Double, _ unit: String?, isComputed: Bool) -> String {
    if unit == Dates.unit { return Dates.spelled(number) }
    let number = isComputed ? Quantities.rounded(number) : number
    let words = Quantities.spelled(number)
    guard let unit else { return words }
    return words + " " + (unit == "percent" ? unit : number == 1 ? unit : plural(ofUnit: unit))
  }

  /// The unit of dates, which are numbers to the engine alone.
  public static var dateUnit: String { Dates.unit }

  /// Is it a date?
  public func isDate(_ thing: ThingID) -> Bool {
    if case .quantity(_, Dates.unit) = self[thing].structure { true } else { false }
  }
}
