import Diagnostics

/// Questions that hold something to a time: `who joined before 3 March 2021`, `which projects end in 2021`. The time of what
/// happens stands in its slot `on`, or is a number of its own, so what is asked is how that compares.
struct DateWording {
  let tokens: [Token]

  /// How what happens before, after or until a time compares with it.
  static let comparisons: [String: Comparison] = [
    "before": .less, "after": .more, "since": .atLeast, "from": .atLeast, "until": .atMost, "till": .atMost,
    "by": .atMost,
  ]

  /// The question said of numbers: of the slot `on`, then of a number that stands in front.
  var variants: [[Token]] {
    guard let (place, end, comparison) = bounded else { return [] }
    func said(_ lead: [String]) -> [Token] {
      Array(tokens[..<place]) + lead.map(word) + comparison + Array(tokens[end...])
    }
    return [said(["on"]), said([])]
  }

  private func word(_ text: String) -> Token {
    var token = tokens[0]
    (token.kind, token.key, token.text, token.fixed) = (.word, text, text, FixedClasses.of(text))
    return token
  }

  /// Where the time stands, and the comparison with a date that it comes to.
  private var bounded: (place: Int, end: Int, comparison: [Token])? {
    guard tokens.contains(where: \.isNumeral) else { return nil }
    for place in tokens.indices.dropFirst().dropLast() {
      let key = tokens[place].key
      if let range = range(place) { return range }
      guard key == "in" || key == "during" || Self.comparisons[key] != nil, let (span, end) = span(place + 1) else {
        continue
      }
      func date(_ day: Int) -> Token { DateWords.token(day, tokens[(place + 1)..<end]) }
      func bound(_ words: String, _ day: Int) -> [Token] {
        words.split(separator: " ").map { word(String($0)) } + [date(day)]
      }
      switch Self.comparisons[key] {
      case .less: return (place, end, bound("less than", span.lowerBound))
      case .more: return (place, end, bound("more than", span.upperBound))
      case .atLeast: return (place, end, bound("at least", span.lowerBound))
      case .atMost: return (place, end, bound("at most", span.upperBound))
      default:
        guard span.count > 1 else { continue }
        return (place, end, bound("between", span.lowerBound) + [word("and"), date(span.upperBound)])
      }
    }
    return nil
  }

  /// `between 2020 and March 2022`, `from 2020 to 2022`: from the first day of the one to the last of the other.
  private func range(_ place: Int) -> (place: Int, end: Int, comparison: [Token])? {
    let joiner: String
    switch tokens[place].key {
    case "between": joiner = "and"
    case "from": joiner = "to"
    default: return nil
    }
    guard let (first, middle) = span(place + 1), middle < tokens.count, tokens[middle].key == joiner,
      let (last, end) = span(middle + 1)
    else { return nil }
    let dates = [first.lowerBound, last.upperBound].map { DateWords.token($0, tokens[(place + 1)..<end]) }
    return (place, end, [word("between"), dates[0], word("and"), dates[1]])
  }

  /// The days that a date, a month or a year has, and where it ends.
  private func span(_ at: Int) -> (days: ClosedRange<Int>, end: Int)? {
    if case .date(let day) = tokens[at].kind { return (Int(day)...Int(day), at + 1) }
    if at + 1 < tokens.count, let month = Dates.month(tokens[at].key), let year = year(at + 1),
      let first = Dates.days(year, month, 1)
    {
      return (first...first + Dates.length(ofMonth: month, year) - 1, at + 2)
    }
    guard let year = year(at), let first = Dates.days(year, 1, 1), let last = Dates.days(year, 12, 31) else {
      return nil
    }
    return (first...last, at + 1)
  }

  /// Four digits with nothing behind them that they could count.
  private func year(_ at: Int) -> Int? {
    guard case .number(let value) = tokens[at].kind, tokens[at].text.utf8.count == 4, (1000...2999).contains(value),
      at + 1 == tokens.count || tokens[at + 1].kind != .word || !tokens[at + 1].fixed.isEmpty
    else { return nil }
    return Int(exactly: value)
  }
}

extension Token {
  /// A number in digits, or a date.
  fileprivate var isNumeral: Bool {
    switch kind {
    case .number, .date: true
    default: false
    }
  }
}
