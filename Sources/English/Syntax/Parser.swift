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
  /// Are words read together that do not agree in number? Only to find out which of them is wrong.
  let isLenient: Bool
  /// One past the last token that may be used.
  @exclusivity(unchecked) var limit: Int
  /// Was the sentence given up for its depth?
  private(set) var isTooDeep = false
  /// How deep rules may call each other before the sentence is given up.
  @exclusivity(unchecked) var depth = 0
  let letters: Set<String>
  /// Where `a first N` introduces something and `the first N` refers to it.
  let ordinals: Set<Int>
  /// Does a preposition stand before `which` or `whom`?
  let hasPiedRelative: Bool
  /// Where the last word is that a finite verb group can begin with or be; behind it there is no clause.
  private(set) lazy var lastVerbal =
    tokens.indices.last { at in
      !tokens[at].fixed.isDisjoint(with: [.be, .have, .do, .modal]) || tokens[at].key == "need"
        || tokens[at].kind == .word && !word(at).verbs.isEmpty
    } ?? -1
  /// Where the last question word is; behind it nothing is asked.
  let lastAsking: Int
  static let maximumDepth = 60
  static let alternatives = 4

  /// What the vocabulary makes of each token, asked once.
  @exclusivity(unchecked) private var facts: [WordFacts?]
  /// The things that short runs of tokens name, by where a run begins and how long it is, asked once.
  @exclusivity(unchecked) private var named: [Named]

  @exclusivity(unchecked) private var nounPhrases: ParseMemo<NounPhrase>
  @exclusivity(unchecked) private var verbPhrases: ParseMemo<VerbPhrase>
  @exclusivity(unchecked) private var runs: ParseMemo<Head>
  @exclusivity(unchecked) var clauseLists: ParseMemo<ClauseTree>
  /// See ``plainQuestions()``.
  @exclusivity(unchecked) var knownQuestions: [Parsed<QuestionSyntax>]?

  init(_ tokens: [Token], lexicon: Lexicon, isQuestion: Bool, isLenient: Bool = false) {
    self.isLenient = isLenient
    self.tokens = tokens
    self.lexicon = lexicon
    self.isQuestion = isQuestion
    limit = tokens.count
    letters = Self.variableLetters(tokens)
    ordinals = Self.tellingOrdinals(tokens)
    lastAsking = tokens.lastIndex { $0.fixed.contains(.question) } ?? -1
    hasPiedRelative = zip(tokens, tokens.dropFirst()).contains {
      $0.fixed.contains(.preposition) && ($1.key == "which" || $1.key == "whom")
    }
    nounPhrases = ParseMemo(tokens: tokens.count, variants: NounPhraseOptions.variants)
    verbPhrases = ParseMemo(tokens: tokens.count, variants: VerbPhraseForm.allCases.count * 2)
    runs = ParseMemo(tokens: tokens.count, variants: 2)
    clauseLists = ParseMemo(tokens: tokens.count)
    facts = Array(repeating: nil, count: tokens.count)
    named = Array(repeating: .unasked, count: tokens.count * Self.longestNamed)
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
    if end != saved.0 {
      nounPhrases.clear()
      verbPhrases.clear()
      runs.clear()
      clauseLists.clear()
    }
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
  func areWords(_ at: Int, _ words: [String]) -> Bool { areWords(at, words[...]) }
  func areWords(_ at: Int, _ words: ArraySlice<String>) -> Bool {
    guard at + words.count <= limit else { return false }
    for (offset, word) in words.enumerated() where tokens[at + offset].key != word { return false }
    return true
  }
  /// What the vocabulary makes of the word; nil behind the end.
  private func facts(_ at: Int) -> WordFacts? { at < limit ? word(at) : nil }
  private func word(_ at: Int) -> WordFacts {
    if let known = facts[at] { return known }
    let made = lexicon.facts(of: tokens[at].key, remembering: isQuestion)
    facts[at] = made
    return made
  }
  func verbs(_ at: Int) -> [VerbReading] { kind(at) == .word ? facts(at)?.verbs ?? [] : [] }
  func isPlural(_ at: Int) -> Bool { tokens[at].kind == .word && word(at).isPlural }
  func isNoun(_ at: Int) -> Bool { tokens[at].kind == .word ? word(at).isNoun : tokens[at].kind == .column }
  func isAdjective(_ at: Int) -> Bool { facts(at)?.isAdjective == true }
  func isAdverb(_ at: Int) -> Bool { kind(at) == .word && facts(at)?.isAdverb == true }
  func isSuperlative(_ at: Int) -> Bool { facts(at)?.isSuperlative == true }
  func cardinal(_ at: Int) -> Int? { facts(at)?.cardinal }
  func ordinal(_ at: Int) -> Int? { facts(at)?.ordinal }
  /// See ``Lexicon/isMost(superlative:)``.
  func isMost(_ at: Int) -> Bool? { facts(at)?.isMost }
  /// See ``Lexicon/isMore(comparative:)``.
  func isMore(_ at: Int) -> Bool? { facts(at)?.isMore }
  /// May the word stand inside an open noun phrase?
  func isOpen(_ at: Int) -> Bool {
    guard at < limit else { return false }
    switch tokens[at].kind {
    case .word: return tokens[at].fixed.isDisjoint(with: .anchors) && !isLetter(at)
    case .column, .name: return true
    default: return false
    }
  }
  static let degrees: Set<String> = [
    "very", "quite", "rather", "almost", "well", "again", "too", "so", "together", "once", "twice",
  ]

  /// The thing that the words name, if any.
  func thing(_ words: Range<Int>) -> ThingID? {
    guard words.count < Self.longestNamed, !words.isEmpty else { return lexicon.thing(of: tokens[words]) }
    let place = words.lowerBound * Self.longestNamed + words.count
    switch named[place] {
    case .thing(let known): return known
    case .nothing: return nil
    case .unasked: break
    }
    let thing = lexicon.thing(of: tokens[words])
    named[place] = thing.map { .thing($0) } ?? .nothing
    return thing
  }

  /// What a run of tokens was found to name.
  private enum Named {
    case unasked, nothing
    case thing(ThingID)
  }
  /// Longer names than that are looked up each time.
  private static let longestNamed = 8

  // MARK: Memo

  func nounPhrase(_ at: Int, _ options: NounPhraseOptions = []) -> [Parsed<NounPhrase>] {
    let options = at > lastAsking ? options.subtracting(.asking) : options
    let variant = Int(options.rawValue)
    if let known = nounPhrases[at, variant] { return known }
    guard isShallow, at <= limit else { return [] }
    nounPhrases[at, variant] = []
    depth += 1
    let result = best(readNounPhrase(at, options))
    depth -= 1
    nounPhrases[at, variant] = result
    return result
  }

  /// May rules call each other once more?
  private var isShallow: Bool {
    if depth >= Self.maximumDepth { isTooDeep = true }
    return depth < Self.maximumDepth
  }

  func verbPhrase(_ at: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>] {
    let variant = form.rawValue << 1 | (gap ? 1 : 0)
    if let known = verbPhrases[at, variant] { return known }
    guard isShallow, at < limit else { return [] }
    verbPhrases[at, variant] = []
    depth += 1
    let result = best(readVerbPhrase(at, form, gap: gap))
    depth -= 1
    verbPhrases[at, variant] = result
    return result
  }

  func run(_ at: Int, splitAnywhere: Bool) -> [Parsed<Head>] {
    let variant = splitAnywhere ? 1 : 0
    if let known = runs[at, variant] { return known }
    let result = readRun(at, splitAnywhere: splitAnywhere)
    runs[at, variant] = result
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
  /// How many combinations there are.
  static let variants = 32
}

/// Which form of verb must come.
enum VerbPhraseForm: Int, CaseIterable {
  case finite, base, presentParticiple, pastParticiple
}
