import Diagnostics

/// Something that `:help TOPIC` and `preceptor help TOPIC` explain: a page of the reference, a command, a kind of finding.
struct HelpTopic {
  /// What it is asked for by.
  let name: String
  /// In a few words, for the list.
  let summary: String
  /// The text, for a terminal.
  let text: String

  /// The pages of the reference, in order of their names.
  static let pages: [HelpTopic] = EmbeddedReference.files.filter { $0.path.description.hasSuffix(".md") }.map { file in
    let name = FileSystem.parts(file.path.description).last.map { String($0.dropLast(3)) } ?? ""
    let page = ReferencePage(String(decoding: file.contents.bytes, as: UTF8.self))
    return HelpTopic(name: name, summary: page.title, text: page.text)
  }

  /// The names of all topics.
  static var names: [String] {
    ["topics"] + pages.map(\.name) + ColonCommand.all.map { $0.names[0] }
      + DiagnosticIdentifier.allCases.map(\.rawValue)
  }

  /// The text on a topic; commands may be named with their colon, and `topics` lists them all.
  static func text(on topic: String) -> String? {
    if topic == "topics" { return list }
    let word = (topic.hasPrefix(":") ? String(topic.dropFirst()) : topic).lowercased()
    if let page = pages.first(where: { $0.name.lowercased() == word }), !topic.hasPrefix(":") { return page.text }
    if let command = ColonCommand.find(word) {
      let others = command.names.dropFirst().map { ":" + $0 }
      let also = others.isEmpty ? "" : " Also: \(others.joined(separator: ", "))."
      return "\(command.usage)  \(command.summary).\(also)"
    }
    if let identifier = DiagnosticIdentifier(rawValue: word) {
      return trimmed(identifier.explanation.text(for: identifier))
    }
    return nil
  }

  private static var list: String {
    let width = pages.map(\.name.count).max() ?? 0
    let rows = pages.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.summary }
    return """
      Pages:
        \(rows.joined(separator: "\n  "))

      The commands of the prompt:
        \(ColonCommand.all.map { ":" + $0.names[0] }.joined(separator: "\n  "))

      The findings:
        \(DiagnosticIdentifier.allCases.map(\.rawValue).joined(separator: "\n  "))
      """
  }

  /// What is said where there is no such topic.
  static func missing(_ topic: String) -> String {
    let near = nearest(to: topic, among: names)
    let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    return "There is no help on \"\(topic)\".\(hint)"
  }
}

/// A page of the reference, which is Markdown, as text for a terminal: headings stand alone, examples are indented.
struct ReferencePage {
  /// The first heading.
  let title: String
  let text: String

  init(_ markdown: String) {
    var lines: [String] = []
    var title: String?
    var isExample = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isExample.toggle()
      } else if isExample {
        lines.append(line.isEmpty ? "" : "    " + line)
      } else if line.hasPrefix("#") {
        let heading = String(line.drop { $0 == "#" }.dropFirst())
        title = title ?? heading
        lines.append(heading.uppercased())
      } else if line.hasPrefix("- ") {
        lines.append("  • " + line.dropFirst(2))
      } else {
        lines.append(String(line))
      }
    }
    self.title = title ?? ""
    text = trimmed(lines.joined(separator: "\n"))
  }
}
