/// Days of the Gregorian calendar, counted from 1 January of the year 1, which is 0. A date is a quantity of them.
enum Dates {
  /// The unit of a date. It is no unit of time: dates can be told apart and ordered, but not added.
  static let unit = "date"

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The month that a word names, in full or by its first three letters, from 1.
  static func month(_ word: String) -> Int? {
    // Nearly every word is told from the months by its first letter.
    guard word.utf8.count > 2, let first = word.utf8.first, "jfmasond".utf8.contains(first) else { return nil }
    return months.firstIndex {
      $0 == word || word.utf8.count == 3 && $0.utf8.starts(with: word.utf8) || word == "sept" && $0 == "september"
    }
    .map { $0 + 1 }
  }

  static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of a day; nil where the calendar has no such day.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...length(ofMonth: month, year)).contains(day) else {
      return nil
    }
    let before = year - 1
    let inYear = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year) }
    return before * 365 + before / 4 - before / 100 + before / 400 + inYear + day - 1
  }

  /// `3 March 2021`.
  static func spelled(_ days: Double) -> String {
    guard days >= 0, days < 3_652_059 else { return "day \(Quantities.spelled(days))" }
    var rest = Int(days)
    // A guess that is never late, and early by a year at most.
    var year = max(1, rest * 400 / 146_097)
    while year < 9999, let next = Self.days(year + 1, 1, 1), next <= rest { year += 1 }
    rest -= Self.days(year, 1, 1) ?? 0
    var month = 1
    while rest >= length(ofMonth: month, year) {
      rest -= length(ofMonth: month, year)
      month += 1
    }
    let name = months[month - 1]
    return "\(rest + 1) \(name.prefix(1).uppercased() + name.dropFirst()) \(year)"
  }
}
