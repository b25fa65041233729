import ArgumentParser
import Diagnostics
import Knowledge

// What can be typed. What it means is settled in `Settings`.

/// The forms in which answers are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, tsv, csv, markdown
}

/// When to colour.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The options of every command; they stand before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Read this knowledge file or folder (repeatable).", valueName: "path"),
    completion: .file())
  var knowledge: [String] = []

  @Option(help: "The form of the output.")
  var format: OutputFormat = .text

  @Option(help: "When to use colour.")
  var color: ColorChoice = .auto

  @Flag(help: "Print answers only: no offers, no warnings.")
  var quiet = false

  @Flag(help: "Say how long every answer took.")
  var timing = false

  @Flag(help: "Show the reading and the proof with every answer.")
  var explain = false

  @Flag(help: "Stop at the first question that is not understood, or the first test that fails.")
  var failFast = false

  @Flag(help: "Print every question before its answer.")
  var echo = false

  @Flag(help: "Start every line of a batch without the context of the lines before.")
  var independent = false

  @Flag(help: "Answer even if the knowledge has errors.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "Append the questions that were not understood to this file; check reads it and proposes words.",
      valueName: "file"),
    completion: .file())
  var logRefused: String?

  @Option(help: ArgumentHelp("Give up a question after this time.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Give up a question that needs more memory.", valueName: "mib"))
  var memoryLimit: Int?

  func validate() throws {
    if let timeLimit, !(timeLimit > 0) { throw ValidationError("--time-limit needs a positive number of seconds.") }
    if let memoryLimit, memoryLimit <= 0 { throw ValidationError("--memory-limit needs a positive number of MiB.") }
  }
}

/// `preceptor` without a command.
struct Preceptor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preceptor",
    abstract: "Answers questions in English from knowledge written in English.",
    usage: "preceptor [OPTION ...] [COMMAND]",
    discussion: """
      Without a command it prompts for questions; where standard input is no terminal it answers its lines.

      Knowledge is looked for in --knowledge, else in PRECEPTOR_KNOWLEDGE, else in ./Knowledge, else in the copy inside \
      the program.

      Exit status: 130 interrupted; 2 a usage or knowledge error; 3 a limit was hit; 1 a question was not understood or \
      ambiguous, or a test failed; else 0.
      """,
    version: version,
    subcommands: [Ask.self, Check.self, Test.self, Compile.self, Format.self, Explain.self, Show.self])

  @OptionGroup(title: "Options of every command") var global: GlobalOptions

  /// The program's version, the commit that it was built from, and a checksum of the knowledge inside it.
  private static var version: String {
    "preceptor 0.1.0 (commit \(EmbeddedVersion.commit), built-in knowledge \(EmbeddedVersion.knowledge))"
  }

  /// The names of all commands.
  static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// What the arguments say.
  ///
  /// The package's way reads the whole line for the root and then again for the command, which takes about a third of
  /// the program's start. Where the line begins with a command and is right, the command alone can read it; all else,
  /// errors and help among it, goes the package's way.
  static func typed(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try parseAsRoot(arguments)
  }
}

/// `preceptor ask`
struct Ask: ParsableCommand {
  /// The command's name.
  static let name = "ask"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Answers questions and exits.",
    usage: "preceptor ask [OPTION ...] [QUESTION ...]",
    discussion: """
      Every argument is one question. Without one, and with --file, every line is; blank lines and lines that start \
      with # are passed over, and a line with " ;; " in it is a small conversation. Files are asked before arguments.
      """)

  @Argument(help: "A question or statement.")
  var question: [String] = []

  @Option(
    name: .shortAndLong, help: "Ask the lines of this file (repeatable; - is standard input).", completion: .file())
  var file: [String] = []

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports everything that is wrong with the knowledge.",
    usage: "preceptor check [OPTION ...] [PATH ...]",
    discussion: "Paths are read as knowledge, together with that of --knowledge; without any, the usual knowledge is.")

  @Argument(help: "A knowledge file or folder.", completion: .file())
  var path: [String] = []

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor test`
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the expected answers kept beside the knowledge.",
    usage: "preceptor test [OPTION ...] [PATH ...]",
    discussion: """
      Expected answers are the *.md files in folders named tests. A path is such a file, such a folder, or a folder \
      that holds some; its knowledge is that of --knowledge, else what lies beside the tests.
      """)

  @Argument(help: "A test file, or a folder with tests.", completion: .file())
  var path: [String] = []

  @Flag(help: "Write the answers given in the place of those expected, for review.")
  var accept = false

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor compile`
struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Reads knowledge once, and writes what came of it to one file.",
    usage: "preceptor compile [OPTION ...] [PATH ...] -o FILE",
    discussion: """
      The file holds words, facts, rules, conclusions and sources. With --knowledge FILE it is used where it lies, so \
      that a start takes the same time whatever its size. It serves the version of the program that wrote it.
      """)

  @Argument(help: "A knowledge file or folder.", completion: .file())
  var path: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write this file.", valueName: "file"), completion: .file())
  var output: String

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor format`
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Rewrites knowledge files in the standard layout.",
    usage: "preceptor format [OPTION ...] [PATH ...]",
    discussion: """
      Words, comments and meaning stay. Without a path the usual knowledge is laid out, its tests included. A file is \
      replaced whole or not at all.
      """)

  @Argument(help: "A knowledge file or folder.")
  var path: [String] = []

  @Flag(help: "Only say which files are not in the standard layout; status 1 if there are any.")
  var check = false

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a diagnostic means, with examples.",
    usage: "preceptor explain [OPTION ...] [IDENTIFIER]",
    discussion: "Without an identifier it lists them all.")

  @Argument(
    help: "The identifier in brackets, such as unknown-word.",
    completion: .list(DiagnosticIdentifier.allCases.map(\.rawValue)))
  var identifier: String?

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}

/// `preceptor show`
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows what became of a sentence, a file or the whole knowledge at a stage of reading.",
    usage: "preceptor show [OPTION ...] STAGE [SENTENCE | FILE.md]",
    discussion: """
      Stages: tokens, reading, clauses, plan, facts, rules; counts prints every relation with its number of rows, \
      derived ones included.
      """)

  @Argument(
    help: "tokens, reading, clauses, plan, facts, rules or counts.",
    completion: .list(Stage.allCases.map(\.rawValue)))
  var stage: String

  @Argument(help: "A sentence, a question, or a knowledge file.")
  var sentence: [String] = []

  @OptionGroup(title: "Options of every command") var global: GlobalOptions
}
