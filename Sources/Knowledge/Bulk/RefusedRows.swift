import Diagnostics
import English

/// What is wrong with sentences said of the rows of tables, told at the rows. What is wrong in the same way with many rows
/// is told once, at the first of them.
struct RefusedRows {
  private struct Shape: Hashable {
    var template: SourceRange
    var message: String
  }
  private var findings: [(diagnostic: Diagnostic, rows: Int)] = []
  private var places: [Shape: Int] = [:]

  /// Adds what is wrong with the sentence of a row.
  mutating func add(_ found: Diagnostic, of sentence: DocumentReading.Pending, _ row: SourceRange) {
    let shape = Shape(template: sentence.tokens.range, message: found.message)
    if let known = places[shape] {
      findings[known].rows += 1
      return
    }
    var diagnostic = found
    diagnostic.related.append((message: "What the row is to say:", range: found.range))
    diagnostic.range = row
    places[shape] = findings.count
    findings.append((diagnostic, 1))
  }

  /// Tells them in the order in which they were found.
  func report(into diagnostics: inout DiagnosticSet) {
    for (found, rows) in findings {
      var diagnostic = found
      if rows > 1 {
        diagnostic.reason = (found.reason.map { $0 + " " } ?? "") + "It is so of \(rows) rows of the table."
      }
      diagnostics.report(diagnostic)
    }
  }
}
