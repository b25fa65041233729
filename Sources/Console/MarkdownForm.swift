import Diagnostics
import Knowledge

/// A reply as Markdown: the question as a heading, several answers as a list.
struct MarkdownForm {
  /// With a blank line at its end.
  let text: String

  init(_ answered: Answered) {
    let reply = answered.reply
    var lines = ["### \(Self.escaped(answered.question))", ""]
    if reply.status == .answered && reply.answers.count > 1 {
      lines += reply.answers.map { answer in
        let sources = answer.sources.compactMap(\.spoken).withoutRepetitions()
        let note = sources.isEmpty ? "" : " — *\(Self.escaped(sources.joined(separator: "; ")))*"
        return "- \(Self.escaped(answer.text))\(note)"
      }
    } else {
      lines += reply.text.split(separator: "\n").map { Self.escaped(String($0)) + "  " }
    }
    text = lines.joined(separator: "\n") + "\n\n"
  }

  /// The text with what Markdown would take for marks escaped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in Display.safe(text, keepingLayout: false) {
      if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
