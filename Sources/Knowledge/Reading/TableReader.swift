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
  private let index: Int
  private let separator: UInt8

  /// A reader of a text with that index in its ``SourceMap``.
  public init(_ text: SourceText, index: Int) {
    self.text = text
    self.index = index
    separator = text.bytes.isTabSeparated(name: text.name) ? 0x09 : UInt8(ascii: ",")
  }

  /// Calls back with the header and then with every row that has as many cells. Other rows are reported and left out.
  public func read(
    into diagnostics: inout DiagnosticSet, header: ([TableCell]) -> Void, row: ([TableCell]) -> Void
  ) {
    if let place = text.bytes.firstInvalidUTF8 {
      report(.badEncoding, "This is not UTF-8.", place..<place + 1, &diagnostics)
    }
    var position = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var width: Int?
    while position < text.bytes.count {
      let start = position
      let cells = record(from: &position, into: &diagnostics)
      if cells.count == 1, cells[0].text.isEmpty, cells[0].range.isEmpty { continue }
      guard let width else {
        width = cells.count
        header(cells.map { TableCell(text: text.bytes.trimmedText($0.text), range: $0.range) })
        continue
      }
      if cells.count == width {
        row(cells)
      } else {
        let end = cells.last?.range.upperBound ?? start
        report(
          .badTable, "This row has \(cells.count) cells, the header has \(width).", start..<max(end, start),
          &diagnostics)
      }
    }
    if width == nil { report(.badTable, "This table is empty.", 0..<0, &diagnostics) }
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
    return TableCell(text: String(decoding: content, as: UTF8.self), range: start..<position)
  }
}

extension [UInt8] {
  fileprivate func isTabSeparated(name: String) -> Bool {
    let letters = Array(name.utf8)
    return letters.holds(".tsv", at: letters.count - 4) || letters.holds(".tab", at: letters.count - 4)
  }

  fileprivate func trimmedText(_ text: String) -> String {
    let letters = Array(text.utf8)
    return String(decoding: letters[letters.trimmed(letters.indices)], as: UTF8.self)
  }
}
