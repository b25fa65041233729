import Diagnostics

/// Cuts the text of a block at the ends of its sentences. Linear in the block.
struct SentenceSplitter {
  /// One sentence without its terminator, and the insides of the brackets at its end.
  struct Part {
    var text: Range<Int>
    var terminator: Terminator
    var brackets: [Range<Int>]
    /// The sentences of the same shape that it begins.
    var run: SentenceRun?
  }

  let bytes: [UInt8]
  let block: Range<Int>
  private let source: Int
  /// Where each closed bracket ends, by where it begins.
  private(set) var closing: [Int: Int] = [:]
  var position: Int
  /// Sentences that begin before here are of no run worth while.
  var unlikeUntil = 0
  /// Runs of sentences of one shape are told as one part if they take so many bytes.
  private let runsFrom: Int

  init(_ bytes: [UInt8], block: Range<Int>, source: Int, runsFrom: Int = .max) {
    self.runsFrom = runsFrom
    self.bytes = bytes
    self.block = block
    self.source = source
    position = block.lowerBound
    let bracket = UInt8(ascii: "[")
    guard bytes.holdsAny(bracket, bracket, bracket, in: block) else { return }
    var open: [Int] = []
    for index in block {
      if bytes[index] == UInt8(ascii: "[") { open.append(index) }
      if bytes[index] == UInt8(ascii: "]"), let start = open.popLast() { closing[start] = index }
    }
  }

  /// The sentences; those with an unclosed quote or bracket are reported and left out.
  mutating func parts(into diagnostics: inout DiagnosticSet) -> [Part] {
    var result: [Part] = []
    skipBlanks()
    while position < block.upperBound {
      let count = diagnostics.all.count
      if bytes[position] == UInt8(ascii: "["), let close = closing[position] {
        report(
          .badSource, "A bracket stands before a sentence.", position..<close + 1,
          remedy: "Put the bracket after the sentence that it belongs to.", into: &diagnostics)
        position = close + 1
      } else if var part = next(into: &diagnostics), diagnostics.all.count == count, !part.text.isEmpty {
        if runsFrom < .max { part.run = run(from: part, bytes: runsFrom) }
        result.append(part)
      }
      skipBlanks()
    }
    return result
  }

  private mutating func skipBlanks() {
    while position < block.upperBound, bytes[position].isBlank { position += 1 }
  }

  private func report(
    _ identifier: DiagnosticIdentifier, _ message: String, _ range: Range<Int>, remedy: String,
    into diagnostics: inout DiagnosticSet
  ) {
    diagnostics.report(
      Diagnostic(identifier, message, at: SourceRange(source: source, bytes: range), remedies: [remedy]))
  }

  /// Reads one sentence and the brackets behind it.
  private mutating func next(into diagnostics: inout DiagnosticSet) -> Part? {
    let start = position
    if bytes.holds("Source:", at: start) { return sourceLine(from: start) }
    var brackets: [Range<Int>] = []
    var textEnd: Int?
    while position < block.upperBound {
      let here = position
      position += 1
      switch bytes[here] {
      case UInt8(ascii: "\""), 0xE2:
        guard opensQuote(here) else { continue }
        guard let close = closeOfQuote(from: here) else {
          report(
            .unclosedQuote, "This quote is not closed.", here..<here + 1,
            remedy: "Put \" at the end of the quoted words.", into: &diagnostics)
          continue
        }
        position = close.end
        if close.endsSentence, let terminator = terminator(bytes[close.start - 1]) {
          return finish(Part(text: start..<close.end, terminator: terminator, brackets: brackets))
        }
        textEnd = nil
      case UInt8(ascii: "["):
        guard let close = closing[here] else {
          report(
            .badSource, "This bracket is not closed.", here..<here + 1,
            remedy: "Put ] at the end of the reference.", into: &diagnostics)
          continue
        }
        position = close + 1
        if bracketEndsSentence(at: position) {
          brackets.append(bytes.trimmed(here + 1..<close))
          textEnd = textEnd ?? here
        }
      case let byte:
        if byte.isBlank { continue }
        if let terminator = terminator(byte), endsSentence(at: here, from: start) {
          return finish(
            Part(text: bytes.trimmed(start..<(textEnd ?? here)), terminator: terminator, brackets: brackets))
        }
        if byte != UInt8(ascii: ":") { textEnd = nil }
      }
    }
    var text = bytes.trimmed(start..<(textEnd ?? block.upperBound))
    let colon = text.upperBound > text.lowerBound && bytes[text.upperBound - 1] == UInt8(ascii: ":")
    if colon { text = bytes.trimmed(text.lowerBound..<text.upperBound - 1) }
    let ended = colon || textEnd.map { bytes[$0..<block.upperBound].last == UInt8(ascii: ":") } ?? false
    return Part(text: text, terminator: ended ? .colon : .none, brackets: brackets)
  }

  /// The brackets at the end of the block, before or after its period, and where the text in front of them ends.
  func trailingBrackets() -> (inside: [Range<Int>], end: Int) {
    var inside: [Range<Int>] = []
    var end = block.upperBound
    let starts = closing.sorted { $0.value > $1.value }
    for (open, close) in starts where close < end {
      let behind = bytes.trimmed(close + 1..<end)
      guard behind.isEmpty || (behind.count == 1 && bytes[behind.lowerBound] == UInt8(ascii: ".")) else { break }
      inside.insert(bytes.trimmed(open + 1..<close), at: 0)
      end = bytes.trimmed(block.lowerBound..<open).upperBound
    }
    return (inside, end)
  }

  /// Takes the brackets behind the terminator, and a stray period behind those.
  private mutating func finish(_ part: Part) -> Part {
    var part = part
    while true {
      let rest = bytes.trimmed(position..<block.upperBound)
      guard !rest.isEmpty, let close = closing[rest.lowerBound] else { return part }
      part.brackets.append(bytes.trimmed(rest.lowerBound + 1..<close))
      position = close + 1
      let stray = position < block.upperBound && bytes[position] == UInt8(ascii: ".")
      if stray, position + 1 == block.upperBound || bytes[position + 1].isBlank { position += 1 }
    }
  }

  /// `Source: …` ends with its line at the latest.
  private mutating func sourceLine(from start: Int) -> Part {
    while position < block.upperBound, bytes[position] != 0x0A {
      if bytes[position] == UInt8(ascii: "."), endsSentence(at: position, from: start) { break }
      position += 1
    }
    let part = Part(text: bytes.trimmed(start..<position), terminator: .period, brackets: [])
    if position < block.upperBound { position += 1 }
    return part
  }

  func terminator(_ byte: UInt8) -> Terminator? {
    switch byte {
    case UInt8(ascii: "."): .period
    case UInt8(ascii: "?"): .question
    case UInt8(ascii: "!"): .exclamation
    default: nil
    }
  }

  /// Is what follows a bracket the end of its sentence (a terminator, a final colon, the block's end, a bracket)?
  private func bracketEndsSentence(at index: Int) -> Bool {
    let rest = bytes.trimmed(index..<block.upperBound)
    guard !rest.isEmpty else { return true }
    let byte = bytes[rest.lowerBound]
    if byte == UInt8(ascii: ":") { return rest.count == 1 }
    return byte == UInt8(ascii: "[")
      || (terminator(byte) != nil && (rest.count == 1 || bytes[rest.lowerBound + 1].isBlank))
  }
}
