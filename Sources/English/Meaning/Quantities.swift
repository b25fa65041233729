/// How numbers are written.
enum Quantities {
  /// With thousands separators and no needless decimals: `29,145,505`, `2.5`.
  static func spelled(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return "\(value)" }
    let whole = Int64(value)
    guard Double(whole) == value else { return "\(value)" }
    var digits = String(whole.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (whole < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}
