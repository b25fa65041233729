import Datalog
import English

/// Lists and counts.
extension Answerer {
  /// One value of the focus, with the strongest evidence.
  struct Found {
    var thing: ThingID
    var hit: Hit
    var below: [ThingID] = []
    /// For whom, in an answer grouped by subject.
    var owners: [ThingID] = []
    var isKnown = true
  }

  func list(_ question: Question) -> Reply {
    guard let focus = question.focus.first else { return decide(question) }
    if countsUnknown(question.conditions) { return nothing(question) }
    if let table = tabled(question, focus) { return table }
    var found = pairs(question) ?? shared(question, focus) ?? values(question, focus)
    if found.isEmpty { found = grouped(question, focus) }
    if found.isEmpty, question.asksPossibility, let reply = conditional(question) { return reply }
    if found.isEmpty { found = grouped(question, focus, described: true) }
    found += notKnown(question, focus, besides: found)
    if found.isEmpty { return nothing(question) }
    if let limit = question.limit { found = Array(found.prefix(limit)) }
    var reply = Reply(.answered, form: "who-what", reading: writer.reading(question), text: "")
    let shown = question.focus.count == 2 ? question.focus[1] : focus
    reply.answers = found.map { element($0, question, shown) }
    reply.text = text(of: reply.answers, found, question, shown)
    return reply
  }

  func count(_ question: Question) -> Reply {
    guard let focus = question.focus.first else { return decide(question) }
    if countsUnknown(question.conditions) { return nothing(question) }
    let found = values(question, focus)
    var reply = Reply(.answered, form: "count", reading: writer.reading(question), text: "")
    let certain = found.filter { $0.hit.strength != .possible }
    let counted = certain.isEmpty ? found : certain
    let named = counted.filter { isMember($0.thing) }.count
    let kinds = counted.count - named
    var words: String =
      kinds == 0
      ? "\(named)"
      : named == 0
        ? "\(kinds) kind\(kinds == 1 ? "" : "s")" : "\(kinds) kind\(kinds == 1 ? "" : "s") and \(named) named"
    if certain.isEmpty, !found.isEmpty { words = "possibly " + words }
    if found.isEmpty { return nothing(question) }
    let areMembers = counted.allSatisfy { isMember($0.thing) || $0.thing.isUnnamed(lexicon) }
    let bounds =
      certain.isEmpty || !areMembers ? nil : bounds(question.conditions, of: focus, variables: question.variableCount)
    if let bounds { words = bounds.least == bounds.most ? "\(bounds.least)" : "at least \(bounds.least)" }
    var element = AnswerElement(text: words)
    element.number = bounds.map { $0.least == $0.most } == false ? nil : Double(bounds?.least ?? counted.count)
    // Every one that is counted is a premise.
    support(
      &element,
      Hit(
        values: [], strength: counted.map(\.hit.strength).max() ?? .certain,
        premises: counted.flatMap(\.hit.premises).uniqued()))
    element.sources = counted.flatMap { citations(statements($0.hit)) }.uniqued()
    reply.answers = [element]
    reply.text = Writer.sentence(words) + ": " + Writer.list(counted.map { writer.text($0.thing) }) + "."
    if !certain.isEmpty, found.count > certain.count {
      reply.text +=
        " Possibly also \(Writer.list(found.filter { $0.hit.strength == .possible }.map { writer.text($0.thing) }))."
    }
    reply.text += Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    return reply
  }

  /// An individual rather than a kind?
  func isMember(_ thing: ThingID) -> Bool {
    if case .plain = lexicon[thing].structure { return lexicon[thing].isName }
    return false
  }

  // MARK: Values

  func values(_ question: Question, _ focus: Variable) -> [Found] {
    let hits = solve(question.conditions, variables: question.variableCount, focus: question.focus, each: focus)
    var found: [ThingID: Found] = [:]
    var order: [ThingID] = []
    for hit in hits {
      guard let thing = hit.thing(focus) else { continue }
      found[thing] = Found(thing: thing, hit: hit)
      order.append(thing)
    }
    let kinds = askedKinds(question, focus)
    let isBare = isBareList(question, focus)
    let kept = order.filter { thing in
      isWanted(thing, question) && isOfSlot(thing, question) && !kinds.contains(thing) && (!isBare || isSaidToBe(thing))
        && (isNamed(thing, asObject: isObject(question, focus)) || found[thing].map(isSaidOf) ?? false)
    }
    .filter { thing in found[thing].map { !isNamedOnly($0) } ?? false }
    let values = withoutDefined(kept).compactMap { found[$0] }
    if question.isChoice { return values.filter { question.among?.contains($0.thing) == true } }
    return isObject(question, focus) ? asStated(values) : arranged(values)
  }

  /// Does the conversation ask for it: among the answers before, or another than those?
  private func isWanted(_ thing: ThingID, _ question: Question) -> Bool {
    if question.wantsQuantity {
      guard case .quantity = lexicon[thing].structure else { return false }
    }
    if question.excluded.contains(where: { $0 == thing || isBelow(thing, $0) }) { return false }
    if let doer = question.doer, !isDeed(thing, of: doer) { return false }
    guard let among = question.among else { return true }
    return among.contains { $0 == thing || isBelow(thing, $0) }
  }

  /// Is it an action that the doer does or should do?
  private func isDeed(_ thing: ThingID, of doer: ThingID) -> Bool {
    guard case .action(var atom) = lexicon[thing].structure else { return false }
    if atom[.subject] == nil { atom[.subject] = .thing(doer) }
    return [Duty.none, .should, .must].contains { duty in
      atom.duty = duty
      return best([.holds(atom)], variables: 0) != nil
    }
  }

  /// `in the morning` answers when, `in the kitchen` answers where.
  private func isOfSlot(_ thing: ThingID, _ question: Question) -> Bool {
    guard let word = question.slotWord, word == "when" || word == "where" else { return true }
    if lexicon.isTime(thing) { return word == "when" }
    guard word == "when" else { return true }
    let mixed = Lexicon.timeOrPlace.filter { !lexicon.isTold($0, answers: word) }
    return !atoms(question.conditions).contains { atom in
      atom.places.contains { place in
        guard case .slot(let name) = place.role, mixed.contains(name), case .variable = place.term else { return false }
        let filled = Condition.holds(atom).mapTerms { $0 == place.term ? .thing(thing) : $0 }
        return best([filled], variables: question.variableCount) != nil
      }
    }
  }

  /// Is it stated or concluded of the described thing itself, rather than handed down to it?
  private func isSaidOf(_ found: Found) -> Bool {
    guard case .described(_, let conditions) = lexicon[found.thing].structure, !conditions.isEmpty else { return false }
    return found.hit.premises.contains {
      base.lowering.table.key(of: $0.predicate) != nil && (evidence($0).isDirect || evidence($0).isConcluded)
    }
  }

  /// The kinds that the focus is asked to be of: never in their own lists.
  private func askedKinds(_ question: Question, _ focus: Variable) -> Set<ThingID> {
    var kinds: Set<ThingID> = []
    for condition in question.conditions {
      if case .isA(.variable(focus), .thing(let kind), denied: false) = condition { kinds.insert(kind) }
    }
    return kinds
  }

  private func isBareList(_ question: Question, _ focus: Variable) -> Bool {
    question.conditions.allSatisfy { if case .isA(.variable(focus), _, denied: false) = $0 { true } else { false } }
  }

  /// Does some sentence, not only its name, say what the thing is?
  func isSaidToBe(_ thing: ThingID) -> Bool {
    base.recollection.isSaid(thing) { findSaidToBe(thing) }
  }

  private func findSaidToBe(_ thing: ThingID) -> Bool {
    if lexicon.isToldWithKind(thing) { return true }
    let kind = Variable(0)
    for hit in solve([.isA(.thing(thing), .variable(kind), denied: false)], variables: 1) {
      guard let above = hit.thing(kind), above != thing else { continue }
      if !statements(hit).isEmpty { return true }
    }
    return false
  }

  /// Kinds made by a clause serve inheritance; they answer only in the object's place.
  func isNamed(_ thing: ThingID, asObject: Bool) -> Bool {
    switch lexicon[thing].structure {
    case .plain, .quoted, .quantity: return true
    case .action: return true
    case .described(_, let conditions): return conditions.isEmpty || asObject
    }
  }

  /// Is the focus asked for in the place of an object or slot, where things are given as stated?
  func isObject(_ question: Question, _ focus: Variable) -> Bool {
    var result = false
    for condition in question.conditions {
      condition.visitAtoms { atom in
        for place in atom.places where place.term == .variable(focus) {
          if place.role == .subject { return }
          if lexicon[atom.relation].shape == .noun { continue }
          result = true
        }
      }
    }
    return result
      && !question.conditions.contains { condition in
        var isSubject = false
        condition.visitAtoms { if $0[.subject] == .variable(focus) { isSubject = true } }
        return isSubject
      }
  }

  // MARK: Below the subject, and not known

  /// Where the kind asked about has nothing: what things below it have, each said for whom.
  /// `described`: kinds made by a clause count too: `a billing problem that reaches patients: havoc`.
  func grouped(_ question: Question, _ focus: Variable, described: Bool = false) -> [Found] {
    guard let subject = mainSubject(question.conditions) else { return [] }
    let owner = Variable(max(question.variableCount, StatementVariables.count(question.conditions)))
    let replaced = question.conditions.map { condition -> Condition in
      guard case .holds(var atom) = condition, atom[.subject] == .thing(subject) else { return condition }
      atom[.subject] = .variable(owner)
      return .holds(atom)
    }
    guard replaced != question.conditions else { return [] }
    var result: [Found] = []
    for hit in solve(replaced + [.isA(.variable(owner), .thing(subject), denied: false)], variables: owner.index + 1) {
      guard let thing = hit.thing(focus), let who = hit.thing(owner),
        isNamed(who, asObject: described) || who.isUnnamed(lexicon),
        isWanted(thing, question), isOfSlot(thing, question), !isNamedOnly(Found(thing: thing, hit: hit))
      else { continue }
      if let same = result.firstIndex(where: {
        $0.thing == thing && ($0.owners.first.map { isBelow(who, $0) || $0 == who } ?? false)
      }) {
        if hit.strength < result[same].hit.strength { result[same].hit = hit }
        continue
      }
      result.removeAll { $0.thing == thing && ($0.owners.first.map { isBelow($0, who) } ?? false) }
      result.append(Found(thing: thing, hit: hit, owners: [who]))
    }
    return result
  }

  private func nothing(_ question: Question) -> Reply {
    let reading = writer.reading(question)
    let form = question.act == .count ? "count" : "who-what"
    if !question.excludesPrevious, question.among == nil, isClosedList(question) {
      // Nothing can be on a complete list that is not.
      var none = Reply(.answered, form: form, reading: reading, text: question.act == .count ? "0." : "None.")
      if question.act == .count {
        var zero = AnswerElement(text: "0")
        zero.number = 0
        none.answers = [zero]
      }
      return none
    }
    var reply = Reply(.unknown, form: form, reading: reading, text: "")
    reply.text = question.excludesPrevious ? Phrasebook.nothingElse(reading) : Phrasebook.nothingKnown(reading)
    return reply
  }

  // MARK: Elements and text

  private func element(_ found: Found, _ question: Question, _ focus: Variable) -> AnswerElement {
    var element = AnswerElement(text: writer.text(found.thing, .bare))
    element.said = value(found, question, focus)
    support(&element, proofs ? grounded(found.hit, question.conditions) : found.hit)
    element.below = found.below.map { writer.text($0) }
    if !found.owners.isEmpty { element.owner = Writer.list(found.owners.map { writer.text($0) }) }
    element.known = found.isKnown
    if case .quantity(let number, let unit) = lexicon[found.thing].structure, !lexicon.isDate(found.thing) {
      element.number = number
      element.unit = unit
    }
    return element
  }

  private func text(of elements: [AnswerElement], _ found: [Found], _ question: Question, _ focus: Variable) -> String {
    let header = header(question, focus, found)
    let isSaid = header != nil && found.allSatisfy { $0.hit.strength == .possible }
    if elements.count == 1, found[0].isKnown {
      let value = line(found[0], question, focus, isSaidInHeader: isSaid)
      let lead = header.map { $0 + " " } ?? ""
      return Writer.sentence(lead + value) + "." + Phrasebook.sourceGap + source(elements[0], found[0])
    }
    var lines: [String] = []
    if let header, found.contains(where: \.isKnown) { lines.append(Writer.sentence(header)) }
    for (element, one) in zip(elements, found) where one.isKnown {
      lines.append(
        Phrasebook.bullet + line(one, question, focus, isSaidInHeader: isSaid) + Phrasebook.sourceGap
          + source(element, one))
    }
    let open = zip(elements, found).filter { !$0.1.isKnown }
    if !open.isEmpty {
      lines.append(openHeader(question, focus))
      lines += open.map { Phrasebook.bullet + line($0.1, question, focus) }
    }
    return lines.joined(separator: "\n")
  }

  /// `Nothing says whether administrators want:`
  private func openHeader(_ question: Question, _ focus: Variable) -> String {
    let denied = question.conditions.filter {
      if case .holds(let atom) = $0 { atom.isDenied && atom.duty == .none } else { false }
    }
    guard denied.count == 1, case .holds(var atom) = denied[0], atom[.object] == .variable(focus),
      case .thing? = atom[.subject]
    else { return Phrasebook.notKnownTo }
    atom.isDenied = false
    atom[.object] = nil
    return Phrasebook.notKnownWhether(writer.statement(atom))
  }

  private func source(_ element: AnswerElement, _ found: Found) -> String {
    let rule = usesRule(found.hit) ? "by rule; " : ""
    let words = Phrasebook.sources(element.sources)
    return words.isEmpty ? "" : rule.isEmpty ? words : "(" + rule + words.dropFirst()
  }

  /// The value with what is below it, its strength where the header does not say it, and the slots left out.
  private func line(_ found: Found, _ question: Question, _ focus: Variable, isSaidInHeader: Bool = false) -> String {
    var words = value(found, question, focus)
    if !found.owners.isEmpty { words = Writer.list(found.owners.map { writer.text($0) }) + ": " + words }
    if !found.below.isEmpty { words += " (" + Writer.list(reduced(found.below).map { writer.text($0) }) + ")" }
    words += leftOut(found.hit, question)
    switch found.hit.strength {
    case .certain: break
    case .usual: words += ", usually"
    case .possible: words += question.asksPossibility || isSaidInHeader ? "" : ", possibly"
    }
    return words
  }

  /// The value as its place in the question wants it: with the preposition of its slot, or as `to be heard`.
  private func value(_ found: Found, _ question: Question, _ focus: Variable) -> String {
    for atom in atoms(question.conditions) {
      guard let role = atom.places.first(where: { $0.term == .variable(focus) })?.role else { continue }
      switch role {
      case .subject: continue
      case .object:
        if lexicon[atom.relation].shape == .preposition, question.focusKind == nil {
          return preposed(lexicon[atom.relation].lemma, found)
        }
        return writer.complement(.thing(found.thing), of: found.owners.first.map { .thing($0) } ?? atom[.subject])
      case .slot(let name):
        let filled = Condition.holds(atom).mapTerms { $0 == .variable(focus) ? .thing(found.thing) : $0 }
        let others = question.conditions.filter {
          switch $0 {
          case .holds, .either: false
          default: true
          }
        }
        if best(others + [filled], variables: question.variableCount) != nil {
          return role == .manner ? writer.text(found.thing) : preposed(name, found)
        }
      }
    }
    return writer.text(found.thing)
  }

  private func preposed(_ preposition: String, _ found: Found) -> String {
    preposition + " " + writer.text(found.thing)
  }

  /// The relations of conditions, those of alternatives included.
  func atoms(_ conditions: [Condition]) -> [English.Atom] {
    var result: [English.Atom] = []
    for condition in conditions { condition.visitAtoms { result.append($0) } }
    return result
  }

  /// `A CMIO addresses`: the statement up to the place asked for, where that is its end.
  private func header(_ question: Question, _ focus: Variable, _ found: [Found]) -> String? {
    let holds = question.conditions.compactMap { condition -> English.Atom? in
      if case .holds(let atom) = condition { atom } else { nil }
    }
    guard holds.count == 1, var atom = holds.first, atom[.object] == .variable(focus),
      found.allSatisfy({ $0.owners.isEmpty }),
      atom.places.count == 2, case .thing? = atom[.subject],
      [.verb, .comparative].contains(lexicon[atom.relation].shape),
      lexicon[atom.relation].lemma != "do"
    else { return nil }
    atom[.object] = nil
    let strengths = Set(found.map(\.hit.strength))
    return writer.statement(atom, strength: strengths == [.possible] ? .possible : .certain)
  }
}

extension ThingID {
  /// `some clinics`: there are such, but which they are is not said.
  func isUnnamed(_ lexicon: Lexicon) -> Bool {
    if case .described(_, let conditions) = lexicon[self].structure { conditions.isEmpty } else { false }
  }
}
