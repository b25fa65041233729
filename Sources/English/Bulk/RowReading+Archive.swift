import Archive
import Diagnostics

extension RowReading.Form: Archivable {
  @usableFromInline package static var blank: RowReading.Form { RowReading.Form(statement: .blank, holes: []) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (statement, things, columns) = (statement, holes.map(\.thing), holes.map(\.column))
    archive.field(&statement)
    archive.field(&things)
    archive.field(&columns)
    if things.count != columns.count { archive.reject() }
    self = RowReading.Form(statement: statement, holes: zip(things, columns).map { ($0, $1) })
  }
}

extension TokenizedSentence: Archivable {
  @usableFromInline package static var blank: TokenizedSentence {
    TokenizedSentence(tokens: [], isQuestion: false, range: .blank, badMark: nil)
  }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&tokens)
    archive.field(&isQuestion)
    archive.field(&range)
    archive.field(&badMark)
  }
}

extension Token: Archivable {
  @usableFromInline package static var blank: Token {
    Token(
      kind: .word, text: "", key: "", mark: 0, range: .blank, capitalised: false, allCapitals: false, fixed: [])
  }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var bits = Int(bitPattern: UInt(fixed.rawValue))
    archive.field(&kind)
    archive.field(&text)
    archive.field(&key)
    archive.field(&mark)
    archive.field(&range)
    archive.field(&capitalised)
    archive.field(&allCapitals)
    archive.field(&bits)
    fixed = FixedClasses(rawValue: UInt64(UInt(bitPattern: bits)))
  }
}

extension TokenKind: Archivable {
  @usableFromInline package static var blank: TokenKind { .word }
  private static let simple: [TokenKind] = [
    .word, .quoted, .name, .possessive, .column, .comma, .colon, .semicolon, .sign,
  ]
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var tag = Self.simple.firstIndex(of: self) ?? -1
    archive.field(&tag)
    if tag >= 0 {
      guard tag < Self.simple.count else { return archive.reject() }
      self = Self.simple[tag]
      return
    }
    var value: Double = 0
    var isDate = false
    if case .number(let own) = self { value = own }
    if case .date(let own) = self { (value, isDate) = (own, true) }
    archive.field(&value)
    archive.field(&isDate)
    self = isDate ? .date(value) : .number(value)
  }
}
