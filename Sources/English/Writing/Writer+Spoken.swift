/// Conditions as one sentence: what only describes a variable goes into its noun phrase.
extension Writer {
  /// What is left of conditions when the descriptions of their variables are put into words.
  struct Spoken {
    /// A writer that says the variables by their descriptions.
    var writer: Writer
    /// What remains to be said.
    var conditions: [Condition]
    /// What is said of a quantified phrase, rather than in it.
    var main: Condition?
    /// Variables that are asked for.
    var focus: Set<Variable> = []
    /// What is said of the numbers of things.
    var numbers: NumberDescription
  }

  /// `vendors must consider the needs of patients` rather than `X is a need, X is a need of patients and …`.
  /// - Parameter strength: with which the last relation is said.
  public func spoken(_ conditions: [Condition], strength: Strength = .certain) -> String {
    var spoken = spoken(conditions, keeping: [])
    if case .holds(let atom)? = spoken.conditions.last, case .variable(let subject)? = atom[.subject],
      let phrase = spoken.writer.phrases[subject], phrase.isPlural, spoken.writer.quantifiers[subject] == nil
    {
      spoken.writer.phrases[subject] = Phrase(text: "some " + phrase.text, isPlural: true)
    }
    let last = spoken.conditions.lastIndex { if case .different = $0 { false } else { true } }
    return Self.list(
      spoken.conditions.enumerated().map { index, condition in
        let manner = index == last ? strength : .certain
        switch condition {
        case .holds(let atom) where index > 0 && isOfSameKind(atom, spoken.conditions[index - 1]):
          return spoken.writer.predicate(atom, strength: manner, plural: isPlural(atom))
        case .holds(let atom): return spoken.writer.statement(atom, strength: manner)
        case .isA(.thing(let thing), .thing(let kind), let denied):
          return classification(thing, kind, denied: denied, strength: manner)
        default: return spoken.writer.text(condition)
        }
      })
  }

  /// Is it said of the kind that the condition before was said of? One of the kind is meant, then, by both.
  private func isOfSameKind(_ atom: Atom, _ before: Condition) -> Bool {
    guard case .holds(let other) = before, case .thing(let thing)? = atom[.subject], !lexicon[thing].isName else {
      return false
    }
    return other[.subject] == atom[.subject]
      && [atom, other].allSatisfy { lexicon[$0.relation].shape == .verb && $0.duty == .none }
  }

  private func isPlural(_ atom: Atom) -> Bool {
    if case .thing(let thing)? = atom[.subject] { isPlural(thing) } else { false }
  }

  func spoken(_ conditions: [Condition], keeping focus: Set<Variable>) -> Spoken {
    let numbers = NumberDescription(conditions, lexicon, keeping: focus)
    var work = Spoken(writer: self, conditions: [], focus: focus, numbers: numbers)
    for condition in opened(numbers.conditions, &work).flatMap(factored).map(plainest)
    where !work.conditions.contains(condition) {
      work.conditions.append(condition)
    }
    work.conditions = work.writer.phraseBounds(work.conditions)
    for (counted, rival) in numbers.rivals {
      let words = rival.words + " " + text(rival.other, .phrase)
      work.writer.phrases[counted] = Phrase(text: words, isPlural: true)
    }
    var open = StatementOrder(work.conditions).variables.filter {
      !focus.contains($0) && work.writer.phrases[$0] == nil
    }
    for variable in numbers.compared where open.contains(variable) { owned(variable, in: &work) }
    // From the innermost: a variable is said once nothing it is described by is open.
    while !open.isEmpty {
      let next = open.lastIndex { isInnermost($0, of: open, work.conditions) } ?? open.count - 1
      let variable = open.remove(at: next)
      if work.writer.phrases[variable] == nil { describe(variable, in: &work) }
    }
    for value in numbers.named.keys.sorted() { nameNumber(value, in: &work) }
    let counts = StatementOrder(work.conditions).counts
    work.conditions = work.conditions.map { condition in
      guard case .holds(var atom) = condition, case .variable(let agent)? = atom[.subject], counts[agent] == 1,
        !focus.contains(agent), work.writer.phrases[agent] == nil, atom[.object] != nil,
        lexicon[atom.relation].shape == .verb
      else { return condition }
      atom[.subject] = nil
      return .holds(atom)
    }
    // What nothing describes.
    let unsaid = StatementOrder(work.conditions).variables.filter {
      !focus.contains($0) && work.writer.phrases[$0] == nil
    }
    if unsaid.count == 1 { work.writer.phrases[unsaid[0]] = Phrase(text: "something", isPlural: false) }
    return work
  }

  /// Does nothing that the variable does reach another open one? What is had is said by its owner.
  private func isInnermost(_ variable: Variable, of open: [Variable], _ conditions: [Condition]) -> Bool {
    !conditions.contains { condition in
      guard case .holds(let atom) = condition, atom[isHaving(atom) ? .object : .subject] == .variable(variable) else {
        return false
      }
      return open.contains { $0 != variable && condition.mentions($0) }
    }
  }

  private func isHaving(_ atom: Atom) -> Bool {
    lexicon[atom.relation].shape == .verb && lexicon[atom.relation].lemma == "have"
  }

  /// The conditions with the one closed condition among them said by the determiner of its noun phrase: `every customer
  /// that uses an EHR`, `no practice`, `at least 2 systems`.
  private func opened(_ conditions: [Condition], _ work: inout Spoken) -> [Condition] {
    let closed = conditions.indices.filter {
      switch conditions[$0] {
      case .absent, .count, .every: true
      default: false
      }
    }
    guard closed.count == 1, let place = closed.first else { return conditions }
    let outside = StatementOrder(conditions.enumerated().filter { $0.offset != place }.map(\.element)).variables
    var inner: [Condition]
    var quantified: Variable?
    var words: (words: String, isPlural: Bool)
    switch conditions[place] {
    case .every(let range, let body):
      inner = range.filter { if case .lowest = $0 { false } else { true } } + body
      quantified = StatementOrder(range).variables.first
      words = (Self.isDeniedOfObject(quantified, body) ? "any" : "every", false)
    case .count(let comparison, let number, let variable, let body):
      inner = body
      quantified = variable
      words = (
        (comparison == .equal ? isExact ? "exactly " : "" : Self.words(comparison) + " ") + "\(number)", number != 1
      )
    case .absent(let body):
      inner = body
      quantified = StatementOrder(body).variables.first { !work.focus.contains($0) && !outside.contains($0) }
      words = ("no", false)
    default: return conditions
    }
    guard let quantified else { return conditions }
    if inner.contains(where: { $0.isOther(quantified) }) {
      inner.removeAll { $0.isOther(quantified) }
      words.words += " other"
    }
    let isDescribed = inner.contains {
      if case .isA(.variable(quantified), .thing, denied: false) = $0 { true } else { false }
    }
    if case .every(let range, let body) = conditions[place], body.count == 1, range.count > 1,
      range.allSatisfy({ if case .isA(.variable(quantified), _, _) = $0 { false } else { true } })
    {
      // `everyone who uses an EHR is a clinician`: what it is said to be does not describe it.
      work.writer.quantifiers[quantified] = (Self.everything, false)
    } else if inner.count == 1 || !isDescribed {
      let pronouns = ["every": "everything", "no": "nothing", "any": "anything"]
      work.writer.phrases[quantified] = Phrase(
        text: pronouns[words.words] ?? words.words + " things", isPlural: words.isPlural)
      guard !isDescribed else {
        // `no dish that …` with nothing said of it: there is none.
        work.writer.phrases[quantified] = nil
        return conditions
      }
    } else {
      work.writer.quantifiers[quantified] = words
    }
    work.main = inner.last
    return Array(conditions[..<place]) + inner + conditions[(place + 1)...]
  }

  /// Is what all of them have in common that something is not so with them, in another place than the subject?
  private static func isDeniedOfObject(_ variable: Variable?, _ body: [Condition]) -> Bool {
    guard let variable, case .holds(let atom)? = body.last, atom.isDenied else { return false }
    return atom[.subject] != .variable(variable)
  }

  /// The quantifier of what is not said to be of any kind.
  private static let everything = "everything"

  /// What all alternatives have in common, said once before them.
  private func factored(_ condition: Condition) -> [Condition] {
    guard case .either(let branches) = condition, let first = branches.first, first.count > 1 else {
      return [condition]
    }
    let common = first.filter { one in branches.allSatisfy { $0.contains(one) } }
    let rest = branches.map { branch in branch.filter { !common.contains($0) } }
    guard !common.isEmpty, rest.allSatisfy({ !$0.isEmpty }) else { return [condition] }
    return common + [.either(rest)]
  }

  /// Of alternatives that mean one thing in English, the first.
  private func plainest(_ condition: Condition) -> Condition {
    guard case .either(let branches) = condition, let first = branches.first, first.count == 1,
      case .holds(let atom) = first[0],
      branches.allSatisfy({ branch in
        if branch.count == 1, case .holds(let other) = branch[0] {
          other[.subject] == atom[.subject] && other[.object] == atom[.object] && isOneWording(atom, other)
            || other[.subject] == atom[.object] && other[.object] == atom[.subject]
        } else {
          false
        }
      })
    else { return condition }
    return first[0]
  }

  func describe(_ variable: Variable, in work: inout Spoken) {
    let term = Term.variable(variable)
    let places = work.conditions.indices
    if let place = places.first(where: { namesake(work.conditions[$0], of: term) != nil }) {
      let name = namesake(work.conditions.remove(at: place), of: term) ?? ""
      work.writer.phrases[variable] = Phrase(text: name, isPlural: false)
      return
    }
    if let action = work.conditions.firstIndex(where: { Self.action(term, $0) != nil }),
      let thing = Self.action(term, work.conditions[action])
    {
      work.conditions.removeAll { Self.action(term, $0) != nil || Self.isUndergoer($0, action: thing, lexicon) }
      work.writer.phrases[variable] = Phrase(text: done(thing), isPlural: false)
      return
    }
    if let place = work.conditions.firstIndex(where: {
      if case .isA(.thing, term, denied: false) = $0 { true } else { false }
    }), case .isA(.thing(let kind), _, _) = work.conditions[place] {
      // Denied of whatever is under a kind: said of the kind.
      work.conditions.remove(at: place)
      work.writer.phrases[variable] = Phrase(text: text(kind, .phrase), isPlural: isPlural(kind))
      return
    }
    var kind: ThingID?
    let quantifier = work.writer.quantifiers[variable]
    let isUnkinded = quantifier?.words == Self.everything
    let place = work.conditions.firstIndex {
      if isUnkinded, $0 == work.main { return false }
      return if case .isA(term, .thing, denied: false) = $0 { true } else { false }
    }
    if let place, case .isA(_, .thing(let named), _) = work.conditions[place] { kind = named }
    let mentions = work.conditions.indices.filter { $0 != place && work.conditions[$0].mentions(variable) }
    let isMeasured = kind != nil && work.numbers.describes(variable)
    guard isMeasured || (kind == nil ? mentions.count > 1 : !mentions.isEmpty) else { return }
    let isPlural = quantifier?.isPlural ?? kind.map { self.isPlural($0) } ?? false
    var text =
      kind.flatMap { measuredNoun($0, variable, work) } ?? kind.map { noun($0, quantifier) }
      ?? (isUnkinded ? Self.everything : "something")
    var rest = work.conditions
    if let place { rest.remove(at: place) }
    let main = isUnkinded ? nil : rest.lastIndex { if case .isA(.variable, .thing, _) = $0 { false } else { true } }
    var kept: [Condition] = []
    var relatives = isMeasured ? measuredClauses(variable, isPlural: isPlural, in: &work).map { "that " + $0 } : []
    for (index, condition) in rest.enumerated() {
      guard index != main, condition != work.main, condition.mentions(variable), case .holds(let atom) = condition,
        !work.focus.contains(where: { condition.mentions($0) }), !isOwned(by: variable, atom, rest, work)
      else {
        kept.append(condition)
        continue
      }
      let relation = lexicon[atom.relation]
      guard atom[.subject] == term else {
        if kind != nil, isHaving(atom), let owner = atom[.subject], relatives.isEmpty {
          text += " of " + work.writer.text(owner, .phrase)
        } else if case .variable(let doer)? = atom[.subject], work.writer.phrases[doer] == nil,
          !isOnlyOfKind(doer, beside: condition, &kept, &work)
        {
          // It describes who does it: `a nurse that uses a slow system`.
          kept.append(condition)
        } else {
          relatives.append("that " + work.writer.leaving(term, atom))
        }
        continue
      }
      switch relation.shape {
      case .noun where kind != nil:
        if let owner = atom[.object] { text += " \(relation.words[1]) " + work.writer.text(owner, .phrase) }
      case .preposition where kind != nil:
        if let owner = atom[.object] { text += " \(relation.lemma) " + work.writer.text(owner, .phrase) }
      default: relatives.append("that " + work.writer.predicate(atom, plural: isPlural))
      }
    }
    // What nothing else speaks of is not said by a phrase.
    guard kind != nil || !relatives.isEmpty, isMeasured || kept.contains(where: { $0.mentions(variable) }) else {
      if let kind, quantifier == nil, mentions.count == 1 {
        // `steel` in `a lathe cuts steel and cuts brass`.
        work.conditions = rest
        work.writer.phrases[variable] = Phrase(text: self.text(kind, .phrase), isPlural: isPlural)
      }
      return
    }
    if !relatives.isEmpty { text += " " + Self.list(relatives) }
    work.conditions = kept
    work.writer.phrases[variable] = Phrase(text: text, isPlural: isPlural)
  }

  /// `something that a soup contains`: is the doer of this nothing but of some kind? Then it is said by that.
  private func isOnlyOfKind(
    _ doer: Variable, beside condition: Condition, _ kept: inout [Condition], _ work: inout Spoken
  )
    -> Bool
  {
    guard !work.focus.contains(doer) else { return false }
    let about = work.conditions.filter { $0 != condition && $0.mentions(doer) }
    guard about.count == 1, case .isA(_, .thing(let kind), denied: false) = about[0] else { return false }
    work.writer.phrases[doer] = Phrase(text: text(kind, .phrase), isPlural: isPlural(kind))
    kept.removeAll { $0 == about[0] }
    return true
  }

  /// `needs of vendors`: the owner is said in the phrase of what it owns, which is still to come.
  private func isOwned(by owner: Variable, _ atom: Atom, _ conditions: [Condition], _ work: Spoken) -> Bool {
    let isHad = isHaving(atom)
    guard isHad || [.noun, .preposition].contains(lexicon[atom.relation].shape),
      atom[isHad ? .subject : .object] == .variable(owner),
      case .variable(let owned)? = atom[isHad ? .object : .subject], owned != owner, work.writer.phrases[owned] == nil
    else { return false }
    return conditions.contains { if case .isA(.variable(owned), .thing, denied: false) = $0 { true } else { false } }
  }

  /// `every customer`, `at least 2 systems`, `nurses`.
  private func noun(_ kind: ThingID, _ quantifier: (words: String, isPlural: Bool)?) -> String {
    guard let quantifier else { return text(kind, .phrase) }
    return quantifier.words + " " + text(kind, quantifier.isPlural ? .plural : .bare)
  }

  /// Are the relations two ways to say one thing: `X has Y` and `Y of X`, `cities of Ohio` and `cities in Ohio`?
  private func isOneWording(_ left: Atom, _ right: Atom) -> Bool {
    if left.relation == right.relation { return true }
    let relations = [lexicon[left.relation], lexicon[right.relation]]
    if relations.allSatisfy({ $0.shape == .noun }) { return relations[0].words[0] == relations[1].words[0] }
    return relations.allSatisfy { [.noun, .preposition].contains($0.shape) }
  }

  /// The action that a condition says the term is.
  private static func action(_ term: Term, _ condition: Condition) -> ThingID? {
    switch condition {
    case .same(term, .thing(let thing)): return thing
    case .either(let branches):
      let things = branches.map { $0.lazy.compactMap { action(term, $0) }.first }
      return things.contains { $0 == nil } ? nil : things.first ?? nil
    default: return nil
    }
  }

  private static func isUndergoer(_ condition: Condition, action: ThingID, _ lexicon: Lexicon) -> Bool {
    guard case .action(let atom) = lexicon[action].structure, case .isA(_, let kind, denied: false) = condition else {
      return false
    }
    return atom[.object] == kind
  }

  /// `to be heard during the planning phase`.
  private func done(_ thing: ThingID) -> String {
    guard case .action(let atom) = lexicon[thing].structure, let object = atom[.object] else { return text(thing) }
    return complement(.thing(thing), of: object)
  }

  /// A noun phrase in words.
  struct Phrase: Sendable {
    var text: String
    var isPlural: Bool
  }
}

/// The variables of conditions, in order of appearance.
struct StatementOrder {
  private(set) var variables: [Variable] = []
  private(set) var counts: [Variable: Int] = [:]

  init(_ conditions: [Condition]) {
    for condition in conditions {
      condition.visitTerms { term in
        guard case .variable(let variable) = term else { return }
        if counts[variable] == nil { variables.append(variable) }
        counts[variable, default: 0] += 1
      }
    }
  }
}

extension Condition {
  /// Is the variable in one of its places?
  public func mentions(_ variable: Variable) -> Bool {
    var found = false
    visitTerms { if $0 == .variable(variable) { found = true } }
    return found
  }
}
