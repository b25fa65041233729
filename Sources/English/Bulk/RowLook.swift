/// What a row of plain names looks like to the grammar: the marks of its names, column by column. Two rows that look the
/// same are of one combination (``RowReading``).
struct RowLook: Equatable {
  private var marks = SIMD8<UInt16>()

  /// Which marks count, column by column.
  struct Masks {
    fileprivate var looked = SIMD8<UInt16>()
    fileprivate var odd = SIMD8<UInt16>()
    fileprivate let width: Int

    init(isKind: [Bool]) {
      width = isKind.count
      let always: BulkNames.Marks = [.isExamined, .isKeptHere, .hasVariants]
      for (column, isKind) in isKind.prefix(looked.scalarCount).enumerated() {
        let odd = RowBlock.oddMarks(asKind: isKind)
        looked[column] = always.union(.ofReading).union(odd).rawValue
        self.odd[column] = odd.rawValue
      }
    }
  }

  /// Sets the things of the names. Nil for rows that must be combined: one with a name that is none or odd or came twice,
  /// has not been examined, or whose thing is kept whole; and for rows of very many columns.
  @inline(__always) init?(
    _ names: UnsafeBufferPointer<Int32>, _ bulk: BulkNames, _ masks: Masks, things: UnsafeMutablePointer<Int32>
  ) {
    guard masks.width <= marks.scalarCount else { return nil }
    for column in 0..<masks.width {
      let name = names[column]
      if name < 0 { return nil }
      for other in 0..<column where names[other] == name { return nil }
      let (marks, thing) = bulk.state(of: Int(name))
      if !marks.contains(.isExamined) || (thing >= 0) != marks.contains(.isKeptHere) { return nil }
      things[column] = thing
      self.marks[column] = marks.rawValue & masks.looked[column]
      if marks.rawValue & masks.odd[column] != 0 { return nil }
    }
  }
}
