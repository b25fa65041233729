import Synchronization

/// What the vocabulary makes of one word, worked out together.
final class WordFacts: Sendable {
  /// As which forms of which verbs it can be read.
  let verbs: [VerbReading]
  /// See ``Lexicon/singular(of:)``.
  let singular: String
  let isPlural: Bool
  /// Is it known as a noun, singular or plural?
  let isNoun: Bool
  let isAdjective: Bool
  /// Is it a word of degree (`very`), or one in -ly that is nothing else?
  let isAdverb: Bool
  let cardinal: Int?
  let ordinal: Int?
  /// `largest`: does it take the greatest of numbers, or the least?
  let isMost: Bool?
  /// `larger`: does it want the greater of numbers, or the smaller?
  let isMore: Bool?
  /// Is it a superlative, taught or of any number?
  let isSuperlative: Bool

  /// `key` is in lower case.
  fileprivate init(of key: String, in lexicon: Lexicon) {
    verbs = lexicon.verbForms[key] ?? []
    let singulars = Inflection.singulars(of: key)
    singular = lexicon.singular(of: key, from: singulars)
    isPlural = lexicon.isPlural(key, singulars)
    isNoun =
      lexicon.nouns.contains(key) || lexicon.nouns.contains(singular) || lexicon.abbreviations[key] != nil
      || lexicon.bareNouns.contains(key)
    isAdjective = lexicon.adjectives.contains(key)
    isAdverb = Parser.degrees.contains(key) || lexicon.isAdverb(key)
    cardinal = Inflection.cardinal(key)
    ordinal = Inflection.ordinal(key)
    isMost = lexicon.isMost(superlative: key)
    isMore = lexicon.isMore(comparative: key)
    isSuperlative = isMost != nil || lexicon.measures(ofSuperlative: key) != nil
  }
}

/// What was worked out about words of a vocabulary, until that changes.
///
/// Questions leave the vocabulary as it is, so what they ask of a word is worked out once. Statements change it with
/// nearly every sentence: what they ask is not kept.
final class WordMemory: Sendable {
  private let facts = Mutex<[String: WordFacts]>([:])
  private let isUsed = Atomic(false)
  /// A slip of the keyboard is a word, too.
  private static let limit = 10_000

  /// What is known of a word, if some question asked.
  fileprivate func recall(_ key: String) -> WordFacts? {
    guard isUsed.load(ordering: .relaxed) else { return nil }
    return facts.withLock { $0[key] }
  }

  fileprivate func keep(_ made: WordFacts, of key: String) {
    isUsed.store(true, ordering: .relaxed)
    facts.withLock {
      if $0.count >= Self.limit { $0 = [:] }
      $0[key] = made
    }
  }

  /// The vocabulary is about to change.
  func forget() {
    guard isUsed.load(ordering: .relaxed) else { return }
    isUsed.store(false, ordering: .relaxed)
    facts.withLock { $0 = [:] }
  }
}

extension Lexicon {
  /// What the vocabulary makes of a lower-cased word, `remembering` it for the next who asks.
  func facts(of key: String, remembering: Bool) -> WordFacts {
    if let known = memory.recall(key) { return known }
    let made = WordFacts(of: key, in: self)
    if remembering { memory.keep(made, of: key) }
    return made
  }

  /// The singular of a noun; the word itself where it is none or is singular already.
  func singular(of word: String) -> String {
    memory.recall(word)?.singular ?? singular(of: word, from: Inflection.singulars(of: word))
  }

  fileprivate func singular(of word: String, from candidates: [String]) -> String {
    if let given = singularOf[word] { return given }
    return candidates.first { nouns.contains($0) } ?? (nouns.contains(word) ? word : candidates.first ?? word)
  }

  /// Is the word a plural form?
  func isPlural(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    return memory.recall(token.key)?.isPlural ?? isPlural(token.key, Inflection.singulars(of: token.key))
  }

  fileprivate func isPlural(_ word: String, _ singulars: [String]) -> Bool {
    if singularOf[word] != nil { return true }
    return nouns.contains(word) ? singulars.contains { nouns.contains($0) } : !singulars.isEmpty
  }

  /// Is the word known as a noun, singular or plural?
  func isNoun(_ token: Token) -> Bool {
    guard token.kind == .word else { return token.kind == .column }
    if let known = memory.recall(token.key) { return known.isNoun }
    return nouns.contains(token.key) || nouns.contains(singular(of: token.key)) || abbreviations[token.key] != nil
      || bareNouns.contains(token.key)
  }
}
