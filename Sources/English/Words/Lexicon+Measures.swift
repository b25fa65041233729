/// What an adjective compares: `Large compares states by area.`
struct Measure: Hashable, Sendable {
  /// The kind whose members are compared.
  var kind: ThingID
  /// The relation of the noun whose values are compared.
  var relation: RelationID
}

extension Lexicon {
  /// Makes an adjective a measure, and its forms known.
  mutating func addMeasure(_ measure: Measure, of adjective: String) {
    if !measures[adjective, default: []].contains(measure) { measures[adjective, default: []].append(measure) }
    rememberDegrees(of: adjective)
  }

  /// Two adjectives are opposites, so each compares the other's measure the other way round.
  mutating func addOpposites(_ left: String, _ right: String) {
    (opposites[left], opposites[right]) = (right, left)
    rememberDegrees(of: left)
    rememberDegrees(of: right)
  }

  /// `Big means large.`
  mutating func addDegreeSynonym(_ new: String, of known: String) {
    guard let (theirs, isReversed) = measures(of: known) else { return }
    if isReversed, let opposite = opposites[known] { opposites[new] = opposite } else { measures[new] = theirs }
    rememberDegrees(of: new)
  }

  private mutating func rememberDegrees(of adjective: String) {
    adjectives.insert(adjective)
    knownWords.insert(adjective)
    guard Inflection.takesEnding(adjective) else { return }
    knownWords.insert(Inflection.comparative(of: adjective))
    knownWords.insert(Inflection.superlative(of: adjective))
  }

  /// The measures of an adjective, and whether more of the adjective is less of the measure.
  func measures(of adjective: String) -> (measures: [Measure], isReversed: Bool)? {
    if let own = measures[adjective] { return (own, false) }
    if let opposite = opposites[adjective], let theirs = measures[opposite] { return (theirs, true) }
    return nil
  }

  /// The measures behind `larger`, `more expensive`, `less expensive`.
  func measures(ofComparative words: String) -> (measures: [Measure], isReversed: Bool)? {
    if words.hasPrefix("more ") { return measures(of: String(words.dropFirst(5))) }
    if words.hasPrefix("less ") {
      return measures(of: String(words.dropFirst(5))).map { ($0.measures, !$0.isReversed) }
    }
    return Inflection.adjective(ofComparative: words).lazy.compactMap { measures(of: $0) }.first
  }

  /// The measures behind `largest`.
  func measures(ofSuperlative word: String) -> (measures: [Measure], isReversed: Bool)? {
    Inflection.adjective(ofSuperlative: word).lazy.compactMap { measures(of: $0) }.first
  }
}

/// Adjectives that say much or little of any number: they belong to the language, not to a domain.
extension Lexicon {
  private static let much: Set<String> = ["high", "large", "big", "great", "late", "recent"]
  private static let little: Set<String> = ["low", "small", "little", "early"]

  /// Is a superlative, taught or of any number?
  func isSuperlative(_ word: String) -> Bool {
    measures(ofSuperlative: word) != nil || isMost(superlative: word) != nil
  }

  /// Does `largest` take the greatest of numbers, or the least? Nil for other words.
  func isMost(superlative word: String) -> Bool? {
    if word == "maximum" || word == "minimum" { return word == "maximum" }
    return Inflection.adjective(ofSuperlative: word).lazy.compactMap { isMuch($0) }.first
  }

  /// Does `larger` want the greater of numbers, or the smaller? Nil for other words.
  func isMore(comparative word: String) -> Bool? {
    Inflection.adjective(ofComparative: word).lazy.compactMap { isMuch($0) }.first
  }

  /// Is much of a number said by the adjective, or little?
  private func isMuch(_ adjective: String) -> Bool? {
    if Self.much.contains(adjective) { return true }
    if Self.little.contains(adjective) { return false }
    return nil
  }
}
