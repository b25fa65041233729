import CEdit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stream to write to, with a buffer of its own: a descriptor, or memory for tests.
///
/// Between two replies the buffer ends with a whole line, so that an interrupted run can write it out as it is; see
/// ``Interruption``. A closed pipe is not an error: from then on everything is dropped, and ``isClosed`` says so.
final class Output {
  /// Where the bytes go.
  enum Sink {
    case descriptor(Int32)
    case memory
  }

  /// Has the reader gone away?
  private(set) var isClosed = false
  /// What was written to memory so far.
  private(set) var collected: [UInt8] = []
  let sink: Sink
  private let buffer: UnsafeMutableRawBufferPointer
  private var count = 0

  init(_ sink: Sink) {
    self.sink = sink
    buffer = .allocate(byteCount: 64 << 10, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// What waits to be written.
  var pending: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<count]) }

  /// The descriptor, if it goes to one.
  var descriptor: Int32? {
    if case .descriptor(let descriptor) = sink { descriptor } else { nil }
  }

  /// Appends a text.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  private func append(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty && !isClosed {
      if count == buffer.count { flush() }
      let piece = rest.prefix(buffer.count - count)
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      free.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece))
      count += piece.count
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Writes out what waits.
  func flush() {
    switch sink {
    case .memory: collected += buffer[..<count]
    case .descriptor(let descriptor):
      var done = 0
      while done < count && !isClosed {
        let written = systemWrite(descriptor, buffer.baseAddress! + done, count - done)
        if written >= 0 {
          done += written
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&waiting, 1, -1)
        } else if errno != EINTR {
          isClosed = true
        }
      }
    }
    count = 0
  }
}

/// `write(2)`, whose name other types take.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
