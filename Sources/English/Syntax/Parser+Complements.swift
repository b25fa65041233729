/// What stands behind a verb: objects, recipients and adjuncts.
extension Parser {
  /// The verb phrase with its object, prepositions, adverbs and adjuncts, in every way they can be cut.
  func complemented(_ phrase: VerbPhrase, at: Int, cost: Int, gap: Bool, slots: Set<String>) -> [Parsed<VerbPhrase>] {
    var base = phrase
    base.range = phrase.range.lowerBound..<at
    let bare = Parsed(tree: base, end: at, cost: cost)
    var results: [Parsed<VerbPhrase>] = []
    let takesObject = takesObject(phrase.core)
    if takesObject != .never {
      for object in objects(at, phrase, gap: gap) + recipients(at, slots) {
        var tree = base
        tree.complements.append(.object(object.tree))
        tree.range = base.range.lowerBound..<object.end
        var start = Parsed(tree: tree, end: object.end, cost: cost + object.cost)
        start.usesGap = object.usesGap
        let isSwallowed = slots.contains("to") && isNameAndThing(object.tree)
        results += adjoined(isSwallowed ? start.adding(cost: 2) : start, gap: gap && !object.usesGap, slots: slots)
        results += secondObject(start, slots: slots, gap: gap && !object.usesGap)
      }
    }
    if isEmptyWithoutObject(phrase.core) { return results }
    let penalty = takesObject == .always ? 2 : 0
    var objectless = bare.adding(cost: penalty)
    if takesObject == .always { objectless.tree.core = turned(phrase.core) }
    results += adjoined(objectless, gap: gap, slots: slots)
    return results
  }

  /// `what changes`: of a verb that is said both of who does it and of what it is done to, the latter is meant where
  /// nothing follows.
  private func turned(_ core: VerbCore) -> VerbCore {
    guard isQuestion, case .verb(let relation, isPassive: false) = core,
      Inflection.isSaidOfWhatChanges(lexicon[relation].lemma)
    else { return core }
    return .verb(relation, isPassive: true)
  }

  /// `do` and `have` say nothing by themselves.
  private func isEmptyWithoutObject(_ core: VerbCore) -> Bool {
    switch core {
    case .have: true
    case .verb(let relation, let isPassive): !isPassive && ["do", "have"].contains(lexicon[relation].lemma)
    default: false
    }
  }

  private enum ObjectNeed { case always, maybe, never }

  private func takesObject(_ core: VerbCore) -> ObjectNeed {
    switch core {
    case .verb(let relation, let isPassive):
      return isPassive ? .never : lexicon[relation].takesObject ? .always : .maybe
    case .have: return .always
    default: return .never
    }
  }

  /// Question words may stand in their place in a question: `who wants what`.
  private var inPlace: NounPhraseOptions { isQuestion ? [.asking] : [] }

  /// A question word in its place is a rarer reading than the same word before a relative clause.
  private func asked(_ phrases: [Parsed<NounPhrase>]) -> [Parsed<NounPhrase>] {
    isQuestion ? phrases.map { asks($0.tree) ? $0.adding(cost: 2) : $0 } : phrases
  }

  /// Objects: noun phrases, the gap.
  private func objects(_ at: Int, _ phrase: VerbPhrase, gap: Bool) -> [Parsed<NounPhrase>] {
    var results: [Parsed<NounPhrase>] = []
    if at < limit, !(kind(at) == .comma) { results += asked(nounPhrase(at, inPlace)) }
    if gap {
      var empty = Parsed(tree: NounPhrase(range: at..<at, head: .gap), end: at, cost: 0)
      empty.usesGap = true
      results.append(empty)
    }
    return results
  }

  /// The name that ends before the thing given (`gives Nala | fish`).
  private func recipients(_ at: Int, _ slots: Set<String>) -> [Parsed<NounPhrase>] {
    guard slots.contains("to"), isOpen(at), isOpen(at + 1) else { return [] }
    return nounPhrase(at, [.single, .splitAnywhere, .bare]).filter { isOpen($0.end) }
  }

  private func isNameLike(_ phrase: NounPhrase) -> Bool {
    switch phrase.head {
    case .words(let words):
      thing(words).map { lexicon[$0].isName } ?? tokens[words.lowerBound].capitalised
    case .pronoun: true
    default: false
    }
  }

  /// `Nala fish`, `hospitals discounts`: more likely somebody and what is given to them than one thing.
  private func isNameAndThing(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head, words.count > 1, thing(words) == nil else {
      return false
    }
    return tokens[words.lowerBound].capitalised && !tokens[words.upperBound - 1].capitalised
      || words.dropLast().contains(where: isPlural)
  }

  /// `gives Y Z` where the verb has a slot `to`.
  private func secondObject(_ first: Parsed<VerbPhrase>, slots: Set<String>, gap: Bool) -> [Parsed<VerbPhrase>] {
    guard slots.contains("to"), first.end < limit || gap, let given = first.tree.complements.last,
      case .object(let recipient) = given
    else { return [] }
    var results: [Parsed<VerbPhrase>] = []
    // `what does Mara give Nala`, `who does Mara give fish`: a name is who gets it.
    var objects = nounPhrase(first.end, []).map { object in
      object.adding(cost: recipient.head == .gap && isNameLike(object.tree) ? 3 : 0)
    }
    if gap {
      var empty = Parsed(
        tree: NounPhrase(range: first.end..<first.end, head: .gap), end: first.end, cost: isNameLike(recipient) ? 0 : 3)
      empty.usesGap = true
      objects.append(empty)
    }
    for object in objects {
      var tree = first.tree
      tree.complements = [.object(object.tree), .preposition("to", recipient)]
      tree.range = tree.range.lowerBound..<object.end
      var next = Parsed(tree: tree, end: object.end, cost: first.cost + object.cost)
      next.usesGap = first.usesGap || object.usesGap
      results += adjoined(next, gap: gap && !object.usesGap, slots: slots)
    }
    return results
  }

  /// Any number of prepositions, adverbs and adjuncts behind.
  func adjoined(_ phrase: Parsed<VerbPhrase>, gap: Bool, slots: Set<String>) -> [Parsed<VerbPhrase>] {
    var results = [phrase]
    var open = [(phrase, gap)]
    while let (current, gap) = open.popLast() {
      guard current.tree.complements.count < 7, results.count < 40 else { continue }
      for (longer, stillGap) in adjuncts(current, gap: gap, slots: slots) {
        results.append(longer)
        open.append((longer, stillGap))
      }
    }
    return best(results)
  }

  private func adjuncts(_ phrase: Parsed<VerbPhrase>, gap: Bool, slots: Set<String>) -> [(Parsed<VerbPhrase>, Bool)] {
    let at = phrase.end
    guard at < limit else { return [] }
    var results: [(Parsed<VerbPhrase>, Bool)] = []
    let outer = endsInClause(phrase.tree) ? 1 : 0
    func add(_ complement: Complement, to end: Int, cost: Int, fillsGap: Bool = false) {
      let cost = cost + outer
      var tree = phrase.tree
      tree.complements.append(complement)
      tree.range = tree.range.lowerBound..<end
      var next = Parsed(tree: tree, end: end, cost: phrase.cost + cost)
      next.usesGap = phrase.usesGap || fillsGap
      results.append((next, gap && !fillsGap))
    }
    if isWord(at, "because"), isWord(at + 1, "of") {
      for object in nounPhrase(at + 2, []) {
        add(.preposition("because of", object.tree), to: object.end, cost: object.cost)
      }
      return results
    }
    if has(at, .subordinator), !isWord(at, "if"), !isWord(at, "unless"), !isWord(at, "because"), !isWord(at, "then") {
      for clause in subordinateClause(at + 1) {
        add(.subordinate(key(at) == "whenever" ? "when" : key(at), clause.tree), to: clause.end, cost: clause.cost)
      }
    }
    // `at most two hours` is no time that something is done at.
    let isBound = isWord(at, "at") && ["most", "least"].contains(key(at + 1)) && count(at + 2) != nil
    if !isBound, has(at, .preposition) || lexicon.opensSlot(key(at)) {
      let preposition = key(at)
      let cost = slotCost(preposition, slots, phrase.tree)
      for object in asked(nounPhrase(at + 1, inPlace)) {
        let attaching = tellsTime(preposition, object.tree) ? min(cost, 1) : cost
        add(.preposition(preposition, object.tree), to: object.end, cost: object.cost + attaching)
      }
      if gap {
        add(
          .preposition(preposition, NounPhrase(range: at + 1..<at + 1, head: .gap)), to: at + 1, cost: cost,
          fillsGap: true)
      }
    }
    if let end = timesEnd(at) {
      add(.adverb(tokens[at..<end].map(\.text).joined(separator: " ")), to: end, cost: 0)
    }
    if has(at, .frequency) {
      // A verb that follows is what `usually` belongs to.
      add(.adverb(key(at)), to: at + 1, cost: verbs(at + 1).isEmpty ? 0 : 2)
    } else if isAdverb(at), !isWord(at, "almost") {
      add(.adverb(key(at)), to: at + 1, cost: 0)
    }
    return results
  }

  /// `once`, `twice a year`, `3 times per week`, `every day`: how often something is done.
  private func timesEnd(_ at: Int) -> Int? {
    func isTime(_ at: Int) -> Bool { at < limit && EverydayWords.times.contains(lexicon.singular(of: key(at))) }
    if isWord(at, "every") || isWord(at, "each"), isTime(at + 1) { return at + 2 }
    var end = at
    if isWord(at, "once") || isWord(at, "twice") {
      end = at + 1
    } else if case .number = kind(at), isWord(at + 1, "times") {
      end = at + 2
    } else {
      return nil
    }
    let isPer = has(end, .indefinite) || ["per", "each", "every"].contains(end < limit ? key(end) : "")
    return isPer && isTime(end + 1) ? end + 2 : end
  }

  /// Does the last complement end in a clause or action of its own? What follows belongs to that first.
  private func endsInClause(_ phrase: VerbPhrase) -> Bool {
    switch phrase.complements.last {
    case .object(let noun), .preposition(_, let noun): endsInClause(noun)
    default: false
    }
  }

  private func endsInClause(_ noun: NounPhrase) -> Bool {
    if case .action = noun.head { return true }
    switch noun.modifiers.last {
    case .relative: return true
    case .preposition(_, let inner): return endsInClause(inner)
    case .named, .compared, .combined, nil: return false
    }
  }

  private func slotCost(_ preposition: String, _ slots: Set<String>, _ phrase: VerbPhrase) -> Int {
    if slots.contains(preposition) || lexicon.belongsToVerb(preposition) { return 0 }
    if preposition == "by", case .verb(_, true) = phrase.core { return 0 }
    if case .adjectives = phrase.core { return 0 }
    if preposition == "of" { return 6 }
    return 3
  }

  /// After when, before, …: a clause, or an action without a subject.
  private func subordinateClause(_ at: Int) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    let hidden = NounPhrase(range: at..<at, head: .pronoun(.personal("subject")))
    for action in verbPhrase(at, .presentParticiple, gap: false) {
      results.append(action.map { Clause(subject: hidden, predicates: [$0]) })
    }
    for subject in nounPhrase(at, []) {
      for predicate in verbPhrase(subject.end, .finite, gap: false) {
        results.append(
          Parsed(
            tree: Clause(subject: subject.tree, predicates: [predicate.tree]), end: predicate.end,
            cost: subject.cost + predicate.cost))
      }
    }
    return best(results)
  }
}
