extension Parser {
  /// Noun phrases, lists included.
  func readNounPhrase(_ at: Int, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    if options.contains(.single) { return readSingle(at, options) }
    var results: [Parsed<NounPhrase>] = []
    let element = options.union(.single)
    if isWord(at, "both") || isWord(at, "either") || isWord(at, "neither") {
      return readPaired(at, element) + ofTwo(at, element)
    }
    for first in nounPhrase(at, element) {
      results.append(first)
      results += continueList(first, element)
    }
    return results + results.flatMap { computed($0, element) }
  }

  /// `X divided by Y`, `X plus Y times Z`: times and divided by bind closer than plus and minus.
  private func computed(_ first: Parsed<NounPhrase>, _ element: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    var results: [Parsed<NounPhrase>] = []
    guard let (operation, next) = operation(first.end) else { return [] }
    for second in nounPhrase(next, element) {
      let whole = Parsed(
        tree: NounPhrase(
          range: first.tree.range.lowerBound..<second.end, head: combine(first.tree, operation, second.tree)),
        end: second.end, cost: first.cost + second.cost)
      results.append(whole)
      results += computed(whole, element)
    }
    return results
  }

  private func combine(_ left: NounPhrase, _ operation: Arithmetic, _ right: NounPhrase) -> Head {
    if operation == .product || operation == .quotient, case .computed(let outer, let first, let second) = left.head,
      outer == .sum || outer == .difference
    {
      let range = second.range.lowerBound..<right.range.upperBound
      return .computed(outer, first, NounPhrase(range: range, head: combine(second, operation, right)))
    }
    return .computed(operation, left, right)
  }

  /// `plus`, `minus`, `times`, `divided by`, and where they end.
  func operation(_ at: Int) -> (Arithmetic, end: Int)? {
    if isWord(at, "plus") { return (.sum, at + 1) }
    if isWord(at, "minus") { return (.difference, at + 1) }
    if isWord(at, "times") { return (.product, at + 1) }
    if areWords(at, ["multiplied", "by"]) { return (.product, at + 2) }
    if areWords(at, ["divided", "by"]) { return (.quotient, at + 2) }
    return nil
  }

  /// `both X and Y`, `either X or Y`, `neither X nor Y`.
  private func readPaired(_ at: Int, _ element: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    let joiner = ["both": "and", "either": "or", "neither": "nor"][key(at)] ?? "and"
    var results: [Parsed<NounPhrase>] = []
    for first in nounPhrase(at + 1, element) where isWord(first.end, joiner) {
      for second in nounPhrase(first.end + 1, element) where isSurelyNominal(first.tree) && isSurelyNominal(second.tree)
      {
        var list = NounPhrase(
          range: at..<second.end, head: .list([first.tree, second.tree], isAlternative: joiner == "or"))
        if joiner == "nor" { list.determiner = .no }
        results.append(Parsed(tree: list, end: second.end, cost: first.cost + second.cost))
      }
    }
    // `either X, Y or Z`
    guard joiner == "or" else { return results }
    for first in nounPhrase(at + 1, element) where kind(first.end) == .comma {
      results += continueList(first, element).filter {
        if case .list(let items, isAlternative: true) = $0.tree.head { items.count > 2 } else { false }
      }
    }
    return results
  }

  /// `both leading tenors` are all of them, `neither leading tenor` is none of them.
  private func ofTwo(_ at: Int, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    guard !isWord(at, "either"), isOpen(at + 1) || isWord(at + 1, "of") || has(at + 1, .definite) else { return [] }
    var next = isWord(at + 1, "of") ? at + 2 : at + 1
    if has(next, .definite) { next += 1 }
    let determiner: Determiner = isWord(at, "both") ? .every : .no
    return best(readHead(after: (determiner, next), from: at, options)).flatMap { withModifiers($0, options) }.map {
      $0.adding(cost: 1)
    }
  }

  /// `X, Y and Z` from X on.
  private func continueList(_ first: Parsed<NounPhrase>, _ element: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    var results: [Parsed<NounPhrase>] = []
    /// Lists that still want their last element.
    var open: [(items: [NounPhrase], end: Int, cost: Int)] = [([first.tree], first.end, first.cost)]
    while let (items, end, cost) = open.popLast() {
      guard items.count < 24 else { continue }
      let comma = kind(end) == .comma
      let joined = comma ? end + 1 : end
      if isWord(joined, "and") || isWord(joined, "or") {
        for last in nounPhrase(joined + 1, element) where canJoin(items, last.tree) {
          let list = NounPhrase(
            range: first.tree.range.lowerBound..<last.end,
            head: .list(items + [last.tree], isAlternative: isWord(joined, "or")))
          let doubt = (items + [last.tree]).allSatisfy(isSurelyNominal) ? 0 : 4
          results.append(Parsed(tree: list, end: last.end, cost: cost + last.cost + doubt))
        }
      } else if comma {
        for next in nounPhrase(end + 1, element) where canJoin(items, next.tree) {
          open.append((items + [next.tree], next.end, cost + next.cost))
        }
      }
    }
    return best(results)
  }

  /// Several things only if each side can stand alone (language reference, lists).
  private func canJoin(_ items: [NounPhrase], _ next: NounPhrase) -> Bool {
    guard let last = items.last else { return true }
    return standsAlone(last) && standsAlone(next)
  }

  /// Can only be a thing of its own, not an adjective of what follows?
  private func isSurelyNominal(_ phrase: NounPhrase) -> Bool {
    guard case .words(let range) = phrase.head, phrase.determiner == .none, phrase.modifiers.isEmpty,
      let last = tokens[range].last
    else { return true }
    let end = range.upperBound - 1
    return thing(range) != nil || isPlural(end) || isNoun(end) || last.capitalised
      || last.kind == .name
  }

  private func standsAlone(_ phrase: NounPhrase) -> Bool {
    guard case .words(let range) = phrase.head, phrase.determiner == .none, phrase.modifiers.isEmpty else {
      return true
    }
    guard isQuestion || range.count == 1 else {
      return thing(range) != nil || isPlural(range.upperBound - 1) || isNoun(range.upperBound - 1)
    }
    let token = tokens[range.upperBound - 1]
    return thing(range) != nil || isPlural(range.upperBound - 1) || token.capitalised
      || !isAdjective(range.upperBound - 1)
  }

  /// One noun phrase: determiner, head, modifiers.
  func readSingle(_ at: Int, _ options: NounPhraseOptions) -> [Parsed<NounPhrase>] {
    var heads: [Parsed<NounPhrase>] = []
    for opening in determiners(at, options) {
      heads += readHead(after: opening, from: at, options)
      heads += othersHeads(opening, from: at, options)
      heads += degreeHeads(opening.0, opening.end, from: at, options)
      heads += rivals(opening.0, opening.end, from: at)
    }
    if has(at, .quantity) || isWord(at, "as") {
      heads += degreeHeads(.none, at, from: at, options) + rivals(.none, at, from: at)
    }
    if options.contains(.bare) { return best(heads) }
    var results: [Parsed<NounPhrase>] = []
    for head in best(heads) { results += withModifiers(head, options) }
    return best(results + possessed(results, from: at, options))
  }

  /// `no other N`, `at least 2 other N`.
  private func othersHeads(_ opening: (Determiner, end: Int), from at: Int, _ options: NounPhraseOptions)
    -> [Parsed<NounPhrase>]
  {
    guard isWord(opening.end, "other") else { return [] }
    switch opening.0 {
    case .no, .number, .some, .any, .every: break
    case .howMany where isQuestion: break
    default: return []
    }
    return readHead(after: (opening.0, opening.end + 1), from: at, options).map { head in
      head.map {
        var copy = $0
        copy.isOther = true
        return copy
      }
    }
  }

  /// `X's Y` for each X just read.
  private func possessed(_ owners: [Parsed<NounPhrase>], from at: Int, _ options: NounPhraseOptions)
    -> [Parsed<NounPhrase>]
  {
    var results: [Parsed<NounPhrase>] = []
    for owner in owners where kind(owner.end) == .possessive {
      for head in run(owner.end + 1, splitAnywhere: options.contains(.splitAnywhere)) {
        let phrase = NounPhrase(
          range: at..<head.end, determiner: ownerDeterminer(owner.tree), head: head.tree)
        let base = Parsed(tree: phrase, end: head.end, cost: owner.cost + head.cost)
        results += options.contains(.bare) ? [base] : withModifiers(base, options)
      }
    }
    guard !results.isEmpty else { return [] }
    return results + possessed(results, from: at, options)
  }

  private func ownerDeterminer(_ owner: NounPhrase) -> Determiner {
    if case .asked = owner.head { return .whose }
    return .possessive(owner)
  }

  // MARK: Determiners

  private func determiners(_ at: Int, _ options: NounPhraseOptions) -> [(Determiner, end: Int)] {
    guard at < limit else { return [] }
    let classes = fixed(at)
    let word = key(at)
    if case .number(let value) = tokens[at].kind, let whole = Int(exactly: value), isOpen(at + 1) {
      return [(.number(.equal, whole), at + 1), (.none, at)]
    }
    if word == "almost" || word == "nearly", isWord(at + 1, "every") || isWord(at + 1, "all") {
      return [(.most, at + 2)]
    }
    if word == "one", areWords(at + 1, ["of", "the"]), isOpen(at + 3) { return [(.indefinite, at + 3)] }
    if classes.isEmpty {
      if Self.exactness.contains(word), let bound = quantityDeterminer(at) { return bound }
      if let value = cardinal(at), value >= 2, isOpen(at + 1) || has(at + 1, .indefinitePronoun) {
        return [(.number(.equal, Int(value)), at + 1), (.none, at)]
      }
      return [(.none, at)]
    }
    if classes.contains(.indefinite) {
      if isWord(at + 1, "few"), isOpen(at + 2) { return [(.some, at + 2)] }
      if ordinals.contains(at + 1), let ordinal = ordinal(at + 1) {
        return [(.ordinal(ordinal), at + 2)]
      }
      return [(.indefinite, at + 1)]
    }
    if classes.contains(.definite) {
      if isWord(at + 1, "other") { return [(.another, at + 2)] }
      // Of some names the article is a part.
      return [(.definite, at + 1)] + (isQuestion && phraseEnd(at) != nil ? [(.none, at)] : [])
    }
    if classes.contains(.universal) {
      let next = isWord(at + 1, "of") ? at + 2 : at + 1
      return [(.every, isWord(next, "the") ? next + 1 : next)]
    }
    if word == "none" {
      guard isWord(at + 1, "of") else { return [] }
      return [(.no, has(at + 2, .definite) ? at + 3 : at + 2)]
    }
    if classes.contains(.negativeDeterminer) { return [(.no, at + 1)] }
    if word == "any" { return [(.any, at + 1)] }
    if classes.contains(.existential) {
      return [(.some, areWords(at + 1, ["of", "the"]) ? at + 3 : at + 1)]
    }
    if word == "only", isQuestion, let number = count(at + 1), isOpen(at + 2) {
      return [(.number(.equal, number), at + 2)]
    }
    if word == "only" { return [(.only, has(at + 1, [.indefinite, .definite]) ? at + 2 : at + 1)] }
    if let quantity = quantityDeterminer(at) { return quantity }
    if word == "another" || word == "other" || word == "different" { return [(.another, at + 1)] }
    if classes.contains(.possessivePronoun) {
      let owner = NounPhrase(range: at..<at + 1, head: .pronoun(pronoun(word)))
      return [(.possessive(owner), at + 1)]
    }
    if options.contains(.asking) {
      if word == "which" || word == "what" {
        if let share = share(at + 1) { return [(.share, share)] }
        if isWord(at + 1, "of") { return [(.which, isWord(at + 2, "the") ? at + 3 : at + 2), (.none, at)] }
        return [(.which, at + 1), (.none, at)]
      }
      if word == "whose" { return [(.whose, at + 1)] }
      if word == "how", isWord(at + 1, "many") || isWord(at + 1, "much") {
        let isPartitive = isWord(at + 2, "of") && has(at + 3, .definite) && isOpen(at + 4)
        return [(.howMany, isPartitive ? at + 4 : at + 2)]
      }
    }
    return [(.none, at)]
  }

  /// Words before a number that say that there are no more.
  static let exactness: Set<String> = ["exactly", "just", "precisely"]

  private func quantityDeterminer(_ at: Int) -> [(Determiner, end: Int)]? {
    func bound(_ comparison: Comparison, _ numberAt: Int) -> [(Determiner, end: Int)]? {
      guard numberAt < limit else { return nil }
      let counts: [(Determiner, end: Int)] = count(numberAt).map { [(.number(comparison, $0), numberAt + 1)] } ?? []
      guard self.numberAt(numberAt) else { return counts.isEmpty ? nil : counts }
      return counts + [(.comparison(comparison), numberAt)]
    }
    if areWords(at, ["at", "least", "a", "few"]), isOpen(at + 4) { return [(.some, at + 4)] }
    if areWords(at, ["at", "least"]) { return bound(.atLeast, at + 2) }
    if areWords(at, ["at", "most"]) { return bound(.atMost, at + 2) }
    if areWords(at, ["more", "than"]) { return bound(.more, at + 2) }
    if areWords(at, ["fewer", "than"]) || areWords(at, ["less", "than"]) { return bound(.less, at + 2) }
    if isWord(at, "over") || isWord(at, "above") { return numberAt(at + 1) ? bound(.more, at + 1) : nil }
    if isWord(at, "under") || isWord(at, "below") { return numberAt(at + 1) ? bound(.less, at + 1) : nil }
    if areWords(at, ["up", "to"]) { return numberAt(at + 2) ? bound(.atMost, at + 2) : nil }
    if let between = between(at) { return [between] }
    if Self.exactness.contains(key(at)) { return bound(.equal, at + 1) }
    if isWord(at, "most"), isWord(at + 1, "of") { return [(.most, isWord(at + 2, "the") ? at + 3 : at + 2)] }
    if isWord(at, "more") || isWord(at, "less") || isWord(at, "fewer"), isOpen(at + 1), !has(at + 2, .than) {
      return [(.vague(key(at)), at + 1)]
    }
    if isWord(at, "most"), isOpen(at + 1) {
      // `runs through most states` asks for the greatest number sooner than for more than half.
      let isVerb = at > 0 && !has(at - 1, .do) && !verbs(at - 1).isEmpty
      let isBehindVerb = isQuestion && at > 0 && (has(at - 1, [.preposition, .have]) || isVerb)
      return isBehindVerb ? [] : [(.most, at + 1)]
    }
    if isWord(at, "many") || isWord(at, "much") || isWord(at, "few") { return [(.vague(key(at)), at + 1)] }
    return nil
  }

  /// `between 2 and`, `between 2 km and` before the same unit.
  private func between(_ at: Int) -> (Determiner, end: Int)? {
    guard isQuestion, isWord(at, "between"), let least = value(at + 1),
      let and = (at + 2..<min(at + 6, limit)).first(where: { isWord($0, "and") }), numberAt(and + 1)
    else { return nil }
    let unit = tokens[(at + 2)..<and].map(\.key)
    guard tokens[(and + 2)...].prefix(unit.count).map(\.key) == unit else { return nil }
    return (.between(least), and + 1)
  }

  private func numberAt(_ at: Int) -> Bool { value(at) != nil }

  /// The number, or the date, that stands there.
  private func value(_ at: Int) -> Double? {
    switch kind(at) {
    case .number(let value), .date(let value): value
    default: nil
    }
  }

  /// `(what) percentage of (the)`: where the noun begins.
  private func share(_ at: Int) -> Int? {
    guard ["percentage", "percent", "proportion", "share", "fraction"].contains(key(at)), isWord(at + 1, "of"),
      lexicon.nounRelation(tokens[at..<at + 1], "of") == nil
    else { return nil }
    let next = has(at + 2, .universal) ? at + 3 : at + 2
    return has(next, .definite) ? next + 1 : next
  }

  func count(_ at: Int) -> Int? {
    guard at < limit else { return nil }
    if case .number(let value) = tokens[at].kind { return Int(exactly: value) }
    if isWord(at, "one") { return 1 }
    return cardinal(at).flatMap { Int(exactly: $0) }
  }

  func pronoun(_ word: String) -> Pronoun {
    Token.hearers.contains(word) ? .hearer : .personal(word)
  }
}
