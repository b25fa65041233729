/// Words in rows and columns, written as one text and found by hashing.
///
/// A table is read the first time that it is asked, so it must be cheap to read: no strings are made, each field is
/// entered as a place in the text, about 15 ns a word. Fields are parted by white space; a field may hold variants
/// parted by strokes (`learned/learnt`), each of which can be looked up.
struct WordTable: Sendable {
  /// Where a word was found.
  struct Match {
    /// Where the row begins in the text.
    var row: Int
    /// The column, from 0.
    var column: Int
  }

  /// One word; an empty one where `length` is 0.
  private struct Slot {
    var start: UInt16 = 0
    var row: UInt16 = 0
    var length: UInt8 = 0
    var column: UInt8 = 0
  }

  private let text: StaticString
  /// Open addressing; equal words follow each other in the order of the text.
  private let slots: [Slot]

  /// Enters every word of a text of less than 64 KiB.
  init(_ text: StaticString, columns: Int = 1) {
    self.text = text
    slots = text.withUTF8Buffer { bytes in
      var size = 16
      while size < bytes.count / 3 { size *= 2 }
      var slots = [Slot](repeating: Slot(), count: size)
      var (start, row, column) = (0, 0, 0)
      for index in 0...bytes.count {
        let byte = index < bytes.count ? bytes[index] : 0x20
        guard byte <= 0x20 || byte == UInt8(ascii: "/") else { continue }
        if index > start {
          if column == 0 { row = start }
          Self.enter(
            Slot(start: UInt16(start), row: UInt16(row), length: UInt8(index - start), column: UInt8(column)),
            of: bytes, into: &slots)
          if byte <= 0x20 { column = column + 1 == columns ? 0 : column + 1 }
        }
        start = index + 1
      }
      return slots
    }
  }

  private static func enter(_ slot: Slot, of bytes: UnsafeBufferPointer<UInt8>, into slots: inout [Slot]) {
    let end = Int(slot.start) + Int(slot.length)
    var place = hash(UnsafeBufferPointer(rebasing: bytes[Int(slot.start)..<end])) & (slots.count - 1)
    while slots[place].length > 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var value: UInt32 = 2_166_136_261
    for byte in word { value = (value ^ UInt32(byte)) &* 16_777_619 }
    return Int(value ^ (value >> 15))
  }

  /// Calls back with each place of the word, in the order of the text, until told to stop by `false`.
  private func visit(_ word: String, _ body: (Match) -> Bool) {
    var word = word
    word.withUTF8 { letters in
      text.withUTF8Buffer { bytes in
        var place = Self.hash(letters) & (slots.count - 1)
        while slots[place].length > 0 {
          let slot = slots[place]
          if Int(slot.length) == letters.count,
            letters.elementsEqual(bytes[Int(slot.start)..<Int(slot.start) + letters.count])
          {
            guard body(Match(row: Int(slot.row), column: Int(slot.column))) else { return }
          }
          place = (place + 1) & (slots.count - 1)
        }
      }
    }
  }

  /// Is the word in the table?
  func contains(_ word: String) -> Bool {
    var found = false
    visit(word) { _ in
      found = true
      return false
    }
    return found
  }

  /// Every place of the word, in the order of the text.
  func matches(_ word: String) -> [Match] {
    var result: [Match] = []
    visit(word) {
      result.append($0)
      return true
    }
    return result
  }

  /// The variants in one column of a row.
  func field(row: Int, column: Int) -> [String] {
    text.withUTF8Buffer { bytes in
      let fields = bytes[row...].split(maxSplits: column + 1) { $0 <= 0x20 }
      return fields[column].split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
