import Diagnostics
import Knowledge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of `--log-refused`: every question that was not understood or is ambiguous, under a comment that says where
/// it stood and why. It is itself a batch, to be asked again once the knowledge has grown.
///
/// Entries are appended whole, so that several runs may share a file.
final class RefusedLog {
  private let descriptor: Int32

  /// Opens the file, or makes it.
  init(path: String) throws(FileProblem) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileProblem(path: path) }
  }

  deinit { close(descriptor) }

  /// Adds a question if it was refused.
  func note(_ answered: Answered, name: String) {
    guard [.notUnderstood, .ambiguous].contains(answered.reply.status) else { return }
    let question = Display.safe(answered.question, keepingLayout: false)
    let reason = answered.reply.diagnostics.first?.message ?? answered.reply.text
    let place = Display.safe("\(name):\(answered.line)", keepingLayout: false)
    let entry = "# \(place): \(Display.safe(reason.split(separator: "\n").joined(separator: " ")))\n\(question)\n"
    var bytes = Array(entry.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress!, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}
