/// The endings that begin with a vowel, -ed, -ing, -er and -est, before which a final e is lost, a final y may become i
/// and a final consonant may be doubled.
extension Inflection {
  /// Adds -ed or -ing to a verb; a second variant where English spellings differ (*traveled*, *travelled*).
  static func adding(_ ending: StaticString, to text: String, _ word: [UInt8]) -> [String] {
    let ing = ending.utf8CodeUnitCount == 3
    guard let last = word.last else { return [text] }
    switch last {
    case UInt8(ascii: "e"):
      if !ing { return [word.replacing(last: 1, with: ending)] }
      if word.ends("ie") { return [word.replacing(last: 2, with: "ying")] }
      let kept = word.ends("ee") || word.ends("oe") || word.ends("ye") || StemTables.keepsE.contains(text)
      return [word.replacing(last: text == "be" || kept ? 0 : 1, with: ending)]
    case UInt8(ascii: "y") where !ing && word.isConsonant(last: 2): return [word.replacing(last: 1, with: "ied")]
    case UInt8(ascii: "c") where word.ends("ic"): return [text + "k" + "\(ending)"]
    default:
      let plain = text + "\(ending)"
      guard word.endsInShortVowelAndConsonant else { return [plain] }
      let doubled = text + String(UnicodeScalar(last)) + "\(ending)"
      if text == "bus" { return [plain] }
      if word.vowelGroups == 1 || VerbTables.doubles.contains(text) || doublesAfterPrefix(word) { return [doubled] }
      let varies = last == UInt8(ascii: "l") || text == "focus" || text == "refocus" || text == "bias"
      return varies || text == "worship" || text == "benefit" ? [plain, doubled] : [plain]
    }
  }

  /// *outrun*, *reset*, *undercut*: the part after the prefix has one syllable and is an irregular verb.
  private static func doublesAfterPrefix(_ word: [UInt8]) -> Bool {
    VerbTables.prefixes.contains { prefix in
      guard word.starts(with: prefix) else { return false }
      let rest = Array(word.dropFirst(prefix.utf8CodeUnitCount))
      return rest.count > 2 && rest.vowelGroups == 1
        && VerbTables.isIrregular(String(decoding: rest, as: UTF8.self))
    }
  }

  /// The words that -ed or -ing was added to, best first; nil if the word does not show the ending (*bring*, *need*).
  static func removingEnding(_ length: Int, _ ending: StaticString, from word: [UInt8]) -> [String]? {
    let text = String(decoding: word, as: UTF8.self)
    let stem = Array(word.dropLast(length))
    if StemTables.noEnding.contains(text) || stem.vowelGroups == 0 { return nil }
    if length == 3 {
      if StemTables.yingFromIe.contains(text) { return [word.replacing(last: 4, with: "ie")] }
      return stemsBeforeVowel(stem)
    }
    if word.ends("ied") {
      let mute = word.replacing(last: 1)
      return word.count <= 4 || NounTables.endsInIe.contains(mute)
        ? [mute] : [word.replacing(last: 3, with: "y"), mute]
    }
    if word.ends("eed") {
      return word.ends("reed") && word.count > 5 || word.ends("teed") ? [word.replacing(last: 1)] : nil
    }
    if word.ends("oed") || word.ends("yed") && NounTables.endsInOe.contains(word.replacing(last: 1)) {
      return distinct(
        NounTables.endsInOe.contains(word.replacing(last: 1)) ? word.replacing(last: 1) : word.replacing(last: 2))
    }
    return stemsBeforeVowel(stem)
  }

  /// What a stem may have been before a vowel was added: *plann* from *plan*, *larg* from *large*, *visit* unchanged.
  static func stemsBeforeVowel(_ stem: [UInt8]) -> [String] {
    let plain = String(decoding: stem, as: UTF8.self)
    let mute = plain + "e"
    if stem.count > 2, stem.last == stem.last(2), !stem.isVowel(stem.count - 1) {
      let single = stem.replacing(last: 1)
      return keepsDouble(stem, plain, single) ? [plain, single] : [single, plain]
    }
    if stem.ends("ick"), ["panick", "mimick", "traffick", "picnick", "frolick"].contains(plain) {
      return [stem.replacing(last: 1)]
    }
    return losesE(stem, plain) ? [mute, plain] : endsInVowel(stem) ? [plain] : [plain, mute]
  }

  private static func endsInVowel(_ stem: [UInt8]) -> Bool {
    stem.isVowel(stem.count - 1) || stem.ends("w") || stem.ends("x")
  }

  /// Does the double consonant belong to the word: *call*, *pass*, *add*?
  private static func keepsDouble(_ stem: [UInt8], _ plain: String, _ single: String) -> Bool {
    if VerbTables.doubles.contains(single) { return false }
    switch stem.last {
    case UInt8(ascii: "s"): return single != "gas" && single != "focus" && single != "refocus" && single != "bias"
    case UInt8(ascii: "f"): return true
    case UInt8(ascii: "z"): return single != "quiz" && single != "whiz"
    case UInt8(ascii: "l"): return stem.vowelGroups == 1 || StemTables.keepsDoubleL.contains(plain)
    default: return StemTables.keepsDouble.contains(plain)
    }
  }
}
