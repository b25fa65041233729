import CEdit
import Diagnostics
import Knowledge

/// Answers the lines of arguments, files and standard input in turn, one reply each.
struct Batch {
  private var conversation: Conversation
  private var writer: ReplyWriter
  private let settings: Settings
  private let surroundings: Surroundings
  private let refused: RefusedLog?
  private var progress: Progress?
  private var id = 0
  /// Nothing more is to be answered: `:quit`, `--fail-fast`, or nobody reads any longer.
  private var isOver = false
  /// How the run ends, so far.
  private(set) var status: ProgramStatus

  /// - Parameters:
  ///   - status: what already went wrong.
  ///   - refused: where to note what is not understood.
  init(
    _ conversation: Conversation, settings: Settings, in surroundings: Surroundings, status: ProgramStatus,
    refused: RefusedLog? = nil
  ) {
    self.conversation = conversation
    self.conversation.proofs = settings.proofs
    self.conversation.timing = settings.timing
    self.conversation.endurance = settings.endurance
    self.refused = refused
    self.settings = settings
    self.surroundings = surroundings
    self.status = status
    writer = ReplyWriter(format: settings.format, output: surroundings.output)
    writer.quiet = settings.quiet
    writer.echo = settings.echo
  }

  /// Asks the lines of a file; `-` is standard input.
  mutating func ask(file: String) {
    guard !isOver else { return }
    if file == "-" { return ask(surroundings.input, name: "<stdin>") }
    do {
      let lines = try LineReader(path: file)
      ask(lines, name: file)
      lines.close()
    } catch {
      surroundings.complain("\(error)")
      status.raise(to: .usage)
    }
  }

  /// Asks every line but blank ones and comments.
  mutating func ask(_ lines: LineReader, name: String) {
    var lines = lines
    let output = surroundings.output
    lines.beforeWaiting = { output.flush() }
    if surroundings.errorIsTerminal && !surroundings.outputIsTerminal && !surroundings.terminalIsDumb && !settings.quiet
    {
      progress = lines.total.map { Progress(total: $0, on: surroundings.error) }
    }
    defer { progress?.clear() }
    var number = 0
    while !isOver {
      guard let line = Interruption.allowed(over: output, during: { lines.next() }) else { return }
      number += 1
      progress?.show(answers: id, done: lines.bytesRead)
      if line.utf8.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "#") { continue }
      ask(line: line, name: name, number: number)
    }
  }

  /// Asks the parts of one line.
  mutating func ask(line: String, name: String, number: Int) {
    if settings.independent { conversation.clearContext() }
    for (index, part) in QuestionLine(line).parts.enumerated() where !isOver {
      ask(part, index: index + 1, name: name, number: number)
      isOver = isOver || surroundings.output.isClosed
    }
  }

  /// Ends the output.
  mutating func finish() { writer.finish() }

  private mutating func ask(_ part: QuestionLine.Part, index: Int, name: String, number: Int) {
    let start = ContinuousClock.now
    let response = Interruption.allowed(over: surroundings.output) {
      conversation.respond(to: part.text, name: name, number: number)
    }
    switch response {
    case .reply(let reply, let sources):
      id += 1
      writer.proofs = conversation.proofs
      let microseconds = conversation.timing ? Int((ContinuousClock.now - start) / .microseconds(1)) : nil
      let answered = Answered(
        id: id, question: part.text, reply: reply, sources: sources, line: number, part: index,
        microseconds: microseconds)
      writer.write(answered)
      note(reply.status)
      refused?.note(answered, name: name)
      report(answered, shift: (name, part.indent))
    case .text(let text): say(text)
    case .problem(let text):
      progress?.clear()
      surroundings.error.write("\(name):\(number):\(part.indent + 1): error: \(Display.safe(text))\n")
      surroundings.error.flush()
      status.raise(to: .unanswered)
    case .findings(let findings, let sources):
      write(findings, sources, shift: nil)
      if findings.contains(where: { $0.severity == .error }) { status.raise(to: .usage) }
    case .quit: isOver = true
    }
  }

  private mutating func note(_ outcome: ReplyStatus) {
    switch outcome {
    case .notUnderstood, .ambiguous: status.raise(to: .unanswered)
    case .limit: status.raise(to: .limit)
    case .answered, .yes, .no, .unknown, .conflict, .told: return
    }
    if settings.failFast { isOver = true }
  }

  /// The text of a command: beside answers for people, out of the way of answers for machines.
  private mutating func say(_ text: String) {
    progress?.clear()
    let stream = settings.format == .text ? surroundings.output : surroundings.error
    stream.write(Display.safe(text) + "\n")
    if stream === surroundings.error { stream.flush() }
  }

  /// Diagnostics and time of one reply, on the error stream.
  private mutating func report(_ answered: Answered, shift: (name: String, scalars: Int)) {
    write(answered.reply.diagnostics, answered.sources, shift: shift)
    if answered.reply.status == .notUnderstood && !answered.reply.diagnostics.contains(where: { $0.severity == .error })
    {
      progress?.clear()
      let place = "\(shift.name):\(answered.line):\(shift.scalars + 1)"
      surroundings.error.write("\(place): error: \(Display.safe(answered.reply.text, keepingLayout: false))\n")
      surroundings.error.flush()
    }
    if let time = answered.microseconds, ![.json, .jsonl].contains(settings.format) {
      surroundings.error.write("\(shift.name):\(answered.line): \(time) µs\n")
      surroundings.error.flush()
    }
  }

  private mutating func write(_ findings: [Diagnostic], _ sources: SourceMap, shift: (name: String, scalars: Int)?) {
    let shown = findings.filter { $0.severity == .error || !settings.quiet }
    if !shown.isEmpty { progress?.clear() }
    surroundings.report(shown, sources, color: settings.colorsErrors, shift: shift)
  }
}
