import English

/// Numbers that stand for all within the bounds of a supposition: what follows if an outage lasts more than 4 hours is
/// what follows for a little more and for very much more.
///
/// A condition of a rule is itself a bound, so what holds at both ends holds between them, unless two rules conclude the
/// same of either end and none of the middle.
struct Witnesses {
  private var lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The statement with a number in the place of each that is only bounded, one case for either end; itself alone, if
  /// none is.
  func cases(of statement: Statement) -> [(statement: Statement, lexicon: Lexicon)] {
    let bounded = statement.conditions.compactMap { bound($0)?.variable }.uniqued()
    guard !bounded.isEmpty else { return [(statement, lexicon)] }
    return [false, true].map { isUpper in
      var (copy, lexicon) = (statement, lexicon)
      for variable in bounded {
        guard let number = number(of: variable, in: statement, isUpper: isUpper) else { continue }
        let said = statement.conditions.filter { bound($0)?.variable == variable }.compactMap { words($0) }
        let thing = lexicon.quantity(number.value, unit: number.unit, name: Writer.list(said))
        copy.conditions.removeAll { bound($0)?.variable == variable }
        copy.assertions = copy.assertions.map { assertion in
          var assertion = assertion
          assertion.condition = assertion.condition.replacing(variable, by: .thing(thing))
          return assertion
        }
      }
      return (copy, lexicon)
    }
  }

  /// `X is more than 4 hours`.
  private struct Bound {
    var variable: Variable
    var comparison: Comparison
    var value: Double
    var unit: String?
  }

  private func bound(_ condition: Condition) -> Bound? {
    guard case .compare(let comparison, .variable(let variable), .thing(let thing)) = condition,
      case .quantity(let value, let unit) = lexicon[thing].structure
    else { return nil }
    return Bound(variable: variable, comparison: comparison, value: value, unit: unit)
  }

  /// `more than 4 hours`.
  private func words(_ condition: Condition) -> String? {
    guard case .compare(let comparison, _, let limit) = condition else { return nil }
    return Writer.words(comparison) + " " + Writer(lexicon).text(limit, .phrase)
  }

  /// The lowest or highest of the numbers tried that is within all bounds of a variable, in the unit of the first.
  private func number(of variable: Variable, in statement: Statement, isUpper: Bool) -> (value: Double, unit: String?)?
  {
    let bounds = statement.conditions.compactMap(bound).filter { $0.variable == variable }
    let unit = bounds.first?.unit
    let factor = lexicon.canonical(1, unit)
    let limits = bounds.map { lexicon.canonical($0.value, $0.unit) / factor }
    var tried: [Double] = [0, Self.veryMuch]
    for limit in limits {
      let step = max(abs(limit), 1) * 1e-9
      tried += [limit - step, limit, limit + step]
    }
    let fits = tried.filter { value in zip(bounds, limits).allSatisfy { $0.comparison.holds(value, $1) } }
    return (isUpper ? fits.max() : fits.min()).map { ($0, unit) }
  }

  /// More than any bound that a rule names.
  private static let veryMuch = 1e15
}

extension Comparison {
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .atMost: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .atLeast: left >= right
    case .more: left > right
    }
  }
}
