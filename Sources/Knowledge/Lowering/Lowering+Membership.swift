import Archive
import Datalog
import English

/// What absence, counts and `every` range over: individuals and kinds with nothing below them.
extension Lowering {
  /// One row for each such thing, if any rule asks.
  mutating func addMembership() {
    guard rulesRangeOverMembers else { return }
    program.facts.append(members())
    program.facts.append(members(named: true))
  }

  /// A row for each thing that has no members; `isNamed`: that is not just some unnamed one.
  mutating func members(named isNamed: Bool = false) -> FactBlock {
    let origin = number(.structure)
    let members = Column<Int32>()
    for number in lexicon.things.indices where !kindsWithMembers.contains(ThingID(number)) {
      if !lexicon.things.isPlain(number), case .described(_, let conditions) = lexicon.things[number].structure,
        !conditions.isEmpty
      {
        continue
      }
      if isNamed, !lexicon.things.isPlain(number), case .described = lexicon.things[number].structure { continue }
      members.append(Int32(number))
    }
    let count = members.count
    return FactBlock(
      isNamed ? table.countable : table.lowest, [.cell(0)], rows: 0..<count, cells: members.close(), width: 1,
      origin: origin, originStep: 0)
  }

  /// The conditions of a rule, with the variables that its closed parts speak of held to members.
  func rangingOverMembers(_ conditions: [Condition]) -> [Condition] {
    var closed: Set<Variable> = []
    for condition in conditions where condition.isClosed { closed.formUnion(condition.rangedVariables) }
    guard !closed.isEmpty || conditions.contains(where: \.isClosed) else { return conditions }
    let outer = conditions.filter { !$0.isClosed }.flatMap(\.namedVariables)
    let bounds = Set(outer).intersection(closed).sorted().map { Condition.lowest(.variable($0)) }
    return conditions.map(\.rangingOverMembers) + bounds
  }
}

extension Condition {
  /// Is it about a number that many come to?
  var isTally: Bool { if case .tally = self { true } else { false } }

  var namedVariables: Set<Variable> {
    var result: Set<Variable> = []
    visitTerms { if case .variable(let variable) = $0 { result.insert(variable) } }
    return result
  }

  /// What a closed part speaks of; numbers that are compared, or that a tally comes to, are not among it.
  var rangedVariables: Set<Variable> {
    switch self {
    case .tally(let tally, _, _): tally.over.reduce(into: []) { $0.formUnion($1.rangedVariables) }
    case .compare, .compute: []
    default: namedVariables
    }
  }

  /// The same with what a closed part counts held to members.
  var rangingOverMembers: Condition {
    func bounded(_ inner: [Condition], counting counted: Variable? = nil) -> [Condition] {
      inner.map(\.rangingOverMembers)
        + inner.compactMap { condition in
          guard case .isA(.variable(let variable), .thing, denied: false) = condition else { return nil }
          return variable == counted ? .countable(.variable(variable)) : .lowest(.variable(variable))
        }
    }
    switch self {
    case .absent(let inner): return .absent(inner.map(\.rangingOverMembers))
    case .count(let comparison, let number, let variable, let inner):
      let isFloor = (comparison == .atLeast || comparison == .more) && number > 1
      return .count(comparison, number, variable, bounded(inner, counting: isFloor ? variable : nil))
    case .every(let range, let body): return .every(bounded(range), body)
    case .tally(var tally, let comparison, let result):
      tally.over = bounded(tally.over)
      return .tally(tally, comparison, result)
    default: return self
    }
  }
}
