/// Superlatives and comparisons inside noun phrases: `the second largest city`, `the most rivers`, `more rivers than X`.
extension Parser {
  /// Heads with a superlative in front, in questions. (In statements `best practice` may be a name of its own.)
  func degreeHeads(_ determiner: Determiner, _ at: Int, from start: Int, _ options: NounPhraseOptions)
    -> [Parsed<NounPhrase>]
  {
    guard isQuestion, determiner.takesDegree, let (degree, end) = degree(at) else { return [] }
    let isOther = degree.form == .mostOf || degree.form == .fewestOf ? isWord(end, "other") : false
    let next = isOther ? end + 1 : end
    var results: [Parsed<NounPhrase>] = []
    func add(_ head: Head, _ end: Int, _ cost: Int) {
      var phrase = NounPhrase(range: start..<end, determiner: determiner, head: head)
      phrase.degree = degree
      phrase.isOther = isOther
      results.append(Parsed(tree: phrase, end: end, cost: cost))
    }
    for head in run(next, splitAnywhere: options.contains(.splitAnywhere)) { add(head.tree, head.end, head.cost) }
    if has(next, .indefinitePronoun), isWord(next, "people") { add(.words(next..<next + 1), next + 1, 0) }
    if degree.form != .mostOf, degree.form != .fewestOf {
      if isWord(next, "one") || isWord(next, "ones") { add(.elided, next + 1, 0) }
      if results.isEmpty || !isOpen(next) { add(.elided, next, 1) }
    }
    return results
  }

  /// `largest`, `second largest`, `3 largest`, `most populous`, `most`.
  private func degree(_ start: Int) -> (DegreePhrase, end: Int)? {
    var at = start
    var rank = 1
    var places: Int?
    if let ordinal = ordinal(at) {
      rank = ordinal
      at += 1
    } else if case .number(let number)? = kind(at), let whole = Int(exactly: number), whole > 0 {
      places = whole
      at += 1
    } else if isOpen(at), let whole = cardinal(at), whole > 1 {
      places = whole
      at += 1
    }
    func phrase(_ form: DegreePhrase.Form, _ word: Int, _ end: Int) -> (DegreePhrase, end: Int) {
      (DegreePhrase(form: form, word: word, rank: rank, places: places), end)
    }
    if let (form, end) = numberOf(at) { return phrase(form, at, end) }
    if isOpen(at), isSuperlative(at) { return phrase(.superlative, at, at + 1) }
    guard isWord(at, "most") || isWord(at, "least") || isWord(at, "fewest") else { return nil }
    if !isWord(at, "fewest"), isOpen(at + 1), lexicon.measures(of: key(at + 1)) != nil {
      return phrase(isWord(at, "most") ? .most : .least, at + 1, at + 2)
    }
    let next = isWord(at + 1, "other") ? at + 2 : at + 1
    guard isOpen(next) || isWord(next, "people"), !standsBehindAuxiliary(start) else { return nil }
    return phrase(isWord(at, "most") ? .mostOf : .fewestOf, at, at + 1)
  }

  /// `(the) largest number of N`, `most number of N`: as `(the) most N`. Where the noun begins.
  private func numberOf(_ at: Int) -> (form: DegreePhrase.Form, end: Int)? {
    guard isWord(at + 1, "number") || isWord(at + 1, "amount"), isWord(at + 2, "of"),
      isOpen(at + 3) || isWord(at + 3, "people")
    else { return nil }
    if isWord(at, "most") { return (.mostOf, at + 3) }
    if isWord(at, "least") || isWord(at, "fewest") { return (.fewestOf, at + 3) }
    return isMost(at).map { ($0 ? .mostOf : .fewestOf, at + 3) }
  }

  /// `do most states have …`: most of them, not the one that has most.
  private func standsBehindAuxiliary(_ at: Int) -> Bool { at == 0 || has(at - 1, [.do, .modal, .be]) }

  /// `more rivers than X`, `as many rivers as X`, `a larger area than X`.
  func rivals(_ determiner: Determiner, _ at: Int, from start: Int) -> [Parsed<NounPhrase>] {
    var lead: (comparison: Comparison, word: Int?, noun: Int, link: String)?
    if isWord(at, "more") {
      lead = (.more, nil, at + 1, "than")
    } else if isWord(at, "fewer") || isWord(at, "less") {
      lead = (.less, nil, at + 1, "than")
    } else if isWord(at, "as"), isWord(at + 1, "many") || isWord(at + 1, "much") {
      lead = (.equal, nil, at + 2, "as")
    } else if isOpen(at), let isMore = isMore(at) {
      lead = (isMore ? .more : .less, at, at + 1, "than")
    }
    guard let (comparison, word, noun, link) = lead, isOpen(noun) || isWord(noun, "people") else { return [] }
    var heads = run(noun, splitAnywhere: false)
    if isWord(noun, "people") { heads.append(Parsed(tree: .words(noun..<noun + 1), end: noun + 1, cost: 0)) }
    var results: [Parsed<NounPhrase>] = []
    for head in heads {
      let bare = NounPhrase(range: start..<head.end, determiner: determiner, head: head.tree)
      for described in withModifiers(Parsed(tree: bare, end: head.end, cost: head.cost), [])
      where isWord(described.end, link) {
        for other in nounPhrase(described.end + 1, .single) {
          var phrase = described.tree
          phrase.rivalry = Rivalry(comparison: comparison, word: word, other: other.tree)
          phrase.range = start..<other.end
          results.append(Parsed(tree: phrase, end: other.end, cost: described.cost + other.cost))
        }
      }
    }
    return results
  }

  // MARK: Behind the noun

  /// `over 1 million`, `greater than X`, `of at least 5 km`: what a number, or what is measured, compares with.
  func comparedModifiers(_ at: Int) -> [Parsed<Modifier>] {
    var results: [Parsed<Modifier>] = []
    if case .date? = kind(at + 1), let comparison = DateWording.comparisons[key(at)] {
      for number in numbers(at + 1) { results.append(number.map { .compared(comparison, $0) }) }
    }
    if has(at, .preposition), let comparison = Self.bounds[key(at)] {
      for number in numbers(at + 1) { results.append(number.map { .compared(comparison, $0) }) }
    }
    if isWord(at, "between") { for number in numbers(at) { results.append(number.map { .compared(.equal, $0) }) } }
    if let (comparison, next) = comparisonWords(at) {
      for other in nounPhrase(next, .single) { results.append(other.map { .compared(comparison, $0) }) }
    }
    return results
  }

  private static let bounds: [String: Comparison] = ["over": .more, "above": .more, "under": .less, "below": .less]

  /// `greater than`, `more than`, `at least`, `equal to`, with a verb left out.
  private func comparisonWords(_ at: Int) -> (Comparison, end: Int)? {
    if isWord(at, "equal"), isWord(at + 1, "to") { return (.equal, at + 2) }
    guard has(at + 1, .than) else { return nil }
    if isWord(at, "more") { return (.more, at + 2) }
    if isWord(at, "less") || isWord(at, "fewer") { return (.less, at + 2) }
    guard lexicon.measures(ofComparative: key(at)) == nil else { return nil }
    return isMore(at).map { ($0 ? .more : .less, at + 2) }
  }

  private func numbers(_ at: Int) -> [Parsed<NounPhrase>] {
    nounPhrase(at, .single).filter { if case .number = $0.tree.head { true } else { false } }
  }

  /// `longer than X`, `as long as X`, `south of X`, `not in X` behind a noun: a relative clause without `that is`.
  func reducedRelatives(_ at: Int) -> [Parsed<Clause>] {
    var open = Opening(at: at, frequency: nil, adverbs: [], isDenied: false)
    if isWord(at, "not") {
      open.at += 1
      open.isDenied = true
    }
    guard open.at < limit else { return [] }
    var results: [Parsed<VerbPhrase>] = []
    if has(open.at + 1, .than) || has(open.at + 2, .than) || isWord(open.at, "as") {
      results += comparativePredicates(open, from: at, gap: false)
    }
    results += measurePredicates(open, from: at)
    if open.isDenied { results += prepositionPredicates(open, from: at, gap: false) }
    if isOpen(open.at), isAdjective(open.at), has(open.at + 1, .preposition) {
      results += adjectivePredicates(open, from: at, gap: false)
    }
    let gap = NounPhrase(range: at..<at, head: .gap)
    return results.filter { isReduced($0.tree) }.map { predicate in
      predicate.map { Clause(subject: gap, predicates: [$0]) }.adding(cost: 1)
    }
  }

  private func isReduced(_ predicate: VerbPhrase) -> Bool {
    switch predicate.core {
    case .comparative, .measure: return true
    case .preposition: return predicate.isDenied
    case .adjectives(let list, _):
      guard let last = list.last, case .preposition(let word, _)? = predicate.complements.first else { return false }
      return lexicon.slots(ofProperty: lexicon.adjectiveKey(tokens[last.words])).contains(word)
    default: return false
    }
  }

  /// `no country in which contains …`, `the population of which exceeds …`: a subject that owns or holds the gap.
  func piedRelatives(_ at: Int) -> [Parsed<Clause>] {
    guard hasPiedRelative else { return [] }
    var results: [Parsed<Clause>] = []
    for subject in nounPhrase(at, [.bare, .single])
    where has(subject.end, .preposition) && (isWord(subject.end + 1, "which") || isWord(subject.end + 1, "whom")) {
      let start = subject.end + 2
      let gap = NounPhrase(range: subject.end + 1..<start, head: .gap)
      var owner = subject.tree
      owner.modifiers.append(.preposition(key(subject.end), gap))
      owner.range = at..<start
      results += clauses(of: owner, from: start, cost: subject.cost)
    }
    return results
  }
}

extension Determiner {
  /// Can a superlative follow?
  var takesDegree: Bool {
    switch self {
    case .none, .definite, .which, .possessive, .howMany, .indefinite, .every: true
    default: false
    }
  }
}
