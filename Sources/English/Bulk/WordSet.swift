/// A set of words of the vocabulary, of which some may have come in bulk.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private(set) var own: Set<String> = []
  private var bulk: BulkNames?
  private var mark: BulkNames.Marks = []

  init(arrayLiteral words: String...) { own = Set(words) }

  init(_ words: Set<String>) { own = words }

  func contains(_ word: String) -> Bool {
    if own.contains(word) { return true }
    guard let bulk, let entry = bulk.entry(of: word) else { return false }
    return bulk.marks(of: entry).contains(mark)
  }

  mutating func insert(_ word: String) {
    if let bulk, let entry = bulk.entry(of: word) {
      if bulk.marks(of: entry).contains(mark) { return }
      if !bulk.isFrozen { return bulk.mark(entry, mark) }
    }
    own.insert(word)
  }

  /// From now on words are looked for in `names`, by this mark, as well. Answers with the words so far.
  mutating func attach(_ names: BulkNames, _ mark: BulkNames.Marks) {
    (bulk, self.mark) = (names, mark)
    markOwn()
  }

  /// Marks those of its own words that have come in bulk since.
  func markOwn() {
    guard let bulk, !bulk.isFrozen else { return }
    for word in own { if let entry = bulk.entry(of: word) { bulk.mark(entry, mark) } }
  }
}
