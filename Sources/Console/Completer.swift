import Diagnostics
import Knowledge

/// What is offered while a line is typed.
struct Completion {
  /// A way to go on.
  struct Candidate: Equatable {
    /// The word that can stand where the cursor is, whole.
    var word: String
    /// What is added after it where it is the only one.
    var ending = " "
    /// How the line goes on after the word, for a hint.
    var rest = ""
  }

  /// The likeliest first.
  var candidates: [Candidate] = []
  /// The text before the cursor that they replace.
  var begun = ""
}

/// Completes sentences, colon commands and their arguments.
final class Completer {
  /// How often each word, in lower case, was used in earlier lines.
  private var used: [String: Int] = [:]
  private var session: Session
  /// Made when first needed, for it takes a moment.
  private var continuations: Continuations?

  init(_ session: Session, history: [String] = []) {
    self.session = session
    for line in history { use(line) }
  }

  /// Offers what can be said in this state of the conversation from now on.
  func follow(_ session: Session) {
    self.session = session
    continuations = nil
  }

  /// Remembers that a line was used.
  func use(_ line: String) {
    for word in line.lowercased().split(whereSeparator: { $0 == " " || $0 == "?" || $0 == "." }) {
      used[String(word), default: 0] += 1
    }
  }

  /// What can stand at the end of `text`; no more than `limit` words of a sentence are looked for.
  func completion(of text: String, limit: Int = 40) -> Completion {
    guard text.hasPrefix(":") else { return sentences(text, limit) }
    guard let blank = text.firstIndex(of: " ") else {
      let commands = ColonCommand.all.filter { ":\($0.names[0])".hasPrefix(text) }
      return Completion(
        candidates: commands.map {
          Completion.Candidate(word: ":" + $0.names[0], ending: $0.needsArgument ? " " : "")
        }, begun: text)
    }
    let name = text[text.index(after: text.startIndex)..<blank]
    let argument = String(text[text.index(after: blank)...].drop { $0 == " " })
    guard let command = ColonCommand.find(name.lowercased()) else { return Completion() }
    return completion(of: command.argument, argument, limit)
  }

  private func completion(of kind: ColonCommand.ArgumentKind, _ argument: String, _ limit: Int) -> Completion {
    switch kind {
    case .none: return Completion()
    case .onOff: return words(["on", "off"], argument)
    case .topic: return words(HelpTopic.names, argument)
    case .file: return files(argument)
    case .thing: return names(argument, limit)
    case .stage:
      guard let blank = argument.firstIndex(of: " ") else { return words(Stage.allCases.map(\.rawValue), argument) }
      return sentences(String(argument[argument.index(after: blank)...]), limit)
    case .setting:
      guard let blank = argument.firstIndex(of: " ") else { return words(Conversation.switches.map(\.name), argument) }
      return words(["on", "off"], String(argument[argument.index(after: blank)...]))
    }
  }

  private func words(_ all: [String], _ typed: String) -> Completion {
    Completion(
      candidates: all.filter { $0.hasPrefix(typed) }.map { Completion.Candidate(word: $0, ending: "") }, begun: typed)
  }

  /// Nobody waits longer for an offer.
  private static func haste() -> Limits {
    let deadline = ContinuousClock.now + .milliseconds(60)
    return Limits { ContinuousClock.now > deadline ? .time : nil }
  }

  private func prepared() -> Continuations {
    let known = continuations ?? Continuations(session)
    continuations = known
    return known
  }

  private func isSafe(_ text: String) -> Bool { !text.unicodeScalars.contains(where: Display.isUnsafe) }

  private func names(_ typed: String, _ limit: Int) -> Completion {
    let names = prepared().names(beginning: typed, used: used).filter(isSafe)
    return Completion(
      candidates: names.prefix(limit).map { Completion.Candidate(word: $0, ending: "") }, begun: typed)
  }

  /// The words with which a sentence can go on; those that a terminal would choke on are left out.
  private func sentences(_ text: String, _ limit: Int) -> Completion {
    let begun = text.hasSuffix(" ") ? "" : text.split(separator: " ").last.map(String.init) ?? ""
    let found = prepared().after(text, used: used, limit: limit, limits: Self.haste()).filter {
      isSafe($0.word + $0.rest)
    }
    return Completion(
      candidates: found.map { next in
        Completion.Candidate(
          word: next.word, ending: ["", "?"].contains(next.rest) ? next.rest : " ", rest: next.rest)
      }, begun: begun)
  }

  /// The files and folders that begin as typed.
  private func files(_ typed: String) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let names = FileSystem.names(in: folder.isEmpty ? "." : folder)
    let paths = names.map { folder + $0 }.filter { path in
      path.hasPrefix(typed) && isSafe(path)
    }.sorted()
    let shown = paths.map { FileSystem.kind(of: $0) == .folder ? $0 + "/" : $0 }
    return Completion(candidates: shown.map { Completion.Candidate(word: $0, ending: "") }, begun: typed)
  }
}
