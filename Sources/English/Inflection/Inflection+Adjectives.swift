extension Inflection {
  /// *bigger*, *larger*, *happier*, *better*. Whether *more* is to be used instead is for the caller to know.
  public static func comparative(of adjective: String) -> String {
    if let known = irregular(adjective) { return known.comparative }
    return adding(er: "er", ier: "ier", to: adjective)
  }

  /// `larger`, `more expensive`.
  static func comparativeWords(of adjective: String) -> String {
    takesEnding(adjective) ? comparative(of: adjective) : "more " + adjective
  }

  /// `largest`, `most expensive`.
  static func superlativeWords(of adjective: String) -> String {
    takesEnding(adjective) ? superlative(of: adjective) : "most " + adjective
  }

  /// *biggest*, *largest*, *happiest*, *best*.
  public static func superlative(of adjective: String) -> String {
    if let known = irregular(adjective) { return known.superlative }
    return adding(er: "est", ier: "iest", to: adjective)
  }

  /// The adjectives that this may be the comparative of, best first. A word such as *number* gives *numb*: only the
  /// caller knows which adjectives there are.
  public static func adjective(ofComparative form: String) -> [String] {
    let known = irregularAdjectives.filter { $0.comparative == form }.map(\.adjective)
    return known.isEmpty ? removing(er: "er", ier: "ier", from: form) : known
  }

  /// May the word be a comparative by its form?
  static func isComparative(_ word: String) -> Bool { !adjective(ofComparative: word).isEmpty || word.hasSuffix("er") }

  /// The adjectives that this may be the superlative of, best first.
  public static func adjective(ofSuperlative form: String) -> [String] {
    let known = irregularAdjectives.filter { $0.superlative == form }.map(\.adjective)
    return known.isEmpty ? removing(er: "est", ier: "iest", from: form) : known
  }

  private static let irregularAdjectives: [(adjective: String, comparative: String, superlative: String)] = [
    ("good", "better", "best"), ("well", "better", "best"), ("bad", "worse", "worst"), ("ill", "worse", "worst"),
    ("far", "farther", "farthest"), ("far", "further", "furthest"), ("old", "older", "oldest"),
    ("old", "elder", "eldest"), ("little", "less", "least"),
  ]

  private static func irregular(_ adjective: String) -> (adjective: String, comparative: String, superlative: String)? {
    irregularAdjectives.first { $0.adjective == adjective }
  }

  /// Adjectives of two syllables that take the endings although their last letters do not say so.
  private static let longAdjectives = WordTable(
    """
    quiet common polite remote severe stupid pleasant handsome cruel solid secure obscure mature sincere complete
    unfair unkind unsafe unclear unwell profound robust concise precise extreme
    """)

  private static func adding(er: StaticString, ier: StaticString, to text: String) -> String {
    let word = Array(text.utf8)
    guard let last = word.last else { return text }
    if last == UInt8(ascii: "e") { return word.replacing(last: 1, with: er) }
    if last == UInt8(ascii: "y"), word.isConsonant(last: 2), text != "shy" { return word.replacing(last: 1, with: ier) }
    let doubled = word.endsInShortVowelAndConsonant && word.vowelGroups == 1 && word.count > 2
    return text + (doubled ? String(UnicodeScalar(last)) : "") + "\(er)"
  }

  private static func removing(er: StaticString, ier: StaticString, from form: String) -> [String] {
    let word = Array(form.utf8)
    if word.ends(ier), word.count > ier.utf8CodeUnitCount + 1 {
      return [word.replacing(last: ier.utf8CodeUnitCount, with: "y")]
    }
    guard word.ends(er) else { return [] }
    let stem = Array(word.dropLast(er.utf8CodeUnitCount))
    if stem.ends("e") { return [String(decoding: stem, as: UTF8.self) + "e"] }
    guard stem.count > 1, stem.vowelGroups > 0 else { return [] }
    return stemsBeforeVowel(stem).filter(takesEnding)
  }

  /// One syllable, or one of the endings that go with -er.
  static func takesEnding(_ adjective: String) -> Bool {
    let word = Array(adjective.utf8)
    let groups = word.last == UInt8(ascii: "e") ? Array(word.dropLast()).vowelGroups : word.vowelGroups
    if groups <= 1 || word.ends("ow") || longAdjectives.contains(adjective) { return true }
    return groups == 2 && (word.ends("y") || word.ends("er"))
  }
}
