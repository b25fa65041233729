import Diagnostics

/// Turns blocks into sentences.
struct DocumentScanner {
  /// The start that the items of a list complete.
  private struct Stem {
    var pieces: [Range<Int>] = []
    var brackets: [Range<Int>] = []
    var table: Range<Int>?
  }

  private(set) var sentences: [Sentence] = []
  private(set) var sourceLines: [Range<Int>] = []
  private let index: Int
  private let runsFrom: Int
  private let text: SourceText
  private let hidden: HiddenText
  private let blocks: [Block]
  /// The sections around the current block, and the source that each of them states.
  private var sections: [(level: Int, title: String, source: Range<Int>?)] = [(0, "", nil)]
  private var headings: [String] = []
  /// Stems by the item that holds them; those of paragraphs outside lists are under -1.
  private var stems: [Int: Stem] = [:]

  init(_ text: SourceText, index: Int, runsFrom: Int) {
    self.text = text
    self.runsFrom = runsFrom
    self.index = index
    hidden = HiddenText(text.bytes)
    blocks = MarkdownBlocks(masked: hidden.masked).blocks
  }

  mutating func scan(into diagnostics: inout DiagnosticSet) {
    for number in blocks.indices {
      let block = blocks[number]
      switch block.kind {
      case .heading(let level):
        while let last = sections.last, last.level >= level { sections.removeLast() }
        sections.append((level, text.text(block.range), nil))
        headings = sections.dropFirst().map(\.title)
        stems[-1] = nil
      case .paragraph:
        if block.parent == nil { stems[-1] = nil }
        scan(block, number, stem: nil, into: &diagnostics)
      case .item:
        scan(block, number, stem: stems[block.parent ?? -1], into: &diagnostics)
      }
    }
  }

  private mutating func scan(_ block: Block, _ number: Int, stem: Stem?, into diagnostics: inout DiagnosticSet) {
    let isPlain = block.kind == .paragraph && stem == nil
    var splitter = SentenceSplitter(
      hidden.masked, block: block.range, source: index, runsFrom: isPlain ? runsFrom : .max)
    if let term = definedTerm(in: block.range) {
      define(term, splitter.trailingBrackets(), in: block)
      reportSwallowed(from: term.start, in: block, into: &diagnostics)
      return
    }
    // Who may complete what ends with a colon here: the items inside this one, or those beside this paragraph.
    let holder = block.kind == .item ? number : block.parent ?? -1
    let next = number + 1 < blocks.count ? blocks[number + 1] : nil
    let hasList = next?.kind == .item && (next?.parent ?? -1) == holder
    if block.kind == .item { stems[number] = stem }
    let parts = splitter.parts(into: &diagnostics)
    var table = stem?.table
    for (position, part) in parts.enumerated() {
      var sentence = Sentence(
        pieces: (position == 0 ? stem?.pieces ?? [] : []) + hidden.visible(part.text), terminator: part.terminator,
        kind: .sentence, headings: headings, isItem: block.kind == .item,
        sourceLine: sections.last { $0.source != nil }?.source,
        brackets: (position == 0 ? stem?.brackets ?? [] : []) + part.brackets, run: part.run)
      if hidden.masked.holds("Source:", at: part.text.lowerBound) {
        let reference = hidden.masked.trimmed(part.text.lowerBound + 7..<part.text.upperBound)
        sections[sections.count - 1].source = reference
        sourceLines.append(reference)
        continue
      }
      if let row = tableAndRest(of: part.text) {
        table = row.table
        sentence.pieces = hidden.visible(row.rest)
        checkRow(row, hasList: hasList && part.terminator == .colon, into: &diagnostics)
      }
      if part.terminator == .colon, hasList, position == parts.count - 1 {
        stems[holder] = Stem(pieces: sentence.pieces, brackets: sentence.brackets, table: table)
        continue
      }
      sentence.kind = kind(of: sentence, table: table)
      if !sentence.pieces.isEmpty { sentences.append(sentence) }
    }
  }

  private func kind(of sentence: Sentence, table: Range<Int>?) -> SentenceKind {
    if let table, sentence.pieces.contains(where: { text.bytes[$0].contains(UInt8(ascii: "{")) }) {
      return .row(table: table)
    }
    guard sentence.pieces.count == 1, sentence.terminator == .period else { return .sentence }
    return introduction(in: sentence.pieces[0]) ?? .sentence
  }
}

extension DocumentScanner {
  /// The term of `**Term**:` or `**Term:**` at the start, and where the text after it begins.
  private func definedTerm(in block: Range<Int>) -> (term: Range<Int>, start: Int)? {
    let bytes = hidden.masked
    guard bytes.holds("**", at: block.lowerBound),
      let close = bytes.first("**", in: block.lowerBound + 2..<block.upperBound)
    else { return nil }
    var term = block.lowerBound + 2..<close
    var start = close + 2
    if bytes[close - 1] == UInt8(ascii: ":"), close - 1 > term.lowerBound {
      term = term.lowerBound..<close - 1
    } else {
      guard start < block.upperBound, bytes[start] == UInt8(ascii: ":") else { return nil }
      start += 1
    }
    let trimmed = bytes.trimmed(term)
    return trimmed.isEmpty ? nil : (trimmed, start)
  }

  private mutating func define(
    _ term: (term: Range<Int>, start: Int), _ brackets: (inside: [Range<Int>], end: Int), in block: Block
  ) {
    let range = hidden.masked.trimmed(term.start..<max(term.start, brackets.end))
    sentences.append(
      Sentence(
        pieces: [block.range.lowerBound..<max(range.upperBound, term.start)], terminator: .none,
        kind: .definition(term: term.term, text: range), headings: headings, isItem: block.kind == .item,
        sourceLine: sections.last { $0.source != nil }?.source, brackets: brackets.inside))
  }

  /// A definition goes on to the end of its paragraph: a sentence on a line of its own may have been meant for itself.
  private func reportSwallowed(from start: Int, in block: Block, into diagnostics: inout DiagnosticSet) {
    let bytes = hidden.masked
    var line = start
    while let end = bytes.first("\n", in: line..<block.range.upperBound) {
      let next = bytes.trimmed(end..<block.range.upperBound)
      let before = bytes.trimmed(line..<end)
      line = end + 1
      guard !next.isEmpty, !before.isEmpty, bytes[before.upperBound - 1] == UInt8(ascii: "."),
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[next.lowerBound])
      else { continue }
      let stop = bytes.first("\n", in: next) ?? next.upperBound
      diagnostics.report(
        Diagnostic(
          .swallowedSentence, "This line belongs to the definition above it.",
          at: SourceRange(source: index, bytes: bytes.trimmed(next.lowerBound..<stop)),
          reason: "A definition ends with its paragraph. What it says is quoted, but nothing follows from it.",
          remedies: ["Leave a line empty before it, if it is a sentence of its own."]))
      return
    }
  }

  /// `The name is "title", rest`
  private func introduction(in range: Range<Int>) -> SentenceKind? {
    let bytes = hidden.masked
    guard bytes.holds("The ", at: range.lowerBound), let verb = bytes.first(" is \"", in: range) else { return nil }
    let name = bytes.trimmed(range.lowerBound + 4..<max(verb, range.lowerBound + 4))
    let start = verb + 5
    guard !name.isEmpty, let close = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\"")) else {
      return nil
    }
    let rest = bytes.trimmed(close + 1..<range.upperBound)
    let title = bytes.trimmed(start..<close)
    if rest.isEmpty { return .sourceIntroduction(name: name, title: title, rest: nil) }
    guard bytes[rest.lowerBound] == UInt8(ascii: ",") else { return nil }
    return .sourceIntroduction(name: name, title: title, rest: bytes.trimmed(rest.lowerBound + 1..<rest.upperBound))
  }

  /// `Every row of PATH says: rest`
  private func tableAndRest(of range: Range<Int>) -> (table: Range<Int>, rest: Range<Int>)? {
    let bytes = hidden.masked
    let opening: StaticString = "Every row of "
    guard bytes.holds(opening, at: range.lowerBound) else { return nil }
    let start = range.lowerBound + opening.utf8CodeUnitCount
    guard let says = bytes.first(" says", in: start - 1..<range.upperBound) else { return nil }
    let after = says + 5
    guard after == range.upperBound || bytes[after] == UInt8(ascii: ":") else { return nil }
    var table = bytes.trimmed(start..<max(start, says))
    if table.count > 2, "\"`".utf8.contains(bytes[table.lowerBound]),
      bytes[table.upperBound - 1] == bytes[table.lowerBound]
    {
      table = table.lowerBound + 1..<table.upperBound - 1
    }
    return (table, bytes.trimmed(min(after + 1, range.upperBound)..<range.upperBound))
  }

  private func checkRow(
    _ row: (table: Range<Int>, rest: Range<Int>), hasList: Bool, into diagnostics: inout DiagnosticSet
  ) {
    let hasColumn = hidden.masked[row.rest].contains(UInt8(ascii: "{"))
    guard row.table.isEmpty || (!hasColumn && !hasList) else { return }
    diagnostics.report(
      Diagnostic(
        .badTable, row.table.isEmpty ? "This names no table." : "This says nothing of the rows.",
        at: SourceRange(source: index, bytes: row.table),
        remedies: ["Every row of staff.csv says: {name} is a {role}."]))
  }
}
