/// A statement as read: what it says, when, unless what, and why.
struct StatementSyntax: Hashable {
  var main: ClauseTree
  var condition: ClauseTree?
  var exception: ClauseTree?
  var reason: ClauseTree?
  /// `if and only if`: the converse holds too.
  var isBothWays = false
}

/// A question as read. The place that is asked for holds a noun phrase with a question word.
indirect enum QuestionSyntax: Hashable {
  /// A clause: with a question word in it a who/what/which question, without one a yes/no question.
  case clause(ClauseTree)
  /// where, when, how, why: the clause, and the word whose slot is asked for.
  case slot(String, Clause)
  /// `how long is X`: the measure.
  case measure(String, Clause)
  /// A list asked for by a noun phrase.
  case phrase(NounPhrase)
  /// `how many N are there …`.
  case number(NounPhrase)
  /// `what is X`, `who is X`.
  case identity(NounPhrase, isPerson: Bool)
  /// `is there a N that …`.
  case existence(NounPhrase)
}

extension Parser {
  // MARK: Clauses

  /// Clauses from `at` that end at the limit: with joined clauses, `and` before `or`.
  func clauseTrees(_ at: Int) -> [Parsed<ClauseTree>] {
    if let known = clauseLists[at] { return known }
    var results = isWord(at, "either") ? alternatives(at) : []
    for first in clauses(at) {
      if first.end == limit { results.append(first.map { .clause($0) }) }
      let comma = kind(first.end) == .comma
      let joined = comma ? first.end + 1 : first.end
      let joiner = key(joined)
      guard joiner == "and" || joiner == "or" || joiner == "but" else {
        if comma { results += continued(first, joined) }
        continue
      }
      for rest in clauseTrees(joined + 1) {
        results.append(
          Parsed(
            tree: join(first.tree, joiner == "or", rest.tree), end: rest.end, cost: first.cost + rest.cost + 1))
      }
    }
    results = best(results)
    clauseLists[at] = results
    return results
  }

  /// `C, C and C`.
  private func continued(_ first: Parsed<Clause>, _ at: Int) -> [Parsed<ClauseTree>] {
    clauseTrees(at).compactMap { rest in
      switch rest.tree {
      case .clause: nil
      case .all: Parsed(tree: join(first.tree, false, rest.tree), end: rest.end, cost: first.cost + rest.cost + 1)
      case .any: Parsed(tree: join(first.tree, true, rest.tree), end: rest.end, cost: first.cost + rest.cost + 1)
      }
    }
  }

  /// `either C and C or C`: all that follows, in groups.
  private func alternatives(_ at: Int) -> [Parsed<ClauseTree>] {
    let saved = limit
    var results: [Parsed<ClauseTree>] = []
    for or in at + 2..<max(limit, at + 2) where isWord(or, "or") {
      let heads = within(or) { clauseTrees(at + 1).filter { $0.end == or } }
      guard !heads.isEmpty else { continue }
      let tails = clauseTrees(or + 1).filter { $0.end == saved }
      for head in heads {
        if case .any = head.tree { continue }
        for tail in tails {
          let branches: [ClauseTree] = if case .any(let more) = tail.tree { more } else { [tail.tree] }
          results.append(
            Parsed(tree: .any([head.tree] + branches), end: tail.end, cost: head.cost + tail.cost + 1))
        }
      }
    }
    return results
  }

  private func join(_ first: Clause, _ isAlternative: Bool, _ rest: ClauseTree) -> ClauseTree {
    switch rest {
    case .all(let trees) where !isAlternative: .all([.clause(first)] + trees)
    case .any(let trees) where isAlternative: .any([.clause(first)] + trees)
    default: isAlternative ? .any([.clause(first), rest]) : .all([.clause(first), rest])
    }
  }

  /// One clause: adjuncts in front, subject, predicates.
  func clauses(_ at: Int) -> [Parsed<Clause>] {
    var results = plainClauses(at)
    for adjunct in frontedAdjuncts(at) {
      let start = kind(adjunct.end) == .comma ? adjunct.end + 1 : adjunct.end
      for clause in plainClauses(start) {
        results.append(
          clause.map {
            var copy = $0
            copy.fronted = [adjunct.tree]
            return copy
          }.adding(cost: adjunct.cost))
      }
    }
    return best(results)
  }

  private func plainClauses(_ at: Int) -> [Parsed<Clause>] {
    var results: [Parsed<Clause>] = []
    if has(at, .existentialThere), has(at + 1, .be) || isWord(at + 1, "exists") || isWord(at + 1, "exist") {
      return existentials(at)
    }
    if isWord(at, "not"), has(at + 1, .universal) { return exceptionClauses(at + 1) }
    if isWord(at, "it"), let said = attested(at) { return said }
    for subject in nounPhrase(at, isQuestion ? [.asking] : []) where !isBoundAlone(subject.tree) {
      for predicates in predicateList(subject.end, gap: false) where agrees(subject.tree, predicates.tree.list[0]) {
        results.append(
          Parsed(
            tree: Clause(
              subject: subject.tree, predicates: predicates.tree.list, isAlternative: predicates.tree.isAlternative),
            end: predicates.end,
            cost: subject.cost + predicates.cost + listCost(subject.tree, predicates.tree.list[0])))
      }
    }
    return best(results + asides(at))
  }

  /// `Roses and tulips, which are flowers, are colourful`: what stands between commas is said of the subject too.
  private func asides(_ at: Int) -> [Parsed<Clause>] {
    guard !isQuestion else { return [] }
    var results: [Parsed<Clause>] = []
    for subject in nounPhrase(at, []) where kind(subject.end) == .comma && saysAll(subject.tree) {
      guard ["which", "who"].contains(key(subject.end + 1)) else { continue }
      for aside in predicateList(subject.end + 2, gap: false) where kind(aside.end) == .comma {
        guard !aside.tree.isAlternative else { continue }
        for main in predicateList(aside.end + 1, gap: false) where !main.tree.isAlternative {
          guard agrees(subject.tree, main.tree.list[0]) else { continue }
          results.append(
            Parsed(
              tree: Clause(subject: subject.tree, predicates: aside.tree.list + main.tree.list), end: main.end,
              cost: subject.cost + aside.cost + main.cost))
        }
      }
    }
    return results
  }

  /// Does the phrase stand for something of which more can be said, rather than for none or some?
  private func saysAll(_ phrase: NounPhrase) -> Bool {
    switch phrase.determiner {
    case .none, .indefinite, .definite, .every, .possessive: true
    default: false
    }
  }

  /// `at least 2 bears` as a subject counts bears; it is no bound on a number.
  private func isBoundAlone(_ subject: NounPhrase) -> Bool {
    guard !isQuestion, subject.determiner.isComparison, case .number(_, let unit) = subject.head else { return false }
    return !unit.isEmpty
  }

  /// `not every N …`: some N does not.
  private func exceptionClauses(_ at: Int) -> [Parsed<Clause>] {
    plainClauses(at).compactMap { clause in
      guard case .every = clause.tree.subject.determiner else { return nil }
      return clause.map {
        var copy = $0
        copy.subject.determiner = .some
        for index in copy.predicates.indices { copy.predicates[index].isDenied.toggle() }
        return copy
      }
    }
  }

  /// `there is a N that …` as `a N exists`.
  private func existentials(_ at: Int) -> [Parsed<Clause>] {
    nounPhrase(at + 2, isQuestion ? [.asking] : []).map { phrase -> Parsed<Clause> in
      if let clause = described(existing: phrase.tree) { return phrase.map { _ in clause } }
      return phrase.map { Clause(subject: $0, predicates: [said(at)]) }.adding(cost: 1)
    }
  }

  private func said(_ at: Int) -> VerbPhrase { VerbPhrase(range: at..<at + 2, core: .exists) }

  /// `there is a bus that is red` says that some bus is red, and with `no` that none is.
  private func described(existing phrase: NounPhrase) -> Clause? {
    guard !isQuestion, case .words = phrase.head, case .relative(var clause)? = phrase.modifiers.last,
      case .gap = clause.subject.head, !clause.isAlternative
    else { return nil }
    clause.subject = phrase
    clause.subject.modifiers.removeLast()
    switch phrase.determiner {
    case .none, .indefinite, .some, .any: clause.subject.determiner = .some
    case .no where clause.predicates.count == 1: break
    default: return nil
    }
    return clause
  }

  private func frontedAdjuncts(_ at: Int) -> [Parsed<Complement>] {
    var results: [Parsed<Complement>] = []
    if isWord(at, "because"), isWord(at + 1, "of") {
      return nounPhrase(at + 2, []).map { object in object.map { .preposition("because of", $0) } }
    }
    if has(at, .subordinator), ["when", "before", "after", "while", "until", "whenever"].contains(key(at)) {
      let hidden = NounPhrase(range: at..<at, head: .pronoun(.personal("subject")))
      for action in verbPhrase(at + 1, .presentParticiple, gap: false) {
        results.append(
          action.map { .subordinate(key(at), Clause(subject: hidden, predicates: [$0])) })
      }
      for clause in plainClauses(at + 1) { results.append(clause.map { .subordinate(key(at), $0) }) }
    }
    if has(at, .preposition), !isWord(at, "of") {
      for object in nounPhrase(at + 1, isQuestion ? [] : .splitAnywhere) {
        results.append(object.map { .preposition(key(at), $0) })
      }
    }
    return results
  }

  // MARK: Statements

  /// All ways to read the tokens as a statement.
  func statements() -> [Parsed<StatementSyntax>] {
    var results: [Parsed<StatementSyntax>] = []
    let isGeneral = isWord(0, "when") || isWord(0, "whenever")
    if isWord(0, "if") || isGeneral && has(1, .indefinitePronoun) { results += conditional(0) }
    results += withTail(0)
    return best(results)
  }

  /// `if S then S`, `if S, S`.
  private func conditional(_ at: Int) -> [Parsed<StatementSyntax>] {
    var results: [Parsed<StatementSyntax>] = []
    for cut in at + 2..<max(limit, at + 2) {
      let next: Int
      if isWord(cut, "then") {
        next = cut + 1
      } else if kind(cut) == .comma {
        next = isWord(cut + 1, "then") ? cut + 2 : cut + 1
      } else {
        continue
      }
      let end = kind(cut - 1) == .comma ? cut - 1 : cut
      let conditions = within(end) { clauseTrees(at + 1) }
      guard !conditions.isEmpty else { continue }
      for main in withTail(next) {
        for condition in conditions.prefix(2) {
          var tree = main.tree
          tree.condition = tree.condition.map { .all([condition.tree, $0]) } ?? condition.tree
          results.append(Parsed(tree: tree, end: main.end, cost: main.cost + condition.cost))
        }
      }
    }
    return results
  }

  /// A clause with `if …`, `unless …`, `because …` behind it.
  private func withTail(_ at: Int) -> [Parsed<StatementSyntax>] {
    var cuts: [(Int, String)] = []
    for index in at..<limit where tokens[index].kind == .word {
      let word = key(index)
      if word == "if" || word == "unless" || word == "because", !isWord(index + 1, "of"), index > at {
        cuts.append((index, word))
      }
    }
    return tail(at, cuts: cuts[...])
  }

  private func tail(_ at: Int, cuts: ArraySlice<(Int, String)>) -> [Parsed<StatementSyntax>] {
    guard let (cut, word) = cuts.last else {
      return clauseTrees(at).filter { $0.end == limit }.map { $0.map { StatementSyntax(main: $0) } }
    }
    let isBothWays = word == "if" && cut > 3 && areWords(cut - 3, ["if", "and", "only"])
    let rest = clauseTrees(cut + 1).filter { $0.end == limit }
    guard !rest.isEmpty else { return tail(at, cuts: []) }
    let start = isBothWays ? cut - 3 : cut
    let end = kind(start - 1) == .comma ? start - 1 : start
    let heads = within(end) { tail(at, cuts: cuts.dropLast(isBothWays ? 2 : 1)) }
    var results: [Parsed<StatementSyntax>] = []
    for head in heads {
      for condition in rest.prefix(2) {
        var tree = head.tree
        switch word {
        case "if": tree.condition = tree.condition.map { .all([$0, condition.tree]) } ?? condition.tree
        case "unless": tree.exception = condition.tree
        default: tree.reason = condition.tree
        }
        tree.isBothWays = isBothWays
        results.append(Parsed(tree: tree, end: limit, cost: head.cost + condition.cost))
      }
    }
    return results
  }
}
