import Diagnostics
import English

/// What a supposition came on top of.
struct Supposition: Sendable {
  /// How many sentences were known before it.
  var start: Int
  /// How many it added.
  var count: Int
  /// The vocabulary before it.
  var lexicon: Lexicon
}

extension Session {
  /// Adds statements to the conversation's layer and works out what follows. If nothing sound follows, such as from a
  /// rule that depends on its own absence, they are not kept, and the trouble is returned.
  mutating func keep(_ sentences: [StatedSentence], lexicon: Lexicon, source: SourceText?) -> Diagnostic? {
    let before = base
    if let source { _ = base.sources.add(source) }
    for sentence in sentences { base.add(sentence, lexicon: lexicon) }
    guard base.diagnostics.count > before.diagnostics.count, let trouble = base.diagnostics.last else { return nil }
    base = before
    return trouble
  }

  /// Drops the latest supposition, and with it the words that nothing told since needs.
  mutating func forget() -> Reply {
    guard let last = suppositions.popLast() else {
      return Reply(.answered, form: "follow-up", text: "There is nothing supposed to forget.")
    }
    let words = base.lexicon.things.count
    base.sentences.removeSubrange(last.start..<last.start + last.count)
    let since = base.sentences[last.start...]
    if since.allSatisfy({ $0.statement.isWithin(last.lexicon) }) { base.lexicon = last.lexicon }
    base.evaluate()
    if base.lexicon.things.count < words { context = Context() }
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
