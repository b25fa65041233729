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

  private mutating func rememberDegrees(of adjective: String) {
    adjectives.insert(adjective)
    for form in [adjective, Inflection.comparative(of: adjective), Inflection.superlative(of: adjective)] {
      knownWords.insert(form)
    }
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
