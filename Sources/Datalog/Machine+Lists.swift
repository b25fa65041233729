import Archive

/// Steps over relations that are lists.
extension Frame {
  @inline(__always) func lists(_ step: UnsafePointer<Step>) -> ListStore {
    step.pointee.lists.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0 }
  }

  func listScan(_ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine) -> Int {
    if step.pointee.to == 0 { return Machine.onward }
    for subject in 0..<Int32(lists(step).subjectCount) {
      let result = listProbe(step, subject, place, &machine)
      if result < place { return result }
    }
    return Machine.onward
  }

  func listProbe(_ step: UnsafePointer<Step>, _ subject: Int32, _ place: Int, _ machine: inout Machine) -> Int {
    let lists = lists(step)
    let rows = lists.rows(of: subject)
    var row = rows.lowerBound
    let end = step.pointee.target == 1 ? min(row &+ 1, rows.upperBound) : rows.upperBound
    if end > step.pointee.to { return Machine.onward }
    while row < end {
      if !machine.burn() { return Machine.stop }
      if take(subject, lists.value(row, of: subject), step) {
        current[place] = row
        let result = run(place &+ 1, &machine)
        if result < place { return result }
      }
      row &+= 1
    }
    return Machine.onward
  }

  func listReverse(_ step: UnsafePointer<Step>, _ place: Int, _ machine: inout Machine) -> Int {
    if step.pointee.to == 0 { return Machine.onward }
    let wanted = value(step.pointee.right)
    var outcome = Machine.onward
    lists(step).forEachRow(to: wanted) { subject, row in
      if !machine.burn() {
        outcome = Machine.stop
        return false
      }
      if take(subject, wanted, step) {
        current[place] = row
        let result = run(place &+ 1, &machine)
        if result < place {
          outcome = result
          return false
        }
      }
      return true
    }
    return outcome
  }

  /// Binds and tests the two columns of a pair.
  @inline(__always) private func take(_ subject: Int32, _ value: Int32, _ step: UnsafePointer<Step>) -> Bool {
    var action = actions + Int(step.pointee.actions.start)
    let end = action + Int(step.pointee.actions.count)
    while action < end {
      let found = action.pointee.column == 0 ? subject : value
      switch action.pointee.kind {
      case .bind: bindings[Int(action.pointee.raw)] = found
      case .equalConstant: if found != action.pointee.raw { return false }
      case .equalVariable: if found != bindings[Int(action.pointee.raw)] { return false }
      }
      action += 1
    }
    return true
  }
}
