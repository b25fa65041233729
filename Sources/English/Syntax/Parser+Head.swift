extension Parser {
  /// Heads that can follow a determiner.
  func readHead(after opening: (Determiner, end: Int), from start: Int, _ options: NounPhraseOptions)
    -> [Parsed<NounPhrase>]
  {
    let (determiner, at) = opening
    guard at < limit else { return [] }
    func phrase(_ head: Head, to end: Int, cost: Int = 0) -> Parsed<NounPhrase> {
      Parsed(tree: NounPhrase(range: start..<end, determiner: determiner, head: head), end: end, cost: cost)
    }
    switch tokens[at].kind {
    case .quoted: return [phrase(.quoted(at), to: at + 1)]
    case .date(let days): return [phrase(.number(days, unit: at..<at + 1), to: at + 1)]
    case .number(let value):
      return quantities(value, at, determiner, options).map { phrase($0.tree, to: $0.end, cost: $0.cost) }
    case .word, .column, .name: break
    default: return []
    }
    if determiner == .none, fixed(at).isEmpty, let value = cardinal(at), value >= 2 {
      let quantities = quantities(Double(value), at, determiner, options)
      if !quantities.isEmpty { return quantities.map { phrase($0.tree, to: $0.end, cost: $0.cost) } }
    }
    if let closed = closedHead(at, determiner, options) {
      return closed.map { phrase($0.tree, to: $0.end, cost: $0.cost) }
    }
    var results = run(at, splitAnywhere: options.contains(.splitAnywhere)).map { head in
      phrase(
        head.tree, to: head.end,
        cost: head.cost + compoundCost(at, head) + measureCost(determiner, head) + disagreementCost(determiner, head))
    }
    results += things(at, determiner).map { phrase($0.tree, to: $0.end) }
    if determiner == .none { results += actions(at).map { phrase(.action($0.tree), to: $0.end, cost: $0.cost) } }
    if determiner == .definite, ordinals.contains(at), let ordinal = ordinal(at) {
      results = run(at + 1, splitAnywhere: options.contains(.splitAnywhere)).map { head in
        var result = phrase(head.tree, to: head.end, cost: head.cost)
        result.tree.ordinal = Int(ordinal)
        return result
      }
    }
    if determiner == .none, isLetter(at) { results.append(phrase(.letter(tokens[at].text), to: at + 1)) }
    return results
  }

  /// Where a unit ends that goes on with `per square mile`, `per year`.
  private func endOfRate(_ end: Int) -> Int {
    guard isWord(end, "per") else { return end }
    return run(end + 1, splitAnywhere: false).map(\.end).max() ?? end
  }

  /// A number with its unit: `2 weeks`, `29,145,505 people`, `5`. What some sentence calls a kind is counted sooner.
  private func quantities(_ value: Double, _ at: Int, _ determiner: Determiner, _ options: NounPhraseOptions)
    -> [Parsed<
      Head
    >]
  {
    guard determiner == .none || determiner == .indefinite || determiner.isComparison else { return [] }
    func quantity(_ unit: Range<Int>, _ cost: Int) -> Parsed<Head> {
      let whole = unit.isEmpty ? unit : unit.lowerBound..<endOfRate(unit.upperBound)
      return Parsed(tree: .number(value, unit: whole), end: whole.upperBound, cost: cost)
    }
    if isWord(at + 1, "people") || isWord(at + 1, "things") { return [quantity(at + 1..<at + 2, 0)] }
    var results = run(at + 1, splitAnywhere: options.contains(.splitAnywhere)).compactMap { unit -> Parsed<Head>? in
      guard case .words(let words) = unit.tree else { return nil }
      let counted = lexicon.isCountedKind(tokens[words]) ? 1 : 0
      return quantity(words, unit.cost + compoundCost(at + 1, unit) + counted + adjectiveUnitCost(words))
    }
    if case .number = tokens[at].kind { results.append(quantity(at + 1..<at + 1, isOpen(at + 1) ? 1 : 0)) }
    return results
  }

  /// `2 weeks` is a quantity sooner than so many things, unless a week is known as a kind.
  private func measureCost(_ determiner: Determiner, _ head: Parsed<Head>) -> Int {
    guard case .number = determiner, case .words(let words) = head.tree else { return 0 }
    return (lexicon.isCountedKind(tokens[words]) ? 0 : 1) + adjectiveUnitCost(words)
  }

  /// In `2 km long` the unit ends before the adjective that measures by it.
  private func adjectiveUnitCost(_ words: Range<Int>) -> Int {
    words.count > 1 && lexicon.measures(of: key(words.upperBound - 1)) != nil ? 3 : 0
  }

  /// `a customer depends`: no phrase with `a` ends in a plural; it has swallowed a verb.
  private func disagreementCost(_ determiner: Determiner, _ head: Parsed<Head>) -> Int {
    guard determiner == .indefinite, case .words(let words) = head.tree, isPlural(words.upperBound - 1),
      lexicon.singular(of: key(words.upperBound - 1)) != key(words.upperBound - 1),
      thing(words) == nil
    else { return 0 }
    return 4
  }

  /// `defining good service` is an action sooner than a compound noun, and `guests order soup` a clause.
  private func compoundCost(_ at: Int, _ head: Parsed<Head>) -> Int {
    guard head.end > at + 1, thing(at..<head.end) == nil else { return 0 }
    if verbs(at).contains(where: { $0.form == .presentParticiple }) { return 2 }
    let saysWhatManyDo = (at + 1..<head.end).contains { place in
      isPlural(place - 1) && verbs(place).contains { $0.form == .base }
    }
    return saysWhatManyDo ? 3 : 0
  }

  /// Pronouns and question words.
  private func closedHead(_ at: Int, _ determiner: Determiner, _ options: NounPhraseOptions) -> [Parsed<Head>]? {
    let word = key(at)
    let classes = fixed(at)
    func one(_ head: Head) -> [Parsed<Head>] {
      let hasElse = classes.contains(.indefinitePronoun) && isWord(at + 1, "else")
      return [Parsed(tree: head, end: hasElse ? at + 2 : at + 1, cost: 0)]
    }
    guard !classes.isEmpty else { return nil }
    if word == "whoever" || word == "whatever", determiner == .none {
      return relativeClause(from: at + 1).map { clause in clause.map { Head.whatever($0) } }
    }
    if word == "people", isQuestion, lexicon.isUnit("person"), determiner != .none || has(at + 1, .preposition) {
      return one(.words(at..<at + 1))
    }
    if classes.contains(.indefinitePronoun), determiner == .none || determiner == .another || determiner == .every {
      switch word {
      case "nothing": return one(.nothing(isPerson: false))
      case "nobody": return one(.nothing(isPerson: true))
      case "things", "something", "anything", "everything": return one(.anything(isPerson: false, adjectives: []))
      case "someone", "somebody", "anyone", "anybody", "everyone", "everybody":
        return one(.anything(isPerson: true, adjectives: []))
      default:
        if word == "people", lexicon.speaksOfPersons { return one(.words(at..<at + 1)) }
        return one(.anything(isPerson: true, adjectives: []))
      }
    }
    if isQuestion, determiner == .which || determiner == .howMany, isWordForEverything(at) {
      return one(.asked(isPerson: word == "people"))
    }
    if word == "people" || word == "things", determiner != .none, lexicon.speaksOfPersons || word == "things" {
      return one(.words(at..<at + 1))
    }
    if determiner == .no, word == "one" { return one(.nothing(isPerson: true)) }
    if determiner == .every || determiner == .any, word == "one" {
      return one(.anything(isPerson: true, adjectives: []))
    }
    if classes.contains(.pronoun), determiner == .none, !classes.contains(.demonstrative) || !isOpen(at + 1) {
      return one(.pronoun(pronoun(word)))
    }
    if isQuestion, word == "that", at > 0, at + 1 == limit, determiner == .none { return one(.pronoun(pronoun(word))) }
    if options.contains(.asking), determiner == .none, classes.contains(.question) {
      if word == "who" || word == "whom" { return one(.asked(isPerson: true)) }
      if word == "what" || word == "which" { return one(.asked(isPerson: false)) }
    }
    if word == "what", determiner == .none, !isQuestion || at > 0 {
      return relativeClause(from: at + 1).map { $0.map { Head.whatever($0) } }
    }
    return nil
  }

  /// `which things`, and `how many people` where nothing is said to be a person: whatever it is so of.
  private func isWordForEverything(_ at: Int) -> Bool {
    switch key(at) {
    case "thing", "things": lexicon.thing(keyed: "thing") == nil
    case "people": !lexicon.speaksOfPersons
    default: false
    }
  }

  /// `things`, `red, cold things`, `quiet people`: adjectives before a word for everything. What is said of some of them, of
  /// none or of so many is said of the kind `red thing`, which questions need not know.
  private func things(_ at: Int, _ determiner: Determiner) -> [Parsed<Head>] {
    let rangesOverAll: Bool
    switch determiner {
    case .none, .which, .every: rangesOverAll = true
    case .no, .some, .any, .indefinite, .number, .most: rangesOverAll = isQuestion
    case .only: rangesOverAll = false
    default: return []
    }
    var adjectives: [Range<Int>] = []
    var next = at
    while isOpen(next), adjectives.count < 8 {
      adjectives.append(next..<next + 1)
      next += 1
      if kind(next) == .comma { next += 1 } else if isWord(next, "and") { next += 1 }
      let isOfKind = isWord(next, "thing") && isQuestion && thing(at..<next + 1) == nil
      guard isWord(next, "things") || isWord(next, "people") || isOfKind else { continue }
      let head =
        rangesOverAll
        ? Head.anything(isPerson: isWord(next, "people"), adjectives: adjectives) : .words(at..<next + 1)
      return [Parsed(tree: head, end: next + 1, cost: 0)]
    }
    return []
  }

  /// A capital letter that is a variable of the sentence.
  func isLetter(_ at: Int) -> Bool {
    at < limit && !letters.isEmpty && tokens[at].kind == .word && letters.contains(tokens[at].text)
  }

  // MARK: Open runs

  /// Runs of open words from `at`, by every end at which something else can begin.
  func readRun(_ at: Int, splitAnywhere: Bool) -> [Parsed<Head>] {
    var end = at
    var ends: [(end: Int, cost: Int)] = []
    let phraseEnd = phraseEnd(at)
    while end < limit {
      if end > at, operation(end) != nil { break }
      if end == at, let phraseEnd {
        end = phraseEnd
      } else if end > at, let inner = self.phraseEnd(end) {
        end = inner
      } else if isOpen(end), end == at || tokens[end].mark == 0 || tokens[end].mark == tokens[end - 1].mark {
        end += 1
      } else {
        break
      }
      ends.append((end, 0))
    }
    guard let last = ends.last?.end else { return [] }
    var results: [Parsed<Head>] = []
    if let numbered = numbered(at, last) { results.append(numbered) }
    for (end, _) in ends.reversed() {
      if end != last, !splitAnywhere, !canFollowHead(end) { continue }
      if end > at + 1, isAdverb(end - 1) { continue }
      results.append(
        Parsed(
          tree: .words(at..<end), end: end,
          cost: (end == last || isAdverb(end) ? 0 : 1) + (end == at + 1 && isAdverb(at) ? 3 : 0) + verbCost(at, end)
            + headCost(at, end)))
    }
    return results + sharedAdjectives(at)
  }

  /// `hall 3`, `Gate 12`: a number behind a noun makes a name, where nothing is counted by it.
  private func numbered(_ at: Int, _ end: Int) -> Parsed<Head>? {
    guard end < limit, case .number = tokens[end].kind, tokens[end - 1].mark == 0, !isPlural(end - 1) else {
      return nil
    }
    let known = lexicon.thingByKey[lexicon.key(of: tokens[at..<end + 1])] != nil
    guard known || !isQuestion && !isOpen(end + 1) && verbs(end - 1).isEmpty else { return nil }
    return Parsed(tree: .words(at..<end + 1), end: end + 1, cost: known ? 0 : 1)
  }

  /// A phrase with a finite verb in it (`and pays bills`, `the customer depends`) is more than a noun phrase sooner,
  /// unless it is a known name.
  private func verbCost(_ at: Int, _ end: Int) -> Int {
    guard !isQuestion, end > at + 1, (at..<end).contains(where: isFiniteVerb),
      thing(at..<end) == nil
    else { return 0 }
    return 3
  }

  private func isFiniteVerb(_ at: Int) -> Bool {
    !tokens[at].capitalised && !isNoun(at) && verbs(at).contains { $0.form == .thirdSingular }
  }

  /// In a question a phrase ends in a word that names something, sooner than in a verb or an adjective.
  private func headCost(_ at: Int, _ end: Int) -> Int {
    guard isQuestion, end > at + 1 else { return 0 }
    if swallows(at, end) { return 3 }
    guard !isNoun(end - 1),
      !verbs(end - 1).isEmpty || isAdjective(end - 1),
      thing(at..<end) == nil, thing(end - 1..<end) == nil
    else { return 0 }
    return 3
  }

  /// Has the phrase, no known name, swallowed a superlative in front or a participle inside (`state bordering Ohio`)?
  private func swallows(_ at: Int, _ end: Int) -> Bool {
    let hasSwallowed =
      isSuperlative(at)
      || (at + 1..<end).contains { place in verbs(place).contains { $0.form == .presentParticiple } && !isNoun(place) }
    return hasSwallowed && thing(at..<end) == nil
      && lexicon.relationsByNoun[lexicon.key(of: tokens[at..<end])] == nil
  }

  /// `larger than`, `greater than` behind a noun.
  private func isComparison(_ at: Int) -> Bool {
    has(at + 1, .than)
      && (isMore(at) != nil || lexicon.measures(ofComparative: key(at)) != nil)
  }

  /// `named`, `called`, `combined` behind a noun.
  private func isNaming(_ at: Int) -> Bool {
    isQuestion && ["named", "called", "combined", "altogether"].contains(key(at))
  }

  /// Can the word at `at` begin something after a complete noun phrase, though it is open?
  private func canFollowHead(_ at: Int) -> Bool {
    !verbs(at).isEmpty || isWord(at, "need") && isWord(at + 1, "not") || isAdverb(at)
      || (at < limit && tokens[at].mark != 0) || isLetter(at)
      || isAdjective(at) || lexicon.opensSlot(key(at)) || isComparison(at) || isNaming(at)
  }

  /// The longest known name with fixed words in it that begins here.
  func phraseEnd(_ at: Int) -> Int? {
    guard at < limit, tokens[at].kind == .word, let phrases = lexicon.phrases[tokens[at].key] else { return nil }
    for phrase in phrases where matches(phrase, at) { return at + phrase.count }
    return nil
  }

  private func matches(_ phrase: [String], _ at: Int) -> Bool {
    guard at + phrase.count <= limit else { return false }
    for (offset, word) in phrase.enumerated() {
      let token = tokens[at + offset]
      if token.key == word { continue }
      guard offset == phrase.count - 1, lexicon.singular(of: token.key) == word else { return false }
    }
    return true
  }

  /// `clinical, financial and administrative information`.
  private func sharedAdjectives(_ at: Int) -> [Parsed<Head>] {
    var adjectives: [Range<Int>] = []
    var next = at
    while isOpen(next), isAdjectival(next) {
      adjectives.append(next..<next + 1)
      next += 1
      if kind(next) == .comma, isWord(next + 1, "and") {
        next += 2
      } else if kind(next) == .comma {
        next += 1
      } else if isWord(next, "and") {
        next += 1
      } else {
        break
      }
    }
    guard adjectives.count >= 2, isOpen(next), next == adjectives[adjectives.count - 1].upperBound else { return [] }
    guard isWord(next - 2, "and") else { return [] }
    guard !tokens[next].capitalised || lexicon.abbreviations[key(next)] != nil else { return [] }
    var end = next
    while isOpen(end), end == next || verbs(end).isEmpty { end += 1 }
    return [Parsed(tree: .shared(adjectives: adjectives, noun: next..<end), end: end, cost: 0)]
  }

  /// May the word be an adjective in a row of them: no noun, no name, no verb with a subject of its own?
  private func isAdjectival(_ at: Int) -> Bool {
    if isAdjective(at) { return true }
    return tokens[at].mark == 0 && !isNoun(at) && !(tokens[at].capitalised && at > 0) && !isFiniteVerb(at)
  }

  // MARK: Actions

  /// `involving nurses in decisions`, `to be heard`, `not wanting X`.
  func actions(_ at: Int) -> [Parsed<VerbPhrase>] {
    if isWord(at, "to") { return verbPhrase(at + 1, .base, gap: false) }
    guard verbs(at).contains(where: { $0.form == .presentParticiple }) || isWord(at, "being") || isWord(at, "having")
    else { return [] }
    return verbPhrase(at, .presentParticiple, gap: false)
  }
}
