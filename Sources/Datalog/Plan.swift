/// An order of work for one conjunction, ready to run: nested loops over rows, with tests as
/// early as they can be made.
///
/// The steps of the body come first, those of nested bodies after them. A plan owns the places
/// for bindings and current rows, so it serves one run at a time.
final class Plan {
  /// One allocation for all tables.
  private let memory: UnsafeMutableRawPointer
  private let byteCount: Int
  let steps: UnsafeMutablePointer<Step>
  let stepCount: Int
  /// The number of steps of the body itself.
  let mainCount: Int
  let slots: UnsafeMutablePointer<Slot>
  let actions: UnsafeMutablePointer<ColumnAction>
  /// The first steps of nested bodies.
  let bodies: UnsafeMutablePointer<Int32>
  var aggregates: ContiguousArray<AggregatePlan>
  /// Does a step make numbers?
  let computes: Bool
  /// Values of variables.
  let bindings: UnsafeMutablePointer<Int32>
  /// A key under construction.
  let key: UnsafeMutablePointer<Int32>
  /// The current row of each step.
  let current: UnsafeMutablePointer<Int32>

  init(_ draft: Draft, variableCount: Int) {
    stepCount = draft.steps.count
    mainCount = draft.mainCount
    aggregates = draft.aggregates
    computes = draft.steps.contains { $0.kind == .compute }
    let words = variableCount + draft.widestKey + stepCount
    byteCount = draft.byteCount + words * MemoryLayout<Int32>.stride
    memory = .allocate(byteCount: byteCount, alignment: MemoryLayout<Step>.alignment)
    // Largest alignment first, so that the tables follow each other without gaps.
    var place = memory
    steps = Plan.copy(draft.steps, &place)
    slots = Plan.copy(draft.slots, &place)
    actions = Plan.copy(draft.actions, &place)
    bodies = Plan.copy(draft.bodies, &place)
    bindings = place.bindMemory(to: Int32.self, capacity: words)
    bindings.initialize(repeating: 0, count: words)
    key = bindings + variableCount
    current = key + draft.widestKey
  }

  /// The same plan, prepared in the same way, for another run at the same time. The first one must be held meanwhile.
  init(copying other: Plan) {
    (byteCount, stepCount, mainCount, computes) = (other.byteCount, other.stepCount, other.mainCount, other.computes)
    aggregates = other.aggregates
    memory = .allocate(byteCount: byteCount, alignment: MemoryLayout<Step>.alignment)
    memory.copyMemory(from: other.memory, byteCount: byteCount)
    let start = memory
    func moved<Element>(_ place: UnsafeMutablePointer<Element>) -> UnsafeMutablePointer<Element> {
      let distance = UnsafeMutableRawPointer(place) - other.memory
      return (start + distance).assumingMemoryBound(to: Element.self)
    }
    (steps, slots, actions, bodies) = (
      moved(other.steps), moved(other.slots), moved(other.actions), moved(other.bodies)
    )
    (bindings, key, current) = (moved(other.bindings), moved(other.key), moved(other.current))
  }

  deinit { memory.deallocate() }

  private static func copy<Element>(
    _ elements: ContiguousArray<Element>, _ place: inout UnsafeMutableRawPointer
  ) -> UnsafeMutablePointer<Element> {
    let start = place.bindMemory(to: Element.self, capacity: elements.count)
    elements.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { start.initialize(from: base, count: elements.count) }
    }
    place += elements.count * MemoryLayout<Element>.stride
    return start
  }

  /// The relation that the plan adds rows to.
  var target: UnsafeMutablePointer<RowStore>? {
    let last = steps + (mainCount - 1)
    return last.pointee.kind == .emit ? last.pointee.rows : nil
  }

  /// Can two threads run it at once, each through some of the rows of the first step? It must make no numbers and read
  /// nothing of what it adds to.
  var isShareable: Bool {
    guard aggregates.isEmpty, !computes else { return false }
    return (0..<stepCount).allSatisfy { place in
      let step = steps[place]
      return step.kind == .emit || step.rows == nil || step.rows != target
    }
  }

  /// The rows that the first step runs through, where it is a loop over rows.
  var outerRange: Range<Int32>? {
    get { steps.pointee.kind == .scan ? steps.pointee.from..<max(steps.pointee.from, steps.pointee.to) : nil }
    set {
      guard let newValue else { return }
      (steps.pointee.from, steps.pointee.to) = (newValue.lowerBound, newValue.upperBound)
    }
  }

  /// Sets which rows each step reads. Answers false if some atom of the body has none to read. When `isOver`, the plan must
  /// not be run.
  func prepare(round: Round, isOver: () -> Bool, _ window: (Int, Reading) -> Range<Int32>) -> Bool {
    for place in 0..<stepCount {
      let step = steps + place
      if step.pointee.lists != nil {
        let range = window(Int(step.pointee.predicate), step.pointee.reading)
        if range.isEmpty, place < mainCount { return false }
        step.pointee.from = range.lowerBound
        step.pointee.to = range.upperBound
      } else if step.pointee.isAtom, let rows = step.pointee.rows {
        let range = window(Int(step.pointee.predicate), step.pointee.reading)
        if range.isEmpty, place < mainCount { return false }
        step.pointee.from = range.lowerBound
        step.pointee.to = range.upperBound
        step.pointee.index?.pointee.catchUp(rows, isOver: isOver)
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

  var byteCount: Int {
    steps.count * MemoryLayout<Step>.stride + slots.count * MemoryLayout<Slot>.stride
      + actions.count * MemoryLayout<ColumnAction>.stride + bodies.count * MemoryLayout<Int32>.stride
  }

  mutating func clear() {
    steps.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    actions.removeAll(keepingCapacity: true)
    bodies.removeAll(keepingCapacity: true)
    aggregates.removeAll()
    mainCount = 0
    widestKey = 0
  }

  mutating func add(slots terms: some Collection<Slot>) -> Span32 {
    let span = Span32(start: Int32(slots.count), count: Int32(terms.count))
    slots.append(contentsOf: terms)
    widestKey = max(widestKey, terms.count)
    return span
  }
}
