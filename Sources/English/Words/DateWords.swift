import Diagnostics

/// Dates of several tokens made one: `3 March 2021`, `March 3, 2021`, `2021-03-03`; and times of two units, as in
/// `2 hours 30 minutes`.
enum DateWords {
  /// A date as it is written: its parts, and where it ends.
  private struct Written {
    var year: Int
    var month: Int
    var day: Int
    var end: Int
    var days: Int? { Dates.days(year, month, day) }
  }

  /// The tokens with dates and times joined. O(n); tokens without any are given back as they are.
  static func joined(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: hasDigit) else { return tokens }
    var result: [Token] = []
    var at = 0
    while at < tokens.count {
      if let written = date(tokens, at), let days = written.days {
        result.append(token(days, tokens[at..<written.end]))
        at = written.end
      } else if let (time, end) = time(tokens, at) {
        result += time
        at = end
      } else {
        result.append(tokens[at])
        at += 1
      }
    }
    return result
  }

  /// Is the text of a cell a date?
  static func isDate(_ cell: String) -> Bool { written(cell)?.days != nil }

  /// One token for a date.
  static func token(_ days: Int, _ tokens: ArraySlice<Token>) -> Token {
    var token = tokens[tokens.startIndex]
    token.kind = .date(Double(days))
    token.text = Dates.spelled(Double(days))
    (token.key, token.fixed) = (Dates.unit, [])
    if let last = tokens.last { token.range = token.range.union(last.range) }
    return token
  }

  /// The first date that the calendar does not have.
  static func impossible(_ tokens: [Token]) -> Range<Int>? {
    guard tokens.contains(where: hasDigit) else { return nil }
    for at in tokens.indices {
      if let written = date(tokens, at), written.days == nil { return at..<written.end }
    }
    return nil
  }

  // MARK: Dates

  /// There is no date, nor a time of two units, without a number or a digit.
  private static func hasDigit(_ token: Token) -> Bool {
    if case .number = token.kind { return true }
    return token.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func date(_ tokens: [Token], _ at: Int) -> Written? {
    if tokens[at].kind == .name || tokens[at].kind == .word, let whole = written(tokens[at].text) {
      return Written(year: whole.year, month: whole.month, day: whole.day, end: at + 1)
    }
    guard tokens[at].kind != .name else { return nil }
    let texts = tokens[at...].prefix(4).map { $0.kind == .comma ? "," : $0.mark == tokens[at].mark ? $0.key : "" }
    guard let (year, month, day, count) = inWords(texts) else { return nil }
    return Written(year: year, month: month, day: day, end: at + count)
  }

  /// A text that is a date and nothing else.
  private static func written(_ text: String) -> Written? {
    guard let first = text.utf8.first, text.utf8.count >= 8, text.utf8.count < 24, first < 0x80 else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    {
      return Written(year: year, month: month, day: day, end: 1)
    }
    var words: [String] = []
    for word in text.lowercased().split(separator: " ") {
      words.append(String(word.hasSuffix(",") ? word.dropLast() : word))
      if word.hasSuffix(",") { words.append(",") }
    }
    guard let (year, month, day, count) = inWords(words), count == words.count else { return nil }
    return Written(year: year, month: month, day: day, end: 1)
  }

  /// `3 march 2021`, `march 3 , 2021` at the head of some words.
  private static func inWords(_ words: [String]) -> (year: Int, month: Int, day: Int, count: Int)? {
    guard words.count > 2 else { return nil }
    if let day = day(words[0]), let month = Dates.month(words[1]), let year = year(words[2]) {
      return (year, month, day, 3)
    }
    guard let month = Dates.month(words[0]), let day = day(words[1]) else { return nil }
    if let year = year(words[2]) { return (year, month, day, 3) }
    guard words.count > 3, words[2] == ",", let year = year(words[3]) else { return nil }
    return (year, month, day, 4)
  }

  /// `3`, `3rd`.
  private static func day(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    guard digits.count == word.count || ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)),
      (1...2).contains(digits.utf8.count)
    else { return nil }
    return Int(digits)
  }

  private static func year(_ word: String) -> Int? { word.utf8.count == 4 ? Int(word) : nil }

  // MARK: Times

  /// How many seconds one of a unit of time has.
  private static func seconds(_ token: Token) -> Double? {
    guard token.kind == .word, token.mark == 0 else { return nil }
    return Lexicon.secondsByUnit[token.key]
      ?? (token.key.hasSuffix("s") ? Lexicon.secondsByUnit[String(token.key.dropLast())] : nil)
  }

  /// `2 hours 30 minutes`, `1 hour and 5 minutes`: so many of the smaller unit.
  private static func time(_ tokens: [Token], _ start: Int) -> ([Token], end: Int)? {
    guard start + 3 < tokens.count, case .number(let first) = tokens[start].kind, let large = seconds(tokens[start + 1])
    else { return nil }
    let next = tokens[start + 2].key == "and" ? start + 3 : start + 2
    guard next + 1 < tokens.count, case .number(let second) = tokens[next].kind, let small = seconds(tokens[next + 1]),
      small < large, second * small < large
    else { return nil }
    var number = tokens[start]
    let value = first * (large / small) + second
    number.kind = .number(value)
    number.text = Quantities.spelled(value)
    number.key = number.text
    number.range = tokens[start].range.union(tokens[next].range)
    return ([number, tokens[next + 1]], next + 2)
  }
}
