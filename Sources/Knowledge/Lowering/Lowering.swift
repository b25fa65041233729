import Datalog
import English

/// Statements to clauses. The one place that knows both the words and the joins.
///
/// For each pattern P of a relation the program has `P.stated` (and `P.strict`, said with *every*), and
///
///     P(x, …) ← isA(x, k), P.stated(k, …), not P.blocked(x, k, …)
///     P(x, …) ← isA(x, k), P.strict(k, …)
///
/// so what rules conclude stands in P alone and is not inherited. `isA` is the reflexive, transitive closure of the
/// stated links, with at most one concluded link at its beginning. A nearer statement of the opposite blocks: nearness
/// reads only stated links and the conclusions for the kinds that exceptions stand at, so that a rule may conclude a
/// kind from a relation that has exceptions.
struct Lowering {
  var program = Program()
  var table: PredicateTable
  var lexicon: Lexicon
  /// By number.
  var origins = OriginTable()
  /// Stated rows by pattern, for exceptions and for naming sentences.
  var statedRows: [Pattern: StatedRows] = [:]
  /// Subjects of all stated rows, those that naming sentences give included.
  var statedSubjects: [Pattern: ThingSet] = [:]
  /// What is read from what, once an exception asks.
  var readers: Readers?
  var reach = KindReach(concluded: [], nouns: [], links: LinkTable())
  /// Stated links, for static closures.
  var links = LinkTable()
  var namings: [(Naming, Int)] = []
  /// Kinds that a sentence says something is, or that a rule concludes: nothing that absence or counts range over.
  var kindsWithMembers: ThingSet = []
  var completeKinds: Set<ThingID> = []
  /// `Only lions and tigers are kings`: for each kind, what alone is of it.
  var onlyAmong: [ThingID: [Set<ThingID>]] = [:]
  /// Relations with one value for each owner.
  var singleRelations: Set<RelationID> = []
  var completeRelations: Set<RelationID> = []
  /// Rules to lower once all patterns are known: statement numbers.
  private var rules: [(Int, Statement)] = []

  /// One stated row.
  struct StatedRow {
    var things: [ThingID]
    var strength: Strength
    var isStrict: Bool
    var objectIsStrict: Bool
    var origin: Int32
  }

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    table = PredicateTable(&program)
  }

  mutating func number(_ origin: Origin) -> Int32 { origins.number(origin) }

  // MARK: Statements

  mutating func add(_ statement: Statement, number: Int) {
    for part in statement.parts { add(part, number: number) }
    for naming in statement.namings {
      namings.append((naming, number))
      switch naming {
      case .completeKind(let kind): completeKinds.insert(kind)
      case .single(let relation): singleRelations.insert(relation)
      case .completeRelation(let relation): completeRelations.insert(relation)
      default: break
      }
    }
    for (kind, among) in statement.onlyAmong { onlyAmong[kind, default: []].append(among) }
    for assertion in statement.byName { add(assertion, self.number(.byName)) }
    if statement.isRule {
      rules.append((number, statement))
      reservePatterns(statement)
      for assertion in statement.assertions {
        if case .isA(_, .thing(let kind), denied: false) = assertion.condition { kindsWithMembers.insert(kind) }
      }
    } else {
      let origin = self.number(.stated(number))
      for assertion in statement.assertions { add(assertion, origin) }
    }
  }

  private mutating func add(_ assertion: Assertion, _ origin: Int32) {
    switch assertion.condition {
    case .isA(.thing(let thing), .thing(let kind), denied: false):
      link(thing, kind, assertion.strength, origin)
    case .isA(.thing(let thing), .thing(let kind), denied: true):
      deny(thing, kind, assertion, origin)
    case .holds(let atom): add(atom, assertion, origin)
    case .same(.thing(let left), .thing(let right)):
      link(left, right, assertion.strength, origin)
      link(right, left, assertion.strength, origin)
    default: break
    }
  }

  mutating func link(_ thing: ThingID, _ kind: ThingID, _ strength: Strength, _ origin: Int32) {
    guard thing != kind else { return }
    if strength != .possible { links.append(kind, to: thing) }
    // `the city Salem` makes Salem a member of the kind, as if it were stated.
    if case .stated = origins[Int(origin)] { kindsWithMembers.insert(kind) }
    if case .byName = origins[Int(origin)], lexicon[thing].isName { kindsWithMembers.insert(kind) }
    program.facts.append(Fact(table.link, [thing.value, kind.value], round: strength.round, origin: origin))
  }

  private mutating func deny(_ thing: ThingID, _ kind: ThingID, _ assertion: Assertion, _ origin: Int32) {
    program.facts.append(
      Fact(table.notAStated, [thing.value, kind.value], round: assertion.strength.round, origin: origin))
    if assertion.isStrict {
      program.facts.append(
        Fact(table.notAStated, [kind.value, thing.value], round: assertion.strength.round, origin: origin))
    }
  }

  private mutating func add(_ atom: English.Atom, _ assertion: Assertion, _ origin: Int32) {
    let things = atom.places.compactMap { place -> ThingID? in
      if case .thing(let thing) = place.term { thing } else { nil }
    }
    guard things.count == atom.places.count else { return }
    let row = StatedRow(
      things: things, strength: assertion.strength, isStrict: assertion.isStrict,
      objectIsStrict: assertion.objectIsStrict, origin: origin)
    let pattern = Pattern(atom)
    state(row, pattern)
    // `is a N of Y` also makes it a N.
    let relation = lexicon[atom.relation]
    if relation.shape == .noun, !atom.isDenied, atom.duty == .none, let kind = relation.kind, let value = things.first {
      link(value, kind, assertion.strength, origin)
    }
  }

  private mutating func state(_ row: StatedRow, _ pattern: Pattern) {
    statedRows[pattern, default: StatedRows()].append(row)
    if let first = row.things.first { statedSubjects[pattern, default: []].insert(first) }
    let predicate = statedPredicate(pattern, isStrict: row.isStrict, objectIsStrict: row.objectIsStrict)
    program.facts.append(
      Fact(predicate, row.things.map(\.value), round: row.strength.round, origin: row.origin))
  }

  /// The relation that stated rows of a kind stand in.
  mutating func statedPredicate(_ pattern: Pattern, isStrict: Bool, objectIsStrict: Bool) -> Predicate {
    _ = table.predicate(pattern, .holds, &program)
    return table.predicate(pattern, objectIsStrict ? .strictObject : isStrict ? .strict : .stated, &program)
  }

  /// Makes the relations that a rule reads or concludes, so that wording clauses reach them.
  private mutating func reservePatterns(_ statement: Statement) {
    for condition in statement.conditions + statement.assertions.map(\.condition) {
      condition.visitAtoms { atom in
        if !atom.isDenied || atom.duty != .none { _ = table.predicate(Pattern(atom), .holds, &program) }
      }
    }
    for assertion in statement.assertions {
      if case .holds(let atom) = assertion.condition { _ = table.predicate(Pattern(atom), .holds, &program) }
    }
  }

  /// Does any rule speak of all that there is?
  var rulesRangeOverMembers: Bool { rules.contains { $0.1.conditions.contains(where: \.isClosed) } }

  // MARK: Closing

  /// Adds everything that follows from the words alone, then the rules. Call once, after all statements.
  mutating func close() {
    for thing in lexicon.things.notable {
      if case .quantity(let number, let unit) = thing.structure {
        program.numbers.assign(lexicon.canonical(number, unit), to: thing.id.value)
      }
    }
    completeReverses()
    (table.completeKinds, table.completeRelations) = (completeKinds, completeRelations)
    addMembership()
    addNamedRows()
    addCompounds()
    addActions()
    addStructure()
    addNarrowNouns()
    addDutiesAndPassives()
    for (naming, number) in namings { add(naming, number) }
    for (number, statement) in rules { lower(rule: statement, number) }
    addDoing()
    addProjections()
    findReach()
    addExceptionalRows()
    addInheritance()
    addConclusions()
  }

  /// The reverse of a complete relation is as complete.
  private mutating func completeReverses() {
    for (naming, _) in namings {
      switch naming {
      case .reverse(let left, let right), .alike(let left, let right):
        if completeRelations.contains(left) { completeRelations.insert(right) }
        if completeRelations.contains(right) { completeRelations.insert(left) }
      default: break
      }
    }
  }

  private mutating func lower(rule statement: Statement, _ number: Int) {
    let origin = self.number(.rule(number))
    for assertion in statement.assertions {
      var body = BodyLowering(table: table, lexicon: lexicon, program: program, variables: statement.variableCount)
      body.isRule = true
      let literals = body.lower(rangingOverMembers(statement.conditions))
      (table, program) = (body.table, body.program)
      guard let head = head(of: assertion.condition) else { continue }
      program.clauses.append(
        Clause(head: head, body: literals, round: assertion.strength.round, origin: origin))
    }
  }

  private mutating func head(of condition: Condition) -> EngineAtom? {
    switch condition {
    case .holds(let atom):
      let predicate = table.predicate(Pattern(atom), .holds, &program)
      return EngineAtom(predicate, atom.places.map { BodyLowering.term($0.term) })
    case .isA(let term, .thing(let kind), denied: false):
      return EngineAtom(table.concludes(kind, &program), [BodyLowering.term(term)])
    case .isA(let term, let kind, denied: true):
      return EngineAtom(table.notA, [BodyLowering.term(term), BodyLowering.term(kind)])
    default: return nil
    }
  }
}

extension Condition {
  /// Calls `visit` with every relation, inner conditions included.
  func visitAtoms(_ visit: (English.Atom) -> Void) {
    switch self {
    case .holds(let atom): visit(atom)
    case .absent(let inner), .count(_, _, _, let inner): for condition in inner { condition.visitAtoms(visit) }
    case .either(let branches): for branch in branches { for condition in branch { condition.visitAtoms(visit) } }
    case .every(let range, let body): for condition in range + body { condition.visitAtoms(visit) }
    case .tally(let tally, _, _): for condition in tally.over { condition.visitAtoms(visit) }
    default: break
    }
  }
}
