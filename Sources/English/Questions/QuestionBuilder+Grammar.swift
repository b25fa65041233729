import Diagnostics

extension QuestionBuilder {
  /// The meaning of one reading, or nil with ``failure`` noted.
  mutating func resolve(_ syntax: QuestionSyntax, _ tokens: [Token], keepsDenial: Bool) -> Question? {
    do throws(ReadingFailure) {
      switch syntax {
      case .clause(let tree): return try clause(tree, tokens, keepsDenial: keepsDenial)
      case .slot(let word, let clause): return try slot(word, clause, tokens)
      case .measure(let word, let clause): return try measure(word, clause, tokens)
      case .phrase(let phrase): return try fragment(phrase, tokens)
      case .number(let phrase): return list(phrase, tokens, .count)
      case .identity(let phrase, let isPerson): return try identity(phrase, isPerson, tokens)
      case .existence(let phrase): return try existence(phrase, tokens)
      }
    } catch {
      note(error)
      return nil
    }
  }

  func resolver(_ tokens: [Token]) -> Resolver {
    var resolver = Resolver(tokens, lexicon: lexicon, mode: .question, range: range)
    resolver.antecedents = antecedents
    return resolver
  }

  /// The question without what numbers make of it.
  func plainQuestion(_ act: Act, _ conditions: [Condition], _ resolver: Resolver) -> Question {
    let range = act == .list || act == .count ? rangeOfFocus(conditions, resolver) : []
    var question = Question(
      act, conditions: range + conditions, focus: resolver.focus, variableCount: resolver.variableCount,
      range: self.range)
    question.focusKind = resolver.focusKind
    question.byName = resolver.byName
    question.asksPossibility = resolver.asksPossibility
    question.deniesPossibility = resolver.deniesPossibility
    question.isUniversal = resolver.isUniversal
    question.isOfMost = resolver.isOfMost
    question.notes = resolver.notes
    question.narrowed = resolver.narrowed
    question.wholes = resolver.wholes
    question.spoken = resolver.spoken
    question.exclusive = resolver.exclusive
    question.isExact = resolver.tokens.contains { Parser.exactness.contains($0.key) }
    question.lexicon = resolver.lexicon
    question.prefersKnown = resolver.prefersKnown
    return question
  }

  // MARK: Clauses

  private func clause(_ tree: ClauseTree, _ tokens: [Token], keepsDenial: Bool) throws(ReadingFailure) -> Question {
    var resolver = resolver(tokens)
    let inverted = tokens.first.map { !$0.fixed.isDisjoint(with: [.be, .do, .have, .modal]) } ?? false
    // `Do some nurses not want X?` asks for such nurses; `don't nurses want X?` asks whether they do.
    let isContracted = tokens.count > 1 && tokens[1].fixed.contains(.not)
    let keepsDenial = keepsDenial || !isContracted && tree.isQuantified
    let asked = inverted && !keepsDenial ? tree.affirmed : tree
    let conditions = try resolver.conditions(of: asked)
    let counts = tree.determiners.contains(.howMany)
    if !resolver.focus.isEmpty, asked != tree {
      // `must a cook not serve meat to whom`: the denial is part of what is asked.
      return try self.clause(tree, tokens, keepsDenial: true)
    }
    if tree.determiners.contains(.share), let focus = resolver.focus.first {
      return share(focus, conditions, &resolver)
    }
    guard !resolver.focus.isEmpty else {
      var decision = question(.decide, conditions, resolver)
      decision.hasOneSubject = !tree.hasSeveralSubjects
      decision.isNegated = tree != tree.affirmed
      return decision
    }
    var listed = question(counts ? .count : .list, conditions, resolver)
    // `what do X and Y want` asks of each; two clauses, as in `which towns that X likes does Y like`, of both.
    listed.hasOneSubject = !tree.hasSeveralSubjects
    return listed
  }

  /// What `who files no claims` and `which people file no claims` range over: whatever has nothing below it, of the kind
  /// asked for; without one persons, if anything is said to be one, else only where a count needs some.
  private func rangeOfFocus(_ conditions: [Condition], _ resolver: Resolver) -> [Condition] {
    guard let focus = resolver.focus.first, conditions.contains(where: { $0.isClosed(on: focus) }) else { return [] }
    let bound = conditions.filter { $0.binds && $0.variables.contains(focus) }
    let members = Condition.lowest(.variable(focus))
    guard bound.isEmpty else {
      return bound.allSatisfy { if case .isA = $0 { true } else { false } } ? [members] : []
    }
    if tokens.contains(where: { $0.key == "who" && $0.fixed.contains(.question) }), lexicon.speaksOfPersons,
      let person = lexicon.thing(keyed: "person")
    {
      return [.isA(.variable(focus), .thing(person), denied: false), members]
    }
    return conditions.contains { $0.counts(focus) || $0.isDeniedOfAll } ? [members] : []
  }

  /// `is there a N that …`.
  private func existence(_ phrase: NounPhrase, _ tokens: [Token]) throws(ReadingFailure) -> Question {
    var resolver = resolver(tokens)
    let resolved = try resolver.resolve(phrase, at: .object, denied: false)
    var conditions = resolved.restrictions
    if case .count(let comparison, let number) = resolved.quantifier, case .variable(let variable) = resolved.terms[0] {
      conditions = [.count(comparison, number, variable, resolved.restrictions)]
    } else if resolved.quantifier == .denied {
      conditions = [.absent(resolved.restrictions)]
    } else if conditions.isEmpty, case .thing(let thing) = resolved.terms[0] {
      conditions = [.same(.thing(thing), .thing(thing))]
    }
    var asked = question(.decide, conditions, resolver)
    asked.isExistence = true
    if case .variable(let variable)? = resolved.terms.first { asked.witness = variable }
    return asked
  }

  // MARK: Noun phrases

  /// What satisfies the phrase.
  mutating func list(_ phrase: NounPhrase, _ tokens: [Token], _ act: Act) -> Question? {
    var resolver = resolver(tokens)
    var asked = phrase
    asked.determiner = Self.asking(phrase.determiner)
    if case .anything(let isPerson, let adjectives) = phrase.head, adjectives.isEmpty, phrase.determiner == .none {
      // `everything that a CMIO addresses`
      asked.head = .asked(isPerson: isPerson)
    }
    if let failure = Self.unlisted(phrase) {
      note(failure)
      return nil
    }
    do throws(ReadingFailure) {
      if let kinds = try kindsOf(asked, &resolver) { return question(act, kinds, resolver) }
      let resolved = try resolver.resolve(asked, at: .subject, denied: false)
      guard !resolver.focus.isEmpty else {
        note(ReadingFailure(.unreadable, "I cannot list that.", at: phrase.range))
        return nil
      }
      var listed = question(act, resolved.restrictions, resolver)
      if case .number(.equal, let number) = phrase.determiner { listed.limit = number }
      return listed
    } catch {
      note(error)
      return nil
    }
  }

  /// `list no customers`, `name only customers`: nothing that can be listed.
  private static func unlisted(_ phrase: NounPhrase) -> ReadingFailure? {
    switch phrase.determiner {
    case .no, .only, .another, .ordinal, .most, .vague, .number(.less, _), .number(.more, _), .number(.notEqual, _):
      ReadingFailure(.unreadable, "I cannot list that.", at: phrase.range)
    default: nil
    }
  }

  /// `kinds of clinician`, `examples of X`: whatever is a clinician.
  private func kindsOf(_ phrase: NounPhrase, _ resolver: inout Resolver) throws(ReadingFailure) -> [Condition]? {
    guard case .words(let words) = phrase.head, words.count == 1,
      ["kind", "type", "sort", "example"].contains(lexicon.singular(of: resolver.tokens[words.lowerBound].key)),
      case .preposition("of", let object)? = phrase.modifiers.first, phrase.modifiers.count == 1,
      case .words = object.head
    else { return nil }
    let resolved = try resolver.resolve(object, at: .subject, denied: false)
    guard case .thing(let kind) = resolved.terms[0] else { return nil }
    resolver.focusKind = kind
    let variable = resolver.ask()
    return [.isA(.variable(variable), .thing(kind), denied: false)]
  }

  private static func asking(_ determiner: Determiner) -> Determiner {
    if case .possessive = determiner { return determiner }
    return .which
  }

  private mutating func fragment(_ phrase: NounPhrase, _ tokens: [Token]) throws(ReadingFailure) -> Question? {
    switch phrase.determiner {
    case .which, .whose, .every: return list(phrase, tokens, .list)
    case .howMany: return list(phrase, tokens, .count)
    default: break
    }
    if case .anything = phrase.head { return phrase.modifiers.isEmpty ? nil : list(phrase, tokens, .list) }
    var resolver = resolver(tokens)
    let resolved = try resolver.resolve(phrase, at: .subject, denied: false)
    if resolved.terms.count == 1, case .thing(let thing) = resolved.terms[0], phrase.modifiers.isEmpty {
      return question(.describe(thing), [], resolver)
    }
    if phrase.modifiers.isEmpty, case .possessive = phrase.determiner { return owned(phrase, tokens) }
    var listed = list(phrase, tokens, .list)
    if case .thing(let thing) = resolved.terms[0], Int(thing.index) < lexicon.things.count { listed?.fragment = thing }
    return listed
  }

  /// `Y's needs`: what they are.
  private mutating func owned(_ phrase: NounPhrase, _ tokens: [Token]) -> Question? {
    guard case .possessive(let owner) = phrase.determiner else { return nil }
    var spelled = phrase
    spelled.determiner = .which
    spelled.modifiers.insert(.preposition("of", owner), at: 0)
    return list(spelled, tokens, .list)
  }

  /// `what is X`: a definition where X is a plain thing, otherwise whatever satisfies X.
  private mutating func identity(_ phrase: NounPhrase, _ isPerson: Bool, _ tokens: [Token]) throws(ReadingFailure)
    -> Question?
  {
    if case .possessive = phrase.determiner { return owned(phrase, tokens) }
    guard phrase.modifiers.isEmpty, case .words(let words) = phrase.head else {
      if case .list = phrase.head { return nil }
      if case .pronoun = phrase.head {
        var resolver = resolver(tokens)
        let resolved = try resolver.resolve(phrase, at: .subject, denied: false)
        if case .thing(let thing) = resolved.terms[0] { return question(.define(thing), [], resolver) }
      }
      return list(phrase, tokens, .list)
    }
    if phrase.degree != nil { return list(phrase, tokens, .list) }
    let isPlural = lexicon.isPlural(tokens[words.upperBound - 1])
    let wantsList =
      (phrase.determiner == .definite || phrase.determiner == .every) && isPlural
      || isPerson && (isPlural || phrase.determiner == .indefinite)
    if wantsList { return list(phrase, tokens, .list) }
    var resolver = resolver(tokens)
    try resolver.settleKnownSuperlative(words, phrase)
    let reading = try resolver.known(words, key: lexicon.key(of: tokens[words]), phrase)
    if reading.properties.isEmpty, reading.owners.isEmpty { return question(.define(reading.kind), [], resolver) }
    return list(phrase, tokens, .list)
  }
}

extension NounPhrase {
  /// Its own determiner, and in a list (`how many towns or cities`) that of the first item.
  fileprivate var determiners: [Determiner] {
    if case .list(let items, _) = head, let first = items.first { return [determiner, first.determiner] }
    return [determiner]
  }
}

extension ClauseTree {
  /// The same without denials: `doesn't X …?` asks whether X does.
  var affirmed: ClauseTree {
    switch self {
    case .clause(let clause):
      var copy = clause
      for index in copy.predicates.indices where !copy.predicates[index].keepsDenial {
        copy.predicates[index].isDenied = false
      }
      return .clause(copy)
    case .all(let trees): return .all(trees.map(\.affirmed))
    case .any(let trees): return .any(trees.map(\.affirmed))
    }
  }

  /// Does the subject stand for some, all or so many of a kind?
  var isQuantified: Bool {
    guard case .clause(let clause) = self else { return false }
    switch clause.subject.determiner {
    case .some, .every, .most, .number: return true
    default: return false
    }
  }

  /// Determiners of all noun phrases at the top of the clauses.
  var determiners: [Determiner] {
    switch self {
    case .clause(let clause):
      var result = clause.subject.determiners
      for predicate in clause.predicates {
        for complement in predicate.complements {
          switch complement {
          case .object(let phrase), .preposition(_, let phrase): result += phrase.determiners
          default: break
          }
        }
        switch predicate.core {
        case .noun(let phrase), .preposition(_, let phrase): result.append(phrase.determiner)
        default: break
        }
      }
      return result
    case .all(let trees), .any(let trees): return trees.flatMap(\.determiners)
    }
  }
}

extension Condition {
  /// Does it hold of some things and not of others by itself, so that they can be found by it?
  fileprivate var binds: Bool {
    switch self {
    case .isA, .holds, .same, .either, .compute: true
    case .different, .compare, .lowest, .countable, .absent, .count, .every, .tally: false
    }
  }

  /// Does it say what so many, all or none stand to the variable, as their subject?
  fileprivate func isClosed(on variable: Variable) -> Bool {
    switch self {
    case .absent(let inner), .count(_, _, _, let inner), .every(_, let inner):
      return inner.contains { $0.hasSubject(variable) }
    default: return false
    }
  }

  private func hasSubject(_ variable: Variable) -> Bool {
    switch self {
    case .holds(let atom): atom[.subject] == .variable(variable)
    case .either(let branches): branches.contains { $0.contains { $0.hasSubject(variable) } }
    default: false
    }
  }

  /// `whatever is so described, X does not do it`
  fileprivate var isDeniedOfAll: Bool {
    if case .every(_, let body) = self, case .holds(let atom)? = body.last { atom.isDenied } else { false }
  }

  /// Is it a count that holds only of what has some?
  fileprivate func counts(_ variable: Variable) -> Bool {
    guard case .count(let comparison, let number, _, let inner) = self else { return false }
    let isPositive =
      switch comparison {
      case .equal, .atLeast: number > 0
      case .more: number >= 0
      case .less, .atMost, .notEqual: false
      }
    return isPositive && inner.contains { $0.mentions(variable) }
  }
}

extension ClauseTree {
  /// Has some clause a list for its subject, or a pronoun that may stand for one?
  fileprivate var hasSeveralSubjects: Bool {
    switch self {
    case .clause(let clause):
      switch clause.subject.head {
      case .list, .pronoun(.personal): true
      default: false
      }
    case .all(let trees), .any(let trees): trees.contains(where: \.hasSeveralSubjects)
    }
  }
}
