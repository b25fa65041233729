import ArgumentParser
import CEdit
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs the program on the process's own arguments and streams, and ends it.
public func main() -> Never {
  memory_prepare()
  interruption_install()
  var surroundings = Surroundings(
    input: LineReader(descriptor: 0), output: Output(.descriptor(1)), error: Output(.descriptor(2)),
    environment: { name in getenv(name).map { String(cString: $0) } },
    inputIsTerminal: isatty(0) == 1, outputIsTerminal: isatty(1) == 1, errorIsTerminal: isatty(2) == 1)
  surroundings.leave = { status in
    surroundings.output.flush()
    surroundings.error.flush()
    exit(status.rawValue)
  }
  exit(run(Array(CommandLine.arguments.dropFirst()), in: surroundings).rawValue)
}

/// Runs the whole program: arguments and streams are parameters, so that a test needs no process.
func run(_ arguments: [String], in surroundings: Surroundings) -> ProgramStatus {
  defer {
    surroundings.output.flush()
    surroundings.error.flush()
  }
  if let status = runHelp(arguments, in: surroundings) { return status }
  do {
    let arguments = try ConfigFile(environment: surroundings.environment)?.applied(to: arguments) ?? arguments
    if let status = runWithoutOptions(arguments, in: surroundings) { return status }
    var command = try Preceptor.typed(arguments)
    switch command {
    case let ask as Ask: return run(ask, in: surroundings)
    case let check as Check: return run(check, in: surroundings)
    case let test as Test: return run(test, in: surroundings)
    case let compile as Compile: return run(compile, in: surroundings)
    case let format as Format: return run(format, in: surroundings)
    case let explain as Explain: return run(explain, in: surroundings)
    case let show as Show: return run(show, in: surroundings)
    case let root as Preceptor: return run(root, in: surroundings)
    default: try command.run()
    }
    return .success
  } catch let problem as FileProblem {
    surroundings.complain("\(problem)")
    return .usage
  } catch {
    let text = Display.safe(Preceptor.fullMessage(for: error))
    let succeeded = Preceptor.exitCode(for: error) == .success
    (succeeded ? surroundings.output : surroundings.error).write(text.hasSuffix("\n") ? text : text + "\n")
    return succeeded ? .success : .usage
  }
}
