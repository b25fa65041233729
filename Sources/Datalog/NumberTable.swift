import Archive

/// Which values are numbers.
///
/// Several values may have one number (5 km and 5000 m); the first one told is what a number is
/// turned back into. The engine extends a table with numbers that it computes, under negative
/// raw values, and the model hands the extended table out.
public struct NumberTable: Sendable, Hashable {
  private var numbers: [Int32: Double] = [:]
  private var values: [Double: Int32] = [:]
  private var lastMade: Int32 = 0

  /// A table without numbers.
  public init() {}

  /// Whether no value is a number.
  public var isEmpty: Bool { numbers.isEmpty }

  /// Says that `value` is `number`.
  public mutating func assign(_ number: Double, to value: Value) {
    numbers[value.raw] = number
    if values[number] == nil { values[number] = value.raw }
  }

  /// The number that `value` is, if it is one. O(1).
  public func number(of value: Value) -> Double? { numbers[value.raw] }

  /// The first value told for `number`, if any. O(1).
  public func value(of number: Double) -> Value? { values[number].map(Value.init) }

  /// The value of `number`, made under a negative raw value if there is none yet.
  public mutating func value(making number: Double) -> Value {
    if let raw = values[number] { return Value(raw) }
    lastMade -= 1
    numbers[lastMade] = number
    values[number] = lastMade
    return Value(lastMade)
  }

  /// The values that were made up, with what they are. O(n) in all numbers, O(1) where none was made.
  public var made: [(value: Value, number: Double)] {
    guard lastMade < 0 else { return [] }
    return numbers.filter { $0.key < 0 }.map { (Value($0.key), $0.value) }
  }

  /// The smallest raw value of the caller's that is a number.
  var leastTold: Int32 { numbers.keys.filter { $0 >= 0 }.min() ?? .max }

  /// Whether `other` tells all of this.
  func isTold(in other: NumberTable) -> Bool { numbers.allSatisfy { other.numbers[$0] == $1 } }

  /// Adds what `other` tells. Answers false if `other` has a value of its own for a number that
  /// this table made up: rows made before would then use a second value for that number.
  mutating func merge(_ other: NumberTable) -> Bool {
    var agrees = true
    for (raw, number) in other.numbers where numbers[raw] != number {
      if let known = values[number], known < 0 { agrees = false }
      assign(number, to: Value(raw))
    }
    return agrees
  }
}

extension NumberTable: Archivable {
  @usableFromInline package static var blank: NumberTable { NumberTable() }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&numbers)
    archive.field(&values)
    archive.field(&lastMade)
  }
}
