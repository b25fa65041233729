/// Computes relations bottom-up, component by component and round by round.
///
/// In each component the certain facts and clauses are taken to their fixpoint, then the usual
/// ones join in, then the possible ones; in a round the lower relations are read up to that
/// round, so that the round in which a row appears is its strength. Within a round the iteration
/// is semi-naive (Bancilhon and Ramakrishnan, 1986): after the first pass a clause runs only once
/// for each atom whose relation has changed, with that atom reading the new rows, the atoms before
/// it the old ones and those after it all.
struct Evaluator {
  let program: Program
  let dependencies: Dependencies
  let strata: Strata
  private(set) var relations: ContiguousArray<Relation>
  private(set) var stamp: Int32
  private var machine: Machine
  private let lastRound: Round
  private var work: ContiguousArray<ClauseWork?>
  /// Facts that wait for their round, as places, and their predicates.
  private var waiting: ContiguousArray<Int32> = []
  /// The windows of the relations in the component under way.
  private var old: ContiguousArray<Int32>
  private var seen: ContiguousArray<Int32>
  private var component: Int32 = -1
  private var round = Round.certain
  private var isFirstPass = true

  init(
    _ program: Program, _ dependencies: Dependencies, _ strata: Strata, relations: ContiguousArray<Relation>,
    stamp: Int32, numbers: Numbers, limits: Limits
  ) {
    self.program = program
    self.dependencies = dependencies
    self.strata = strata
    self.relations = relations
    self.stamp = stamp
    machine = Machine(limits: limits, numbers: numbers)
    var last = program.facts.weakest
    for clause in program.clauses where clause.round > last { last = clause.round }
    lastRound = last
    work = ContiguousArray(repeating: nil, count: program.clauses.count)
    old = ContiguousArray(repeating: 0, count: relations.count)
    seen = old
  }

  /// Computes every component whose first relation `isWanted`.
  mutating func run(_ isWanted: (Int) -> Bool) throws(EvaluationError) {
    try loadFacts(isWanted)
    for number in 0..<strata.count {
      let range = strata.range(of: number)
      let first = Int(strata.members[range.lowerBound])
      if range.count == 1, strata.clauses[first].isEmpty { continue }
      if isWanted(first) { try compute(number, strata.members[range]) }
    }
  }

  // MARK: Facts

  private mutating func loadFacts(_ isWanted: (Int) -> Bool) throws(EvaluationError) {
    let facts = program.facts
    for round in Round.allCases where round <= facts.weakest {
      for place in facts.entries.indices where facts.entries[place].round == round {
        let predicate = Int(facts.entries[place].predicate)
        guard relations.indices.contains(predicate),
          relations[predicate].store.pointee.arity == facts.range(of: place).count
        else { throw .wrongArity(Predicate(Int32(predicate)), origin: facts.entries[place].origin) }
        if !isWanted(predicate) { continue }
        if round == .certain || strata.clauses[predicate].isEmpty {
          insertFact(place)
        } else {
          waiting.append(Int32(place))
        }
      }
      for predicate in relations.indices where isWanted(predicate) {
        relations[predicate].store.pointee.close(round)
      }
    }
  }

  private func insertFact(_ place: Int) {
    let facts = program.facts
    let rows = relations[Int(facts.entries[place].predicate)].store
    let range = facts.range(of: place)
    facts.values.withUnsafeBytes { bytes in
      let values = bytes.bindMemory(to: Int32.self)
      if let base = values.baseAddress {
        _ = rows.pointee.insert(base + range.lowerBound, source: ~Int32(place))
      } else {
        withUnsafePointer(to: Int32(0)) { _ = rows.pointee.insert($0, source: ~Int32(place)) }
      }
    }
  }

  /// Adds the facts of the component that waited for this round.
  private mutating func insertWaitingFacts() {
    for place in waiting {
      let entry = program.facts.entries[Int(place)]
      if entry.round == round, strata.component[Int(entry.predicate)] == component { insertFact(Int(place)) }
    }
  }

  // MARK: Components

  private mutating func compute(
    _ number: Int, _ members: ContiguousArray<Int32>.SubSequence
  ) throws(EvaluationError) {
    component = Int32(number)
    let isRecursive = members.contains { member in
      strata.clauses[Int(member)].contains { readsOwn(Int($0)) }
    }
    for next in Round.allCases where next <= lastRound {
      round = next
      for member in members { old[Int(member)] = relations[Int(member)].count }
      if round > .certain, !waiting.isEmpty {
        stamp += 1
        insertWaitingFacts()
        markNewRows(members, since: old)
      }
      isFirstPass = true
      try pass(members) { evaluator, clause throws(EvaluationError) in try evaluator.begin(clause) }
      isFirstPass = false
      while isRecursive, members.contains(where: { old[Int($0)] < seen[Int($0)] }) {
        try pass(members) { evaluator, clause throws(EvaluationError) in
          if evaluator.readsOwn(clause) { try evaluator.followChanges(clause) }
        }
      }
      for member in members { relations[Int(member)].store.pointee.close(round) }
    }
  }

  /// Whether a clause reads a relation of the component under way.
  private func readsOwn(_ clause: Int) -> Bool {
    dependencies.edges(of: clause).contains { strata.component[Int(dependencies.targets[$0])] == component }
  }

  /// One iteration: runs the clauses of the round, then moves the windows on.
  private mutating func pass(
    _ members: ContiguousArray<Int32>.SubSequence,
    _ run: (inout Evaluator, Int) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    stamp += 1
    for member in members { seen[Int(member)] = relations[Int(member)].count }
    for member in members {
      for clause in strata.clauses[Int(member)] where program.clauses[Int(clause)].round <= round {
        try run(&self, Int(clause))
      }
    }
    markNewRows(members, since: seen)
    for member in members {
      old[Int(member)] = seen[Int(member)]
      seen[Int(member)] = relations[Int(member)].count
    }
  }

  private func markNewRows(_ members: ContiguousArray<Int32>.SubSequence, since: ContiguousArray<Int32>) {
    for member in members where relations[Int(member)].count > since[Int(member)] {
      relations[Int(member)].mark(stamp, from: since[Int(member)])
    }
  }

  // MARK: Clauses

  /// The first pass of a round: everything for a clause of this round, changes for the others.
  private mutating func begin(_ clause: Int) throws(EvaluationError) {
    guard hasRows(clause) else { return }
    if program.clauses[clause].round == round || hasNewCounts(clause) {
      let work = self.work(of: clause)
      for alternative in work.alternatives { try run(alternative, nil, work, clause) }
    } else {
      try followChanges(clause)
    }
  }

  /// Whether every relation that the clause cannot do without has a row.
  private func hasRows(_ clause: Int) -> Bool {
    for edge in dependencies.edges(of: clause) where dependencies.kinds[edge] == .required {
      if relations[Int(dependencies.targets[edge])].count == 0 { return false }
    }
    return true
  }

  /// Whether this round has rows for an aggregate of the clause.
  private func hasNewCounts(_ clause: Int) -> Bool {
    guard let before = Round(rawValue: round.rawValue &- 1) else { return false }
    return dependencies.edges(of: clause).contains { edge in
      guard dependencies.kinds[edge] == .counted else { return false }
      let store = relations[Int(dependencies.targets[edge])].store
      return store.pointee.end(of: before) < store.pointee.end(of: round)
    }
  }

  private mutating func followChanges(_ clause: Int) throws(EvaluationError) {
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
    dependencies.edges(of: clause).contains { edge in
      !dependencies.kinds[edge].isNegative && !window(Int(dependencies.targets[edge]), .delta).isEmpty
    }
  }

  private mutating func work(of clause: Int) -> ClauseWork {
    if let known = work[clause] { return known }
    let made = ClauseWork(program.clauses[clause])
    work[clause] = made
    return made
  }

  private mutating func run(
    _ alternative: ClauseWork.Alternative, _ delta: Int?, _ work: ClauseWork, _ clause: Int
  ) throws(EvaluationError) {
    for predicate in alternative.atoms where window(Int(predicate), .visible).isEmpty { return }
    let place = delta ?? alternative.atoms.count
    let plan = alternative.plans[place] ?? makePlan(alternative, delta, work)
    alternative.plans[place] = plan
    guard plan.prepare(round: round, { window($0, $1) }) else { return }
    machine.source = Int32(clause)
    try machine.run(plan)
  }

  private func makePlan(_ alternative: ClauseWork.Alternative, _ delta: Int?, _ work: ClauseWork) -> Plan {
    let (strata, component) = (strata, component)
    return Planner.plan(
      alternative.body, bound: VariableSet(), variableCount: work.variableCount, delta: delta,
      end: .emit(work.head), relations, isGrowing: { strata.component[$0] == component })
  }

  /// The rows of a relation that an atom reads now.
  private func window(_ predicate: Int, _ reading: Reading) -> Range<Int32> {
    let store = relations[predicate].store
    if reading == .everything { return 0..<store.pointee.count }
    if reading == .usual { return 0..<store.pointee.end(of: .usual) }
    let isOwn = strata.component[predicate] == component
    let visible = isOwn ? seen[predicate] : store.pointee.end(of: round)
    if reading == .visible { return 0..<visible }
    var before = visible
    if isOwn {
      before = old[predicate]
    } else if isFirstPass, let last = Round(rawValue: round.rawValue &- 1) {
      before = store.pointee.end(of: last)
    }
    return reading == .old ? 0..<before : before..<visible
  }
}
