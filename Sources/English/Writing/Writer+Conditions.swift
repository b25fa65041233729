extension Writer {
  /// One condition in English.
  public func text(_ condition: Condition) -> String {
    switch condition {
    case .isA(let left, let right, let denied): return isA(left, right, denied)
    case .holds(let atom): return statement(atom)
    case .same(let left, let right):
      return left == right ? text(left, .phrase) + " exists" : text(left, .phrase) + " is " + text(right, .phrase)
    case .lowest(let term): return "nothing is below " + text(term, .phrase)
    case .different(let left, let right): return text(left, .phrase) + " is not " + text(right, .phrase)
    case .compare(let comparison, let left, let right):
      return text(left, .phrase) + " is " + Self.words(comparison) + " " + text(right, .phrase)
    case .absent(let inner): return absence(inner)
    case .either(let branches): return "either " + branches.map { text($0) }.joined(separator: " or ")
    case .count(let comparison, let number, let variable, let inner):
      return Self.words(comparison) + " \(number) \(text(.variable(variable), .phrase)) such that " + text(inner)
    case .every(let range, let body): return "whatever " + text(range) + " also " + text(body)
    case .tally(let tally, let comparison, let result): return self.tally(tally, comparison, result)
    case .compute(let operation, let left, let right, let result):
      return "\(text(result, .phrase)) is \(text(left, .phrase)) \(Self.words(operation)) \(text(right, .phrase))"
    }
  }

  /// A whole statement, so that reading it again gives the same meaning.
  public func text(_ statement: Statement) -> String { Restatement(statement, self).text }

  /// Conditions joined by `and`.
  public func text(_ conditions: [Condition]) -> String { Self.list(conditions.map { text($0) }) }

  /// `no practice addresses X`.
  private func absence(_ inner: [Condition]) -> String { "it is not known that " + spoken(inner) }

  private func isA(_ left: Term, _ right: Term, _ denied: Bool) -> String {
    if case .thing(let thing) = left, case .thing(let kind) = right {
      return classification(thing, kind, denied: denied)
    }
    return text(left, .phrase) + (denied ? " is not " : " is ") + text(right, .single)
  }

  /// `X is the greatest area such that …`.
  private func tally(_ tally: Tally, _ comparison: Comparison, _ result: Term) -> String {
    let measured = tally.of.last.map { text(.variable($0), .phrase) } ?? "it"
    let operation =
      switch tally.kind {
      case .count: "the number of"
      case .total: "the total of"
      case .average: "the average of"
      case .greatest: "the greatest"
      case .least: "the least"
      }
    let sign = comparison == .equal ? "" : Self.words(comparison) + " "
    return "\(operation) \(measured) such that \(text(tally.over)) is \(sign)\(text(result, .phrase))"
  }

  static func words(_ operation: Arithmetic) -> String {
    switch operation {
    case .sum: "plus"
    case .difference: "minus"
    case .product: "times"
    case .quotient: "divided by"
    }
  }

  static func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .less: "less than"
    case .atMost: "at most"
    case .equal: "exactly"
    case .notEqual: "other than"
    case .atLeast: "at least"
    case .more: "more than"
    }
  }

  // MARK: Readings of questions

  /// What was read, in English: `the customers that a CMIO represents`.
  public func reading(_ question: Question) -> String {
    switch question.act {
    case .decide:
      var writer = self
      if question.isUniversal || question.isOfMost { writer.universal = subject(question.conditions) }
      writer.isOfMost = question.isOfMost
      return "whether " + writer.spoken(question.conditions, strength: question.asksPossibility ? .possible : .certain)
    case .list, .count:
      let lead = question.act == .count ? "the number of " : ""
      guard let focus = question.focus.first else { return lead + spoken(question.conditions) }
      if let word = question.slotWord, let said = slotReading(word, focus, question.conditions) { return said }
      return lead + relative(focus, question.conditions)
    case .define(let thing): return "what \(text(thing, .single)) is"
    case .expand(let thing): return "what \(lexicon[thing].abbreviation ?? lexicon[thing].name) stands for"
    case .explain: return "why " + spoken(question.conditions)
    case .describe(let thing): return "what is known about " + text(thing)
    case .compare(let left, let right, _): return "\(text(left)) compared with \(text(right))"
    case .connect(let left, let right): return "how \(text(left)) and \(text(right)) are connected"
    case .advise(let topic):
      if let doer = topic.doer { return "what " + text(doer) + " should " + (topic.isAvoidance ? "not do" : "do") }
      let about = topic.topic.map { " for " + text($0) } ?? ""
      return (topic.isAvoidance ? "what to avoid" : "what to do") + about
    case .cite: return "where it says that " + spoken(question.conditions)
    case .mentions(let thing): return "where \(text(thing)) \(isPlural(thing) ? "are" : "is") mentioned"
    case .deeds(let thing):
      let adjunct = question.adjunct.map { " \($0.preposition) " + text($0.thing) } ?? ""
      return "what " + text(thing) + (isPlural(thing) ? " do" : " does") + adjunct
    case .aftermath(let thing, let when): return "what happens " + (when ?? "with") + " " + text(thing)
    case .origins(let thing): return "why there \(isPlural(thing) ? "are" : "is") " + text(thing)
    case .enable where question.slotWord != nil: return (question.slotWord ?? "") + " " + spoken(question.conditions)
    case .enable: return "what would make it so that " + spoken(question.conditions)
    case .overview: return "what it is about"
    case .suppose: return "what follows if " + (question.supposed.map { supposed($0) } ?? "")
    case .assume: return "suppose " + (question.supposed.map { supposed($0) } ?? "")
    case .askable(let thing): return "what can be asked" + (thing.map { " about " + text($0) } ?? "")
    case .courtesy, .followUp: return ""
    }
  }

  /// What the last relation or classification is said of.
  private func subject(_ conditions: [Condition]) -> ThingID? {
    switch conditions.last {
    case .isA(.thing(let thing), _, _)?: return thing
    case .holds(let atom)?: if case .thing(let thing)? = atom[.subject] { return thing } else { return nil }
    default: return nil
    }
  }

  private func supposed(_ statement: Statement) -> String {
    text(statement.assertions.map(\.condition))
  }

  /// `the customers that use an EHR`: the focus by its kind, everything else as relative clauses.
  private func relative(_ focus: Variable, _ conditions: [Condition]) -> String {
    var kind: String?
    var clauses: [String] = []
    var owned = ""
    let term = Term.variable(focus)
    let spoken = spoken(conditions, keeping: [focus])
    for condition in spoken.conditions {
      switch condition {
      case .isA(term, .thing(let thing), denied: false) where kind == nil: kind = text(thing, .plural)
      case .holds(let atom)
      where atom[.subject] == term && lexicon[atom.relation].shape == .noun && kind != nil && !atom.isDenied:
        if let owner = atom[.object] {
          owned += " \(lexicon[atom.relation].words[1]) " + spoken.writer.text(owner, .phrase)
        }
      case .holds(let atom) where atom[.subject] == term:
        clauses.append("that " + spoken.writer.predicate(atom, plural: kind != nil))
      case .holds(let atom) where atom[.subject] == nil && atom[.object] == term:
        clauses.append("that " + spoken.writer.undergoing(without(term, atom), isPlural: kind != nil))
      case .holds(let atom): clauses.append("that " + spoken.writer.leaving(term, atom))
      case .absent(let inner):
        let open = inner.map { one -> Condition in
          guard case .holds(let atom) = one else { return one }
          return .holds(without(term, atom))
        }
        clauses.append((inner == open ? "where " : "that ") + spoken.writer.text(.absent(open)))
      case .isA(.thing(let thing), term, denied: false):
        clauses.append("that \(text(thing)) \(isPlural(thing) ? "are" : "is")")
      case .isA(term, .thing(let other), denied: true):
        clauses.append("that \(kind == nil ? "is" : "are") not " + text(other, kind == nil ? .single : .plural))
      default: clauses.append("where " + spoken.writer.text(condition))
      }
    }
    let head = kind.map { (clauses.isEmpty && owned.isEmpty ? "all " : "the ") + $0 } ?? "everything"
    return ([head + owned] + [clauses.joined(separator: " and ")]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `when staff should be heard`.
  private func slotReading(_ word: String, _ focus: Variable, _ conditions: [Condition]) -> String? {
    let closed = conditions.map { condition -> Condition in
      var condition = condition
      if case .either(let branches) = condition, let first = branches.first, first.count == 1 { condition = first[0] }
      guard case .holds(let atom) = condition else { return condition }
      return .holds(without(.variable(focus), atom))
    }
    return word + " " + spoken(closed)
  }

  /// The clause with one place left open, its preposition at the end: `incentives are aimed at`.
  func leaving(_ term: Term, _ atom: Atom) -> String {
    let stranded = atom.places.compactMap { place -> String? in
      guard place.term == term, case .slot(let name) = place.role, place.role != .manner else { return nil }
      return name
    }
    return ([statement(without(term, atom))] + stranded).joined(separator: " ")
  }

  private func without(_ term: Term, _ atom: Atom) -> Atom {
    var copy = atom
    for place in atom.places where place.term == term { copy[place.role] = nil }
    return copy
  }
}
