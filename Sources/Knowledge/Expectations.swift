import Diagnostics
import English

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
  /// The answers that were expected, in the bytes of the file.
  public var answerRanges: [Range<Int>] = []
  /// What would be expected if the reply is right: answers, or one word for its status.
  public var given: [String] = []
}

/// Runs the expected answers of one test file (Markdown lists, see the language reference).
public func runExpectations(_ file: KnowledgeFile, over base: KnowledgeBase) -> (
  outcomes: [ExpectationOutcome], diagnostics: [Diagnostic], sources: SourceMap
) {
  var sources = base.sources
  let text = SourceText(name: file.path, bytes: file.bytes)
  let index = sources.add(text)
  var found = DiagnosticSet()
  let list = ExpectationList(text, index: index, into: &found)
  var run = ExpectationRun(text: text, index: index)
  for expectation in list.expectations {
    var session = Session(base)
    run.check(expectation, &session)
  }
  return (run.outcomes, found.all, sources)
}

/// Compares replies with what is expected of them.
struct ExpectationRun {
  let text: SourceText
  let index: Int
  private(set) var outcomes: [ExpectationOutcome] = []

  init(text: SourceText, index: Int) {
    self.text = text
    self.index = index
  }

  mutating func check(_ expectation: Expectation, _ session: inout Session) {
    let question = text.text(expectation.question)
    let reply = session.reply(to: question, name: text.name, line: text.place(of: expectation.question.lowerBound).line)
    let expected = expectation.answers.map { text.text($0) }
    let trouble = difference(expected, expectation.allowsMore, reply, session)
    outcomes.append(
      ExpectationOutcome(
        question: question, range: SourceRange(source: index, bytes: expectation.question), passed: trouble == nil,
        difference: trouble ?? "", answerRanges: expectation.answers, given: Self.expected(of: reply)))
    for followUp in expectation.followUps { check(followUp, &session) }
  }

  /// What is wrong with the reply, or nil.
  private func difference(_ expected: [String], _ allowsMore: Bool, _ reply: Reply, _ session: Session) -> String? {
    if expected.count == 1, let status = Self.statuses[expected[0].lowercased()] {
      if status == reply.status { return nil }
      return "- \(expected[0])\n+ \(Self.word(for: reply.status))\nReply: \(reply.text)"
    }
    let got = reply.answers.map { session.answerKey($0.text) }
    let whole = session.answerKey(reply.text)
    let wanted = expected.map { session.answerKey($0) }
    var missing: [String] = []
    let said = reply.answers.map { $0.said.map { session.answerKey($0) } }
    for (key, words) in zip(wanted, expected) where !got.contains(key) && !said.contains(key) {
      // Definitions, reasons and advice are sentences: the words expected must stand in them.
      if reply.answers.count == 1 || Self.prose.contains(reply.form ?? ""),
        got.contains(where: { $0.contains(key) }) || whole.contains(key)
      {
        continue
      }
      missing.append(words)
    }
    let extra =
      allowsMore || Self.prose.contains(reply.form ?? "")
      ? []
      : zip(zip(got, said), reply.answers).filter { keys, _ in
        !wanted.contains(keys.0) && !(keys.1.map { wanted.contains($0) } ?? false)
      }.map(\.1.text)
    let surplus = expected.count >= got.count && missing.isEmpty ? [] : extra
    guard !missing.isEmpty || !surplus.isEmpty else { return nil }
    // As in a comparison of files: what was expected and is missing, what came and was not expected.
    var lines = missing.map { "- " + $0 } + surplus.map { "+ " + $0 }
    if reply.answers.isEmpty { lines.append("+ " + Self.word(for: reply.status)) }
    return (lines + ["Reply: \(reply.text)"]).joined(separator: "\n")
  }

  /// What a test file says for a status.
  private static func word(for status: ReplyStatus) -> String {
    status == .unknown ? "not known" : statuses.first { $0.value == status }?.key ?? status.rawValue
  }

  /// The reply as a test file would expect it.
  private static func expected(of reply: Reply) -> [String] {
    switch reply.status {
    case .answered where !reply.answers.isEmpty: reply.answers.map(\.text)
    default: [word(for: reply.status)]
    }
  }

  private static let statuses: [String: ReplyStatus] = [
    "yes": .yes, "no": .no, "not known": .unknown, "unknown": .unknown, "not understood": .notUnderstood,
    "ambiguous": .ambiguous, "conflict": .conflict, "told": .told,
  ]
  /// Forms that answer in sentences rather than with things.
  private static let prose: Set<String> = [
    "definition", "why", "why-not", "count", "advice", "about", "source", "what-happens", "compare", "path",
  ]
}

extension Session {
  /// An answer as it is compared: the thing it names where it names one, else its words without articles.
  func answerKey(_ answer: String) -> String {
    let source = SourceText(name: "", text: answer)
    let tokens = Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count]).tokens
    if let thing = base.lexicon.thing(named: tokens.withoutArticle) { return "\(base.lexicon[thing].key)" }
    return tokens.filter { !["a", "an", "the"].contains($0.key) }.map { base.lexicon.comparable($0.key) }
      .joined(separator: " ")
  }
}
