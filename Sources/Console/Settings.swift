import Diagnostics

/// What the options mean for this run.
struct Settings {
  var location: KnowledgeLocation
  var format = OutputFormat.text
  /// Colour on the output, for the prompt.
  var colorsOutput = false
  /// Colour in what goes to the error stream, and in the findings of `check`.
  var colorsErrors = false
  var quiet = false
  var timing = false
  var proofs = false
  var failFast = false
  var echo = false
  var independent = false
  var keepGoing = false
  var logRefused: String?
  var endurance = Endurance(time: nil, memory: nil)

  /// What environment and terminals say where no option is typed.
  init(in surroundings: Surroundings) {
    location = .find(options: [], environment: surroundings.environment)
    color(.auto, in: surroundings)
  }

  /// Settles options, environment and terminals.
  init(_ options: GlobalOptions, in surroundings: Surroundings) {
    location = .find(options: options.knowledge, environment: surroundings.environment)
    format = options.format
    quiet = options.quiet
    timing = options.timing
    proofs = options.explain
    failFast = options.failFast
    echo = options.echo
    independent = options.independent
    keepGoing = options.keepGoing
    logRefused = options.logRefused
    endurance = Endurance(time: options.timeLimit, memory: options.memoryLimit)
    color(options.color, in: surroundings)
  }

  private mutating func color(_ choice: ColorChoice, in surroundings: Surroundings) {
    let plain = surroundings.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let dumb = surroundings.terminalIsDumb
    func colors(_ isTerminal: Bool) -> Bool {
      switch choice {
      case .always: true
      case .never: false
      case .auto: isTerminal && !plain && !dumb
      }
    }
    colorsOutput = colors(surroundings.outputIsTerminal)
    colorsErrors = colors(surroundings.errorIsTerminal)
  }
}

/// Everything outside the program that it reads or writes; tests put their own in its place.
struct Surroundings {
  var input: LineReader
  var output: Output
  var error: Output
  var environment: (String) -> String?
  var inputIsTerminal = false
  var outputIsTerminal = false
  var errorIsTerminal = false
  /// Ends the process, if there is one of our own to end: what it holds is then not taken apart piece by piece first.
  var leave: (ProgramStatus) -> Void = { _ in }

  /// A terminal that can do nothing but print, or none.
  var terminalIsDumb: Bool { ["", "dumb"].contains(environment("TERM") ?? "") }

  /// Says something on the error stream, in one line.
  func complain(_ message: String) {
    error.write("preceptor: \(Display.safe(message, keepingLayout: false))\n")
    error.flush()
  }

  /// Prints findings on the error stream.
  func report(
    _ findings: [Diagnostic], _ sources: SourceMap, color: Bool, shift: (name: String, scalars: Int)? = nil
  ) {
    guard !findings.isEmpty else { return }
    let renderer = DiagnosticRenderer(sources: sources, color: color, shift: shift)
    for finding in findings { error.write(renderer.text(finding)) }
    error.flush()
  }
}
