/// A statement in words that, read again, have the same meaning. Variables are letters, or `something` where they are
/// spoken of once; what the trainer said with every, no, only, at least and unless is said so again.
struct Restatement {
  private var writer: Writer
  private var statement: Statement
  /// How often each variable is spoken of.
  private var counts: [Variable: Int] = [:]
  private var fresh: Int

  init(_ statement: Statement, _ writer: Writer) {
    self.writer = writer
    self.writer.repeatsLinks = true
    (self.statement, fresh) = statement.withVariablesInOrder
    for condition in self.statement.assertions.map(\.condition) + self.statement.conditions {
      condition.visitTerms { if case .variable(let variable) = $0 { counts[variable, default: 0] += 1 } }
    }
    if statement.conditions.count > 1 {
      self.statement.conditions = self.writer.phraseBounds(
        self.statement.conditions, besides: self.statement.assertions.map(\.condition))
    }
    for (variable, count) in counts where count == 1 { self.writer.phrases[variable] = Writer.something }
  }

  var text: String {
    var copy = self
    return copy.said()
  }

  private mutating func said() -> String {
    let reasons = statement.reasonsFrom ?? statement.assertions.count
    let only = isExclusive || !statement.exclusive.isEmpty
    for (variable, kind) in deniedObjects {
      writer.phrases[variable] = Writer.Phrase(text: writer.text(kind, .phrase), isPlural: writer.isPlural(kind))
    }
    for variable in unbound { writer.phrases[variable] = Writer.Phrase(text: "everything", isPlural: false) }
    var main = grouped(statement.exclusive.isEmpty ? Array(statement.assertions[..<reasons]) : statement.exclusive)
    if only, let first = main.first { main[0] = "only " + first }
    var text = Writer.list(main)
    if reasons < statement.assertions.count {
      text += " because " + Writer.list(grouped(Array(statement.assertions[reasons...])))
    }
    guard statement.isRule else { return text }
    let (conditions, exception) = conditionsAndException
    if let everything = unrestricted {
      writer.phrases[everything] = Writer.Phrase(text: "everything", isPlural: false)
      return Writer.list(grouped(statement.assertions))
    }
    if !conditions.isEmpty {
      let converse = statement.parts.contains(where: \.isRule) ? " if and only if " : " if "
      text += converse + Writer.list(conditions.map { said($0) })
    }
    if let exception { text += " unless " + Writer.list(exception.map { said($0) }) }
    return text
  }

  /// `X does not pay a fee` needs that something wide enough to hold fees is denied: said by the kind.
  private var deniedObjects: [Variable: ThingID] {
    var found: [Variable: ThingID] = [:]
    for case .isA(.thing(let kind), .variable(let variable), denied: false) in statement.conditions
    where counts[variable] == 2 {
      let isDenied = statement.conditions.contains { condition in
        if case .holds(let atom) = condition { atom.isDenied && atom[.object] == .variable(variable) } else { false }
      }
      if isDenied { found[variable] = kind }
    }
    return found
  }

  /// `Everything likes what is kind`: variables of which nothing is needed but that they stand for something.
  private var unbound: [Variable] {
    guard statement.conditions.count > 1 else { return [] }
    return statement.conditions.compactMap { condition in
      guard case .same(.variable(let one), .variable(let other)) = condition, one == other, counts[one] == 3 else {
        return nil
      }
      return one
    }
  }

  /// `Everything is P`: the variable of a rule without a condition.
  private var unrestricted: Variable? {
    guard statement.conditions.count == 1,
      case .same(.variable(let one), .variable(let other)) = statement.conditions[0],
      one == other
    else { return nil }
    return one
  }

  /// Is it said to be so of nothing else?
  private var isExclusive: Bool {
    guard !statement.isRule else { return false }
    if statement.namings.contains(where: { if case .completeKind = $0 { true } else { false } }) { return true }
    return statement.parts.contains { part in
      part.conditions.contains { if case .lowest = $0 { true } else { false } }
    }
  }

  /// The conditions in an order that can be read again: what groups by itself last, and an absence behind `unless`.
  private var conditionsAndException: ([Condition], [Condition]?) {
    var plain: [Condition] = []
    var last: [Condition] = []
    var exception: [Condition]?
    for condition in statement.conditions {
      switch condition {
      case .lowest, .countable: continue
      case .isA(.thing, .variable(let variable), denied: false) where deniedObjects[variable] != nil: continue
      case .same(.variable(let one), .variable(let other)) where one == other && unbound.contains(one): continue
      case .either: last.append(condition)
      case .absent(let inner) where exception == nil && quantified(inner) == nil: exception = inner
      default: plain.append(condition)
      }
    }
    return (plain + last, exception)
  }

  // MARK: Assertions

  /// The assertions as clauses; those that differ in one place only as one clause with a list.
  private mutating func grouped(_ assertions: [Assertion]) -> [String] {
    var clauses: [String] = []
    var lastSubjects = ""
    var rest = assertions[...]
    while let first = rest.popFirst() {
      var group = [first]
      while let next = rest.first, Assertion.shareAllBut(.subject, first, next), !group.contains(next) {
        group.append(next)
        rest.removeFirst()
      }
      if group.count == 1 {
        while let next = rest.first, Assertion.shareAllBut(.object, first, next), !group.contains(next) {
          group.append(next)
          rest.removeFirst()
        }
        clauses.append(said(first, objects: group.count > 1 ? group.compactMap(\.object) : []))
        lastSubjects = ""
      } else {
        let subjects = group.compactMap(\.subject)
        let words = Writer.list(subjects.map { writer.text($0, .phrase) }) + " "
        let clause = said(first, subjects: subjects)
        // `roses and tulips are flowers and are red`: the list is not said again, where it could join the one before.
        clauses.append(
          clause.hasPrefix(words) && words == lastSubjects ? String(clause.dropFirst(words.count)) : clause)
        lastSubjects = words
      }
    }
    return clauses
  }

  private mutating func said(_ assertion: Assertion, subjects: [Term] = [], objects: [Term] = []) -> String {
    var condition = assertion.condition
    let isDenied = condition.isDenial
    if subjects.count > 1 {
      let words = subjects.map { writer.text($0, .phrase) }
      condition = put(Writer.Phrase(text: Writer.list(words), isPlural: true), for: subjects[0], in: condition)
    } else if assertion.isStrict, case .thing(let thing)? = assertion.subject {
      let phrase = strict(thing, isDenied: isDenied)
      condition = put(phrase, for: .thing(thing), in: condition)
      if isDenied, phrase.text.hasPrefix("no ") { condition = condition.affirmed }
    }
    if objects.count > 1 {
      let words = objects.map { writer.text($0, .phrase) }
      condition = put(Writer.Phrase(text: Writer.list(words), isPlural: true), for: objects[0], in: condition)
    } else if assertion.objectIsStrict, case .thing(let thing)? = assertion.object {
      condition = put(
        Writer.Phrase(text: (isDenied ? "any " : "every ") + writer.text(thing, .bare), isPlural: false),
        for: .thing(thing), in: condition)
    }
    switch condition {
    case .holds(var atom):
      // What nobody may do is forbidden.
      let forbids = assertion.isStrict && assertion.condition.isDenial && !condition.isDenial && atom.duty == .must
      if forbids { atom.duty = .none }
      return writer.statement(atom, strength: forbids ? .possible : assertion.strength)
    case .isA(let left, let right, let denied):
      return writer.classification(left, right, denied: denied, strength: assertion.strength)
    case .same(let left, let right):
      return writer.text(left, .phrase) + " is the same as " + writer.text(right, .phrase)
    default: return said(condition)
    }
  }

  /// `every nurse`, `no nurse`; `all staff` of what is not counted.
  private func strict(_ thing: ThingID, isDenied: Bool) -> Writer.Phrase {
    let entry = writer.lexiconThing(thing)
    guard !entry.isName else { return Writer.Phrase(text: writer.text(thing), isPlural: false) }
    let isCounted = entry.isCounted || entry.pluralName != nil && !writer.lexicon.isAlwaysPlural(entry.name)
    let name = writer.text(thing, .bare)
    if isCounted { return Writer.Phrase(text: (isDenied ? "no " : "every ") + name, isPlural: false) }
    return Writer.Phrase(text: (isDenied ? "no " : "all ") + name, isPlural: writer.isPlural(thing))
  }

  /// The condition with a phrase for a term.
  private mutating func put(_ phrase: Writer.Phrase, for term: Term, in condition: Condition) -> Condition {
    let variable = Variable(fresh)
    fresh += 1
    writer.phrases[variable] = phrase
    var isDone = false
    return condition.mapTerms { other in
      guard other == term, !isDone else { return other }
      isDone = true
      return .variable(variable)
    }
  }

  // MARK: Conditions

  private mutating func said(_ condition: Condition) -> String {
    switch condition {
    case .isA(let left, let right, let denied): return writer.classification(left, right, denied: denied)
    case .holds(let atom): return writer.statement(atom)
    case .absent(let inner):
      if let (variable, kind, rest, other) = quantified(inner) {
        return said("no " + other + writer.text(kind, .bare), isPlural: false, variable, rest)
      }
      guard inner.count == 1, let unknown = unknown(inner[0]) else {
        if inner.count > 1, let clause = clause(condition) { return clause }
        return "it is not known that " + Writer.list(inner.map { said($0) })
      }
      return unknown
    case .either(let branches):
      return "either "
        + branches.map { branch in alternative(branch).joined(separator: " and ") }.joined(separator: " or ")
    case .count(let comparison, let number, let variable, let inner):
      guard let (_, kind, rest, other) = quantified(inner, variable) else {
        return clause(condition) ?? writer.text(condition)
      }
      let noun = number == 1 ? writer.text(kind, .bare) : writer.text(kind, .plural)
      return said("\(Writer.words(comparison)) \(number) \(other)\(noun)", isPlural: number != 1, variable, rest)
    case .every(let range, let body):
      guard let (variable, kind, more, other) = quantified(range + body), more.count == body.count else {
        return clause(condition) ?? writer.text(condition)
      }
      return said("every " + other + writer.text(kind, .bare), isPlural: false, variable, more)
    default: return writer.text(condition)
    }
  }

  /// The conditions of one alternative; what only it speaks of is said by its kind: `X carries oil`.
  private mutating func alternative(_ branch: [Condition]) -> [String] {
    let inside = StatementOrder(branch)
    var rest = branch
    for variable in inside.variables where counts[variable] == 2 && inside.counts[variable] == 2 {
      guard
        let place = rest.firstIndex(where: {
          if case .isA(.variable(variable), .thing, denied: false) = $0 { true } else { false }
        }), case .isA(_, .thing(let kind), _) = rest[place], rest.count > 1
      else { continue }
      rest.remove(at: place)
      writer.phrases[variable] = Writer.Phrase(text: writer.text(kind, .phrase), isPlural: writer.isPlural(kind))
    }
    return rest.map { said($0) }
  }

  /// `every nurse uses a system that is fast`: a closed condition as one clause, if what only it speaks of can be put into
  /// noun phrases.
  private mutating func clause(_ condition: Condition) -> String? {
    let inside = StatementOrder([condition])
    let outer = Set(inside.variables.filter { counts[$0] != inside.counts[$0] })
    var lettered = writer
    for variable in outer where lettered.phrases[variable] == nil {
      lettered.phrases[variable] = Writer.Phrase(text: writer.text(.variable(variable)), isPlural: false)
    }
    let spoken = lettered.spoken([condition], keeping: [])
    guard spoken.conditions.count == 1,
      spoken.conditions[0].variables.allSatisfy({ outer.contains($0) || spoken.writer.phrases[$0] != nil })
    else { return nil }
    switch spoken.conditions[0] {
    case .holds(let atom):
      writer = spoken.writer
      return writer.statement(atom)
    case .isA(let left, let right, let denied):
      writer = spoken.writer
      return writer.classification(left, right, denied: denied)
    default: return nil
    }
  }

  /// Of conditions that begin by saying of what kind a variable is, that variable, its kind and the rest; and `other `, if
  /// it differs from what else they speak of.
  private func quantified(_ inner: [Condition], _ wanted: Variable? = nil)
    -> (Variable, ThingID, [Condition], other: String)?
  {
    for (place, condition) in inner.enumerated() {
      guard case .isA(.variable(let variable), .thing(let kind), denied: false) = condition,
        wanted == nil || variable == wanted
      else { continue }
      var rest = inner
      rest.remove(at: place)
      let others = rest.count
      rest.removeAll { $0.isOther(variable) }
      let other = rest.count < others ? "other " : ""
      guard rest.count == 1, case .holds(let atom) = rest[0],
        atom.places.contains(where: { $0.term == .variable(variable) })
      else { continue }
      return (variable, kind, rest, other)
    }
    return nil
  }

  private mutating func said(_ phrase: String, isPlural: Bool, _ variable: Variable, _ rest: [Condition]) -> String {
    writer.phrases[variable] = Writer.Phrase(text: phrase, isPlural: isPlural)
    return Writer.list(rest.map { said($0) })
  }

  /// `X is not known to be wild`.
  private func unknown(_ condition: Condition) -> String? {
    switch condition {
    case .holds(let atom):
      guard let subject = atom[.subject], !atom.isDenied else { return nil }
      let said = writer.predicate(atom, strength: .certain, plural: true)
      let bare = said.hasPrefix("are ") ? "be " + said.dropFirst(4) : said
      return writer.text(subject, .phrase) + " is not known to " + bare
    case .isA(let left, .thing(let kind), denied: false):
      return writer.text(left, .phrase) + " is not known to be " + writer.text(kind, .single)
    default: return nil
    }
  }
}

extension Writer {
  static let something = Phrase(text: "something", isPlural: false)

  /// `X is a kind`, with whatever phrases stand for variables.
  func classification(_ left: Term, _ right: Term, denied: Bool, strength: Strength = .certain) -> String {
    if case .thing(let thing) = left, case .thing(let kind) = right {
      return classification(thing, kind, denied: denied, strength: strength)
    }
    let isPlural = isPlural(left)
    let verb = be(plural: isPlural, denied: denied, strength: strength, duty: .none)
    return text(left, .phrase) + " " + verb + " " + text(right, isPlural ? .plural : .single)
  }
}

extension Condition {
  /// Is the variable said to be another thing than something?
  func isOther(_ variable: Variable) -> Bool {
    if case .different(.variable(variable), _) = self { true } else { false }
  }

  fileprivate var isDenial: Bool {
    switch self {
    case .isA(_, _, let denied): denied
    case .holds(let atom): atom.isDenied
    default: false
    }
  }
}

extension Assertion {
  fileprivate var subject: Term? {
    switch condition {
    case .isA(let left, _, _): left
    case .holds(let atom): atom[.subject]
    default: nil
    }
  }

  fileprivate var object: Term? {
    if case .holds(let atom) = condition { atom[.object] } else { nil }
  }

  /// Do two assertions differ in that place only?
  fileprivate static func shareAllBut(_ role: Role, _ left: Assertion, _ right: Assertion) -> Bool {
    guard left.strength == right.strength, !left.isStrict, !right.isStrict, !left.objectIsStrict, !right.objectIsStrict
    else { return false }
    switch (left.condition, right.condition) {
    case (.isA(.thing(let one), let kind, false), .isA(.thing(let other), let otherKind, false)):
      return role == .subject && kind == otherKind && one != other
    case (.holds(var one), .holds(var other)):
      guard case .thing? = one[role], case .thing? = other[role] else { return false }
      one[role] = nil
      other[role] = nil
      return one == other && !one.isDenied
    default: return false
    }
  }
}

extension Statement {
  /// The same with variables numbered in the order in which they are spoken of, and the first number that is free.
  var withVariablesInOrder: (Statement, free: Int) {
    var numbers: [Variable: Variable] = [:]
    let rename = { (term: Term) -> Term in
      guard case .variable(let variable) = term else { return term }
      if numbers[variable] == nil { numbers[variable] = Variable(numbers.count) }
      return .variable(numbers[variable] ?? variable)
    }
    var copy = self
    for index in assertions.indices { copy.assertions[index].condition = assertions[index].condition.mapTerms(rename) }
    copy.conditions = conditions.map { $0.mapTerms(rename) }
    return (copy, numbers.count)
  }
}
