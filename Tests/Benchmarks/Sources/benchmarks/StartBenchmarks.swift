import Foundation

/// Whole runs of the program, beside one that does nothing.
enum StartBenchmarks {
  /// Nil, after saying so, if the program is not built.
  static func run(program: String) throws -> Group? {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("\nStart: skipped, as there is no \(program); build it with `swift build -c release` first.")
      return nil
    }
    var group = Group("Start: a process from its beginning to its end")
    try group.measure("true", 1, "runs", repetitions: 41) { try start("/bin/true", []) }
    try group.measure("--version", 1, "runs", repetitions: 41) { try start(program, ["--version"]) }
    try group.measure("a first answer", 1, "runs", repetitions: 41) { try start(program, ["ask", "what can I ask?"]) }
    return group
  }

  /// Runs a program to its end, without its output. Foundation's `Process` looks for the end only now and then.
  private static func start(_ program: String, _ arguments: [String]) throws {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &actions, nil, &words, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
