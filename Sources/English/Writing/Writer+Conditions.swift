extension Writer {
  /// One condition in English.
  public func text(_ condition: Condition) -> String {
    switch condition {
    case .isA(let left, let right, let denied): return isA(left, right, denied)
    case .holds(let atom): return statement(atom)
    case .same(let left, let right):
      return left == right ? text(left, .phrase) + " exists" : text(left, .phrase) + " is " + text(right, .phrase)
    case .lowest(let term), .countable(let term): return "nothing is below " + text(term, .phrase)
    case .different(let left, let right): return text(left, .phrase) + " is not " + text(right, .phrase)
    case .compare(let comparison, let left, let right):
      return text(left, .phrase) + " is " + words(comparison, with: right) + " " + text(right, .phrase)
    case .absent(let inner): return absence(inner)
    case .either(let branches):
      return "either " + branches.map { $0.count > 1 ? spoken($0) : text($0) }.joined(separator: " or ")
    case .count(let comparison, let number, let variable, let inner):
      return Self.words(comparison) + " \(number) \(text(.variable(variable), .phrase)) such that " + text(inner)
    case .every(let range, let body): return "whatever " + text(range) + " also " + text(body)
    case .tally(let tally, let comparison, let result): return self.tally(tally, comparison, result)
    case .compute(let operation, let left, let right, let result):
      return "\(text(result, .phrase)) is \(text(left, .phrase)) \(Self.words(operation)) \(text(right, .phrase))"
    }
  }

  /// A whole statement, so that reading it again gives the same meaning.
  public func text(_ statement: Statement) -> String { Restatement(statement, self).text }

  /// Conditions joined by `and`.
  public func text(_ conditions: [Condition]) -> String { Self.list(conditions.map { text($0) }) }

  /// `no practice addresses X`.
  private func absence(_ inner: [Condition]) -> String { "it is not known that " + spoken(inner) }

  private func isA(_ left: Term, _ right: Term, _ denied: Bool) -> String {
    if case .thing(let thing) = left, case .thing(let kind) = right {
      return classification(thing, kind, denied: denied)
    }
    return text(left, .phrase) + (denied ? " is not " : " is ") + text(right, .single)
  }

  /// `X is the greatest area such that …`.
  private func tally(_ tally: Tally, _ comparison: Comparison, _ result: Term) -> String {
    let measured = tally.of.last.map { text(.variable($0), .phrase) } ?? "it"
    let operation =
      switch tally.kind {
      case .count: "the number of"
      case .total: "the total of"
      case .average: "the average of"
      case .greatest: "the greatest"
      case .least: "the least"
      }
    let sign = comparison == .equal ? "" : Self.words(comparison) + " "
    return "\(operation) \(measured) such that \(text(tally.over)) is \(sign)\(text(result, .phrase))"
  }

  static func words(_ operation: Arithmetic) -> String {
    switch operation {
    case .sum: "plus"
    case .difference: "minus"
    case .product: "times"
    case .quotient: "divided by"
    }
  }

  /// `before` a date, `less than` another number.
  private func words(_ comparison: Comparison, with term: Term) -> String {
    guard case .thing(let thing) = term, lexicon.isDate(thing) else { return Self.words(comparison) }
    return switch comparison {
    case .less: "before"
    case .atMost: "on or before"
    case .atLeast: "on or after"
    case .more: "after"
    case .equal, .notEqual: Self.words(comparison)
    }
  }

  /// `more than`.
  public static func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .less: "less than"
    case .atMost: "at most"
    case .equal: "exactly"
    case .notEqual: "other than"
    case .atLeast: "at least"
    case .more: "more than"
    }
  }
}
