import Archive
import Diagnostics

extension ThingID: Archivable {
  @usableFromInline package static var blank: ThingID { ThingID(0) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = Int(index)
    archive.field(&number)
    self = ThingID(number)
  }
}

extension RelationID: Archivable {
  @usableFromInline package static var blank: RelationID { RelationID(0) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = Int(index)
    archive.field(&number)
    self = RelationID(number)
  }
}

extension Variable: Archivable {
  @usableFromInline package static var blank: Variable { Variable(0) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = index
    archive.field(&number)
    self = Variable(number)
  }
}

extension Term: Archivable {
  @usableFromInline package static var blank: Term { .thing(.blank) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var isVariable = if case .variable = self { true } else { false }
    var number: Int =
      switch self {
      case .thing(let thing): Int(thing.index)
      case .variable(let variable): variable.index
      }
    archive.field(&isVariable)
    archive.field(&number)
    self = isVariable ? .variable(Variable(number)) : .thing(ThingID(number))
  }
}

extension Role: Archivable {
  @usableFromInline package static var blank: Role { .subject }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var word: String =
      switch self {
      case .subject: ""
      case .object: "="
      case .slot(let name): name
      }
    archive.field(&word)
    self = word.isEmpty ? .subject : word == "=" ? .object : .slot(word)
  }
}

extension Duty: Archivable {
  @usableFromInline package static var blank: Duty { .none }
}

extension Strength: Archivable {
  @usableFromInline package static var blank: Strength { .certain }
}

extension Atom: Archivable {
  @usableFromInline package static var blank: Atom { Atom(.blank, []) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var roles = roles
    var terms = places.map(\.term)
    archive.field(&relation)
    archive.field(&roles)
    archive.field(&terms)
    archive.field(&isDenied)
    archive.field(&duty)
    if archive.isReading { self = Atom(relation, Array(zip(roles, terms)), isDenied: isDenied, duty: duty) }
  }
}

extension Comparison: Archivable {
  @usableFromInline package static var blank: Comparison { .equal }
  private static let all: [Comparison] = [.less, .atMost, .equal, .notEqual, .atLeast, .more]
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = Self.all.firstIndex(of: self) ?? 0
    archive.field(&number)
    guard Self.all.indices.contains(number) else { return archive.reject() }
    self = Self.all[number]
  }
}

extension Condition: Archivable {
  @usableFromInline package static var blank: Condition { .absent([]) }

  private var tag: Int {
    switch self {
    case .absent: 0
    case .isA: 1
    case .holds: 2
    case .same: 3
    case .different: 4
    case .compare: 5
    case .either: 6
    case .count: 7
    case .every: 8
    case .lowest: 9
    case .tally: 10
    case .compute: 11
    case .countable: 12
    }
  }

  private static func empty(_ tag: Int, _ archive: inout Archive) -> Condition {
    switch tag {
    case 0: return .absent([])
    case 1: return .isA(.blank, .blank, denied: false)
    case 2: return .holds(.blank)
    case 3: return .same(.blank, .blank)
    case 4: return .different(.blank, .blank)
    case 5: return .compare(.equal, .blank, .blank)
    case 6: return .either([])
    case 7: return .count(.equal, 0, .blank, [])
    case 8: return .every([], [])
    case 9: return .lowest(.blank)
    case 10: return .tally(.blank, .equal, .blank)
    case 11: return .compute(.sum, .blank, .blank, .blank)
    case 12: return .countable(.blank)
    default:
      archive.reject()
      return .blank
    }
  }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var kind = tag
    archive.field(&kind)
    if archive.isReading { self = Self.empty(kind, &archive) }
    switch self {
    case .absent(var inner):
      archive.field(&inner)
      self = .absent(inner)
    case .isA(var left, var right, var denied):
      archive.field(&left)
      archive.field(&right)
      archive.field(&denied)
      self = .isA(left, right, denied: denied)
    case .holds(var atom):
      archive.field(&atom)
      self = .holds(atom)
    case .same(var left, var right):
      archive.field(&left)
      archive.field(&right)
      self = .same(left, right)
    case .different(var left, var right):
      archive.field(&left)
      archive.field(&right)
      self = .different(left, right)
    case .compare(var comparison, var left, var right):
      archive.field(&comparison)
      archive.field(&left)
      archive.field(&right)
      self = .compare(comparison, left, right)
    case .either(var branches):
      archive.field(&branches)
      self = .either(branches)
    case .count(var comparison, var number, var variable, var inner):
      archive.field(&comparison)
      archive.field(&number)
      archive.field(&variable)
      archive.field(&inner)
      self = .count(comparison, number, variable, inner)
    case .lowest(var term):
      archive.field(&term)
      self = .lowest(term)
    case .countable(var term):
      archive.field(&term)
      self = .countable(term)
    case .every(var range, var body):
      archive.field(&range)
      archive.field(&body)
      self = .every(range, body)
    case .tally(var tally, var comparison, var result):
      archive.field(&tally)
      archive.field(&comparison)
      archive.field(&result)
      self = .tally(tally, comparison, result)
    case .compute(var operation, var left, var right, var result):
      archive.field(&operation)
      archive.field(&left)
      archive.field(&right)
      archive.field(&result)
      self = .compute(operation, left, right, result)
    }
  }
}

extension AggregateKind: Archivable {
  @usableFromInline package static var blank: AggregateKind { .count }
}

extension Arithmetic: Archivable {
  @usableFromInline package static var blank: Arithmetic { .sum }
}

extension Tally: Archivable {
  @usableFromInline package static var blank: Tally { Tally(.count, of: [], over: []) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&kind)
    archive.field(&of)
    archive.field(&over)
  }
}

extension Assertion: Archivable {
  @usableFromInline package static var blank: Assertion { Assertion(.blank) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&condition)
    archive.field(&strength)
    archive.field(&isStrict)
    archive.field(&objectIsStrict)
  }
}

extension Naming: Archivable {
  @usableFromInline package static var blank: Naming { .vocabulary }

  /// The case's number, with what it carries as two numbers and a text.
  private var parts: (Int, Int, Int, String) {
    switch self {
    case .vocabulary: (0, 0, 0, "")
    case .abbreviation(let short, let long): (1, Int(long.index), 0, short)
    case .reverse(let left, let right): (2, Int(left.index), Int(right.index), "")
    case .symmetric(let relation): (3, Int(relation.index), 0, "")
    case .oneWay(let relation): (4, Int(relation.index), 0, "")
    case .transitive(let relation): (5, Int(relation.index), 0, "")
    case .opposite(let left, let right): (6, Int(left.index), Int(right.index), "")
    case .completeKind(let kind): (7, Int(kind.index), 0, "")
    case .completeRelation(let relation): (8, Int(relation.index), 0, "")
    case .hearer(let thing): (9, Int(thing.index), 0, "")
    case .single(let relation): (10, Int(relation.index), 0, "")
    case .typed(let relation, let subject, let object): (11, Int(relation.index), Int(subject.index), "\(object.index)")
    case .announced(let relation): (12, Int(relation.index), 0, "")
    case .noun(let noun, let verb, let isTurned): (13, Int(noun.index), Int(verb.index), isTurned ? "turned" : "")
    case .alike(let left, let right): (14, Int(left.index), Int(right.index), "")
    }
  }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (tag, first, second, text) = parts
    archive.field(&tag)
    archive.field(&first)
    archive.field(&second)
    archive.field(&text)
    switch tag {
    case 0: self = .vocabulary
    case 1: self = .abbreviation(short: text, long: ThingID(first))
    case 2: self = .reverse(RelationID(first), RelationID(second))
    case 3: self = .symmetric(RelationID(first))
    case 4: self = .oneWay(RelationID(first))
    case 5: self = .transitive(RelationID(first))
    case 6: self = .opposite(RelationID(first), RelationID(second))
    case 7: self = .completeKind(ThingID(first))
    case 8: self = .completeRelation(RelationID(first))
    case 9: self = .hearer(ThingID(first))
    case 10: self = .single(RelationID(first))
    case 11: self = .typed(RelationID(first), subject: ThingID(second), object: ThingID(Int(text) ?? 0))
    case 12: self = .announced(RelationID(first))
    case 13: self = .noun(RelationID(first), verb: RelationID(second), isTurned: !text.isEmpty)
    case 14: self = .alike(RelationID(first), RelationID(second))
    default: archive.reject()
    }
  }
}

extension Statement: Archivable {
  @usableFromInline package static var blank: Statement { Statement(range: .blank) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&assertions)
    archive.field(&exclusive)
    archive.field(&conditions)
    archive.field(&reasonsFrom)
    archive.field(&variableCount)
    archive.field(&byName)
    archive.field(&namings)
    archive.field(&parts)
    archive.field(&range)
  }
}
