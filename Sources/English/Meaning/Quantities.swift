/// How numbers are written.
enum Quantities {
  /// To four digits, or to the whole where there are more.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.magnitude < 1e15 else { return value }
    var scale = 1.0
    while value.magnitude * scale < 1000, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

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
