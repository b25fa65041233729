/// A heading, a paragraph or a list item.
struct Block {
  /// What it is; a heading has its level.
  enum Kind: Equatable { case heading(Int), paragraph, item }

  var kind: Kind
  /// Its text without markers and outer white space. Line breaks are inside.
  var range: Range<Int>
  /// The list item around it.
  var parent: Int?
}

/// The lines of a text put together to blocks. One pass, linear.
struct MarkdownBlocks {
  /// In the order of the text. Block quotes are left out.
  private(set) var blocks: [Block] = []
  /// The text with comments and code blanked out.
  let bytes: [UInt8]

  private var open: Int?
  private var inQuote = false
  /// The list items around the current line.
  private var items: [(block: Int, indent: Int)] = []

  init(masked bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      read(line: start..<end)
      start = end + 1
    }
  }

  private mutating func read(line: Range<Int>) {
    let text = bytes.trimmed(line)
    guard !text.isEmpty else {
      open = nil
      inQuote = false
      return
    }
    let indent = width(line.lowerBound..<text.lowerBound)
    if bytes[text.lowerBound] == UInt8(ascii: ">") {
      open = nil
      inQuote = true
    } else if let heading = heading(in: text) {
      append(Block(kind: .heading(heading.level), range: heading.text, parent: nil))
      leaveLists()
    } else if isRule(text) {
      makeHeading(underlinedBy: bytes[text.lowerBound], length: text.count)
      leaveLists()
    } else if let content = content(afterMarkerIn: text) {
      while let last = items.last, indent < last.indent + 2 { items.removeLast() }
      append(Block(kind: .item, range: content, parent: items.last?.block))
      items.append((blocks.count - 1, indent))
    } else if !inQuote {
      addText(text, indent: indent)
    }
  }

  private mutating func append(_ block: Block) {
    blocks.append(block)
    open = blocks.count - 1
    inQuote = false
  }

  private mutating func leaveLists() {
    items.removeAll()
    open = nil
    inQuote = false
  }

  private mutating func addText(_ text: Range<Int>, indent: Int) {
    if let open, !(indent == 0 && bytes.holds("Source:", at: text.lowerBound)) {
      let start = blocks[open].range.isEmpty ? text.lowerBound : blocks[open].range.lowerBound
      blocks[open].range = start..<text.upperBound
      return
    }
    while let last = items.last, indent < last.indent + 2 { items.removeLast() }
    append(Block(kind: .paragraph, range: text, parent: items.last?.block))
  }

  private func width(_ blanks: Range<Int>) -> Int {
    bytes[blanks].reduce(0) { $1 == 0x09 ? $0 + 4 - $0 % 4 : $0 + 1 }
  }

  private func heading(in text: Range<Int>) -> (level: Int, text: Range<Int>)? {
    let level = bytes[text].prefix { $0 == UInt8(ascii: "#") }.count
    let after = text.lowerBound + level
    guard (1...6).contains(level), after == text.upperBound || bytes[after].isBlank else { return nil }
    var end = text.upperBound
    while end > after, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end > after, !bytes[end - 1].isBlank { end = text.upperBound }
    return (level, bytes.trimmed(after..<max(end, after)))
  }

  /// `---`, `* * *`, `===` and the like.
  private func isRule(_ text: Range<Int>) -> Bool {
    let mark = bytes[text.lowerBound]
    guard "-*_=".utf8.contains(mark) else { return false }
    var marks = 0
    for byte in bytes[text] {
      if byte == mark { marks += 1 } else if !byte.isBlank { return false }
    }
    return marks >= 3
  }

  /// A paragraph without a final period over a line of `=` or `-` is a heading.
  private mutating func makeHeading(underlinedBy mark: UInt8, length: Int) {
    guard let open, blocks[open].kind == .paragraph, blocks[open].parent == nil, mark != UInt8(ascii: "*"),
      mark != UInt8(ascii: "_"), bytes[blocks[open].range.upperBound - 1] != UInt8(ascii: ".")
    else { return }
    blocks[open].kind = .heading(mark == UInt8(ascii: "=") ? 1 : 2)
  }

  /// What follows `- `, `* `, `+ `, `1. ` or `1) `.
  private func content(afterMarkerIn text: Range<Int>) -> Range<Int>? {
    var end = text.lowerBound
    if "-*+".utf8.contains(bytes[end]) {
      end += 1
    } else {
      while end < text.upperBound, end < text.lowerBound + 9, bytes[end].isDigit { end += 1 }
      guard end > text.lowerBound, end < text.upperBound, ".)".utf8.contains(bytes[end]) else { return nil }
      // As in Markdown, only a first item may follow a line of a paragraph directly.
      let isOne = end == text.lowerBound + 1 && bytes[text.lowerBound] == UInt8(ascii: "1")
      if items.isEmpty, open != nil, !isOne { return nil }
      end += 1
    }
    guard end == text.upperBound || bytes[end].isBlank else { return nil }
    return bytes.trimmed(end..<text.upperBound)
  }
}
