/// Finds out which names are more than that to the grammar.
struct NameExaminer {
  private let lexicon: Lexicon
  private let words: Set<String>
  /// Do any words of the vocabulary end in a digit, as many names do?
  private let hasNumbered: Bool

  /// `words` are those of the sentence that the names stand in.
  init(_ lexicon: Lexicon, beside words: Set<String>) {
    self.lexicon = lexicon
    self.words = words
    let endsInDigit = { (word: String) in word.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    let words: [any Sequence<String>] = [
      lexicon.verbForms.keys, lexicon.adjectives, lexicon.abbreviations.keys, lexicon.namesakes.keys,
      lexicon.relationsByNoun.keys, lexicon.singularOf.keys, lexicon.wordSynonyms.keys,
    ]
    hasNumbered = words.contains { $0.contains(where: endsInDigit) }
  }

  /// Marks what is found of an entry.
  func examine(_ entry: Int, _ bulk: BulkNames) {
    let bytes = bulk.keyBytes(of: entry)
    var isSimple = !bulk.marks(of: entry).contains(.isCased)
    for byte in bytes where !(byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39) { isSimple = false }
    if isSimple, !hasNumbered, let last = bytes.last, last >= 0x30 && last <= 0x39 {
      return bulk.mark(entry, .isExamined)
    }
    var marks: BulkNames.Marks = .isExamined
    let key = bulk.key(of: entry)
    if isRemarkable(key) { marks.insert(.isRemarkable) }
    if !isSimple || !hasOneForm(key) { marks.insert(.isOddWord) }
    bulk.mark(entry, marks)
  }

  /// Does a key say more to the grammar than that something is so called?
  private func isRemarkable(_ key: String) -> Bool {
    let parts = key.split(separator: " ")
    if !words.isDisjoint(with: parts.map(String.init)) { return true }
    let known = lexicon
    if known.verbForms[key] != nil || known.adjectives.contains(key) || !FixedClasses.of(key).isEmpty { return true }
    if Inflection.cardinal(key) != nil || Inflection.ordinal(key) != nil { return true }
    if known.abbreviations[key] != nil || known.namesakes[key] != nil || known.relationsByNoun[key] != nil {
      return true
    }
    if known.wordSynonyms[key] != nil || Reader.isNamingWord(key) { return true }
    for shape in [RelationShape.property, .comparative]
    where known.relationByKey[RelationKey(shape: shape, words: [key])] != nil { return true }
    if key.utf8.last == UInt8(ascii: "s"), known.abbreviations[String(key.dropLast())] != nil { return true }
    return known.singular(of: key) != key
  }

  /// Is a word neither a plural nor an adverb by its form?
  private func hasOneForm(_ word: String) -> Bool {
    guard let last = word.utf8.last, !(last >= 0x30 && last <= 0x39) else { return true }
    return !word.hasSuffix("ly") && Inflection.singulars(of: word).isEmpty
  }
}

extension RowBlock {
  /// Can its rows only be statements, not sentences about words?
  public var isPlain: Bool {
    if columns.isEmpty || !words.isDisjoint(with: Reader.patternWordsOfNaming) { return false }
    // `I and you stand for …`, `… has one …`.
    return !(words.contains("stand") && words.contains("for")) && !words.contains("one")
  }
}

extension Reader {
  fileprivate static let patternWordsOfNaming: Set<String> = [
    "short", "plural", "means", "property", "relation", "works", "carries", "complete", "joins", "reverse", "opposite",
    "compares", "asks", "tells",
  ]

  /// Is it a word that some sentences are known by?
  fileprivate static func isNamingWord(_ word: String) -> Bool { namingWords.contains(word) }

  private static let namingWords: Set<String> = [
    "short", "plural", "means", "property", "relation", "works", "carries", "complete", "joins", "reverse", "opposite",
    "compares", "asks", "stand", "stands", "list", "one", "exactly", "few", "many", "longer", "used", "tells", "kind",
    "type", "sort", "thing", "person", "way", "ways",
  ]
}
