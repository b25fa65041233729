/// How many sentences of a file came and went between two readings.
public struct FileDifference: Equatable, Sendable {
  /// The file's path.
  public var file: String
  /// Sentences that were not there before.
  public var added: Int
  /// Sentences that are no longer there.
  public var removed: Int
}

extension KnowledgeBase {
  /// What changed since an earlier reading, by file in path order; files without a change are left out. A sentence that
  /// was rewritten counts as one that went and one that came.
  public func differences(from earlier: KnowledgeBase) -> [FileDifference] {
    var balance: [String: [String: Int]] = [:]
    for sentence in sentences { balance[sentence.citation.file, default: [:]][sentence.text, default: 0] += 1 }
    for sentence in earlier.sentences { balance[sentence.citation.file, default: [:]][sentence.text, default: 0] -= 1 }
    return balance.map { file, counts in
      FileDifference(
        file: file, added: counts.values.reduce(0) { $0 + max(0, $1) },
        removed: counts.values.reduce(0) { $0 + max(0, -$1) })
    }
    .filter { $0.added + $0.removed > 0 }.sorted { $0.file < $1.file }
  }
}
