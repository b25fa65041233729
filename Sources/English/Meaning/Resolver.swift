import Diagnostics

/// Turns a syntax tree into meaning: words to things and relations, determiners to variables and quantifiers, pronouns
/// to what they stand for. Works on its own copy of the vocabulary, which is kept only if the sentence is accepted.
struct Resolver {
  /// What the noun phrases of the sentence stand for.
  enum Mode {
    /// Things themselves.
    case statement
    /// `a N` is a variable that `the N` refers back to.
    case rule
    /// Unknown words are refused.
    case question
  }

  var lexicon: Lexicon
  let tokens: [Token]
  let range: SourceRange
  var mode: Mode
  /// In a rule: reading what it needs, not what it concludes.
  var inCondition = false
  var variableCount = 0
  var referents: [Referent] = []
  /// Variables that are asked for.
  var focus: [Variable] = []
  var focusKind: ThingID?
  var byName: [Assertion] = []
  var notes: [String] = []
  /// What a gap stands for, inside a relative clause.
  var gaps: [Term] = []
  /// The subject of the main clause.
  var mainSubject: Term?
  /// What pronouns of a question stand for, from the conversation.
  var antecedents = Antecedents()
  var asksPossibility = false
  /// `cannot` in a question: that it may be so is the opposite.
  var deniesPossibility = false
  var isUniversal = false
  /// Is the subject of a question `most N`?
  var isOfMost = false
  /// Variables that a noun phrase of a question stands for, rather than nobody in particular.
  var spoken: Set<Variable> = []
  /// Kinds that some statement describes just as the question describes a variable.
  var wholes: [Variable: ThingID] = [:]
  /// Actions with more slots than a question asked for.
  var narrowed: Set<ThingID> = []
  /// Subjects with `only` in a question.
  var exclusive: [ThingID] = []
  /// Reading an action: a passive in it is the action of its verb, not a property.
  var readsAction = false
  var letters: [String: Term] = [:]
  /// What the noun phrase of a variable says of it, so far: what superlatives choose among.
  var classes: [Term: [Condition]] = [:]
  /// Variables that hold numbers, and the relation that gives them.
  var valueRelations: [Term: RelationID] = [:]
  /// Variables that hold counts.
  var counts: Set<Term> = []
  /// Variables of `each N`: the answer is given for every one of them.
  var groups: [Variable] = []
  var groupConditions: [Condition] = []
  /// Does `how many` ask for a quantity of some unit rather than for a count?
  var asksQuantity = false
  /// Whose numbers are added up, and what is said of these owners.
  var summedOwners: (owner: Variable, conditions: [Condition])?
  /// Does what is said of the subject count something, so that it is meant of each of its members?
  var countsForEach = false
  /// The kind that the place being read wants: it tells names of several things apart.
  var wantedKind: ThingID?
  /// Is the phrase at hand the object of a verb? `raise the rent` speaks of rents, not of some number.
  var isObjectOfVerb = false
  /// The subject of the clause that is being read.
  var subjectTerm: Term?
  /// A phrase that the knowledge uses has a superlative in it: its own reading comes before that of the superlative.
  var prefersKnown = false
  /// Does `a state` behind `in` or `of` stand for each state: `the average number of rivers in a state`?
  var groupsAny = false
  /// What describes the X of `more rivers than X`.
  var rivalConditions: [Condition] = []

  /// Something introduced earlier in the sentence.
  struct Referent {
    var term: Term
    var key: String
    var ordinal: Int?
    var isAnything: Bool
    var clause: Int
    /// Introduced with `another`.
    var isOther = false
    /// The first token of the phrase that introduced it.
    var place = 0
  }
  /// The clause that is being read, by the number of clauses begun before it.
  var clauseNumber = 0
  var clauseCount = 0
  /// What other branches of an `or` have introduced with `a N`, to be met again in this one.
  var introducedElsewhere: [Referent] = []

  init(_ tokens: [Token], lexicon: Lexicon, mode: Mode, range: SourceRange) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.mode = mode
    self.range = range
  }

  mutating func freshVariable() -> Variable {
    variableCount += 1
    return Variable(variableCount - 1)
  }

  func text(_ words: Range<Int>) -> String { tokens[words].map(\.text).joined(separator: " ") }

  // MARK: Inner sentences

  /// What a description or an action inside the sentence must not see, to be put back by ``leave(_:)``.
  struct Scope {
    fileprivate var mode: Mode
    fileprivate var variableCount: Int
    fileprivate var referents: [Referent]
    fileprivate var clauseNumber: Int
    fileprivate var letters: [String: Term]
    fileprivate var gaps: [Term]
    fileprivate var focus: [Variable]
    fileprivate var focusKind: ThingID?
    fileprivate var asksPossibility: Bool
    fileprivate var isUniversal: Bool
    fileprivate var readsAction: Bool
  }

  /// Begins to read an inner part in another mode.
  mutating func enter(_ inner: Mode) -> Scope {
    let scope = Scope(
      mode: mode, variableCount: variableCount, referents: referents, clauseNumber: clauseNumber, letters: letters,
      gaps: gaps, focus: focus, focusKind: focusKind, asksPossibility: asksPossibility, isUniversal: isUniversal,
      readsAction: readsAction)
    mode = inner
    return scope
  }

  /// Goes on with the sentence.
  mutating func leave(_ scope: Scope) {
    mode = scope.mode
    variableCount = scope.variableCount
    referents = scope.referents
    clauseNumber = scope.clauseNumber
    letters = scope.letters
    gaps = scope.gaps
    focus = scope.focus
    focusKind = scope.focusKind
    asksPossibility = scope.asksPossibility
    isUniversal = scope.isUniversal
    readsAction = scope.readsAction
  }

  // MARK: Clauses

  /// The propositions of a clause, all of which hold together.
  mutating func resolve(_ clause: Clause) throws(ReadingFailure) -> [Proposition] {
    let outerNumber = clauseNumber
    clauseCount += 1
    clauseNumber = clauseCount
    defer { clauseNumber = outerNumber }
    let clause =
      mode == .question
      ? nonePhrased(clause) : turned(mode == .statement ? told(try scoped(clause)) : try scoped(clause))
    let fronted = clause.fronted
    wantedKind = clause.predicates.first.flatMap(kindOfSubject)
    countsForEach =
      mode == .question
      && clause.predicates.contains { $0.countsObject || clause.subject.determiner == .every && $0.asksHowMany }
    let subject = try resolve(
      clause.subject, at: isDoneTo(clause) ? .object : .subject, denied: clause.predicates.first?.isDenied ?? false)
    (wantedKind, countsForEach) = (nil, false)
    let outerSubject = subjectTerm
    subjectTerm = subject.terms.first
    defer { subjectTerm = outerSubject }
    if mainSubject == nil, gaps.isEmpty { mainSubject = subject.terms.first }
    if clause.isAlternative {
      var branches: [[Condition]] = []
      for predicate in clause.predicates {
        let parts = try propositions(subject, predicate, adjuncts: fronted)
        branches.append(parts.flatMap { $0.restrictions + [$0.condition] })
      }
      guard mode != .statement || !gaps.isEmpty else { throw alternativeFact(clause) }
      return [Proposition(condition: .either(branches), restrictions: subject.restrictions)]
    }
    var results: [Proposition] = []
    for predicate in clause.predicates {
      results += try propositions(subject, predicate, adjuncts: fronted)
    }
    if let first = results.indices.first, mode == .statement || !isQuantified(subject) {
      results[first].restrictions = subject.restrictions + results[first].restrictions
    }
    return results
  }

  /// Does a question ask what is done to a kind: `are animals treated`, as `does anyone treat animals`?
  private func isDoneTo(_ clause: Clause) -> Bool {
    guard mode == .question, [.none, .indefinite].contains(clause.subject.determiner) else { return false }
    return clause.predicates.allSatisfy { predicate in
      if case .verb(_, isPassive: true) = predicate.core { !predicate.isDenied } else { false }
    }
  }

  /// The kind that the relation of a verb phrase is said to want as its subject.
  private func kindOfSubject(_ predicate: VerbPhrase) -> ThingID? {
    switch predicate.core {
    case .verb(let relation, let isPassive):
      isPassive ? lexicon.joins[relation]?.object : lexicon.joins[relation]?.subject
    case .noun(let noun): if case .words(let words) = noun.head { lexicon.thing(of: tokens[words]) } else { nil }
    case .preposition(let word, _):
      lexicon.relationByKey[RelationKey(shape: .preposition, words: [word])].flatMap { lexicon.joins[$0]?.subject }
    default: nil
    }
  }

  private func alternativeFact(_ clause: Clause) -> ReadingFailure {
    ReadingFailure(
      .alternativeFact, "This states one thing or another, but not which.", at: clause.subject.range,
      reason: "A statement with \"or\" cannot be answered from.",
      remedies: ["State the one that holds, or write a rule with \"if … or …\"."])
  }

  /// The conditions of joined clauses.
  mutating func conditions(of tree: ClauseTree) throws(ReadingFailure) -> [Condition] {
    switch tree {
    case .clause(let clause):
      return try resolve(clause).flatMap { $0.restrictions + [$0.condition] }
    case .all(let trees):
      var all: [Condition] = []
      for tree in trees { all += try conditions(of: tree) }
      return all
    case .any(let trees):
      var branches: [[Condition]] = []
      let before = referents.count
      let outer = introducedElsewhere
      defer { introducedElsewhere = outer }
      for tree in trees {
        branches.append(try conditions(of: tree))
        // `if a ship carries oil or a ship carries gas then the ship …`: whichever it is.
        introducedElsewhere = referents[before...].filter { $0.ordinal == nil && !$0.isOther && !$0.isAnything }
      }
      return [.either(branches)]
    }
  }

  // MARK: Predicates

  /// `have two seas bordering them`: that two seas border them.
  private func havingBack(_ predicate: VerbPhrase) -> Clause? {
    guard predicate.complements.count == 1, case .object(var object)? = predicate.complements.first,
      object.modifiers.count == 1, case .relative(let clause) = object.modifiers[0], clause.refersBack
    else { return nil }
    object.modifiers = []
    var inner = clause.openedBack
    inner.subject = object
    return inner
  }

  /// What a verb phrase says of its subject.
  mutating func propositions(_ subject: Resolved, _ predicate: VerbPhrase, adjuncts: [Complement])
    throws(ReadingFailure) -> [Proposition]
  {
    if case .have = predicate.core, mode != .statement, let clause = havingBack(predicate) {
      gaps.append(subject.terms[0])
      defer { gaps.removeLast() }
      return try resolve(clause)
    }
    var predicate = predicate
    predicate.complements += adjuncts
    var results: [Proposition] = []
    for alternative in try predicates(predicate) {
      let combined = try combine(subject, alternative, predicate)
      results += combined
    }
    return results
  }

  /// Is this what a sentence states or concludes, rather than what it needs or asks?
  var asserts: Bool { mode == .statement || mode == .rule && !inCondition }

  /// Does the phrase speak of all, none or so many of what it stands for, so that it wraps what is said of it?
  func isQuantified(_ resolved: Resolved) -> Bool {
    switch resolved.quantifier {
    case .denied: return !asserts && !resolved.isNeither
    case .count, .extreme, .rival, .outnumbers: return mode != .statement
    case .strict: if case .variable? = resolved.terms.first { return !asserts } else { return false }
    default: return false
    }
  }

  /// `any N does not …` in a question is no N that does.
  private func nonePhrased(_ clause: Clause) -> Clause {
    guard clause.subject.determiner == .any, clause.predicates.allSatisfy(\.isDenied) else { return clause }
    var copy = clause
    copy.subject.determiner = .no
    for index in copy.predicates.indices { copy.predicates[index].isDenied = false }
    return copy
  }

  /// What is said of so many, all or none of what the restrictions describe, with what is `saying` besides.
  func wrap(
    _ condition: Condition, _ quantifier: Resolved.Quantifier, _ term: Term, _ restrictions: [Condition],
    saying own: [Condition] = []
  ) -> Condition {
    switch quantifier {
    case .denied: return .absent(restrictions + own + [condition])
    case .strict: return .every(restrictions, own + [condition])
    case .count(let comparison, let number):
      guard case .variable(let variable) = term else { return condition }
      return .count(comparison, number, variable, restrictions + own + [condition])
    default: return condition
    }
  }

  /// Strength and duty of a verb phrase.
  func manner(of phrase: VerbPhrase, _ subject: Resolved) -> (Strength, Duty, Bool) {
    var strength = Strength.certain
    var duty = Duty.none
    var possibility = false
    let isOfNone = subject.quantifier == .denied && asserts
    switch phrase.modal {
    // `No visitor may touch it` forbids it; `a visitor may not` leaves it open.
    case .may where isOfNone && !phrase.isDenied: duty = .must
    case .may: (strength, possibility) = (.possible, true)
    case .can:
      strength = phrase.isDenied || isOfNone ? .certain : .possible
      possibility = true
    case .should: duty = .should
    case .must: duty = .must
    case .need: duty = .needless
    default: break
    }
    switch phrase.frequency {
    case "sometimes", "ever": (strength, possibility) = (.possible, possibility || mode == .question)
    case "always": break
    case .some: strength = max(strength, .usual)
    case nil: break
    }
    if subject.quantifier == .most { strength = max(strength, .usual) }
    return (strength, duty, possibility)
  }
}
