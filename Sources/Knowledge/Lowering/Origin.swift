import Datalog
import Diagnostics
import English

/// Where a fact or clause of the program comes from. Nothing in the program is without one.
enum Origin: Hashable, Sendable {
  /// Statement number, said so.
  case stated(Int)
  /// Statement number, a rule.
  case rule(Int)
  /// A description or a compound says it of itself.
  case byName
  /// Down the kinds, with exceptions.
  case inheritance
  /// A relation implies it: fewer slots, a wider noun, must for should, a passive.
  case wording
  /// A naming sentence, by statement number.
  case naming(Int)
  /// Reflexivity, closure: never shown.
  case structure
}

/// One statement as it was read, with all that answers need to say where it stands.
struct StatedSentence: Sendable {
  var statement: Statement
  var headings: [String]
  var citation: Citation
  /// Told at the prompt, or supposed, rather than read from a file.
  var isTold = false
  var isSupposed = false
  /// The sentence as written.
  var text: String
}

typealias Predicate = Datalog.Predicate
typealias Literal = Datalog.Literal
typealias Value = Datalog.Value
typealias Program = Datalog.Program
typealias Clause = Datalog.Clause
typealias Model = Datalog.Model
typealias EngineAtom = Datalog.Atom
typealias EngineTerm = Datalog.Term

extension ThingID {
  /// The engine's constant for the thing.
  var value: Value { Value(index) }
  /// The thing that a constant stands for.
  init(_ value: Value) { self.init(Int(value.raw)) }
}

extension Strength {
  /// The round of evaluation in which it takes part.
  var round: Round {
    switch self {
    case .certain: .certain
    case .usual: .usual
    case .possible: .possible
    }
  }
  /// The strength that a round stands for.
  init(_ round: Round) {
    switch round {
    case .certain: self = .certain
    case .usual: self = .usual
    case .possible: self = .possible
    }
  }
}
