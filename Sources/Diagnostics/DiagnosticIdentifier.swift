/// Every kind of finding there is. The raw value is what users see and pass to `preceptor explain`.
public enum DiagnosticIdentifier: String, CaseIterable, Sendable {
  case unknownWord = "unknown-word"
  case unknownRelation = "unknown-relation"
  case unreadable = "unreadable-sentence"
  case ambiguous = "ambiguous"
  case ambiguousPronoun = "ambiguous-pronoun"
  case mixedConjunction = "mixed-and-or"
  case alternativeFact = "or-in-a-fact"
  case lostTense = "lost-tense"
  case unsupportedQuantifier = "unsupported-quantifier"
  case impossibleDate = "impossible-date"
  case kindCycle = "cycle-of-kinds"
  case negationCycle = "cycle-through-absence"
  case unboundVariable = "unbound-variable"
  case badMark = "bad-mark"
  case badSource = "bad-source"
  case unknownSource = "unknown-source"
  case badTable = "bad-table"
  case unclosedQuote = "unclosed-quote"
  case badEncoding = "invalid-utf-8"
  case tooLong = "sentence-too-long"
  case notASentence = "not-a-sentence"
  case unfinished = "unfinished-sentence"
  case disagreement = "disagreement"
  case straySign = "stray-sign"
  case confusedWords = "confused-words"
  case instruction = "instruction"
  case questionInKnowledge = "question-in-knowledge"
  case conflict = "conflict"
  case noSource = "no-source"
  case duplicate = "duplicate"
  case unusedWord = "unused-word"
  case twoWords = "two-words-for-one-thing"
  case oneOffRelation = "one-off-relation"
  case idleRule = "idle-rule"
  case wrongKind = "wrong-kind"
  case missingSynonym = "missing-synonym"
  case swallowedSentence = "swallowed-sentence"
  case badTest = "bad-test"
  case damagedFile = "damaged-file"
  case truncatedFile = "truncated-file"
  case outdatedFile = "outdated-file"
  case unknownCommand = "unknown-command"
  case limit = "limit"

  /// The severity that findings of this kind usually have.
  public var severity: Severity {
    switch self {
    case .conflict, .unknownSource, .wrongKind: .warning
    case .noSource, .duplicate, .unusedWord, .twoWords, .oneOffRelation, .idleRule, .missingSynonym, .swallowedSentence:
      .note
    default: .error
    }
  }
}
