import Diagnostics

/// Cuts the text of a sentence into tokens. Linear in the number of bytes.
///
/// The text may come in several pieces (a list's stem and one of its items); a token never spans two. Contractions are
/// opened (`doesn't` gives `does` and `not`), possessives split off, `*…*` groups numbered.
public struct Tokenizer {
  private let bytes: [UInt8]
  private let source: Int
  private var tokens: [Token] = []
  private var mark = 0
  private var marks = 0
  private var isQuestion = false
  /// Where the open mark begins and how many tokens came before it.
  private var opened = (at: 0, tokens: 0)
  private var badMark: SourceRange?

  private init(_ text: SourceText, source: Int) {
    bytes = text.bytes
    self.source = source
  }

  /// Tokens of the sentence that `pieces` make up, in text number `source`.
  public static func tokenize(_ text: SourceText, source: Int, pieces: [Range<Int>]) -> TokenizedSentence {
    var tokenizer = Tokenizer(text, source: source)
    for piece in pieces { tokenizer.scan(piece) }
    if tokenizer.mark != 0 { tokenizer.noteBadMark(tokenizer.opened.at + 1) }
    let lower = pieces.first?.lowerBound ?? 0
    let upper = pieces.map(\.upperBound).max() ?? lower
    return TokenizedSentence(
      tokens: tokenizer.tokens, isQuestion: tokenizer.isQuestion,
      range: SourceRange(source: source, bytes: lower..<max(lower, upper)), badMark: tokenizer.badMark)
  }

  private mutating func noteBadMark(_ end: Int) {
    badMark = badMark ?? SourceRange(source: source, bytes: opened.at..<end)
  }

  private mutating func scan(_ piece: Range<Int>) {
    var at = piece.lowerBound
    while at < piece.upperBound {
      let byte = bytes[at]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "*"):
        if mark == 0 {
          marks += 1
          mark = marks
          opened = (at, tokens.count)
        } else {
          mark = 0
          if tokens.count == opened.tokens { noteBadMark(at + 1) }
        }
        at += 1
      case UInt8(ascii: "\""): at = quoted(from: at, opening: 1, piece: piece, closing: [0x22])
      case UInt8(ascii: "{"): at = column(from: at, piece: piece)
      case UInt8(ascii: ","): at = sign(.comma, at)
      case UInt8(ascii: ":"): at = sign(.colon, at)
      case UInt8(ascii: ";"): at = sign(.semicolon, at)
      case UInt8(ascii: "?"):
        isQuestion = true
        at += 1
      case UInt8(ascii: "."), UInt8(ascii: "!"):
        at += 1
      case 0xE2 where at + 2 < piece.upperBound && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x9C:
        at = quoted(from: at, opening: 3, piece: piece, closing: [0xE2, 0x80, 0x9D])
      default:
        at = isWordByte(byte) ? word(from: at, piece: piece) : sign(.sign, at)
      }
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    case UInt8(ascii: "-"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "'"),
      UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private mutating func sign(_ kind: TokenKind, _ at: Int) -> Int {
    append(kind, at..<at + 1)
    return at + 1
  }

  private mutating func quoted(from start: Int, opening: Int, piece: Range<Int>, closing: [UInt8]) -> Int {
    var end = start + opening
    while end < piece.upperBound, !bytes[end..<piece.upperBound].starts(with: closing) { end += 1 }
    append(start + opening == end ? .sign : .quoted, start + opening..<end)
    return min(end + closing.count, piece.upperBound)
  }

  private mutating func column(from start: Int, piece: Range<Int>) -> Int {
    var end = start + 1
    while end < piece.upperBound, bytes[end] != UInt8(ascii: "}") { end += 1 }
    append(.column, start + 1..<end)
    return min(end + 1, piece.upperBound)
  }

  private mutating func word(from start: Int, piece: Range<Int>) -> Int {
    var end = start
    while end < piece.upperBound {
      let byte = bytes[end]
      if isWordByte(byte) {
        end += 1
      } else if (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")) && end > start && end + 1 < piece.upperBound
        && isDigit(bytes[end - 1]) && isDigit(bytes[end + 1])
      {
        end += 1
      } else if byte == UInt8(ascii: "."), end + 1 < piece.upperBound, isTitle(bytes[start..<end]) {
        end += 1
        break
      } else {
        break
      }
    }
    splitWord(start..<end)
    return end
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isTitle(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count == 1, let byte = word.first, byte >= 0x41, byte <= 0x5A { return true }
    return ["Dr", "Mr", "Mrs", "Ms", "Prof", "St"].contains(String(decoding: word, as: UTF8.self))
  }

  /// Opens contractions, splits possessives, recognises numbers.
  private mutating func splitWord(_ whole: Range<Int>) {
    var range = whole
    while let last = bytes[range].last, last == UInt8(ascii: "-"), range.count > 1 {
      range = range.lowerBound..<range.upperBound - 1
    }
    let text = String(decoding: bytes[range], as: UTF8.self)
    if let number = Self.number(text) {
      append(.number(number), range)
      return
    }
    let plain = text.replacingCurlyApostrophes()
    guard let apostrophe = plain.utf8.lastIndex(of: UInt8(ascii: "'")) else {
      append(.word, range, text: text)
      if text.lowercased() == "cannot" {
        tokens[tokens.count - 1].key = "can"
        tokens[tokens.count - 1].fixed = .modal
        appendVirtual("not", at: range)
      }
      return
    }
    let stem = String(plain[..<apostrophe])
    let tail = plain[apostrophe...].dropFirst().lowercased()
    let end = range.upperBound
    // Bytes that are no UTF-8 are longer in the stem than they were written.
    let stemRange = range.lowerBound..<min(range.lowerBound + stem.utf8.count, end)
    switch tail {
    case "s" where Self.contractsWithIs.contains(stem.lowercased()):
      append(.word, stemRange, text: stem)
      appendVirtual("is", at: stemRange.upperBound..<end)
    case "s", "":
      if !stem.isEmpty { append(.word, stemRange, text: stem) }
      append(.possessive, stemRange.upperBound..<end)
    case "t" where stem.lowercased().hasSuffix("n"):
      let base = Self.negated[stem.lowercased()] ?? String(stem.dropLast())
      append(.word, stemRange, text: base)
      appendVirtual("not", at: stemRange.upperBound..<end)
    case "re", "m", "d", "ll", "ve":
      append(.word, stemRange, text: stem)
      let full = ["re": "are", "m": "am", "d": "would", "ll": "will", "ve": "have"]
      appendVirtual(full[tail] ?? tail, at: stemRange.upperBound..<end)
    default: append(.word, range, text: text)
    }
  }

  private static let contractsWithIs: Set<String> = [
    "what", "who", "where", "how", "when", "why", "that", "it", "there", "he", "she", "here",
  ]
  private static let negated = ["can": "can", "won": "will", "shan": "shall"]

  static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, first >= 0x30 && first <= 0x39 || first == UInt8(ascii: "-"),
      text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    var digits = text
    digits.removeAll { $0 == "," || $0 == "%" }
    return Double(digits)
  }

  private mutating func append(_ kind: TokenKind, _ range: Range<Int>, text: String? = nil) {
    let text = text ?? String(decoding: bytes[range], as: UTF8.self)
    let key = text.replacingCurlyApostrophes().lowercased()
    let first = text.unicodeScalars.first
    let capitals = kind == .word && text.unicodeScalars.count > 1 && text == text.uppercased() && text != key
    tokens.append(
      Token(
        kind: kind, text: text, key: key, mark: mark, range: SourceRange(source: source, bytes: range),
        capitalised: first.map { $0.properties.isUppercase } ?? false, allCapitals: capitals,
        fixed: kind == .word ? FixedClasses.of(key) : []))
  }

  private mutating func appendVirtual(_ word: String, at range: Range<Int>) {
    append(.word, range, text: word)
  }
}

extension String {
  /// `’` as `'`, so that both are one letter to the reader.
  func replacingCurlyApostrophes() -> String {
    utf8.contains(0xE2) ? String(map { $0 == "\u{2019}" || $0 == "\u{2018}" ? "'" : $0 }) : self
  }
}

extension Tokenizer {
  /// The cell of a table as open words, where its column is used as a kind.
  public static func words(_ cell: String, like token: Token) -> [Token] {
    cell.split(whereSeparator: { $0 == "_" || $0 == " " }).map { word in
      var filled = token
      filled.kind = .word
      filled.text = String(word)
      filled.key = word.lowercased()
      filled.capitalised = false
      filled.allCapitals = word.count > 1 && word == word.uppercased()[...]
      filled.fixed = FixedClasses.of(filled.key)
      return filled
    }
  }

  /// The cell of a table as tokens in the place of its column: a number, or one name whatever its case.
  public static func name(_ cell: String, like token: Token) -> [Token] {
    let text = String(cell.map { $0 == "_" ? " " : $0 })
    var filled = token
    filled.text = text
    filled.key = text.lowercased()
    filled.kind = number(text).map { .number($0) } ?? .name
    filled.fixed = []
    return [filled]
  }
}
