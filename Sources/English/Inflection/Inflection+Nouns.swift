extension Inflection {
  /// The plural of a noun: *nurse* gives *nurses*, *child* *children*, *mother-in-law* *mothers-in-law*.
  public static func plural(of noun: String) -> String {
    if let known = NounTables.plural(of: noun) { return known }
    let word = Array(noun.utf8)
    if let link = linkInside(word) {
      return plural(of: String(decoding: word[..<link], as: UTF8.self)) + String(decoding: word[link...], as: UTF8.self)
    }
    if let (head, tail) = lastPart(word) { return head + plural(of: tail) }
    if word.ends("man"), !NounTables.noMen.contains(noun) { return word.replacing(last: 2, with: "en") }
    if word.ends("child") { return word.replacing(last: 0, with: "ren") }
    if word.ends("person") { return word.replacing(last: 4, with: "ople") }
    if word.ends("tooth") { return word.replacing(last: 4, with: "eeth") }
    if takesVes(word) { return word.replacing(last: word.last == UInt8(ascii: "e") ? 2 : 1, with: "ves") }
    if word.ends("sis") { return word.replacing(last: 2, with: "es") }
    return addingS(to: noun, word)
  }

  /// The nouns that may have this plural, best first; none if it does not look like one (*address*, *bus*, *news*).
  public static func singulars(of plural: String) -> [String] {
    let known = NounTables.singulars(of: plural)
    if !known.isEmpty { return known }
    if NounTables.plural(of: plural) != nil { return [] }
    let word = Array(plural.utf8)
    if let link = linkInside(word) {
      let rest = String(decoding: word[link...], as: UTF8.self)
      return singulars(of: String(decoding: word[..<link], as: UTF8.self)).map { $0 + rest }
    }
    if let (head, tail) = lastPart(word) { return singulars(of: tail).map { head + $0 } }
    if word.ends("men"), !NounTables.noMen.contains(plural) { return [word.replacing(last: 2, with: "an")] }
    if word.ends("children") { return [word.replacing(last: 3)] }
    if word.ends("people") { return [word.replacing(last: 4, with: "rson")] }
    if word.ends("teeth") { return [word.replacing(last: 4, with: "ooth")] }
    if word.ends("eaus") { return [word.replacing(last: 1)] }
    guard mayEndInAddedS(plural, word) else { return [] }
    if word.ends("ves") {
      let bare = Array(word.dropLast(3))
      if takesVes(bare + Array("f".utf8)) {
        return distinct(word.replacing(last: 3, with: "f"), word.replacing(last: 1))
      }
      if takesVes(bare + Array("fe".utf8)) {
        return distinct(word.replacing(last: 3, with: "fe"), word.replacing(last: 1))
      }
    }
    return removingS(from: word, noun: true)
  }

  /// Where the rest of a compound such as `mother-in-law`, `editor-in-chief`, `bride-to-be` begins.
  private static func linkInside(_ word: [UInt8]) -> Int? {
    guard let hyphen = word.firstIndex(of: UInt8(ascii: "-")), hyphen > 0,
      let second = word[(hyphen + 1)...].firstIndex(of: UInt8(ascii: "-"))
    else { return nil }
    switch String(decoding: word[(hyphen + 1)..<second], as: UTF8.self) {
    case "in", "of", "at", "de", "to": return hyphen
    default: return nil
    }
  }

  /// *leaf*, *shelf*, *housewife*; not *roof*, *belief*.
  private static func takesVes(_ word: [UInt8]) -> Bool {
    let endings: [StaticString]
    switch word.last {
    case UInt8(ascii: "f"):
      endings = ["elf", "half", "calf", "wolf", "leaf", "loaf", "thief", "sheaf", "scarf", "wharf", "hoof"]
    case UInt8(ascii: "e"): endings = ["life", "wife", "knife"]
    default: return false
    }
    return endings.contains {
      word.ends($0) || word.elementsEqual(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
    }
  }
}
