/// Reads token runs into syntax trees: one grammar for statements, conditions and questions.
///
/// Recursive descent over all alternatives with a memo by (rule, place, options): each rule at each place is worked out
/// once and gives every end it can reach, with a cost that says how far from the plainest reading it is. For one end
/// only the cheapest few trees are kept (``alternatives``), which bounds the work by a polynomial in the length.
/// Where costs are equal and meanings differ, the sentence is ambiguous; that is found after resolution.
final class Parser {
  let tokens: [Token]
  let lexicon: Lexicon
  /// In statements unknown words may become nouns, names and adjectives; in questions they may not.
  let isQuestion: Bool
  /// One past the last token that may be used.
  var limit: Int
  /// How deep rules may call each other before the sentence is given up.
  var depth = 0
  let letters: Set<String>
  /// Where `a first N` introduces something and `the first N` refers to it.
  let ordinals: Set<Int>
  /// Does a preposition stand before `which` or `whom`?
  let hasPiedRelative: Bool
  static let maximumDepth = 60
  static let alternatives = 4

  /// What the vocabulary knows of each token as a noun, asked once.
  private var nounFlags: [(isPlural: Bool, isNoun: Bool)?]

  private var nounPhrases: [Int: [Parsed<NounPhrase>]] = [:]
  private var verbPhrases: [Int: [Parsed<VerbPhrase>]] = [:]
  private var runs: [Int: [Parsed<Head>]] = [:]
  var clauseLists: [Int: [Parsed<ClauseTree>]] = [:]

  init(_ tokens: [Token], lexicon: Lexicon, isQuestion: Bool) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.isQuestion = isQuestion
    limit = tokens.count
    letters = Self.variableLetters(tokens)
    ordinals = Self.tellingOrdinals(tokens)
    hasPiedRelative = zip(tokens, tokens.dropFirst()).contains {
      $0.fixed.contains(.preposition) && ($1.key == "which" || $1.key == "whom")
    }
    nounFlags = Array(repeating: nil, count: tokens.count)
  }

  /// Capital letters that stand for variables: said twice, or right after `something`.
  private static func variableLetters(_ tokens: [Token]) -> Set<String> {
    var counts: [String: Int] = [:]
    for (index, token) in tokens.enumerated()
    where token.kind == .word && token.text.utf8.count == 1 && token.capitalised {
      guard token.key != "i", token.key != "a" || index > 0 else { continue }
      let after = index > 0 && tokens[index - 1].fixed.contains(.indefinitePronoun)
      counts[token.text, default: 0] += after ? 2 : 1
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// Restricts reading to the tokens below `end` while `body` runs.
  func within<Result>(_ end: Int, _ body: () -> Result) -> Result {
    let saved = (limit, nounPhrases, verbPhrases, runs, clauseLists)
    limit = end
    if end != saved.0 { (nounPhrases, verbPhrases, runs, clauseLists) = ([:], [:], [:], [:]) }
    defer { (limit, nounPhrases, verbPhrases, runs, clauseLists) = saved }
    return body()
  }

  // MARK: Looking at tokens

  func fixed(_ at: Int) -> FixedClasses { at < limit ? tokens[at].fixed : [] }
  func key(_ at: Int) -> String { at < limit ? tokens[at].key : "" }
  func kind(_ at: Int) -> TokenKind? { at < limit ? tokens[at].kind : nil }
  func has(_ at: Int, _ classes: FixedClasses) -> Bool { !fixed(at).isDisjoint(with: classes) }
  func isWord(_ at: Int, _ word: String) -> Bool { at < limit && tokens[at].kind == .word && tokens[at].key == word }
  /// The tokens from `at` on are these words.
  func areWords(_ at: Int, _ words: [String]) -> Bool {
    guard at + words.count <= limit else { return false }
    for (offset, word) in words.enumerated() where tokens[at + offset].key != word { return false }
    return true
  }
  func verbs(_ at: Int) -> [VerbReading] {
    guard at < limit, tokens[at].kind == .word else { return [] }
    return lexicon.verbForms[tokens[at].key] ?? []
  }
  private func flags(_ at: Int) -> (isPlural: Bool, isNoun: Bool) {
    if let known = nounFlags[at] { return known }
    let made = (lexicon.isPlural(tokens[at]), lexicon.isNoun(tokens[at]))
    nounFlags[at] = made
    return made
  }
  func isPlural(_ at: Int) -> Bool { flags(at).isPlural }
  func isNoun(_ at: Int) -> Bool { flags(at).isNoun }
  /// May the word stand inside an open noun phrase?
  func isOpen(_ at: Int) -> Bool {
    guard at < limit else { return false }
    switch tokens[at].kind {
    case .word: return tokens[at].fixed.isDisjoint(with: .anchors) && !isLetter(at)
    case .column, .name: return true
    default: return false
    }
  }
  func isAdverb(_ at: Int) -> Bool {
    guard at < limit, tokens[at].kind == .word else { return false }
    return Self.degrees.contains(tokens[at].key) || lexicon.isAdverb(tokens[at].key)
  }
  static let degrees: Set<String> = ["very", "quite", "rather", "almost", "well", "again", "too", "so", "together"]

  // MARK: Memo

  func nounPhrase(_ at: Int, _ options: NounPhraseOptions = []) -> [Parsed<NounPhrase>] {
    let memo = at << 8 | Int(options.rawValue)
    if let known = nounPhrases[memo] { return known }
    guard depth < Self.maximumDepth, at <= limit else { return [] }
    nounPhrases[memo] = []
    depth += 1
    let result = best(readNounPhrase(at, options))
    depth -= 1
    nounPhrases[memo] = result
    return result
  }

  func verbPhrase(_ at: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>] {
    let memo = at << 8 | form.rawValue << 1 | (gap ? 1 : 0)
    if let known = verbPhrases[memo] { return known }
    guard depth < Self.maximumDepth, at < limit else { return [] }
    verbPhrases[memo] = []
    depth += 1
    let result = best(readVerbPhrase(at, form, gap: gap))
    depth -= 1
    verbPhrases[memo] = result
    return result
  }

  func run(_ at: Int, splitAnywhere: Bool) -> [Parsed<Head>] {
    let memo = at << 1 | (splitAnywhere ? 1 : 0)
    if let known = runs[memo] { return known }
    let result = readRun(at, splitAnywhere: splitAnywhere)
    runs[memo] = result
    return result
  }

  /// For each end (and use of the gap) the cheapest few.
  func best<Tree: Hashable>(_ results: [Parsed<Tree>]) -> [Parsed<Tree>] {
    guard results.count > 1 else { return results }
    var kept: [Parsed<Tree>] = []
    kept.reserveCapacity(results.count)
    for result in results {
      // Insert by cost behind its equals; what a full end pushes out is dropped.
      var place = kept.count
      var rivals = 0
      var isKnown = false
      var last: Int?
      for (index, other) in kept.enumerated() {
        if other.cost > result.cost, place == kept.count { place = index }
        guard other.end == result.end, other.usesGap == result.usesGap else { continue }
        rivals += 1
        last = index
        if other.cost == result.cost, other.tree == result.tree { isKnown = true }
      }
      if isKnown { continue }
      if rivals >= Self.alternatives, let last {
        guard kept[last].cost > result.cost else { continue }
        kept.remove(at: last)
      }
      kept.insert(result, at: min(place, kept.count))
    }
    return kept
  }
}

/// Where a noun phrase stands, as far as that changes what it can be.
struct NounPhraseOptions: OptionSet {
  let rawValue: UInt8
  /// It may end before a word that cannot begin a verb group (`is [a nurse] [a customer]`).
  static let splitAnywhere = NounPhraseOptions(rawValue: 1)
  /// Without modifiers behind the head.
  static let bare = NounPhraseOptions(rawValue: 2)
  /// No list.
  static let single = NounPhraseOptions(rawValue: 4)
  /// Question words count.
  static let asking = NounPhraseOptions(rawValue: 8)
  /// No prepositional modifiers but `of` (the verb takes them).
  static let ofOnly = NounPhraseOptions(rawValue: 16)
}

/// Which form of verb must come.
enum VerbPhraseForm: Int {
  case finite, base, presentParticiple, pastParticiple
}
