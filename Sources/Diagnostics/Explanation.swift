/// What `preceptor explain IDENTIFIER` says about a kind of finding.
public struct Explanation: Sendable {
  /// What it means and what to do, in a few sentences.
  public let meaning: String
  /// Something that is found fault with.
  public let wrong: String
  /// The same, put right.
  public let right: String

  init(_ meaning: String, wrong: String, right: String) {
    self.meaning = meaning
    self.wrong = wrong
    self.right = right
  }

  /// The text for people, under the identifier as its heading.
  public func text(for identifier: DiagnosticIdentifier) -> String {
    let indented = { (text: String) in text.split(separator: "\n").map { "    \($0)\n" }.joined() }
    return """
      \(identifier.rawValue) (\(identifier.severity.rawValue))

      \(meaning)

      For example:
      \(indented(wrong))
      Instead:
      \(indented(right))
      """
  }
}

extension DiagnosticIdentifier {
  /// What this kind of finding means, with an example.
  public var explanation: Explanation {
    switch self {
    case .unknownWord, .unknownRelation, .unclosedQuote, .badMark, .lostTense:
      wordExplanation
    case .unreadable, .notASentence, .ambiguous, .ambiguousPronoun, .mixedConjunction, .alternativeFact,
      .unsupportedQuantifier, .tooLong:
      sentenceExplanation
    case .unusedWord, .twoWords, .oneOffRelation, .idleRule, .wrongKind, .missingSynonym, .swallowedSentence:
      lintExplanation
    case .kindCycle, .negationCycle, .unboundVariable, .conflict, .duplicate:
      meaningExplanation
    case .unfinished, .disagreement, .straySign, .confusedWords, .instruction, .questionInKnowledge,
      .impossibleDate:
      slipExplanation
    case .badSource, .unknownSource, .noSource, .badTable, .badEncoding, .badTest, .unknownCommand,
      .limit, .damagedFile, .truncatedFile, .outdatedFile:
      fileExplanation
    }
  }
}
