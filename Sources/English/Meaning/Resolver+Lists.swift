import Diagnostics

/// Several things that one phrase names.
extension Resolver {
  /// What a name stands for, as far as what follows it is so: `Springfield in Ohio`.
  mutating func described(_ named: Resolved, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved {
    var named = named
    for modifier in phrase.modifiers {
      named.restrictions += try conditions(of: modifier, on: named.terms[0], head: nil, words: phrase.range)
    }
    return named
  }

  /// Several things as one that is any of them, so that each has a value of its own.
  mutating func eachOf(_ several: Resolved) -> Resolved {
    guard several.terms.count > 1 else { return several }
    let one = Term.variable(freshVariable())
    return Resolved(one, restrictions: several.restrictions + [.either(several.terms.map { [.same(one, $0)] })])
  }

  mutating func resolveList(
    _ phrase: NounPhrase, _ items: [NounPhrase], _ isAlternative: Bool, at position: NounPosition, denied: Bool
  ) throws(ReadingFailure) -> Resolved {
    if let asked = try askedOfSeveral(phrase, items) { return asked }
    try checkSharedDeterminer(phrase, items, isAlternative)
    var all: Resolved?
    let isNeither = mode != .statement && phrase.determiner == .no && (position == .subject || position == .agent)
    let wanted = wantedKind
    defer { wantedKind = wanted }
    if wantedKind == nil, !asserts { wantedKind = kindOfNames(items) }
    for (index, item) in items.enumerated() {
      var item = item
      if index == 0, phrase.determiner != .none, !isNeither { item.determiner = phrase.determiner }
      // `neither Ann nor Bob`: names stay names.
      if phrase.determiner == .no, case .words(let words) = item.head, item.determiner == .no,
        isProperName(words, .none)
      {
        item.determiner = .none
      }
      if index > 0, item.determiner == .none, case .only = items[0].determiner { item.determiner = .only }
      let next = try resolve(item, at: position, denied: denied)
      if all == nil {
        all = next
      } else {
        all?.terms += next.terms
        all?.restrictions += next.restrictions
      }
    }
    guard var result = all else { throw ReadingFailure(.unreadable, "This list is empty.", at: phrase.range) }
    if phrase.determiner == .no, !isNeither { result.quantifier = .denied }
    // `every representative or client`: all of both.
    result.isAlternative = isAlternative && phrase.determiner != .every && items.first?.determiner != .every
    result.isNeither = isNeither
    return result
  }

  /// `Every representative and client`: each that is both, or each of either?
  private func checkSharedDeterminer(_ phrase: NounPhrase, _ items: [NounPhrase], _ isAlternative: Bool)
    throws(ReadingFailure)
  {
    let leader = items[0].determiner == .none ? phrase.determiner : items[0].determiner
    guard !isAlternative, leader == .every, items.count > 1, items[1].determiner == .none,
      case .words(let first) = items[0].head, case .words(let second) = items[1].head,
      !lexicon.isPlural(tokens[first.upperBound - 1]), !lexicon.isPlural(tokens[second.upperBound - 1])
    else { return }
    let (one, other) = (text(first), text(second))
    var failure = ReadingFailure(
      .ambiguous, "This is said of each that is both, or of each of the two kinds.", at: phrase.range,
      reason: "\"\(text(phrase.range))\" can be read either way.",
      remedies: ["Every \(one) and every \(other) ….", "Every \(one) that is a \(other) …."])
    failure.isFinal = true
    throw failure
  }

  /// What the names of a list are, as far as they are names of one thing: the others are taken to be that, too.
  func kindOfNames(_ items: [NounPhrase]) -> ThingID? {
    for case .words(let words) in items.map(\.head) where lexicon.namesakes[lexicon.key(of: tokens[words])] == nil {
      guard let thing = lexicon.thing(of: tokens[words]), lexicon[thing].isName else { continue }
      return lexicon.kindsOfNames[thing]?.min()
    }
    return nil
  }
}
