/// What a row of plain names looks like to the grammar: the marks of its names, column by column. Two rows that look the
/// same are of one combination (``RowReading``).
struct RowLook: Equatable {
  /// Sixteen bits a column.
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  /// Which marks count, column by column.
  struct Masks {
    fileprivate let width: Int
    /// A bit for each column that is used as a kind.
    fileprivate let kinds: UInt8
    fileprivate let looked: UInt16
    fileprivate let oddOfNames: UInt16
    fileprivate let oddOfKinds: UInt16

    init(isKind: [Bool]) {
      width = isKind.count
      var kinds: UInt8 = 0
      for column in isKind.indices.prefix(8) where isKind[column] { kinds |= 1 << UInt8(column) }
      self.kinds = kinds
      oddOfNames = RowBlock.oddMarks(asKind: false).rawValue
      oddOfKinds = RowBlock.oddMarks(asKind: true).rawValue
      looked = BulkNames.Marks.ofReading.union([.isExamined, .isKeptHere, .hasVariants]).rawValue
    }
  }

  /// Sets the things of the names. Nil for rows that must be combined: one with a name that is none or odd or came twice,
  /// has not been examined, or whose thing is kept whole; and for rows of very many columns.
  @inline(__always) init?(
    _ names: UnsafePointer<Int32>, _ bulk: BulkNames, _ masks: Masks, things: UnsafeMutablePointer<Int32>
  ) {
    guard masks.width <= 8 else { return nil }
    var column = 0
    while column < masks.width {
      let name = names[column]
      if name < 0 { return nil }
      var other = 0
      while other < column {
        if names[other] == name { return nil }
        other &+= 1
      }
      let (marks, thing) = bulk.state(of: Int(name))
      let odd = masks.kinds & (1 << UInt8(column)) == 0 ? masks.oddOfNames : masks.oddOfKinds
      if !marks.contains(.isExamined) || (thing >= 0) != marks.contains(.isKeptHere) || marks.rawValue & odd != 0 {
        return nil
      }
      things[column] = thing
      let look = UInt64(marks.rawValue & masks.looked) << UInt64(16 * (column & 3))
      if column < 4 { first |= look } else { second |= look }
      column &+= 1
    }
  }
}
