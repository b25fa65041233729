import Diagnostics
import English

/// Questions of truth about some, all or none of a kind. What is merely not known of any is not thereby said of none.
extension Answerer {
  /// The verdict on `no nurses are vendors`, `every dog that has an owner is lucky`; nil for any other question.
  func quantified(_ question: Question) -> Verdict? {
    guard let last = question.conditions.last, !question.conditions.dropLast().contains(where: \.isClosed),
      !question.isExistence || question.conditions.count == 1
    else {
      return nil
    }
    switch last {
    case .absent(let inner) where isOfSome(question, inner):
      // `an ocean borders no country`: some ocean, of which it is so.
      guard !isComplete(inner) else { return nil }
      let said = writer.spoken(question.conditions)
      return Verdict(status: .unknown, statement: Phrasebook.unknown(said), lead: Phrasebook.notKnown)
    case .absent(let inner): return none(question, question.conditions.dropLast() + inner)
    // How numbers compare is known without denials.
    case .every(_, let body) where body.contains { if case .compare = $0 { true } else { false } }: return nil
    case .every(let range, let body) where question.conditions.count == 1: return all(question, range, body)
    default: return nil
    }
  }

  /// Is what is absent absent of something that the other conditions describe?
  private func isOfSome(_ question: Question, _ inner: [Condition]) -> Bool {
    var isShared = false
    for condition in question.conditions.dropLast() {
      condition.visitTerms { term in
        guard case .variable(let variable) = term else { return }
        if inner.contains(where: { $0.isSaid(of: variable) }) { isShared = true }
      }
    }
    return isShared
  }

  /// `No N is P`: yes, if it is denied of the kind; no, if something is known that is an N and P.
  private func none(_ question: Question, _ inner: [Condition]) -> Verdict? {
    guard !inner.contains(where: \.isClosed) else { return nil }
    let said = writer.spoken(question.conditions)
    var some = question
    some.conditions = inner
    if let instance = best(inner, variables: question.variableCount) {
      guard instance.strength != .possible else {
        return Verdict(
          status: .unknown, hit: instance, statement: writer.spoken(inner, strength: .possible), lead: Phrasebook.maybe)
      }
      return Verdict(
        status: .no, hit: instance, statement: witnessed(some) ?? writer.spoken(inner), lead: Phrasebook.no)
    }
    guard let whole = ofTheKind(inner) else {
      return Verdict(status: .unknown, statement: Phrasebook.unknown(said), lead: Phrasebook.notKnown)
    }
    some.conditions = whole
    var verdict = verdict(some)
    switch verdict.status {
    case .no: (verdict.status, verdict.lead) = (.yes, Phrasebook.yes)
    case .yes: (verdict.status, verdict.lead) = (.no, Phrasebook.no)
    case .conflict: break
    default:
      return Verdict(status: .unknown, statement: Phrasebook.unknown(said), lead: Phrasebook.notKnown)
    }
    return verdict
  }

  /// `Every N that … is P`: no, if something is known that is such an N and denied to be P; yes, if it follows of
  /// anything so described, of which nothing else is known.
  private func all(_ question: Question, _ range: [Condition], _ body: [Condition]) -> Verdict? {
    guard !(range + body).contains(where: \.isClosed), let last = body.last else { return nil }
    let said = writer.spoken(question.conditions)
    if let opposite = last.opposite {
      var other = question
      other.conditions = range + body.dropLast() + [opposite]
      if let exception = best(other.conditions, variables: question.variableCount), exception.strength != .possible {
        return Verdict(
          status: .no, hit: exception, statement: witnessed(other) ?? writer.spoken(other.conditions),
          lead: Phrasebook.no)
      }
    }
    guard let element = holdsOfAny(range, body) else {
      return Verdict(status: .unknown, statement: Phrasebook.unknown(said), lead: Phrasebook.notKnown)
    }
    return Verdict(status: .yes, statement: said, lead: Phrasebook.yes, element: element)
  }

  /// Does the body hold of fresh members, of which only the range is known? With what it rests on. O(evaluation).
  private func holdsOfAny(_ range: [Condition], _ body: [Condition]) -> AnswerElement? {
    var grown = lexicon
    var members: [Variable: ThingID] = [:]
    for case .isA(.variable(let variable), .thing(let kind), denied: false) in range where members[variable] == nil {
      members[variable] = grown.freshMember(of: kind)
    }
    let known = (range + body).map { condition in
      condition.mapTerms { term in
        if case .variable(let variable) = term, let member = members[variable] { .thing(member) } else { term }
      }
    }
    let variables = StatementVariables.count(known)
    guard StatementVariables.count(Array(known.prefix(range.count))) == 0 else { return nil }
    // What is supposed for the length of a question stands in no text.
    var statement = Statement(range: SourceRange(source: 0, bytes: 0..<0))
    statement.assertions = known.prefix(range.count).map { Assertion($0) }
    var sentence = StatedSentence(
      statement: statement, headings: [],
      citation: Citation(title: nil, locator: nil, file: "<told>", line: 1, column: 1), isTold: true, text: "")
    sentence.isSupposed = true
    var scope = base
    scope.add(sentence, lexicon: grown)
    let answerer = Answerer(scope, lexicon: grown, proofs: proofs)
    guard let hit = answerer.best(Array(known.dropFirst(range.count)), variables: variables), hit.strength == .certain
    else { return nil }
    var element = AnswerElement(text: "yes")
    answerer.support(&element, hit)
    element.sources.removeAll { $0.file == "<told>" }
    element.supposed = false
    return element
  }

  /// What is said of some N, said of the kind: the variable of which nothing else is asked, by its kind.
  func ofTheKind(_ conditions: [Condition]) -> [Condition]? {
    guard let main = conditions.last else { return nil }
    let places: [English.Term?] =
      switch main {
      case .isA(let left, .thing, _): [left]
      case .holds(let atom): [atom[.subject], atom[.object]]
      default: []
      }
    for case .variable(let variable)? in places {
      let about = conditions.dropLast().filter { $0.mentions(variable) }
      guard about.count == 1, case .isA(.variable(variable), .thing(let kind), denied: false) = about[0] else {
        continue
      }
      return conditions.filter { $0 != about[0] }.map { condition in
        condition.mapTerms { $0 == .variable(variable) ? .thing(kind) : $0 }
      }
    }
    return nil
  }
}

extension Condition {
  /// The same denied, or affirmed where it is a denial; nil for what has no opposite.
  fileprivate var opposite: Condition? {
    switch self {
    case .isA(let left, let right, let denied): return .isA(left, right, denied: !denied)
    case .holds(var atom):
      atom.isDenied.toggle()
      return .holds(atom)
    default: return nil
    }
  }
}

extension Condition {
  /// Is the variable the subject of a relation here?
  fileprivate func isSaid(of variable: Variable) -> Bool {
    var found = false
    visitAtoms { if $0[.subject] == .variable(variable) { found = true } }
    return found
  }
}
