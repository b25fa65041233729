/// What some sentence says that something has.
extension Gatherer {
  /// `has thorns`, `has no garden`: thorns and gardens are had, so that `with thorns` is said of what has them.
  mutating func possession(_ tokens: [Token], _ start: Int) {
    var start = start
    let skipped: FixedClasses = [
      .indefinite, .definite, .negativeDeterminer, .existential, .quantity, .not, .universal, .preposition, .than,
    ]
    while start < tokens.count, start + 1 < tokens.count {
      if case .number = tokens[start].kind {} else if tokens[start].fixed.isDisjoint(with: skipped) { break }
      start += 1
    }
    var end = start
    while end < tokens.count, tokens[end].kind == .word, tokens[end].fixed.isDisjoint(with: .anchors),
      tokens[end].mark == 0
    { end += 1 }
    guard end > start else { return }
    lexicon.possessions.insert(lexicon.singular(of: tokens[end - 1].key))
  }
}
