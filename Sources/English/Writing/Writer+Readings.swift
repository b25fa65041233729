/// Questions said back: what was read, in English that asks the same.
extension Writer {
  /// ` before treatments`; nothing where there is no adjunct.
  public func text(_ adjunct: Adjunct?) -> String { adjunct.map { " \($0.preposition) " + text($0.thing) } ?? "" }

  /// What was read, in English: `the customers that a CMIO represents`.
  public func reading(_ question: Question) -> String {
    switch question.act {
    case _ where question.isSaidAsAsked && !question.wording.isEmpty: return question.wording.joined(separator: " ")
    case .decide where question.asksFrequency: return "how often " + decided(question)
    case .decide: return "whether " + (question.asksFalsehood ? "it is false that " : "") + decided(question)
    case .list where question.comparesEitherWay: return question.wording.joined(separator: " ")
    case .list, .count:
      if let number = worked(question) ?? number(question) { return number }
      let lead = question.act == .count ? "the number of " : ""
      guard let focus = question.focus.first else { return lead + spoken(question.conditions) }
      if let word = question.slotWord, let said = slotReading(word, focus, question.conditions) { return said }
      let said = relative(focus, question.conditions, isJoint: question.isJoint)
      guard let limit = question.limit else { return lead + said }
      return "name \(limit) " + said.dropFirst(said.hasPrefix("all ") || said.hasPrefix("the ") ? 4 : 0)
    case .define(let thing):
      return (question.notes.contains("source") ? "who says " : "") + "what \(text(thing, .single)) is"
    case .expand(let thing): return "what \(lexicon[thing].abbreviation ?? lexicon[thing].name) stands for"
    case .explain: return "why " + spoken(question.conditions)
    case .describe(let thing): return "what is known about " + text(thing)
    case .compare(let left, let right, .differences): return "\(text(left)) compared with \(text(right))"
    case .compare(let left, let right, .similarities): return "what \(text(left)) and \(text(right)) have in common"
    case .compare(let left, let right, .alike): return "whether \(text(left)) and \(text(right)) are alike"
    case .connect(let left, let right): return "how \(text(left)) and \(text(right)) are connected"
    case .advise(let topic):
      let adjunct = text(question.adjunct)
      if let doer = topic.doer {
        return "what " + text(doer) + " should " + (topic.isAvoidance ? "not do" : "do") + adjunct
      }
      let about = topic.topic.map { " for " + text($0) } ?? adjunct
      return (topic.isAvoidance ? "what to avoid" : "what to do") + about
    case .cite: return "where it says that " + spoken(question.conditions)
    case .mentions(let thing): return "where \(text(thing)) \(isPlural(thing) ? "are" : "is") mentioned"
    case .deeds(let thing):
      return "what " + text(thing) + (isPlural(thing) ? " do" : " does") + text(question.adjunct)
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

  /// What is to be decided, as a statement.
  private func decided(_ question: Question) -> String {
    var writer = self
    if question.isUniversal || question.isOfMost { writer.universal = subject(question.conditions) }
    (writer.isOfMost, writer.deniesPossibility) = (question.isOfMost, question.deniesPossibility)
    writer.isExact = question.isExact
    if question.isExistence, question.conditions.last?.isClosed == true,
      case .isA(.variable(let variable), .thing, denied: false)? = question.conditions.first
    {
      let described = relative(variable, question.conditions)
      return "there are " + described.dropFirst(described.hasPrefix("the ") ? 4 : 0)
    }
    let strength: Strength = question.asksPossibility ? .possible : .certain
    let said = writer.spoken(question.conditions, strength: strength)
    guard !question.exclusive.isEmpty else {
      guard !question.hasOneSubject, let (kept, mains) = question.conditions.bySubject else { return said }
      // Of each subject by itself: they may do so to different things of a kind.
      return Self.list(mains.map { writer.spoken(kept + [.holds($0)], strength: strength) })
    }
    var statement = Statement(range: question.range)
    statement.assertions = question.conditions.map { Assertion($0) }
    return "only " + (question.exclusive.count > 1 ? text(statement) : said)
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
    var writer = self
    let said = statement.assertions.map(\.condition).map { condition -> Condition in
      // `nobody waters Rosa`: that it is not so of anything at all.
      guard case .holds(let atom) = condition, atom.isDenied, case .variable(let one)? = atom[.subject],
        statement.conditions == [.same(.variable(one), .variable(one))]
      else { return condition }
      writer.phrases[one] = Phrase(text: "nothing", isPlural: false)
      return condition.affirmed
    }
    _ = writer.phraseBounds(statement.conditions, besides: said)
    return writer.text(said)
  }

  /// `Dover`: whichever of the things with that name it is.
  func namesake(_ condition: Condition, of term: Term) -> String? {
    guard case .either(let branches) = condition else { return nil }
    let names = branches.compactMap { branch -> String? in
      guard branch.count == 1, case .same(term, .thing(let thing)) = branch[0], lexicon[thing].isName else {
        return nil
      }
      return text(thing, .bare)
    }
    return names.count == branches.count && Set(names).count == 1 ? names.first : nil
  }

  /// `cities or towns`: what is one or the other.
  private func alternativeKinds(_ branches: [[Condition]], of term: Term) -> String? {
    let kinds = branches.compactMap { branch -> String? in
      guard branch.count == 1, case .isA(term, .thing(let kind), denied: false) = branch[0] else { return nil }
      return text(kind, .plural)
    }
    return kinds.count == branches.count ? kinds.joined(separator: " or ") : nil
  }

  /// `the customers that use an EHR`: the focus by its kind, everything else as relative clauses.
  func relative(_ focus: Variable, _ conditions: [Condition], isJoint: Bool = false) -> String {
    var kind: String?
    var clauses: [String] = []
    var owned = ""
    let term = Term.variable(focus)
    var spoken = spoken(conditions, keeping: [focus])
    let isOfKind = spoken.conditions.contains { condition in
      switch condition {
      case .isA(term, .thing, denied: false): true
      case .either(let branches): alternativeKinds(branches, of: term) != nil
      default: false
      }
    }
    for condition in spoken.conditions {
      switch condition {
      case .lowest, .countable: continue
      case .isA(term, .thing(let thing), denied: false) where kind == nil: kind = measuredNouns(thing, focus, spoken)
      case .either(let branches) where kind == nil && alternativeKinds(branches, of: term) != nil:
        kind = alternativeKinds(branches, of: term)
      case .either(let branches) where isNotSo(branches, of: term, isPlural: kind != nil) != nil:
        clauses.append("that " + (isNotSo(branches, of: term, isPlural: kind != nil) ?? ""))
      case .same(term, .thing(let thing)) where isOfKind: owned += " named " + text(thing, .bare)
      case .either where isOfKind && namesake(condition, of: term) != nil:
        owned += " named " + (namesake(condition, of: term) ?? "")
      case .holds(let atom)
      where atom[.subject] == term && lexicon[atom.relation].shape == .noun && kind != nil && !atom.isDenied:
        if let owner = atom[.object] {
          owned += " \(lexicon[atom.relation].words[1]) " + spoken.writer.text(owner, .phrase)
        }
      case .holds(let atom) where atom[.subject] == term:
        clauses.append("that " + spoken.writer.predicate(atom, plural: kind != nil))
      case .holds(let atom) where atom[.subject] == nil && atom[.object] == term:
        clauses.append("that " + spoken.writer.undergoing(without(term, atom), isPlural: kind != nil))
      case .holds where isSharedBefore(condition, spoken.conditions): continue
      case .holds(let atom):
        let subjects = sharers(of: condition, spoken.conditions)
        let both = isJoint ? " both" : ""
        guard subjects.count > 1 else {
          clauses.append("that " + spoken.writer.leaving(term, atom))
          continue
        }
        // `everything that soups and salads contain`
        var writer = spoken.writer
        let shared = Variable(Int.max)
        writer.phrases[shared] = Phrase(
          text: Self.list(subjects.map { writer.text($0, .phrase) }) + both, isPlural: true)
        var open = atom
        open[.subject] = .variable(shared)
        clauses.append("that " + writer.leaving(term, open))
      case .absent(let inner) where none(inner, term, isPlural: kind != nil, spoken.writer) != nil:
        clauses.append("that " + (none(inner, term, isPlural: kind != nil, spoken.writer) ?? ""))
      case .isA(term, .thing(let other), denied: false):
        clauses.append("that \(kind == nil ? "is" : "are") " + text(other, kind == nil ? .single : .plural))
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
    clauses += measuredClauses(focus, isPlural: kind != nil, in: &spoken).map { "that " + $0 }
    if clauses.count == 1, owned.isEmpty,
      spoken.conditions.contains(where: { sharers(of: $0, spoken.conditions).count > 1 })
    {
      // What each of several does is asked with `what`; of `everything that` all would have to do it.
      return (kind.map { "which \($0) " } ?? "what ") + clauses[0].dropFirst(5)
    }
    let isPlain = clauses.isEmpty && owned.isEmpty && !spoken.numbers.describes(focus)
    let head = kind.map { (isPlain ? "all " : "the ") + $0 } ?? "everything"
    return ([head + owned] + [clauses.joined(separator: " and ")]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The things of which the same is said, this one first.
  private func sharers(of condition: Condition, _ conditions: [Condition]) -> [Term] {
    guard case .holds(var atom) = condition, case .thing? = atom[.subject] else { return [] }
    atom[.subject] = nil
    return conditions.compactMap { other in
      guard case .holds(var open) = other, let subject = open[.subject], case .thing = subject else { return nil }
      open[.subject] = nil
      return open == atom ? subject : nil
    }
  }

  /// Was it said with the first of those of which the same is said?
  private func isSharedBefore(_ condition: Condition, _ conditions: [Condition]) -> Bool {
    guard case .holds(let atom) = condition, let first = sharers(of: condition, conditions).first else { return false }
    return first != atom[.subject]
  }

  /// `contain no fruits`: what is absent, said of the term, where only one thing more is spoken of.
  private func none(_ inner: [Condition], _ term: Term, isPlural: Bool, _ writer: Writer) -> String? {
    guard inner.count == 2, case .isA(.variable(let variable), .thing(let kind), denied: false) = inner[0],
      case .holds(let atom) = inner[1], atom[.subject] == term, !atom.isDenied,
      atom.places.contains(where: { $0.term == .variable(variable) })
    else { return nil }
    var writer = writer
    writer.phrases[variable] = Phrase(text: "no " + text(kind, .plural), isPlural: true)
    return writer.predicate(atom, plural: isPlural)
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
      guard place.term == term else { return nil }
      if case .slot(let name) = place.role, place.role != .manner { return name }
      // `whose concern is X`: everything that X is a concern of.
      return lexicon[atom.relation].shape == .noun && place.role == .object ? lexicon[atom.relation].words[1] : nil
    }
    return ([statement(without(term, atom))] + stranded).joined(separator: " ")
  }

  private func without(_ term: Term, _ atom: Atom) -> Atom {
    var copy = atom
    for place in atom.places where place.term == term { copy[place.role] = nil }
    return copy
  }
}

extension Question {
  /// `which is longer, X or Y`, `how many more people live in X than in Y`: numbers compared one way or the other,
  /// which only the words of the question say in one go.
  fileprivate var comparesEitherWay: Bool {
    guard !wording.isEmpty, let focus = focus.first else { return false }
    return conditions.contains { condition in
      if case .compute(.difference, _, _, .variable(focus)) = condition {
        return conditions.contains { if case .compare(.atLeast, _, _) = $0 { true } else { false } }
      }
      guard case .either(let branches) = condition else { return false }
      return branches.allSatisfy { branch in
        if isChoice, branch.count > 1, case .same(.variable(focus), .thing) = branch[0] { return true }
        if case .compute(.difference, _, _, .variable(focus))? = branch.last { return true }
        return false
      }
    }
  }
}
