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

  func following(_ opening: Opening) -> [Opening] { skipAdverbs(from: opening) }

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

  func bareGroup(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
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

  func phrase(_ opening: Opening, from start: Int, core: VerbCore) -> VerbPhrase {
    VerbPhrase(
      range: start..<opening.at + 1, isDenied: opening.isDenied, modal: opening.modal, frequency: opening.frequency,
      adverbs: opening.adverbs, core: core)
  }

  // MARK: Main verbs

  private func mainVerb(_ opening: Opening, from start: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>]
  {
    let forms: [VerbForm] =
      switch form {
      case .finite: Self.finiteForms
      case .base: [.base]
      case .presentParticiple: [.presentParticiple]
      case .pastParticiple: [.pastParticiple]
      }
    var results: [Parsed<VerbPhrase>] = []
    for core in verbCores(opening.at, forms) {
      var tree = core.tree
      if form == .pastParticiple, case .verb(let relation, _) = tree { tree = .verb(relation, isPassive: true) }
      results += complemented(
        phrase(opening, from: start, core: tree), at: core.end, cost: core.cost, gap: gap, slots: slots(of: tree))
    }
    // `travels freely within Europe`: an adverb before the particle.
    if isAdverb(opening.at + 1), has(opening.at + 2, .preposition) {
      var open = opening
      open.adverbs.append(key(opening.at + 1))
      for core in verbCores(opening.at, forms, particlesAt: opening.at + 2) {
        var tree = core.tree
        if form == .pastParticiple, case .verb(let relation, _) = tree { tree = .verb(relation, isPassive: true) }
        results += complemented(
          phrase(open, from: start, core: tree), at: core.end, cost: core.cost, gap: gap, slots: slots(of: tree))
      }
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
  /// - Parameter place: where the particles stand, if not right behind the verb; then there must be some.
  func verbCores(_ at: Int, _ forms: [VerbForm], particlesAt place: Int? = nil) -> [Parsed<VerbCore>] {
    let next = place ?? at + 1
    var results: [Parsed<VerbCore>] = []
    let readings = verbs(at)
    for (number, reading) in readings.enumerated() where forms.contains(reading.form) {
      // Each verb once.
      if readings[..<number].contains(where: { forms.contains($0.form) && $0.base == reading.base }) { continue }
      let candidates = lexicon.entries(ofVerb: reading.base).filter { entry in
        areWords(next, entry.particles) && (place == nil || !entry.particles.isEmpty)
      }
      let longest = candidates.map { $0.particles.count }.max() ?? 0
      for candidate in candidates {
        results.append(
          Parsed(
            tree: .verb(candidate.relation, isPassive: false), end: next + candidate.particles.count,
            cost: (longest - candidate.particles.count) * 3))
      }
    }
    return results
  }

  private static let finiteForms: [VerbForm] = [.thirdSingular, .base, .past]
}
