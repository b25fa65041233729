import Diagnostics
import Knowledge

/// A command that begins with a colon. The table ``all`` is the only list of them: help, completion, near misses and
/// dispatch are made of it.
struct ColonCommand: Sendable {
  /// What a command does.
  enum Action: Sendable {
    /// It is another way of asking this question about the argument.
    case asks(@Sendable (String) -> String)
    /// It does something to the conversation.
    case does(@Sendable (inout Conversation, String) -> Response)
  }

  /// What the argument names, for completion.
  enum ArgumentKind: Sendable { case none, thing, stage, setting, file, topic, onOff }

  /// Its name, and other names.
  let names: [String]
  /// How help writes the argument; in brackets if it may be left out.
  var placeholder = ""
  var argument = ArgumentKind.none
  /// What it does, without a period.
  let summary: String
  let action: Action

  /// As help writes it.
  var usage: String { ":" + names[0] + (placeholder.isEmpty ? "" : " " + placeholder) }

  var needsArgument: Bool { !placeholder.isEmpty && !placeholder.hasPrefix("[") }

  /// The command of that name.
  static func find(_ name: String) -> ColonCommand? { all.first { $0.names.contains(name) } }

  /// Every command, in the order of the help.
  static let all: [ColonCommand] = [
    ColonCommand(
      names: ["help", "h", "?"], placeholder: "[TOPIC]", argument: .topic,
      summary: "explain asking, a command or a diagnostic",
      action: .does { conversation, topic in help(conversation, topic) }),
    ColonCommand(names: ["why"], summary: "show the proof of the last answer", action: .asks { _ in "why?" }),
    ColonCommand(
      names: ["sources"], summary: "say where the last answer is written",
      action: .asks { _ in "where does it say that?" }),
    ColonCommand(
      names: ["about"], placeholder: "X", argument: .thing, summary: "tell what is known about X",
      action: .asks { "tell me about \($0)" }),
    ColonCommand(
      names: ["reload"], summary: "read the knowledge again",
      action: .does { conversation, _ in reload(&conversation) }),
    ColonCommand(
      names: ["load"], placeholder: "FILE", argument: .file, summary: "read one more knowledge file or folder",
      action: .does { conversation, path in reload(&conversation, adding: path) }),
    ColonCommand(
      names: ["save"], placeholder: "FILE", argument: .file, summary: "append to FILE what was told",
      action: .does { conversation, path in save(conversation, to: path) }),
    ColonCommand(
      names: ["forget"], summary: "forget everything told, supposed and talked about",
      action: .does { conversation, _ in
        conversation.forget()
        return .text("Forgotten.")
      }),
    ColonCommand(
      names: ["undo"], summary: "take back the last sentence told",
      action: .does { conversation, _ in
        let last = conversation.told.last
        return conversation.undo() ? .text("Taken back: \(last ?? "")") : .problem("Nothing was told.")
      }),
    ColonCommand(
      names: ["check"], summary: "report everything that is wrong with the knowledge",
      action: .does { conversation, _ in
        let findings = conversation.base.findings()
        return findings.isEmpty ? .text("No findings.") : .findings(findings, conversation.base.sources)
      }),
    ColonCommand(
      names: ["facts"], summary: "show everything stated",
      action: .does { conversation, _ in show(conversation, "facts") }),
    ColonCommand(
      names: ["rules"], summary: "show every rule",
      action: .does { conversation, _ in show(conversation, "rules") }),
    ColonCommand(
      names: ["show"], placeholder: "STAGE [SENTENCE]", argument: .stage,
      summary: "show what became of a sentence, or of all: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))",
      action: .does { conversation, argument in show(conversation, argument) }),
    ColonCommand(
      names: ["graph"], placeholder: "X [FILE]", argument: .thing,
      summary: "draw what surrounds X, here or in a file (.svg, .dot, .mmd)",
      action: .does { conversation, argument in graph(conversation, argument) }),
    ColonCommand(
      names: ["set"], placeholder: "[NAME on|off]", argument: .setting,
      summary: "turn \(Conversation.switches.map(\.name).joined(separator: ", ")) on or off",
      action: .does { conversation, argument in set(&conversation, argument) }),
    ColonCommand(
      names: ["timing"], placeholder: "[on|off]", argument: .onOff, summary: "say how long every answer took",
      action: .does { conversation, value in set(&conversation, "timing \(value)") }),
    ColonCommand(
      names: ["history"], placeholder: "[on|off]", argument: .onOff,
      summary: "show the newest lines; keep further ones, or not",
      action: .does { conversation, value in history(&conversation, value) }),
    ColonCommand(names: ["quit", "q", "exit", "bye"], summary: "leave", action: .does { _, _ in .quit }),
  ]
}
