import Diagnostics

/// A question of a test file with the answers it must have.
public struct Expectation: Sendable {
  /// The question's text.
  public var question: Range<Int>
  /// The answers, in order.
  public var answers: [Range<Int>] = []
  /// May there be more answers? (`...`)
  public var allowsMore = false
  /// Questions that are asked right after it.
  public var followUps: [Expectation] = []
  /// The topics it stands under.
  public var headings: [String] = []
}

/// A test file: a Markdown list of questions with their answers as nested items.
public struct ExpectationList: Sendable {
  /// In the order of the file.
  public private(set) var expectations: [Expectation] = []

  private let blocks: [Block]
  private let text: SourceText
  private let index: Int
  private var headings: [(level: Int, title: String)] = []
  private var children: [Int: [Int]] = [:]

  /// Reads a test file; a question without answers is reported. Text outside lists is not read.
  public init(_ text: SourceText, index: Int, into diagnostics: inout DiagnosticSet) {
    self.text = text
    self.index = index
    blocks = MarkdownBlocks(masked: HiddenText(text.bytes).masked).blocks
    for (number, block) in blocks.enumerated() where block.kind == .item {
      if let parent = block.parent { children[parent, default: []].append(number) }
    }
    for (number, block) in blocks.enumerated() {
      switch block.kind {
      case .heading(let level):
        while let last = headings.last, last.level >= level { headings.removeLast() }
        headings.append((level, text.text(block.range)))
      case .item where block.parent == nil: expectations.append(expectation(number, into: &diagnostics))
      default: break
      }
    }
  }

  private func expectation(_ number: Int, into diagnostics: inout DiagnosticSet) -> Expectation {
    var result = Expectation(question: blocks[number].range, headings: headings.map(\.title))
    for child in children[number] ?? [] {
      let range = blocks[child].range
      let bytes = text.bytes[range]
      if bytes.last == UInt8(ascii: "?") || children[child] != nil {
        result.followUps.append(expectation(child, into: &diagnostics))
      } else if bytes.elementsEqual("...".utf8) || bytes.elementsEqual("…".utf8) {
        result.allowsMore = true
      } else if result.allowsMore {
        report("An answer stands after the dots.", range, remedy: "Put ... after the last answer.", into: &diagnostics)
      } else if !bytes.isEmpty {
        result.answers.append(range)
      }
    }
    if result.answers.isEmpty && !result.allowsMore {
      report(
        "This question has no expected answer.", result.question,
        remedy: "Put the answers below it, as items that stand further in.", into: &diagnostics)
    }
    return result
  }

  private func report(_ message: String, _ range: Range<Int>, remedy: String, into diagnostics: inout DiagnosticSet) {
    diagnostics.report(
      Diagnostic(.badTest, message, at: SourceRange(source: index, bytes: range), remedies: [remedy]))
  }
}
