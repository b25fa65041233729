/// What is said of the numbers of things, in noun phrases and clauses.
extension Writer {
  /// `the second largest town`, `the town with the greatest budget`; nil where no superlative is said of it.
  func measuredNoun(_ kind: ThingID, _ variable: Variable, _ work: Spoken) -> String? {
    let (superlative, addition) = (work.numbers.superlatives[variable], work.numbers.additions[variable])
    guard superlative != nil || addition != nil else { return nil }
    return ["the", superlative, text(kind, .bare), addition].compactMap { $0 }.joined(separator: " ")
  }

  /// The same for several: `largest towns`.
  func measuredNouns(_ kind: ThingID, _ variable: Variable, _ work: Spoken) -> String {
    [work.numbers.superlatives[variable], text(kind, .plural), work.numbers.additions[variable]].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `is larger than the capital of Borland`, `has the most towns`.
  func measuredClauses(_ variable: Variable, isPlural: Bool, in work: inout Spoken) -> [String] {
    (work.numbers.clauses[variable] ?? []).map { clause in
      let words = isPlural ? clause.plural : clause.singular
      if let atom = clause.atom, let counted = clause.counted {
        var writer = work.writer
        writer.phrases[counted] = Phrase(text: words, isPlural: true)
        let term = Term.variable(variable)
        let said =
          atom[.subject] == term ? writer.predicate(atom, plural: isPlural) : writer.leaving(term, atom)
        return clause.other.map { said + " than " + phrase($0, in: &work) } ?? said
      }
      guard let other = clause.other else { return words }
      return words + phrase(other, in: &work)
    }
  }

  /// What a number is of: `the population of Borland`.
  func nameNumber(_ value: Variable, in work: inout Spoken) {
    guard work.writer.phrases[value] == nil, let (relation, owner) = work.numbers.named[value] else { return }
    let noun = lexicon.noun(of: relation)
    work.writer.phrases[value] = Phrase(text: "the \(noun) of " + phrase(owner, in: &work), isPlural: false)
  }

  /// `the average population of the towns`, `the number of towns in each province`: what a question for such a number
  /// asks; nil for other questions.
  func worked(_ question: Question) -> String? {
    guard let focus = question.focus.last, question.focus.count == 1 || question.groups.count > 0 else { return nil }
    var outside = question.conditions
    guard let place = outside.firstIndex(where: { Self.gives(focus, $0) }),
      case .tally(let tally, .equal, _) = outside.remove(at: place), let measured = tally.of.last
    else { return nil }
    var writer = self
    for group in question.groups {
      guard let kind = outside.firstIndex(where: { $0.isKind(of: group) != nil }),
        let thing = outside.remove(at: kind).isKind(of: group)
      else { return nil }
      writer.phrases[group] = Phrase(text: "each " + text(thing, .bare), isPlural: false)
    }
    guard outside.isEmpty else { return nil }
    if tally.kind == .count { return "the number of " + Self.withoutLead(writer.relative(measured, tally.over)) }
    var over = tally.over
    guard
      let binding = over.firstIndex(where: { condition in
        if case .holds(let atom) = condition { atom[.subject] == .variable(measured) } else { false }
      }), case .holds(let atom) = over.remove(at: binding), case .variable(let owner)? = atom[.object],
      lexicon[atom.relation].shape == .noun
    else { return nil }
    let noun = lexicon.noun(of: atom.relation)
    let operation =
      switch tally.kind {
      case .average: "average"
      case .total: "total"
      case .greatest: "greatest"
      case .least: "smallest"
      case .count: ""
      }
    if over.isEmpty { return "the \(operation) \(noun)" }
    return "the \(operation) \(noun) of the " + Self.withoutLead(writer.relative(owner, over))
  }

  /// `the length of the longest river`, `the duration of T107 in hours`: what a question for the number of something asks.
  func number(_ question: Question) -> String? {
    guard question.focus.count == 1, question.groups.isEmpty, let focus = question.focus.first else { return nil }
    let spoken = spoken(question.conditions.map { settled($0) }, keeping: [focus])
    guard spoken.conditions.count == 1, case .holds(let atom) = spoken.conditions[0], atom.places.count == 2,
      atom[.subject] == .variable(focus), let owner = atom[.object], !atom.isDenied,
      lexicon[atom.relation].shape == .noun, lexicon[atom.relation].isNumeric
    else { return nil }
    let noun = lexicon.noun(of: atom.relation)
    let unit = question.wantedUnit.map { " in " + lexicon.plural(ofUnit: $0) } ?? ""
    return "the \(noun) \(lexicon[atom.relation].words[1]) " + spoken.writer.text(owner, .phrase) + unit
  }

  /// Of the measures that an adjective has for several kinds, the one for the thing's own.
  private func settled(_ condition: Condition) -> Condition {
    guard case .either(let branches) = condition else { return condition }
    let own = branches.filter { branch in
      guard branch.count == 2, case .isA(.thing(let thing), .thing(let kind), denied: false) = branch[0] else {
        return false
      }
      return isBelow(thing, kind)
    }
    return own.count == 1 ? own[0][1] : condition
  }

  private static func gives(_ focus: Variable, _ condition: Condition) -> Bool {
    if case .tally(_, .equal, .variable(focus)) = condition { true } else { false }
  }

  private static func withoutLead(_ words: String) -> String {
    String(words.dropFirst(words.hasPrefix("all ") || words.hasPrefix("the ") ? 4 : 0))
  }

  /// The phrase of a term, made first where its variable has none yet.
  private func phrase(_ term: Term, in work: inout Spoken) -> String {
    if case .variable(let variable) = term, work.writer.phrases[variable] == nil {
      if let owned = owned(variable, in: &work) { return owned }
      describe(variable, in: &work)
    }
    return work.writer.text(term, .phrase)
  }

  /// `the capital of Borland`, of what is nothing else.
  @discardableResult func owned(_ variable: Variable, in work: inout Spoken) -> String? {
    let term = Term.variable(variable)
    let about = work.conditions.filter { $0.mentions(variable) }
    for case .holds(let atom) in about
    where atom[.subject] == term && lexicon[atom.relation].shape == .noun && atom.places.count == 2 {
      let kind = lexicon[atom.relation].kind
      let isAll = about.allSatisfy { condition in
        condition == .holds(atom) || kind.map { condition == .isA(term, .thing($0), denied: false) } ?? false
      }
      guard isAll, let owner = atom[.object] else { continue }
      work.conditions.removeAll { about.contains($0) }
      let noun = lexicon.noun(of: atom.relation)
      let said = "the \(noun) \(lexicon[atom.relation].words[1]) " + phrase(owner, in: &work)
      work.writer.phrases[variable] = Phrase(text: said, isPlural: false)
      return said
    }
    return nil
  }
}

extension Condition {
  /// The kind that the condition says a variable is of.
  fileprivate func isKind(of variable: Variable) -> ThingID? {
    if case .isA(.variable(variable), .thing(let kind), denied: false) = self { kind } else { nil }
  }
}
