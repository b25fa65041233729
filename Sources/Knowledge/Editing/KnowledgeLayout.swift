import Diagnostics

/// The standard layout of a knowledge file: one blank line between blocks, `- ` before items, two blanks a level, single
/// blanks between words, no blanks at line ends, a line end at the end. Quotations, comments and code stay as they are.
///
/// Words, marks, line breaks and comments are kept, so the meaning is; laying out twice changes nothing. O(n).
public struct KnowledgeLayout {
  private var lines: [String] = []
  /// The items around the current line: how far in each began.
  private var indents: [Int] = []
  /// Was the line before inside a list or paragraph, so that a line without a marker goes on with it?
  private var isContinuing = false

  /// The file in the standard layout; the same bytes where they are not UTF-8, or where a change of layout would change
  /// what is read.
  public static func standard(_ file: KnowledgeFile) -> [UInt8] {
    guard file.bytes.firstInvalidUTF8 == nil, !file.bytes.isEmpty else { return file.bytes }
    var layout = KnowledgeLayout()
    layout.lay(out: file.bytes)
    let result = Array((layout.lines.joined(separator: "\n") + "\n").utf8)
    return isSame(file.bytes, result, file.path) ? result : file.bytes
  }

  /// Do both read as the same sentences, under the same topics and from the same sources?
  private static func isSame(_ left: [UInt8], _ right: [UInt8], _ name: String) -> Bool {
    func sentences(_ bytes: [UInt8]) -> [String] {
      var found = DiagnosticSet()
      let document = Document(scanning: SourceText(name: name, bytes: bytes), index: 0, into: &found)
      func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      return document.sentences.map { sentence in
        let source = sentence.sourceLine.map { document.text.text($0) } ?? ""
        let brackets = sentence.brackets.map { document.text.text($0) }.joined(separator: "|")
        return [
          flat(document.words(of: sentence)), sentence.headings.joined(separator: ">"), flat(source), flat(brackets),
        ]
        .joined(separator: "\u{1}")
      } + found.all.map(\.identifier.rawValue)
    }
    return sentences(left) == sentences(right)
  }

  private mutating func lay(out bytes: [UInt8]) {
    let hidden = HiddenText(bytes)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let isHidden = hidden.ranges.contains { $0.lowerBound < max(end, start + 1) && $0.upperBound > start }
      add(
        String(decoding: bytes[start..<end], as: UTF8.self),
        isVerbatim: isHidden && start > 0 || isHidden && bytes[0] != 0xEF)
      start = end + 1
    }
    while lines.last == "" { lines.removeLast() }
  }

  private mutating func add(_ line: String, isVerbatim: Bool) {
    var line = line
    if line.hasSuffix("\r") { line.removeLast() }
    if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
    if isVerbatim { return lines.append(line) }
    let indent = line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $1 == "\t" ? $0 + 4 - $0 % 4 : $0 + 1 }
    let text = line.trimmingBlanks
    guard !text.isEmpty else {
      if let last = lines.last, !last.isEmpty { lines.append("") }
      isContinuing = false
      return
    }
    if text.hasPrefix(">") {
      lines.append(text)
      isContinuing = false
    } else if let heading = Self.heading(text) {
      if let last = lines.last, !last.isEmpty { lines.append("") }
      lines.append(heading)
      (indents, isContinuing) = ([], false)
    } else if let (marker, content) = Self.item(text), !(isContinuing && indents.isEmpty && marker != "-") {
      while let last = indents.last, indent < last + 2 { indents.removeLast() }
      let margin = String(repeating: "  ", count: indents.count)
      indents.append(indent)
      lines.append(margin + marker + (content.isEmpty ? "" : " " + Self.single(content)))
      isContinuing = true
    } else {
      if !isContinuing { while let last = indents.last, indent < last + 2 { indents.removeLast() } }
      lines.append(String(repeating: "  ", count: indents.count) + Self.single(text))
      isContinuing = true
    }
  }

  private static func heading(_ text: String) -> String? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    return String(repeating: "#", count: level) + (rest.isEmpty ? "" : " " + single(String(rest).trimmingBlanks))
  }

  /// `- text`, `* text`, `1. text`.
  private static func item(_ text: String) -> (marker: String, content: String)? {
    if let first = text.first, "-*+".contains(first) {
      let rest = text.dropFirst()
      guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
      // A line of such signs is a rule.
      guard !text.allSatisfy({ $0 == first || $0 == " " }) || text.count < 3 else { return nil }
      return ("-", String(rest).trimmingBlanks)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 10, let sign = rest.first, ".)".contains(sign), rest.dropFirst().first == " "
    else { return nil }
    return (digits + String(sign), String(rest.dropFirst()).trimmingBlanks)
  }

  /// With one blank where there are several, outside quoted words and code.
  private static func single(_ text: String) -> String {
    var result = ""
    var inside: Character?
    for character in text {
      if let open = inside {
        if character == open { inside = nil }
      } else if character == "\"" || character == "`" {
        inside = character
      } else if character == " " || character == "\t" {
        if result.last != " " { result.append(" ") }
        continue
      }
      result.append(character)
    }
    return result
  }
}

extension String {
  /// Without blanks and tabs at its ends.
  fileprivate var trimmingBlanks: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
