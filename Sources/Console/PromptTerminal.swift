import Diagnostics
import Knowledge

/// What the prompt shows: wrapped to the terminal's width, coloured by the settings, long texts through the pager.
struct PromptTerminal {
  /// Can it move the cursor?
  let isSmart: Bool
  private let settings: Settings
  private let surroundings: Surroundings
  private let pager: Pager

  init(settings: Settings, in surroundings: Surroundings) {
    self.settings = settings
    self.surroundings = surroundings
    isSmart = !surroundings.terminalIsDumb
    pager = Pager(in: surroundings)
  }

  /// Sets the text before the next line.
  func setPrompt(of editor: LineEditor, continuing: Bool) {
    let text = continuing ? (isSmart ? "…" : "...") : mark
    editor.setPrompt(text, style: settings.colorsOutput ? "\u{1B}[1;36m" : nil)
  }

  private var mark: String { isSmart ? "›" : ">" }

  /// A question that was pasted, as if it had been typed.
  func echo(_ line: String) {
    let prompt = settings.colorsOutput ? "\u{1B}[1;36m\(mark)\u{1B}[0m" : mark
    print("\(prompt) \(Display.safe(line, keepingLayout: false))")
  }

  /// Prints a line as it is.
  func print(_ line: String) {
    surroundings.output.write(line + "\n")
    surroundings.output.flush()
  }

  /// Says what went wrong, on the error stream.
  func complain(_ message: String) { surroundings.complain(message) }

  /// Shows a reply with its offers.
  func show(_ reply: Reply, proofs: Bool) {
    show(TextForm(reply, proofs: proofs, offers: false).text)
    if !settings.quiet {
      for line in TextForm.offerLines(reply.offers) { show(dim(Display.safe(line, keepingLayout: false))) }
    }
  }

  /// Shows findings.
  func show(_ findings: [Diagnostic], _ sources: SourceMap) {
    let renderer = DiagnosticRenderer(sources: sources, color: settings.colorsOutput)
    pager.show(findings.map(renderer.text).joined())
  }

  /// Shows a text that holds nothing that could steer a terminal but our own colours.
  func show(_ text: String) {
    let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
    pager.show(wrapped(body, to: terminalSize().columns) + "\n")
  }

  /// The text in faint letters.
  func dim(_ text: String) -> String { settings.colorsOutput ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
