import Diagnostics
import English

/// What a supposition came on top of.
struct Supposition: Sendable {
  /// How many it added.
  var count: Int
  /// What was known before it. It shares all that the supposition does not change.
  var base: KnowledgeBase
}

extension KnowledgeBase {
  /// The statements that say outright what a supposition denies.
  func statementsOpposed(to supposition: Statement, _ lexicon: Lexicon) -> Set<Int> {
    let answerer = Answerer(self, lexicon: lexicon, proofs: false)
    var opposed: Set<Int> = []
    for case .holds(var atom) in supposition.assertions.map(\.condition) where atom.isDenied && atom.duty == .none {
      atom.isDenied = false
      let needed = supposition.conditions.filter { if case .same = $0 { false } else { true } }
      let conditions = needed + [.holds(atom)]
      for hit in answerer.solve(conditions, variables: supposition.variableCount) {
        let grounds = answerer.statements(hit)
        guard !grounds.contains(where: { sentences[$0].statement.isRule }) else { continue }
        let direct = grounds.filter { isStatement($0, of: atom.relation) }
        if direct.count == 1 { opposed.formUnion(direct) }
      }
    }
    return opposed
  }

  private func isStatement(_ number: Int, of relation: RelationID) -> Bool {
    let statement = sentences[number].statement
    guard statement.assertions.count == 1, !statement.isRule, case .holds(let atom) = statement.assertions[0].condition
    else { return false }
    return atom.relation == relation && !atom.isDenied
  }
}

extension Session {
  /// Adds statements to the conversation's layer and works out what follows. If nothing sound follows, such as from a
  /// rule that depends on its own absence, they are not kept, and the trouble is returned.
  mutating func keep(_ sentences: [StatedSentence], lexicon: Lexicon, source: SourceText?) -> Diagnostic? {
    let before = base
    if let source { _ = base.sources.add(source) }
    for sentence in sentences { base.add(sentence, lexicon: lexicon) }
    if base.diagnostics.count > before.diagnostics.count, let trouble = base.diagnostics.last {
      base = before
      return trouble
    }
    refit(from: before.lexicon)
    return nil
  }

  /// Makes the last question one over the vocabulary as it is now, which was another when it was read. A question with
  /// words of its own, or a vocabulary that lost some, leaves nothing to refer to.
  private mutating func refit(from old: Lexicon) {
    guard base.lexicon.things.count >= old.things.count, context.question?.hasOwnThings(beyond: old) != true else {
      context = Context()
      return
    }
    context.question?.lexicon = nil
  }

  /// Goes back to what was known before the latest supposition, and tells again what was told since. Words of the
  /// supposition go with it, unless what was told since needs them.
  mutating func forget() -> Reply {
    guard let last = suppositions.popLast() else {
      return Reply(.answered, form: "follow-up", text: "There is nothing supposed to forget.")
    }
    let (before, sources, watch) = (base.lexicon, base.sources, base.watch)
    let since = Array(base.sentences[(last.base.sentences.count + last.count)...])
    base = last.base
    (base.sources, base.recollection, base.watch) = (sources, Recollection(), watch)
    let needsWords = !since.allSatisfy { $0.statement.isWithin(base.lexicon) }
    for sentence in since { base.add(sentence, lexicon: needsWords ? before : base.lexicon) }
    refit(from: before)
    return Reply(.told, form: "follow-up", text: "Forgotten.")
  }
}

extension Statement {
  /// Does the statement use only words of the vocabulary?
  fileprivate func isWithin(_ lexicon: Lexicon) -> Bool {
    guard namings.isEmpty, parts.allSatisfy({ $0.isWithin(lexicon) }) else { return false }
    var fits = true
    for condition in assertions.map(\.condition) + conditions + byName.map(\.condition) {
      condition.visitTerms { if case .thing(let thing) = $0, Int(thing.index) >= lexicon.things.count { fits = false } }
      condition.visitAtoms { if Int($0.relation.index) >= lexicon.relations.count { fits = false } }
    }
    return fits
  }
}
