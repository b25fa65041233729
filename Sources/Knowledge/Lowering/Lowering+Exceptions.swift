import Datalog
import English

/// Exceptions by nearness: what keeps a row from being handed down.
///
///     P.blocked(x, k, …) ← P.stated(k, …), Q.exceptional(kind, …), below(kind, k), below(x, kind), kind ≠ k
///
/// where Q is the opposite of P. Either `below` is a stated link (`base`) or a rule's conclusion, which `P.rises` and
/// `Q.heirs` hold with the kinds as data: four clauses for a pair of opposites, however many kinds rules conclude.
extension Lowering {
  private func v(_ index: Int) -> EngineTerm { .variable(index) }

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
  mutating func addExceptions(_ pattern: Pattern) -> Predicate? {
    guard pattern.duty == .none else { return nil }
    let opposite = pattern.with(isDenied: !pattern.isDenied)
    let opposites = table.patterns(of: pattern.relation).filter {
      $0.isDenied == opposite.isDenied && $0.duty == .none && table.known($0, .exceptional) != nil
        && (opposite.isDenied ? $0.roles.allSatisfy(pattern.roles.contains) : $0.roles == pattern.roles)
    }
    guard !opposites.isEmpty, let stated = table.known(pattern, .stated) else { return nil }
    let blocked = table.predicate(pattern, .blocked, &program)
    let base = table.base
    let rises = [base] + (addRises(pattern).map { [$0] } ?? [])
    let width = pattern.roles.count
    // Columns: 0 the heir, 1 the kind that the row is stated of, then the row's other places; then the exception's.
    let row = (1...width).map { v($0) }
    for other in opposites {
      guard let exceptional = table.known(other, .exceptional), other.roles.first == .subject else { continue }
      var body: [Literal] = [.atom(EngineAtom(stated, row))]
      var columns: [EngineTerm] = []
      for (place, role) in other.roles.enumerated() {
        let column = v(width + 1 + place)
        columns.append(column)
        guard role != .subject, let mine = pattern.roles.firstIndex(of: role) else { continue }
        // A denial reaches everything below its object; a positive statement meets a denial of the same object.
        if pattern.isDenied {
          body.append(.same(column, row[mine]))
        } else {
          body.append(.atom(EngineAtom(base, [row[mine], column])))
        }
      }
      let kind = v(width + 1)
      body += [.atom(EngineAtom(exceptional, columns)), .different(kind, v(1))]
      let heirs = [base] + (addHeirs(other).map { [$0] } ?? [])
      for rise in rises {
        for heir in heirs {
          append(
            blocked, [v(0)] + row,
            body + [.atom(EngineAtom(rise, [kind, v(1)])), .atom(EngineAtom(heir, [v(0), kind]))])
        }
      }
    }
    return blocked
  }

  /// `rises(x, k)`: a rule's conclusion about x leads to k, of which some row is stated, and does not itself rest on what
  /// the pattern says: nothing nearer could be told by that. Nil where there is no such conclusion.
  private mutating func addRises(_ pattern: Pattern) -> Predicate? {
    let subjects = statedSubjects[pattern] ?? []
    var concluded = reach.concluded(leadingTo: subjects)
    guard !concluded.isEmpty, let holds = table.known(pattern) else { return nil }
    let readers = self.readers ?? Readers(self)
    self.readers = readers
    let resting = readers.all(of: holds)
    concluded.removeAll { table.concluded[$0].map(resting.contains) ?? true }
    return conclude(.rises, pattern, concluded, subjects)
  }

  /// `heirs(x, k)`: a rule concludes that x is of a kind k at which an exception stands. Nil where no rule does.
  private mutating func addHeirs(_ pattern: Pattern) -> Predicate? {
    if let known = table.known(pattern, .heirs) { return known }
    var kinds: ThingSet = []
    statedRows[pattern]?.forEach { row in
      if row.strength != .possible, let first = row.things.first { kinds.insert(first) }
    }
    return conclude(.heirs, pattern, reach.concluded(leadingTo: kinds), statedSubjects[pattern] ?? kinds)
  }

  /// One clause for each of the concluded kinds; `kinds` are those it may lead to.
  private mutating func conclude(
    _ variant: Variant, _ pattern: Pattern, _ concluded: [ThingID], _ kinds: ThingSet
  ) -> Predicate? {
    guard !concluded.isEmpty else { return nil }
    let bearers = self.bearers(pattern, kinds)
    let made = table.predicate(pattern, variant, &program)
    for kind in concluded {
      append(
        made, [v(0), v(1)],
        climb(.concluded(kind), from: v(0), to: v(1), fresh: 2) + [.atom(EngineAtom(bearers, [v(1)]))])
    }
    return made
  }

  /// A row for each of the kinds that a pattern's rows are stated of.
  private mutating func bearers(_ pattern: Pattern, _ kinds: ThingSet) -> Predicate {
    if let known = table.known(pattern, .bearers) { return known }
    let made = table.predicate(pattern, .bearers, &program)
    let origin = number(.structure)
    for kind in kinds.members { program.facts.append(Fact(made, [kind.value], origin: origin)) }
    return made
  }
}
