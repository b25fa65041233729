import Diagnostics

/// How much one number is above another.
extension QuestionBuilder {
  /// `(what is the difference between) the area of X and the area of Y`.
  mutating func difference(_ gaps: [Range<Int>]) -> Question? {
    guard gaps.count == 2 else { return nil }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: true)
    func phrases(_ words: Range<Int>) -> [NounPhrase] {
      parser.nounPhrase(words.lowerBound, []).filter { $0.end == words.upperBound }.map(\.tree)
    }
    for left in phrases(gaps[0]) {
      for right in phrases(gaps[1]) {
        var resolver = resolver(tokens)
        resolver.wantedKind = resolver.kindOfNames([left, right].compactMap(\.owner))
        guard let first = try? resolver.resolve(left, at: .object, denied: false),
          let second = try? resolver.resolve(right, at: .object, denied: false),
          let relation = resolver.valueRelations[first.terms[0]], resolver.valueRelations[second.terms[0]] == relation
        else { continue }
        let (mine, theirs, result) = (first.terms[0], second.terms[0], Term.variable(resolver.ask()))
        let apart: Condition = .either([
          [.compare(.atLeast, mine, theirs), .compute(.difference, mine, theirs, result)],
          [.compare(.less, mine, theirs), .compute(.difference, theirs, mine, result)],
        ])
        return asked(first.restrictions + second.restrictions + [apart], relation, resolver)
      }
    }
    return nil
  }

  /// `how much longer is X than Y`.
  mutating func howMuchMore() -> Question? {
    guard tokens.count > 6, tokens[0].key == "how", tokens[1].key == "much",
      let verb = tokens.firstIndex(where: { $0.fixed.contains(.be) }), verb > 2,
      let than = tokens.lastIndex(where: { $0.fixed.contains(.than) }), than > verb + 1,
      let (measures, isReversed) = lexicon.measures(
        ofComparative: tokens[2..<verb].map(\.key).joined(separator: " "))
    else { return nil }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: true)
    for subject in parser.nounPhrase(verb + 1, []) where subject.end == than {
      for object in parser.nounPhrase(than + 1, []) where object.end == tokens.count {
        var resolver = resolver(tokens)
        resolver.wantedKind = resolver.kindOfNames([subject.tree, object.tree])
        guard let first = try? resolver.resolve(subject.tree, at: .owner, denied: false),
          let second = try? resolver.resolve(object.tree, at: .owner, denied: false),
          let relation = resolver.commonMeasure(measures, first.terms[0])
        else { continue }
        let mine = resolver.measure(by: relation, of: first.terms[0])
        let theirs = resolver.measure(by: relation, of: second.terms[0])
        let (most, least) = isReversed ? (theirs.value, mine.value) : (mine.value, theirs.value)
        let result = Term.variable(resolver.ask())
        let conditions = first.restrictions + second.restrictions + mine.conditions + theirs.conditions
        return asked(
          conditions + [.compare(.more, most, least), .compute(.difference, most, least, result)], relation, resolver)
      }
    }
    return nil
  }

  private func asked(_ conditions: [Condition], _ relation: RelationID, _ resolver: Resolver) -> Question {
    var asked = question(.list, conditions, resolver)
    asked.number = AskedNumber(relation: relation, isComputed: true)
    asked.owner = nil
    return asked
  }
}

extension Resolver {
  /// The measure of what a term is said to be.
  func commonMeasure(_ measures: [Measure], _ term: Term) -> RelationID? {
    if case .thing(let thing) = term {
      let kinds = lexicon.kinds(above: thing)
      return (measures.first { kinds.contains($0.kind) } ?? (measures.count == 1 ? measures[0] : nil))?.relation
    }
    return lexicon.measure(for: kind(of: term), among: measures)?.relation
  }
}

extension NounPhrase {
  /// Whose it is: `the area of X`, `X's area`.
  fileprivate var owner: NounPhrase? {
    if case .possessive(let owner) = determiner { return owner }
    for case .preposition(_, let owner) in modifiers { return owner }
    return nil
  }
}
