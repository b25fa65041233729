/// What `have` begins: possession, duty, the perfect.
extension Parser {
  func haveGroup(_ opening: Opening, from start: Int, _ form: VerbPhraseForm, gap: Bool) -> [Parsed<VerbPhrase>] {
    let at = opening.at + 1
    let possessions = complemented(phrase(opening, from: start, core: .have), at: at, cost: 0, gap: gap, slots: [])
    if isWord(at, "to"), form != .pastParticiple, opening.modal == nil {
      // `has to wear a hat` is `must`, `does not have to` is `need not`.
      var duty = opening
      duty.at += 2
      duty.modal = opening.isDenied ? .need : .must
      return possessions.map { $0.adding(cost: 2) } + following(duty).flatMap { bareGroup($0, from: start, gap: gap) }
    }
    var perfect = opening
    perfect.at = at
    return possessions.map { $0.adding(cost: participleCost(at, $0)) } + self.perfect(perfect, from: start, gap: gap)
  }

  /// The perfect after its auxiliary, which is read as the plain present: `has gone live`, `have been heard`.
  func perfect(_ opening: Opening, from start: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var open = opening
    if isWord(open.at, "not") || isWord(open.at, "never") {
      open.at += 1
      open.isDenied.toggle()
    }
    return following(open).flatMap { open in
      if isWord(open.at, "been") { return beGroup(open, from: start, gap: gap) }
      return verbCores(open.at, [.pastParticiple]).flatMap { core in
        complemented(
          phrase(open, from: start, core: core.tree), at: core.end, cost: core.cost + 1, gap: gap,
          slots: slots(of: core.tree))
      }
    }
  }

  /// `has reviewed claims` says what was done, or what is had; `has reviewed the claim` and `has reviewed Claim 17` only
  /// what was done, unless such a thing is known.
  private func participleCost(_ at: Int, _ possession: Parsed<VerbPhrase>) -> Int {
    guard at < limit, verbs(at).contains(where: { $0.form == .pastParticiple }),
      case .object(let object)? = possession.tree.complements.first, case .words(let words) = object.head,
      words.lowerBound == at, words.count > 1, thing(words) == nil
    else { return 0 }
    let rest = tokens[words.dropFirst()]
    let isName = rest.allSatisfy { $0.capitalised } || lexicon.thing(of: rest).map { lexicon[$0].isName } ?? false
    let hasArticle = rest.contains { !$0.fixed.isEmpty }
    return isName || hasArticle ? 3 : 1
  }
}
