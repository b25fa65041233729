extension Inflection {
  /// The number that a cardinal word names: *zero* to *ninety-nine*, *hundred*, *thousand*, *million*, *billion*,
  /// *trillion*, *dozen*.
  public static func cardinal(_ word: String) -> Int? {
    if let small = units.firstIndex(of: word) { return small }
    if let ten = tens.firstIndex(of: word) { return (ten + 2) * 10 }
    switch word {
    case "dozen": return 12
    case "hundred": return 100
    case "thousand": return 1000
    case "million": return 1_000_000
    case "billion": return 1_000_000_000
    case "trillion": return 1_000_000_000_000
    default: break
    }
    guard let (head, tail) = lastPart(Array(word.utf8)), let ten = tens.firstIndex(of: String(head.dropLast())),
      let unit = units.firstIndex(of: tail), (1...9).contains(unit)
    else { return nil }
    return (ten + 2) * 10 + unit
  }

  /// The number that an ordinal names: *first* to *twelfth* and on to *twentieth*, *1st*, *22nd*.
  public static func ordinal(_ word: String) -> Int? {
    if let index = ordinals.firstIndex(of: word) { return index + 1 }
    let digits = word.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    switch String(decoding: word.utf8.dropFirst(digits.count), as: UTF8.self) {
    case "th": return (1...3).contains(number % 10) && !(11...13).contains(number % 100) ? nil : number
    case "st": return number % 10 == 1 && number % 100 != 11 ? number : nil
    case "nd": return number % 10 == 2 && number % 100 != 12 ? number : nil
    case "rd": return number % 10 == 3 && number % 100 != 13 ? number : nil
    default: return nil
    }
  }

  /// `second`, `13th`.
  public static func ordinalWord(_ place: Int) -> String {
    if ordinals.indices.contains(place - 1) { return ordinals[place - 1] }
    let ending =
      switch (place % 10, place % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(place)" + ending
  }

  /// The word for a small number, up to twelve; digits for others.
  public static func numberWord(_ number: Int) -> String {
    (0...12).contains(number) ? units[number] : String(number)
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
  ]
}
