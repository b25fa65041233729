import Diagnostics
import Knowledge

/// `preceptor check`: every finding, in text or as objects. Errors give status 2, warnings 0.
func run(_ check: Check, in surroundings: Surroundings) -> ProgramStatus {
  var settings = Settings(check.global, in: surroundings)
  if !check.path.isEmpty { settings.location = .paths(check.global.knowledge + check.path) }
  do {
    var base = try readKnowledge(at: settings.location)
    var findings = base.findings()
    if let log = settings.logRefused, !base.hasErrors {
      findings += base.findings(inRefused: SourceText(name: log, bytes: try FileSystem.read(log)))
    }
    let shown = findings.filter { $0.severity == .error || !settings.quiet }
    guard let writer = FindingWriter(settings, surroundings) else { return .usage }
    writer.write(shown, base.sources)
    if settings.format == .text && !settings.quiet { surroundings.output.write(summary(findings)) }
    return base.diagnostics.contains { $0.severity == .error } ? .usage : .success
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}

/// `2 errors, 1 warning.`
private func summary(_ findings: [Diagnostic]) -> String {
  let parts = [Severity.error, .warning, .note].compactMap { severity -> String? in
    let count = findings.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
  }
  return (parts.isEmpty ? "No findings" : parts.joined(separator: ", ")) + ".\n"
}

/// Prints findings on the output in the forms that `check` and `test` know.
struct FindingWriter {
  private let settings: Settings
  private let surroundings: Surroundings

  /// Nil, after saying so, if the format is not one for findings.
  init?(_ settings: Settings, _ surroundings: Surroundings) {
    self.settings = settings
    self.surroundings = surroundings
    guard [.text, .json, .jsonl].contains(settings.format) else {
      surroundings.complain("--format \(settings.format.rawValue) is for answers; findings have text, json and jsonl.")
      return nil
    }
  }

  /// Prints them all.
  func write(_ findings: [Diagnostic], _ sources: SourceMap) {
    guard settings.format == .text else {
      return writeObjects(findings) { json, finding in finding.write(to: &json, sources: sources) }
    }
    let color = settings.colorsOutput
    let renderer = DiagnosticRenderer(sources: sources, color: color)
    var left = findings.reduce(into: [:]) { counts, finding in counts[finding.identifier, default: 0] += 1 }
    var shown: [DiagnosticIdentifier: Int] = [:]
    for finding in findings {
      let alike = finding.identifier
      left[alike, default: 0] -= 1
      guard finding.severity == .error || shown[alike, default: 0] < Self.mostAlike else { continue }
      shown[alike, default: 0] += 1
      surroundings.output.write(renderer.text(finding))
      guard finding.severity != .error, shown[alike] == Self.mostAlike, let more = left[alike], more > 0 else {
        continue
      }
      surroundings.output.write("… and \(more) more like this (all of them with --format jsonl).\n")
    }
  }

  /// So many warnings or notes of one kind are shown in text; every error is.
  private static let mostAlike = 10

  /// Prints an object for each element: a line each, or an array of lines.
  func writeObjects<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
    let isArray = settings.format == .json
    var json = JSONWriter()
    if isArray { surroundings.output.write("[") }
    for (index, element) in elements.enumerated() {
      json.removeAll()
      body(&json, element)
      if isArray { surroundings.output.write(index == 0 ? "\n" : ",\n") }
      surroundings.output.write(json.bytes)
      if !isArray { surroundings.output.write("\n") }
    }
    if isArray { surroundings.output.write(elements.isEmpty ? "]\n" : "\n]\n") }
  }
}
