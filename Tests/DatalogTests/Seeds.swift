import Foundation

/// The seeds of random programs: `usual` many, or as many as PRECEPTOR_RANDOM says, for a long run:
///
///     PRECEPTOR_RANDOM=10000 swift test --filter DatalogTests
func seeds(from first: UInt64 = 1, _ usual: UInt64) -> Range<UInt64> {
  let wanted = ProcessInfo.processInfo.environment["PRECEPTOR_RANDOM"].flatMap { UInt64($0) }
  return first..<first + (wanted ?? usual)
}
