import Diagnostics

/// How a question ended. The raw values are those of the machine formats.
public enum ReplyStatus: String, Sendable {
  case answered, yes, no, unknown
  case notUnderstood = "not-understood"
  case ambiguous, conflict, told, limit
}

/// The strength with which something is known.
public enum StrengthName: String, Sendable { case certain, usual, possible }

/// Where a sentence stands, and what the author cites for it.
public struct Citation: Hashable, Sendable {
  /// The source's title as the author introduced it ("the lecture"), if any.
  public var title: String?
  /// Where in the source ("slide 11, paragraph 3"), if said.
  public var locator: String?
  /// The knowledge file, or `<told>`.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int

  /// Memberwise.
  public init(title: String?, locator: String?, file: String, line: Int, column: Int) {
    self.title = title
    self.locator = locator
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One step of a proof.
public struct ProofStep: Sendable {
  /// From 1, within the proof.
  public var id: Int
  /// What the step says, in English.
  public var text: String
  /// The rule that was used: its file and line; nil for a stated fact.
  public var rule: Citation?
  /// Where a stated fact stands; empty for a derived one.
  public var sources: [Citation]
  /// Ids of the steps it follows from.
  public var from: [Int]

  /// Memberwise.
  public init(id: Int, text: String, rule: Citation? = nil, sources: [Citation] = [], from: [Int] = []) {
    self.id = id
    self.text = text
    self.rule = rule
    self.sources = sources
    self.from = from
  }
}

/// One element of an answer.
public struct AnswerElement: Sendable {
  /// The thing alone.
  public var text: String
  /// How the answer puts it, where that is more than the thing: `during a go-live`, `to be heard`.
  public var said: String?
  /// How strongly it is known.
  public var strength: StrengthName = .certain
  /// What it rests on.
  public var sources: [Citation] = []
  /// Its derivation, when asked for.
  public var proof: [ProofStep]?
  /// The value, where the thing is a number.
  public var number: Double?
  /// The number's unit.
  public var unit: String?
  /// The owner or group it is given for.
  public var owner: String?
  /// What is under it, where it is a kind.
  public var below: [String] = []
  /// It rests on a supposition.
  public var supposed = false
  /// False in a list with `not`: not known to, rather than denied.
  public var known = true

  /// An element with everything else at its default.
  public init(text: String) { self.text = text }
}

/// One of several readings of an ambiguous or contradictory question.
public struct ReplyReading: Sendable {
  /// What was read, in English.
  public var reading: String
  /// How this reading ends.
  public var status: ReplyStatus
  /// Its answers.
  public var answers: [AnswerElement]

  /// Memberwise.
  public init(reading: String, status: ReplyStatus, answers: [AnswerElement]) {
    self.reading = reading
    self.status = status
    self.answers = answers
  }
}

/// The whole reply to one question or told sentence.
public struct Reply: Sendable {
  /// How it ended.
  public var status: ReplyStatus
  /// The form of question: `who-what`, `yes-no`, …
  public var form: String?
  /// What was read, in English.
  public var reading: String?
  /// The answer as the text format prints it, without colour and offers; may have several lines.
  public var text: String
  /// The things that answer.
  public var answers: [AnswerElement] = []
  /// Near questions and sentences to add; never part of `text`.
  public var offers: [String] = []
  /// Spelling corrections that were made.
  public var corrections: [(from: String, to: String)] = []
  /// What was wrong with the input.
  public var diagnostics: [Diagnostic] = []
  /// The readings, where it is ambiguous or contradictory.
  public var readings: [ReplyReading] = []

  /// A reply with everything else empty.
  public init(_ status: ReplyStatus, form: String? = nil, reading: String? = nil, text: String) {
    self.status = status
    self.form = form
    self.reading = reading
    self.text = text
  }
}

extension Reply {
  /// Does another reply come to the same, if perhaps in other words?
  func answersAlike(_ other: Reply) -> Bool {
    func elements(_ reply: Reply) -> [[String]] {
      reply.answers.map { [$0.text, $0.strength.rawValue, $0.owner ?? "", $0.known ? "" : "not"] }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    return [.yes, .no, .answered].contains(status) && status == other.status && elements(self) == elements(other)
  }
}
