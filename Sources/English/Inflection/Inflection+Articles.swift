extension Inflection {
  /// `a` or `an`, by how the word is said: *an hour*, *a user*, *an EHR*, *a CMIO*, *an 11*. Capitals matter here.
  public static func indefiniteArticle(before word: String) -> String {
    let letters = Array(word.utf8.prefix { $0 != 0x20 })
    guard let first = letters.first else { return "a" }
    if first >= 0x30, first <= 0x39 { return startsWithVowelNumber(letters) ? "an" : "a" }
    if let spelled = spelledOut(letters) { return spelled ? "an" : "a" }
    return startsWithVowelSound(letters.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }) ? "an" : "a"
  }

  /// Eight, eleven, eighteen and what begins with them, as in 80 and 11,000.
  private static func startsWithVowelNumber(_ letters: [UInt8]) -> Bool {
    if letters[0] == UInt8(ascii: "8") { return true }
    let whole = letters.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ",") }
    let digits = whole.filter { $0 != UInt8(ascii: ",") }
    guard digits.count > 1, digits[0] == UInt8(ascii: "1") else { return false }
    guard digits[1] == UInt8(ascii: "1") || digits[1] == UInt8(ascii: "8") else { return false }
    return digits.count % 3 == 2 || (digits.count == 4 && whole.count == 4)
  }

  /// For an abbreviation that is read letter by letter: does its first letter's name begin with a vowel? Else nil.
  private static func spelledOut(_ letters: [UInt8]) -> Bool? {
    let name = letters.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "/") }
    guard !name.isEmpty else { return nil }
    let body = name.count > 2 && name.last == UInt8(ascii: "s") ? name.dropLast() : name
    let capitals = body.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }
    let lower = body.map { $0 | 0x20 }
    let hasVowel = lower.contains { "aeiouy".utf8.contains($0) || $0 >= 0x80 }
    let said = acronyms.contains(String(decoding: lower, as: UTF8.self)) || body.count > 4 && hasVowel
    if body.count == 1 || (capitals && !said) || !hasVowel || hasUnsayableStart(lower) {
      return "aefhilmnorsx".utf8.contains(lower[0]) && !(lower.count == 1 && lower[0] == 0x61 && !capitals)
    }
    return nil
  }

  /// *mri*, *hmo*, *x-ray*: no English word begins like that, so the letters are named.
  private static func hasUnsayableStart(_ lower: [UInt8]) -> Bool {
    guard lower.count > 1, !"aeiouy".utf8.contains(lower[1]), lower[1] < 0x80 else { return false }
    switch Unicode.Scalar(lower[0]) {
    case "f": return !"lrj".utf8.contains(lower[1])
    case "h", "l", "x": return true
    case "m": return lower[1] != UInt8(ascii: "n") && lower[1] != UInt8(ascii: "c")
    case "n", "r": return lower[1] != UInt8(ascii: "h")
    case "s": return !"chklmnpqtwrv".utf8.contains(lower[1])
    default: return false
    }
  }

  /// Abbreviations of up to four letters that are read as words.
  private static let acronyms = WordTable(
    "nasa nato fema raid sars lan wan ram rom sim led mac fafsa nafta loinc nist rest scrum fhir snom aids opec")

  private static func startsWithVowelSound(_ word: [UInt8]) -> Bool {
    func starts(_ prefixes: StaticString...) -> Bool { prefixes.contains { word.starts(with: $0) } }
    switch Unicode.Scalar(word[0]) {
    case "a", "i": return true
    case "e": return !starts("eu", "ewe", "ewer")
    case "o":
      return !(starts("once", "oneself", "ouija") || word.starts(with: "one") && (word.count == 3 || word[3] == 0x2D))
    case "h": return starts("hour", "honest", "honor", "honour", "heir")
    case "u": return !soundsLikeYou(word)
    default: return false
    }
  }

  private static func soundsLikeYou(_ word: [UInt8]) -> Bool {
    func starts(_ prefix: StaticString) -> Bool { word.starts(with: prefix) }
    if word.count == 1 || word[1] == 0x2D { return true }
    if starts("uni") {
      return
        !(starts("unin") || starts("unim") || starts("unid") || starts("unig") || starts("unir") || starts("unill"))
    }
    if starts("us"), word.count > 2 { return word.isVowel(2) || starts("usur") }
    if starts("ut"), word.count > 2 { return word.isVowel(2) }
    return starts("uk") || starts("ubiq") || starts("ura") || starts("uro") || starts("ure") || starts("uri")
      || starts("ufo")
      || starts("uga")
  }
}

extension [UInt8] {
  /// Does the word begin with these letters?
  func starts(with prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { letters in
      for index in letters.indices where self[index] != letters[index] { return false }
      return true
    }
  }
}
