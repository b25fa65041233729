import Diagnostics
import Knowledge

extension ColonCommand {
  /// `:help`
  static func help(_ topic: String) -> Response {
    let word = topic.hasPrefix(":") ? String(topic.dropFirst()) : topic
    if word.isEmpty { return .text(overview) }
    if let command = find(word.lowercased()) {
      let others = command.names.dropFirst().map { ":" + $0 }
      let also = others.isEmpty ? "" : " Also: \(others.joined(separator: ", "))."
      return .text("\(command.usage)  \(command.summary).\(also)")
    }
    if let identifier = DiagnosticIdentifier(rawValue: word.lowercased()) {
      return .text(trimmed(identifier.explanation.text(for: identifier)))
    }
    let topics = all.map { $0.names[0] } + DiagnosticIdentifier.allCases.map(\.rawValue)
    let near = nearest(to: word, among: topics)
    let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    return .problem("There is no help on \"\(topic)\".\(hint)")
  }

  /// What `:help` says: how to ask, then the table.
  private static var overview: String {
    let width = all.map(\.usage.count).max() ?? 0
    let table = all.map { command in
      let gap = String(repeating: " ", count: width - command.usage.count + 2)
      return "  \(command.usage)\(gap)\(command.summary)\n"
    }
    return """
      Ask a question in English, or tell something by writing a sentence.
      Questions may follow on from the last one: "why?", "what else?", "what about X?".
      "What can I ask about X?" gives examples.

      Commands:
      \(table.joined())\
        quit, exit, bye or Ctrl-D leave as well; Ctrl-C drops the line.
      """
  }

  /// `:reload` and `:load`
  static func reload(_ conversation: inout Conversation, adding path: String? = nil) -> Response {
    do {
      guard let faulty = try conversation.reload(adding: path) else {
        return .text(path.map { "Loaded \($0)." } ?? "Read again: \(conversation.location.name).")
      }
      return .findings(faulty.diagnostics.filter { $0.severity == .error }, faulty.sources)
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
    let switches: [(name: String, path: WritableKeyPath<Conversation, Bool>)] = [
      ("explain", \.proofs), ("timing", \.timing), ("history", \.keepsHistory),
    ]
    let words = argument.split(separator: " ").map { $0.lowercased() }
    guard let name = words.first else {
      return .text(
        switches.map { "\($0.name) \(conversation[keyPath: $0.path] ? "on" : "off")" }.joined(separator: "\n"))
    }
    guard let found = switches.first(where: { $0.name == name }) else {
      return .problem("There is no setting \"\(name)\"; there are \(switches.map(\.name).joined(separator: ", ")).")
    }
    switch words.dropFirst().first {
    case nil: conversation[keyPath: found.path].toggle()
    case "on": conversation[keyPath: found.path] = true
    case "off": conversation[keyPath: found.path] = false
    case .some: return .problem("A setting is on or off.")
    }
    return .text("\(name) \(conversation[keyPath: found.path] ? "on" : "off")")
  }
}
