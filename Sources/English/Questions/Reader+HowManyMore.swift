import Diagnostics

/// How many more of something there are here than there.
extension Reader {
  /// `how many more people live in X than in Y`, `how many more rivers does X have than Y`: both questions are asked, and
  /// the second number is taken from the first.
  func howManyMore(_ tokens: [Token], range: SourceRange, _ antecedents: Antecedents) -> Question? {
    guard tokens.count > 6, tokens[0].key == "how", tokens[1].key == "many", tokens[2].key == "more",
      let than = tokens.lastIndex(where: { $0.fixed.contains(.than) }), than > 5, than + 1 < tokens.count
    else { return nil }
    let first = Array(tokens[..<2] + tokens[3..<than])
    for second in counterparts(first, Array(tokens[(than + 1)...])) {
      guard let mine = counted(first, range, antecedents), let theirs = counted(second, range, antecedents),
        theirs.speaksOnly(of: lexicon),
        let question = difference(mine, theirs)
      else { continue }
      return question
    }
    return nil
  }

  /// The first question with the other thing in the place of its own: behind the same preposition, or as its subject.
  private func counterparts(_ first: [Token], _ other: [Token]) -> [[Token]] {
    if other[0].fixed.contains(.preposition) {
      guard let place = first.lastIndex(where: { $0.key == other[0].key }) else { return [] }
      return [Array(first[..<place]) + other]
    }
    guard let auxiliary = first.indices.dropFirst(3).first(where: { first[$0].fixed.contains(.do) }) else { return [] }
    return first.indices.dropFirst(auxiliary + 2).map { end in
      Array(first[...auxiliary]) + other + first[end...]
    }
  }

  /// A question for one number.
  private func counted(_ tokens: [Token], _ range: SourceRange, _ antecedents: Antecedents) -> Question? {
    var builder = QuestionBuilder(
      taught(tokens) ?? tokens, lexicon: lexicon, range: range, antecedents: antecedents)
    let found = builder.build().questions
    guard found.count == 1, found[0].focus.count == 1, found[0].groups.isEmpty,
      found[0].act == .count || found[0].act == .list && found[0].number != nil
    else { return nil }
    return found[0]
  }

  private func difference(_ mine: Question, _ theirs: Question) -> Question? {
    guard mine.act == theirs.act, mine.number?.relation == theirs.number?.relation else { return nil }
    var both = mine
    let moved = theirs.moved(by: mine.variableCount)
    both.variableCount = mine.variableCount + theirs.variableCount
    var numbers = [Term.variable(mine.focus[0]), .variable(Variable(theirs.focus[0].index + mine.variableCount))]
    func fresh() -> Variable {
      both.variableCount += 1
      return Variable(both.variableCount - 1)
    }
    if mine.act == .count {
      let sides = [(mine.focus[0], mine.conditions), (Variable(theirs.focus[0].index + mine.variableCount), moved)]
      numbers = sides.map { _ in .variable(fresh()) }
      both.conditions = zip(sides, numbers).map { side, number in
        .tally(Tally(.count, of: [side.0], over: side.1), .equal, number)
      }
    } else {
      both.conditions += moved
    }
    let result = fresh()
    both.conditions += [
      .compare(.atLeast, numbers[0], numbers[1]), .compute(.difference, numbers[0], numbers[1], .variable(result)),
    ]
    (both.act, both.focus, both.focusKind, both.owner) = (.list, [result], nil, nil)
    both.number = AskedNumber(relation: mine.number?.relation, isComputed: true)
    return both
  }
}
