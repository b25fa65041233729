import CEdit
import Diagnostics
import Knowledge

/// The conversation at a terminal.
struct Prompt {
  private var conversation: Conversation
  private let settings: Settings
  private let surroundings: Surroundings
  private let pager: Pager
  private let history: HistoryFile?
  private var watch: KnowledgeWatch
  private var count = 0

  /// How many lines of the history the arrow keys bring back.
  private static let rememberedLines = 2000
  /// Words that leave, besides `:quit` and its other names.
  private static let farewells: Set<String> = ["quit", "exit", "bye"]

  init(_ conversation: Conversation, settings: Settings, in surroundings: Surroundings) {
    self.conversation = conversation
    self.conversation.proofs = settings.proofs
    self.conversation.timing = settings.timing
    self.conversation.endurance = settings.endurance
    self.conversation.endurance.heedsInterrupts = true
    self.settings = settings
    self.surroundings = surroundings
    pager = Pager(in: surroundings)
    history = HistoryFile(environment: surroundings.environment)
    watch = KnowledgeWatch(conversation.location)
  }

  /// Reads and answers lines until the user leaves.
  /// - Parameter suggestions: questions to begin with, for the banner.
  mutating func run(suggestions: [String] = []) -> ProgramStatus {
    let completer = Completer()
    let smart = !surroundings.terminalIsDumb
    guard let editor = LineEditor(smart: smart, complete: { completer.completion(of: $0) }) else {
      surroundings.complain("the terminal cannot be used")
      return .usage
    }
    interruption_survive()
    editor.setPrompt(smart ? "›" : ">", style: settings.colorsOutput ? "\u{1B}[1;36m" : nil)
    for line in history?.lines(limit: Self.rememberedLines) ?? [] { editor.remember(line) }
    if !settings.quiet { greet(suggestions) }
    while true {
      switch editor.read() {
      case .line(let text):
        // A pasted text is several lines, and each is asked.
        let lines = text.unicodeScalars.split(separator: Unicode.Scalar(UInt16(EDITOR_PASTED_NEWLINE)) ?? "\n")
        for line in lines.map(String.init) {
          guard answer(line, editor) else { return .success }
        }
      case .interrupted: surroundings.output.write("^C\n")
      case .end:
        surroundings.output.write("\n")
        return .success
      case .failed: return .success
      }
      surroundings.output.flush()
    }
  }

  /// Two lines that say how to begin.
  private func greet(_ suggestions: [String]) {
    let questions = suggestions.prefix(3).map { "\"\(Display.safe($0, keepingLayout: false))\"" }
    let errors = conversation.base.diagnostics.count { $0.severity == .error }
    var lines = ["Preceptor. Ask in English; :help says how, Ctrl-D leaves."]
    if !questions.isEmpty { lines.append("Try " + questions.joined(separator: ", ") + ".") }
    if errors > 0 {
      lines.append("The knowledge has \(errors) \(errors == 1 ? "error" : "errors"); :check shows where.")
    }
    pager.show(lines.joined(separator: "\n") + "\n")
  }

  /// Answers one line; false if it was to leave.
  private mutating func answer(_ line: String, _ editor: LineEditor) -> Bool {
    let text = trimmed(line)
    guard !text.isEmpty else { return true }
    keep(line, editor)
    if Self.farewells.contains(text.lowercased()) { return false }
    noticeChanges()
    count += 1
    let start = ContinuousClock.now
    _ = interruption_take()
    var next = conversation
    let response = next.respond(to: text, name: "<input>", number: count)
    guard !interruption_take() else {
      show("Cancelled.")
      return true
    }
    conversation = next
    switch response {
    case .reply(let reply, _): show(reply)
    case .text(let text), .problem(let text): show(Display.safe(text))
    case .findings(let findings, let sources): show(findings, sources)
    case .quit: return false
    }
    if conversation.timing, case .reply = response {
      show(dim("\(Int((ContinuousClock.now - start) / .microseconds(1))) µs"))
    }
    return true
  }

  /// Puts a line into the history, unless it begins with a blank or the history is off.
  private func keep(_ line: String, _ editor: LineEditor) {
    guard conversation.keepsHistory, !line.hasPrefix(" ") else { return }
    let line = trimmed(line)
    editor.remember(line)
    history?.append(line)
  }

  /// Reads changed files again; while they have errors the last good knowledge goes on answering.
  private mutating func noticeChanges() {
    guard watch.changed() else { return }
    do {
      guard let faulty = try conversation.reload() else {
        return show(dim("The knowledge changed and was read again."))
      }
      show(faulty.diagnostics.filter { $0.severity == .error }, faulty.sources)
      show("The changed knowledge has errors; what was read before goes on answering.")
    } catch {
      show(Display.safe("\(error)") + "; what was read before goes on answering.")
    }
  }

  private func show(_ reply: Reply) {
    show(TextForm(reply, proofs: conversation.proofs, offers: false).text)
    if !settings.quiet {
      for line in TextForm.offerLines(reply.offers) { show(dim(Display.safe(line, keepingLayout: false))) }
    }
  }

  private func show(_ findings: [Diagnostic], _ sources: SourceMap) {
    let renderer = DiagnosticRenderer(sources: sources, color: settings.colorsOutput)
    pager.show(findings.map(renderer.text).joined())
  }

  private func show(_ text: String) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    terminal_size(&rows, &columns)
    pager.show(wrapped(trimmedEnd(text), to: Int(columns)) + "\n")
  }

  private func dim(_ text: String) -> String {
    settings.colorsOutput ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  private func trimmedEnd(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
