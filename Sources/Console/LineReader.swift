#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines from a descriptor, or from memory for tests, 64 KiB at a time.
///
/// A line may have any bytes; those that are no UTF-8 become U+FFFD. Of a line longer than ``longestLine`` the rest is
/// dropped, so that an endless line cannot fill the memory.
struct LineReader {
  /// What is kept of a line, in bytes.
  static let longestLine = 8 << 20

  /// How much is read at once.
  private static let bufferSize = 64 << 10

  /// Runs before a read that would have to wait.
  var beforeWaiting: () -> Void = {}
  /// The number of bytes read so far.
  private(set) var bytesRead = 0
  private let descriptor: Int32?
  private var buffer: [UInt8]
  /// The part of `buffer` not handed out yet.
  private var rest: Range<Int>
  private var atEnd = false
  /// The beginning of a line whose end is not read yet.
  private var partial: [UInt8] = []

  /// Reads from a descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer = []
    rest = 0..<0
  }

  /// Reads from a file, which whoever asked closes with ``close()``.
  init(path: String) throws(FileProblem) {
    guard FileSystem.kind(of: path) != .folder else { throw FileProblem(path: path, code: EISDIR) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path) }
    self.init(descriptor: descriptor)
  }

  /// Closes the descriptor.
  func close() {
    if let descriptor { _ = systemClose(descriptor) }
  }

  /// How many bytes there are to read, if it is a plain file that says so.
  var total: Int? {
    var status = stat()
    guard let descriptor, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Reads from memory.
  init(bytes: [UInt8]) {
    descriptor = nil
    buffer = bytes
    rest = 0..<bytes.count
  }

  /// The next line without its end, or nil after the last.
  mutating func next() -> String? {
    while true {
      if let end = lineEnd() {
        let line = take(upTo: end)
        rest = (end + 1)..<rest.upperBound
        return line
      }
      let room = max(0, Self.longestLine - partial.count)
      partial += buffer[rest].prefix(room)
      rest = rest.upperBound..<rest.upperBound
      guard refill() else {
        return partial.isEmpty ? nil : take(upTo: rest.lowerBound)
      }
    }
  }

  /// Where the next line feed is.
  private func lineEnd() -> Int? {
    guard !rest.isEmpty else { return nil }
    return buffer.withUnsafeBytes { bytes in
      let start = bytes.baseAddress!
      guard let found = memchr(start + rest.lowerBound, 0x0A, rest.count) else { return nil }
      return start.distance(to: UnsafeRawPointer(found))
    }
  }

  /// The partial line and the buffer up to `end` as a string, without a carriage return at its end.
  private mutating func take(upTo end: Int) -> String {
    var slice = buffer[rest.lowerBound..<end]
    if partial.isEmpty {
      if slice.last == 0x0D { slice.removeLast() }
      return String(decoding: slice, as: UTF8.self)
    }
    partial += slice.prefix(max(0, Self.longestLine - partial.count))
    if partial.last == 0x0D { partial.removeLast() }
    defer { partial.removeAll() }
    return String(decoding: partial, as: UTF8.self)
  }

  /// Reads more; false at the end of the input.
  private mutating func refill() -> Bool {
    guard let descriptor, !atEnd else { return false }
    if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: Self.bufferSize) }
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&ready, 1, 0) == 0 { beforeWaiting() }
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress!, $0.count) }
      if count < 0 && errno == EINTR { continue }
      atEnd = count <= 0
      bytesRead += max(0, count)
      rest = 0..<max(0, count)
      return count > 0
    }
  }
}

/// `close(2)`, whose name ``LineReader`` takes.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
