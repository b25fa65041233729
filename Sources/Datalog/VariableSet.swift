/// A set of variable numbers below `limit`. Needs no allocation.
struct VariableSet: Equatable {
  /// One more than the greatest variable number.
  static let limit = 128

  private var bits: UInt128 = 0

  init() {}

  init(_ variable: Int) { insert(variable) }

  func contains(_ variable: Int) -> Bool { bits & (1 << UInt128(variable)) != 0 }

  /// Constants count as contained.
  func contains(_ term: Term) -> Bool {
    if case .variable(let variable) = term { return contains(variable) }
    return true
  }

  mutating func insert(_ variable: Int) {
    precondition(variable >= 0 && variable < VariableSet.limit)
    bits |= 1 << UInt128(variable)
  }

  mutating func insert(_ term: Term) {
    if case .variable(let variable) = term { insert(variable) }
  }

  mutating func formUnion(_ other: VariableSet) { bits |= other.bits }

  func intersection(_ other: VariableSet) -> VariableSet { VariableSet(bits: bits & other.bits) }

  func subtracting(_ other: VariableSet) -> VariableSet { VariableSet(bits: bits & ~other.bits) }

  private init(bits: UInt128) { self.bits = bits }

  /// The smallest member that `other` has not.
  func first(notIn other: VariableSet) -> Int? {
    let rest = bits & ~other.bits
    return rest == 0 ? nil : rest.trailingZeroBitCount
  }

  /// The members in order.
  var members: [Int] {
    var result: [Int] = []
    var rest = bits
    while rest != 0 {
      result.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return result
  }

  /// One more than the greatest member.
  var span: Int { VariableSet.limit - bits.leadingZeroBitCount }
}
