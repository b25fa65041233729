/// Amounts kept as they are worded: `5 tonnes of fish`.
extension Resolver {
  /// An amount of something that some statement words just so.
  func knownAmount(_ phrase: NounPhrase) -> Resolved? {
    guard mode == .question, case .number(.equal, _) = phrase.determiner, !phrase.modifiers.isEmpty,
      let amount = lexicon.thingByKey[text(phrase.range).lowercased()]
    else { return nil }
    return Resolved(.thing(amount))
  }

  /// What an amount is of, as what it is: 5 tonnes of fish are fish.
  func substance(of amount: ThingID, _ phrase: NounPhrase) -> Assertion? {
    guard phrase.modifiers.count == 1, case .preposition("of", let of) = phrase.modifiers[0], of.determiner == .none,
      of.modifiers.isEmpty, case .words(let words) = of.head, let kind = lexicon.thing(of: tokens[words]),
      !lexicon[kind].isName
    else { return nil }
    return Assertion(.isA(.thing(amount), .thing(kind), denied: false))
  }
}
