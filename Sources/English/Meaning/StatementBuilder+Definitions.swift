import Diagnostics

/// Sentences that say what a noun is by what it does.
extension StatementBuilder {
  // MARK: Nouns by what they do

  /// `A user of something is what uses it.`, `A need of X is what X needs.`: rules for the relation of the noun, in
  /// both directions and for denials.
  mutating func nounDefinition(_ tree: ClauseTree, _ statement: inout Statement) throws(ReadingFailure) -> Bool {
    guard case .clause(let clause) = tree, clause.predicates.count == 1,
      case .noun(let predicate) = clause.predicates[0].core,
      case .words(let words) = clause.subject.head, clause.subject.modifiers.count == 1,
      case .preposition(let preposition, let owner) = clause.subject.modifiers[0],
      let (inner, among) = defining(predicate, owner, clause)
    else { return false }
    resolver.mode = .rule
    let kind = resolver.kindThing(
      key: resolver.lexicon.key(of: resolver.tokens[words]), name: resolver.text(words), words: words,
      clause.subject.determiner)
    let relation = resolver.lexicon.relation(
      .noun, [resolver.lexicon[kind].key, preposition], takesObject: true, at: resolver.range)
    resolver.lexicon.setKind(of: relation, kind)
    let owners = try resolver.resolve(owner, at: .owner, denied: false)
    let value = Term.variable(resolver.freshVariable())
    resolver.inCondition = true
    statement.conditions = owners.restrictions
    if let among {
      let kind = resolver.kindThing(
        key: resolver.lexicon.key(of: resolver.tokens[among]), name: resolver.text(among), words: among, .indefinite)
      statement.conditions.append(.isA(value, .thing(kind), denied: false))
    }
    statement.conditions += try resolver.conditions(of: inner, gap: value)
    let noun = Atom(relation, [(.subject, value), (.object, owners.terms[0])])
    statement.assertions = [Assertion(.holds(noun))]
    statement.byName = resolver.byName
    if among != nil { statement.parts += converse(noun, Array(statement.conditions[owners.restrictions.count...])) }
    if statement.conditions.count == 1, case .holds(let verb) = statement.conditions[0] {
      completeDefinition(noun, verb, &statement)
    }
    return true
  }

  /// Who is a neighbour of it borders it.
  private func converse(_ noun: Atom, _ said: [Condition]) -> [Statement] {
    let own = Self.variables(in: [.holds(noun)])
    let isPlain = said.allSatisfy { condition in
      switch condition {
      case .isA, .holds: Self.variables(in: [condition]).isSubset(of: own)
      default: false
      }
    }
    guard isPlain, !said.isEmpty else { return [] }
    var converse = Statement(range: resolver.range)
    converse.conditions = [.holds(noun)]
    converse.assertions = said.map { Assertion($0) }
    converse.variableCount = resolver.variableCount
    return [converse]
  }

  /// What a noun is said to be: `what uses it`, or `a province that borders it`, of one kind and said of the owner.
  private func defining(_ predicate: NounPhrase, _ owner: NounPhrase, _ clause: Clause) -> (Clause, Range<Int>?)? {
    if case .whatever(let inner) = predicate.head { return (inner, nil) }
    guard case .words(let kind) = predicate.head, predicate.determiner == .indefinite, predicate.modifiers.count == 1,
      case .relative(let inner) = predicate.modifiers[0], clause.subject.determiner == .indefinite,
      !clause.predicates[0].isDenied, clause.predicates[0].modal == nil, clause.predicates[0].frequency == nil,
      takesUp(owner, in: inner)
    else { return nil }
    return (inner, kind)
  }

  /// Who does not use it is no user of it; and what is stated with the noun is stated with the verb.
  private func completeDefinition(_ noun: Atom, _ verb: Atom, _ statement: inout Statement) {
    var denial = Statement(range: resolver.range)
    var (condition, conclusion) = (verb, noun)
    condition.isDenied.toggle()
    conclusion.isDenied.toggle()
    denial.conditions = [.holds(condition)]
    denial.assertions = [Assertion(.holds(conclusion))]
    statement.parts.append(denial)
    guard verb.places.count == 2, let subject = verb[.subject], verb[.object] != nil else { return }
    statement.namings.append(
      .noun(noun.relation, verb: verb.relation, isTurned: subject != noun[.subject]))
  }

  /// `A swimmer is something that swims.`: swimmers do, and whatever does is one.
  mutating func kindDefinition(_ syntax: StatementSyntax, _ statement: inout Statement) throws(ReadingFailure)
    -> Bool
  {
    guard case .clause(let clause) = syntax.main, syntax.condition == nil, syntax.exception == nil,
      syntax.reason == nil,
      clause.predicates.count == 1, case .noun(let predicate) = clause.predicates[0].core,
      !clause.predicates[0].isDenied, clause.predicates[0].modal == nil, clause.predicates[0].frequency == nil,
      case .anything = predicate.head, !predicate.modifiers.isEmpty, case .words(let words) = clause.subject.head,
      clause.subject.determiner == .indefinite || clause.subject.determiner == .none, clause.subject.modifiers.isEmpty
    else { return false }
    resolver.mode = .rule
    let kind = resolver.kindThing(
      key: resolver.lexicon.key(of: resolver.tokens[words]), name: resolver.text(words), words: words,
      clause.subject.determiner)
    guard !resolver.lexicon[kind].isName else { return false }
    resolver.inCondition = true
    let resolved = try resolver.resolve(predicate, at: .predicate, denied: false)
    resolver.inCondition = false
    statement.assertions = [Assertion(.isA(resolved.terms[0], .thing(kind), denied: false))]
    statement.conditions = resolved.restrictions
    var own = Statement(range: resolver.range)
    for condition in resolved.restrictions {
      let said = condition.mapTerms { $0 == resolved.terms[0] ? .thing(kind) : $0 }
      guard Self.variables(in: [said]).isEmpty else { continue }
      own.assertions.append(Assertion(said))
    }
    if !own.assertions.isEmpty { statement.parts.append(own) }
    statement.byName = resolver.byName
    return true
  }
}

extension Statement {
  /// `Major means: a city with more than 150,000 people.` also says which cities are not major: those with no more. Only
  /// where one number decides it.
  var withOpposite: Statement {
    let compared = conditions.indices.filter { if case .compare = conditions[$0] { true } else { false } }
    guard compared.count == 1, case .compare(let comparison, let left, let right) = conditions[compared[0]],
      assertions.count == 1, case .holds(var atom) = assertions[0].condition, !atom.isDenied,
      conditions.allSatisfy({
        switch $0 {
        case .isA(_, _, denied: false), .holds, .compare: true
        default: false
        }
      })
    else { return self }
    var denial = Statement(range: range)
    denial.conditions = conditions
    denial.conditions[compared[0]] = .compare(comparison.opposite, left, right)
    atom.isDenied = true
    denial.assertions = [Assertion(.holds(atom), strength: assertions[0].strength)]
    denial.variableCount = variableCount
    var both = self
    both.parts.append(denial)
    return both
  }
}
