import Diagnostics

/// Gathers words before any sentence is read, so that the order of sentences does not matter: marks first, then what
/// articles, plurals, capitals and places after `be` show. Linear in the number of words.
public struct Gatherer {
  /// The vocabulary so far.
  public var lexicon: Lexicon

  /// A gatherer that adds to a vocabulary.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Gathers from all sentences of a reading. The two passes matter: a noun phrase ends at a known verb.
  public mutating func gather(_ sentences: [TokenizedSentence]) { gather(sentences, []) { _, _ in [] } }

  /// Gathers from all sentences of a reading, and from what is said in bulk. The first row of each block must be among the
  /// sentences; `words` gives the words of rows of the block with that number, for those with cells that are more than names.
  /// Answers which rows those are, block by block.
  @discardableResult public mutating func gather(
    _ sentences: [TokenizedSentence], _ blocks: [RowBlock], words: (Int, [Int]) -> [TokenizedSentence]
  ) -> [[Int]] {
    gatherMarks(of: sentences)
    let rows = blocks.map { $0.oddRows(lexicon) }
    let odd = blocks.indices.flatMap { words($0, rows[$0]) }
    let known = lexicon.adjectives.count + lexicon.relations.count
    gatherMarks(of: odd)
    let plain = (sentences + odd).filter { !$0.isQuestion }.map { sentence in
      let tokens = lexicon.prepared(sentence.tokens)
      return Reader.degreeDefinition(tokens) ?? tokens
    }
    gatherActions(plain)
    gatherSlots(plain)
    for tokens in plain { gatherBareNouns(tokens) }
    for block in blocks { mark(block) { $0.gatherBareNouns($1) } }
    for tokens in plain { gatherEvidence(tokens) }
    for block in blocks { mark(block) { $0.gatherEvidence($1) } }
    for tokens in plain { gatherSingularNames(tokens) }
    for tokens in plain { gatherAccompaniments(tokens) }
    // Names may have turned out to be adjectives.
    let isSame = odd.isEmpty && lexicon.adjectives.count + lexicon.relations.count == known
    return isSame ? rows : blocks.map { $0.oddRows(lexicon) }
  }

  private mutating func gatherMarks(of sentences: [TokenizedSentence]) {
    var reader = Reader(lexicon)
    for sentence in sentences { reader.gatherNaming(sentence) }
    lexicon = reader.lexicon
    for sentence in sentences { gatherMarks(sentence.tokens, afterBe: false) }
    for sentence in sentences { gatherMarks(sentence.tokens, afterBe: true) }
  }

  /// Marks the plain names of a block with what the word that stands in for them shows of itself.
  private func mark(_ block: RowBlock, _ gather: (inout Gatherer, [Token]) -> Void) {
    var probe = self
    gather(&probe, lexicon.prepared(block.sample.tokens))
    for (column, word) in block.sampleWords.enumerated() {
      var marks: BulkNames.Marks = []
      if probe.lexicon.nouns.contains(word) { marks.insert(.noun) }
      if probe.lexicon.kindEvidence.contains(word) { marks.insert(.kindEvidence) }
      if probe.lexicon.lowerCaseWords.contains(word) { marks.insert(.lowerCase) }
      if probe.lexicon.bareNouns.contains(word) { marks.insert(.bareNoun) }
      if !marks.isEmpty { block.mark(column, marks, lexicon) }
    }
  }

  /// Do the sentences of a block show nothing of their names but what is kept of names in bulk? Sentences like those of the
  /// block must have been gathered.
  public func showsOnlyNames(_ block: RowBlock) -> Bool {
    var probe = Gatherer(lexicon)
    probe.gatherBareNouns(lexicon.prepared(block.sample.tokens))
    probe.gatherEvidence(lexicon.prepared(block.sample.tokens))
    let (before, after) = (lexicon, probe.lexicon)
    let names = Set(block.sampleWords)
    let sets: [KeyPath<Lexicon, WordSet>] = [\.nouns, \.kindEvidence, \.lowerCaseWords, \.bareNouns]
    return before.adjectives.count == after.adjectives.count && before.relations.count == after.relations.count
      && sets.allSatisfy { set in
        let (own, shown) = (before[keyPath: set].own, after[keyPath: set].own)
        return own.count + names.intersection(shown).count == shown.count
      }
  }

  // MARK: Marks

  /// Marks of verbs, or, once all of those are known, of what stands after `be`.
  private mutating func gatherMarks(_ tokens: [Token], afterBe: Bool) {
    guard tokens.contains(where: { $0.mark != 0 }) else { return }
    var relation: RelationID?
    var index = 0
    while index < tokens.count {
      guard tokens[index].mark != 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, tokens[end].mark == tokens[index].mark { end += 1 }
      let group = Array(tokens[index..<end])
      // `like` is a preposition too, but marked before any relation it is a verb.
      let isVerb = relation == nil && group.count == 1 && group[0].key == "like"
      if isVerb {
        if !afterBe { relation = lexicon.relation(.verb, ["like"], takesObject: true, at: group[0].range) }
      } else if let relation, Self.isSlot(group) {
        lexicon.addSlot(group.map(\.key).joined(separator: " "), to: relation)
      } else if afterBe, Self.isSlot(group), tokens.dropFirst(end).first?.key != "tells",
        !tokens[..<index].contains(where: { $0.mark != 0 }), let verb = lastVerb(tokens[..<index])
      {
        // The verb was marked where it was first used: `Marta prepares a pie *with* apples`.
        for reading in lexicon.verbForms[tokens[verb].key, default: []] {
          for entry in lexicon.entries(ofVerb: reading.base) {
            lexicon.addSlot(group.map(\.key).joined(separator: " "), to: entry.relation)
          }
        }
      } else if Self.isAfterBe(group, before: tokens[..<index]) == afterBe {
        if let made = mark(group, before: tokens[..<index], after: tokens[end...]) { relation = made }
      }
      index = end
    }
  }

  /// The last known verb; of two that stand side by side (`need water`) the second is a noun.
  private func lastVerb(_ tokens: ArraySlice<Token>) -> Int? {
    func isVerb(_ at: Int) -> Bool { tokens[at].fixed.isEmpty && lexicon.verbForms[tokens[at].key] != nil }
    guard var last = tokens.indices.last(where: isVerb) else { return nil }
    while last > tokens.startIndex, isVerb(last - 1) { last -= 1 }
    return last
  }

  /// `like` is a preposition and a verb; the first mark of a sentence is its verb.
  private static func isVerbToo(_ group: [Token]) -> Bool { group.count == 1 && group[0].key == "like" }

  private static func isSlot(_ group: [Token]) -> Bool {
    group.allSatisfy { !$0.fixed.isDisjoint(with: [.preposition, .subordinator, .infinitive]) }
  }

  /// Makes the relation that a marked group introduces.
  private mutating func mark(_ group: [Token], before: ArraySlice<Token>, after: ArraySlice<Token>) -> RelationID? {
    guard !Self.isNoRelation(group) else { return nil }
    var group = group
    let range = group[0].range
    let afterBe = Self.isAfterBe(group, before: before)
    if group[0].fixed.contains(.be), group.count > 1 { group.removeFirst() }
    if Self.announces(after, "property") || Self.isComparative(group)
      || afterBe && !Self.isProgressive(group)
    {
      return property(group, after: after, range)
    }
    if Self.isSlot(group), !Self.isVerbToo(group) || after.first?.key == "tells" { return nil }
    var words = group.map(\.key)
    words[0] = base(of: group[0], before: before)
    let next = after.first
    let hasObject =
      words.count > 1 || Self.announces(after, "relation")
      || next.map {
        $0.fixed.isDisjoint(with: [.preposition, .subordinator, .frequency]) && $0.kind != .comma && !Self.isAdverb($0)
          && !["and", "or", "but", "nor"].contains($0.key)
      } ?? false
    return lexicon.relation(.verb, words, takesObject: hasObject, at: range)
  }

  /// `*is*`, `*the*`: words that are no relation by themselves.
  static func isNoRelation(_ group: [Token]) -> Bool {
    let fixed: FixedClasses = [
      .be, .modal, .indefinite, .definite, .universal, .negativeDeterminer, .pronoun, .conjunction, .not, .relativizer,
    ]
    return group.allSatisfy { !$0.fixed.isDisjoint(with: fixed) && !$0.fixed.contains(.preposition) }
  }

  private static func isAfterBe(_ group: [Token], before: ArraySlice<Token>) -> Bool {
    if group[0].fixed.contains(.be), group.count > 1 { return true }
    return before.last { !$0.fixed.contains(.not) && !isAdverb($0) }?.fixed.contains(.be) ?? false
  }

  static func isAdverb(_ token: Token) -> Bool { token.key.hasSuffix("ly") && token.fixed.isEmpty }
  private static func isProgressive(_ group: [Token]) -> Bool { group[0].key.hasSuffix("ing") && group.count > 1 }

  /// `*Bigger than*`, `*more expensive than*`, without `is`.
  private static func isComparative(_ group: [Token]) -> Bool {
    guard let last = group.last, last.fixed.contains(.than) else { return false }
    return group.count == 2 || group.count == 3 && ["more", "less"].contains(group[0].key)
  }

  /// `*Rough* is a property.`
  private static func announces(_ after: ArraySlice<Token>, _ word: String) -> Bool {
    let words = after.prefix(3).map(\.key)
    return words.count == 3 && words[0] == "is" && words[1] == "a" && words[2] == word
  }

  private mutating func property(_ group: [Token], after: ArraySlice<Token>, _ range: SourceRange) -> RelationID? {
    var words = group.map(\.key)
    if words.last == "than" {
      words.removeLast()
      return lexicon.relation(.comparative, [words.joined(separator: " ")], takesObject: true, at: range)
    }
    if words.count == 1, group[0].fixed.contains(.preposition) {
      return lexicon.relation(.preposition, words, takesObject: true, at: range)
    }
    if words.count == 2, words[1] == "by" {
      // The passive of a verb is that verb.
      if let verb = lexicon.passive(of: words[0]) { return verb }
      if let base = Inflection.bases(ofVerbForm: words[0]).first(where: { $0.form == .pastParticiple }) {
        return lexicon.relation(.verb, [base.base], takesObject: true, at: range)
      }
    }
    if group[group.count - 1].fixed.contains(.preposition), words.count > 1 {
      let slot = words.removeLast()
      let made = lexicon.relation(.property, [words.joined(separator: " ")], takesObject: false, at: range)
      lexicon.addSlot(slot, to: made)
      return made
    }
    if after.first?.key == "by", words.count == 1,
      let base = Inflection.bases(ofVerbForm: words[0]).first(where: { $0.form == .pastParticiple })
    {
      return lexicon.relation(.verb, [base.base], takesObject: true, at: range)
    }
    return lexicon.relation(.property, [words.joined(separator: " ")], takesObject: false, at: range)
  }

  /// The base form of a marked verb, by its shape and what stands before it.
  private func base(of token: Token, before: ArraySlice<Token>) -> String {
    let readings = Inflection.bases(ofVerbForm: token.key)
    // `never sleeps`: never does not ask for the base form by itself.
    let leader = before.last { $0.key != "never" }
    let wantsBase = leader.map { !$0.fixed.isDisjoint(with: [.modal, .do, .infinitive, .not]) } ?? false
    if wantsBase { return token.key }
    for form in [VerbForm.thirdSingular, .presentParticiple] {
      if let reading = readings.first(where: { $0.form == form }) { return reading.base }
    }
    return readings.first { $0.form == .base }?.base ?? readings.first?.base ?? token.key
  }

  // MARK: Evidence

  /// `eats meat`, `in Rome`: a bare word in an object's place is a noun, whatever else it may look like after `is`.
  private mutating func gatherBareNouns(_ tokens: [Token]) {
    for index in tokens.indices.dropFirst() {
      let token = tokens[index]
      guard token.kind == .word, token.fixed.isEmpty, token.mark == 0, !token.capitalised, !Self.isAdverb(token),
        lexicon.verbForms[token.key] == nil, Inflection.singulars(of: token.key).isEmpty
      else { continue }
      let before = tokens[index - 1]
      let isVerb =
        before.mark != 0 && before.fixed.isEmpty
        || lexicon.verbForms[before.key]?.contains { $0.form == .thirdSingular || $0.form == .base } ?? false
      guard isVerb, index + 1 == tokens.count else { continue }
      lexicon.bareNouns.insert(token.key)
    }
  }

  private mutating func gatherEvidence(_ tokens: [Token]) {
    for (index, token) in tokens.enumerated() where token.kind == .word {
      if index > 0, token.capitalised, !token.allCapitals, tokens[index - 1].kind != .colon {
        lexicon.capitalisedWords.insert(token.key)
      }
      if !token.capitalised { lexicon.lowerCaseWords.insert(token.key) }
      if !token.fixed.isDisjoint(with: [.indefinite, .universal, .negativeDeterminer]), index + 1 < tokens.count {
        countedNoun(tokens, afterPartitive(tokens, index + 1), by: token)
      }
      if Parser.degrees.contains(token.key) || Self.isAdverb(token), index > 0,
        tokens[index - 1].fixed.contains(.indefinite), index + 2 < tokens.count, tokens[index + 1].fixed.isEmpty,
        tokens[index + 2].fixed.isEmpty, lexicon.verbForms[tokens[index + 1].key] == nil
      {
        // `a fairly new singer`
        let word = tokens[index + 1]
        _ = lexicon.relation(.property, [word.key], takesObject: false, at: word.range)
      }
      if token.fixed.contains(.be) {
        adjectiveAfterBe(tokens, index + 1)
        kindAfterBe(tokens, index)
      }
      if token.fixed.contains(.have) { possession(tokens, index + 1) }
    }
    pluralSubject(tokens)
  }

  /// Behind `of the` in `none of the N`.
  private func afterPartitive(_ tokens: [Token], _ at: Int) -> Int {
    guard at + 1 < tokens.count else { return at }
    let next = tokens[at].key == "of" ? at + 1 : at
    return tokens[next].fixed.contains(.definite) ? next + 1 : next
  }

  /// `a N`, `every N`: the last open word before a verb or a fixed word is a noun.
  private mutating func countedNoun(_ tokens: [Token], _ start: Int, by determiner: Token) {
    var end = start
    while end < tokens.count, tokens[end].kind == .word || tokens[end].kind == .column,
      tokens[end].fixed.isDisjoint(with: .anchors)
    {
      if end > start, tokens[end].mark != 0 || endsNoun(tokens, end, start) { break }
      // `a cook clean a pan`: a slip, but no cook clean.
      let hasObject = end + 1 < tokens.count && tokens[end + 1].isArticle
      if end > start, hasObject, lexicon.verbForms[tokens[end].key]?.contains(where: { $0.form == .base }) ?? false {
        break
      }
      if end > start, takesPluralVerb(tokens[end]), !Inflection.singulars(of: tokens[end - 1].key).isEmpty { break }
      end += 1
    }
    // `an implementation directly affects`: an adverb before the verb is no noun.
    while end > start + 1, end < tokens.count, Self.isAdverb(tokens[end - 1]),
      tokens[end].mark != 0 || endsNoun(tokens, end, start)
    { end -= 1 }
    guard end > start, tokens[end - 1].kind == .word else { return }
    let isPlural =
      determiner.key == "all"
      || determiner.fixed.contains(.negativeDeterminer) && end < tokens.count && takesPluralVerb(tokens[end])
      || tokens[start - 1].fixed.contains(.definite)
    if determiner.fixed.contains(.indefinite) || ["each", "every"].contains(determiner.key), !isPlural {
      lexicon.singles.insert(tokens[end - 1].key)
    }
    lexicon.nouns.insert(isPlural ? lexicon.singular(of: tokens[end - 1].key) : tokens[end - 1].key)
    lexicon.kindEvidence.insert(lexicon.key(of: tokens[start..<end]))
  }

  /// `no artists are`, `no artists paint`: there are several, if any.
  private func takesPluralVerb(_ verb: Token) -> Bool {
    if ["are", "have", "do"].contains(verb.key) { return true }
    let forms = Set((lexicon.verbForms[verb.key] ?? []).map(\.form))
    return forms.contains(.base) && !forms.contains(.thirdSingular)
  }

  /// Is the word a finite verb rather than part of the noun phrase that began at `start`?
  private func endsNoun(_ tokens: [Token], _ at: Int, _ start: Int) -> Bool {
    guard let readings = lexicon.verbForms[tokens[at].key], !tokens[start - 1].fixed.contains(.be) else { return false }
    return readings.contains { $0.form == .thirdSingular || $0.form == .past || $0.form == .presentParticiple }
  }

  /// Prepositions that say where something is, so that `cities in Ohio` means the same before and after `X is in Y`.
  private static let places: Set<String> = [
    "in", "on", "at", "near", "inside", "outside", "under", "over", "behind", "between", "within", "beside", "beyond",
  ]

  private mutating func adjectiveAfterBe(_ tokens: [Token], _ start: Int) {
    var at = start
    while at < tokens.count,
      tokens[at].fixed.contains(.not) || !tokens[at].fixed.isDisjoint(with: .frequency) || Self.isAdverb(tokens[at])
    {
      at += 1
    }
    if at + 1 < tokens.count, tokens[at].mark == 0, Self.places.contains(tokens[at].key) {
      _ = lexicon.relation(.preposition, [tokens[at].key], takesObject: true, at: tokens[at].range)
      return
    }
    guard at < tokens.count, tokens[at].kind == .word, tokens[at].fixed.isEmpty, tokens[at].mark == 0,
      Inflection.singulars(of: tokens[at].key).isEmpty, !tokens[at].capitalised,
      lexicon.verbForms[tokens[at].key] == nil, !lexicon.bareNouns.contains(tokens[at].key)
    else { return }
    let next = at + 1 < tokens.count ? tokens[at + 1] : nil
    let ends =
      next.map {
        $0.kind == .comma
          || !$0.fixed.isDisjoint(with: [.conjunction, .subordinator, .preposition, .be, .have, .modal])
      } ?? true
    if ends { lexicon.adjectives.insert(tokens[at].key) }
  }

  /// `are guests`: guests are counted. `is a person`, `are people`: there are persons.
  private mutating func kindAfterBe(_ tokens: [Token], _ be: Int) {
    var at = be + 1
    while at < tokens.count, !tokens[at].fixed.isDisjoint(with: [.not, .indefinite, .frequency]) { at += 1 }
    guard at < tokens.count, tokens[at].kind == .word else { return }
    if be > 0, lexicon.singular(of: tokens[at].key) == "person",
      !tokens[..<be].contains(where: { $0.fixed.contains(.subordinator) || $0.fixed.contains(.indefinitePronoun) })
    {
      lexicon.speaksOfPersons = true
    }
    guard tokens[be].key == "are", at == tokens.count - 1, tokens[at].fixed.isEmpty,
      !Inflection.singulars(of: tokens[at].key).isEmpty, !lexicon.adjectives.contains(tokens[at].key)
    else { return }
    lexicon.kindEvidence.insert(lexicon.key(of: tokens[at...at]))
  }

  private mutating func pluralSubject(_ tokens: [Token]) {
    var end = 0
    while end < tokens.count, tokens[end].kind == .word, tokens[end].fixed.isDisjoint(with: .anchors),
      tokens[end].mark == 0, lexicon.verbForms[tokens[end].key] == nil || end == 0
    { end += 1 }
    guard end > 0, end < tokens.count, !lexicon.nouns.contains(tokens[end - 1].key) else { return }
    let candidates = Inflection.singulars(of: tokens[end - 1].key)
    guard let singular = candidates.first(where: { lexicon.nouns.contains($0) }) ?? candidates.first else { return }
    let verb = tokens[end]
    let isPluralVerb =
      verb.key == "are" || verb.key == "have" || verb.fixed.contains(.modal) || verb.key == "do"
      || (lexicon.verbForms[verb.key]?.contains { $0.form == .base } ?? false)
    guard isPluralVerb else { return }
    lexicon.nouns.insert(singular)
    lexicon.kindEvidence.insert(lexicon.key(of: tokens[0..<end]))
  }
}
