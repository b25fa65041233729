#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines typed at the prompt, one a line, kept from run to run.
///
/// Every line is appended on its own, under a lock, so that two prompts never lose each other's lines. Only the user
/// can read the file. A history that cannot be kept is no reason to complain.
struct HistoryFile {
  let path: String

  /// `$XDG_STATE_HOME/preceptor/history`, else `~/.local/state/preceptor/history`; nil without a home.
  init?(environment: (String) -> String?) {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/preceptor/history"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      path = home + "/.local/state/preceptor/history"
    } else {
      return nil
    }
  }

  /// The newest `limit` lines, oldest first.
  func lines(limit: Int) -> [String] {
    guard let bytes = try? FileSystem.read(path) else { return [] }
    return bytes.split(separator: 0x0A).suffix(limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Adds one line.
  func append(_ line: String) {
    makeFolders()
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    let bytes = Array(line.utf8.filter { $0 != 0x0A }) + [0x0A]
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private func makeFolders() {
    for index in path.indices.dropFirst() where path[index] == "/" { mkdir(String(path[..<index]), 0o700) }
  }
}
