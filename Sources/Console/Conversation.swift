import Diagnostics
import Knowledge

/// What a line led to.
enum Response {
  /// A reply, to be printed in the form asked for, and the texts that its diagnostics point into.
  case reply(Reply, SourceMap)
  /// Text of a command, for people.
  case text(String)
  /// Findings that a command reports.
  case findings([Diagnostic], SourceMap)
  /// A command that could not be carried out.
  case problem(String)
  /// The user wants to leave.
  case quit
}

/// One run of questions and commands over a knowledge base: the session, what it takes to undo, and the switches that
/// commands turn. A value; a command that fails leaves it as it was.
struct Conversation {
  /// Where the knowledge came from.
  let location: KnowledgeLocation
  /// Files that `:load` added.
  private(set) var loaded: [String] = []
  private(set) var base: KnowledgeBase
  private(set) var session: Session
  /// The sessions before each told sentence, newest last.
  private var earlier: [(session: Session, told: [String])] = []
  /// The sentences told so far.
  private(set) var told: [String] = []
  /// Show proofs with every answer.
  var proofs = false
  /// Say how long every answer took.
  var timing = false
  /// Keep lines in the history.
  var keepsHistory = true
  /// Show dimly how the line may go on.
  var showsHints = true
  /// The newest lines of the history, oldest first.
  var typed: [String] = []
  /// How much a question may take.
  var endurance = Endurance()

  /// Something that is on or off.
  struct Switch: Sendable {
    var name: String
    fileprivate var get: @Sendable (Conversation) -> Bool
    fileprivate var set: @Sendable (inout Conversation, Bool) -> Void
  }

  /// All that `:set` can turn.
  static let switches = [
    Switch(name: "explain", get: { $0.proofs }, set: { $0.proofs = $1 }),
    Switch(name: "timing", get: { $0.timing }, set: { $0.timing = $1 }),
    Switch(name: "history", get: { $0.keepsHistory }, set: { $0.keepsHistory = $1 }),
    Switch(name: "hints", get: { $0.showsHints }, set: { $0.showsHints = $1 }),
  ]

  subscript(_ switched: Switch) -> Bool {
    get { switched.get(self) }
    set { switched.set(&self, newValue) }
  }

  /// What came of reading the knowledge again.
  enum Reload {
    /// The new version is taken; what changed, in a line.
    case taken(String)
    /// It has errors, or was given up; the last good one stays.
    case refused(KnowledgeBase)
  }

  /// How many told sentences can be taken back.
  static let undoLimit = 100

  init(location: KnowledgeLocation, base: KnowledgeBase) {
    self.location = location
    self.base = base
    session = Session(base)
  }

  /// Answers one question, or carries out one command.
  mutating func respond(to line: String, name: String, number: Int) -> Response {
    guard line.hasPrefix(":") else { return reply(to: line, name: name, number: number) }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    let word = parts.first.map { String($0).lowercased() } ?? ""
    let argument = parts.count > 1 ? trimmed(parts[1]) : ""
    guard let command = ColonCommand.find(word) else {
      return unknownCommand(line, name: name, number: number)
    }
    if command.needsArgument && argument.isEmpty {
      return .problem("\(command.usage): an argument is missing.")
    }
    switch command.action {
    case .asks(let question): return reply(to: question(argument), name: name, number: number)
    case .does(let action): return action(&self, argument)
    }
  }

  /// Hands a line to the session.
  mutating func ask(_ text: String, name: String, number: Int) -> Reply {
    session.limits = endurance.limits()
    let before = session
    let reply = session.reply(to: text, name: name, line: number, proofs: proofs)
    if reply.status == .told {
      earlier.append((before, told))
      if earlier.count > Self.undoLimit { earlier.removeFirst() }
      told.append(text)
    }
    return reply
  }

  private mutating func reply(to text: String, name: String, number: Int) -> Response {
    let reply = ask(text, name: name, number: number)
    return .reply(reply, session.sources)
  }

  /// Forgets what pronouns refer to.
  mutating func clearContext() { session.clearContext() }

  /// Takes back the last told sentence; false if there is none.
  mutating func undo() -> Bool {
    guard let last = earlier.popLast() else { return false }
    (session, told) = last
    return true
  }

  /// Forgets everything told and talked about.
  mutating func forget() {
    session = Session(base)
    earlier = []
    told = []
  }

  /// Reads the knowledge again, with `addition` if given, and tells it again what was told. If there are errors the
  /// knowledge stays as it is.
  mutating func reload(adding addition: String? = nil) throws(FileProblem) -> Reload {
    let paths = loaded + (addition.map { loaded.contains($0) ? [] : [$0] } ?? [])
    let fresh = try readKnowledge(at: location, adding: paths, limits: endurance.limits())
    guard !fresh.diagnostics.contains(where: { $0.severity == .error }) else { return .refused(fresh) }
    var changes = Self.summary(fresh.differences(from: base))
    loaded = paths
    base = fresh
    let sentences = told
    forget()
    for sentence in sentences where ask(sentence, name: "<told>", number: 1).status != .told {
      changes += " What was told no longer fits, and is dropped: \(sentence)"
    }
    return .taken(changes)
  }

  /// `Read again. a.md: 2 sentences added, 1 removed.`
  private static func summary(_ differences: [FileDifference]) -> String {
    guard !differences.isEmpty else { return "Read again: no sentence changed." }
    let parts = differences.prefix(3).map { one in
      let counts = [(one.added, "added"), (one.removed, "removed")].filter { $0.0 > 0 }
      let said = counts.enumerated().map { index, count in
        index > 0 ? "\(count.0) \(count.1)" : "\(count.0) \(count.0 == 1 ? "sentence" : "sentences") \(count.1)"
      }
      return "\(one.file): \(said.joined(separator: ", "))"
    }
    let more = differences.count > 3 ? "; and more in \(differences.count - 3) other files" : ""
    return "Read again. \(parts.joined(separator: "; "))\(more)."
  }

  private func unknownCommand(_ line: String, name: String, number: Int) -> Response {
    let word = String(line.prefix { $0 != " " })
    let near = nearest(to: word, among: ColonCommand.all.flatMap { $0.names.map { ":" + $0 } })
    var reply = Reply(.notUnderstood, text: "There is no command \(word).")
    if let best = near.first { reply.text += " Did you mean \(best)?" }
    var sources = session.sources
    let source = sources.add(SourceText(name: name, text: line, firstLine: number))
    reply.diagnostics = [
      Diagnostic(
        .unknownCommand, "There is no command \(word).",
        at: SourceRange(source: source, bytes: 0..<word.utf8.count), suggestions: near)
    ]
    return .reply(reply, sources)
  }
}

/// Reads the knowledge of a location and of further paths.
func readKnowledge(
  at location: KnowledgeLocation, adding paths: [String] = [], cache: KnowledgeCache? = nil,
  limits: Limits = .none
) throws(FileProblem) -> KnowledgeBase {
  if paths.isEmpty, let compiled = location.compiled { return try CompiledKnowledge.base(at: compiled, cache: cache) }
  let documents = try location.documents() + KnowledgeLocation.paths(paths).documents()
  let table = { (path: String) in location.table(path) ?? (try? FileSystem.read(path)) }
  return cache?.base(of: documents, table: table, limits: limits)
    ?? KnowledgeBase(reading: documents, limits: limits, table: table)
}

/// The text without white space at its ends.
func trimmed(_ text: String) -> String { trimmed(text[...]) }

/// The same of a part of a text.
func trimmed(_ text: Substring) -> String {
  // Nearly always there is nothing to do, and the bytes say so.
  let isInk = { (byte: UInt8?) in byte.map { (0x21..<0x7F).contains($0) } ?? false }
  if isInk(text.utf8.first), isInk(text.utf8.last) { return String(text) }
  let isBlank = { (character: Character) in character.isWhitespace }
  guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) }) else {
    return ""
  }
  return String(text[first...last])
}
