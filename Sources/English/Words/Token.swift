import Diagnostics

/// What a token is, before any vocabulary is asked.
public enum TokenKind: Hashable, Sendable {
  /// A word, lower-cased in `key`.
  case word
  /// Digits, with separators taken out: `29,145,505`.
  case number(Double)
  /// A date: the number of its day, from 1 January of the year 1.
  case date(Double)
  /// Everything between a pair of double quotes, as one thing.
  case quoted
  /// The cell of a table: one name, whatever its words and case.
  case name
  /// `'s`, or the apostrophe after a plural.
  case possessive
  /// `{column}` in a sentence that is said of every row of a table.
  case column
  case comma, colon, semicolon
  /// Any other sign. No sentence has a use for it.
  case sign
}

/// One word or sign of a sentence.
public struct Token: Sendable {
  /// What it is.
  public var kind: TokenKind
  /// As written, without marks and quotes.
  public var text: String
  /// Lower-cased, with plain apostrophes: what words are matched by.
  public var key: String
  /// The number of the asterisk group that it stands in, from 1; 0 outside.
  public var mark: Int
  /// Where it stands.
  public var range: SourceRange
  /// Does it begin with a capital letter?
  public var capitalised: Bool
  /// Is it written in capitals, two letters or more? Such a word is the abbreviation before the fixed word.
  public var allCapitals: Bool
  /// Closed-class readings of the word.
  public var fixed: FixedClasses

  /// Pronouns of those who speak with each other.
  static let hearers: Set<String> = ["i", "me", "you", "we", "us", "my", "your", "our"]

  /// Is this the fixed word `key`? False for an abbreviation in capitals.
  public func isFixed(_ word: String) -> Bool { key == word && !fixed.isEmpty }
}

/// A sentence cut into tokens.
public struct TokenizedSentence: Sendable {
  /// In reading order, without the final period or question mark.
  public var tokens: [Token]
  /// Did it end with a question mark?
  public var isQuestion: Bool
  /// The whole sentence's range.
  public var range: SourceRange
  /// An asterisk that is not closed, or a pair with nothing between.
  public var badMark: SourceRange?

  /// Could a word stand for something said before? Where this is false, what was said before makes no difference.
  public var refersBack: Bool { tokens.indices.contains(where: refersBack) }

  /// The one pronoun for something else than who speaks and hears, however often it stands here.
  public var onlyPronoun: String? {
    let keys = Set(
      tokens.filter {
        !$0.fixed.isDisjoint(with: [.pronoun, .possessivePronoun]) && !Token.hearers.contains($0.key)
      }.map(\.key))
    return keys.count == 1 ? keys.first : nil
  }

  private func refersBack(_ index: Int) -> Bool {
    let token = tokens[index]
    if tokens.isPlace(index) { return true }
    guard !token.fixed.isDisjoint(with: [.pronoun, .possessivePronoun, .demonstrative]),
      !Token.hearers.contains(token.key)
    else { return false }
    guard index + 1 < tokens.count else { return true }
    switch token.key {
    // `technology that enables …`: a clause of the noun before it.
    case "that":
      return index == 0 || !tokens[index - 1].fixed.isEmpty || ["too", "also"].contains(tokens[index + 1].key)
    // `is it true that …`: it stands for what follows.
    case "it": return !["true", "false", "correct", "right", "possible", "known"].contains(tokens[index + 1].key)
    default: return true
    }
  }
}
