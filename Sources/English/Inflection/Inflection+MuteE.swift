extension Inflection {
  /// Was there probably an e at the end of this stem before a vowel was added? Judged by the last letters.
  static func losesE(_ stem: [UInt8], _ plain: String) -> Bool {
    if StemTables.losesE.contains(plain + "e") { return true }
    if StemTables.keepsPlain.contains(plain) { return false }
    guard stem.count > 1, let last = stem.last else { return false }
    let letter = Unicode.Scalar(last)
    let second = Unicode.Scalar(stem.last(2))
    switch letter {
    case "v", "u": return true
    case "c": return second != "n" || !stem.ends("ync")
    case "z": return second != "t"
    case "s": return true
    case "g": return second != "n"
    case "l" where !stem.isVowel(stem.count - 2): return second != "r" && second != "l" && second != "w"
    case "r" where !stem.isVowel(stem.count - 2): return second != "r"
    case "w", "x", "y", "h", "e", "o", "i", "a": return false
    default: break
    }
    guard !stem.isVowel(stem.count - 1), stem.isVowel(stem.count - 2) else { return false }
    if stem.isVowel(stem.count - 3) {
      return stem.ends("iat") || stem.ends("uat") || stem.ends("uad") || stem.ends("uid")
        || stem.ends("reat") && stem.ends("creat")
    }
    if stem.vowelGroups == 1 { return true }
    return losesEAfterVowel(letter, second)
  }

  /// The same for a word of several syllables that ends in one vowel and one consonant: *updat*, but *visit*.
  private static func losesEAfterVowel(_ letter: Unicode.Scalar, _ vowel: Unicode.Scalar) -> Bool {
    switch letter {
    case "t": vowel == "a"
    case "n": vowel != "e" && vowel != "o"
    case "r": vowel != "e" && vowel != "o"
    case "l": vowel != "a" && vowel != "e"
    case "m": vowel != "o"
    case "p": vowel == "a" || vowel == "u" || vowel == "y"
    case "f": false
    default: true
    }
  }
}
