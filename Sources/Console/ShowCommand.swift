import Diagnostics
import Knowledge

/// `preceptor show`: a stage of the knowledge, of one file of it, or of a sentence.
func run(_ show: Show, in surroundings: Surroundings) -> ProgramStatus {
  var settings = Settings(show.global, in: surroundings)
  guard let stage = Stage(rawValue: show.stage.lowercased()) else {
    let names = Stage.allCases.map(\.rawValue).joined(separator: ", ")
    surroundings.complain("There is no stage \"\(show.stage)\"; there are \(names).")
    return .usage
  }
  let words = show.sentence.joined(separator: " ")
  do {
    let isFile = words.hasSuffix(".md") && FileSystem.kind(of: words) == .file
    let isOutside = isFile ? try !settings.location.documents().contains { $0.path == words } : false
    // A file of no other knowledge stands alone, as `check` reads it.
    if isOutside { settings.location = .paths(show.global.knowledge + [words]) }
    let base = try readKnowledge(at: settings.location)
    let errors = base.diagnostics.filter { $0.severity == .error }
    surroundings.report(errors, base.sources, color: settings.colorsErrors)
    let session = Session(base)
    let text =
      isFile ? session.show(stage, file: words) : session.show(stage, of: words.isEmpty ? nil : words)
    surroundings.output.write(Display.safe(text))
    return errors.isEmpty ? .success : .usage
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}

extension ColonCommand {
  /// `:show STAGE [SENTENCE]`
  static func show(_ conversation: Conversation, _ argument: String) -> Response {
    let parts = argument.split(separator: " ", maxSplits: 1)
    guard let word = parts.first, let stage = Stage(rawValue: word.lowercased()) else {
      return .problem("There is no such stage; there are \(Stage.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let sentence = parts.count > 1 ? trimmed(parts[1]) : nil
    return .text(trimmed(conversation.session.show(stage, of: sentence)))
  }
}
