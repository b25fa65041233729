import Diagnostics

/// Builds a statement from its syntax: decides whether it is a plain statement or a rule, resolves the parts in an
/// order in which everything referred to is introduced first, and keeps the result tidy.
struct StatementBuilder {
  var resolver: Resolver
  /// Is the condition read before the conclusion, which refers back to it?
  private var conditionFirst = false

  init(_ tokens: [Token], lexicon: Lexicon, range: SourceRange) {
    resolver = Resolver(tokens, lexicon: lexicon, mode: .statement, range: range)
  }

  mutating func build(_ syntax: StatementSyntax) throws(ReadingFailure) -> Statement {
    let isConditional = syntax.condition != nil || syntax.exception != nil
    var statement = Statement(range: resolver.range)
    var isDefinition = try nounDefinition(syntax.main, &statement)
    if !isDefinition { isDefinition = try kindDefinition(syntax, &statement) }
    if !isDefinition { isDefinition = try attributeDefinition(syntax, &statement) }
    if isDefinition {
      statement.variableCount = resolver.variableCount
      return statement
    }
    if isConditional || ranges(over: syntax.main) {
      resolver.mode = .rule
      try rule(syntax, &statement)
    } else {
      try facts(syntax.main, &statement)
    }
    if let reason = syntax.reason {
      guard !isConditional else {
        throw ReadingFailure(.unreadable, "A rule cannot have a reason as well.", at: 0..<resolver.tokens.count)
      }
      resolver.mode = .statement
      statement.reasonsFrom = statement.assertions.count
      try facts(reason, &statement)
    }
    statement.byName = resolver.byName
    statement.variableCount = resolver.variableCount
    if syntax.isBothWays, let condition = syntax.condition {
      var converse = StatementBuilder(resolver.tokens, lexicon: resolver.lexicon, range: resolver.range)
      converse.conditionFirst = true
      statement.parts += [try converse.build(StatementSyntax(main: condition, condition: syntax.main))]
      resolver.lexicon = converse.resolver.lexicon
    }
    return statement
  }

  /// Does the subject range over everything, or over whatever satisfies a clause without exception?
  func ranges(over tree: ClauseTree) -> Bool {
    switch tree {
    case .clause(let clause):
      switch clause.subject.head {
      case .anything, .nothing, .whatever: return true
      case .letter: return false
      default: break
      }
      if clause.subject.letter != nil || clause.isReflexive || takesUpItsSubject(clause)
        || relatesObjectsToItsSubject(clause) || clause.subject.isDescribedByCounting
      {
        return true
      }
      let strict: Bool =
        switch clause.subject.determiner {
        case .every, .any, .no: true
        default: false
        }
      return strict && !clause.subject.modifiers.isEmpty
    case .all(let trees): return trees.contains { ranges(over: $0) }
    case .any: return false
    }
  }

  // MARK: Facts

  private mutating func facts(_ tree: ClauseTree, _ statement: inout Statement) throws(ReadingFailure) {
    switch tree {
    case .all(let trees): for tree in trees { try facts(tree, &statement) }
    case .any:
      throw ReadingFailure(
        .alternativeFact, "This states one thing or another, but not which.", at: 0..<resolver.tokens.count,
        reason: "A statement with \"or\" cannot be answered from.")
    case .clause(let clause):
      if try completeness(clause, &statement) { return }
      let propositions = try resolver.resolve(clause)
      let isExclusive =
        clause.subject.isExclusive && exclude(allBut: propositions, clause.predicates.first?.modal, &statement)
      if isExclusive { statement.exclusive = propositions.map(assertion) }
      for proposition in propositions where !isExclusive || isOfName(proposition) {
        try resolver.checkOwner(of: clause.subject, proposition.condition)
        guard proposition.restrictions.isEmpty else {
          statement.conditions += proposition.restrictions
          statement.assertions.append(assertion(proposition))
          continue
        }
        if case .same(.thing(let left), .thing(let right)) = proposition.condition, left == right { continue }
        statement.assertions.append(assertion(proposition))
        if case .isA(.thing(let thing), .thing(let kind), denied: false) = proposition.condition {
          resolver.lexicon.noteKind(kind, of: thing)
        }
        resolver.lexicon.noteNumber(proposition.condition)
        if let kind = definedKind(clause),
          case .isA(.thing(let new), .thing(let described), denied: false) = proposition.condition,
          new == kind, described != kind
        {
          var converse = Statement(range: resolver.range)
          let member = Term.variable(Variable(0))
          converse.conditions = [.isA(member, .thing(described), denied: false)]
          converse.assertions = [Assertion(.isA(member, .thing(new), denied: false))]
          converse.variableCount = 1
          statement.parts.append(converse)
        }
        if !isExclusive, let kind = proposition.completes, !statement.namings.contains(.completeKind(kind)) {
          statement.namings.append(.completeKind(kind))
        }
      }
    }
  }

  /// `A European country is a country in Europe`: a compound kind explained by its own head noun is just that.
  private func definedKind(_ clause: Clause) -> ThingID? {
    guard clause.predicates.count == 1, case .noun(let predicate) = clause.predicates[0].core,
      clause.predicates[0].modal == nil, clause.predicates[0].frequency == nil,
      case .words(let subject) = clause.subject.head, case .words(let noun) = predicate.head,
      clause.subject.determiner == .indefinite || clause.subject.determiner == .none, clause.subject.modifiers.isEmpty,
      !predicate.modifiers.isEmpty, subject.count > noun.count,
      resolver.lexicon.key(of: resolver.tokens[subject]).hasSuffix(
        " " + resolver.lexicon.key(of: resolver.tokens[noun]))
    else { return nil }
    return resolver.lexicon.thing(of: resolver.tokens[subject])
  }

  /// `Every experience is good, adequate or bad`: the kinds so named are all there are.
  private mutating func completeness(_ clause: Clause, _ statement: inout Statement) throws(ReadingFailure) -> Bool {
    guard clause.predicates.count == 1, case .every = clause.subject.determiner,
      case .words(let noun) = clause.subject.head, clause.subject.modifiers.isEmpty
    else { return false }
    switch clause.predicates[0].core {
    case .adjectives(let list, isAlternative: true):
      let kind = resolver.kindThing(
        key: resolver.lexicon.key(of: resolver.tokens[noun]), name: resolver.text(noun), words: noun, .every)
      for adjective in list {
        let key = resolver.lexicon.adjectiveKey(resolver.tokens[adjective.words])
        let name = resolver.text(adjective.words) + " " + resolver.lexicon[kind].name
        _ = resolver.lexicon.relation(.property, [key], takesObject: false, at: resolver.range)
        let part = resolver.lexicon.intern(key: key + " " + resolver.lexicon[kind].key, name: name)
        resolver.lexicon.update(part) { $0.isCounted = true }
        statement.assertions.append(Assertion(.isA(.thing(part), .thing(kind), denied: false)))
      }
      statement.namings.append(.completeKind(kind))
      return true
    case .noun(let phrase):
      guard case .list(let items, isAlternative: true) = phrase.head else { return false }
      let kind = resolver.kindThing(
        key: resolver.lexicon.key(of: resolver.tokens[noun]), name: resolver.text(noun), words: noun, .every)
      for item in items {
        let part = try resolver.resolve(item, at: .predicate, denied: false)
        for term in part.terms { statement.assertions.append(Assertion(.isA(term, .thing(kind), denied: false))) }
      }
      statement.namings.append(.completeKind(kind))
      return true
    default: return false
    }
  }

  private func assertion(_ proposition: Proposition) -> Assertion {
    Assertion(
      proposition.condition, strength: proposition.strength, isStrict: proposition.isStrict,
      objectIsStrict: proposition.objectIsStrict)
  }

  // MARK: Rules

  private mutating func rule(_ syntax: StatementSyntax, _ statement: inout Statement) throws(ReadingFailure) {
    var conditions: [Condition] = []
    var exceptions: [Condition] = []
    let conditionFirst = conditionFirst || ["if", "when", "whenever"].contains(resolver.tokens.first?.key)
    if conditionFirst { conditions = try needs(syntax.condition) }
    resolver.inCondition = false
    let propositions = try conclusions(syntax.main)
    if !conditionFirst { conditions = try needs(syntax.condition) }
    if let exception = syntax.exception { exceptions = [.absent(try needs(exception))] }
    let everything = propositions.flatMap { $0.restrictions }
    var restrictions = everything
    let used = Self.variables(in: conditions + exceptions)
    let subjects = Set(propositions.flatMap { Self.subjectVariables(of: $0.condition) })
    var assertions = propositions.map(assertion)
    // No rule has exceptions, so it needs no `every`.
    for index in assertions.indices { assertions[index].isStrict = false }
    // An object that no condition speaks of is the thing itself, not whatever is such a thing.
    restrictions.removeAll { restriction in
      guard case .isA(.variable(let variable), .thing(let kind), denied: false) = restriction,
        !used.contains(variable), !subjects.contains(variable),
        !everything.contains(where: { $0 != restriction && Self.variables(in: [$0]).contains(variable) })
      else { return false }
      for index in assertions.indices {
        assertions[index].condition = assertions[index].condition.replacing(variable, by: .thing(kind))
      }
      return true
    }
    statement.assertions += assertions
    statement.conditions = restrictions + conditions + exceptions
    statement.conditions += Self.rangesOfAbsence(statement, subjects)
    if !statement.conditions.isEmpty {
      // `Everyone loves a person that is kind`: everyone is anything there is.
      let bound = Self.variables(in: statement.conditions)
      let open = subjects.subtracting(bound).filter { variable in
        resolver.referents.contains { $0.isAnything && $0.term == .variable(variable) }
      }
      statement.conditions += open.sorted().map { .same(.variable($0), .variable($0)) }
    }
    guard statement.conditions.isEmpty, let variable = subjects.first else { return }
    // `Something represents something.` only makes the word known.
    if assertions.allSatisfy({ Self.namesNothing($0.condition) }) {
      statement.assertions = []
      statement.namings = [.vocabulary]
    } else {
      statement.conditions = [.same(.variable(variable), .variable(variable))]
    }
  }

  /// `Something is calm if it is not known to be wild`: what only absence speaks of is any member of any kind.
  private static func rangesOfAbsence(_ statement: Statement, _ subjects: Set<Variable>) -> [Condition] {
    func isClosed(_ condition: Condition) -> Bool {
      switch condition {
      case .absent, .count, .every: true
      default: false
      }
    }
    let bound = variables(in: statement.conditions.filter { !isClosed($0) })
    let closed = variables(in: statement.conditions.filter(isClosed))
    return subjects.intersection(closed).subtracting(bound).sorted().map { .lowest(.variable($0)) }
  }

  private static func namesNothing(_ condition: Condition) -> Bool {
    var isOpen = true
    condition.visitTerms { if case .thing = $0 { isOpen = false } }
    return isOpen
  }

  private mutating func conclusions(_ tree: ClauseTree) throws(ReadingFailure) -> [Proposition] {
    switch tree {
    case .clause(let clause): return try resolver.resolve(clause)
    case .all(let trees):
      var all: [Proposition] = []
      for tree in trees { all += try conclusions(tree) }
      return all
    case .any:
      throw ReadingFailure(
        .alternativeFact, "A rule cannot conclude one thing or another.", at: 0..<resolver.tokens.count)
    }
  }

  private mutating func needs(_ tree: ClauseTree?) throws(ReadingFailure) -> [Condition] {
    guard let tree else { return [] }
    resolver.inCondition = true
    defer { resolver.inCondition = false }
    return try resolver.conditions(of: tree)
  }

  static func variables(in conditions: [Condition]) -> Set<Variable> {
    var result: Set<Variable> = []
    for condition in conditions {
      condition.visitTerms { if case .variable(let variable) = $0 { result.insert(variable) } }
    }
    return result
  }

  private static func subjectVariables(of condition: Condition) -> [Variable] {
    switch condition {
    case .isA(.variable(let variable), _, _), .same(.variable(let variable), _): [variable]
    case .holds(let atom):
      if case .variable(let variable)? = atom[.subject] ?? atom[.object] { [variable] } else { [] }
    default: []
    }
  }
}

extension Condition {
  /// Calls `visit` with every term, inner conditions included.
  public func visitTerms(_ visit: (Term) -> Void) {
    switch self {
    case .isA(let left, let right, _), .same(let left, let right), .different(let left, let right),
      .compare(_, let left, let right):
      visit(left)
      visit(right)
    case .lowest(let term), .countable(let term): visit(term)
    case .holds(let atom): for place in atom.places { visit(place.term) }
    case .absent(let inner): for condition in inner { condition.visitTerms(visit) }
    case .either(let branches): for branch in branches { for condition in branch { condition.visitTerms(visit) } }
    case .count(_, _, let variable, let inner):
      visit(.variable(variable))
      for condition in inner { condition.visitTerms(visit) }
    case .every(let range, let body): for condition in range + body { condition.visitTerms(visit) }
    case .tally(let tally, _, let result):
      for variable in tally.of { visit(.variable(variable)) }
      for condition in tally.over { condition.visitTerms(visit) }
      visit(result)
    case .compute(_, let left, let right, let result): for term in [left, right, result] { visit(term) }
    }
  }

  /// The variables that it speaks of, inner conditions included.
  public var variables: Set<Variable> {
    var result: Set<Variable> = []
    visitTerms { if case .variable(let variable) = $0 { result.insert(variable) } }
    return result
  }

  /// The same with every term changed.
  public func mapTerms(_ change: (Term) -> Term) -> Condition {
    switch self {
    case .isA(let left, let right, let denied): return .isA(change(left), change(right), denied: denied)
    case .same(let left, let right): return .same(change(left), change(right))
    case .different(let left, let right): return .different(change(left), change(right))
    case .compare(let comparison, let left, let right): return .compare(comparison, change(left), change(right))
    case .lowest(let term): return .lowest(change(term))
    case .countable(let term): return .countable(change(term))
    case .holds(let atom):
      return .holds(
        Atom(
          atom.relation, atom.places.map { ($0.role, change($0.term)) }, isDenied: atom.isDenied, duty: atom.duty))
    case .absent(let inner): return .absent(inner.map { $0.mapTerms(change) })
    case .either(let branches): return .either(branches.map { $0.map { $0.mapTerms(change) } })
    case .count(let comparison, let number, let variable, let inner):
      let changed: Variable = if case .variable(let other) = change(.variable(variable)) { other } else { variable }
      return .count(comparison, number, changed, inner.map { $0.mapTerms(change) })
    case .every(let range, let body): return .every(range.map { $0.mapTerms(change) }, body.map { $0.mapTerms(change) })
    case .tally(let tally, let comparison, let result):
      let of = tally.of.map { variable in
        if case .variable(let other) = change(.variable(variable)) { other } else { variable }
      }
      return .tally(
        Tally(tally.kind, of: of, over: tally.over.map { $0.mapTerms(change) }), comparison, change(result))
    case .compute(let operation, let left, let right, let result):
      return .compute(operation, change(left), change(right), change(result))
    }
  }

  /// The condition with a term in the place of a variable.
  public func replacing(_ variable: Variable, by term: Term) -> Condition {
    mapTerms { $0 == .variable(variable) ? term : $0 }
  }
}
