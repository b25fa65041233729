import Datalog
import English

/// Answers that are numbers, and answers given for each of several owners.
extension Answerer {
  /// One line of such an answer.
  private struct Line {
    var owners: [ThingID]
    var text: String
    var number: Double?
    var unit: String?
    var hit: Hit
  }

  /// The answer, if the question asks for a number or for something of each of several things.
  func tabled(_ question: Question, _ focus: Variable) -> Reply? {
    let keys = question.groups.isEmpty ? question.owner.map { [$0] } ?? [] : question.groups
    guard question.number != nil || !keys.isEmpty || question.wantedUnit != nil else { return nil }
    let hits = solve(question.conditions, variables: question.variableCount, focus: question.focus)
    var lines: [Line] = []
    var places: [[String]: Int] = [:]
    for hit in hits {
      guard let line = line(hit, question, focus, keys) else { continue }
      let key = line.owners.map { String($0.index) } + [line.text]
      if let known = places[key] {
        if hit.strength < lines[known].hit.strength { lines[known].hit = hit }
      } else {
        places[key] = lines.count
        lines.append(line)
      }
    }
    lines = question.groups.isEmpty ? withoutNarrower(lines) : withoutWider(lines)
    guard !lines.isEmpty, question.number != nil || question.wantedUnit != nil || isWorthATable(lines, question) else {
      return nil
    }
    if question.groups.isEmpty, question.number != nil, question.picksExtreme,
      lines.allSatisfy({ $0.text == lines[0].text })
    {
      lines.removeSubrange(1...)
    }
    let isLabelled = !question.groups.isEmpty || Set(lines.map(\.owners)).count > 1
    var reply = Reply(.answered, form: "who-what", reading: writer.reading(question), text: "")
    reply.answers = lines.map { element($0, question, isLabelled: isLabelled) }
    reply.text = text(lines, reply.answers, isLabelled: isLabelled) + leftOut(question)
    return reply
  }

  /// Without the lines of kinds of which something below has a line of its own: each animal is none of `animals`.
  private func withoutWider(_ lines: [Line]) -> [Line] {
    let owners = lines.flatMap(\.owners).uniqued()
    let wider = Set(owners.filter { owner in !lexicon[owner].isName && owners.contains { isBelow($0, owner) } })
    return wider.isEmpty ? lines : lines.filter { wider.isDisjoint(with: $0.owners) }
  }

  /// Without the lines that say of something what another says of a kind above it.
  private func withoutNarrower(_ lines: [Line]) -> [Line] {
    lines.filter { line in
      !lines.contains { wider in
        wider.text == line.text && wider.owners != line.owners && wider.owners.count == line.owners.count
          && zip(line.owners, wider.owners).allSatisfy { $0 == $1 || isBelow($0, $1) }
      }
    }
  }

  /// Values that are no numbers are given by owner only where several owners have them.
  private func isWorthATable(_ lines: [Line], _ question: Question) -> Bool {
    if !question.groups.isEmpty { return true }
    return Set(lines.map(\.owners)).count > 1
      && lines.allSatisfy { line in line.owners.allSatisfy { lexicon[$0].isName } }
  }

  private func line(_ hit: Hit, _ question: Question, _ focus: Variable, _ keys: [Variable]) -> Line? {
    guard hit.values.indices.contains(focus.index), let value = hit.values[focus.index] else { return nil }
    let owners = keys.compactMap { hit.thing($0) }
    guard owners.count == keys.count else { return nil }
    let table = hit.numbers ?? model.numbers
    if let wanted = question.wantedUnit {
      guard let number = table.number(of: value) else { return nil }
      let shown = lexicon.number(number, in: wanted)
      return Line(
        owners: owners, text: lexicon.spoken(shown, wanted, isComputed: true), number: shown, unit: wanted, hit: hit)
    }
    if value.raw >= 0, !(question.number?.isComputed ?? false) || table.number(of: value) == nil {
      let thing = ThingID(value)
      guard Int(thing.index) < lexicon.things.count else { return nil }
      if case .quantity(let number, let unit) = lexicon[thing].structure,
        question.number?.relation != nil || question.number == nil
      {
        return Line(owners: owners, text: writer.text(thing), number: number, unit: unit, hit: hit)
      }
      guard question.number == nil || table.number(of: value) == nil else {
        return made(table.number(of: value) ?? 0, question, owners, hit)
      }
      return Line(owners: owners, text: writer.text(thing, .bare), hit: hit)
    }
    guard let number = table.number(of: value) else { return nil }
    return made(number, question, owners, hit)
  }

  /// A number that was worked out, in the unit that its data are given in.
  private func made(_ number: Double, _ question: Question, _ owners: [ThingID], _ hit: Hit) -> Line {
    let unit = question.number?.unit ?? question.number?.relation.flatMap { lexicon.unit(of: $0) }
    let shown = lexicon.number(number, in: unit)
    return Line(
      owners: owners, text: lexicon.spoken(shown, unit, isComputed: question.number?.isComputed ?? false),
      number: shown, unit: unit, hit: hit)
  }

  private func element(_ line: Line, _ question: Question, isLabelled: Bool) -> AnswerElement {
    var element = AnswerElement(text: line.text)
    if line.unit != Lexicon.dateUnit { (element.number, element.unit) = (line.number, line.unit) }
    support(&element, grounded(line.hit, question.conditions))
    if isLabelled { element.owner = Writer.list(line.owners.map { writer.text($0) }) }
    return element
  }

  private func text(_ lines: [Line], _ elements: [AnswerElement], isLabelled: Bool) -> String {
    func said(_ line: Line, _ element: AnswerElement) -> String {
      let lead = element.owner.map { $0 + ": " } ?? ""
      let strength = line.hit.strength == .certain ? "" : line.hit.strength == .usual ? ", usually" : ", possibly"
      return lead + line.text + strength
    }
    func source(_ element: AnswerElement) -> String {
      element.sources.isEmpty ? "" : Phrasebook.sourceGap + Phrasebook.sources(element.sources)
    }
    if lines.count == 1 { return Writer.sentence(said(lines[0], elements[0])) + "." + source(elements[0]) }
    return zip(lines, elements).map { Phrasebook.bullet + said($0, $1) + source($1) }.joined(separator: "\n")
  }

  /// How many of what is added up have no number.
  private func leftOut(_ question: Question) -> String {
    guard let owner = question.summedOwner, let relation = question.number?.relation else { return "" }
    let value = Variable(max(question.variableCount, StatementVariables.count(question.summedOwners)) + 1)
    let known = Condition.holds(
      English.Atom(relation, [(.subject, .variable(value)), (.object, .variable(owner))]))
    let without = solve(question.summedOwners + [.absent([known])], variables: value.index + 1, focus: [owner])
    // A kind stands for what is below it.
    let count = Set(without.compactMap { $0.thing(owner) }).filter { below($0).isEmpty }.count
    return count == 0 ? "" : "\n" + Phrasebook.leftOut(count, lexicon[relation].lemma)
  }
}

extension Question {
  /// Is the answer about what has the greatest or the least of something? Of equals the number is said once.
  fileprivate var picksExtreme: Bool {
    conditions.contains { condition in
      guard case .tally(let tally, _, _) = condition else { return false }
      return tally.kind == .greatest || tally.kind == .least
        || tally.over.contains { if case .compare = $0 { true } else { false } }
    }
  }
}
