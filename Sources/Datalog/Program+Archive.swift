import Archive

extension Program: Archivable {
  @usableFromInline package static var blank: Program { Program() }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&predicates)
    archive.field(&facts)
    archive.field(&clauses)
    archive.field(&numbers)
  }
}

extension PredicateInfo: Archivable {
  @usableFromInline package static var blank: PredicateInfo { PredicateInfo("", arity: 0) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&name)
    archive.field(&arity)
  }
}

extension Clause: Archivable {
  @usableFromInline package static var blank: Clause { Clause(head: .blank, body: []) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&head)
    archive.field(&body)
    archive.field(&round)
    archive.field(&origin)
  }
}

extension Atom: Archivable {
  @usableFromInline package static var blank: Atom { Atom(Predicate(0), []) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&predicate)
    archive.field(&terms)
  }
}

extension Term: Archivable {
  @usableFromInline package static var blank: Term { .variable(0) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    switch self {
    case .variable(var index):
      var tag = 0
      archive.field(&tag)
      if tag == 1 {
        var value = Value(0)
        archive.field(&value)
        self = .constant(value)
      } else {
        archive.field(&index)
        self = .variable(index)
      }
    case .constant(var value):
      var tag = 1
      archive.field(&tag)
      archive.field(&value)
    }
  }
}

extension Value: Archivable {
  @usableFromInline package static var blank: Value { Value(0) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = raw
    archive.field(&number)
    self = Value(number)
  }
}

extension Predicate: Archivable {
  @usableFromInline package static var blank: Predicate { Predicate(0) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = index
    archive.field(&number)
    self = Predicate(number)
  }
}

extension Round: Archivable {
  @usableFromInline package static var blank: Round { .certain }
}

extension Literal: Archivable {
  @usableFromInline package static var blank: Literal { .absent([]) }

  private var tag: Int {
    switch self {
    case .absent: 0
    case .atom: 1
    case .either: 2
    case .same: 3
    case .different: 4
    case .compare: 5
    case .aggregate: 6
    case .compute: 7
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
    case .atom(var atom):
      archive.field(&atom)
      self = .atom(atom)
    case .either(var branches):
      archive.field(&branches)
      self = .either(branches)
    case .same(var a, var b):
      archive.field(&a)
      archive.field(&b)
      self = .same(a, b)
    case .different(var a, var b):
      archive.field(&a)
      archive.field(&b)
      self = .different(a, b)
    case .compare(var comparison, var a, var b):
      archive.field(&comparison)
      archive.field(&a)
      archive.field(&b)
      self = .compare(comparison, a, b)
    case .aggregate(var aggregate):
      archive.field(&aggregate)
      self = .aggregate(aggregate)
    case .compute(var operation, var a, var b, var result):
      archive.field(&operation)
      archive.field(&a)
      archive.field(&b)
      archive.field(&result)
      self = .compute(operation, a, b, result)
    }
  }

  private static func empty(_ tag: Int, _ archive: inout Archive) -> Literal {
    switch tag {
    case 0: return .absent([])
    case 1: return .atom(.blank)
    case 2: return .either([])
    case 3: return .same(.blank, .blank)
    case 4: return .different(.blank, .blank)
    case 5: return .compare(.equal, .blank, .blank)
    case 6: return .aggregate(.blank)
    case 7: return .compute(.sum, .blank, .blank, .blank)
    default:
      archive.reject()
      return .blank
    }
  }
}

extension Arithmetic: Archivable {
  @usableFromInline package static var blank: Arithmetic { .sum }
}

extension Comparison: Archivable {
  @usableFromInline package static var blank: Comparison { .equal }
}

extension Aggregate: Archivable {
  @usableFromInline package static var blank: Aggregate { Aggregate(.count, of: [], over: [], .variable(0)) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&operation)
    archive.field(&of)
    archive.field(&over)
    archive.field(&comparison)
    archive.field(&result)
    archive.field(&includesPossible)
  }
}

extension Aggregate.Operation: Archivable {
  @usableFromInline package static var blank: Aggregate.Operation { .count }
}
