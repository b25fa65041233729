/// The ending -s, which makes plurals of nouns and the third person of verbs by the same rules of spelling.
extension Inflection {
  /// Adds -s, -es or -ies.
  static func addingS(to text: String, _ word: [UInt8]) -> String {
    switch word.last {
    case UInt8(ascii: "y") where word.isConsonant(last: 2) || word.ends("quy"):
      return word.count > 1 ? word.replacing(last: 1, with: "ies") : text + "s"
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"): return text + "es"
    case UInt8(ascii: "h"):
      let soft = word.ends("sh") || (word.ends("ch") && !NounTables.hardCh.contains(text))
      return text + (soft ? "es" : "s")
    case UInt8(ascii: "o"): return text + (NounTables.takesOes.contains(text) ? "es" : "s")
    default: return text + "s"
    }
  }

  /// Could the last letter be the ending? Words in -ss, -us, -is and some others keep it.
  static func mayEndInAddedS(_ text: String, _ word: [UInt8]) -> Bool {
    guard word.count > 2, word.last == UInt8(ascii: "s") else { return false }
    switch word.last(2) {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return false
    default: return !NounTables.notPlural.contains(text)
    }
  }

  /// The words that -s may have been added to. `noun` settles -uses, -oses and -yses, where nouns and verbs differ.
  static func removingS(from word: [UInt8], noun: Bool) -> [String] {
    let plain = word.replacing(last: 1)
    guard word.ends("es") else { return [plain] }
    let short = word.replacing(last: 2)
    switch word.last(3) {
    case UInt8(ascii: "i"):
      if word.count <= 4 || NounTables.endsInIe.contains(plain) { return [plain] }
      return distinct(word.replacing(last: 3, with: "y"), plain)
    case UInt8(ascii: "o"):
      if NounTables.endsInOe.contains(plain) { return [plain] }
      return [short, plain]
    case UInt8(ascii: "x"): return [short, plain]
    case UInt8(ascii: "h"):
      guard word.last(4) == UInt8(ascii: "c") || word.last(4) == UInt8(ascii: "s") else { return [plain] }
      return NounTables.endsInMuteE.contains(plain) ? [plain] : [short, plain]
    case UInt8(ascii: "z"):
      if word.last(4) == UInt8(ascii: "z") {
        let known = NounTables.singulars(of: String(decoding: word, as: UTF8.self))
        return known.isEmpty ? [short, word.replacing(last: 3)] : known
      }
      return word.last(4) == UInt8(ascii: "t") ? [short, plain] : [plain, short]
    case UInt8(ascii: "s"): return removingSes(from: word, plain: plain, short: short, noun: noun)
    default: return [plain]
    }
  }

  private static func removingSes(from word: [UInt8], plain: String, short: String, noun: Bool) -> [String] {
    if NounTables.endsInS.contains(short) { return [short] }
    let greek = word.replacing(last: 2, with: "is")
    switch word.last(4) {
    case UInt8(ascii: "s"):
      return NounTables.endsInMuteE.contains(plain) ? [plain] : [short, plain]
    case UInt8(ascii: "u") where noun:
      let mute =
        NounTables.endsInUse.contains(plain) || word.last(5) == UInt8(ascii: "o") || word.last(5) == UInt8(ascii: "a")
      return mute ? [plain] : [short, plain]
    case UInt8(ascii: "o") where noun && NounTables.endsInOsis.contains(greek): return [greek, plain]
    case UInt8(ascii: "y") where noun: return [greek, plain]
    case UInt8(ascii: "e") where noun && word.last(5) != UInt8(ascii: "e"): return [greek, plain]
    default: return [plain, short]
    }
  }
}
