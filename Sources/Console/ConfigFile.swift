import ArgumentParser
import Diagnostics

/// Options for every run, in `$XDG_CONFIG_HOME/preceptor/config`, else `~/.config/preceptor/config`.
///
/// A line is the long name of an option, without its dashes, and a value: `format jsonl`, `color = never`, `explain`.
/// What is typed comes after it, and so counts more; knowledge is taken from it only where neither an option nor the
/// environment names any.
struct ConfigFile {
  private let path: String
  private let environment: (String) -> String?

  /// Nil without a home.
  init?(environment: @escaping (String) -> String?) {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      path = folder + "/preceptor/config"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      path = home + "/.config/preceptor/config"
    } else {
      return nil
    }
    self.environment = environment
  }

  /// The arguments with the options of the file before those that were typed; as they are if there is no file.
  func applied(to typed: [String]) throws -> [String] {
    guard FileSystem.kind(of: path) == .file else { return typed }
    var options: [String] = []
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      options += try option(trimmed(line), line: index + 1, typed)
    }
    let isCommand = typed.first.map { Preceptor.commandNames.contains($0) } ?? false
    return isCommand ? [typed[0]] + options + typed.dropFirst() : options + typed
  }

  /// The arguments that one line stands for.
  private func option(_ line: String, line number: Int, _ typed: [String]) throws -> [String] {
    guard !line.isEmpty, !line.hasPrefix("#") else { return [] }
    let name = String(line.prefix { $0 != " " && $0 != "=" && $0 != "\t" })
    let value = trimmed(line.dropFirst(name.count).drop { $0 == " " || $0 == "=" || $0 == "\t" })
    guard let isFlag = GlobalOptions.names[name] else {
      let near = nearest(to: name, among: GlobalOptions.names.keys.sorted()).first.map { " Did you mean \($0)?" }
      throw FileProblem(path: "\(path):\(number)", reason: "there is no option \(name).\(near ?? "")")
    }
    if isFlag {
      switch value.lowercased() {
      case "", "on", "yes", "true": return ["--" + name]
      case "off", "no", "false": return []
      default: throw FileProblem(path: "\(path):\(number)", reason: "\(name) is on or off")
      }
    }
    guard !value.isEmpty else { throw FileProblem(path: "\(path):\(number)", reason: "\(name) needs a value") }
    guard name == "knowledge" else { return ["--\(name)=\(value)"] }
    let isNamed = typed.contains { $0.hasPrefix("-k") || $0.hasPrefix("--knowledge") }
    if isNamed || environment("PRECEPTOR_KNOWLEDGE")?.isEmpty == false { return [] }
    let home = environment("HOME") ?? ""
    return ["--knowledge=" + (value.hasPrefix("~/") ? home + value.dropFirst() : value)]
  }
}

extension GlobalOptions {
  /// The long names of all options, and whether they are without a value.
  static let names: [String: Bool] = {
    var names: [String: Bool] = [:]
    for child in Mirror(reflecting: GlobalOptions()).children {
      guard let label = child.label?.drop(while: { $0 == "_" }) else { continue }
      let name = label.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
      names[name] = child.value is Flag<Bool>
    }
    return names
  }()
}
