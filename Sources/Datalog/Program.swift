/// A rule: the head holds wherever the body does.
public struct Clause: Hashable, Sendable {
  /// What is concluded. Every variable in it must be bound by the body.
  public var head: Atom
  /// The conditions, all of which must hold.
  public var body: [Literal]
  /// The strength of the rule, and so the greatest strength of what it concludes.
  public var round: Round
  /// The caller's mark for where the rule came from.
  public var origin: Int32

  /// The rule `head` if `body`.
  public init(head: Atom, body: [Literal], round: Round = .certain, origin: Int32 = 0) {
    self.head = head
    self.body = body
    self.round = round
    self.origin = origin
  }
}

/// A relation's name and width.
public struct PredicateInfo: Hashable, Sendable {
  /// The name, for messages only.
  public var name: String
  /// The number of columns.
  public var arity: Int

  /// A relation called `name` with `arity` columns.
  public init(_ name: String, arity: Int) {
    self.name = name
    self.arity = arity
  }
}

/// Relations, facts and rules: what a model is computed from.
///
///     var program = Program()
///     let parent = program.addPredicate("parent", arity: 2)
///     let elder = program.addPredicate("elder", arity: 2)
///     program.facts.append(Fact(parent, [anne, bob]))
///     program.clauses.append(Clause(
///       head: Atom(elder, [.variable(0), .variable(1)]),
///       body: [.atom(Atom(parent, [.variable(0), .variable(1)]))]))
///
/// As an addition to another program (`Model.extended(by:)`) its new predicates are numbered on
/// from those of the other one, and its facts and clauses may use both.
public struct Program: Sendable, Hashable {
  /// The relations, numbered from `firstPredicate`.
  public var predicates: [PredicateInfo] = []
  /// How many relations the extended program has; 0 for a program that stands alone.
  public let firstPredicate: Int
  /// What is stated.
  public var facts = FactList()
  /// What follows from what.
  public var clauses: [Clause] = []
  /// Which values are numbers.
  public var numbers = NumberTable()

  /// An empty program.
  public init() { firstPredicate = 0 }

  /// An empty addition to `base`.
  public init(extending base: Program) { firstPredicate = base.firstPredicate + base.predicates.count }

  /// Adds a relation.
  public mutating func addPredicate(_ name: String, arity: Int) -> Predicate {
    predicates.append(PredicateInfo(name, arity: arity))
    return Predicate(Int32(firstPredicate + predicates.count - 1))
  }

  /// This program with an addition.
  func adding(_ addition: Program) -> Program {
    precondition(
      addition.firstPredicate == firstPredicate + predicates.count, "an addition to another program")
    var sum = self
    sum.predicates += addition.predicates
    sum.facts.append(list: addition.facts)
    sum.clauses += addition.clauses
    _ = sum.numbers.merge(addition.numbers)
    return sum
  }

  /// The width of a relation, or nil if there is no such relation here.
  func arity(of predicate: Predicate) -> Int? {
    let place = Int(predicate.index) - firstPredicate
    return predicates.indices.contains(place) ? predicates[place].arity : nil
  }
}
