import Datalog
import English

/// Conditions to literals: bodies of rules and goals of questions alike.
struct BodyLowering {
  var table: PredicateTable
  let lexicon: Lexicon
  var program: Program
  /// How many variables are in use; fresh ones are numbered on.
  var variables: Int
  /// Variables that are asked for: a denied object that is asked for is answered as stated.
  var focus: Set<Variable> = []
  /// Bodies of clauses read the members of a kind from a relation of its own.
  var isRule = false
  /// A denial among other conditions of a goal is proved by a complete list too. (A lone one is settled, and worded,
  /// by the answer.)
  private var isPart = false

  init(table: PredicateTable, lexicon: Lexicon, program: Program, variables: Int) {
    self.table = table
    self.lexicon = lexicon
    self.program = program
    self.variables = variables
  }

  static func term(_ term: English.Term) -> EngineTerm {
    switch term {
    case .thing(let thing): .constant(thing.value)
    case .variable(let variable): .variable(variable.index)
    }
  }

  private mutating func fresh() -> EngineTerm {
    variables += 1
    return .variable(variables - 1)
  }

  mutating func lower(_ conditions: [Condition]) -> [Literal] {
    var bound: [Variable: Int] = [:]
    for condition in conditions {
      condition.visitAtoms { atom in
        for place in atom.places { if case .variable(let variable) = place.term { bound[variable, default: 0] += 1 } }
      }
    }
    if conditions.count > 1 { isPart = true }
    return conditions.flatMap { lower($0, turned(of: $0, conditions), bound) }
  }

  /// The kind that a denied object stands for: what is denied of everything under a kind is not so of any of it.
  private func turned(of condition: Condition, _ all: [Condition]) -> ThingID? {
    guard case .holds(let atom) = condition, atom.isDenied, case .variable(let object)? = atom[.object] else {
      return nil
    }
    for other in all {
      if case .isA(.thing(let kind), .variable(object), denied: false) = other { return kind }
    }
    return nil
  }

  private mutating func lower(_ condition: Condition, _ kind: ThingID?, _ bound: [Variable: Int]) -> [Literal] {
    switch condition {
    case .isA(let left, .thing(let kind), denied: false) where isRule:
      return [.atom(EngineAtom(table.members(of: kind, &program), [Self.term(left)]))]
    case .isA(let left, let right, denied: false):
      return [.atom(EngineAtom(table.isA, [Self.term(left), Self.term(right)]))]
    case .isA(let left, let right, denied: true):
      let kind = fresh()
      let denied: [Literal] = [
        .atom(EngineAtom(table.notA, [Self.term(left), kind])), .atom(EngineAtom(table.isA, [Self.term(right), kind])),
      ]
      guard isRule, case .thing(let complete) = right, table.completeKinds.contains(complete) else { return denied }
      return [
        .either([denied, [.absent([.atom(EngineAtom(table.members(of: complete, &program), [Self.term(left)]))])]])
      ]
    case .lowest(let term): return [.atom(EngineAtom(table.lowest, [Self.term(term)]))]
    case .countable(let term): return [.atom(EngineAtom(table.countable, [Self.term(term)]))]
    case .same(let left, let right) where left == right:
      return [.atom(EngineAtom(table.isA, [Self.term(left), Self.term(left)]))]
    case .same(let left, let right): return [.same(Self.term(left), Self.term(right))]
    case .different(let left, let right): return [.different(Self.term(left), Self.term(right))]
    case .compare(let comparison, let left, let right):
      return [.compare(Self.comparison(comparison), Self.term(left), Self.term(right))]
    case .holds(let atom):
      guard atom.isDenied else { return carried(atom) ?? [affirmed(atom)] }
      let stated = denied(atom, bound)
      // Alone in a rule, what is not said of all pairs is said of none of them: only stated denials count.
      let isAlone = !isPart && !atom.places.contains { if case .thing = $0.term { true } else { false } }
      guard isRule && !isAlone || isPart, atom.duty == .none, table.completeRelations.contains(atom.relation) else {
        return stated
      }
      return [.either([stated, [.absent(lacking(atom, kind))]])]
    case .absent(let inner): return [.absent(lower(inner))]
    case .either(let branches):
      var lowered: [[Literal]] = []
      for branch in branches { lowered.append(lower(branch)) }
      return [.either(lowered)]
    case .count(let comparison, let number, let variable, let inner):
      let value = program.numbers.value(making: Double(number))
      return [
        .aggregate(
          Aggregate(
            .count, of: [variable.index], over: lower(inner), is: Self.comparison(comparison), .constant(value)))
      ]
    case .tally(let tally, let comparison, let result):
      return [
        .aggregate(
          Aggregate(
            Self.operation(tally.kind), of: tally.of.map(\.index), over: lower(tally.over),
            is: Self.comparison(comparison), Self.term(result)))
      ]
    case .compute(let operation, let left, let right, let result):
      return [.compute(Self.operation(operation), Self.term(left), Self.term(right), Self.term(result))]
    case .every(let range, let body):
      return [.absent(lower(range) + [.absent(lower(body))])]
    }
  }

  /// What a complete list must not have for a denial to be proved by it: the row, of whatever is below a kind that it
  /// speaks of. `kind`: what a variable in the object's place is above.
  private mutating func lacking(_ denial: English.Atom, _ kind: ThingID?) -> [Literal] {
    var positive = denial
    positive.isDenied = false
    var below: [Literal] = []
    for place in denial.places where place.role == .subject || place.role == .object {
      var above: ThingID?
      if case .thing(let thing) = place.term, !lexicon[thing].isName { above = thing }
      if place.role == .object { above = kind ?? above }
      guard let above else { continue }
      let member = Variable(variables)
      variables += 1
      positive[place.role] = .variable(member)
      below.append(.atom(EngineAtom(table.isA, [.variable(member.index), .constant(above.value)])))
    }
    return [affirmed(positive)] + below
  }

  private static func comparison(_ comparison: English.Comparison) -> Datalog.Comparison {
    switch comparison {
    case .less: .less
    case .atMost: .lessOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .atLeast: .greaterOrEqual
    case .more: .greater
    }
  }

  private static func operation(_ kind: AggregateKind) -> Aggregate.Operation {
    switch kind {
    case .count: .count
    case .total: .total
    case .average: .average
    case .greatest: .greatest
    case .least: .least
    }
  }

  private static func operation(_ operation: English.Arithmetic) -> Datalog.Arithmetic {
    switch operation {
    case .sum: .sum
    case .difference: .difference
    case .product: .product
    case .quotient: .quotient
    }
  }

  /// A slot that the relation has nowhere says it of the object: who shows pictures *to owners* shows what is a picture
  /// to owners. Nil where the slot is the relation's own, or no noun has the preposition.
  private mutating func carried(_ atom: English.Atom) -> [Literal]? {
    guard let object = atom[.object], lexicon[atom.relation].shape == .verb else { return nil }
    let strange = table.foreignSlots(of: atom)
    guard !strange.isEmpty else { return nil }
    var links: [Literal] = []
    for place in strange {
      guard case .slot(let preposition) = place.role else { continue }
      let branches = lexicon.nounRelations(with: preposition).compactMap { noun -> [Literal]? in
        let link = English.Atom(noun, [(.subject, object), (.object, place.term)])
        return table.known(Pattern(link)) == nil ? nil : [affirmed(link)]
      }
      if branches.isEmpty { return nil }
      links.append(branches.count == 1 ? branches[0][0] : .either(branches))
    }
    let own = atom.places.filter { place in !strange.contains { $0.role == place.role } }
    return [affirmed(English.Atom(atom.relation, own.map { ($0.role, $0.term) }, duty: atom.duty))] + links
  }

  /// A relation that holds. A pattern that nothing states is the union of those with more slots.
  private mutating func affirmed(_ atom: English.Atom) -> Literal {
    let pattern = Pattern(atom)
    if let known = table.known(pattern) {
      return .atom(EngineAtom(known, atom.places.map { Self.term($0.term) }))
    }
    var branches: [[Literal]] = []
    for wide in table.wider(than: pattern) {
      guard let predicate = table.known(wide) else { continue }
      let terms = wide.roles.map { role in atom[role].map(Self.term) ?? fresh() }
      branches.append([.atom(EngineAtom(predicate, terms))])
    }
    if branches.count == 1 { return branches[0][0] }
    if branches.isEmpty { return Self.never(atom) }
    return .either(branches)
  }

  /// A denial: stated with these slots or fewer, of the object or anything above it.
  private mutating func denied(_ atom: English.Atom, _ bound: [Variable: Int]) -> [Literal] {
    var branches: [[Literal]] = []
    for pattern in table.within(Pattern(atom)) {
      guard let predicate = table.known(pattern) else { continue }
      var extra: [Literal] = []
      let terms = pattern.roles.map { role -> EngineTerm in
        guard let term = atom[role] else { return fresh() }
        guard role != .subject, needsWidening(term, bound) else { return Self.term(term) }
        let above = fresh()
        extra.append(.atom(EngineAtom(table.isA, [Self.term(term), above])))
        return above
      }
      branches.append([.atom(EngineAtom(predicate, terms))] + extra)
    }
    if branches.count == 1 { return branches[0] }
    if branches.isEmpty { return [Self.never(atom)] }
    return [.either(branches)]
  }

  /// What nothing states never holds. It still names the variables, so that they count as bound.
  private static func never(_ atom: English.Atom) -> Literal {
    let zero = EngineTerm.constant(Value(0))
    let bound = atom.places.map { Literal.same(term($0.term), zero) }
    return .either([bound + [.different(zero, zero)]])
  }

  private func needsWidening(_ term: English.Term, _ bound: [Variable: Int]) -> Bool {
    switch term {
    case .thing: true
    case .variable(let variable): bound[variable, default: 0] > 1
    }
  }

  /// Conditions of a description, with each named kind in an object's place met from below.
  func widened(_ conditions: [Condition], keeping variable: Variable) -> [Condition] {
    var next = StatementVariables.count(conditions)
    var result: [Condition] = []
    for condition in conditions {
      guard case .holds(let atom) = condition, !atom.isDenied else {
        result.append(condition)
        continue
      }
      var places: [(Role, English.Term)] = []
      for place in atom.places {
        guard place.role != .subject || place.term != .variable(variable), case .thing(let kind) = place.term,
          !lexicon[kind].isName
        else {
          places.append((place.role, place.term))
          continue
        }
        let below = Variable(next)
        next += 1
        places.append((place.role, .variable(below)))
        result.append(.isA(.variable(below), .thing(kind), denied: false))
      }
      result.append(.holds(English.Atom(atom.relation, places, duty: atom.duty)))
    }
    return result
  }
}
