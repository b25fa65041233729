/// A set phrase of the question language: `what (does|do) X stand for`, with gaps in capitals and `[optional]` words.
struct PhrasePattern {
  private enum Element {
    case words(Set<String>)
    case optional(Set<String>)
    case gap
  }
  private let elements: [Element]

  init(_ text: StaticString) {
    elements = text.description.split(separator: " ").map { part in
      if part == "X" || part == "Y" || part == "S" || part == "Z" { return .gap }
      if part.first == "[" {
        return .optional(Set(part.dropFirst().dropLast().split(separator: "|").map(String.init)))
      }
      return .words(Set(part.split(separator: "|").map(String.init)))
    }
  }

  /// The token ranges of the gaps, if the keys have this pattern. Shorter gaps are tried first.
  func match(_ keys: [String]) -> [Range<Int>]? {
    var gaps: [Range<Int>] = []
    return match(0, keys, 0, &gaps) ? gaps : nil
  }

  private func match(_ element: Int, _ keys: [String], _ at: Int, _ gaps: inout [Range<Int>]) -> Bool {
    guard element < elements.count else { return at == keys.count }
    switch elements[element] {
    case .words(let words):
      guard at < keys.count, words.contains(keys[at]) else { return false }
      return match(element + 1, keys, at + 1, &gaps)
    case .optional(let words):
      if at < keys.count, words.contains(keys[at]), match(element + 1, keys, at + 1, &gaps) { return true }
      return match(element + 1, keys, at, &gaps)
    case .gap:
      guard at < keys.count else { return false }
      for end in at + 1...keys.count {
        let saved = gaps
        gaps.append(at..<end)
        if match(element + 1, keys, end, &gaps) { return true }
        gaps = saved
      }
      return false
    }
  }
}
