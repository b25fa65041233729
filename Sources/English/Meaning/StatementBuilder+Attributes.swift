import Diagnostics

/// `The population density of a state is its population divided by its area.`: a rule for the numbers of a noun.
extension StatementBuilder {
  mutating func attributeDefinition(_ syntax: StatementSyntax, _ statement: inout Statement) throws(ReadingFailure)
    -> Bool
  {
    guard case .clause(let clause) = syntax.main, let (words, owner) = attribute(clause.subject),
      clause.predicates.count == 1, !clause.predicates[0].isDenied, case .noun(let value) = clause.predicates[0].core,
      isExpression(value)
    else { return false }
    resolver.mode = .rule
    let relation = resolver.relation(ofNoun: words)
    let owners = try resolver.resolve(owner, at: .subject, denied: false)
    resolver.mainSubject = owners.terms[0]
    resolver.inCondition = true
    statement.conditions = owners.restrictions
    if let condition = syntax.condition { statement.conditions += try resolver.conditions(of: condition) }
    if let exception = syntax.exception { statement.conditions.append(.absent(try resolver.conditions(of: exception))) }
    let (term, conditions) = try resolver.expression(value)
    statement.conditions += conditions
    statement.assertions = [
      Assertion(.holds(Atom(relation, [(.subject, term), (.object, owners.terms[0])])))
    ]
    statement.byName = resolver.byName
    noteComputed(relation, term, conditions, value)
    return true
  }

  /// `the N of a K`, `a K's N`.
  private func attribute(_ phrase: NounPhrase) -> (Range<Int>, owner: NounPhrase)? {
    guard case .words(let words) = phrase.head else { return nil }
    let owner: NounPhrase
    if case .possessive(let possessor) = phrase.determiner, phrase.modifiers.isEmpty {
      owner = possessor
    } else if phrase.determiner == .definite, phrase.modifiers.count == 1,
      case .preposition("of", let possessor) = phrase.modifiers[0]
    {
      owner = possessor
    } else {
      return nil
    }
    switch owner.determiner {
    case .indefinite, .every: return (words, owner)
    default: return nil
    }
  }

  /// Worked out from numbers of the owner: arithmetic, or another noun of its own.
  private func isExpression(_ phrase: NounPhrase) -> Bool {
    switch phrase.head {
    case .computed: return true
    case .words:
      if case .possessive(let owner) = phrase.determiner, refersBack(owner) { return true }
      guard phrase.determiner == .definite, case .preposition("of", let owner)? = phrase.modifiers.first else {
        return false
      }
      return refersBack(owner) || isExpression(owner)
    default: return false
    }
  }

  /// `its`, `the state`.
  private func refersBack(_ owner: NounPhrase) -> Bool {
    if case .pronoun(.personal) = owner.head { return true }
    return owner.determiner == .definite && owner.modifiers.isEmpty
  }

  /// Notes that the relation's values are numbers, and from what they are worked out.
  private mutating func noteComputed(
    _ relation: RelationID, _ term: Term, _ conditions: [Condition], _ value: NounPhrase
  ) {
    for condition in conditions {
      if case .compute(let operation, let left, let right, term) = condition {
        resolver.lexicon.computedFrom[relation] = ComputedNumber(
          operation: operation, left: resolver.valueRelations[left], right: resolver.valueRelations[right])
        let isRatio = operation == .quotient || operation == .product
        let first = isRatio ? nil : resolver.valueRelations[left].flatMap { resolver.lexicon[$0].unit }
        // Between two dates there are days.
        let unit = first == Dates.unit ? nil : first
        resolver.lexicon.noteNumeric(relation, unit: unit, isComputed: true)
        return
      }
      if case .tally(_, _, term) = condition {
        resolver.lexicon.noteNumeric(relation, unit: "", isComputed: true)
        return
      }
    }
    if let source = resolver.valueRelations[term], resolver.lexicon[source].isNumeric {
      resolver.lexicon.noteNumeric(relation, unit: resolver.lexicon[source].unit)
    }
  }
}
