import Diagnostics
import Knowledge

/// The expected answers that were run so far, and what came of them.
struct TestRun {
  private let base: KnowledgeBase
  private let settings: Settings
  private let surroundings: Surroundings
  private var passed = 0
  private var failed = 0
  private var results: [Result] = []
  private(set) var status = ProgramStatus.success
  /// `--fail-fast` was given, and a test failed.
  private(set) var isOver = false

  private struct Result {
    var outcome: ExpectationOutcome
    var sources: SourceMap
  }

  init(base: KnowledgeBase, settings: Settings, surroundings: Surroundings) {
    self.base = base
    self.settings = settings
    self.surroundings = surroundings
  }

  /// Runs one file.
  mutating func add(_ file: KnowledgeFile) {
    let (outcomes, diagnostics, sources) = runExpectations(file, over: base)
    surroundings.report(diagnostics, sources, color: settings.colorsErrors)
    let renderer = DiagnosticRenderer(sources: sources, color: settings.colorsOutput)
    if diagnostics.contains(where: { $0.severity == .error }) { status.raise(to: .usage) }
    for outcome in outcomes {
      results.append(Result(outcome: outcome, sources: sources))
      if outcome.passed {
        passed += 1
        continue
      }
      failed += 1
      status.raise(to: .unanswered)
      if settings.format == .text { describe(outcome, renderer) }
      guard !settings.failFast else { return isOver = true }
    }
  }

  /// Prints the end of the account, or all of it as objects.
  func finish(_ writer: FindingWriter) {
    guard settings.format == .text else {
      return writer.writeObjects(results) { json, result in
        json.object { json in
          json.member("question", result.outcome.question)
          json.member("passed", result.outcome.passed)
          result.outcome.range.writeMembers(to: &json, sources: result.sources)
          if !result.outcome.passed { json.member("difference", result.outcome.difference) }
        }
      }
    }
    surroundings.output.write("\(passed) passed, \(failed) failed\n")
  }

  private func describe(_ outcome: ExpectationOutcome, _ renderer: DiagnosticRenderer) {
    let question = Display.safe(outcome.question, keepingLayout: false)
    surroundings.output.write("\(renderer.place(of: outcome.range)): failed: \(question)\n")
    for line in Display.safe(outcome.difference).split(separator: "\n") { surroundings.output.write("  \(line)\n") }
  }
}
