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
/// One evaluator serves one evaluation, on one thread at a time, and is then thrown away.
final class Evaluator {
  let program: Program
  let dependencies: Dependencies
  let strata: Strata
  @exclusivity(unchecked) private(set) var relations: ContiguousArray<Relation>
  @exclusivity(unchecked) var stamp: Int32
  let limits: Limits
  let thresholds: Thresholds
  @exclusivity(unchecked) private var machine: Machine
  @exclusivity(unchecked) var planner: Planner
  /// How far an extension has come; nil where everything is computed.
  @exclusivity(unchecked) var growth: Growth?
  private let lastRound: Round
  @exclusivity(unchecked) private var work: ContiguousArray<ClauseWork?>
  /// Facts that wait for their round, as places, and their predicates.
  @exclusivity(unchecked) var waiting: ContiguousArray<Int32> = []
  @exclusivity(unchecked) var waitingByComponent = Grouping(keys: [], count: 0)
  /// The windows of the relations in the component under way.
  @exclusivity(unchecked) private var old: ContiguousArray<Int32>
  @exclusivity(unchecked) private var seen: ContiguousArray<Int32>
  @exclusivity(unchecked) private(set) var component: Int32 = -1
  @exclusivity(unchecked) private(set) var round = Round.certain
  @exclusivity(unchecked) private var isFirstPass = true
  /// Does the component under way grow, rather than being computed?
  @exclusivity(unchecked) private var isGrowing = false

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
    planner = Planner(relations, components: strata.component, large: thresholds.lists, limits: limits)
    var last = program.facts.weakest
    for clause in program.clauses where clause.round > last { last = clause.round }
    lastRound = last
    work = ContiguousArray(repeating: nil, count: program.clauses.count)
    old = ContiguousArray(repeating: 0, count: relations.count)
    seen = old
  }

  /// Computes every component whose first relation `isWanted`, and has those grow that can. Answers false where that did
  /// not work out.
  func run(_ isWanted: (Int) -> Bool) throws(EvaluationError) -> Bool {
    try loadFacts(isWanted)
    for number in 0..<strata.count {
      let range = strata.range(of: number)
      let first = Int(strata.members[range.lowerBound])
      if growth?.fates[first] == .grows {
        guard try grow(number, range) else { return false }
        continue
      }
      if range.count == 1, strata.clauses.range(first).isEmpty { continue }
      if isWanted(first) { try compute(number, range) }
    }
    return true
  }

  // MARK: Growing

  /// Adds new rows to relations that have rows of their own.
  func growRows(_ number: Int, _ members: Range<Int>) throws(EvaluationError) {
    component = Int32(number)
    round = .certain
    isGrowing = true
    growth?.readsNewRows = true
    defer {
      isGrowing = false
      growth?.readsNewRows = false
    }
    for place in members {
      old[member(place)] = relations[member(place)].count
      seen[member(place)] = old[member(place)]
    }
    let clauses = members.flatMap { strata.clauses[member($0)].map(Int.init) }
    guard clauses.contains(where: hasChanges) || members.contains(where: { growth?.hasFacts(member($0)) ?? false })
    else { return }
    stamp += 1
    for place in members {
      let predicate = member(place)
      replace(predicate, with: Relation(growing: relations[predicate]))
      growth?.before[predicate] = old[predicate]
      try addFacts(to: predicate)
      markNewRows(predicate, since: old[predicate])
    }
    isFirstPass = false
    let isRecursive = self.isRecursive(members)
    var hasChanged = try pass(members)
    growth?.readsNewRows = false
    while isRecursive, hasChanged { hasChanged = try pass(members) }
    for place in members { relations[member(place)].store.pointee.close(.certain) }
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
        if isFirstPass {
          try begin(clause)
        } else if growth?.readsNewRows == true || readsOwn(clause) {
          try followChanges(clause)
        }
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
    replace(predicate, with: relation)
  }

  /// Puts a relation in the place of another one.
  func replace(_ predicate: Int, with relation: Relation) {
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
    guard plan.prepare(round: round, isOver: isOver, { window($0, $1) }) else { return }
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
    if !isOwn, isGrowing, let growth { return growth.window(predicate, reading, visible: visible) }
    var before = visible
    if isOwn {
      before = old[predicate]
    } else if isFirstPass, let last = Round(rawValue: round.rawValue &- 1) {
      before = relation.end(of: last)
    }
    return reading == .old ? 0..<before : before..<visible
  }
}
