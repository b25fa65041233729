import Archive

/// Runs plans.
///
/// `run` answers where to go on: every loop inside a step ends when a lower step is named, so
/// that the first solution can settle an absence, a second row for the same conclusion is not
/// looked for, and `stop` ends everything.
struct Machine {
  /// Go on as usual.
  static let onward = Int.max
  /// End the whole run.
  static let stop = -1

  private(set) var limits: Limits
  let numbers: Numbers
  /// The number of rows added so far.
  var added = 0
  /// The clause that is being run, noted with its rows.
  var source: Int32 = 0
  /// Its origin, named when a limit is hit.
  var origin: Int32?
  /// Why the run was stopped, if not by the visitor.
  private(set) var failure: EvaluationError?
  /// Shown the solutions of a query; false ends it.
  var visit: ((Plan) -> Bool)?
  /// Gets the values of rows instead of the relation, some rows at a time; false ends the run.
  var sink: ((UnsafeBufferPointer<Int32>) -> Bool)?
  private var fuel = Machine.tank
  private var plan: Plan!
  private var batch = RowBatch()

  /// Steps between two looks at the caller's check.
  private static let tank = 1 << 14

  init(limits: Limits, numbers: Numbers) {
    self.limits = limits
    self.numbers = numbers
  }

  /// Another machine for the same clause, which stops when `isOver` as well.
  func copy(_ isOver: @escaping @Sendable () -> Bool) -> Machine {
    var limits = limits
    let own = limits.interruption
    limits.interruption = { isOver() ? .cancelled : own?() }
    var copy = Machine(limits: limits, numbers: numbers)
    (copy.source, copy.origin) = (source, origin)
    return copy
  }

  /// Runs a prepared plan to its end.
  mutating func run(_ plan: Plan) throws(EvaluationError) {
    self.plan = plan
    // What was prepared when there was reason to stop is not complete.
    if check() { _ = withExtendedLifetime(plan) { Frame(plan).run(0, &self) } }
    if failure == nil { addBatch() }
    if let failure { throw failure }
  }

  /// Fills the tank unless the caller wants to stop.
  @inline(never) mutating func check() -> Bool {
    fuel = Machine.tank
    guard let reason = limits.reasonToStop() else { return true }
    failure = .interrupted(reason, origin: origin)
    return false
  }

  @inline(__always) mutating func burn() -> Bool {
    fuel &-= 1
    return fuel >= 0 || check()
  }

  /// Has a row added with others, at the latest at the end of the run: rows added meanwhile are not read by it.
  @inline(__always) fileprivate mutating func emit(_ step: UnsafePointer<Step>, _ frame: Frame) -> Bool {
    frame.makeKey(step, at: batch.place(in: step.pointee.rows.unsafelyUnwrapped))
    return !batch.isFull || addBatch()
  }

  @discardableResult @inline(never) private mutating func addBatch() -> Bool {
    if let sink { return batch.show(sink) }
    added &+= batch.add(source: source)
    if added <= limits.rows { return true }
    failure = .tooManyRows(limit: limits.rows, origin: origin)
    return false
  }

  fileprivate func show() -> Bool { visit?(plan) ?? false }

  /// What an aggregate comes to, its solutions collected by running the nested bodies.
  fileprivate mutating func outcome(_ step: UnsafePointer<Step>, _ frame: Frame) -> AggregatePlan.Outcome? {
    plan.aggregates[Int(step.pointee.aggregate)].outcome(frame.bindings, { numbers.table }) {
      for place in 0..<Int(step.pointee.nested.count) {
        let start = Int(frame.bodies[Int(step.pointee.nested.start) + place])
        if frame.run(start, &self) == Machine.stop { return false }
      }
      return true
    }
  }

  fileprivate func collect(_ step: UnsafePointer<Step>, _ round: Round, _ key: UnsafePointer<Int32>) {
    plan.aggregates[Int(step.pointee.aggregate)].note(key, round)
  }
}

/// The numbers of an evaluation, which grow as it goes.
final class Numbers {
  var table: NumberTable

  init(_ table: NumberTable) { self.table = table }
}

/// The tables of a plan, as plain pointers.
struct Frame {
  let steps: UnsafeMutablePointer<Step>
  let slots: UnsafeMutablePointer<Slot>
  let actions: UnsafeMutablePointer<ColumnAction>
  let bodies: UnsafeMutablePointer<Int32>
  let bindings: UnsafeMutablePointer<Int32>
  let key: UnsafeMutablePointer<Int32>
  let current: UnsafeMutablePointer<Int32>

  init(_ plan: Plan) {
    steps = plan.steps
    slots = plan.slots
    actions = plan.actions
    bodies = plan.bodies
    bindings = plan.bindings
    key = plan.key
    current = plan.current
  }

  @inline(__always) func value(_ slot: Slot) -> Int32 {
    slot.isVariable ? bindings[Int(slot.raw)] : slot.raw
  }

  @inline(__always) func makeKey(_ step: UnsafePointer<Step>) { makeKey(step, at: key) }

  @inline(__always) fileprivate func makeKey(_ step: UnsafePointer<Step>, at key: UnsafeMutablePointer<Int32>) {
    let start = slots + Int(step.pointee.slots.start)
    var place = 0
    while place < Int(step.pointee.slots.count) {
      key[place] = value(start[place])
      place &+= 1
    }
  }

  /// Binds and tests the columns of a row.
  @inline(__always) func take(_ row: Int32, _ step: UnsafePointer<Step>) -> Bool {
    let data = step.pointee.rows.unsafelyUnwrapped.pointee.row(row)
    var action = actions + Int(step.pointee.actions.start)
    let end = action + Int(step.pointee.actions.count)
    while action < end {
      let found = data[Int(action.pointee.column)]
      switch action.pointee.kind {
      case .bind: bindings[Int(action.pointee.raw)] = found
      case .equalConstant: if found != action.pointee.raw { return false }
      case .equalVariable: if found != bindings[Int(action.pointee.raw)] { return false }
      }
      action += 1
    }
    return true
  }

  /// Binds and tests the only column of a row that is not known.
  @inline(__always) private func take(value found: Int32, _ step: UnsafePointer<Step>) -> Bool {
    var action = actions + Int(step.pointee.actions.start)
    let end = action + Int(step.pointee.actions.count)
    while action < end {
      switch action.pointee.kind {
      case .bind: bindings[Int(action.pointee.raw)] = found
      case .equalConstant: if found != action.pointee.raw { return false }
      case .equalVariable: if found != bindings[Int(action.pointee.raw)] { return false }
      }
      action += 1
    }
    return true
  }

  /// Runs the steps from `start`. One switch over all kinds of steps, longer than functions here
  /// usually are: it is the loop in which the engine spends its time.
  func run(_ start: Int, _ machine: inout Machine) -> Int {
    var place = start
    while true {
      let step = steps + place
      switch step.pointee.kind {
      case .scan: return scan(step, place, &machine)
      case .probe: return probe(step, place, &machine)
      case .listScan: return listScan(step, place, &machine)
      case .listProbe: return listProbe(step, value(step.pointee.left), place, &machine)
      case .listReverse: return listReverse(step, place, &machine)
      case .listMember:
        let row = lists(step).find(value(step.pointee.left), value(step.pointee.right))
        if row < step.pointee.from || row >= step.pointee.to || row < 0 { return Machine.onward }
        current[place] = row
      case .member:
        makeKey(step)
        let row = step.pointee.rows.unsafelyUnwrapped.pointee.find(key)
        if row < step.pointee.from || row >= step.pointee.to || row < 0 { return Machine.onward }
        current[place] = row
      case .assign: bindings[Int(step.pointee.left.raw)] = value(step.pointee.right)
      case .same: if value(step.pointee.left) != value(step.pointee.right) { return Machine.onward }
      case .different: if value(step.pointee.left) == value(step.pointee.right) { return Machine.onward }
      case .compare: if !compare(step, machine) { return Machine.onward }
      case .compute: if !compute(step, &machine) { return Machine.onward }
      case .absentMember:
        makeKey(step)
        if step.pointee.filter?.mayHold(key, Int(step.pointee.slots.count)) ?? true,
          step.pointee.rows.unsafelyUnwrapped.pointee.find(key) >= 0
        {
          return Machine.onward
        }
      case .absent:
        let result = search(step, &machine)
        if result != Machine.onward { return result == Machine.stop ? result : Machine.onward }
      case .aggregate:
        if !aggregate(step, place, &machine) { return machine.failure == nil ? Machine.onward : Machine.stop }
      case .emit:
        return machine.emit(step, self) ? Int(step.pointee.target) : Machine.stop
      case .visit: return machine.show() ? Machine.onward : Machine.stop
      case .found: return Int(step.pointee.target) - 1
      case .collect:
        makeKey(step)
        machine.collect(step, weakest(Int(step.pointee.target)..<place), key)
        return Machine.onward
      }
      place &+= 1
    }
  }

  private func scan(_ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine) -> Int {
    var row = step.pointee.from
    let end = step.pointee.to
    while row < end {
      if !machine.burn() { return Machine.stop }
      if take(row, step) {
        current[place] = row
        let result = run(place &+ 1, &machine)
        if result < place { return result }
      }
      row &+= 1
    }
    return Machine.onward
  }

  private func probe(_ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine) -> Int {
    makeKey(step)
    let index = step.pointee.index.unsafelyUnwrapped
    if let sorted = index.pointee.sorted { return probe(sorted, step, place, &machine) }
    let chain = index.pointee.find(key, step.pointee.rows.unsafelyUnwrapped)
    var row = chain.first
    let next = index.pointee.next
    let end = step.pointee.to
    while row >= 0, row < end {
      if !machine.burn() { return Machine.stop }
      if take(row, step) {
        current[place] = row
        let result = run(place &+ 1, &machine)
        if result < place { return result }
      }
      if row == chain.last { break }
      row = next[Int(row)]
    }
    return Machine.onward
  }

  private func probe(
    _ sorted: SortedRows, _ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine
  ) -> Int {
    let range = sorted.range(key[0])
    var at = range.lowerBound
    let end = step.pointee.to
    while at < range.upperBound, sorted.rows[at] < end {
      if !machine.burn() { return Machine.stop }
      let isTaken = if let others = sorted.others { take(value: others[at], step) } else { take(sorted.rows[at], step) }
      if isTaken {
        current[place] = sorted.rows[at]
        let result = run(place &+ 1, &machine)
        if result < place { return result }
      }
      at &+= 1
    }
    return Machine.onward
  }

  private func compare(_ step: UnsafePointer<Step>, _ machine: Machine) -> Bool {
    let table = machine.numbers.table
    guard let a = table.number(of: Value(value(step.pointee.left))),
      let b = table.number(of: Value(value(step.pointee.right)))
    else { return false }
    return step.pointee.comparison.holds(a, b)
  }

  private func compute(_ step: UnsafePointer<Step>, _ machine: inout Machine) -> Bool {
    guard let a = machine.numbers.table.number(of: Value(value(step.pointee.left))),
      let b = machine.numbers.table.number(of: Value(value(step.pointee.right))),
      let number = step.pointee.operation(a, b)
    else { return false }
    if step.pointee.target == 1 {
      bindings[Int(step.pointee.result.raw)] = machine.numbers.table.value(making: number).raw
      return true
    }
    return machine.numbers.table.number(of: Value(value(step.pointee.result))) == number
  }

  /// Looks for a solution of the nested bodies: `onward` if there is none.
  private func search(_ step: UnsafePointer<Step>, _ machine: inout Machine) -> Int {
    for place in 0..<Int(step.pointee.nested.count) {
      let result = run(Int(bodies[Int(step.pointee.nested.start) + place]), &machine)
      if result != Machine.onward { return result }
    }
    return Machine.onward
  }

  private func aggregate(_ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine) -> Bool {
    guard let outcome = machine.outcome(step, self), Int32(outcome.round.rawValue) <= step.pointee.to
    else { return false }
    current[place] = Int32(outcome.round.rawValue)
    if step.pointee.target == 1 {
      let value = outcome.value ?? machine.numbers.table.value(making: outcome.number)
      bindings[Int(step.pointee.left.raw)] = value.raw
      return true
    }
    guard let other = machine.numbers.table.number(of: Value(value(step.pointee.left))) else { return false }
    return step.pointee.comparison.holds(outcome.number, other)
  }

  /// The weakest round among the current rows of some steps.
  private func weakest(_ range: Range<Int>) -> Round {
    var weakest = Round.certain
    for place in range {
      if let round = (steps + place).pointee.round(current[place]) { weakest = max(weakest, round) }
    }
    return weakest
  }
}

extension Step {
  /// The round that a step's current row, or what an aggregate came to, belongs to.
  func round(_ row: Int32) -> Round? {
    if isAtom { return rows?.pointee.round(of: row) ?? .certain }
    return kind == .aggregate ? Round(rawValue: UInt8(truncatingIfNeeded: row)) : nil
  }
}
