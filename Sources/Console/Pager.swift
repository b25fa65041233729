import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints to the terminal; what is longer than the screen goes through `$PAGER`, if there is one.
struct Pager {
  let output: Output
  let command: String?

  /// `$PAGER` counts only where both ends are a terminal that a pager can use.
  init(in surroundings: Surroundings) {
    output = surroundings.output
    let pager = surroundings.environment("PAGER").flatMap { $0.isEmpty ? nil : $0 }
    command = surroundings.outputIsTerminal && !surroundings.terminalIsDumb ? pager : nil
  }

  /// Prints a text that ends in a line end.
  func show(_ text: String) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    terminal_size(&rows, &columns)
    let lines = text.utf8.count { $0 == 0x0A }
    output.flush()
    guard let command, lines >= rows, let stream = popen(command, "w") else {
      output.write(text)
      return output.flush()
    }
    _ = text.withCString { fputs($0, stream) }
    pclose(stream)
  }
}
