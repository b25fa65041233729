import Diagnostics

/// What the options mean for this run.
struct Settings {
  var location: KnowledgeLocation
  var format: OutputFormat
  /// Colour on the output, for the prompt.
  var colorsOutput: Bool
  /// Colour in what goes to the error stream, and in the findings of `check`.
  var colorsErrors: Bool
  var quiet: Bool
  var timing: Bool
  var proofs: Bool
  var failFast: Bool
  var echo: Bool
  var independent: Bool
  var keepGoing: Bool
  var logRefused: String?
  var endurance: Endurance

  /// Settles options, environment and terminals.
  init(_ options: GlobalOptions, in surroundings: Surroundings) {
    location = .find(options: options.knowledge, environment: surroundings.environment)
    format = options.format
    let plain = surroundings.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let dumb = surroundings.terminalIsDumb
    func colors(_ isTerminal: Bool) -> Bool {
      switch options.color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !plain && !dumb
      }
    }
    colorsOutput = colors(surroundings.outputIsTerminal)
    colorsErrors = colors(surroundings.errorIsTerminal)
    quiet = options.quiet
    timing = options.timing
    proofs = options.explain
    failFast = options.failFast
    echo = options.echo
    independent = options.independent
    keepGoing = options.keepGoing
    logRefused = options.logRefused
    endurance = Endurance(time: options.timeLimit, memory: options.memoryLimit)
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

  /// A terminal that can do nothing but print, or none.
  var terminalIsDumb: Bool { ["", "dumb"].contains(environment("TERM") ?? "") }

  /// Says something on the error stream, in one line.
  func complain(_ message: String) {
    error.write("preceptor: \(message)\n")
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
