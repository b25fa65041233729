@testable import Datalog

/// The meaning of a program, computed the plain way: stratum by stratum and round by round, every
/// clause is tried on all rows again until nothing new comes.
struct NaiveModel {
  private(set) var rows: [[[Value]: Round]]
  private(set) var numbers: NumberTable

  /// `levels` gives each predicate its stratum: a clause reads lower ones under absences and
  /// aggregates, and none that is higher.
  init(_ program: Program, levels: [Int], numbers: NumberTable) {
    self.numbers = numbers
    rows = Array(repeating: [:], count: program.predicates.count)
    for level in 0...(levels.max() ?? 0) {
      for round in Round.allCases {
        for fact in program.facts where fact.round == round && levels[Int(fact.predicate.index)] == level {
          add(fact.predicate, fact.values, round)
        }
        let clauses = program.clauses.filter { clause in
          clause.round <= round && levels[Int(clause.head.predicate.index)] == level
        }
        while clauses.map({ apply($0, round) }).contains(true) {}
      }
    }
  }

  private mutating func add(_ predicate: Predicate, _ values: [Value], _ round: Round) {
    let place = Int(predicate.index)
    if rows[place][values] == nil { rows[place][values] = round }
  }

  var search: PlainSearch {
    PlainSearch(
      rows: { rows[Int($0.index)].map { (values: $0.key, round: $0.value) } },
      numbers: numbers)
  }

  private mutating func apply(_ clause: Clause, _ round: Round) -> Bool {
    var found: [[Value]] = []
    search.solve(clause.body, [:], upTo: round) { bindings, _ in
      found.append(
        clause.head.terms.map { term in
          switch term {
          case .constant(let value): value
          case .variable(let variable): bindings[variable]!
          }
        })
      return true
    }
    let before = rows[Int(clause.head.predicate.index)].count
    for values in found { add(clause.head.predicate, values, round) }
    return rows[Int(clause.head.predicate.index)].count > before
  }
}
