import Diagnostics

/// A conversation over a knowledge base: what was told and supposed in it, and what pronouns refer to. A value.
public struct Session: Sendable {
  /// The texts that the diagnostics of replies point into.
  public private(set) var sources: SourceMap

  /// A fresh conversation.
  public init(_ base: KnowledgeBase) { sources = base.sources }

  /// Reads one line, answers or stores it, and remembers the context for follow-ups.
  /// - Parameters:
  ///   - name: what diagnostics call the text, e.g. `questions.txt`.
  ///   - line: the number of its line there.
  ///   - proofs: fill `proof` in the answers.
  public mutating func reply(to text: String, name: String = "<input>", line: Int = 1, proofs: Bool = false) -> Reply {
    Reply(.notUnderstood, text: "I did not understand that.")
  }

  /// Forgets what pronouns refer to (`--independent`).
  public mutating func clearContext() {}
}

/// The outcome of one expected answer.
public struct ExpectationOutcome: Sendable {
  /// The question.
  public var question: String
  /// Where it stands.
  public var range: SourceRange
  /// Did the reply match?
  public var passed: Bool
  /// A readable account of what was expected and what came, when it did not.
  public var difference: String
}

/// Runs the expected answers of one test file (Markdown lists, see the language reference).
public func runExpectations(_ file: KnowledgeFile, over base: KnowledgeBase) -> (
  outcomes: [ExpectationOutcome], diagnostics: [Diagnostic], sources: SourceMap
) { ([], [], base.sources) }
