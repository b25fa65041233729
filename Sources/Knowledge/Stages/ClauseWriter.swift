import Datalog
import English

/// Writes facts and clauses as the engine has them: `value(physicians, clinical autonomy)`,
/// `address(X, Y) ← represent(X, Z), is(Z, customer)`.
struct ClauseWriter {
  private let table: PredicateTable
  private let lexicon: Lexicon
  private let program: Program

  init(_ table: PredicateTable, _ lexicon: Lexicon, _ program: Program) {
    self.table = table
    self.lexicon = lexicon
    self.program = program
  }

  /// Base form with particles and slots: `want`, `not use for`, `should consider before`.
  static func name(_ pattern: Pattern, _ lexicon: Lexicon) -> String {
    let relation = lexicon[pattern.relation]
    var words: [String] = []
    switch pattern.duty {
    case .none: break
    case .should: words.append("should")
    case .must: words.append("must")
    case .needless: words.append("need not")
    }
    if pattern.isDenied { words.append("not") }
    if relation.shape != .verb { words.append("be") }
    words += relation.words
    if relation.shape == .comparative { words.append("than") }
    for role in pattern.roles {
      if case .slot(let name) = role { words.append(name) }
    }
    return words.joined(separator: " ")
  }

  func text(_ fact: Fact) -> String {
    name(fact.predicate) + "(" + fact.values.map { name(ThingID($0)) }.joined(separator: ", ") + ")"
      + strength(fact.round)
  }

  /// What is described or done is written out.
  private func name(_ thing: ThingID) -> String {
    switch lexicon[thing].structure {
    case .plain, .quantity, .quoted: lexicon[thing].name
    case .described, .action: Writer(lexicon).text(thing)
    }
  }

  func text(_ clause: Clause) -> String {
    text(clause.head) + " ← " + clause.body.map { text($0) }.joined(separator: ", ") + strength(clause.round)
  }

  private func strength(_ round: Round) -> String {
    switch round {
    case .certain: ""
    case .usual: "  [usual]"
    case .possible: "  [possible]"
    }
  }

  func text(_ literal: Literal) -> String {
    switch literal {
    case .atom(let atom): text(atom)
    case .absent(let inner): "not (" + list(inner) + ")"
    case .either(let branches): branches.map { "(" + list($0) + ")" }.joined(separator: " or ")
    case .same(let left, let right): text(left) + " = " + text(right)
    case .different(let left, let right): text(left) + " ≠ " + text(right)
    case .compare(let comparison, let left, let right): "\(text(left)) \(Self.sign(comparison)) \(text(right))"
    case .compute(let operation, let left, let right, let result):
      "\(text(result)) = \(operation) of \(text(left)) and \(text(right))"
    case .aggregate(let aggregate):
      "\(aggregate.operation) {" + list(aggregate.over)
        + "} \(Self.sign(aggregate.comparison)) \(text(aggregate.result))"
    }
  }

  private func list(_ literals: [Literal]) -> String { literals.map { text($0) }.joined(separator: ", ") }

  private func text(_ atom: EngineAtom) -> String {
    name(atom.predicate) + "(" + atom.terms.map { text($0) }.joined(separator: ", ") + ")"
  }

  private func text(_ term: EngineTerm) -> String {
    switch term {
    case .variable(let number):
      Self.letters[number % Self.letters.count] + (number < Self.letters.count ? "" : "\(number / Self.letters.count)")
    case .constant(let value):
      if lexicon.things.indices.contains(Int(value.raw)) {
        name(ThingID(value))
      } else {
        program.numbers.number(of: value).map { "\($0)" } ?? "?"
      }
    }
  }

  private static let letters = ["X", "Y", "Z", "U", "V", "W", "P", "Q", "R", "S", "T"]

  private func name(_ predicate: Predicate) -> String {
    if let kind = table.kindOfMembers[predicate] { return "is \(lexicon[kind].name)" }
    if let key = table.key(of: predicate) {
      let name = Self.name(key.pattern, lexicon)
      return key.variant == .holds ? name : "\(name).\(key.variant)"
    }
    if let kind = table.concluded.first(where: { $0.value == predicate })?.key { return "is \(lexicon[kind].name)" }
    switch predicate {
    case table.link: return "is.stated"
    case table.isA: return "is"
    case table.notA: return "is not"
    case table.notAStated: return "is not.stated"
    default: return program.predicates[Int(predicate.index)].name
    }
  }

  private static func sign(_ comparison: Datalog.Comparison) -> String {
    switch comparison {
    case .less: "<"
    case .lessOrEqual: "≤"
    case .equal: "="
    case .notEqual: "≠"
    case .greaterOrEqual: "≥"
    case .greater: ">"
    }
  }
}
