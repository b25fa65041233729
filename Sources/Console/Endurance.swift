import CEdit
import Diagnostics
import Knowledge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much a question may take, as the options say; at the prompt Ctrl-C ends it too.
struct Endurance {
  /// In seconds.
  var time: Double?
  /// In MiB, beyond what the program held when the question began.
  var memory: Int?
  /// Ctrl-C gives the question up, rather than ending the program.
  var heedsInterrupts = false

  /// The limits of work that begins now.
  func limits() -> Limits {
    guard time != nil || memory != nil || heedsInterrupts else { return .none }
    let deadline = time.map { ContinuousClock.now + .seconds($0) }
    let ceiling = memory.map { residentBytes() + $0 << 20 }
    let heedsInterrupts = heedsInterrupts
    return Limits {
      if heedsInterrupts && interruption_pending() { return .cancelled }
      if let deadline, ContinuousClock.now > deadline { return .time }
      if let ceiling, residentBytes() > ceiling { return .memory }
      return nil
    }
  }
}

/// The memory that the process holds at this time; 0 where the system does not say.
private func residentBytes() -> Int {
  #if canImport(Glibc)
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    // The second of its numbers is the one, in pages.
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
      let count = read(descriptor, buffer.baseAddress!, buffer.count)
      let numbers = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard numbers.count > 1 else { return 0 }
      return numbers[1].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } * Int(getpagesize())
    }
  #else
    return 0
  #endif
}

extension KnowledgeBase {
  /// Did a limit end the reading?
  var isCutShort: Bool { diagnostics.contains { $0.identifier == .limit } }
}
