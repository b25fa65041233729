import Diagnostics

/// One cell of a table.
public struct TableCell: Hashable, Sendable {
  /// Its text, without the quotes around it.
  public var text: String
  /// Where it stands, quotes included.
  public var range: Range<Int>
}

/// Reads a spreadsheet row by row: CSV by RFC 4180, or TSV if the name ends in `.tsv`. O(n).
public struct TableReader: Sendable {
  private let text: SourceText
  let index: Int
  private let separator: UInt8

  /// A reader of a text with that index in its ``SourceMap``.
  public init(_ text: SourceText, index: Int) {
    self.text = text
    self.index = index
    separator = Self.isTabSeparated(name: text.name) ? 0x09 : UInt8(ascii: ",")
  }

  /// Calls back with the header and then with every row that has as many cells, and where it begins. Other rows are
  /// reported and left out.
  public func read(
    into diagnostics: inout DiagnosticSet, header: ([TableCell]) -> Void, row: (Int, [TableCell]) -> Void
  ) {
    read(into: &diagnostics, showsPlain: false, plain: { _, _ in }, header: header, row: row)
  }

  /// The same, but rows in which nothing is quoted are shown to `plain`: where they begin, and each of their cells, whose
  /// bytes stay where they are for as long as the text.
  func read(
    into diagnostics: inout DiagnosticSet, showsPlain: Bool = true,
    plain: (Int, UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> Void,
    header: ([TableCell]) -> Void, row: (Int, [TableCell]) -> Void
  ) {
    if let place = text.bytes.firstInvalidUTF8 {
      report(.badEncoding, "This is not UTF-8.", place..<place + 1, &diagnostics)
    }
    var position = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var width: Int?
    while position < text.bytes.count {
      if showsPlain, let width {
        position = plainRows(from: position, width, visit: plain)
        if position == text.bytes.count { break }
      }
      let start = position
      let cells = record(from: &position, into: &diagnostics)
      if cells.count == 1, cells[0].text.isEmpty, cells[0].range.isEmpty { continue }
      guard let width else {
        width = cells.count
        header(cells.map { TableCell(text: text.bytes.trimmedText($0.text), range: $0.range) })
        continue
      }
      if cells.count == width {
        row(start, cells)
      } else {
        let end = cells.last?.range.upperBound ?? start
        report(
          .badTable, "This row has \(cells.count) cells, the header has \(width).", start..<max(end, start),
          &diagnostics)
      }
    }
    if width == nil { report(.badTable, "This table is empty.", 0..<0, &diagnostics) }
  }

  /// Shows the rows from `start` on that have no quotes, the right width and a line feed behind them, up to the first other
  /// one. Answers where that begins.
  private func plainRows(
    from start: Int, _ width: Int, visit: (Int, UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> Void
  ) -> Int {
    text.withBytes { bytes in
      withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: width) { cells in
        var next = start
        while next < bytes.count, let end = plainRow(from: next, bytes, into: cells) {
          visit(next, UnsafeBufferPointer(cells))
          next = end
        }
        return next
      }
    }
  }

  /// Finds the cells of a row; nil where it is not plain. Answers where the next row begins.
  @inline(__always) private func plainRow(
    from start: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    into cells: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
  ) -> Int? {
    var (at, begin, count) = (start, start, 0)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == separator || byte == 0x0A {
        guard count < cells.count else { return nil }
        cells[count] = UnsafeBufferPointer(rebasing: bytes[Self.trimmed(bytes, begin..<at)])
        count &+= 1
        at &+= 1
        begin = at
        if byte == 0x0A { return count == cells.count && (count > 1 || !cells[0].isEmpty) ? at : nil }
      } else if byte == 0x0D || byte == UInt8(ascii: "\"") && at == begin {
        return nil
      } else {
        at &+= 1
      }
    }
    return nil
  }

  /// A cell without the blanks around it, which nobody sees in a spreadsheet.
  @inline(__always) private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) -> Range<Int> {
    var (first, last) = (cell.lowerBound, cell.upperBound)
    while first < last, bytes[first] == 0x20 { first &+= 1 }
    while first < last, bytes[last &- 1] == 0x20 { last &-= 1 }
    return first..<last
  }

  /// Shows the bytes of the table.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { text.withBytes(body) }

  /// Where a row with these cells stands.
  func range(ofRow cells: [TableCell], startingAt start: Int) -> SourceRange {
    SourceRange(source: index, bytes: start..<(cells.last?.range.upperBound ?? start))
  }

  /// The cells of the row that begins there.
  func row(startingAt start: Int) -> [TableCell] {
    // Most rows are short; one that does not end within the excerpt is read again with a longer one.
    var length = 1024
    while true {
      let excerpt = TableReader(text.excerpt(from: start, atMost: length), index: index)
      var position = 0
      var none = DiagnosticSet()
      let cells = excerpt.record(from: &position, into: &none)
      if position < length || start + length >= text.count {
        return cells.map { TableCell(text: $0.text, range: start + $0.range.lowerBound..<start + $0.range.upperBound) }
      }
      length *= 8
    }
  }

  private func report(
    _ identifier: DiagnosticIdentifier, _ message: String, _ range: Range<Int>, _ diagnostics: inout DiagnosticSet
  ) {
    diagnostics.report(Diagnostic(identifier, message, at: SourceRange(source: index, bytes: range)))
  }

  /// The cells up to the end of the line; a quoted cell may hold line ends.
  private func record(from position: inout Int, into diagnostics: inout DiagnosticSet) -> [TableCell] {
    let bytes = text.bytes
    var cells: [TableCell] = []
    while true {
      cells.append(cell(from: &position, into: &diagnostics))
      guard position < bytes.count else { return cells }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      return cells
    }
  }

  /// One cell; stops at the separator or line end behind it.
  private func cell(from position: inout Int, into diagnostics: inout DiagnosticSet) -> TableCell {
    let bytes = text.bytes
    let start = position
    func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
    var content: [UInt8] = []
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      while position < bytes.count {
        if bytes[position] == UInt8(ascii: "\"") {
          guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
          position += 1
        }
        content.append(bytes[position])
        position += 1
      }
      if position < bytes.count {
        position += 1
      } else {
        report(.badTable, "The quote that begins this cell is not closed.", start..<start + 1, &diagnostics)
      }
    }
    while position < bytes.count, !isEnd(bytes[position]) {
      content.append(bytes[position])
      position += 1
    }
    let kept = content.withUnsafeBufferPointer { Self.trimmed($0, content.indices) }
    return TableCell(text: String(decoding: content[kept], as: UTF8.self), range: start..<position)
  }
}

extension TableReader {
  private static func isTabSeparated(name: String) -> Bool {
    let letters = Array(name.utf8)
    return letters.holds(".tsv", at: letters.count - 4) || letters.holds(".tab", at: letters.count - 4)
  }
}

extension [UInt8] {
  fileprivate func trimmedText(_ text: String) -> String {
    let letters = Array(text.utf8)
    return String(decoding: letters[letters.trimmed(letters.indices)], as: UTF8.self)
  }
}
