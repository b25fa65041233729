import Diagnostics
import Knowledge

/// A reply as one row of a table: id, status, and the answers joined by `; `.
struct TableForm {
  private let fields: [String]

  init(_ answered: Answered) {
    let reply = answered.reply
    fields = [
      "\(answered.id)", reply.status.rawValue, reply.answers.map(\.text).joined(separator: "; "),
    ]
  }

  /// The row with its line end; tabs and line ends within a field are blanks.
  var tabSeparated: String {
    fields.map { field in
      let isOneCell = field.utf8.allSatisfy { $0 >= 0x20 }
      return Display.safe(
        isOneCell ? field : String(field.map { $0.isNewline || $0 == "\t" ? " " : $0 }), keepingLayout: false)
    }.joined(separator: "\t") + "\n"
  }

  /// The row with its line end by RFC 4180; a line feed ends it, as everywhere else in the output.
  var commaSeparated: String {
    fields.map { field in
      let safe = Display.safe(field)
      guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
      return "\"" + safe.flatMap { $0 == "\"" ? "\"\"" : String($0) } + "\""
    }.joined(separator: ",") + "\n"
  }
}
