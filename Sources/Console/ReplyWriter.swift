import Diagnostics
import Knowledge

/// Prints replies in one of the output formats, as they come.
struct ReplyWriter {
  let format: OutputFormat
  let output: Output
  var quiet = false
  var echo = false
  /// Show the reading and the proofs in the text.
  var proofs = false
  private var count = 0
  private var json = JSONWriter()

  init(format: OutputFormat, output: Output) {
    self.format = format
    self.output = output
    if format == .json { Interruption.conclude(output, with: "[]\n") }
  }

  /// Prints one reply.
  mutating func write(_ answered: Answered) {
    switch format {
    case .text:
      if echo { output.write("› \(Display.safe(answered.question, keepingLayout: false))\n") }
      output.write(TextForm(answered.reply, proofs: proofs, offers: !quiet).text)
    case .markdown: output.write(MarkdownForm(answered).text)
    case .tsv: output.write(TableForm(answered).tabSeparated)
    case .csv: output.write(TableForm(answered).commaSeparated)
    case .jsonl, .json:
      json.removeAll()
      answered.write(to: &json)
      if format == .json { output.write(count == 0 ? "[\n" : ",\n") }
      output.write(json.bytes)
      if format == .jsonl { output.write("\n") }
      // An array that is cut short by Ctrl-C is closed all the same.
      if format == .json && count == 0 { Interruption.conclude(output, with: "\n]\n") }
    }
    count += 1
  }

  /// Ends the run.
  mutating func finish() {
    guard format == .json else { return }
    output.write(count == 0 ? "[]\n" : "\n]\n")
    Interruption.conclude(output, with: "")
  }
}
