import Archive

/// Puts what is stated into the relations.
extension Evaluator {
  func loadFacts(_ isWanted: (Int) -> Bool) throws(EvaluationError) {
    let facts = program.facts
    if let growth, !relations.indices.contains(where: isWanted) { return try checkWidths(growth) }
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

  /// Checks the width of the facts that are added, where nothing is computed anew. O(added facts).
  private func checkWidths(_ growth: Growth) throws(EvaluationError) {
    func check(_ predicate: Predicate, _ width: Int, _ origin: Int32) throws(EvaluationError) {
      let place = Int(predicate.index)
      guard relations.indices.contains(place), relations[place].box.rows.pointee.arity == width else {
        throw .wrongArity(predicate, origin: origin)
      }
    }
    for place in growth.facts.values.joined() {
      let fact = program.facts[place]
      try check(fact.predicate, fact.values.count, fact.origin)
    }
    for (_, block) in growth.blocks.values.joined() { try check(block.predicate, block.columns.count, block.origin) }
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

  /// Adds the facts that an addition tells of a relation which grows.
  func addFacts(to predicate: Int) throws(EvaluationError) {
    for fact in growth?.facts[predicate] ?? [] { insertFact(Int32(fact), overClauses: true) }
    for (first, block) in growth?.blocks[predicate] ?? [] { try load(block, first: Int32(first)) }
  }

  /// Adds a fact. With `overClauses` a row that a clause has concluded comes from the fact from now on.
  func insertFact(_ place: Int32, overClauses: Bool = false) {
    let fact = program.facts[Int(place)]
    let rows = relations[Int(fact.predicate.index)].store
    fact.values.map(\.raw).withUnsafeBufferPointer { values in
      let base = values.baseAddress ?? UnsafePointer(rows.pointee.data)
      if !rows.pointee.insert(base, source: ~place), overClauses { rows.pointee.restate(base, source: ~place) }
    }
  }

  /// Adds the facts of the component that waited for this round.
  func insertWaitingFacts() {
    for number in waitingByComponent.range(Int(component)) {
      let place = waiting[Int(waitingByComponent.places[number])]
      if program.facts[Int(place)].round == round { insertFact(place) }
    }
  }
}
