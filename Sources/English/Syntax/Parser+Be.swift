extension Parser {
  /// `be` with all that can follow it: kinds, properties, places, comparisons, passives, progressives.
  func beGroup(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var open = opening
    open.at += 1
    if isWord(open.at, "not") || isWord(open.at, "never") {
      open.at += 1
      open.isDenied.toggle()
    } else if isWord(open.at, "being") {
      open.at += 1
    }
    if open.isDenied, areWords(open.at, ["known", "to"]) {
      return verbPhrase(open.at + 2, .base, gap: gap).map { unknown in
        unknown.map {
          var copy = $0
          copy.isUnknown = true
          copy.range = start..<$0.range.upperBound
          return copy
        }
      }
    }
    return predicates(open, from: start, gap: gap)
  }

  /// What can stand after `be`.
  func predicates(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results: [Parsed<VerbPhrase>] = []
    var open = opening
    while has(open.at, .frequency) || isWord(open.at, "also") {
      if has(open.at, .frequency) { open.frequency = key(open.at) }
      open.at += 1
    }
    if isWord(open.at, "neither") { return neitherNor(open, from: start) }
    results += nounPredicates(open, from: start, gap: gap)
    results += measurePredicates(open, from: start)
    results += adjectivePredicates(open, from: start, gap: gap)
    results += prepositionPredicates(open, from: start, gap: gap)
    results += comparativePredicates(open, from: start, gap: gap)
    results += samePredicates(open, from: start) + calledPredicates(open, from: start)
    let taught = verbsWithBe(open, from: start, gap: gap)
    results += taught + passives(open, from: start, gap: gap).map { $0.adding(cost: taught.isEmpty ? 0 : 1) }
    return best(results)
  }

  /// What sentences such as `To be focused on means to focus on` teach: verbs of several words that begin with `be`.
  private func verbsWithBe(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    let known = lexicon.entries(ofVerb: "be")
    guard !known.isEmpty else { return [] }
    var open = open
    while isAdverb(open.at) {
      open.adverbs.append(key(open.at))
      open.at += 1
    }
    return known.filter { areWords(open.at, Array($0.particles)) }.flatMap { entry in
      complemented(
        phrase(open, from: start, core: .verb(entry.relation, isPassive: false)), at: open.at + entry.particles.count,
        cost: 0, gap: gap, slots: lexicon.slots(of: entry.relation))
    }
  }

  private func nounPredicates(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results: [Parsed<VerbPhrase>] = []
    var at = open.at
    var adverbs = open.adverbs
    while isAdverb(at), has(at + 1, [.indefinite, .definite]) {
      adverbs.append(key(at))
      at += 1
    }
    for noun in nounPhrase(at, isQuestion ? [.asking] : []) {
      var tree = phrase(open, from: start, core: .noun(noun.tree))
      tree.adverbs = adverbs
      var base = Parsed(tree: tree, end: noun.end, cost: noun.cost + bareNounCost(noun.tree))
      base.tree.range = start..<noun.end
      results += adjoined(base, gap: false, slots: [])
    }
    if gap {
      results += ownerGaps(open, from: start, at)
      var empty = Parsed(
        tree: phrase(open, from: start, core: .noun(NounPhrase(range: at..<at, head: .gap))), end: at, cost: 3)
      empty.usesGap = true
      results += adjoined(empty, gap: false, slots: [])
    }
    return results
  }

  /// `(everything that patients are) customers of`: a noun whose owner is the gap.
  private func ownerGaps(_ open: Opening, from start: Int, _ at: Int) -> [Parsed<VerbPhrase>] {
    nounPhrase(at, [.bare, .single]).compactMap { noun in
      guard case .words(let words) = noun.tree.head, has(noun.end, .preposition),
        lexicon.knowsSomeNoun(tokens[words], with: key(noun.end))
      else { return nil }
      var owned = noun.tree
      owned.modifiers.append(
        .preposition(key(noun.end), NounPhrase(range: noun.end + 1..<noun.end + 1, head: .gap)))
      var result = Parsed(
        tree: phrase(open, from: start, core: .noun(owned)), end: noun.end + 1, cost: noun.cost)
      result.tree.range = start..<noun.end + 1
      result.usesGap = true
      return result
    }
  }

  /// After `be` a bare word is a property sooner than a kind, unless it is a plural, a name or a known noun.
  private func bareNounCost(_ phrase: NounPhrase) -> Int {
    // `is reviewing claims` says what somebody does, sooner than that somebody is an action.
    if case .action(let verb) = phrase.head, !isWord(verb.range.lowerBound, "to") { return 1 }
    guard phrase.determiner == .none, case .words(let words) = phrase.head else { return 0 }
    let last = tokens[words.upperBound - 1]
    if last.kind == .name || last.capitalised { return 0 }
    if lexicon.adjectives.contains(lexicon.adjectiveKey(tokens[words])) { return 4 }
    if words.count == 1, !verbs(words.lowerBound).isEmpty, !lexicon.isNoun(last) { return 4 }
    return lexicon.isPlural(last) || lexicon.isNoun(last) || isQuestion ? 0 : 3
  }

  /// `neither primary nor secondary users of the EHR`, `neither quiet nor calm`.
  private func neitherNor(_ opening: Opening, from start: Int) -> [Parsed<VerbPhrase>] {
    var open = opening
    open.isDenied = true
    var results: [Parsed<VerbPhrase>] = []
    for var list in nounPhrase(open.at, []) {
      // `is neither bread` is not finished.
      guard case .list = list.tree.head else { continue }
      // The verb phrase is denied already.
      list.tree.determiner = .none
      results += adjoined(
        Parsed(tree: phrase(open, from: start, core: .noun(list.tree)), end: list.end, cost: list.cost), gap: false,
        slots: [])
    }
    guard isOpen(open.at + 1), isWord(open.at + 2, "nor") else { return results }
    for noun in run(open.at + 3, splitAnywhere: false) {
      guard case .words(let words) = noun.tree else { continue }
      let first = AdjectivePhrase(adverb: nil, words: open.at + 1..<open.at + 2, isDenied: false)
      if words.count == 1 {
        let second = AdjectivePhrase(adverb: nil, words: words, isDenied: true)
        results += adjoined(
          Parsed(
            tree: phrase(open, from: start, core: .adjectives([first, second], isAlternative: false)), end: noun.end,
            cost: 0), gap: false, slots: [])
      } else {
        let shared = NounPhrase(
          range: open.at..<noun.end,
          head: .shared(
            adjectives: [first.words, words.lowerBound..<words.lowerBound + 1],
            noun: words.lowerBound + 1..<words.upperBound))
        for whole in withModifiers(Parsed(tree: shared, end: noun.end, cost: 0), []) {
          results.append(
            Parsed(tree: phrase(open, from: start, core: .noun(whole.tree)), end: whole.end, cost: whole.cost))
        }
      }
    }
    return results
  }

  /// `5 km long`, `more than 5 km long`.
  func measurePredicates(_ open: Opening, from start: Int) -> [Parsed<VerbPhrase>] {
    guard isQuantitySoon(open.at) else { return [] }
    var results: [Parsed<VerbPhrase>] = []
    for noun in nounPhrase(open.at, [.single, .splitAnywhere]) {
      guard case .number = noun.tree.head, isOpen(noun.end), lexicon.measures(of: key(noun.end)) != nil else {
        continue
      }
      // Where an adjective that measures follows, that the unit ends before it is plain.
      results += adjoined(
        Parsed(
          tree: phrase(open, from: start, core: .measure(noun.tree, noun.end)), end: noun.end + 1,
          cost: max(0, noun.cost - 1)), gap: false, slots: [])
    }
    return results
  }

  /// Does a number stand here, or behind `more than`?
  private func isQuantitySoon(_ at: Int) -> Bool {
    (at..<min(at + 3, limit)).contains { place in
      if case .number = tokens[place].kind { return true }
      return tokens[place].fixed.isEmpty && Inflection.cardinal(tokens[place].key) != nil
    }
  }

  // MARK: Adjectives

  func adjectivePredicates(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results: [Parsed<VerbPhrase>] = []
    for list in adjectiveList(open.at) {
      // With whoever does it, a participle is the verb's, though it is used as a property, too.
      if isWord(list.end, "by"), lexicon.passive(of: key(list.end - 1)) != nil { continue }
      let tree = phrase(open, from: start, core: .adjectives(list.tree.list, isAlternative: list.tree.isAlternative))
      var base = Parsed(tree: tree, end: list.end, cost: list.cost)
      base.tree.range = start..<list.end
      results += adjoined(base, gap: gap, slots: adjectiveSlots(list.tree.list))
    }
    return results
  }

  private func adjectiveSlots(_ list: [AdjectivePhrase]) -> Set<String> {
    guard let last = list.last else { return [] }
    return lexicon.slots(ofProperty: lexicon.adjectiveKey(tokens[last.words]))
  }

  struct AdjectiveList: Hashable {
    var list: [AdjectivePhrase]
    var isAlternative: Bool
  }

  /// `new`, `fairly new`, `good, adequate or bad`, `quiet and not rough`.
  func adjectiveList(_ at: Int) -> [Parsed<AdjectiveList>] {
    if isWord(at, "either") { return adjectiveList(at + 1).filter(\.tree.isAlternative) }
    var results: [Parsed<AdjectiveList>] = []
    var open: [(items: [AdjectivePhrase], end: Int, cost: Int)] = adjective(at).map { ([$0.tree], $0.end, $0.cost) }
    while let (items, end, cost) = open.popLast() {
      results.append(Parsed(tree: AdjectiveList(list: items, isAlternative: false), end: end, cost: cost))
      guard items.count < 12 else { continue }
      let comma = kind(end) == .comma
      let joined = comma ? end + 1 : end
      if isWord(joined, "and") || isWord(joined, "or") || isWord(joined, "but") {
        for last in adjective(joined + 1) {
          let list = AdjectiveList(list: items + [last.tree], isAlternative: isWord(joined, "or"))
          results.append(Parsed(tree: list, end: last.end, cost: cost + last.cost))
          if isWord(joined, "and") { open.append((items + [last.tree], last.end, cost + last.cost)) }
        }
      } else if comma {
        for next in adjective(end + 1) { open.append((items + [next.tree], next.end, cost + next.cost)) }
      }
    }
    return results
  }

  private func adjective(_ at: Int) -> [Parsed<AdjectivePhrase>] {
    var at = at
    var isDenied = false
    var adverb: String?
    if isWord(at, "not") {
      isDenied = true
      at += 1
    }
    if isAdverb(at), isOpen(at + 1) {
      adverb = key(at)
      at += 1
    }
    guard isOpen(at) || isPlaceAlone(at) else { return [] }
    var results: [Parsed<AdjectivePhrase>] = []
    func add(_ words: Range<Int>, _ cost: Int) {
      results.append(
        Parsed(
          tree: AdjectivePhrase(adverb: adverb, words: words, isDenied: isDenied), end: words.upperBound, cost: cost))
    }
    if let length = lexicon.longestAdjective(tokens[at..<limit]), length > 1 {
      add(at..<at + length, 0)
    }
    let word = key(at)
    if lexicon.adjectives.contains(word) {
      add(at..<at + 1, 0)
    } else if !isQuestion {
      let marked = tokens[at].mark != 0
      let isVerb = verbs(at).contains { $0.form == .pastParticiple || $0.form == .presentParticiple }
      let isNounLike = isNoun(at) || tokens[at].capitalised
      add(at..<at + 1, marked ? 0 : isVerb || isNounLike || isPlural(at) ? 4 : 1)
    }
    return results
  }

  /// `the switch is on`: a preposition with nothing behind it is a property.
  private func isPlaceAlone(_ at: Int) -> Bool {
    guard ["on", "off", "in", "out", "up", "down", "inside", "outside", "over"].contains(key(at)) else { return false }
    return at + 1 == limit || kind(at + 1) == .comma || has(at + 1, [.conjunction, .subordinator])
  }

  // MARK: Places, comparisons

  func prepositionPredicates(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    guard has(open.at, .preposition) else { return [] }
    var results: [Parsed<VerbPhrase>] = []
    let preposition = key(open.at)
    for object in nounPhrase(open.at + 1, isQuestion ? [.asking] : []) {
      // `under 10` compares numbers sooner than it tells a place.
      let isBound = object.tree.isQuantity && ["under", "over", "above", "below"].contains(preposition)
      results += adjoined(
        Parsed(
          tree: phrase(open, from: start, core: .preposition(preposition, object.tree)), end: object.end,
          cost: object.cost + (isBound ? 2 : 0)), gap: false, slots: [])
    }
    if gap {
      var empty = Parsed(
        tree: phrase(
          open, from: start,
          core: .preposition(preposition, NounPhrase(range: open.at + 1..<open.at + 1, head: .gap))), end: open.at + 1,
        cost: 0)
      empty.usesGap = true
      results.append(empty)
    }
    return results
  }

  /// `called Y`, `named Y`, in questions of a knowledge that does not use the word.
  private func calledPredicates(_ open: Opening, from start: Int) -> [Parsed<VerbPhrase>] {
    guard isQuestion, isWord(open.at, "called") || isWord(open.at, "named"), verbs(open.at).isEmpty else { return [] }
    return nounPhrase(open.at + 1, .single).filter { if case .words = $0.tree.head { true } else { false } }.map {
      $0.map { phrase(open, from: start, core: .comparative("same", $0)) }
    }
  }

  /// `the same as Y`.
  private func samePredicates(_ open: Opening, from start: Int) -> [Parsed<VerbPhrase>] {
    guard areWords(open.at, ["the", "same", "as"]) else { return [] }
    return nounPhrase(open.at + 3, isQuestion ? [.asking] : []).map { other in
      other.map { phrase(open, from: start, core: .comparative("same", $0)) }
    }
  }

  func comparativePredicates(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var than = open.at + 1
    var word = key(open.at)
    if isWord(open.at, "as"), isOpen(than), isWord(than + 1, "as") {
      return compared("as " + key(than), than + 2, open, from: start, gap: gap)
    }
    if isWord(open.at, "more") || isWord(open.at, "less"), has(than, .than) {
      if case .number = kind(than + 1) { return [] }
      return compared(word, than + 1, open, from: start, gap: gap)
    }
    if isWord(open.at, "more") || isWord(open.at, "less") {
      guard isOpen(than) else { return [] }
      word += " " + key(than)
      than += 1
    } else if !isOpen(open.at) {
      return []
    }
    guard has(than, .than), isQuestion || isComparative(open.at) else { return [] }
    return compared(word, than + 1, open, from: start, gap: gap)
  }

  /// `bigger`, `more expensive`, or what a mark makes one: `heavy than a tug` is a slip.
  private func isComparative(_ at: Int) -> Bool {
    let word = key(at)
    return word == "more" || word == "less" || tokens[at].mark != 0 || Inflection.isComparative(word)
      || lexicon.relationByKey[RelationKey(shape: .comparative, words: [word])] != nil
  }

  /// `bigger than X`, `as big as X`, from X on.
  private func compared(_ word: String, _ at: Int, _ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>]
  {
    var results: [Parsed<VerbPhrase>] = []
    for object in nounPhrase(at, isQuestion ? [.asking] : []) {
      results += adjoined(
        Parsed(
          tree: phrase(open, from: start, core: .comparative(word, object.tree)), end: object.end, cost: object.cost),
        gap: false, slots: [])
    }
    if gap {
      var empty = Parsed(
        tree: phrase(
          open, from: start, core: .comparative(word, NounPhrase(range: at..<at, head: .gap))),
        end: at, cost: 0)
      empty.usesGap = true
      results.append(empty)
    }
    return results
  }

  // MARK: Passive and progressive

  private func passives(_ open: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results: [Parsed<VerbPhrase>] = []
    var open = open
    while isAdverb(open.at) {
      open.adverbs.append(key(open.at))
      open.at += 1
    }
    for core in verbCores(open.at, [.pastParticiple]) {
      guard case .verb(let relation, _) = core.tree else { continue }
      results += complemented(
        phrase(open, from: start, core: .verb(relation, isPassive: true)), at: core.end, cost: core.cost, gap: gap,
        slots: lexicon.slots(of: relation))
    }
    for core in verbCores(open.at, [.presentParticiple]) {
      results += complemented(
        phrase(open, from: start, core: core.tree), at: core.end, cost: core.cost, gap: gap, slots: slots(of: core.tree)
      )
    }
    return results
  }
}
