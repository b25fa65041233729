import Datalog
import English

/// Inheritance along kinds, with exceptions by nearness.
extension Lowering {
  private func v(_ index: Int) -> EngineTerm { .variable(index) }

  /// For every pattern the clauses that hand stated rows down.
  mutating func addInheritance() {
    for pattern in table.patterns {
      guard let holds = table.known(pattern) else { continue }
      let width = pattern.roles.count
      let inherited = (0..<width).map { v($0) }
      let ascents = ascents(to: statedSubjects[pattern] ?? [])
      if let stated = table.known(pattern, .stated) {
        var body: [Literal] = [.atom(EngineAtom(stated, [v(width)] + inherited.dropFirst()))]
        if let blocked = addExceptions(pattern, ascents) {
          body.append(.absent([.atom(EngineAtom(blocked, [v(0), v(width)] + inherited.dropFirst()))]))
        }
        for ascent in ascents {
          append(holds, inherited, body + climb(ascent, from: v(0), to: v(width), fresh: width + 1))
        }
      }
      if let strict = table.known(pattern, .strict) {
        let body = [Literal.atom(EngineAtom(strict, [v(width)] + inherited.dropFirst()))]
        for ascent in ascents {
          append(holds, inherited, body + climb(ascent, from: v(0), to: v(width), fresh: width + 1))
        }
      }
      if let strict = table.known(pattern, .strictObject), pattern.roles.first == .subject, width > 1 {
        // Columns: the row's own, then the kinds that it is stated of, then what the ways up need.
        let row = Literal.atom(EngineAtom(strict, [v(width), v(width + 1)] + inherited.dropFirst(2)))
        for objectAscent in self.ascents(to: strictObjects(pattern)) {
          let body = [row] + climb(objectAscent, from: v(1), to: v(width + 1), fresh: width + 2)
          for ascent in ascents {
            let way = climb(ascent, from: v(0), to: v(width), fresh: width + 2 + objectAscent.variables)
            append(holds, inherited, body + way)
          }
        }
      }
      passOwnersDown(pattern, holds)
    }
  }

  /// What is said with `every` in the object's place.
  private func strictObjects(_ pattern: Pattern) -> ThingSet {
    var objects = ThingSet()
    statedRows[pattern]?.forEach { if $0.objectIsStrict, $0.things.count > 1 { objects.insert($0.things[1]) } }
    return objects
  }

  /// A way for a thing to be of a kind.
  enum Ascent {
    /// By stated links.
    case base
    /// A rule concludes a first kind; stated links go on from it.
    case concluded(ThingID)
    /// It is the N of something, and a N is of the kind.
    case noun(Pattern, ThingID)

    /// How many variables it needs at most besides the heir and the kind.
    var variables: Int { if case .noun(let pattern, _) = self { pattern.roles.count } else { 0 } }
  }

  /// The ways that can lead to some of these kinds. Only those are read, so that what is concluded of other kinds does
  /// not become a dependency.
  func ascents(to kinds: ThingSet) -> [Ascent] {
    var concluded: Set<ThingID> = []
    var nouns: [Pattern: ThingID] = [:]
    for (kind, firsts) in reach.concluded where kinds.contains(kind) { concluded.formUnion(firsts) }
    for (kind, firsts) in reach.nouns where kinds.contains(kind) {
      for noun in firsts { nouns[noun.pattern] = noun.kind }
    }
    return [.base] + concluded.sorted().map { .concluded($0) }
      + table.patterns.compactMap { pattern in nouns[pattern].map { .noun(pattern, $0) } }
  }

  func climb(_ ascent: Ascent, from heir: EngineTerm, to kind: EngineTerm, fresh: Int) -> [Literal] {
    switch ascent {
    case .base: return [.atom(EngineAtom(table.base, [heir, kind]))]
    case .concluded(let first):
      guard let predicate = table.concluded[first] else { return [] }
      return [
        .atom(EngineAtom(predicate, [heir])), .atom(EngineAtom(table.base, [.constant(first.value), kind])),
      ]
    case .noun(let pattern, let first):
      guard let holds = table.known(pattern) else { return [] }
      return [
        .atom(EngineAtom(holds, [heir] + pattern.roles.indices.dropFirst().map { v(fresh + $0) })),
        .atom(EngineAtom(table.base, [.constant(first.value), kind])),
      ]
    }
  }

  private mutating func append(_ predicate: Predicate, _ terms: [EngineTerm], _ body: [Literal]) {
    program.clauses.append(
      Clause(head: EngineAtom(predicate, terms), body: body, origin: number(.inheritance)))
  }

  /// What is a need of patients is a need of every kind of patient.
  private mutating func passOwnersDown(_ pattern: Pattern, _ holds: Predicate) {
    guard lexicon[pattern.relation].shape == .noun, let owner = pattern.roles.firstIndex(of: .object), !pattern.isDenied
    else { return }
    // Not of descriptions: a need of a customer is of some customer.
    if let stated = table.known(pattern, .stated) {
      let width = pattern.roles.count
      var columns = (0..<width).map { v($0) }
      columns[owner] = v(width)
      append(
        holds, (0..<width).map { v($0) },
        [.atom(EngineAtom(stated, columns)), .atom(EngineAtom(table.base, [v(owner), v(width)]))])
    }
  }

  /// What can be an exception: certain and usual rows of relations of which something is affirmed and something denied.
  mutating func addExceptionalRows() {
    for pattern in table.patterns where pattern.duty == .none {
      guard let rows = statedRows[pattern] else { continue }
      let relation = table.patterns(of: pattern.relation)
      let isOpposed = relation.contains {
        $0.duty == .none && $0.isDenied != pattern.isDenied && statedRows[$0] != nil
      }
      guard isOpposed else { continue }
      rows.forEach { row in
        guard row.strength != .possible else { return }
        let exceptional = table.predicate(pattern, .exceptional, &program)
        program.facts.append(
          Fact(exceptional, row.things.map(\.value), round: row.strength.round, origin: row.origin))
      }
    }
  }

  /// `blocked(x, k, …)`: the row stated of k does not reach x, because the opposite is stated of something nearer.
  /// Nil where no opposite is stated at all.
  private mutating func addExceptions(_ pattern: Pattern, _ ascents: [Ascent]) -> Predicate? {
    guard pattern.duty == .none else { return nil }
    let opposite = pattern.with(isDenied: !pattern.isDenied)
    let opposites = table.patterns(of: pattern.relation).filter {
      $0.isDenied == opposite.isDenied && $0.duty == .none && table.known($0, .exceptional) != nil
        && (opposite.isDenied ? $0.roles.allSatisfy(pattern.roles.contains) : $0.roles == pattern.roles)
    }
    guard !opposites.isEmpty, let stated = table.known(pattern, .stated) else { return nil }
    let blocked = table.predicate(pattern, .blocked, &program)
    let ascents = ascents.filter { !rests($0, on: pattern) }
    let width = pattern.roles.count
    // Columns: 0 the heir, 1 the kind that the row is stated of, then the row's other places; then the exception's.
    let row = (1...width).map { v($0) }
    for other in opposites {
      guard let exceptional = table.known(other, .exceptional) else { continue }
      let first = width + 1
      var body: [Literal] = [.atom(EngineAtom(stated, row))]
      var columns: [EngineTerm] = []
      for (place, role) in other.roles.enumerated() {
        let column = v(first + place)
        columns.append(column)
        guard role != .subject, let mine = pattern.roles.firstIndex(of: role) else { continue }
        // A denial reaches everything below its object; a positive statement meets a denial of the same object.
        if pattern.isDenied {
          body.append(.same(column, row[mine]))
        } else {
          body.append(.atom(EngineAtom(table.base, [row[mine], column])))
        }
      }
      guard other.roles.first == .subject else { continue }
      let kind = v(first)
      body += [.atom(EngineAtom(exceptional, columns)), .different(kind, v(1))]
      let head = EngineAtom(blocked, [v(0)] + row)
      let concludedKinds = exceptionalKinds(other).filter { reach.concluded[$0] != nil }.sorted()
      for ascent in ascents {
        let below = body + climb(ascent, from: kind, to: v(1), fresh: first + other.roles.count)
        program.clauses.append(
          Clause(
            head: head, body: below + [.atom(EngineAtom(table.base, [v(0), kind]))], origin: number(.inheritance)))
        for exception in concludedKinds { blockConcluded(exception, below, head, kind) }
      }
    }
    return blocked
  }

  /// Does the kind at the beginning of the way up rest on what the pattern says? Then nothing nearer can be told by it.
  private mutating func rests(_ ascent: Ascent, on pattern: Pattern) -> Bool {
    guard let holds = table.known(pattern) else { return false }
    switch ascent {
    case .base: return false
    case .noun: return true
    case .concluded(let kind):
      var reach = conclusions ?? ConclusionReach(program.clauses)
      let reads = reach.reads(kind, self)
      conclusions = reach
      return reads.contains(holds)
    }
  }

  /// Kinds at which a statement of this pattern stands.
  private func exceptionalKinds(_ pattern: Pattern) -> Set<ThingID> {
    var kinds: Set<ThingID> = []
    statedRows[pattern]?.forEach { row in
      if row.strength != .possible, let first = row.things.first { kinds.insert(first) }
    }
    return kinds
  }

  /// Things that a rule concludes to be of the exceptional kind are heirs of the exception too.
  private mutating func blockConcluded(_ kind: ThingID, _ body: [Literal], _ head: EngineAtom, _ column: EngineTerm) {
    for concluded in reach.concluded[kind] ?? [] {
      guard let predicate = table.concluded[concluded] else { continue }
      program.clauses.append(
        Clause(
          head: head,
          body: body + [.same(column, .constant(kind.value)), .atom(EngineAtom(predicate, [v(0)]))],
          origin: number(.inheritance)))
    }
  }

  func reaches(_ start: ThingID, _ goal: ThingID) -> Bool {
    start == goal || KindReach.ancestors(of: start, links).contains(goal)
  }
}
