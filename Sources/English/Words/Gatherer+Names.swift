/// Names that look like something else.
extension Gatherer {
  /// `Nils likes …`, `James is …`, `Ceres, Pluto and Eris are …`: what ends like a plural and has a singular verb, or stands
  /// in a row with names, is a name, unless it is known as a noun.
  mutating func gatherSingularNames(_ tokens: [Token]) {
    guard tokens.count > 1, tokens[0].capitalised, !tokens[0].allCapitals, tokens[0].fixed.isEmpty, tokens[0].mark == 0,
      lexicon.isPlural(tokens[0]), !lexicon.lowerCaseWords.contains(tokens[0].key), !lexicon.isNoun(tokens[0])
    else { return }
    if hasSingularVerb(tokens) || isInRowOfNames(tokens) { lexicon.capitalisedWords.insert(tokens[0].key) }
  }

  private func hasSingularVerb(_ tokens: [Token]) -> Bool {
    let verb = tokens[1]
    let forms = lexicon.verbForms[verb.key].map { Set($0.map(\.form)) } ?? []
    return (["is", "has", "does", "was"].contains(verb.key) || forms == [.thirdSingular]) && !lexicon.isNoun(verb)
  }

  /// Do commas and one `and` join the first word with single words that have a capital though they are not first?
  private func isInRowOfNames(_ tokens: [Token]) -> Bool {
    var at = 1
    while at + 1 < tokens.count {
      let isLast = tokens[at].isFixed("and")
      guard isLast || tokens[at].kind == .comma else { return false }
      if !isLast, tokens[at + 1].isFixed("and") { at += 1 }
      let name = tokens[at + 1]
      guard name.kind == .word, name.capitalised, !name.allCapitals, name.fixed.isEmpty,
        !lexicon.lowerCaseWords.contains(name.key)
      else { return false }
      if isLast || tokens[at].isFixed("and") { return true }
      at += 2
    }
    return false
  }
}
