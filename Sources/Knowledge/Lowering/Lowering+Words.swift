import Datalog
import English

/// What follows from words alone: compounds, actions, naming sentences, fewer slots, wider nouns.
extension Lowering {
  private func v(_ index: Int) -> EngineTerm { .variable(index) }

  // MARK: Links by name

  /// Every compound is a kind of its head noun; `ADJ N` is also whatever is N and ADJ.
  mutating func addCompounds() {
    let byName = number(.byName)
    for thing in lexicon.things.notable {
      switch thing.structure {
      case .plain, .quoted:
        if !thing.isName || thing.takesThe, let (kind, owner) = lexicon.ownership(of: thing) {
          own(thing.id, kind, owner, byName)
        }
        guard !thing.isName, let head = lexicon.headKind(of: thing) else { continue }
        link(thing.id, head.kind, .certain, byName)
        if let property = head.property { describe(thing.id, head.kind, property, byName) }
      case .described(let head, let conditions):
        link(thing.id, head, .certain, byName)
        describe(thing.id, head, conditions, byName)
      case .action, .quantity: continue
      }
    }
  }

  /// `the workflow of staff` is a workflow, and staff have it.
  private mutating func own(_ thing: ThingID, _ kind: ThingID, _ owner: ThingID, _ origin: Int32) {
    link(thing, kind, .certain, origin)
    guard let have = lexicon.verbRelation("have") else { return }
    let pattern = Pattern(have, [.subject, .object])
    _ = table.predicate(pattern, .holds, &program)
    program.facts.append(
      Fact(table.predicate(pattern, .strict, &program), [owner.value, thing.value], origin: origin))
    statedSubjects[pattern, default: []].insert(owner)
  }

  private mutating func describe(_ thing: ThingID, _ kind: ThingID, _ property: RelationID, _ origin: Int32) {
    let pattern = Pattern(property, [.subject])
    let holds = table.predicate(pattern, .holds, &program)
    program.facts.append(
      Fact(table.predicate(pattern, .strict, &program), [thing.value], origin: origin))
    statedSubjects[pattern, default: []].insert(thing)
    let isKind = Literal.atom(EngineAtom(table.members(of: kind, &program), [v(0)]))
    // Everything is a thing.
    let body = (lexicon[kind].key == "thing" ? [] : [isKind]) + [.atom(EngineAtom(holds, [v(0)]))]
    program.clauses.append(
      Clause(head: EngineAtom(table.concludes(thing, &program), [v(0)]), body: body, origin: origin))
  }

  /// A described kind has what describes it, and whatever has that is of the kind.
  private mutating func describe(_ thing: ThingID, _ head: ThingID, _ conditions: [Condition], _ origin: Int32) {
    let variable = Variable(0)
    guard !conditions.isEmpty else { return }
    for condition in conditions {
      guard case .holds(let atom) = condition.mapTerms({ $0 == .variable(variable) ? .thing(thing) : $0 }) else {
        continue
      }
      let things = atom.places.compactMap { place -> ThingID? in
        if case .thing(let thing) = place.term { thing } else { nil }
      }
      guard things.count == atom.places.count else { continue }
      let pattern = Pattern(atom)
      let holds = table.predicate(pattern, .holds, &program)
      program.facts.append(
        Fact(table.predicate(pattern, .strict, &program), things.map(\.value), origin: origin))
      if let first = things.first { statedSubjects[pattern, default: []].insert(first) }
      guard things.first != thing, things.contains(thing) else { continue }
      // `a lion whose mother is Zira`: Zira is the mother of everything that is one.
      program.clauses.append(
        Clause(
          head: EngineAtom(holds, things.map { $0 == thing ? v(0) : .constant($0.value) }),
          body: [.atom(EngineAtom(table.base, [v(0), .constant(thing.value)]))], origin: origin))
    }
    var body = BodyLowering(table: table, lexicon: lexicon, program: program, variables: 0)
    let widened = body.widened(conditions, keeping: variable)
    body.variables = StatementVariables.count(widened)
    body.isRule = true
    let literals = body.lower([.isA(.variable(variable), .thing(head), denied: false)] + widened)
    (table, program) = (body.table, body.program)
    program.clauses.append(
      Clause(head: EngineAtom(table.concludes(thing, &program), [v(0)]), body: literals, origin: origin))
  }

  /// An action with more or narrower parts is a kind of one with fewer or wider.
  mutating func addActions() {
    let byName = number(.byName)
    var found: [RelationID: [(ThingID, English.Atom)]] = [:]
    for thing in lexicon.things.notable {
      if case .action(let atom) = thing.structure { found[atom.relation, default: []].append((thing.id, atom)) }
    }
    // In an order that is the same in every run: answers follow it.
    let byRelation = found.sorted { $0.key < $1.key }
    if let action = lexicon.thing(keyed: "action") {
      // `the role does an action`: whatever is done is one.
      for (_, actions) in byRelation { for (thing, _) in actions { link(thing, action, .certain, byName) } }
    }
    for (_, actions) in byRelation where actions.count > 1 {
      for (narrow, inner) in actions {
        for (wide, outer) in actions where narrow != wide && inner.isDenied == outer.isDenied {
          let fits = outer.places.allSatisfy { place in
            guard let part = inner[place.role] else { return false }
            return part == place.term || isStaticallyA(part, place.term)
          }
          if fits { link(narrow, wide, .certain, byName) }
        }
      }
    }
  }

  /// A thing does an action if the plain relation holds of it.
  mutating func addDoing() {
    guard let relation = lexicon.verbRelation("do") else { return }
    let pattern = Pattern(relation, [.subject, .object])
    guard table.known(pattern) != nil else { return }
    let doing = table.predicate(pattern, .holds, &program)
    for thing in lexicon.things.notable {
      guard case .action(let action) = thing.structure, action[.subject] == nil, !action.isDenied else { continue }
      var atom = action
      atom[.subject] = .variable(Variable(0))
      var body = BodyLowering(table: table, lexicon: lexicon, program: program, variables: 0)
      body.isRule = true
      let widened = body.widened([.holds(atom)], keeping: Variable(0))
      body.variables = StatementVariables.count(widened)
      let literals = body.lower(widened)
      (table, program) = (body.table, body.program)
      program.clauses.append(
        Clause(head: EngineAtom(doing, [v(0), .constant(thing.id.value)]), body: literals, origin: number(.wording)))
    }
  }

  private func isStaticallyA(_ part: English.Term, _ whole: English.Term) -> Bool {
    guard case .thing(let below) = part, case .thing(let above) = whole else { return false }
    return reaches(below, above)
  }

  // MARK: Structure of kinds

  mutating func addStructure() {
    let origin = number(.structure)
    program.facts.append(
      FactBlock(table.base, [.row, .row], rows: 0..<lexicon.things.count, origin: origin, originStep: 0))
    program.clauses.append(
      Clause(
        head: EngineAtom(table.base, [v(0), v(2)]),
        body: [.atom(EngineAtom(table.link, [v(0), v(1)])), .atom(EngineAtom(table.base, [v(1), v(2)]))],
        origin: origin))
    program.clauses.append(
      Clause(
        head: EngineAtom(table.isA, [v(0), v(1)]), body: [.atom(EngineAtom(table.base, [v(0), v(1)]))], origin: origin))
    program.clauses.append(
      Clause(
        head: EngineAtom(table.notA, [v(0), v(2)]),
        body: [.atom(EngineAtom(table.isA, [v(0), v(1)])), .atom(EngineAtom(table.notAStated, [v(1), v(2)]))],
        origin: number(.inheritance)))
  }

  /// The members of the kinds that rules read: by stated links, by conclusions, by relational nouns.
  private mutating func addMembers() {
    let origin = number(.structure)
    for (kind, members) in table.members.sorted(by: { $0.key < $1.key }) {
      func add(_ body: [Literal], _ origin: Int32) {
        program.clauses.append(Clause(head: EngineAtom(members, [v(0)]), body: body, origin: origin))
      }
      add([.atom(EngineAtom(table.base, [v(0), .constant(kind.value)]))], origin)
      for concluded in reach.concluded[kind] ?? [] {
        guard let predicate = table.concluded[concluded] else { continue }
        add([.atom(EngineAtom(predicate, [v(0)]))], origin)
      }
      for noun in reach.nouns[kind] ?? [] {
        let pattern = noun.pattern
        guard let holds = table.known(pattern) else { continue }
        add([.atom(EngineAtom(holds, pattern.roles.indices.map { v($0) }))], number(.wording))
      }
    }
  }

  /// Patterns of relational nouns whose subject is a value of the noun.
  func nounPatterns() -> [Pattern] {
    table.patterns.filter {
      lexicon[$0.relation].shape == .noun && !$0.isDenied && $0.duty == .none && $0.roles.first == .subject
    }
  }

  /// Works out which conclusions lead to which kinds. What is stated of a noun has its link already, so only nouns
  /// that some clause concludes count.
  mutating func findReach() {
    let inheritance = number(.inheritance)
    let concludedHeads = Set(program.clauses.filter { $0.origin != inheritance }.map(\.head.predicate))
    let nouns = nounPatterns().compactMap { pattern -> (pattern: Pattern, kind: ThingID)? in
      guard let kind = lexicon[pattern.relation].kind, let holds = table.known(pattern), concludedHeads.contains(holds)
      else { return nil }
      return (pattern, kind)
    }
    reach = KindReach(concluded: table.concluded.keys.sorted(), nouns: nouns, links: links)
  }

  /// A concluded kind and all above it.
  mutating func addConclusions() {
    addMembers()
    let origin = number(.structure)
    for (kind, predicate) in table.concluded.sorted(by: { $0.key < $1.key }) {
      program.clauses.append(
        Clause(
          head: EngineAtom(table.isA, [v(0), v(1)]),
          body: [
            .atom(EngineAtom(predicate, [v(0)])), .atom(EngineAtom(table.base, [.constant(kind.value), v(1)])),
          ],
          origin: origin))
    }
    // Relational nouns: what is concluded to be a N of something is a N.
    for pattern in nounPatterns() {
      guard let kind = lexicon[pattern.relation].kind, let holds = table.known(pattern) else { continue }
      program.clauses.append(
        Clause(
          head: EngineAtom(table.isA, [v(0), v(pattern.roles.count)]),
          body: [
            .atom(EngineAtom(holds, pattern.roles.indices.map { v($0) })),
            .atom(EngineAtom(table.base, [.constant(kind.value), v(pattern.roles.count)])),
          ],
          origin: number(.wording)))
    }
  }

  // MARK: Wordings

  /// Stated with a slot implies without it.
  mutating func addProjections() {
    let origin = number(.wording)
    for narrow in table.patterns where !narrow.isDenied {
      for wide in table.wider(than: narrow) {
        imply(wide, narrow, origin) { role in wide.roles.firstIndex(of: role) }
      }
    }
  }

  /// `from` implies `to`, each place of `to` taken from the column that `place` gives.
  private mutating func imply(_ from: Pattern, _ to: Pattern, _ origin: Int32, _ place: (Role) -> Int?) {
    guard let source = table.known(from) else { return }
    let target = table.predicate(to, .holds, &program)
    let columns = to.roles.map(place)
    guard columns.allSatisfy({ $0 != nil }) else { return }
    program.clauses.append(
      Clause(
        head: EngineAtom(target, columns.map { v($0!) }),
        body: [.atom(EngineAtom(source, from.roles.indices.map { v($0) }))], origin: origin))
  }

  /// `primary user of` implies `user of`.
  mutating func addNarrowNouns() {
    let origin = number(.wording)
    for relation in lexicon.relations where relation.shape == .noun {
      for pattern in table.patterns(of: relation.id) where !pattern.isDenied {
        var words = relation.words[0].split(separator: " ").dropFirst()
        while !words.isEmpty {
          if let wider = lexicon.nounRelation(words.joined(separator: " "), relation.words[1]), wider != relation.id {
            imply(pattern, Pattern(wider, pattern.roles, duty: pattern.duty), origin) {
              pattern.roles.firstIndex(of: $0)
            }
          }
          words = words.dropFirst()
        }
      }
    }
  }

  /// Must implies should; what somebody verbs is verbed.
  mutating func addDutiesAndPassives() {
    let origin = number(.wording)
    for pattern in table.patterns {
      if pattern.duty == .must {
        imply(pattern, Pattern(pattern.relation, pattern.roles, isDenied: pattern.isDenied, duty: .should), origin) {
          pattern.roles.firstIndex(of: $0)
        }
      }
      let relation = lexicon[pattern.relation]
      if relation.shape == .verb, !pattern.isDenied, pattern.roles.contains(.object),
        let property = lexicon.participle(of: relation.id)
      {
        let roles = pattern.roles.filter { $0 != .object }
        imply(pattern, Pattern(property, roles, duty: pattern.duty), origin) { role in
          pattern.roles.firstIndex(of: role == .subject ? .object : role)
        }
      }
    }
  }
}

/// How many variables conditions use.
enum StatementVariables {
  static func count(_ conditions: [Condition]) -> Int {
    var highest = -1
    for condition in conditions {
      condition.visitTerms { if case .variable(let variable) = $0 { highest = max(highest, variable.index) } }
    }
    return highest + 1
  }
}
