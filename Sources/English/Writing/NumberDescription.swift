/// What conditions on numbers say of their owners, as words that a noun phrase can hold: `largest` for the town whose
/// population is the greatest of any, `have a length of more than 200 km`, `are larger than Borland`.
///
/// Numbers are variables of their own in the conditions; nobody would say them so.
struct NumberDescription {
  /// Before the noun: `largest`, `second largest`.
  private(set) var superlatives: [Variable: String] = [:]
  /// Right behind the noun: `with the greatest budget`.
  private(set) var additions: [Variable: String] = [:]
  /// Predicates of the owner.
  private(set) var clauses: [Variable: [Clause]] = [:]
  /// Numbers that are said by what they are of: `the population of Borland`.
  private(set) var named: [Variable: (relation: RelationID, owner: Term)] = [:]
  /// What is counted for something named, and whom that is compared with: `more towns` in `Ohio has more towns than Utah`.
  private(set) var rivals: [Variable: (words: String, other: Term)] = [:]
  /// The conditions that are left to say.
  private(set) var conditions: [Condition]

  /// A predicate: words, or what an atom says, with words behind it.
  struct Clause {
    /// With a plural subject, and with a singular one.
    var plural: String
    var singular: String
    /// The relation, where it is one; the words are then what stands for ``counted`` in it.
    var atom: Atom?
    var counted: Variable?
    /// Whom it is compared with.
    var other: Term?
  }

  private let lexicon: Lexicon
  /// All that is to be said.
  private let all: [Condition]
  /// What each number is the measure of, and where that is said.
  private var bindings: [Variable: (relation: RelationID, owner: Term)] = [:]

  init(_ conditions: [Condition], _ lexicon: Lexicon, keeping focus: Set<Variable>) {
    (self.conditions, all) = (conditions, conditions)
    self.lexicon = lexicon
    for condition in conditions {
      guard let (value, relation, owner) = measured(condition), !focus.contains(value) else { continue }
      bindings[value] = (relation, owner)
    }
    for condition in conditions {
      switch condition {
      case .tally(let tally, let comparison, let result): describe(tally, comparison, result)
      case .compare(let comparison, let left, let right): describe(comparison, left, right)
      default: break
      }
    }
  }

  /// `V is the length of X`, of a noun whose values are numbers.
  private func measured(_ condition: Condition) -> (Variable, RelationID, Term)? {
    guard case .holds(let atom) = condition, atom.places.count == 2, !atom.isDenied,
      lexicon[atom.relation].shape == .noun, lexicon[atom.relation].isNumeric,
      case .variable(let value)? = atom[.subject], let owner = atom[.object]
    else { return nil }
    return (value, atom.relation, owner)
  }

  private mutating func drop(_ condition: Condition) { conditions.removeAll { $0 == condition } }

  /// Drops what binds a number that nothing else speaks of.
  private mutating func release(_ value: Variable) {
    let about = conditions.filter { $0.mentions(value) }
    if about.count == 1, measured(about[0])?.0 == value { drop(about[0]) }
  }

  /// Is anything said of numbers of the thing?
  func describes(_ variable: Variable) -> Bool {
    superlatives[variable] != nil || additions[variable] != nil || clauses[variable] != nil
  }

  /// The things that others are compared with.
  var compared: [Variable] {
    clauses.values.flatMap { $0 }.compactMap { if case .variable(let variable)? = $0.other { variable } else { nil } }
      .sorted()
  }

  // MARK: Superlatives

  private mutating func describe(_ tally: Tally, _ comparison: Comparison, _ result: Term) {
    let whole = Condition.tally(tally, comparison, result)
    switch (tally.kind, result) {
    case (.greatest, .variable(let value)), (.least, .variable(let value)):
      guard comparison == .equal else { return }
      if let (relation, owner) = bindings[value], case .variable(let asked) = owner,
        isAmongAll(tally.over, relation, asked)
      {
        drop(whole)
        release(value)
        rank("", relation, asked, isLeast: tally.kind == .least)
      } else {
        mostCounted(tally, value, whole)
      }
    case (.count, .thing(let number)):
      guard comparison == .equal || comparison == .less, case .quantity(let limit, nil) = lexicon[number].structure,
        let (passed, isLeast, rest) = passing(tally.over), let (relation, owner) = bindings[passed],
        case .variable(let asked) = owner, isAmongAll(rest, relation, asked), let limit = Int(exactly: limit)
      else { return }
      drop(whole)
      release(passed)
      // As many as come before it, or fewer than so many.
      let place = comparison == .less ? "\(limit) " : limit == 0 ? "" : Inflection.ordinalWord(limit + 1) + " "
      rank(place, relation, asked, isLeast: isLeast)
    default: break
    }
  }

  /// Of conditions on those that come before: the number that they pass, whether they are below it, and the rest.
  private func passing(_ over: [Condition]) -> (Variable, isLeast: Bool, rest: [Condition])? {
    guard let place = over.firstIndex(where: { if case .compare = $0 { true } else { false } }),
      case .compare(let comparison, _, .variable(let passed)) = over[place], bindings[passed] != nil,
      comparison == .more || comparison == .less
    else { return nil }
    var rest = over
    rest.remove(at: place)
    return (passed, comparison == .less, rest)
  }

  /// Do the conditions say of another what is said of the one asked for?
  private func isAmongAll(_ over: [Condition], _ relation: RelationID, _ asked: Variable) -> Bool {
    guard let measure = over.first(where: { measured($0)?.1 == relation }),
      case .variable(let other)? = measured(measure)?.2
    else { return false }
    var renamed: [Variable: Variable] = [other: asked]
    let rest = over.filter { if case .lowest = $0 { false } else { $0 != measure } }
    return rest.allSatisfy { condition in
      all.contains { Self.matches(condition, $0, &renamed) }
    }
  }

  /// Is the one condition the other, but for the names of variables?
  private static func matches(_ left: Condition, _ right: Condition, _ renamed: inout [Variable: Variable]) -> Bool {
    var theirs: [Term] = []
    right.visitTerms { theirs.append($0) }
    var names = renamed
    var place = 0
    let turned = left.mapTerms { term in
      defer { place += 1 }
      guard case .variable(let variable) = term else { return term }
      if names[variable] == nil, place < theirs.count, case .variable(let other) = theirs[place] {
        names[variable] = other
      }
      return names[variable].map { .variable($0) } ?? term
    }
    guard turned == right else { return false }
    renamed = names
    return true
  }

  /// - Parameter place: `second `, `3 `, or nothing.
  private mutating func rank(_ place: String, _ relation: RelationID, _ asked: Variable, isLeast: Bool) {
    if let adjective = adjective(relation, asked, isLeast: isLeast) {
      superlatives[asked] = place + Inflection.superlativeWords(of: adjective)
    } else {
      additions[asked] = "with the " + place + (isLeast ? "smallest " : "greatest ") + lexicon.noun(of: relation)
    }
  }

  /// The adjective that compares things of the kind by the relation.
  private func adjective(_ relation: RelationID, _ owner: Variable, isLeast: Bool) -> String? {
    let kinds = all.compactMap { condition -> ThingID? in
      if case .isA(.variable(owner), .thing(let kind), denied: false) = condition { kind } else { nil }
    }
    return lexicon.adjective(comparing: kinds, by: relation, isLeast: isLeast)
  }

  // MARK: Comparisons

  private mutating func describe(_ comparison: Comparison, _ left: Term, _ right: Term) {
    guard case .variable(let value) = left else { return }
    guard let (relation, owner) = bindings[value] else { return compareCounts(comparison, value, right) }
    let whole = Condition.compare(comparison, left, right)
    guard case .variable(let asked) = owner else {
      named[value] = (relation, owner)
      if case .variable(let other) = right, let theirs = bindings[other] { named[other] = theirs }
      conditions = conditions.filter { condition in measured(condition).map { named[$0.0] == nil } ?? true }
      return
    }
    guard let clause = clause(comparison, relation, asked, right) else { return }
    drop(whole)
    release(value)
    if case .variable(let other) = right { release(other) }
    clauses[asked, default: []].append(clause)
  }

  private func clause(_ comparison: Comparison, _ relation: RelationID, _ asked: Variable, _ right: Term) -> Clause? {
    switch right {
    case .thing(let thing):
      guard case .quantity = lexicon[thing].structure else { return nil }
      let bound = (comparison == .equal ? "" : Writer.words(comparison) + " ") + lexicon[thing].name
      let isCount = lexicon.noun(of: relation).hasPrefix("number of ")
      let article = Inflection.indefiniteArticle(before: lexicon.noun(of: relation))
      let words = isCount ? bound : "\(article) \(lexicon.noun(of: relation)) of " + bound
      return Clause(plural: "have " + words, singular: "has " + words)
    case .variable(let variable):
      guard let (other, owner) = bindings[variable], other == relation, comparison == .more || comparison == .less
      else { return nil }
      let words: (String, String)
      if let adjective = adjective(relation, asked, isLeast: comparison == .less) {
        let compared = Inflection.comparativeWords(of: adjective) + " than "
        words = ("are " + compared, "is " + compared)
      } else {
        let compared = (comparison == .more ? "a greater " : "a smaller ") + lexicon.noun(of: relation) + " than "
        words = ("have " + compared, "has " + compared)
      }
      return Clause(plural: words.0, singular: words.1, other: owner)
    }
  }

  // MARK: Counts

  /// `has the most towns`: the count of towns is the greatest of any.
  private mutating func mostCounted(_ tally: Tally, _ value: Variable, _ whole: Condition) {
    guard let count = conditions.first(where: { Self.counts(value, $0) }),
      let (kind, relation, counted) = simpleCount(count),
      case .variable(let asked)? = relation.places.map(\.term).first(where: { $0 != .variable(counted) })
    else { return }
    drop(whole)
    drop(count)
    conditions.removeAll { if case .compare(_, .variable(value), .thing) = $0 { true } else { false } }
    let words = (tally.kind == .greatest ? "the most " : "the fewest ") + lexicon.plural(of: lexicon[kind].name)
    clauses[asked, default: []].append(Clause(plural: words, singular: words, atom: relation, counted: counted))
  }

  /// `has more towns than Borland`.
  private mutating func compareCounts(_ comparison: Comparison, _ value: Variable, _ right: Term) {
    guard case .variable(let theirs) = right, let mine = conditions.first(where: { Self.counts(value, $0) }),
      let other = conditions.first(where: { Self.counts(theirs, $0) }),
      let (kind, relation, counted) = simpleCount(mine), let (same, compared, whose) = simpleCount(other), kind == same,
      let subject = relation.places.map(\.term).first(where: { $0 != .variable(counted) }),
      let owner = compared.places.map(\.term).first(where: { $0 != .variable(whose) }),
      relation.relation == compared.relation
    else { return }
    let (more, than) = Self.many(comparison)
    if case .variable = subject, comparison != .more, comparison != .less { return }
    drop(mine)
    drop(other)
    drop(.compare(comparison, .variable(value), right))
    let words = more + " " + lexicon.plural(of: lexicon[kind].name)
    guard case .variable(let asked) = subject else {
      rivals[counted] = (words + " " + than, owner)
      conditions.append(.holds(relation))
      return
    }
    clauses[asked, default: []].append(
      Clause(plural: words, singular: words, atom: relation, counted: counted, other: owner))
  }

  /// How two counts are compared, and the word before the second.
  private static func many(_ comparison: Comparison) -> (more: String, than: String) {
    switch comparison {
    case .more: ("more", "than")
    case .less: ("fewer", "than")
    case .atMost: ("no more", "than")
    case .atLeast: ("no fewer", "than")
    case .equal: ("as many", "as")
    case .notEqual: ("a different number of", "than")
    }
  }

  /// A count of what is of a kind and stands in one relation to something.
  private func simpleCount(_ condition: Condition) -> (kind: ThingID, relation: Atom, counted: Variable)? {
    guard case .tally(let tally, _, _) = condition, tally.kind == .count, tally.over.count == 2,
      let counted = tally.of.last,
      let kind = tally.over.lazy.compactMap({ condition -> ThingID? in
        if case .isA(.variable(counted), .thing(let kind), denied: false) = condition { kind } else { nil }
      }).first,
      let relation = tally.over.lazy.compactMap({ Self.first($0, linking: counted) }).first
    else { return nil }
    return (kind, relation, counted)
  }

  private static func counts(_ value: Variable, _ condition: Condition) -> Bool {
    if case .tally(let tally, .equal, .variable(value)) = condition { tally.kind == .count } else { false }
  }

  /// The relation between what is counted and what it is counted for: of several wordings the first.
  private static func first(_ condition: Condition, linking counted: Variable) -> Atom? {
    switch condition {
    case .holds(let atom) where atom.places.count == 2 && condition.mentions(counted): atom
    case .either(let branches): branches.first.flatMap { $0.count == 1 ? first($0[0], linking: counted) : nil }
    default: nil
    }
  }
}

extension Lexicon {
  /// How the values of a noun are called: `population`.
  func noun(of relation: RelationID) -> String { self[relation].kind.map { self[$0].name } ?? self[relation].words[0] }

  /// The adjective that compares things of some kinds by a relation; for the least the opposite of one.
  func adjective(comparing kinds: [ThingID], by relation: RelationID, isLeast: Bool) -> String? {
    // The one that compares the fewest kinds says the most.
    let own = measures.keys.sorted().filter { word in
      measures[word]?.contains { $0.relation == relation && kinds.contains($0.kind) } ?? false
    }.sorted { left, right in
      func rank(_ word: String) -> (Int, Int, Int) {
        (measures[word]?.count ?? 0, Inflection.takesEnding(word) ? 0 : 1, -word.utf8.count)
      }
      return rank(left) < rank(right)
    }
    return isLeast ? own.lazy.compactMap { self.opposites[$0] }.first : own.first
  }
}
