import Archive

/// Computes relations bottom-up, component by component and round by round.
///
/// In each component the certain facts and clauses are taken to their fixpoint, then the usual
/// ones join in, then the possible ones; in a round the lower relations are read up to that
/// round, so that the round in which a row appears is its strength. Within a round the iteration
/// is semi-naive (Bancilhon and Ramakrishnan, 1986): after the first pass a clause runs only once
/// for each atom whose relation has changed, with that atom reading the new rows, the atoms before
/// it the old ones and those after it all.
///
/// One evaluator serves one evaluation and is then thrown away.
final class Evaluator {
  let program: Program
  let dependencies: Dependencies
  let strata: Strata
  private(set) var relations: ContiguousArray<Relation>
  var stamp: Int32
  let limits: Limits
  let thresholds: Thresholds
  private var machine: Machine
  private var planner: Planner
  private let lastRound: Round
  private var work: ContiguousArray<ClauseWork?>
  /// Facts that wait for their round, as places, and their predicates.
  private var waiting: ContiguousArray<Int32> = []
  private var waitingByComponent = Grouping(keys: [], count: 0)
  /// The windows of the relations in the component under way.
  private var old: ContiguousArray<Int32>
  private var seen: ContiguousArray<Int32>
  private var component: Int32 = -1
  private var round = Round.certain
  private var isFirstPass = true

  init(
    _ program: Program, _ dependencies: Dependencies, _ strata: Strata, relations: ContiguousArray<Relation>,
    stamp: Int32, numbers: Numbers, limits: Limits, thresholds: Thresholds
  ) {
    self.thresholds = thresholds
    self.program = program
    self.dependencies = dependencies
    self.strata = strata
    self.relations = relations
    self.stamp = stamp
    self.limits = limits
    machine = Machine(limits: limits, numbers: numbers)
    planner = Planner(relations, components: strata.component, large: thresholds.lists)
    var last = program.facts.weakest
    for clause in program.clauses where clause.round > last { last = clause.round }
    lastRound = last
    work = ContiguousArray(repeating: nil, count: program.clauses.count)
    old = ContiguousArray(repeating: 0, count: relations.count)
    seen = old
  }

  /// Computes every component whose first relation `isWanted`.
  func run(_ isWanted: (Int) -> Bool) throws(EvaluationError) {
    try loadFacts(isWanted)
    for number in 0..<strata.count {
      let range = strata.range(of: number)
      let first = Int(strata.members[range.lowerBound])
      if range.count == 1, strata.clauses.range(first).isEmpty { continue }
      if isWanted(first) { try compute(number, range) }
    }
  }

  // MARK: Facts

  private func loadFacts(_ isWanted: (Int) -> Bool) throws(EvaluationError) {
    let facts = program.facts
    try reserveRows(facts, isWanted)
    for round in Round.allCases where round <= facts.weakest {
      var failure: EvaluationError?
      facts.forEachRun { run in
        guard failure == nil else { return }
        do throws(EvaluationError) { try load(run, of: facts, round, isWanted) } catch { failure = error }
      }
      if let failure { throw failure }
      for predicate in relations.indices where isWanted(predicate) {
        relations[predicate].store.pointee.close(round)
      }
    }
    if waiting.isEmpty { return }
    let components = waiting.map { strata.component[Int(facts[Int($0)].predicate.index)] }
    waitingByComponent = Grouping(keys: ContiguousArray(components), count: strata.count)
  }

  /// Loads those facts of a run that are of a round.
  private func load(
    _ run: FactList.Run, of facts: FactList, _ round: Round, _ isWanted: (Int) -> Bool
  ) throws(EvaluationError) {
    if let block = run.block {
      let predicate = Int(block.predicate.index)
      guard block.round == round, isWanted(predicate) else { return }
      if mayLoad(predicate, round) { return try load(block, first: Int32(run.first)) }
      waiting.append(contentsOf: Int32(run.first)..<Int32(run.first + run.count))
      return
    }
    for number in run.entry..<run.entry + run.count {
      if number & 0xFFFF == 0xFFFF { try checkInterruption() }
      let entry = facts.entries[number]
      if entry.round != round || !isWanted(Int(entry.predicate)) { continue }
      let place = Int32(run.first + number - run.entry)
      if mayLoad(Int(entry.predicate), round) {
        let rows = relations[Int(entry.predicate)].store
        facts.values.withElements(facts.range(of: entry, at: number)) { values in
          // Facts without values need a place to point to, though nothing is read there.
          _ = rows.pointee.insert(values.baseAddress ?? UnsafePointer(rows.pointee.data), source: ~place)
        }
      } else {
        waiting.append(place)
      }
    }
  }

  /// Need facts of this round not wait for that of the clauses of their relation?
  private func mayLoad(_ predicate: Int, _ round: Round) -> Bool {
    round == .certain || strata.clauses.range(predicate).isEmpty
  }

  private func checkInterruption() throws(EvaluationError) {
    if let reason = limits.reasonToStop() { throw .interrupted(reason, origin: nil) }
  }

  /// Loads all facts of a block.
  private func load(_ block: FactBlock, first: Int32) throws(EvaluationError) {
    let most = 128
    let rows = relations[Int(block.predicate.index)].store
    let some = UnsafeMutablePointer<Int32>.allocate(capacity: max(most * block.columns.count, 1))
    defer { some.deallocate() }
    for start in stride(from: 0, to: block.count, by: most) {
      if start & 0xFFFF == 0 { try checkInterruption() }
      let range = start..<min(start + most, block.count)
      block.write(range, to: some)
      _ = rows.pointee.insert(range.count, some, source: ~(first + Int32(start)), step: -1)
    }
  }

  /// Checks the width of every fact, and makes room for those that are loaded.
  private func reserveRows(_ facts: FactList, _ isWanted: (Int) -> Bool) throws(EvaluationError) {
    var counts = ContiguousArray<Int32>(repeating: 0, count: relations.count)
    var failure: EvaluationError?
    func note(_ predicate: Predicate, width: Int, count: Int, origin: Int32) {
      let place = Int(predicate.index)
      if place >= 0, place < relations.count, relations[place].box.rows.pointee.arity == width {
        counts[place] += Int32(count)
      } else if failure == nil {
        failure = .wrongArity(predicate, origin: origin)
      }
    }
    facts.forEachPart(
      single: { number, entry in
        note(
          Predicate(entry.predicate), width: facts.range(of: entry, at: number).count, count: 1, origin: entry.origin)
      },
      block: { note($1.predicate, width: $1.columns.count, count: $1.count, origin: $1.origin) })
    if let failure { throw failure }
    for predicate in relations.indices where counts[predicate] > 0 && isWanted(predicate) {
      relations[predicate].store.pointee.reserve(counts[predicate])
    }
  }

  private func insertFact(_ place: Int32) {
    let fact = program.facts[Int(place)]
    let rows = relations[Int(fact.predicate.index)].store
    fact.values.map(\.raw).withUnsafeBufferPointer { values in
      _ = rows.pointee.insert(values.baseAddress ?? UnsafePointer(rows.pointee.data), source: ~place)
    }
  }

  /// Adds the facts of the component that waited for this round.
  private func insertWaitingFacts() {
    for number in waitingByComponent.range(Int(component)) {
      let place = waiting[Int(waitingByComponent.places[number])]
      if program.facts[Int(place)].round == round { insertFact(place) }
    }
  }

  // MARK: Components

  private func compute(_ number: Int, _ members: Range<Int>) throws(EvaluationError) {
    component = Int32(number)
    if members.count == 1, waitingByComponent.isEmpty(number), try computeAsLists(member(members.lowerBound)) { return }
    let isRecursive = self.isRecursive(members)
    for next in Round.allCases where next <= lastRound {
      round = next
      for place in members { old[member(place)] = relations[member(place)].count }
      if round > .certain, !waiting.isEmpty {
        stamp += 1
        insertWaitingFacts()
        for place in members { markNewRows(member(place), since: old[member(place)]) }
      }
      isFirstPass = true
      var hasChanged = try pass(members)
      isFirstPass = false
      while isRecursive, hasChanged { hasChanged = try pass(members) }
      for place in members { relations[member(place)].store.pointee.close(round) }
    }
  }

  private func member(_ place: Int) -> Int { Int(strata.members[place]) }

  private func isRecursive(_ members: Range<Int>) -> Bool {
    for place in members {
      for clause in strata.clauses.range(member(place)) where readsOwn(Int(strata.clauses.places[clause])) {
        return true
      }
    }
    return false
  }

  /// Whether a clause reads a relation of the component under way.
  func readsOwn(_ clause: Int) -> Bool {
    for edge in dependencies.edges(of: clause)
    where strata.component[Int(dependencies.targets[edge])] == component { return true }
    return false
  }

  /// One iteration: runs the clauses of the round, then moves the windows on. Answers whether there
  /// are rows that have not been followed up.
  private func pass(_ members: Range<Int>) throws(EvaluationError) -> Bool {
    stamp += 1
    for place in members { seen[member(place)] = relations[member(place)].count }
    for place in members {
      for clause in strata.clauses.range(member(place)) {
        let clause = Int(strata.clauses.places[clause])
        if program.clauses[clause].round > round { continue }
        if isFirstPass { try begin(clause) } else if readsOwn(clause) { try followChanges(clause) }
      }
    }
    var hasChanged = false
    for place in members {
      let predicate = member(place)
      markNewRows(predicate, since: seen[predicate])
      old[predicate] = seen[predicate]
      seen[predicate] = relations[predicate].count
      if old[predicate] < seen[predicate] { hasChanged = true }
    }
    return hasChanged
  }

  private func markNewRows(_ predicate: Int, since start: Int32) {
    if relations[predicate].count > start { relations[predicate].mark(stamp, from: start) }
  }

  /// Puts a finished relation in the place of the one under way.
  func finish(_ predicate: Int, as relation: Relation) {
    relation.mark(stamp, from: 0)
    relations[predicate] = relation
    planner.replace(predicate, with: relation)
  }

  /// Runs the clauses of the first round that read nothing of the component itself.
  func runOnce(_ clauses: [Int], of predicate: Int) throws(EvaluationError) {
    round = .certain
    stamp += 1
    old[predicate] = relations[predicate].count
    seen[predicate] = old[predicate]
    isFirstPass = true
    for clause in clauses { try begin(clause) }
    markNewRows(predicate, since: seen[predicate])
    stamp += 1
  }

  // MARK: Clauses

  /// The first pass of a round: everything for a clause of this round, changes for the others.
  private func begin(_ clause: Int) throws(EvaluationError) {
    guard hasRows(clause) else { return }
    if program.clauses[clause].round == round || hasNewCounts(clause) {
      let work = self.work(of: clause)
      for alternative in work.alternatives { try run(alternative, nil, work, clause) }
    } else {
      try followChanges(clause)
    }
  }

  /// Whether every relation that the clause cannot do without has a row.
  func hasRows(_ clause: Int) -> Bool {
    for edge in dependencies.edges(of: clause) where dependencies.kinds[edge] == .required {
      if relations[Int(dependencies.targets[edge])].count == 0 { return false }
    }
    return true
  }

  /// Whether this round has rows for an aggregate of the clause.
  private func hasNewCounts(_ clause: Int) -> Bool {
    guard let before = Round(rawValue: round.rawValue &- 1) else { return false }
    for edge in dependencies.edges(of: clause) where dependencies.kinds[edge] == .counted {
      let relation = relations[Int(dependencies.targets[edge])]
      if relation.end(of: before) < relation.end(of: round) { return true }
    }
    return false
  }

  private func followChanges(_ clause: Int) throws(EvaluationError) {
    guard hasRows(clause), hasChanges(clause) else { return }
    let work = self.work(of: clause)
    for alternative in work.alternatives {
      for place in alternative.atoms.indices
      where !window(Int(alternative.atoms[place]), .delta).isEmpty {
        try run(alternative, place, work, clause)
      }
    }
  }

  private func hasChanges(_ clause: Int) -> Bool {
    for edge in dependencies.edges(of: clause) where !dependencies.kinds[edge].isNegative {
      if !window(Int(dependencies.targets[edge]), .delta).isEmpty { return true }
    }
    return false
  }

  private func work(of clause: Int) -> ClauseWork {
    if let known = work[clause] { return known }
    let made = ClauseWork(program.clauses[clause])
    work[clause] = made
    return made
  }

  private func run(
    _ alternative: ClauseWork.Alternative, _ delta: Int?, _ work: ClauseWork, _ clause: Int
  ) throws(EvaluationError) {
    for predicate in alternative.atoms where window(Int(predicate), .visible).isEmpty { return }
    let place = delta ?? alternative.atoms.count
    let plan = alternative.plans[place] ?? makePlan(alternative, delta, work)
    alternative.plans[place] = plan
    guard plan.prepare(round: round, { window($0, $1) }) else { return }
    machine.source = Int32(clause)
    machine.origin = program.clauses[clause].origin
    if let added = try SharedRun.run(plan, as: machine, thresholds) {
      machine.added = added
    } else {
      try machine.run(plan)
    }
  }

  private func makePlan(_ alternative: ClauseWork.Alternative, _ delta: Int?, _ work: ClauseWork) -> Plan {
    planner.growing = component
    return planner.plan(
      alternative.body, bound: VariableSet(), variableCount: work.variableCount, delta: delta, end: .emit(work.head))
  }

  /// The rows of a relation that an atom reads now.
  private func window(_ predicate: Int, _ reading: Reading) -> Range<Int32> {
    let relation = relations[predicate]
    if reading == .everything { return 0..<relation.count }
    if reading == .usual { return 0..<relation.end(of: .usual) }
    let isOwn = strata.component[predicate] == component
    let visible = isOwn ? seen[predicate] : relation.end(of: round)
    if reading == .visible { return 0..<visible }
    var before = visible
    if isOwn {
      before = old[predicate]
    } else if isFirstPass, let last = Round(rawValue: round.rawValue &- 1) {
      before = relation.end(of: last)
    }
    return reading == .old ? 0..<before : before..<visible
  }
}
