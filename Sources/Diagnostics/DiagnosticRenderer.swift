/// Writes findings as text for people.
///
/// ```
/// nurses.md:14:9: error[unknown-relation]: I see no relation in this sentence.
///    14 | A nurse cherishes time at the bedside.
///       |         ^^^^^^^^^
///   "cherishes" is not a relation yet. If it is one, mark it where it is first used:
///       A nurse *cherishes* time at the bedside.
/// ```
public struct DiagnosticRenderer: Sendable {
  /// The texts that ranges point into.
  public var sources: SourceMap
  /// Colour the severity and the mark.
  public var color: Bool
  /// A text that is part of a longer line: its name, and the scalars of the line that come before it.
  public var shift: (name: String, scalars: Int)?

  /// The longest stretch of a source line that is shown, in terminal cells.
  static let longestLine = 100

  /// A renderer for ranges of `sources`.
  public init(sources: SourceMap, color: Bool = false, shift: (name: String, scalars: Int)? = nil) {
    self.sources = sources
    self.color = color
    self.shift = shift
  }

  /// The whole account of one finding, several lines, each with its line end.
  public func text(_ finding: Diagnostic) -> String {
    let severity = paint("\(finding.severity.rawValue)[\(finding.identifier.rawValue)]", finding.severity)
    var lines = ["\(place(of: finding.range)): \(severity): \(Display.safe(finding.message, keepingLayout: false))"]
    lines += excerpt(finding.range, finding.severity)
    if let reason = finding.reason { lines += indent(reason, by: 2) }
    lines += remedyLines(finding)
    if !finding.suggestions.isEmpty {
      lines += indent("Near: " + finding.suggestions.map { "\"\($0)\"" }.joined(separator: ", ") + ".", by: 2)
    }
    for other in finding.related {
      lines.append("  \(place(of: other.range)): \(Display.safe(other.message, keepingLayout: false))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `FILE:LINE:COLUMN`.
  public func place(of range: SourceRange) -> String {
    let (file, line, column, _) = sources.place(of: range)
    let before = shift.map { $0.name == file ? $0.scalars : 0 } ?? 0
    return "\(Display.safe(file, keepingLayout: false)):\(line):\(column + before)"
  }

  /// Sentences to write instead stand deeper than advice, which has its sentence after a colon and two spaces.
  private func remedyLines(_ finding: Diagnostic) -> [String] {
    guard !finding.remedies.isEmpty else { return [] }
    var lines: [String] = []
    let isAdvice = { (remedy: String) in remedy.contains(":  ") }
    let introduced = finding.reason?.hasSuffix(":") ?? false
    if !introduced && !isAdvice(finding.remedies[0]) { lines.append("  Write instead:") }
    for remedy in finding.remedies { lines += indent(remedy, by: isAdvice(remedy) ? 2 : 6) }
    return lines
  }

  private func indent(_ text: String, by count: Int) -> [String] {
    let margin = String(repeating: " ", count: count)
    return Display.safe(text).split(separator: "\n").map { margin + $0 }
  }

  /// The source line and the marks below it.
  private func excerpt(_ range: SourceRange, _ severity: Severity) -> [String] {
    let source = sources[range.source]
    let (line, column) = source.place(of: range.bytes.lowerBound)
    let (_, _, _, length) = sources.place(of: range)
    let (shown, before, marked) = Excerpt(
      line: source.line(line), column: column, length: length, room: Self.longestLine
    ).parts
    guard !shown.isEmpty else { return [] }
    let number = String(line)
    let margin = String(repeating: " ", count: max(5, number.count))
    let marks = paint(String(repeating: "^", count: max(1, marked)), severity)
    return [
      String(repeating: " ", count: max(0, 5 - number.count)) + "\(number) | \(shown)",
      "\(margin) | " + String(repeating: " ", count: before) + marks,
    ]
  }

  private func paint(_ text: String, _ severity: Severity) -> String {
    guard color else { return text }
    let code = severity == .error ? "1;31" : severity == .warning ? "1;33" : "1;36"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// The part of a source line that is shown, with tabs as blanks and nothing that could steer a terminal, and the cells
/// that the mark covers.
struct Excerpt {
  /// The text to show, the cells before the mark, and the cells of the mark.
  let parts: (shown: String, before: Int, marked: Int)

  /// The stretch of `line` around the `length` scalars at `column` (from 1) that fits in `room` cells.
  init(line: String, column: Int, length: Int, room: Int) {
    var cells: [(text: String, width: Int)] = []
    for scalar in line.unicodeScalars {
      if scalar == "\t" {
        cells.append(("    ", 4))
      } else if Display.isUnsafe(scalar) {
        cells.append(("\u{FFFD}", 1))
      } else {
        cells.append((String(scalar), Display.width(of: scalar)))
      }
    }
    let start = min(column - 1, cells.count)
    let end = min(start + length, cells.count)
    func width(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }

    // Start at the line's beginning if the mark's end fits, else shortly before the mark.
    var first = 0
    if width(0..<end) > room { first = max(0, start - 20) }
    var last = first
    var used = 0
    while last < cells.count, used + cells[last].width <= room {
      used += cells[last].width
      last += 1
    }
    let lead = first > 0 ? "…" : ""
    let shown = lead + cells[first..<last].map(\.text).joined() + (last < cells.count ? "…" : "")
    parts = (shown, width(first..<start) + lead.count, width(start..<max(start, min(end, last))))
  }
}
