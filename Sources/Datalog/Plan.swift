/// An order of work for one conjunction, ready to run: nested loops over rows, with tests as
/// early as they can be made.
///
/// The steps of the body come first, those of nested bodies after them. A plan owns the places
/// for bindings and current rows, so it serves one run at a time.
final class Plan {
  let steps: UnsafeMutablePointer<Step>
  let stepCount: Int
  /// The number of steps of the body itself.
  let mainCount: Int
  let slots: UnsafeMutablePointer<Slot>
  let actions: UnsafeMutablePointer<ColumnAction>
  /// The first steps of nested bodies.
  let bodies: UnsafeMutablePointer<Int32>
  var aggregates: ContiguousArray<AggregatePlan>
  /// Values of variables, then a key under construction, then the current row of each step.
  let bindings: UnsafeMutablePointer<Int32>
  let key: UnsafeMutablePointer<Int32>
  let current: UnsafeMutablePointer<Int32>

  init(_ draft: Draft, variableCount: Int) {
    steps = Plan.copy(draft.steps)
    stepCount = draft.steps.count
    mainCount = draft.mainCount
    slots = Plan.copy(draft.slots)
    actions = Plan.copy(draft.actions)
    bodies = Plan.copy(draft.bodies)
    aggregates = draft.aggregates
    let keyWidth = draft.widestKey
    let size = variableCount + keyWidth + stepCount
    bindings = .allocate(capacity: max(1, size))
    bindings.initialize(repeating: 0, count: size)
    key = bindings + variableCount
    current = key + keyWidth
  }

  deinit {
    steps.deallocate()
    slots.deallocate()
    actions.deallocate()
    bodies.deallocate()
    bindings.deallocate()
  }

  private static func copy<Element>(_ elements: ContiguousArray<Element>) -> UnsafeMutablePointer<Element> {
    let place = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    elements.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { place.initialize(from: base, count: elements.count) }
    }
    return place
  }

  /// Sets which rows each step reads. Answers false if some atom of the body has none to read.
  func prepare(round: Round, _ window: (Int, Reading) -> Range<Int32>) -> Bool {
    for place in 0..<stepCount {
      let step = steps + place
      if step.pointee.isAtom, let rows = step.pointee.rows {
        let range = window(Int(step.pointee.predicate), step.pointee.reading)
        if range.isEmpty, place < mainCount { return false }
        step.pointee.from = range.lowerBound
        step.pointee.to = range.upperBound
        step.pointee.index?.pointee.catchUp(rows)
      } else if step.pointee.kind == .aggregate {
        let weakest: Round =
          switch step.pointee.reading {
          case .visible, .old, .delta: round
          case .usual: .usual
          case .everything: .possible
          }
        step.pointee.to = Int32(weakest.rawValue)
      }
    }
    return true
  }
}

/// A plan under construction.
struct Draft {
  var steps: ContiguousArray<Step> = []
  var mainCount = 0
  var slots: ContiguousArray<Slot> = []
  var actions: ContiguousArray<ColumnAction> = []
  var bodies: ContiguousArray<Int32> = []
  var aggregates: ContiguousArray<AggregatePlan> = []
  var widestKey = 0

  mutating func add(slots terms: some Collection<Slot>) -> Span32 {
    let span = Span32(start: Int32(slots.count), count: Int32(terms.count))
    slots.append(contentsOf: terms)
    widestKey = max(widestKey, terms.count)
    return span
  }
}
