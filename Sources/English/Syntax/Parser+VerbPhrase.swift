extension Parser {
  /// Verb phrases that begin at `at`, in the wanted form. With `gap`, one noun-phrase place may be empty.
  func readVerbPhrase(_ at: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results: [Parsed<VerbPhrase>] = []
    for start in skipAdverbs(from: Opening(at: at, frequency: nil, adverbs: [], isDenied: false)) {
      if isWord(start.at, "not"), form != .finite {
        var denied = start
        denied.at += 1
        denied.isDenied = true
        results += group(denied, from: at, form, gap: gap)
      } else {
        results += group(start, from: at, form, gap: gap)
      }
    }
    return results
  }

  /// What was passed on the way to the verb.
  struct Opening {
    var at: Int
    var modal: Modal?
    var frequency: String?
    var adverbs: [String]
    var isDenied: Bool

    init(at: Int, modal: Modal? = nil, frequency: String?, adverbs: [String], isDenied: Bool) {
      self.at = at
      self.modal = modal
      self.frequency = frequency
      self.adverbs = adverbs
      self.isDenied = isDenied
    }
  }

  private func skipAdverbs(from opening: Opening) -> [Opening] {
    var results = [opening]
    var current = opening
    while current.at < limit {
      if has(current.at, .frequency) {
        current.frequency = key(current.at)
      } else if isWord(current.at, "also") || isWord(current.at, "even") || isWord(current.at, "just")
        || isQuestion && isWord(current.at, "both")
      {
      } else if isAdverb(current.at) || isWord(current.at, "first") {
        current.adverbs.append(key(current.at))
      } else {
        break
      }
      current.at += 1
      results.append(current)
    }
    return results.suffix(2).reversed()
  }

  /// Auxiliary, negation and verb.
  private func group(_ opening: Opening, from start: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>] {
    let at = opening.at
    guard at < limit else { return [] }
    if form == .finite, has(at, .modal) { return modalGroup(opening, from: start, gap: gap) }
    if form == .finite, isWord(at, "need"), isWord(at + 1, "not") { return needless(opening, from: start, gap: gap) }
    if form == .finite, has(at, .do) {
      var next = opening
      next.at += 1
      // In a question `do` is the auxiliary sooner than the verb.
      let doing = mainVerb(opening, from: start, form, gap: gap).map { $0.adding(cost: isQuestion ? 5 : 0) }
      guard isWord(next.at, "not") || isWord(next.at, "never") else { return doing }
      next.at += 1
      next.isDenied.toggle()
      return following(next).flatMap { later in
        isWord(later.at, "have") && isWord(later.at + 1, "to")
          ? haveGroup(later, from: start, .base, gap: gap) : mainVerb(later, from: start, .base, gap: gap)
      } + doing
    }
    if isBe(at, form) { return beGroup(opening, from: start, gap: gap) }
    if isHave(at, form) { return haveGroup(opening, from: start, form, gap: gap) }
    if isWord(at, "never"), form == .finite {
      var next = opening
      next.at += 1
      next.isDenied.toggle()
      return group(next, from: start, form, gap: gap)
    }
    return mainVerb(opening, from: start, form, gap: gap)
  }

  private func following(_ opening: Opening) -> [Opening] { skipAdverbs(from: opening) }

  private func modalGroup(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var next = opening
    switch key(next.at) {
    case "may", "might": next.modal = .may
    case "can", "could": next.modal = .can
    case "should", "shall": next.modal = .should
    case "must": next.modal = .must
    default: next.modal = .will
    }
    next.at += 1
    var results: [Parsed<VerbPhrase>] = []
    for open in following(next) {
      var open = open
      if isWord(open.at, "not") || isWord(open.at, "never") {
        open.at += 1
        open.isDenied = true
        for later in following(open) { results += bareGroup(later, from: start, gap: gap) }
      } else {
        results += bareGroup(open, from: start, gap: gap)
      }
    }
    return results
  }

  /// `need not wear a hat`.
  private func needless(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var next = opening
    next.at += 2
    (next.modal, next.isDenied) = (.need, true)
    return following(next).flatMap { bareGroup($0, from: start, gap: gap) }
  }

  private func bareGroup(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    if isWord(opening.at, "be") { return beGroup(opening, from: start, gap: gap) }
    if isWord(opening.at, "have") { return haveGroup(opening, from: start, .base, gap: gap) }
    return mainVerb(opening, from: start, .base, gap: gap)
  }

  private func isBe(_ at: Int, _ form: VerbPhraseForm) -> Bool {
    guard has(at, .be) else { return false }
    switch form {
    case .finite: return ["is", "are", "am", "was", "were"].contains(key(at))
    case .base: return key(at) == "be"
    case .presentParticiple: return key(at) == "being"
    case .pastParticiple: return false
    }
  }

  private func isHave(_ at: Int, _ form: VerbPhraseForm) -> Bool {
    guard has(at, .have) else { return false }
    switch form {
    case .finite: return ["has", "have", "had"].contains(key(at))
    case .base: return key(at) == "have"
    case .presentParticiple: return key(at) == "having"
    case .pastParticiple: return false
    }
  }

  private func haveGroup(_ opening: Opening, from start: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>]
  {
    var results = complemented(
      phrase(opening, from: start, core: .have), at: opening.at + 1, cost: 0, gap: gap, slots: [])
    if isWord(opening.at + 1, "to"), form != .pastParticiple, opening.modal == nil {
      // `has to wear a hat` is `must`, `does not have to` is `need not`.
      var duty = opening
      duty.at += 2
      duty.modal = opening.isDenied ? .need : .must
      results += following(duty).flatMap { bareGroup($0, from: start, gap: gap) }
      return results.map { if case .have = $0.tree.core { $0.adding(cost: 2) } else { $0 } }
    }
    // A perfect is read as the plain present: `has gone live`, `have been heard`.
    var perfect = opening
    perfect.at += 1
    if isWord(perfect.at, "not") {
      perfect.at += 1
      perfect.isDenied.toggle()
    }
    if isWord(perfect.at, "been") { results += beGroup(perfect, from: start, gap: gap) }
    results += verbCores(perfect.at, [.pastParticiple]).flatMap { core in
      complemented(
        phrase(perfect, from: start, core: core.tree), at: core.end, cost: core.cost + 1, gap: gap,
        slots: slots(of: core.tree))
    }
    return results
  }

  func phrase(_ opening: Opening, from start: Int, core: VerbCore) -> VerbPhrase {
    VerbPhrase(
      range: start..<opening.at + 1, isDenied: opening.isDenied, modal: opening.modal, frequency: opening.frequency,
      adverbs: opening.adverbs, core: core)
  }

  // MARK: Main verbs

  private func mainVerb(_ opening: Opening, from start: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>]
  {
    let forms: Set<VerbForm>
    switch form {
    case .finite: forms = [.thirdSingular, .base, .past]
    case .base: forms = [.base]
    case .presentParticiple: forms = [.presentParticiple]
    case .pastParticiple: forms = [.pastParticiple]
    }
    var results: [Parsed<VerbPhrase>] = []
    for core in verbCores(opening.at, forms) {
      var tree = core.tree
      if form == .pastParticiple, case .verb(let relation, _) = tree { tree = .verb(relation, isPassive: true) }
      results += complemented(
        phrase(opening, from: start, core: tree), at: core.end, cost: core.cost, gap: gap, slots: slots(of: tree))
    }
    if form == .base, isWord(opening.at, "do"), gap {
      var any = Parsed(tree: phrase(opening, from: start, core: .anyAction), end: opening.at + 1, cost: 3)
      any.usesGap = true
      results += complemented(any.tree, at: any.end, cost: 3, gap: false, slots: []).map {
        var copy = $0
        copy.usesGap = true
        return copy
      }
    }
    return results
  }

  func slots(of core: VerbCore) -> Set<String> {
    if case .verb(let relation, _) = core { return lexicon.slots(of: relation) }
    return []
  }

  /// Relations whose verb stands here, with their particles; the longest match costs nothing, shorter ones a little.
  func verbCores(_ at: Int, _ forms: Set<VerbForm>) -> [Parsed<VerbCore>] {
    var results: [Parsed<VerbCore>] = []
    var readLemmas: Set<String> = []
    for reading in verbs(at) where forms.contains(reading.form) && readLemmas.insert(reading.base).inserted {
      let candidates = lexicon.entries(ofVerb: reading.base).filter { areWords(at + 1, Array($0.particles)) }
      let longest = candidates.map { $0.particles.count }.max() ?? 0
      for candidate in candidates {
        results.append(
          Parsed(
            tree: .verb(candidate.relation, isPassive: false), end: at + 1 + candidate.particles.count,
            cost: (longest - candidate.particles.count) * 3))
      }
    }
    return results
  }

  // MARK: Complements

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
      lexicon.thing(of: tokens[words]).map { lexicon[$0].isName } ?? tokens[words.lowerBound].capitalised
    case .pronoun: true
    default: false
    }
  }

  /// `Nala fish`: more likely somebody and what is given to her than one thing.
  private func isNameAndThing(_ phrase: NounPhrase) -> Bool {
    guard case .words(let words) = phrase.head, words.count > 1, lexicon.thing(of: tokens[words]) == nil else {
      return false
    }
    return tokens[words.lowerBound].capitalised && !tokens[words.upperBound - 1].capitalised
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
    if has(at, .preposition) || lexicon.opensSlot(key(at)) {
      let preposition = key(at)
      let cost = slotCost(preposition, slots, phrase.tree)
      for object in asked(nounPhrase(at + 1, inPlace)) {
        add(.preposition(preposition, object.tree), to: object.end, cost: object.cost + cost)
      }
      if gap {
        add(
          .preposition(preposition, NounPhrase(range: at + 1..<at + 1, head: .gap)), to: at + 1, cost: cost,
          fillsGap: true)
      }
    }
    if has(at, .frequency) {
      // A verb that follows is what `usually` belongs to.
      add(.adverb(key(at)), to: at + 1, cost: verbs(at + 1).isEmpty ? 0 : 2)
    } else if isAdverb(at), !isWord(at, "almost") {
      add(.adverb(key(at)), to: at + 1, cost: 0)
    }
    return results
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
