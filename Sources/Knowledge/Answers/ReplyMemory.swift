import English

/// Replies to questions that were asked before.
///
/// The reply to a question that refers to nothing said before depends on the knowledge and on its words alone, so it
/// is worked out once. Two generations bound the memory: when the younger is full it becomes the older, whose replies
/// are dropped unless they were asked for meanwhile.
struct ReplyMemory: Sendable {
  /// What was asked, to the letter, and whether with proofs.
  struct Key: Hashable, Sendable {
    var text: String
    var proofs: Bool
  }

  /// A reply, and the question that follow-ups refer to, if it was understood.
  struct Entry: Sendable {
    var question: Question?
    var reply: Reply
  }

  /// How many replies a generation holds. A reply takes about 2 kB, with its proofs about 10.
  static let limit = 2048

  /// In bytes.
  static let longestText = 512

  private var younger: [Key: Entry] = [:]
  private var older: [Key: Entry] = [:]

  /// What was replied, if it is still known.
  mutating func recall(_ key: Key) -> Entry? {
    if let entry = younger[key] { return entry }
    guard let entry = older.removeValue(forKey: key) else { return nil }
    keep(entry, for: key)
    return entry
  }

  /// Remembers a reply, unless the question is so long that nobody types it twice.
  mutating func keep(_ entry: Entry, for key: Key) {
    guard key.text.utf8.count <= Self.longestText else { return }
    if younger.count >= Self.limit { (older, younger) = (younger, [:]) }
    younger[key] = entry
  }
}
