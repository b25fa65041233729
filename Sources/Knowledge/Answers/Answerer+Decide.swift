import Datalog
import English

/// yes, no, or not known.
extension Answerer {
  /// What is known on one question of truth.
  struct Verdict {
    var status: ReplyStatus
    var hit: Hit? = nil
    /// The statement to say, without period.
    var statement: String
    /// Said before it: `Usually, yes`.
    var lead: String
    /// Exceptions or what is below, to be named.
    var named: [String] = []
    /// The evidence against it, in a conflict.
    var opposite: Hit?
    /// The answer with its sources, where the evidence is not of this model.
    var element: AnswerElement?

    /// Yes for no and no for yes: what was asked is whether it is false.
    mutating func turn() {
      switch status {
      case .yes: (status, lead) = (.no, lead == Phrasebook.usuallyYes ? Phrasebook.usuallyNo : Phrasebook.no)
      case .no: (status, lead) = (.yes, lead == Phrasebook.usuallyNo ? Phrasebook.usuallyYes : Phrasebook.yes)
      default: break
      }
    }
  }

  func decide(_ question: Question) -> Reply {
    var verdict = verdict(question)
    if question.asksFalsehood { verdict.turn() }
    var reply = Reply(verdict.status, form: "yes-no", reading: writer.reading(question), text: "")
    if question.isExistence, verdict.status == .yes, verdict.lead == Phrasebook.yes,
      question.conditions.contains(where: { if case .absent(let inner) = $0 { !isComplete(inner) } else { false } })
    {
      verdict.lead = Phrasebook.yesAsFarAsKnown
    }
    var element = AnswerElement(text: verdict.status == .yes ? "yes" : verdict.status == .no ? "no" : "unknown")
    if let prepared = verdict.element { element = prepared }
    if let hit = verdict.hit {
      support(
        &element, grounded(hit, verdict.status == .no ? denial(of: question.conditions) ?? [] : question.conditions))
    }
    let sources = element.sources.isEmpty ? "" : Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    reply.text =
      verdict.lead + verdict.statement + "." + (verdict.named.isEmpty ? "" : " " + verdict.named.joined(separator: " "))
      + sources
    if verdict.status == .yes || verdict.status == .no { reply.answers = [element] }
    if verdict.status == .conflict, let opposite = verdict.opposite {
      var against = AnswerElement(text: "no")
      support(&against, opposite)
      element.text = "yes"
      reply.answers = [element, against]
      reply.readings = [
        ReplyReading(reading: writer.spoken(question.conditions), status: .yes, answers: [element]),
        ReplyReading(reading: "not " + writer.spoken(question.conditions), status: .no, answers: [against]),
      ]
    }
    return reply
  }

  func verdict(_ question: Question) -> Verdict {
    let question = question.withoutRepetition
    if let special = exclusive(question) ?? quantified(question) ?? counted(question) { return special }
    if let joint = joint(question) ?? alternatives(question) { return joint }
    let positive =
      isBareExistence(question) ? existing(question) : best(question.conditions, variables: question.variableCount)
    if positive == nil, question.asksPossibility, let prohibition = prohibition(question) {
      let verdict = verdict(prohibition)
      if verdict.status == .yes { return verdict }
    }
    let denial = denial(of: question.conditions)
    var opposite = denial
    // What is so of one thing of that name is not denied by what is not so of another.
    let isOfNamesakes = question.conditions.contains(where: \.isNaming)
    var negative =
      positive != nil && (isOfNamesakes || otherQuantity(question.conditions) != nil)
      ? nil : denial.flatMap { denying(question, $0) }
    if negative == nil, let needless = needless(question.conditions) {
      negative = best(needless, variables: question.variableCount)
      if negative != nil { opposite = needless }
    }
    if negative == nil, positive == nil, question.asksPossibility, let forbidden = forbidden(question.conditions) {
      negative = best(forbidden, variables: question.variableCount)
      if negative != nil { opposite = forbidden }
    }
    // Most questions need one of the two wordings.
    lazy var said = question.isSaidAsAsked ? compared(question) : writer.spoken(question.conditions)
    lazy var denied =
      question.isSaidAsAsked
      ? compared(question) : opposite.map { writer.spoken($0) } ?? "it is not so that " + said
    if let positive, let negative { return both(question, positive, negative, said, denied) }
    if let negative {
      if negative.strength == .possible, question.deniesPossibility {
        return Verdict(
          status: .no, hit: negative, statement: writer.spoken(denial ?? [], strength: .possible), lead: Phrasebook.no)
      }
      if negative.strength == .possible {
        return Verdict(status: .unknown, hit: negative, statement: denied, lead: Phrasebook.maybe)
      }
      let exceptions = below(question, question.conditions).prefix(3).map { writer.text($0) }
      return Verdict(
        status: .no, hit: negative, statement: denied,
        lead: negative.strength == .usual ? Phrasebook.usuallyNo : Phrasebook.no,
        named: exceptions.isEmpty ? [] : ["(But \(Writer.list(exceptions)) may differ.)"])
    }
    guard let positive else {
      let open = open(question, said, denied)
      guard open.status == .unknown, question.asksPossibility, let chance = conditionalChances(question).first else {
        return open
      }
      var element = AnswerElement(text: "yes")
      element.strength = .possible
      element.sources = [chance.sentence.citation]
      let text = chance.sentence.text.filter { $0 != "*" }
      return Verdict(
        status: .yes, statement: text.prefix(1).lowercased() + text.dropFirst(), lead: Phrasebook.yes, element: element)
    }
    var verdict = held(question, positive, said)
    if question.asksPossibility, let forbidden = forbidden(question.conditions),
      best(forbidden, variables: question.variableCount) != nil
    {
      verdict.named.append(Phrasebook.mustNot(writer.spoken(forbidden)))
    }
    return verdict
  }

  /// The quantities that were compared, each said of its own: `Solaris lasts 167 minutes and Nosferatu lasts 94 minutes`.
  private func compared(_ question: Question) -> String {
    let known = question.conditions.filter { if case .compare = $0 { false } else { true } }
    guard let hit = best(known, variables: question.variableCount) else { return writer.spoken(question.conditions) }
    return writer.spoken(
      known.map { condition in
        condition.mapTerms { term in
          if case .variable(let variable) = term, let thing = hit.thing(variable) { .thing(thing) } else { term }
        }
      })
  }

  /// Is it asked whether there is a thing of a kind, and no more?
  private func isBareExistence(_ question: Question) -> Bool {
    guard question.isExistence, question.conditions.count == 1 else { return false }
    return if case .isA(.variable, .thing, denied: false) = question.conditions[0] { true } else { false }
  }

  /// The strongest way in which there is such a thing: for a kind to be spoken of is not enough.
  private func existing(_ question: Question) -> Hit? {
    guard case .isA(.variable(let variable), _, _)? = question.conditions.first else { return nil }
    return solve(question.conditions, variables: question.variableCount)
      .filter { hit in hit.thing(variable).map { isSaid(hit, of: $0) } ?? true }
      .min { $0.strength < $1.strength }
  }

  /// Does it rest on more than the name of a kind?
  private func isSaid(_ hit: Hit, of thing: ThingID) -> Bool { lexicon[thing].isName || !statements(hit).isEmpty }

  func held(_ question: Question, _ hit: Hit, _ said: @autoclosure () -> String) -> Verdict {
    if question.isUniversal, let exception = exceptions(question).first {
      return Verdict(
        status: .no, hit: exception.1, statement: isException(exception.0), lead: Phrasebook.no)
    }
    switch hit.strength {
    case .certain:
      return Verdict(status: .yes, hit: hit, statement: witnessed(question) ?? said(), lead: Phrasebook.yes)
    case .usual:
      return Verdict(
        status: question.isUniversal ? .unknown : .yes, hit: hit, statement: witnessed(question) ?? said(),
        lead: Phrasebook.usuallyYes)
    case .possible:
      let status: ReplyStatus = question.asksPossibility ? .yes : .unknown
      return Verdict(
        status: status, hit: hit, statement: may(question), lead: status == .yes ? Phrasebook.yes : Phrasebook.maybe)
    }
  }

  /// The statement with what makes it so named, where its subject is only described: `does anyone value X`, `is there a N`.
  func witnessed(_ question: Question) -> String? {
    let relations = atoms(question.conditions)
    let isClosed = question.conditions.last?.isClosed == true
    let isExistence = relations.isEmpty || question.isExistence && (isClosed || question.witness != nil)
    var variable: Variable?
    if isExistence, !isClosed, let witness = question.witness {
      variable = witness
    } else if isExistence {
      if case .isA(.variable(let asked), .thing, denied: false)? = question.conditions.first { variable = asked }
    } else if case .variable(let subject)? = relations.last?[.subject], question.conditions.last?.isClosed == false {
      variable = subject
    }
    guard let variable, question.spoken.contains(variable) else { return nil }
    let found = values(question, variable).filter { $0.hit.strength != .possible && !$0.thing.isUnnamed(lexicon) }
    guard let first = found.first else { return nil }
    let names = Writer.list(found.prefix(4).map { writer.text($0.thing) })
    if isExistence { return names }
    guard found.count == 1 else {
      return Phrasebook.some(names, isVerb: saysWhatIsDone(question.conditions))
    }
    let term = English.Term.variable(variable)
    return writer.spoken(
      question.conditions.compactMap { condition in
        if case .isA(term, _, denied: false) = condition { return nil }
        return condition.mapTerms { $0 == term ? .thing(first.thing) : $0 }
      })
  }

  // MARK: Neither

  /// Nothing settles it: what is below, what is complete, then: not known.
  private func open(
    _ question: Question, _ said: @autoclosure () -> String, _ denied: @autoclosure () -> String
  ) -> Verdict {
    if question.isUniversal, let exception = exceptions(question).first {
      return Verdict(
        status: .no, hit: exception.1, statement: isException(exception.0), lead: Phrasebook.no)
    }
    if !question.isUniversal, !question.isOfMost {
      // That a healthy animal is healthy, by its name, does not say that there is one.
      let some = belowHits(question, question.conditions).filter {
        ($0.1.strength != .possible || question.asksPossibility) && isSaid($0.1, of: $0.0)
      }
      if let first = some.first {
        return Verdict(
          status: .yes, hit: first.1,
          statement: Phrasebook.some(names(some.map(\.0)), isVerb: saysWhatIsDone(question.conditions)),
          lead: Phrasebook.yes)
      }
    }
    if question.isExistence || question.conditions.contains(where: \.isExistence), isClosedList(question) {
      return Verdict(status: .no, hit: nil, statement: Phrasebook.noneSuch, lead: Phrasebook.no)
    }
    if isSettledByCounting(question) {
      return Verdict(status: .no, hit: nil, statement: denied(), lead: Phrasebook.no)
    }
    if let closed = completed(question) {
      return Verdict(
        status: .no, hit: nil, statement: denied() + ", since " + words(of: closed),
        lead: Phrasebook.no)
    }
    if let narrower = deniedKind(question) {
      return Verdict(status: .no, hit: narrower, statement: denied(), lead: Phrasebook.no)
    }
    if let whole = ofTheKind(question.conditions) {
      // What is denied of the kind is so of none of it.
      var ofAll = question
      ofAll.conditions = whole
      let verdict = verdict(ofAll)
      if verdict.status == .no || verdict.status == .yes { return verdict }
    }
    return Verdict(status: .unknown, hit: nil, statement: Phrasebook.unknown(said()), lead: Phrasebook.notKnown)
  }

  /// An adequate experience is an experience, and no good experience: it is not good.
  private func deniedKind(_ question: Question) -> Hit? {
    guard question.conditions.count == 1, case .holds(let atom) = question.conditions[0], !atom.isDenied,
      atom.places.count == 1, case .thing(let thing)? = atom[.subject], lexicon[atom.relation].shape == .property
    else { return nil }
    let kind = Variable(0)
    let above = solve([.isA(.thing(thing), .variable(kind), denied: false)], variables: 1).compactMap { $0.thing(kind) }
    for above in above {
      if let named = lexicon.thing(keyed: lexicon[atom.relation].lemma + " " + lexicon[above].key),
        let denial = best([.isA(.thing(thing), .thing(named), denied: true)], variables: 0), denial.strength == .certain
      {
        return denial
      }
    }
    return nil
  }

  /// The first few of the highest of these.
  func names(_ things: [ThingID]) -> String { Writer.list(reduced(things).prefix(4).map { writer.text($0) }) }

  private func saysWhatIsDone(_ conditions: [Condition]) -> Bool {
    guard case .holds(let atom)? = conditions.last(where: { if case .holds = $0 { true } else { false } }) else {
      return false
    }
    return lexicon[atom.relation].shape == .verb
  }

  /// Does the question turn on how many there are, of what is a complete list?
  private func isSettledByCounting(_ question: Question) -> Bool {
    question.conditions.contains { condition in
      switch condition {
      case .count(_, _, _, let inner), .every(_, let inner): isComplete(inner)
      case .tally(let tally, _, _): isComplete(tally.over)
      default: false
      }
    }
  }

  /// Does every solution rest on a relation that is complete, or on numbers?
  func isComplete(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .holds(let atom): base.lowering.completeRelations.contains(atom.relation) || lexicon[atom.relation].isNumeric
      case .count(_, _, _, let inner): isComplete(inner)
      case .tally(let tally, _, _): isComplete(tally.over)
      case .either(let branches):
        branches.allSatisfy { isComplete($0) || neverHolds($0) } && branches.contains(where: isComplete)
      default: false
      }
    }
  }

  /// Does nothing say, and no rule conclude, a relation that is among the conditions?
  func neverHolds(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      guard case .holds(let atom) = condition else { return false }
      let pattern = Pattern(atom)
      let table = base.lowering.table
      return table.known(pattern) == nil && table.wider(than: pattern).allSatisfy { table.known($0) == nil }
    }
  }

  /// Things below the subject of which the conditions hold.
  func below(_ question: Question, _ conditions: [Condition]) -> [ThingID] { belowHits(question, conditions).map(\.0) }

  func belowHits(_ question: Question, _ conditions: [Condition]) -> [(ThingID, Hit)] {
    guard let subject = mainSubject(conditions) else { return [] }
    let variable = Variable(max(question.variableCount, StatementVariables.count(conditions)))
    let replaced = conditions.map { replaceSubject($0, subject, by: .variable(variable)) }
    guard replaced != conditions else { return [] }
    let goal = replaced + [.isA(.variable(variable), .thing(subject), denied: false)]
    return solve(goal, variables: variable.index + 1).compactMap { hit in
      guard let thing = hit.thing(variable), thing != subject else { return nil }
      return (thing, hit)
    }
  }

  /// `not all: vegetarians are an exception`.
  private func isException(_ thing: ThingID) -> String {
    Phrasebook.exception(writer.text(thing), isPlural: writer.takesPlural(thing))
  }

  /// Things below the subject of which it is denied.
  private func exceptions(_ question: Question) -> [(ThingID, Hit)] {
    guard let denial = denial(of: question.conditions) else { return [] }
    return belowHits(question, denial).filter { $0.1.strength != .possible }
  }

  func mainSubject(_ conditions: [Condition]) -> ThingID? {
    for condition in conditions.reversed() {
      switch condition {
      case .holds(let atom):
        if case .thing(let thing)? = atom[.subject], !lexicon[thing].isName { return thing }
      case .count(_, _, _, let inner): if let thing = mainSubject(inner) { return thing }
      case .isA(.thing(let thing), _, _) where !lexicon[thing].isName: return thing
      default: continue
      }
    }
    return nil
  }

  private func replaceSubject(_ condition: Condition, _ subject: ThingID, by term: English.Term) -> Condition {
    switch condition {
    case .holds(var atom) where atom[.subject] == .thing(subject):
      atom[.subject] = term
      return .holds(atom)
    case .isA(.thing(subject), let kind, let denied): return .isA(term, kind, denied: denied)
    case .either(let branches): return .either(branches.map { $0.map { replaceSubject($0, subject, by: term) } })
    case .count(let comparison, let number, let counted, let inner):
      return .count(comparison, number, counted, inner.map { replaceSubject($0, subject, by: term) })
    default: return condition
    }
  }

  func may(_ question: Question) -> String { writer.spoken(question.conditions, strength: .possible) }
}

extension Condition {
  /// `there is such a thing`
  fileprivate var isExistence: Bool {
    if case .same(let left, let right) = self { left == right } else { false }
  }
}
