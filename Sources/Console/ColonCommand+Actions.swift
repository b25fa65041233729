import Diagnostics
import Knowledge

extension ColonCommand {
  /// `:help`
  static func help(_ conversation: Conversation, _ topic: String) -> Response {
    if topic.isEmpty { return .text(overview(conversation)) }
    return HelpTopic.text(on: topic).map { .text($0) } ?? .problem(HelpTopic.missing(topic))
  }

  /// What `:help` says: how to ask, the table, and what else there is help on.
  private static func overview(_ conversation: Conversation) -> String {
    let rows = all.map { ($0.usage, $0.summary) }
    let topics = HelpTopic.pages.map { ($0.name, $0.summary) }
    let questions = conversation.session.firstQuestions(3).map { "  \($0)\n" }.joined()
    return """
      Ask a question in English, or tell something by writing a sentence. For example:
      \(questions)\
      Questions may follow on from the last one: "why?", "what else?", "what about X?".
      "What can I ask about X?" gives more examples.

      Commands:
      \(table(rows))\
        quit, exit, bye or Ctrl-D leave as well; Ctrl-C drops the line or stops the question.
      \(topics.isEmpty ? "" : "\nMore, with :help TOPIC:\n" + table(topics))
      """
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map { Display.width(of: $0.0) }.max() ?? 0
    return rows.map { name, summary in
      "  \(name)\(String(repeating: " ", count: width - Display.width(of: name) + 2))\(summary)\n"
    }.joined()
  }

  /// `:reload` and `:load`
  static func reload(_ conversation: inout Conversation, adding path: String? = nil) -> Response {
    do {
      let result = try conversation.reload(adding: path)
      switch result {
      case .taken(let changes): return .text(path.map { "Loaded \($0)." } ?? changes)
      case .refused(let faulty): return .findings(faulty.diagnostics.filter { $0.severity == .error }, faulty.sources)
      }
    } catch {
      return .problem("\(error)")
    }
  }

  /// `:save`
  static func save(_ conversation: Conversation, to path: String) -> Response {
    // What was only supposed is no knowledge.
    let sentences = conversation.told.filter { sentence in
      !["suppose", "forget"].contains { sentence.lowercased().hasPrefix($0) }
    }
    guard !sentences.isEmpty else { return .problem("Nothing was told.") }
    do {
      let text = sentences.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: "\n") + "\n"
      try FileSystem.append("\n" + text, to: path)
      return .text("Saved \(sentences.count) \(sentences.count == 1 ? "sentence" : "sentences") to \(path).")
    } catch {
      return .problem("\(error)")
    }
  }

  /// `:set NAME on|off`; without a value the switch is turned over, without a name all are listed.
  static func set(_ conversation: inout Conversation, _ argument: String) -> Response {
    let words = argument.split(separator: " ").map { $0.lowercased() }
    guard let name = words.first else {
      return .text(
        Conversation.switches.map { "\($0.name) \(conversation[$0] ? "on" : "off")" }.joined(separator: "\n"))
    }
    let names = Conversation.switches.map(\.name)
    guard let found = Conversation.switches.first(where: { $0.name == name }) else {
      let near = nearest(to: name, among: names).first.map { " Did you mean \($0)?" } ?? ""
      return .problem("There is no setting \"\(name)\"; there are \(names.joined(separator: ", ")).\(near)")
    }
    switch words.dropFirst().first {
    case nil: conversation[found].toggle()
    case "on": conversation[found] = true
    case "off": conversation[found] = false
    case .some: return .problem("A setting is on or off.")
    }
    return .text("\(name) \(conversation[found] ? "on" : "off")")
  }

  /// `:history`: the newest lines; with a value, whether lines are kept.
  static func history(_ conversation: inout Conversation, _ value: String) -> Response {
    guard value.isEmpty else { return set(&conversation, "history \(value)") }
    let lines = conversation.typed.suffix(20)
    return .text(lines.isEmpty ? "No lines are kept." : lines.joined(separator: "\n"))
  }
}
