import Datalog
import English

/// Turns the engine's derivations into proofs for people: one step for every stated sentence and every use of a rule,
/// inheritance folded into one step, wordings and closures into none. Shared steps come once.
struct ProofBuilder {
  let base: KnowledgeBase
  let model: Model
  let writer: Writer
  private(set) var steps: [ProofStep] = []
  private var stepOfRow: [RowRef: [Int]] = [:]
  private var stepOfKey: [StepKey: Int] = [:]
  /// Statements used, in order of use: what the answer rests on.
  private(set) var statements: [Int] = []
  private var knownStatements: Set<Int> = []
  /// Derivations to take instead of the first ones.
  private let choice: ProofSearch.Choice

  /// Steps that say the same from the same are one.
  private struct StepKey: Hashable {
    var text: String
    var from: [Int]
    var rule: Citation?
  }

  init(_ base: KnowledgeBase, _ model: Model, _ writer: Writer, choosing choice: ProofSearch.Choice = [:]) {
    self.choice = choice
    self.base = base
    self.model = model
    self.writer = writer
  }

  /// Adds the proof of a row; gives the steps that it rests on directly (none for what needs no proof).
  ///
  /// Premises come before what follows from them, however deep the proof is: rows wait in a list, not on the stack.
  mutating func prove(_ row: RowRef) -> [Int] {
    if let known = stepOfRow[row] { return known }
    var open: [(row: RowRef, derivation: Derivation, premises: ArraySlice<RowRef>)] = []
    func entry(_ row: RowRef) -> (row: RowRef, derivation: Derivation, premises: ArraySlice<RowRef>) {
      let derivation = choice[row] ?? model.derivation(of: row)
      return (row, derivation, premises(of: derivation)[...])
    }
    open.append(entry(row))
    stepOfRow[row] = []
    while let last = open.indices.last, !base.watch.isOver() {
      guard let next = open[last].premises.popFirst() else {
        let (done, derivation, _) = open.removeLast()
        stepOfRow[done] = build(done, derivation)
        continue
      }
      guard stepOfRow[next] == nil else { continue }
      stepOfRow[next] = []
      open.append(entry(next))
    }
    return stepOfRow[row] ?? []
  }

  /// In the order in which they are told.
  private func premises(of derivation: Derivation) -> [RowRef] {
    guard case .clause(let application) = derivation else { return [] }
    switch base.lowering.origins[Int(application.origin)] {
    case .inheritance:
      return application.premises.filter { isStatedRow($0) } + application.premises.filter { !isStatedRow($0) }
    case .rule: return application.premises + counted(application) + application.absences.flatMap(rowsOfEvery)
    default: return application.premises
    }
  }

  /// How many rows of a count, a total or an `every` a proof tells.
  private static let mostCounted = 24

  /// The rows that the counts and totals of a rule rest on.
  private func counted(_ application: Application) -> [RowRef] {
    application.tallies.flatMap { $0.rows.prefix(Self.mostCounted) }.filter { isTold($0) }
  }

  /// That a thing is one of those ranged over goes without saying.
  private func isTold(_ row: RowRef) -> Bool {
    row.predicate != base.lowering.table.lowest
  }

  /// The rows by which all that some literals describe have what a denial among them says.
  private func rowsOfEvery(_ absence: [Literal]) -> [RowRef] {
    guard let every = Every(absence) else { return [] }
    var rows: [RowRef] = []
    try? model.solve(every.range + every.body) { solution in
      for row in solution.premises where isTold(row) && !rows.contains(row) { rows.append(row) }
      return rows.count < Self.mostCounted && !base.watch.isOver()
    }
    return rows
  }

  /// `every juror praises it`, as the engine has it: none that is a juror and does not praise it.
  private struct Every {
    var range: [Literal] = []
    var body: [Literal] = []

    init?(_ absence: [Literal]) {
      for literal in absence {
        guard case .absent(let inner) = literal else {
          range.append(literal)
          continue
        }
        guard body.isEmpty else { return nil }
        body = inner
      }
      if body.isEmpty || range.isEmpty { return nil }
    }
  }

  private mutating func build(_ row: RowRef, _ derivation: Derivation) -> [Int] {
    switch derivation {
    case .fact(let origin): return fact(row, base.lowering.origins[Int(origin)])
    case .clause(let application): return conclusion(row, application)
    }
  }

  // MARK: Stated

  private mutating func fact(_ row: RowRef, _ origin: Origin) -> [Int] {
    switch origin {
    case .structure: return []
    case .byName:
      guard isWorthSaying(row) else { return [] }
      return [add(text(row) + ", by its name")]
    default:
      return [add(text(row), statement: number(origin), sources: sources(origin))]
    }
  }

  private func number(_ origin: Origin) -> Int? {
    switch origin {
    case .stated(let number), .rule(let number), .naming(let number): number
    default: nil
    }
  }

  private func sources(_ origin: Origin) -> [Citation] {
    guard let number = number(origin), base.sentences.indices.contains(number) else { return [] }
    return [base.sentences.citation(of: number)]
  }

  /// Links by name between the parts of an action or a description need no words.
  private func isWorthSaying(_ row: RowRef) -> Bool {
    let values = model.values(of: row)
    guard row.predicate == base.lowering.table.link || row.predicate == base.lowering.table.base,
      let first = values.first
    else { return false }
    if case .plain = writer.lexiconThing(ThingID(first)).structure { return true }
    return false
  }

  private mutating func add(
    _ text: String, statement: Int? = nil, rule: Citation? = nil, sources: [Citation] = [], from: [Int] = []
  ) -> Int {
    if let statement, knownStatements.insert(statement).inserted { statements.append(statement) }
    let key = StepKey(text: text, from: from, rule: rule)
    if let same = stepOfKey[key] { return same }
    stepOfKey[key] = steps.count + 1
    steps.append(ProofStep(id: steps.count + 1, text: text, rule: rule, sources: sources, from: from))
    return steps.count
  }

  // MARK: Derived

  private mutating func conclusion(_ row: RowRef, _ application: Application) -> [Int] {
    let origin = base.lowering.origins[Int(application.origin)]
    switch origin {
    case .structure, .wording, .stated: return passOn(application)
    case .inheritance: return inherited(row, application)
    case .byName, .naming:
      let from = proveAll(application)
      guard case .naming = origin else {
        return from.count == 1 ? from : [add(text(row) + (isDescription(row) ? "" : ", by its name"), from: from)]
      }
      return [add(text(row), statement: number(origin), rule: sources(origin).first, from: from)]
    case .rule:
      var from = proveAll(application)
      for row in counted(application) { for step in prove(row) where !from.contains(step) { from.append(step) } }
      for absence in application.absences { from += absent(absence) }
      return [add(text(row), statement: number(origin), rule: sources(origin).first, from: from)]
    }
  }

  /// Is it concluded of a kind that a clause makes, whose words say what it takes?
  private func isDescription(_ row: RowRef) -> Bool {
    guard let kind = base.lowering.table.concluded.first(where: { $0.value == row.predicate })?.key,
      case .described = writer.lexiconThing(kind).structure
    else { return false }
    return true
  }

  private mutating func proveAll(_ application: Application) -> [Int] {
    var from: [Int] = []
    for premise in application.premises {
      for step in prove(premise) where !from.contains(step) { from.append(step) }
    }
    return from
  }

  private mutating func passOn(_ application: Application) -> [Int] { proveAll(application) }

  /// A row handed down: nothing new where it was stated of the thing itself.
  private mutating func inherited(_ row: RowRef, _ application: Application) -> [Int] {
    var from = application.premises.filter { isStatedRow($0) }.flatMap { prove($0) }
    let links = application.premises.filter { !isStatedRow($0) }.flatMap { prove($0) }
    guard !links.isEmpty else { return from }
    from += links.filter { !from.contains($0) }
    return [add(text(row), from: from)]
  }

  /// A row that a statement gives and inheritance hands down; its other premises are the ways to the kinds it is stated of.
  private func isStatedRow(_ row: RowRef) -> Bool {
    switch base.lowering.table.key(of: row.predicate)?.variant {
    case .stated?, .strict?, .strictObject?: true
    default: false
    }
  }

  private mutating func absent(_ literals: [Literal]) -> [Int] {
    if let every = Every(literals) {
      let from = rowsOfEvery(literals).flatMap { prove($0) }.uniqued()
      let said = Condition.every(conditions(every.range), conditions(every.body))
      return [add(writer.spoken([said]), from: from)]
    }
    let conditions = conditions(literals)
    guard !conditions.isEmpty else { return [] }
    return [add("it is not known that " + writer.spoken(conditions))]
  }

  private func conditions(_ literals: [Literal]) -> [Condition] {
    literals.compactMap { if case .atom(let atom) = $0 { condition(atom) } else { nil } }
  }

  /// What an atom of the engine says, as a condition.
  private func condition(_ atom: EngineAtom) -> Condition? {
    let terms = atom.terms.map { term -> English.Term in
      switch term {
      case .constant(let value): .thing(ThingID(value))
      case .variable(let index): .variable(Variable(index))
      }
    }
    let table = base.lowering.table
    if let key = table.key(of: atom.predicate), key.variant.hasPlaces {
      return .holds(
        English.Atom(
          key.pattern.relation, Array(zip(key.pattern.roles, terms)), isDenied: key.pattern.isDenied,
          duty: key.pattern.duty))
    }
    let kind =
      table.concluded.first { $0.value == atom.predicate }?.key ?? table.kindOfMembers[atom.predicate]
    if let kind, let first = terms.first { return .isA(first, .thing(kind), denied: false) }
    guard terms.count == 2 else { return nil }
    return .isA(terms[0], terms[1], denied: atom.predicate == table.notA || atom.predicate == table.notAStated)
  }

  // MARK: Words

  /// A row in English.
  func text(_ row: RowRef) -> String {
    text(row.predicate, model.values(of: row).map { .thing(ThingID($0)) }, Strength(model.round(of: row)))
  }

  private func text(_ predicate: Predicate, _ terms: [English.Term], _ strength: Strength) -> String {
    let table = base.lowering.table
    if let key = table.key(of: predicate) {
      let roles = key.variant.hasPlaces ? key.pattern.roles : []
      let atom = English.Atom(
        key.pattern.relation, Array(zip(roles, terms)), isDenied: key.pattern.isDenied, duty: key.pattern.duty)
      return key.variant == .strictObject
        ? writer.statement(ofEvery: atom, strength: strength) : writer.statement(atom, strength: strength)
    }
    if let kind = table.concluded.first(where: { $0.value == predicate })?.key, let first = terms.first {
      return writer.text(.isA(first, .thing(kind), denied: false))
    }
    if let kind = table.kindOfMembers[predicate], let first = terms.first {
      return writer.text(.isA(first, .thing(kind), denied: false))
    }
    guard terms.count == 2 else { return "" }
    let denied = predicate == table.notA || predicate == table.notAStated
    if case .thing(let thing) = terms[0], case .thing(let kind) = terms[1] {
      return writer.classification(thing, kind, denied: denied, strength: strength)
    }
    return writer.text(.isA(terms[0], terms[1], denied: denied))
  }
}
