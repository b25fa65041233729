import English

/// Replies to questions that were asked before.
///
/// The reply to a question depends on the knowledge, on its words and, if it refers back, on what was said before, so
/// it is worked out once for each of these. Two generations bound the memory: when the younger is full it becomes the
/// older, whose replies are dropped unless they were asked for meanwhile.
struct ReplyMemory: Sendable {
  /// What was asked, to the letter, and whether with proofs.
  struct Key: Hashable, Sendable {
    var text: String
    var proofs: Bool
    /// What was said before, where that makes a difference.
    var context: Mark?
  }

  /// A context that a remembered reply left behind.
  struct Mark: Hashable, Sendable {
    /// The number of the question and reply that it refers to.
    var number: Int
    /// What else a ``Session/Context`` holds.
    var antecedents: Antecedents
    var told: Antecedents?
    var isPending: Bool
  }

  /// A reply, and what follow-ups refer to.
  struct Entry: Sendable {
    var reply: Reply
    /// The question, if it was understood.
    var question: Question?
    /// All that the session knew afterwards, where that depends on what it knew before.
    var context: Session.Context?
  }

  /// An entry with the number it has for as long as it is known.
  struct Known: Sendable {
    var entry: Entry
    var number: Int
  }

  /// How many replies a generation holds. A reply takes about 2 kB, with its proofs about 10.
  static let limit = 2048
  /// In bytes. Nobody types a longer question twice.
  static let longestText = 512

  private var younger: [Key: Known] = [:]
  private var older: [Key: Known] = [:]
  private var lastNumber = 0

  /// What was replied, if it is still known.
  mutating func recall(_ key: Key) -> Known? {
    if let known = younger[key] { return known }
    guard let known = older.removeValue(forKey: key) else { return nil }
    keep(known, for: key)
    return known
  }

  /// Remembers a reply under a number of its own.
  mutating func keep(_ entry: Entry, for key: Key) -> Int {
    lastNumber += 1
    let known = Known(entry: entry, number: lastNumber)
    if key.text.utf8.count <= Self.longestText { keep(known, for: key) }
    return known.number
  }

  private mutating func keep(_ known: Known, for key: Key) {
    if younger.count >= Self.limit { (older, younger) = (younger, [:]) }
    younger[key] = known
  }
}
