import CEdit
import Diagnostics
import Knowledge

/// The conversation at a terminal.
struct Prompt {
  private var conversation: Conversation
  private let settings: Settings
  private let terminal: PromptTerminal
  private let history: HistoryFile?
  private let completer: Completer
  private var watch: KnowledgeWatch
  private var count = 0
  /// A sentence that is not complete yet.
  private var begun = ""

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
    terminal = PromptTerminal(settings: settings, in: surroundings)
    history = HistoryFile(environment: surroundings.environment)
    self.conversation.typed = history?.lines(limit: Self.rememberedLines) ?? []
    completer = Completer(conversation.session, history: self.conversation.typed)
    watch = KnowledgeWatch(conversation.location)
  }

  /// Reads and answers lines until the user leaves.
  mutating func run() -> ProgramStatus {
    let completer = completer
    guard let editor = LineEditor(smart: terminal.isSmart, complete: completer.completion) else {
      terminal.complain("the terminal cannot be used, or libedit is not installed")
      return .usage
    }
    interruption_survive()
    terminal.setPrompt(of: editor, continuing: false)
    for line in conversation.typed { editor.remember(line) }
    if !settings.quiet { greet() }
    while true {
      switch editor.read() {
      case .line(let text):
        guard take(text, editor) else { return .success }
      case .interrupted:
        begun = ""
        terminal.print("^C")
      case .end:
        // The end of a sentence that is not complete, or of the conversation.
        terminal.print("")
        guard !begun.isEmpty, take("", editor) else { return .success }
      case .failed: return .success
      }
      terminal.setPrompt(of: editor, continuing: !begun.isEmpty)
      editor.showsHints = terminal.isSmart && conversation.showsHints
    }
  }

  /// Says how to begin: in two lines to whoever is here for the first time, else in one.
  private func greet() {
    let errors = conversation.base.diagnostics.count { $0.severity == .error }
    var lines = ["Ask in English about \(conversation.location.name). :help says how, Ctrl-D leaves."]
    if conversation.typed.isEmpty {
      let questions = conversation.session.firstQuestions(3).map { "\"\($0)\"" }
      if !questions.isEmpty { lines.append("Try " + questions.joined(separator: ", ") + ".") }
    }
    if errors > 0 {
      lines.append("The knowledge has \(errors) \(errors == 1 ? "error" : "errors"); :check shows where.")
    }
    terminal.show(lines.map { Display.safe($0, keepingLayout: false) }.joined(separator: "\n"))
  }

  // MARK: Lines

  /// Answers what was typed or pasted, which may be several lines; false if it was to leave.
  private mutating func take(_ text: String, _ editor: LineEditor) -> Bool {
    let lines = text.unicodeScalars.split(
      separator: Unicode.Scalar(UInt16(EDITOR_PASTED_NEWLINE)) ?? "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.map(String.init).enumerated() {
      let isLast = index == lines.count - 1
      let whole = begun.isEmpty ? line : begun + " " + trimmed(line)
      // A blank line ends a sentence, complete or not.
      let wantsMore = !trimmed(line).isEmpty && !whole.hasPrefix(":") && Session.isUnfinished(trimmed(whole))
      begun = wantsMore ? whole : ""
      if wantsMore { continue }
      if lines.count > 1 && !trimmed(whole).isEmpty { terminal.echo(trimmed(whole)) }
      switch answer(whole, editor) {
      case .goOn: continue
      case .leave: return false
      // What was pasted behind a line that was cancelled is not wanted either.
      case .cancelled: if !isLast { return true }
      }
    }
    return true
  }

  private enum Course { case goOn, cancelled, leave }

  private mutating func answer(_ line: String, _ editor: LineEditor) -> Course {
    let text = trimmed(line)
    guard !text.isEmpty else { return .goOn }
    keep(line, editor)
    if Self.farewells.contains(text.lowercased()) { return .leave }
    _ = interruption_take()
    noticeChanges()
    count += 1
    let start = ContinuousClock.now
    var next = conversation
    let response = next.respond(to: text, name: "<input>", number: count)
    guard !interruption_take() else {
      terminal.print("")
      terminal.show(terminal.dim("Cancelled."))
      return .cancelled
    }
    conversation = next
    watch.follow(conversation.loaded)
    switch response {
    case .reply(let reply, _):
      learn(text, reply)
      terminal.show(reply, proofs: conversation.proofs)
      if conversation.timing { terminal.show(terminal.dim("\(Int((.now - start) / .microseconds(1))) µs")) }
    case .text(let text), .problem(let text): terminal.show(Display.safe(text))
    case .findings(let findings, let sources): terminal.show(findings, sources)
    case .quit: return .leave
    }
    // What was told, loaded or taken back changes what can be said.
    if text.hasPrefix(":") { completer.follow(conversation.session) }
    return .goOn
  }

  /// Lets completion know which words are used, and what was told.
  private func learn(_ line: String, _ reply: Reply) {
    if reply.status == .told { completer.follow(conversation.session) }
    if reply.status != .notUnderstood { completer.use(line) }
  }

  /// Puts a line into the history, unless it begins with a blank or the history is off.
  private mutating func keep(_ line: String, _ editor: LineEditor) {
    guard conversation.keepsHistory, !line.hasPrefix(" ") else { return }
    let line = trimmed(line)
    editor.remember(line)
    conversation.typed.append(line)
    if conversation.typed.count > 2 * Self.rememberedLines { conversation.typed.removeFirst(Self.rememberedLines) }
    history?.append(line)
  }

  /// Reads changed files again; while they have errors the last good knowledge goes on answering.
  private mutating func noticeChanges() {
    guard watch.changed() else { return }
    do {
      switch try conversation.reload() {
      case .taken(let changes):
        completer.follow(conversation.session)
        terminal.show(terminal.dim(Display.safe(changes)))
      case .refused(let faulty):
        terminal.show(faulty.diagnostics.filter { $0.severity == .error }, faulty.sources)
        terminal.show("The changed knowledge is not taken; what was read before goes on answering.")
      }
    } catch {
      terminal.show(Display.safe("\(error)") + "; what was read before goes on answering.")
    }
  }
}
