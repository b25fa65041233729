import Diagnostics

/// A test file with the answers that were given in the place of those that were expected, for review.
public struct Acceptance {
  /// The new bytes of the file.
  public let bytes: [UInt8]
  /// How many questions have other answers now.
  public let count: Int

  /// Rewrites the answers of every failed question of `file`. Everything else stays as it is. O(n).
  public init(_ outcomes: [ExpectationOutcome], in file: KnowledgeFile) {
    let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let text = SourceText(name: file.path, bytes: file.bytes)
    /// Lines to leave out, and lines to put behind others.
    var dropped: Set<Int> = []
    var added: [Int: [[UInt8]]] = [:]
    var changed = 0
    for outcome in outcomes where !outcome.passed {
      changed += 1
      let first = text.place(of: outcome.range.bytes.lowerBound).line - 1
      let last = text.place(of: max(outcome.range.bytes.lowerBound, outcome.range.bytes.upperBound - 1)).line - 1
      for answer in outcome.answerRanges {
        let from = text.place(of: answer.lowerBound).line - 1
        let to = text.place(of: max(answer.lowerBound, answer.upperBound - 1)).line - 1
        dropped.formUnion(from...max(from, to))
      }
      let margin = lines[first].prefix { $0 == 0x20 || $0 == 0x09 } + Array("  ".utf8)
      added[last] = outcome.given.map { Array(margin) + Array("- \($0)".utf8) }
    }
    var result: [[UInt8]] = []
    for (number, line) in lines.enumerated() {
      if !dropped.contains(number) { result.append(line) }
      result += added[number] ?? []
    }
    bytes = Array(result.joined(separator: [0x0A]))
    count = changed
  }
}
