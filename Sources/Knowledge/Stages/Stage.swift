import Datalog
import Diagnostics
import English

/// A stage of the pipeline that can be looked at, from the words of a sentence to the rows that follow.
public enum Stage: String, CaseIterable, Sendable {
  /// The words and signs, and what is known of each.
  case tokens
  /// What was read, said back in English.
  case reading
  /// Facts and rules as the engine gets them.
  case clauses
  /// What the engine solves to answer a question.
  case plan
  /// Everything that is stated.
  case facts
  /// Every rule.
  case rules
  /// Every relation with its number of rows.
  case counts

  /// What it shows, for help.
  public var summary: String {
    switch self {
    case .tokens: "the words of a sentence, and what is known of each"
    case .reading: "what was read, said back"
    case .clauses: "the facts and rules that the engine gets"
    case .plan: "what is solved to answer a question"
    case .facts: "everything stated"
    case .rules: "every rule"
    case .counts: "every relation with its number of rows"
    }
  }
}

extension Session {
  /// A stage as text, a line an item, with tabs between what belongs together.
  /// - Parameters:
  ///   - sentence: a sentence or question to show it of; nil for the knowledge and what was told.
  ///   - file: show only the sentences of this file.
  public func show(_ stage: Stage, of sentence: String? = nil, file: String? = nil) -> String {
    guard let sentence else { return StageText(base, file: file).text(stage) }
    let source = SourceText(name: "<input>", text: sentence)
    let tokens = Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count])
    if stage == .tokens { return StageText(base).tokens(tokens) }
    if Reader(base.lexicon).isQuestion(tokens) { return StageText(base).text(stage, question: tokens) }
    var told = self
    let count = base.sentences.count
    let reply = told.reply(to: sentence)
    guard told.base.sentences.count > count else { return reply.text + "\n" }
    return StageText(told.base, from: count).text(stage)
  }
}

/// Writes stages out.
struct StageText {
  let base: KnowledgeBase
  /// The statements to show.
  private var numbers: [Int] {
    base.sentences.indices.filter { $0 >= first && (file == nil || base.sentences[$0].citation.file == file) }
  }
  private let file: String?
  private let first: Int

  init(_ base: KnowledgeBase, file: String? = nil, from first: Int = 0) {
    (self.base, self.file, self.first) = (base, file, first)
  }

  func text(_ stage: Stage) -> String {
    switch stage {
    case .tokens: lines { tokens(Self.tokenized(base.sentences[$0].text)) }
    case .reading: lines { "\(place($0))\t\(base.sentences[$0].text)\t\(reading($0))\n" }
    case .clauses: lines(clauses)
    case .plan: lines { base.sentences[$0].statement.isRule ? clauses($0) : "" }
    case .facts: lines { base.sentences[$0].statement.isRule ? "" : "\(place($0))\t\(reading($0))\n" }
    case .rules: lines { base.sentences[$0].statement.isRule ? "\(place($0))\t\(reading($0))\n" : "" }
    case .counts: counts()
    }
  }

  private func lines(_ body: (Int) -> String) -> String { numbers.map(body).joined() }

  private func place(_ number: Int) -> String {
    let citation = base.sentences[number].citation
    return "\(citation.file):\(citation.line):\(citation.column)"
  }

  // MARK: Words and readings

  private static func tokenized(_ text: String) -> TokenizedSentence {
    let source = SourceText(name: "", text: text)
    return Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count])
  }

  func tokens(_ sentence: TokenizedSentence) -> String {
    base.lexicon.prepared(sentence.tokens).map { "\($0.text)\t\(wordClass($0))\n" }.joined()
  }

  private func wordClass(_ token: Token) -> String {
    switch token.kind {
    case .number: return "number"
    case .date: return "date"
    case .quoted: return "quoted"
    case .name: return "name"
    case .possessive, .comma, .colon, .semicolon, .sign: return "sign"
    case .column: return "column"
    case .word: break
    }
    if token.mark != 0 { return "marked" }
    if !token.fixed.isEmpty { return "fixed" }
    if let verb = base.lexicon.verbs(token).first { return "verb: \(verb)" }
    return base.lexicon.isKnown(token) ? "known" : "unknown"
  }

  private func reading(_ number: Int) -> String {
    let statement = base.sentences[number].statement
    let said = Writer(base.lexicon).text(statement)
    if !said.isEmpty { return said }
    return statement.namings.isEmpty ? "" : "(about words)"
  }

  // MARK: Questions

  func text(_ stage: Stage, question: TokenizedSentence) -> String {
    let questions: [Question]
    switch Reader(base.lexicon).read(question: question) {
    case .read(let read): questions = [read]
    case .ambiguous(let several, _): questions = several
    case .refused(let diagnostic): return diagnostic.message + "\n"
    }
    switch stage {
    case .clauses, .plan: return questions.map(goal).joined()
    default:
      return questions.map { Writer($0.lexicon ?? base.lexicon).reading($0) + "\n" }.joined()
    }
  }

  private func goal(_ question: Question) -> String {
    var scope = base
    if let lexicon = question.lexicon, lexicon.describedCount > base.lexicon.describedCount {
      scope.lexicon = lexicon
      scope.evaluate()
    }
    var body = BodyLowering(
      table: scope.lowering.table, lexicon: scope.lexicon, program: scope.lowering.program, variables: 64)
    body.focus = Set(question.focus)
    let literals = body.lower(question.conditions)
    let writer = ClauseWriter(body.table, scope.lexicon, body.program)
    let goal = literals.map { writer.text($0) }.joined(separator: ", ")
    return "\(goal.isEmpty ? "(nothing to solve)" : goal)\n"
  }

  // MARK: Clauses

  private func clauses(_ number: Int) -> String {
    let lowering = base.lowering
    let writer = ClauseWriter(lowering.table, lowering.lexicon, lowering.program)
    let own = { (origin: Int32) in
      switch lowering.origins[Int(origin)] {
      case .stated(number), .rule(number), .naming(number): true
      default: false
      }
    }
    let facts = lowering.program.facts.filter { own($0.origin) }.map { writer.text($0) }
    let rules = lowering.program.clauses.filter { own($0.origin) }.map { writer.text($0) }
    return (facts + rules).map { "\(place(number))\t\($0)\n" }.joined()
  }

  // MARK: Counts

  /// A line for every relation: its base form with particles and slots, and its number of rows, inherited ones
  /// included. Of a relation with and without an object the one with it is shown.
  private func counts() -> String {
    let table = base.lowering.table
    var widest: [String: (places: Int, rows: Int)] = [:]
    for pattern in table.patterns {
      guard let predicate = table.known(pattern) else { continue }
      let name = ClauseWriter.name(pattern, base.lexicon)
      let rows = base.model.count(of: predicate)
      guard rows > 0, pattern.roles.count >= widest[name]?.places ?? 0 else { continue }
      widest[name] = (pattern.roles.count, rows)
    }
    widest["be"] = (2, base.model.countOffDiagonal(of: table.isA))
    let denied = base.model.count(of: table.notA)
    if denied > 0 { widest["not be"] = (2, denied) }
    return widest.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.rows)\n" }.joined()
  }
}
