/// A set of variable numbers. The first 64 need no allocation.
struct VariableSet: Equatable {
  private var low: UInt64 = 0
  private var high: Set<Int> = []

  init() {}

  /// The variables `0..<count`.
  init(upTo count: Int) {
    for variable in 0..<count { insert(variable) }
  }

  func contains(_ variable: Int) -> Bool {
    variable < 64 ? low & (1 << UInt64(variable)) != 0 : high.contains(variable)
  }

  /// Constants count as contained.
  func contains(_ term: Term) -> Bool {
    if case .variable(let variable) = term { return contains(variable) }
    return true
  }

  mutating func insert(_ variable: Int) {
    if variable < 64 { low |= 1 << UInt64(variable) } else { high.insert(variable) }
  }

  mutating func insert(_ term: Term) {
    if case .variable(let variable) = term { insert(variable) }
  }

  mutating func formUnion(_ other: VariableSet) {
    low |= other.low
    if !other.high.isEmpty { high.formUnion(other.high) }
  }

  func union(_ other: VariableSet) -> VariableSet {
    var result = self
    result.formUnion(other)
    return result
  }

  func intersection(_ other: VariableSet) -> VariableSet {
    var result = self
    result.low &= other.low
    if !high.isEmpty { result.high.formIntersection(other.high) }
    return result
  }

  func subtracting(_ other: VariableSet) -> VariableSet {
    var result = self
    result.low &= ~other.low
    if !high.isEmpty { result.high.subtract(other.high) }
    return result
  }

  /// The smallest member that `other` has not.
  func first(notIn other: VariableSet) -> Int? {
    let rest = low & ~other.low
    if rest != 0 { return rest.trailingZeroBitCount }
    return high.isEmpty ? nil : high.subtracting(other.high).min()
  }

  /// One more than the greatest member.
  var span: Int { high.max().map { $0 + 1 } ?? (64 - low.leadingZeroBitCount) }

  /// The members in order.
  var members: [Int] {
    var result: [Int] = []
    var rest = low
    while rest != 0 {
      result.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return result + high.sorted()
  }

  func isSubset(of other: VariableSet) -> Bool { first(notIn: other) == nil }
}
