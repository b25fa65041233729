import ArgumentParser

/// The manual page, made of the same texts as the help.
struct ManualPage {
  /// Source for `man`, in its old macro package.
  let text: String

  init() {
    var lines = [
      ".TH PRECEPTOR 1",
      ".SH NAME", "preceptor \\- \(Self.lowered(Preceptor.configuration.abstract))",
      ".SH SYNOPSIS", ".B preceptor", "[OPTION...] [COMMAND [ARGUMENT...]]",
      ".SH DESCRIPTION", Self.escaped(Preceptor.configuration.discussion),
      ".SH COMMANDS",
    ]
    for command in Preceptor.configuration.subcommands {
      lines += [".SS \(command.configuration.commandName ?? "")", ".nf"]
      lines += Self.lines(command.helpMessage(columns: 76))
      lines.append(".fi")
    }
    for page in HelpTopic.pages {
      lines += [".SH \(page.name.uppercased())", ".nf"] + Self.lines(page.text) + [".fi"]
    }
    lines += [
      ".SH FILES",
      ".TP", ".I $XDG_CONFIG_HOME/preceptor/config", "Options for every run, one a line: a name, a blank, a value.",
      ".TP", ".I $XDG_STATE_HOME/preceptor/history", "The lines typed at the prompt.",
      ".TP", ".I $XDG_CACHE_HOME/preceptor", "What reading knowledge came to; it may be removed at any time.",
      ".TP", ".I ~/.editrc", "The keys of the line editor.",
    ]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func lowered(_ text: String) -> String {
    var text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.isEmpty ? text : text.removeFirst().lowercased() + text
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
  }

  /// The text with nothing that the formatter would take for a command; `\&` is nothing at all.
  private static func escaped(_ text: String) -> String {
    let body = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return body.hasPrefix(".") || body.hasPrefix("'") ? "\\&" + body : body
  }
}
