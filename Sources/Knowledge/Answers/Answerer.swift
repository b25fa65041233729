import Datalog
import English

/// Answers one question over a knowledge base. Questions are solved as goals: the same literals as a rule's body.
final class Answerer {
  let base: KnowledgeBase
  let model: Model
  let lexicon: Lexicon
  let writer: Writer
  /// Fill proofs in.
  let proofs: Bool
  /// Actions that answer a question for a wider one (see ``Question/narrowed``).
  var narrowed: Set<ThingID> = []
  /// See ``Question/wholes``.
  var wholes: [Variable: ThingID] = [:]

  init(_ base: KnowledgeBase, lexicon: Lexicon, proofs: Bool) {
    self.base = base
    model = base.model
    self.lexicon = lexicon
    var writer = Writer(lexicon)
    writer.isBelow = { [model, below = base.lowering.table.base] thing, kind in
      thing != kind && model.contains(below, [thing.value, kind.value]) != nil
    }
    self.writer = writer
    self.proofs = proofs
  }

  /// One way in which a goal holds.
  struct Hit {
    var values: [Value?]
    var strength: Strength
    var premises: [RowRef]
    /// The numbers that the goal made; nil where the model has all.
    var numbers: NumberTable?

    func thing(_ variable: Variable) -> ThingID? {
      guard values.indices.contains(variable.index), let value = values[variable.index], value.raw >= 0 else {
        return nil
      }
      return ThingID(value)
    }
  }

  // MARK: Solving

  /// All ways in which conditions hold; with `each`, for every value of that variable the first of the strongest ways only,
  /// in the order in which the values were found.
  func solve(_ conditions: [Condition], variables: Int, focus: [Variable] = [], each: Variable? = nil) -> [Hit] {
    if base.watch.isOver() { return [] }
    let isClosed = conditions.contains(where: \.isClosed)
    let members =
      conditions.contains(where: \.isTally)
      ? base.lowering.rangingOverMembers(conditions) : conditions.map(\.rangingOverMembers)
    let conditions = reaching(isClosed ? metFromBelow(members) : conditions, focus: focus)
    let model = isClosed ? closedModel : model
    if conditions.contains(where: { isSaidOfNothing($0, model) }) { return [] }
    var body = BodyLowering(
      table: base.lowering.table, lexicon: lexicon, program: base.lowering.program,
      variables: max(variables, StatementVariables.count(conditions)))
    body.focus = Set(focus)
    body.program.numbers = numbers(with: conditions)
    let literals = body.lower(conditions)
    var hits: [Hit] = []
    var places: [Value: Int] = [:]
    let ranges = [base.lowering.table.lowest, base.lowering.table.countable]
    do throws(EvaluationError) {
      try model.solve(
        literals, numbers: body.program.numbers, limits: base.watch.engine
      ) { solution in
        let strength = Strength(solution.round)
        let value = each.flatMap { solution.values[$0.index] }
        let known = value.flatMap { places[$0] }
        if let known, hits[known].strength <= strength { return true }
        let premises = isClosed ? solution.premises.filter { !ranges.contains($0.predicate) } : solution.premises
        let hit = Hit(values: solution.values, strength: strength, premises: premises, numbers: solution.numbers)
        if let known {
          hits[known] = hit
        } else {
          if let value { places[value] = hits.count }
          hits.append(hit)
        }
        return true
      }
    } catch {
      base.watch.note(error)
      // A goal that binds nothing (`whatever exists`) has no answer.
      return []
    }
    return hits
  }

  /// Is there no row that says so, of whatever?
  private func isSaidOfNothing(_ condition: Condition, _ model: Model) -> Bool {
    guard case .holds(let atom) = condition else { return false }
    let table = base.lowering.table
    func isEmpty(_ pattern: Pattern) -> Bool { table.known(pattern).map { model.count(of: $0) == 0 } ?? true }
    let pattern = Pattern(atom)
    if atom.isDenied {
      // A complete list denies what is not on it.
      return !(atom.duty == .none && table.completeRelations.contains(atom.relation))
        && table.within(pattern).allSatisfy(isEmpty)
    }
    if let known = table.known(pattern) { return model.count(of: known) == 0 }
    // A slot that the relation has nowhere is asked of its object.
    return table.foreignSlots(of: atom).isEmpty && table.wider(than: pattern).allSatisfy(isEmpty)
  }

  /// The numbers of the model, with those that only the question speaks of.
  private func numbers(with conditions: [Condition]) -> NumberTable {
    var numbers = model.numbers
    for condition in conditions {
      condition.visitTerms { term in
        guard case .thing(let thing) = term, Int(thing.index) >= base.lexicon.things.count,
          case .quantity(let number, let unit) = lexicon[thing].structure
        else { return }
        numbers.assign(lexicon.canonical(number, unit), to: thing.value)
      }
    }
    return numbers
  }

  /// The model with members to range over.
  private var closedModel: Model {
    guard !base.lowering.rulesRangeOverMembers else { return model }
    return base.recollection.members {
      var lowering = base.lowering
      var addition = Program(extending: model.program)
      addition.facts.append(lowering.members())
      addition.facts.append(lowering.members(named: true))
      return (try? model.extended(by: addition)) ?? model
    }
  }

  /// The strongest way in which conditions hold.
  func best(_ conditions: [Condition], variables: Int) -> Hit? {
    var best: Hit?
    for hit in solve(conditions, variables: variables) where best == nil || hit.strength < best!.strength { best = hit }
    return best
  }

  // MARK: Kinds

  /// Is the one below the other, by stated links and names?
  func isBelow(_ thing: ThingID, _ kind: ThingID) -> Bool {
    thing != kind && model.contains(base.lowering.table.base, [thing.value, kind.value]) != nil
  }

  func isA(_ thing: ThingID, _ kind: ThingID) -> Bool {
    model.contains(base.lowering.table.isA, [thing.value, kind.value]) != nil
  }

  /// Everything below a kind, conclusions included.
  func below(_ kind: ThingID) -> [ThingID] {
    let variable = Variable(0)
    return solve([.isA(.variable(variable), .thing(kind), denied: false)], variables: 1)
      .compactMap { $0.thing(variable) }.filter { $0 != kind }.uniqued()
  }

  // MARK: Sources and proofs

  /// A proof of some premises, as steps, with what they rest on.
  func proof(of premises: [RowRef]) -> ProofBuilder {
    var builder = ProofBuilder(base, model, writer)
    for premise in premises { _ = builder.prove(premise) }
    return builder
  }

  /// Fills strength, sources and, if wanted, the proof of an element.
  func support(_ element: inout AnswerElement, _ hit: Hit) {
    let statements = statements(hit)
    element.strength = StrengthName(hit.strength)
    element.sources = citations(statements)
    element.supposed = statements.contains { base.sentences.isSupposed($0) }
    if proofs { element.proof = proof(of: hit.premises).steps }
  }

  func citations(_ statements: [Int]) -> [Citation] {
    var result: [Citation] = []
    for number in statements {
      let citation = base.sentences.citation(of: number)
      if !result.contains(citation) { result.append(citation) }
    }
    return result
  }

  /// Does the element rest on a rule?
  func usesRule(_ hit: Hit) -> Bool { hit.premises.contains { evidence($0).usesRule } }

  /// What one row rests on.
  func evidence(_ row: RowRef) -> Evidence {
    base.recollection.evidence(row, unless: { base.watch.isOver() }) {
      let builder = proof(of: [row])
      return Evidence(
        statements: byWeight(builder.statements), usesRule: builder.steps.contains { $0.rule != nil },
        isDirect: builder.steps.count <= 1, isConcluded: builder.steps.last?.rule != nil)
    }
  }

  /// The statements that a hit rests on.
  func statements(_ hit: Hit) -> [Int] {
    guard hit.premises.count > 1 else { return hit.premises.first.map { evidence($0).statements } ?? [] }
    return byWeight(hit.premises.flatMap { evidence($0).statements }.uniqued())
  }

  /// What is said of the matter first, then rules, then what is merely a kind of what.
  private func byWeight(_ statements: [Int]) -> [Int] {
    func weight(_ number: Int) -> Int {
      let statement = base.sentences.statement(of: number)
      if statement.isRule { return 1 }
      let tells = statement.assertions.contains { assertion in
        if case .holds(let atom) = assertion.condition { lexicon[atom.relation].shape != .noun } else { false }
      }
      return tells ? 0 : 2
    }
    if statements.count < 2 { return statements }
    let weights = statements.map(weight)
    return (0...2).flatMap { rank in zip(statements, weights).filter { $0.1 == rank }.map(\.0) }
  }
}

extension StrengthName {
  init(_ strength: Strength) {
    switch strength {
    case .certain: self = .certain
    case .usual: self = .usual
    case .possible: self = .possible
    }
  }
}

extension Citation {
  /// `the lecture, slide 11, paragraph 3`, or the file and line where nothing is cited.
  var words: String {
    guard let title else { return "\(file):\(line)" }
    return locator.map { "\(title), \($0)" } ?? title
  }

  /// Like ``words`` without the paragraph: enough beside a list.
  var shortWords: String {
    guard let title else { return "\(file):\(line)" }
    guard let locator else { return title }
    var words = title
    for part in locator.utf8.split(separator: UInt8(ascii: ",")) {
      let part = Substring(part.first == UInt8(ascii: " ") ? part.dropFirst() : part)
      if !part.hasPrefix("paragraph") { words += ", " + part }
    }
    return words
  }
}
