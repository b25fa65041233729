import Diagnostics

/// Comparisons and superlatives by measure.
extension Resolver {
  /// That the measure of one thing is more (or less) than that of another.
  mutating func measured(_ measures: [Measure], _ comparison: Comparison, _ left: Term, _ right: Term) -> [Condition] {
    var branches: [[Condition]] = []
    for measure in measures {
      let (mine, theirs) = (Term.variable(freshVariable()), Term.variable(freshVariable()))
      var branch: [Condition] = measures.count > 1 ? [.isA(left, .thing(measure.kind), denied: false)] : []
      branch += [
        .holds(Atom(measure.relation, [(.subject, mine), (.object, left)])),
        .holds(Atom(measure.relation, [(.subject, theirs), (.object, right)])), .compare(comparison, mine, theirs),
      ]
      branches.append(branch)
    }
    return branches.count == 1 ? branches[0] : [.either(branches)]
  }

  /// Do the words begin with a superlative that is measured (`largest state`), and are no phrase of their own?
  func isSuperlative(_ words: Range<Int>) -> Bool {
    words.count > 1 && lexicon.thing(of: tokens[words]) == nil
      && lexicon.measures(ofSuperlative: tokens[words.lowerBound].key) != nil
  }

  /// `the largest state in Europe`: of whatever the rest of the phrase says, that with the greatest measure.
  mutating func superlative(_ words: Range<Int>, _ phrase: NounPhrase) throws(ReadingFailure) -> Resolved? {
    guard mode != .statement, isSuperlative(words),
      let (measures, isReversed) = lexicon.measures(ofSuperlative: tokens[words.lowerBound].key)
    else { return nil }
    let noun = words.lowerBound + 1..<words.upperBound
    let variable = phrase.determiner.asks ? ask() : freshVariable()
    let term = Term.variable(variable)
    let firstOwn = variableCount
    let kind = try known(noun, key: lexicon.key(of: tokens[noun]), phrase).kind
    if phrase.determiner.asks { focusKind = focusKind ?? kind }
    guard let measure = measures.first(where: { $0.kind == kind }) ?? (measures.count == 1 ? measures.first : nil)
    else {
      throw ReadingFailure(
        .unknownRelation, "Nothing I know says by what \(text(noun)) are compared.",
        at: words.lowerBound..<words.lowerBound + 1,
        reason: "It is known for " + measures.map { lexicon.plural(of: lexicon[$0.kind].name) }.joined(separator: ", ")
          + ".",
        remedies: ["A trainer can say:  Large compares \(text(noun)) by size."])
    }
    var range: [Condition] = [.isA(term, .thing(kind), denied: false)]
    for modifier in phrase.modifiers {
      range += try conditions(of: modifier, on: term, head: kind, words: noun)
    }
    let value = Term.variable(freshVariable())
    range.append(.holds(Atom(measure.relation, [(.subject, value), (.object, term)])))
    // The same of any other, whose value is beyond.
    var renamed: [Variable: Term] = [variable: .variable(freshVariable())]
    for own in firstOwn..<variableCount where Variable(own) != variable && renamed[Variable(own)] == nil {
      guard renamed[variable] != .variable(Variable(own)) else { continue }
      renamed[Variable(own)] = .variable(freshVariable())
    }
    let other = range.map { condition in
      condition.mapTerms { term in
        if case .variable(let one) = term { renamed[one] ?? term } else { term }
      }
    }
    guard case .variable(let own) = value, let beyond = renamed[own] else { return nil }
    let better = Condition.compare(isReversed ? .less : .more, beyond, value)
    return Resolved(term, restrictions: range + [.absent(other + [better])])
  }
}
