import Archive
import Datalog
import English

/// A relation as the engine has it: which places are filled, whether it is a denial, whether it is a duty.
struct Pattern: Hashable, Sendable {
  var relation: RelationID
  var roles: [Role]
  var isDenied: Bool
  var duty: Duty

  init(_ atom: English.Atom) {
    relation = atom.relation
    roles = atom.roles
    isDenied = atom.isDenied
    duty = atom.duty
  }

  init(_ relation: RelationID, _ roles: [Role], isDenied: Bool = false, duty: Duty = .none) {
    self.relation = relation
    self.roles = roles
    self.isDenied = isDenied
    self.duty = duty
  }

  /// The same with other places.
  func with(_ roles: [Role]) -> Pattern { Pattern(relation, roles, isDenied: isDenied, duty: duty) }
  /// The same, denied or affirmed.
  func with(isDenied: Bool) -> Pattern { Pattern(relation, roles, isDenied: isDenied, duty: duty) }
}

/// What a relation of the engine holds.
enum Variant: Hashable, CaseIterable, Sendable {
  /// Everything that holds, stated, inherited or concluded.
  case holds
  /// Stated of a kind, yielding to nearer statements.
  case stated
  /// Stated without exception.
  case strict
  /// Stated with `every` in the object's place.
  case strictObject
  /// Certain or usual statements: what can be an exception.
  case exceptional
  /// Blocked inheritance: who, and the statement's columns.
  case blocked
  /// What something is stated of, where exceptions ask.
  case bearers
  /// What a rule concludes to be of a kind that something is stated of, and that kind.
  case rises
  /// What a rule concludes to be of a kind at which an exception stands, and that kind.
  case heirs

  /// Is its row one of the pattern's, by its places?
  var hasPlaces: Bool {
    switch self {
    case .holds, .stated, .strict, .strictObject, .exceptional: true
    case .blocked, .bearers, .rises, .heirs: false
    }
  }

  /// How many columns a relation of a pattern has that fills so many places.
  fileprivate func arity(_ places: Int) -> Int {
    switch self {
    case .holds, .stated, .strict, .strictObject, .exceptional: places
    case .blocked: places + 1
    case .bearers: 1
    case .rises, .heirs: 2
    }
  }
}

/// The engine's relations by what they mean.
struct PredicateTable: Sendable {
  struct Key: Hashable, Sendable {
    var pattern: Pattern
    var variant: Variant
  }
  /// A relation of the engine that some key has.
  private struct Entry: Sendable {
    var key: Key
    var predicate: Predicate
  }
  /// All patterns that have a `holds` relation, in order of introduction.
  private(set) var patterns: [Pattern] = []
  /// What each of the vocabulary's relations comes to, by its number. A relation has few keys: they are looked through.
  private var entries: [[Entry]] = []
  /// The other way round, by the predicate's number.
  private var keys: [Key?] = []
  /// Stated links between things: `link(x, k)`.
  var link: Predicate
  /// Reflexive, transitive closure of the links.
  var base: Predicate
  /// What is (a kind of) what, conclusions included.
  var isA: Predicate
  /// Individuals and kinds with nothing below them.
  var lowest: Predicate
  /// Those of them that are not just some unnamed ones.
  var countable: Predicate
  /// Stated and concluded denials of is-a.
  var notAStated: Predicate
  var notA: Predicate
  /// Things that a rule concludes to be of a kind, one relation a kind.
  private(set) var concluded: [ThingID: Predicate] = [:]

  /// What is of one kind: `isA` for rules, one relation a kind, so that absence is stratified by kind.
  private(set) var members: [ThingID: Predicate] = [:]
  private(set) var kindOfMembers: [Predicate: ThingID] = [:]

  /// Kinds and relations that the trainer called complete: in conditions their absence is a denial.
  var completeKinds: Set<ThingID> = []
  var completeRelations: Set<RelationID> = []

  init(_ program: inout Program) {
    link = program.addPredicate("link", arity: 2)
    base = program.addPredicate("base", arity: 2)
    isA = program.addPredicate("isA", arity: 2)
    lowest = program.addPredicate("lowest", arity: 1)
    countable = program.addPredicate("countable", arity: 1)
    notAStated = program.addPredicate("notA.stated", arity: 2)
    notA = program.addPredicate("notA", arity: 2)
  }

  func known(_ pattern: Pattern, _ variant: Variant = .holds) -> Predicate? {
    entries(of: pattern.relation).first { $0.key.variant == variant && $0.key.pattern == pattern }?.predicate
  }

  /// What an engine's relation stands for; nil where it is none of the vocabulary's.
  func key(of predicate: Predicate) -> Key? {
    keys.indices.contains(Int(predicate.index)) ? keys[Int(predicate.index)] : nil
  }

  /// The patterns of a relation that have a `holds` relation, in order of introduction.
  func patterns(of relation: RelationID) -> [Pattern] {
    entries(of: relation).filter { $0.key.variant == .holds }.map(\.key.pattern)
  }

  private func entries(of relation: RelationID) -> [Entry] {
    entries.indices.contains(Int(relation.index)) ? entries[Int(relation.index)] : []
  }

  private mutating func enter(_ predicate: Predicate, for key: Key) {
    let (relation, number) = (Int(key.pattern.relation.index), Int(predicate.index))
    if entries.count <= relation { entries += Array(repeating: [], count: relation + 1 - entries.count) }
    if keys.count <= number { keys += Array(repeating: nil, count: number + 1 - keys.count) }
    entries[relation].append(Entry(key: key, predicate: predicate))
    keys[number] = key
    if key.variant == .holds { patterns.append(key.pattern) }
  }

  mutating func predicate(_ pattern: Pattern, _ variant: Variant, _ program: inout Program) -> Predicate {
    if let known = known(pattern, variant) { return known }
    let made = program.addPredicate(
      "\(pattern.relation.index).\(variant)", arity: variant.arity(pattern.roles.count))
    enter(made, for: Key(pattern: pattern, variant: variant))
    return made
  }

  mutating func concludes(_ kind: ThingID, _ program: inout Program) -> Predicate {
    if let known = concluded[kind] { return known }
    let made = program.addPredicate("concluded.\(kind.index)", arity: 1)
    concluded[kind] = made
    return made
  }

  mutating func members(of kind: ThingID, _ program: inout Program) -> Predicate {
    if let known = members[kind] { return known }
    let made = program.addPredicate("isA.\(kind.index)", arity: 1)
    members[kind] = made
    kindOfMembers[made] = kind
    return made
  }

  /// Patterns of the same relation, polarity and duty that fill more places.
  func wider(than pattern: Pattern) -> [Pattern] {
    patterns(of: pattern.relation).filter {
      $0.isDenied == pattern.isDenied && $0.duty == pattern.duty && $0.roles.count > pattern.roles.count
        && pattern.roles.allSatisfy($0.roles.contains)
    }
  }

  /// The places of an atom that are slots its relation has nowhere.
  func foreignSlots(of atom: English.Atom) -> [English.Atom.Place] {
    let patterns = patterns(of: atom.relation)
    return atom.places.filter { place in
      if case .slot = place.role { !patterns.contains { $0.roles.contains(place.role) } } else { false }
    }
  }

  /// Patterns of the same relation, polarity and duty that fill fewer places, or the same.
  func within(_ pattern: Pattern) -> [Pattern] {
    patterns(of: pattern.relation).filter {
      $0.isDenied == pattern.isDenied && $0.duty == pattern.duty && $0.roles.allSatisfy(pattern.roles.contains)
    }
  }
}

extension PredicateTable: Archivable {
  static var blank: PredicateTable {
    var program = Program()
    return PredicateTable(&program)
  }

  mutating func archive(_ archive: inout Archive) {
    let count = archive.count(keys.count)
    for number in 0..<count where archive.isSound {
      var key = archive.isReading ? nil : keys[number]
      archive.field(&key)
      if archive.isReading, let key { enter(Predicate(Int32(number)), for: key) }
    }
    archive.field(&link)
    archive.field(&base)
    archive.field(&isA)
    archive.field(&lowest)
    archive.field(&countable)
    archive.field(&notAStated)
    archive.field(&notA)
    archive.field(&concluded)
    archive.field(&members)
    archive.field(&completeKinds)
    archive.field(&completeRelations)
    guard archive.isReading else { return }
    for (kind, predicate) in members { kindOfMembers[predicate] = kind }
  }
}
