import Archive

/// Turns a conjunction into a plan: atoms in a greedy order, each test as soon as what it shares
/// with the rest is bound.
///
/// Over small relations the next atom is the one with the fewest expected rows: few if its known columns are many, by
/// the distinct keys of an index where there is one. Over large ones the order with the fewest rows in all is looked for
/// (`JoinOrder`). An atom whose changes are looked for comes first.
struct Planner {
  private(set) var relations: ContiguousArray<Relation>
  /// The component of each relation, and the one whose relations are still growing, so that their
  /// present size says nothing; -1 if there is none.
  private let components: ContiguousArray<Int32>
  var growing: Int32 = -1
  private var draft = Draft()
  /// Where the new rows of relations are that are lists, for the atoms that read only these.
  var added: [Int: Relation] = [:]
  /// The variables of a clause that occur once in it.
  private var idle = VariableSet()

  private let limits: Limits
  /// From so many rows of one relation on a good order is worth a search.
  let large: Int

  init(
    _ relations: ContiguousArray<Relation>, components: ContiguousArray<Int32> = [],
    large: Int = Thresholds.usual.lists,
    limits: Limits
  ) {
    self.limits = limits
    self.relations = relations
    self.large = large
    self.components = components
  }

  /// Whether the caller wants to stop. A plan made then must not be run.
  private func isOver() -> Bool { limits.reasonToStop() != nil }

  /// Says that a relation has been replaced.
  mutating func replace(_ predicate: Int, with relation: Relation) { relations[predicate] = relation }

  func isGrowing(_ predicate: Int) -> Bool { growing >= 0 && components[predicate] == growing }

  /// What ends the body.
  enum End {
    case emit(Atom)
    case visit
    case found
    case collect(Int32, Aggregate)
  }

  /// A plan for `body`, which must be safe. With `delta` the atom at that place among the atoms
  /// reads only new rows, and atoms before it only old ones.
  mutating func plan(
    _ body: [Literal], bound: VariableSet, variableCount: Int, delta: Int? = nil, end: End
  ) -> Plan {
    draft.clear()
    idle = VariableSet()
    if case .emit(let head) = end { idle = Self.idle(body, head) }
    _ = add(body, bound: bound, reading: .visible, delta: delta, end: end)
    return Plan(draft, variableCount: variableCount)
  }

  /// The variables that occur in one place of one atom, and nowhere else.
  private static func idle(_ body: [Literal], _ head: Atom) -> VariableSet {
    var once = VariableSet()
    var others = VariableSet()
    for term in head.terms { others.insert(term) }
    for literal in body {
      guard case .atom(let atom) = literal else {
        literal.insertVariables(into: &others)
        continue
      }
      for case .variable(let variable) in atom.terms {
        if once.contains(variable) { others.insert(variable) }
        once.insert(variable)
      }
    }
    return once.subtracting(others)
  }

  private struct Nested {
    var step: Int
    var bodies: [Literal]
    var bound: VariableSet
    var reading: Reading
    var end: End
  }

  /// Adds the steps of a body and of everything nested in it. Answers where it begins.
  private mutating func add(
    _ body: [Literal], bound outer: VariableSet, reading: Reading, delta: Int?, end: End
  ) -> Int32 {
    let start = draft.steps.count
    var bound = outer
    var nested: [Nested] = []
    var atoms: ContiguousArray<(position: Int, atom: Atom)> = []
    var tests: [Literal] = []
    for literal in body {
      if case .atom(let atom) = literal { atoms.append((atoms.count, atom)) } else { tests.append(literal) }
    }
    var needed = VariableSet()
    if case .emit(let head) = end { for term in head.terms { needed.insert(term) } }
    var resume = -1
    let scope = tests.isEmpty ? nil : Scope(body, outer: outer)
    func note(_ before: VariableSet, _ after: VariableSet, _ steps: Int) {
      if needed.intersection(after).first(notIn: before) != nil { resume = steps - 1 }
    }
    if let delta {
      let before = bound
      addAtom(atoms.remove(at: delta).atom, delta, &bound, .delta)
      note(before, bound, draft.steps.count)
    }
    var order = joinOrder(atoms, bound)
    while true {
      if let scope, let place = tests.firstIndex(where: { scope.missing($0, bound: bound) == nil }) {
        let before = bound
        addTest(tests.remove(at: place), &bound, reading, scope, &nested)
        note(before, bound, draft.steps.count)
      } else if let place = order?.popLast().flatMap({ next in atoms.firstIndex { $0.position == next } })
        ?? cheapest(atoms, bound)
      {
        let before = bound
        let (position, atom) = atoms.remove(at: place)
        addAtom(atom, position, &bound, delta.map { position < $0 ? .old : reading } ?? reading)
        note(before, bound, draft.steps.count)
      } else {
        break
      }
    }
    precondition(tests.isEmpty, "unsafe body")
    addEnd(end, start: start, resume: resume)
    if start == 0 { draft.mainCount = draft.steps.count }
    for item in nested { add(nested: item) }
    return Int32(start)
  }

  private mutating func add(nested item: Nested) {
    var starts: ContiguousArray<Int32> = []
    for body in Alternatives.of(item.bodies) ?? [] {
      starts.append(add(body, bound: item.bound, reading: item.reading, delta: nil, end: item.end))
    }
    draft.steps[item.step].nested = Span32(start: Int32(draft.bodies.count), count: Int32(starts.count))
    draft.bodies.append(contentsOf: starts)
  }

  private mutating func addEnd(_ end: End, start: Int, resume: Int) {
    switch end {
    case .emit(let head):
      var step = Step(kind: .emit, predicate: head.predicate.index)
      step.rows = relations[Int(head.predicate.index)].store
      step.slots = draft.add(slots: head.terms.map(Slot.init))
      step.target = Int32(resume)
      draft.steps.append(step)
    case .visit: draft.steps.append(Step(kind: .visit))
    case .found: draft.steps.append(Step(kind: .found, target: Int32(start)))
    case .collect(let number, let aggregate):
      var step = Step(kind: .collect, aggregate: number, target: Int32(start))
      step.slots = draft.add(slots: aggregate.of.map(Slot.init(variable:)))
      draft.steps.append(step)
    }
  }

  // MARK: Atoms

  private func cheapest(_ atoms: ContiguousArray<(position: Int, atom: Atom)>, _ bound: VariableSet) -> Int? {
    if atoms.count < 2 { return atoms.isEmpty ? nil : 0 }
    var best = 0
    var least = Double.infinity
    for place in atoms.indices {
      let cost = expectedRows(atoms[place].atom, bound)
      if cost < least {
        least = cost
        best = place
      }
    }
    return best
  }

  private func expectedRows(_ atom: Atom, _ bound: VariableSet) -> Double {
    let predicate = Int(atom.predicate.index)
    let mask = knownColumns(atom, bound)
    let known = mask.nonzeroBitCount
    if known == atom.terms.count { return 0.5 }
    let relation = relations[predicate]
    let size = Double(relation.count) * (isGrowing(predicate) ? 4 : 1) + 1
    if known == 0 { return size }
    if let lists = relation.spread?.lists { return size / Double(max(lists.subjectCount, 1)) }
    // What indexes there are depends on what was asked before, and must change no plan: the same columns are counted
    // whether or not there is one.
    if isGrowing(predicate) { return size / Double(1 << min(30, 3 * known)) }
    var keys = 1.0
    for column in 0..<min(64, atom.terms.count) where mask & (1 << UInt64(column)) != 0 {
      keys *= Double(max(relation.distinctValues(in: column), 1))
    }
    return size / min(keys, size)
  }

  private func knownColumns(_ atom: Atom, _ bound: VariableSet) -> UInt64 {
    var mask: UInt64 = 0
    for (column, term) in atom.terms.enumerated() where column < 64 && bound.contains(term) {
      mask |= 1 << UInt64(column)
    }
    return mask
  }

  private mutating func addAtom(_ atom: Atom, _ position: Int, _ bound: inout VariableSet, _ reading: Reading) {
    var relation = relations[Int(atom.predicate.index)]
    if reading == .delta, let new = added[Int(atom.predicate.index)] { relation = new }
    let mask = reading == .delta ? 0 : knownColumns(atom, bound)
    if let lists = relation.spread?.lists {
      return addLists(lists, mask, atom, position, &bound, reading)
    }
    var step = Step(kind: .scan, reading: reading, predicate: atom.predicate.index, position: Int32(position))
    step.rows = relation.store
    if mask.nonzeroBitCount == atom.terms.count, reading != .delta {
      step.kind = .member
      step.slots = draft.add(slots: atom.terms.map(Slot.init))
    } else {
      let isSmall = relation.count <= 8 && !isGrowing(Int(atom.predicate.index))
      let keys = isSmall ? 0 : mask
      if keys != 0 {
        step.kind = .probe
        step.index = relation.index(on: keys, isOver: isOver).store
        let columns = atom.terms.indices.filter { $0 < 64 && keys & (1 << UInt64($0)) != 0 }
        step.slots = draft.add(slots: columns.map { Slot(atom.terms[$0]) })
      }
      step.actions = addActions(atom, except: keys, &bound)
    }
    draft.steps.append(step)
  }

  private mutating func addLists(
    _ lists: ListStore, _ mask: UInt64, _ atom: Atom, _ position: Int, _ bound: inout VariableSet, _ reading: Reading
  ) {
    let kinds: [Step.Kind] = [.listScan, .listProbe, .listReverse, .listMember]
    var step = Step(
      kind: kinds[Int(mask)], reading: reading, predicate: atom.predicate.index, position: Int32(position))
    step.lists = Unmanaged.passUnretained(lists)
    step.left = Slot(atom.terms[0])
    step.right = Slot(atom.terms[1])
    // A second value that nothing else speaks of need not be run through.
    if mask == 0, let second = atom.terms[1].variable, idle.contains(second), atom.terms[0] != atom.terms[1] {
      step.target = 1
    }
    step.actions = addActions(atom, except: mask, &bound)
    draft.steps.append(step)
  }

  private mutating func addActions(_ atom: Atom, except keys: UInt64, _ bound: inout VariableSet) -> Span32 {
    let start = draft.actions.count
    for (column, term) in atom.terms.enumerated() {
      if column < 64, keys & (1 << UInt64(column)) != 0 { continue }
      switch term {
      case .constant(let value):
        draft.actions.append(ColumnAction(kind: .equalConstant, column: Int32(column), raw: value.raw))
      case .variable(let variable):
        let kind: ColumnAction.Kind = bound.contains(variable) ? .equalVariable : .bind
        draft.actions.append(ColumnAction(kind: kind, column: Int32(column), raw: Int32(variable)))
        bound.insert(variable)
      }
    }
    return Span32(start: Int32(start), count: Int32(draft.actions.count - start))
  }

  // MARK: Tests

  private mutating func addTest(
    _ literal: Literal, _ bound: inout VariableSet, _ reading: Reading, _ scope: Scope, _ nested: inout [Nested]
  ) {
    switch literal {
    case .same(let a, let b): addSame(a, b, bound)
    case .different(let a, let b):
      draft.steps.append(Step(kind: .different, left: Slot(a), right: Slot(b)))
    case .compare(let comparison, let a, let b):
      draft.steps.append(Step(kind: .compare, comparison: comparison, left: Slot(a), right: Slot(b)))
    case .compute(let operation, let a, let b, let result):
      var step = Step(kind: .compute, left: Slot(a), right: Slot(b), target: bound.contains(result) ? 0 : 1)
      step.operation = operation
      step.result = Slot(result)
      draft.steps.append(step)
    case .absent(let inner):
      if addAbsentMember(inner, bound) { return }
      nested.append(
        Nested(step: draft.steps.count, bodies: inner, bound: bound, reading: .everything, end: .found))
      draft.steps.append(Step(kind: .absent))
    case .aggregate(let aggregate): addAggregate(aggregate, bound, reading, scope, &nested)
    case .atom, .either: break
    }
    literal.bind(&bound)
  }

  /// The absence of one row whose values are all known.
  private mutating func addAbsentMember(_ inner: [Literal], _ bound: VariableSet) -> Bool {
    guard inner.count == 1, case .atom(let atom) = inner[0], atom.terms.allSatisfy(bound.contains),
      relations[Int(atom.predicate.index)].spread == nil
    else { return false }
    let relation = relations[Int(atom.predicate.index)]
    var step = Step(kind: .absentMember, predicate: atom.predicate.index)
    step.rows = relation.store
    // A clause asks often enough to pay for it; what it denies is complete.
    if growing >= 0, atom.terms.count > 1, relation.count >= large { step.filter = relation.filter.bits }
    step.slots = draft.add(slots: atom.terms.map(Slot.init))
    draft.steps.append(step)
    return true
  }

  private mutating func addSame(_ a: Term, _ b: Term, _ bound: VariableSet) {
    var step = Step(kind: .same, left: Slot(a), right: Slot(b))
    if !bound.contains(a) {
      step.kind = .assign
    } else if !bound.contains(b) {
      step = Step(kind: .assign, left: Slot(b), right: Slot(a))
    }
    draft.steps.append(step)
  }

  private mutating func addAggregate(
    _ aggregate: Aggregate, _ bound: VariableSet, _ reading: Reading, _ scope: Scope, _ nested: inout [Nested]
  ) {
    let number = Int32(draft.aggregates.count)
    let binds = !bound.contains(aggregate.result)
    var inside = bound
    if let own = aggregate.result.variable, !scope.plain.contains(own) {
      inside = bound.subtracting(VariableSet(own))
    }
    let shared = aggregate.over.variables.intersection(inside)
    draft.aggregates.append(AggregatePlan(aggregate, groups: shared.members))
    draft.widestKey = max(draft.widestKey, shared.members.count)
    var step = Step(kind: .aggregate, reading: reading, comparison: aggregate.comparison)
    step.aggregate = number
    step.left = Slot(aggregate.result)
    step.target = binds ? 1 : 0
    nested.append(
      Nested(
        step: draft.steps.count, bodies: aggregate.over, bound: inside,
        reading: aggregate.includesPossible ? .everything : .usual, end: .collect(number, aggregate)))
    draft.steps.append(step)
  }
}
