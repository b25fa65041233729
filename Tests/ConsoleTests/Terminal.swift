import Foundation
import Testing

/// A program on a pseudo-terminal of its own: what is typed goes in, what it shows comes out.
final class Terminal {
  private let controller: Int32
  private let process: pid_t
  /// What was shown and not waited for yet.
  private var shown: [UInt8] = []
  /// Everything that was shown, from the start.
  private(set) var everything: [UInt8] = []

  init(_ program: String, _ arguments: [String], environment: [String: String], columns: Int = 80) throws {
    // Swift does not import posix_openpt and its kin; these are what they do on Linux.
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    try #require(ioctl(controller, setLock, &lock) == 0 && ioctl(controller, getNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    Self.resize(controller, columns: columns)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a new session opens becomes its own.
    posix_spawnattr_setflags(&attributes, 0x80 /* POSIX_SPAWN_SETSID */ | Int16(POSIX_SPAWN_SETSIGMASK))
    // Tests run on threads that hold back most signals.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
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

  private static func resize(_ controller: Int32, columns: Int) {
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  deinit { close(controller) }

  /// Makes it so wide; the program hears of it.
  func resize(columns: Int) {
    Self.resize(controller, columns: columns)
  }

  /// The settings of the terminal as `stty` would show them.
  var settings: [UInt32] {
    var modes = termios()
    tcgetattr(controller, &modes)
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }

  /// Sends the program a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Presses keys.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(controller, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      // What is echoed has to be taken, or the other side waits for room and never reads.
      while read(within: 0) {}
    }
  }

  /// Waits until a text is shown, and passes over it and what came before.
  func wait(for text: String) throws {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      if let found = shown.indices.first(where: { shown[$0...].starts(with: wanted) }) {
        return shown.removeFirst(found + wanted.count)
      }
      guard ContinuousClock.now < deadline, read(within: 20_000) else {
        kill(process, SIGKILL)
        let (rest, all) = (String(decoding: shown, as: UTF8.self), String(decoding: everything, as: UTF8.self))
        Issue.record(
          "waited for \(text) in \(rest.debugDescription), at the end of \(all.suffix(400).debugDescription)")
        throw CancellationError()
      }
    }
  }

  /// Waits for the program's end, but not for ever; nil if a signal ended it.
  func exitStatus() -> Int32? {
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline, read(within: 20_000) {}
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

  /// Takes what is shown within some milliseconds; false at the end.
  private func read(within patience: Int32) -> Bool {
    var input = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, patience) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { Foundation.read(controller, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    shown += buffer[..<count]
    everything += buffer[..<count]
    return true
  }
}
