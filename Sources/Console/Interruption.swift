import CEdit

/// When Ctrl-C may end a batch.
///
/// It may while a question is worked on or more input is waited for: the replies that still wait in the output buffer
/// are written first, so that what was printed are whole lines. While output is being written it is only remembered,
/// until the next such moment. The handler is installed by ``main()`` alone; without it nothing here has an effect.
enum Interruption {
  /// Does `work`, which does not touch `output`; Ctrl-C may end the program meanwhile.
  static func allowed<Result>(over output: Output, during work: () -> Result) -> Result {
    let pending = output.pending
    interruption_allow(output.descriptor ?? -1, pending.baseAddress, output.descriptor == nil ? 0 : pending.count)
    defer { interruption_forbid() }
    return work()
  }

  /// From now on an interrupted run ends its output with this.
  static func conclude(_ output: Output, with text: StaticString) {
    guard output.descriptor != nil else { return }
    interruption_conclude(text.utf8Start, text.utf8CodeUnitCount)
  }
}
