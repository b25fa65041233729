import Archive
import Diagnostics

/// The rows of a table for one sentence that is said of each: its template, and for every row what stands in each column
/// that the template names.
public struct RowBlock: Sendable {
  /// The sentence, with tokens of kind ``TokenKind/column`` in it.
  public let template: TokenizedSentence
  /// The columns that the template names, each once, in order.
  public let columns: [String]
  /// Which of them are used as kinds.
  let isKind: [Bool]
  /// The names of the rows, column by column within a row; -1 for what is no plain name.
  private let entries = Column<Int32>()
  /// Words of the template, with their singulars: a cell that holds one may be what the template itself speaks of.
  let words: Set<String>
  /// Is some cell no plain name?
  private var hasOthers = false
  private var buffer: [UInt8] = []
  /// Names that are looked up together, once there are enough of them.
  private let waiting = Column<BulkNames.Waiting>(capacity: RowBlock.together)
  private static let together = 256

  /// A block without rows. `kinds` are the columns used as kinds; nil means all: their cells are words like any other.
  public init(_ template: TokenizedSentence, kinds: Set<String>? = nil) {
    self.template = template
    var columns: [String] = []
    for token in template.tokens where token.kind == .column && !columns.contains(token.text) {
      columns.append(token.text)
    }
    self.columns = columns
    isKind = columns.map { kinds?.contains($0) ?? true }
    let own = template.tokens.filter { $0.kind == .word }.map(\.key)
    words = Set(own).union(own.flatMap(Inflection.singulars))
  }

  /// The number of rows.
  public var rowCount: Int { columns.isEmpty ? 0 : entries.count / columns.count }

  /// The names of all rows, for as long as the block is held.
  var names: UnsafeBufferPointer<Int32> { entries.elements }

  /// The names of a row.
  func names(of row: Int) -> Slice<UnsafeBufferPointer<Int32>> {
    entries.elements[row * columns.count..<(row + 1) * columns.count]
  }

  /// Adds what stands in the next column of the row under way. It must not be empty.
  public mutating func append(_ cell: UnsafeBufferPointer<UInt8>, to lexicon: inout Lexicon) {
    settle(lexicon)
    let entry = lexicon.internBulk(cell, &buffer)
    if entry < 0 { hasOthers = true }
    entries.append(entry)
  }

  /// The same for a cell whose bytes stay until ``settle(_:)``, which must be called when all rows are added.
  @inline(__always) public mutating func append(staying cell: UnsafeBufferPointer<UInt8>, to lexicon: inout Lexicon) {
    guard RowBlock.isSmall(cell) else { return append(cell, to: &lexicon) }
    waiting.append(BulkNames.Waiting(cell))
    if waiting.count == RowBlock.together { settle(lexicon) }
  }

  /// Looks up the names that wait.
  @inline(never) public func settle(_ lexicon: Lexicon) {
    guard waiting.count > 0, let bulk = lexicon.things.bulk else { return }
    bulk.intern(waiting.elements, into: entries.append(count: waiting.count))
    waiting.truncate(to: 0)
  }

  /// Is a cell a few small letters, digits, blanks and the like, beginning with a letter? Then it is its own key.
  @inline(__always) private static func isSmall(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count <= 64 else { return false }
    var isPlain = cell[0] >= 0x61 && cell[0] <= 0x7A
    for byte in cell {
      isPlain = isPlain && byte < 0x80 && !(byte >= 0x41 && byte <= 0x5A) && byte != UInt8(ascii: "_")
    }
    return isPlain
  }
}

extension RowBlock {
  /// Words that are nothing but names, one a column.
  var sampleWords: [String] { columns.indices.map { "zqx\($0)q0" } }

  /// The template said of them.
  var sample: TokenizedSentence {
    var filled = template
    filled.tokens = template.tokens.flatMap { token -> [Token] in
      guard token.kind == .column, let column = columns.firstIndex(of: token.text) else { return [token] }
      let word = sampleWords[column]
      return isKind[column] ? Tokenizer.words(word, like: token) : Tokenizer.name(word, like: token)
    }
    return filled
  }

  /// Marks the plain names of a column.
  func mark(_ column: Int, _ marks: BulkNames.Marks, _ lexicon: Lexicon) {
    guard let bulk = lexicon.things.bulk else { return }
    let examiner = NameExaminer(lexicon, beside: words)
    var at = column
    while at < entries.count {
      let entry = Int(names[at])
      if entry >= 0, !isOdd(column, entry, bulk, examiner) { bulk.mark(entry, marks) }
      at += columns.count
    }
  }

  /// The rows with a cell that is more than a plain name.
  public func oddRows(_ lexicon: Lexicon) -> [Int] {
    guard let bulk = lexicon.things.bulk else { return [] }
    forgetExamined(bulk)
    let examiner = NameExaminer(lexicon, beside: words)
    if !hasOthers, names.count > bulk.count {
      // It is quicker to see whether any name at all is odd.
      let isAnyKind = isKind.contains(true)
      let odd = (0..<bulk.count).contains { isOdd(asKind: isAnyKind, $0, bulk, examiner) }
      if !odd { return [] }
    }
    var odd: [Int] = []
    var (row, column) = (0, 0)
    for entry in names {
      if entry < 0 || isOdd(column, Int(entry), bulk, examiner), odd.last != row { odd.append(row) }
      column += 1
      if column == columns.count { (row, column) = (row + 1, 0) }
    }
    return odd
  }

  /// Has the names of its rows examined again.
  func forgetExamined(_ bulk: BulkNames) {
    if entries.count > bulk.count { return bulk.forgetExamined() }
    for entry in names where entry >= 0 { bulk.forgetExamined(Int(entry)) }
  }

  private func isOdd(_ column: Int, _ entry: Int, _ bulk: BulkNames, _ examiner: NameExaminer) -> Bool {
    isOdd(asKind: isKind[column], entry, bulk, examiner)
  }

  private func isOdd(asKind: Bool, _ entry: Int, _ bulk: BulkNames, _ examiner: NameExaminer) -> Bool {
    if !bulk.marks(of: entry).contains(.isExamined) { examiner.examine(entry, bulk) }
    return !bulk.marks(of: entry).isDisjoint(with: RowBlock.oddMarks(asKind: asKind))
  }

  /// The marks of a name that is more than one to the grammar.
  static func oddMarks(asKind: Bool) -> BulkNames.Marks {
    asKind ? [.isRemarkable, .isPhrasePart, .isOddWord] : [.isRemarkable, .isPhrasePart]
  }
}

extension Lexicon {
  /// Makes ready for names in bulk.
  public mutating func beginBulk() {
    guard things.bulk == nil else { return }
    attach(BulkNames())
  }

  /// From now on things and words are looked for among these names, too.
  mutating func attach(_ names: BulkNames) {
    things.attach(names)
    thingByKey.attach(names)
    nouns.attach(names, .noun)
    kindEvidence.attach(names, .kindEvidence)
    lowerCaseWords.attach(names, .lowerCase)
    bareNouns.attach(names, .bareNoun)
    knownWords.attach(names, .knownWord)
  }

  /// Makes what was known before the names came known of them. Call when all names have been interned.
  public mutating func settleBulk() {
    thingByKey.handOver()
    nouns.markOwn()
    kindEvidence.markOwn()
    lowerCaseWords.markOwn()
    bareNouns.markOwn()
    knownWords.markOwn()
    for phrase in phrases.values.joined() { things.markPhrase(phrase) }
  }

  /// No more names come in bulk.
  public func freezeBulk() { things.bulk?.freeze() }

  /// The entry of a cell, or -1 if it is a number, of letters whose cases differ in length, or very long.
  fileprivate mutating func internBulk(_ cell: UnsafeBufferPointer<UInt8>, _ buffer: inout [UInt8]) -> Int32 {
    guard let bulk = things.bulk, let first = cell.first, cell.count <= 1000 else { return -1 }
    if first >= 0x30 && first <= 0x39 || first == UInt8(ascii: "-") {
      if Tokenizer.number(String(decoding: cell, as: UTF8.self)) != nil { return -1 }
    }
    // A date has a digit at one of its ends.
    if let last = cell.last, first >= 0x30 && first <= 0x39 || last >= 0x30 && last <= 0x39, cell.count < 24,
      DateWords.isDate(String(decoding: cell, as: UTF8.self))
    {
      return -1
    }
    var isPlain = true
    var needsCopy = false
    for byte in cell {
      if byte >= 0x80 { isPlain = false }
      if byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "_") { needsCopy = true }
    }
    if isPlain, !needsCopy { return Int32(bulk.intern(key: cell, name: cell)) }
    let count = cell.count
    buffer.removeAll(keepingCapacity: true)
    for byte in cell { buffer.append(byte == UInt8(ascii: "_") ? 0x20 : byte) }
    if isPlain {
      for at in 0..<count { buffer.append(buffer[at] >= 0x41 && buffer[at] <= 0x5A ? buffer[at] | 0x20 : buffer[at]) }
    } else {
      let lower = String(decoding: buffer, as: UTF8.self).lowercased()
      guard lower.utf8.count == count else { return -1 }
      buffer.append(contentsOf: lower.utf8)
    }
    return buffer.withUnsafeBufferPointer { both in
      Int32(
        bulk.intern(
          key: UnsafeBufferPointer(rebasing: both[count...]), name: UnsafeBufferPointer(rebasing: both[..<count])))
    }
  }
}
