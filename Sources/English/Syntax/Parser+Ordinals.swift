extension Parser {
  /// The tokens that are ordinals which tell apart the things of one noun: `a first node … the second node`.
  ///
  /// They do so in a sentence with a condition, where the noun stands in another noun phrase as well, with another
  /// ordinal or none. Everywhere else an ordinal is a part of the name: `a second opinion`, `the third floor`.
  static func tellingOrdinals(_ tokens: [Token]) -> Set<Int> {
    guard tokens.contains(where: { ($0.key == "if" || $0.key == "unless") && !$0.fixed.isEmpty }) else { return [] }
    return Set(
      tokens.indices.dropFirst().filter { at in
        guard let ordinal = Inflection.ordinal(tokens[at].key) else { return false }
        let before = tokens[at - 1].fixed
        guard before.contains(.definite) || before.contains(.indefinite) else { return false }
        let noun = tokens[(at + 1)...].prefix(longestNoun).prefix { $0.fixed.isEmpty }
        return noun.contains { word in
          tokens.indices.contains { other in
            other > 0 && tokens[other].key == word.key && Inflection.ordinal(tokens[other - 1].key) != ordinal
          }
        }
      })
  }

  /// How many words behind an ordinal may belong to its noun.
  private static let longestNoun = 3
}
