import Diagnostics

/// The text with lines of at most `width` terminal cells, broken at blanks; what is broken off is indented like its line,
/// or like the text after its bullet or number.
func wrapped(_ text: String, to width: Int) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { wrappedLine($0, to: width) }
    .joined(separator: "\n")
}

private func wrappedLine(_ line: Substring, to width: Int) -> String {
  guard Display.width(of: line) > width, width > 20 else { return String(line) }
  let indent = String(repeating: " ", count: min(hangingIndent(of: line), width / 2))
  var lines: [String] = []
  var current = ""
  var gap = ""
  for piece in pieces(of: line) {
    if piece.first == " " {
      gap = piece
      continue
    }
    let isFitting = Display.width(of: current) + gap.count + Display.width(of: piece) <= width
    if isFitting || current.allSatisfy(\.isBlank) {
      current += gap + piece
      gap = ""
    } else {
      lines.append(current)
      current = indent + piece
      gap = ""
    }
  }
  return (lines + [current]).joined(separator: "\n")
}

/// Words and the blanks between them, in turn.
private func pieces(of line: Substring) -> [String] {
  var result: [String] = []
  for character in line {
    if let last = result.last, (last.first == " ") == (character == " ") {
      result[result.count - 1].append(character)
    } else {
      result.append(String(character))
    }
  }
  return result
}

/// Where the text of a line begins, after blanks and a bullet or number.
private func hangingIndent(of line: Substring) -> Int {
  let lead = line.prefix { $0 == " " }.count
  let rest = line.dropFirst(lead)
  let mark = rest.prefix { $0 == "•" || $0 == "-" || $0.isNumber }
  let gap = rest.dropFirst(mark.count).prefix { $0 == " " }.count
  return mark.isEmpty || gap == 0 ? lead : lead + mark.count + gap
}

extension Character {
  fileprivate var isBlank: Bool { self == " " }
}
