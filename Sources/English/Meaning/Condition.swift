/// A relation of the vocabulary. Index into ``Lexicon/relations``.
public struct RelationID: Hashable, Comparable, Sendable {
  /// Dense, from 0.
  public let index: Int32
  /// From an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// In order of introduction.
  public static func < (left: RelationID, right: RelationID) -> Bool { left.index < right.index }
}

/// The place that a term fills in a relation.
public enum Role: Hashable, Comparable, Sendable {
  case subject
  case object
  /// A slot, named by its preposition (`for`) or conjunction (`when`). `manner` holds an adverb.
  case slot(String)

  /// The slot of adverbs.
  public static let manner = Role.slot("manner")

  private var rank: (Int, String) {
    switch self {
    case .subject: (0, "")
    case .object: (1, "")
    case .slot(let name): (2, name)
    }
  }
  /// Subject, object, then slots by name.
  public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
}

/// A variable of one sentence, numbered from 0.
public struct Variable: Hashable, Comparable, Sendable {
  /// Dense within its sentence.
  public let index: Int
  /// From an index.
  public init(_ index: Int) { self.index = index }
  /// By number.
  public static func < (left: Variable, right: Variable) -> Bool { left.index < right.index }
}

/// What fills a place.
public enum Term: Hashable, Sendable {
  case thing(ThingID)
  case variable(Variable)
}

/// Advice and duty are kept apart from the plain relation.
public enum Duty: UInt8, Hashable, Comparable, Sendable {
  case none, should, must
  /// `need not`, `do not have to`: that it must be is denied.
  case needless
  /// Must is stronger than should.
  public static func < (left: Duty, right: Duty) -> Bool { left.rawValue < right.rawValue }
}

/// A relation with its places filled: `represents(x, physicians, in: the leadership)`.
public struct Atom: Hashable, Sendable {
  /// Which relation.
  public var relation: RelationID
  /// The places, in the order of ``Role``.
  public private(set) var places: [Place]
  /// Stated to be false?
  public var isDenied: Bool
  /// Advice or duty?
  public var duty: Duty

  /// One filled place.
  public struct Place: Hashable, Sendable {
    /// Which.
    public var role: Role
    /// By what.
    public var term: Term
  }

  /// An atom; places may come in any order.
  public init(_ relation: RelationID, _ places: [(Role, Term)], isDenied: Bool = false, duty: Duty = .none) {
    self.relation = relation
    self.places = places.map { Place(role: $0.0, term: $0.1) }.sorted { $0.role < $1.role }
    self.isDenied = isDenied
    self.duty = duty
  }

  /// The term in a place; setting nil empties it.
  public subscript(_ role: Role) -> Term? {
    get { places.first { $0.role == role }?.term }
    set {
      places.removeAll { $0.role == role }
      guard let newValue else { return }
      let at = places.firstIndex { role < $0.role } ?? places.count
      places.insert(Place(role: role, term: newValue), at: at)
    }
  }

  /// The roles that are filled, in order.
  public var roles: [Role] { places.map(\.role) }
}

/// How two quantities compare.
public enum Comparison: Hashable, Sendable {
  case less, atMost, equal, notEqual, atLeast, more

  /// What holds where this does not.
  public var opposite: Comparison {
    switch self {
    case .less: .atLeast
    case .atMost: .more
    case .equal: .notEqual
    case .notEqual: .equal
    case .atLeast: .less
    case .more: .atMost
    }
  }
}

/// Of a set of solutions: its size or a value over it.
public enum AggregateKind: UInt8, Hashable, Sendable { case count, total, average, greatest, least }

/// What a set of solutions comes to: the greatest area of the states that border Ohio.
public struct Tally: Hashable, Sendable {
  /// What is worked out.
  public var kind: AggregateKind
  /// What tells solutions apart; the last is what is measured.
  public var of: [Variable]
  /// The conditions. Variables that something outside binds stand for one group at a time.
  public var over: [Condition]

  /// Memberwise.
  public init(_ kind: AggregateKind, of: [Variable], over: [Condition]) {
    self.kind = kind
    self.of = of
    self.over = over
  }
}

/// One of the four operations on two numbers.
public enum Arithmetic: UInt8, Hashable, Sendable { case sum, difference, product, quotient }

/// What a sentence says, needs or asks. A sentence is a list of these over named things and variables.
public indirect enum Condition: Hashable, Sendable {
  /// The first is (a kind of) the second.
  case isA(Term, Term, denied: Bool)
  /// A relation holds, or is denied.
  case holds(Atom)
  /// Both are one thing.
  case same(Term, Term)
  /// They are two things.
  case different(Term, Term)
  /// An individual, or a kind with nothing below it: what absence and counts range over.
  case lowest(Term)
  /// The same, and not some unnamed one (`some clinics`), which may be any of the others: what is counted.
  case countable(Term)
  /// Two quantities compare so.
  case compare(Comparison, Term, Term)
  /// Not known: the conditions have no solution.
  case absent([Condition])
  /// One of the alternatives holds.
  case either([[Condition]])
  /// So many different values of the variable satisfy the conditions.
  case count(Comparison, Int, Variable, [Condition])
  /// Whatever satisfies the first list satisfies the second.
  case every([Condition], [Condition])
  /// What some solutions come to compares so with the term.
  case tally(Tally, Comparison, Term)
  /// The last is what the operation makes of the first two.
  case compute(Arithmetic, Term, Term, Term)
}

/// How strongly a sentence is meant.
public enum Strength: UInt8, Hashable, Comparable, Sendable {
  case certain, usual, possible
  /// Certain before usual before possible.
  public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
}

extension Condition {
  /// The same, not denied.
  public var affirmed: Condition {
    switch self {
    case .isA(let left, let right, _): return .isA(left, right, denied: false)
    case .holds(var atom):
      atom.isDenied = false
      return .holds(atom)
    default: return self
    }
  }

  /// Does it speak of all that there is: absence, a count, every?
  public var isClosed: Bool {
    switch self {
    case .absent, .count, .every, .tally: true
    case .either(let branches): branches.contains { $0.contains(where: \.isClosed) }
    default: false
    }
  }
}
