import Datalog
import English

/// Inheritance along kinds.
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
        if let blocked = addExceptions(pattern) {
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
    var nouns: [Pattern: ThingID] = [:]
    for (kind, firsts) in reach.nouns where kinds.contains(kind) {
      for noun in firsts { nouns[noun.pattern] = noun.kind }
    }
    return [.base] + reach.concluded(leadingTo: kinds).map { .concluded($0) }
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

  mutating func append(_ predicate: Predicate, _ terms: [EngineTerm], _ body: [Literal]) {
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

  func reaches(_ start: ThingID, _ goal: ThingID) -> Bool {
    start == goal || KindReach.ancestors(of: start, links).contains(goal)
  }
}
