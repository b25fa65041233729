/// Regular English inflection with a stock of irregular words: how one word changes its form, and back.
///
/// Words are lower-case. The forward direction always gives an answer; the backward direction gives candidates, best
/// first, because *axes* may come from *axis* or *axe*: the caller keeps those it knows, or takes the first.
/// Letters outside ASCII are carried along untouched.
public enum Inflection {}

extension Inflection {
  /// The first of the candidates again would say nothing: keeps each once, in order.
  static func distinct(_ words: String...) -> [String] {
    var result: [String] = []
    for word in words where !word.isEmpty && !result.contains(word) { result.append(word) }
    return result
  }

  /// Splits at the last hyphen: `half-life` into `half-` and `life`.
  static func lastPart(_ word: [UInt8]) -> (head: String, tail: String)? {
    guard let hyphen = word.lastIndex(of: UInt8(ascii: "-")), hyphen > 0, hyphen + 1 < word.count else { return nil }
    return (String(decoding: word[...hyphen], as: UTF8.self), String(decoding: word[(hyphen + 1)...], as: UTF8.self))
  }
}
