import English

/// What a question adds to the knowledge in order to be answered: things that only it describes, and what it supposes of
/// them. Questions that add the same are answered over the same rows.
struct ScopeKey: Hashable, Sendable {
  /// So many are kept at a time; the oldest goes first.
  static let limit = 32
  /// More rows are not kept.
  static let largest = 50_000

  private var things: [Thing]
  private var supposed: [Condition]

  /// Nil where the vocabulary has more that is new than things.
  init?(_ lexicon: Lexicon, beyond known: Lexicon, supposed: [Condition] = []) {
    guard lexicon.relations.count == known.relations.count, lexicon.things.count >= known.things.count else {
      return nil
    }
    things = (known.things.count..<lexicon.things.count).map { lexicon[ThingID($0)] }
    self.supposed = supposed
  }
}
