import Diagnostics

/// Completes colon commands and their arguments.
struct Completer {
  /// What can stand at the end of `text`.
  func completion(of text: String) -> Completion {
    guard text.hasPrefix(":") else { return Completion() }
    guard let blank = text.firstIndex(of: " ") else {
      let names = ColonCommand.all.map { ":" + $0.names[0] }
      let found = names.filter { $0.hasPrefix(text) }
      let needsArgument = found.count == 1 && ColonCommand.find(String(found[0].dropFirst()))?.needsArgument ?? false
      return Completion(candidates: found, replaced: text.utf8.count, ending: needsArgument ? " " : "")
    }
    let name = text[text.index(after: text.startIndex)..<blank]
    let argument = String(text[text.index(after: blank)...].drop { $0 == " " })
    guard let command = ColonCommand.find(String(name)) else { return Completion() }
    switch command.argument {
    case .none, .words: return Completion()
    case .onOff: return words(["on", "off"], argument)
    case .topic:
      return words(ColonCommand.all.map { $0.names[0] } + DiagnosticIdentifier.allCases.map(\.rawValue), argument)
    case .file: return files(argument)
    }
  }

  private func words(_ all: [String], _ typed: String) -> Completion {
    Completion(candidates: all.filter { $0.hasPrefix(typed) }, replaced: typed.utf8.count, ending: "")
  }

  /// The files and folders that begin as typed.
  private func files(_ typed: String) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let names = FileSystem.names(in: folder.isEmpty ? "." : folder)
    let paths = names.map { folder + $0 }.filter { $0.hasPrefix(typed) }.sorted()
    let shown = paths.map { FileSystem.kind(of: $0) == .folder ? $0 + "/" : $0 }
    return Completion(candidates: shown, replaced: typed.utf8.count, ending: "")
  }
}
