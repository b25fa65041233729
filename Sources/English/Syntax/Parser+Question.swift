extension Parser {
  /// All ways to read the tokens as a question, the cheapest first.
  func questions() -> [Parsed<QuestionSyntax>] {
    guard limit > 0 else { return [] }
    return best(plainQuestions() + (declarative() + fragments()).filter { $0.end == limit })
  }

  /// The ways that begin with what asks. Every other way of ``questions()`` costs more than the plainest of these.
  func plainQuestions() -> [Parsed<QuestionSyntax>] {
    guard limit > 0 else { return [] }
    if let known = knownQuestions { return known }
    var results: [Parsed<QuestionSyntax>] = []
    if has(0, .question) || isWord(0, "whose") { results += asked() }
    if has(0, [.be, .do, .have, .modal]) { results += yesNo(0) }
    results = results.filter { $0.end == limit }
    knownQuestions = results
    return results
  }

  // MARK: who, what, which, whose, how many

  private func asked() -> [Parsed<QuestionSyntax>] {
    switch key(0) {
    case "where", "when", "why": return slotQuestion(key(0), 1)
    case "how":
      if isWord(1, "many") || isWord(1, "much") { return askedPhrases() }
      return slotQuestion("how", 1) + measures()
    default: return askedPhrases()
    }
  }

  private func askedPhrases() -> [Parsed<QuestionSyntax>] {
    var results: [Parsed<QuestionSyntax>] = []
    for asked in nounPhrase(0, [.asking, .splitAnywhere]) where asks(asked.tree) {
      results += askedSubject(asked)
      results += askedObject(asked)
      results += askedIdentity(asked)
      results += askedThere(asked)
      if asked.end == limit, asked.tree.determiner != .none {
        results.append(asked.map { .phrase($0) })
      }
    }
    return results
  }

  func asks(_ phrase: NounPhrase) -> Bool {
    if case .asked = phrase.head { return true }
    switch phrase.determiner {
    case .which, .whose, .howMany, .share: return true
    default: return false
    }
  }

  /// The asked phrase is the subject: `which customers want X`.
  private func askedSubject(_ asked: Parsed<NounPhrase>) -> [Parsed<QuestionSyntax>] {
    var results: [Parsed<QuestionSyntax>] = []
    for predicates in predicateList(asked.end, gap: false) where predicates.end == limit {
      if case .asked = asked.tree.head, predicates.tree.list.count == 1, case .noun = predicates.tree.list[0].core {
        continue
      }
      let clause = Clause(
        subject: asked.tree, predicates: predicates.tree.list, isAlternative: predicates.tree.isAlternative)
      results.append(
        Parsed(tree: .clause(.clause(clause)), end: limit, cost: asked.cost + predicates.cost + identityCost(clause)))
    }
    return results
  }

  /// `what is the area of X and not in Y` asks for one thing so described sooner than for what is two things.
  private func identityCost(_ clause: Clause) -> Int {
    guard case .asked = clause.subject.head, case .noun = clause.predicates[0].core else { return 0 }
    return 6
  }

  /// The asked phrase stands for a gap further on: `what does a CMIO address`, `who is X afraid of`.
  private func askedObject(_ asked: Parsed<NounPhrase>) -> [Parsed<QuestionSyntax>] {
    var results: [Parsed<QuestionSyntax>] = []
    for clause in inverted(asked.end, gap: true) where clause.end == limit && clause.usesGap {
      // `what is X` has a shape of its own.
      if case .asked = asked.tree.head, case .noun(let gap) = clause.tree.predicates[0].core, case .gap = gap.head {
        continue
      }
      results.append(
        Parsed(
          tree: .clause(.clause(clause.tree.fillingGap(with: asked.tree))), end: limit, cost: asked.cost + clause.cost))
    }
    // Indirect order: `(tell me) what a CMIO addresses`.
    for subject in nounPhrase(asked.end, []) {
      for predicate in verbPhrase(subject.end, .finite, gap: true) where predicate.end == limit && predicate.usesGap {
        let clause = Clause(subject: subject.tree, predicates: [predicate.tree]).fillingGap(with: asked.tree)
        // `which plants wilt` asks of plants.
        let isDeterminer =
          subject.tree.determiner == .none && isPlural(subject.end - 1) && isWord(asked.end - 1, "which")
        let cost = asked.cost + subject.cost + predicate.cost + (isDeterminer ? 3 : 1)
        results.append(Parsed(tree: .clause(.clause(clause)), end: limit, cost: cost))
      }
    }
    return results
  }

  /// `what is the capital of Ohio`, `who are the customers`.
  private func askedIdentity(_ asked: Parsed<NounPhrase>) -> [Parsed<QuestionSyntax>] {
    guard has(asked.end, .be), case .asked(let isPerson) = asked.tree.head, asked.tree.modifiers.isEmpty else {
      return []
    }
    return nounPhrase(asked.end + 1, [.splitAnywhere]).filter { $0.end == limit }.map { phrase in
      phrase.map { .identity($0, isPerson: isPerson) }
    }
  }

  /// `what rivers are there in Texas`, `how many kinds of N are there`.
  private func askedThere(_ asked: Parsed<NounPhrase>) -> [Parsed<QuestionSyntax>] {
    guard has(asked.end, .be), has(asked.end + 1, .existentialThere) else { return [] }
    var phrase = asked
    phrase.end = asked.end + 2
    return withModifiers(phrase, []).filter { $0.end == limit }.map { whole in
      whole.map { $0.determiner == .howMany ? .number($0) : .phrase($0) }
    }
  }

  // MARK: yes/no

  /// Auxiliary before the subject. With `gap`, one place is left empty.
  func inverted(_ at: Int, gap: Bool) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    guard at < limit else { return [] }
    if has(at, .be) { results += invertedBe(at, gap: gap) }
    if has(at, [.do, .modal]) { results += invertedAuxiliary(at, gap: gap) }
    if has(at, .have) { results += invertedHave(at, gap: gap) }
    return best(results)
  }

  private func invertedBe(_ at: Int, gap: Bool) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    let denied = isWord(at + 1, "not")
    for subject in nounPhrase(denied ? at + 2 : at + 1, [.splitAnywhere]) {
      let laterNot = isWord(subject.end, "not")
      var start = laterNot ? subject.end + 1 : subject.end
      if isWord(start, "being") { start += 1 }
      let opening = Opening(
        at: start, frequency: nil, adverbs: [], isDenied: denied || laterNot)
      for open in [opening] {
        for predicate in predicates(open, from: subject.end, gap: gap) {
          results.append(
            Parsed(
              tree: Clause(subject: subject.tree, predicates: [predicate.tree]), end: predicate.end,
              cost: subject.cost + predicate.cost, usesGap: predicate.usesGap))
        }
      }
    }
    return results
  }

  private func invertedAuxiliary(_ at: Int, gap: Bool) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    let denied = isWord(at + 1, "not")
    let modal: Modal? =
      switch key(at) {
      case "may", "might": .may
      case "can", "could": .can
      case "should", "shall": .should
      case "must": .must
      case "will", "would": .will
      default: nil
      }
    for subject in nounPhrase(denied ? at + 2 : at + 1, []) {
      let laterNot = isWord(subject.end, "not")
      let start = laterNot ? subject.end + 1 : subject.end
      for predicate in verbPhrase(start, .base, gap: gap) {
        var tree = predicate.tree
        if let modal { tree.modal = modal }
        tree.isDenied = tree.isDenied != (denied || laterNot)
        tree.keepsDenial = laterNot && (modal == .must || modal == .should)
        if tree.modal == .must, modal == nil, tree.isDenied { tree.modal = .need }
        var predicates = [tree]
        var end = predicate.end
        var cost = predicate.cost
        if isWord(end, "and") || isWord(end, "or") || isWord(end, "but"),
          let second = verbPhrase(end + 1, .base, gap: gap && !predicate.usesGap).first(where: { $0.end == limit })
        {
          var more = second.tree
          more.modal = modal
          predicates.append(more)
          end = second.end
          cost += second.cost
        }
        for other in contrasted(tree, predicate.end) {
          results.append(
            Parsed(
              tree: Clause(subject: subject.tree, predicates: [tree, other.tree]), end: other.end,
              cost: subject.cost + predicate.cost + other.cost, usesGap: predicate.usesGap))
        }
        results.append(
          Parsed(
            tree: Clause(subject: subject.tree, predicates: predicates, isAlternative: isWord(predicate.end, "or")),
            end: end, cost: subject.cost + cost, usesGap: predicate.usesGap))
        if predicates.count > 1 {
          results.append(
            Parsed(
              tree: Clause(subject: subject.tree, predicates: [tree]), end: predicate.end,
              cost: subject.cost + predicate.cost, usesGap: predicate.usesGap))
        }
      }
    }
    return results
  }

  /// `has Mia reviewed it`, `have they been heard`.
  private func invertedHave(_ at: Int, gap: Bool) -> [Parsed<Clause>] {
    let isDenied = isWord(at + 1, "not")
    return nounPhrase(isDenied ? at + 2 : at + 1, [.splitAnywhere]).flatMap { subject in
      let opening = Opening(at: subject.end, frequency: nil, adverbs: [], isDenied: isDenied)
      return perfect(opening, from: subject.end, gap: gap).map { predicate in
        Parsed(
          tree: Clause(subject: subject.tree, predicates: [predicate.tree]), end: predicate.end,
          cost: subject.cost + predicate.cost, usesGap: predicate.usesGap)
      }
    }
  }

  func yesNo(_ at: Int) -> [Parsed<QuestionSyntax>] {
    var results: [Parsed<QuestionSyntax>] = []
    if has(at, .be), has(at + 1, .existentialThere) {
      results += nounPhrase(at + 2, []).filter { $0.end == limit }.map { $0.map { .existence($0) } }
    }
    results += inverted(at, gap: false).filter { $0.end == limit }.map { clause in
      clause.map { .clause(.clause($0)) }
    }
    return results
  }

  // MARK: where, when, how, why

  private func slotQuestion(_ word: String, _ at: Int) -> [Parsed<QuestionSyntax>] {
    var results: [Parsed<QuestionSyntax>] = []
    for clause in inverted(at, gap: false) where clause.end == limit {
      results.append(clause.map { .slot(word, $0) })
    }
    for clause in clauses(at) where clause.end == limit {
      results.append(clause.map { .slot(word, $0) }.adding(cost: 1))
    }
    if has(at, .be), has(at + 1, .existentialThere) {
      for subject in nounPhrase(at + 2, []) where subject.end == limit {
        let clause = Clause(subject: subject.tree, predicates: [VerbPhrase(range: at..<at + 2, core: .exists)])
        results.append(Parsed(tree: .slot(word, clause), end: limit, cost: subject.cost))
      }
    }
    if has(at, .be) {
      // `where is X`, `when is the go-live`: nothing but the subject.
      for subject in nounPhrase(at + 1, []) where subject.end == limit {
        let clause = Clause(
          subject: subject.tree, predicates: [VerbPhrase(range: at..<at + 1, core: .exists)])
        results.append(Parsed(tree: .slot(word, clause), end: limit, cost: subject.cost + 1))
      }
    }
    return results
  }

  /// `how long is it`, `how large is the smallest country`.
  private func measures() -> [Parsed<QuestionSyntax>] {
    guard isOpen(1) else { return [] }
    guard has(2, .be) else {
      // `(tell me) how long the river is`
      guard has(limit - 1, .be) else { return [] }
      let said = VerbPhrase(range: limit - 1..<limit, core: .exists)
      return nounPhrase(2, []).filter { $0.end == limit - 1 }.map { subject in
        let clause = Clause(subject: subject.tree, predicates: [said])
        return Parsed(tree: .measure(key(1), clause), end: limit, cost: subject.cost + 1)
      }
    }
    return nounPhrase(3, []).filter { $0.end == limit }.map { subject in
      subject.map {
        .measure(key(1), Clause(subject: $0, predicates: [VerbPhrase(range: 2..<3, core: .exists)]))
      }
    }
  }

  // MARK: Other shapes

  /// A statement with a question mark, or asked with `whether`.
  private func declarative() -> [Parsed<QuestionSyntax>] {
    clauseTrees(0).filter { $0.end == limit }.map { $0.map { .clause($0) }.adding(cost: 1) }
  }

  private func fragments() -> [Parsed<QuestionSyntax>] {
    nounPhrase(0, []).filter { $0.end == limit }.map { $0.map { .phrase($0) }.adding(cost: 2) }
  }
}

extension Clause {
  /// The clause with its gap filled.
  func fillingGap(with phrase: NounPhrase) -> Clause {
    var copy = self
    copy.predicates = predicates.map { $0.fillingGap(with: phrase) }
    return copy
  }
}

extension VerbPhrase {
  func fillingGap(with phrase: NounPhrase) -> VerbPhrase {
    var copy = self
    func fill(_ place: NounPhrase) -> NounPhrase {
      if case .gap = place.head { phrase } else { place }
    }
    switch core {
    case .noun(let place): copy.core = .noun(fill(place))
    case .preposition(let word, let place): copy.core = .preposition(word, fill(place))
    case .comparative(let word, let place): copy.core = .comparative(word, fill(place))
    case .anyAction: copy.core = .anyAction
    default: break
    }
    copy.complements = complements.map { complement in
      switch complement {
      case .object(let place): .object(fill(place))
      case .preposition(let word, let place): .preposition(word, fill(place))
      default: complement
      }
    }
    return copy
  }
}
