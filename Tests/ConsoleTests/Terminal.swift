import Foundation
import Testing

/// A program on a pseudo-terminal of its own: what is typed goes in, what it shows comes out.
final class Terminal {
  private let controller: Int32
  private let process: pid_t
  /// What was shown and not waited for yet.
  private var shown: [UInt8] = []

  init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
    // Swift does not import posix_openpt and its kin; these are what they do on Linux.
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    try #require(ioctl(controller, setLock, &lock) == 0 && ioctl(controller, getNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a new session opens becomes its own.
    posix_spawnattr_setflags(&attributes, 0x80 /* POSIX_SPAWN_SETSID */)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var identifier: pid_t = 0
    try #require(posix_spawn(&identifier, program, &actions, &attributes, &words, &variables) == 0)
    process = identifier
  }

  deinit { close(controller) }

  /// Presses keys.
  func type(_ keys: String) {
    _ = Array(keys.utf8).withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
  }

  /// Waits until a text is shown, and passes over it and what came before.
  func wait(for text: String) throws {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      if let found = shown.indices.first(where: { shown[$0...].starts(with: wanted) }) {
        return shown.removeFirst(found + wanted.count)
      }
      guard ContinuousClock.now < deadline, read() else {
        kill(process, SIGKILL)
        Issue.record("waited for \(text), shown was: \(String(decoding: shown, as: UTF8.self).debugDescription)")
        throw CancellationError()
      }
    }
  }

  /// Waits for the program's end, but not for ever; nil if a signal ended it.
  func exitStatus() -> Int32? {
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline, read() {}
    var status: Int32 = 0
    var ended = waitpid(process, &status, WNOHANG)
    while ended == 0, ContinuousClock.now < deadline {
      usleep(10_000)
      ended = waitpid(process, &status, WNOHANG)
    }
    if ended == 0 {
      Issue.record("the program did not end; shown was: \(String(decoding: shown, as: UTF8.self).debugDescription)")
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Takes what is shown within some seconds; false at the end.
  private func read() -> Bool {
    var input = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 20_000) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { Foundation.read(controller, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    shown += buffer[..<count]
    return true
  }
}
