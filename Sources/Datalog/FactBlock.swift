import Archive

/// Facts of one relation that were told together: the rows of a table, or of what the reader made of it, where they lie.
package struct FactBlock: Sendable {
  /// What stands in a column of the relation.
  package enum Column: Sendable {
    /// A column of the cells.
    case cell(Int)
    /// Always the same.
    case constant(Int32)
    /// The number of the row.
    case row
  }

  let predicate: Predicate
  private(set) var columns: [Column]
  /// The rows among the cells.
  private let rows: Range<Int>
  /// Raw values, row by row, `width` for each.
  private let cells: FixedArray<Int32>
  private let width: Int
  let round: Round
  /// The origin of the first row, and how much further on that of each next one is.
  private(set) var origin: Int32
  private(set) var originStep: Int32

  /// Some rows of a relation, whose columns are among `cells`.
  package init(
    _ predicate: Predicate, _ columns: [Column], rows: Range<Int>, cells: FixedArray<Int32> = FixedArray(),
    width: Int = 0, round: Round = .certain, origin: Int32, originStep: Int32
  ) {
    precondition(cells.count >= rows.upperBound * width, "cells for every row")
    (self.predicate, self.columns, self.rows, self.cells, self.width) = (predicate, columns, rows, cells, width)
    (self.round, self.origin, self.originStep) = (round, origin, originStep)
  }

  /// The number of rows.
  var count: Int { rows.count }

  /// The origin of a row.
  func origin(of row: Int) -> Int32 { origin + Int32(row) * originStep }

  /// A row as a fact.
  func fact(_ row: Int) -> Fact {
    Fact(predicate, columns.map { Value(value($0, rows.lowerBound + row)) }, round: round, origin: origin(of: row))
  }

  /// What stands in a column of a row among the cells.
  @inline(__always) private func value(_ column: Column, _ row: Int) -> Int32 {
    switch column {
    case .cell(let cell): cells[row &* width &+ cell]
    case .constant(let value): value
    case .row: Int32(truncatingIfNeeded: row)
    }
  }

  /// Writes the raw values of some rows, one row after another.
  func write(_ some: Range<Int>, to target: UnsafeMutablePointer<Int32>) {
    let some = rows.lowerBound + some.lowerBound..<rows.lowerBound + some.upperBound
    for (place, column) in columns.enumerated() {
      var at = target + place
      switch column {
      case .cell(let cell):
        guard let base = cells.baseAddress else { return }
        var from = base + some.lowerBound * width + cell
        for _ in some {
          at.pointee = from.pointee
          from += width
          at += columns.count
        }
      case .constant, .row:
        for row in some {
          at.pointee = value(column, row)
          at += columns.count
        }
      }
    }
  }

  /// The greatest raw value of any row.
  var greatest: Int32 {
    var greatest = Int32.min
    for column in columns {
      for row in rows { greatest = max(greatest, value(column, row)) }
    }
    return greatest
  }

  /// The rows that are these raw values.
  func rows(equal values: [Int32]) -> [Int] {
    guard values.count == columns.count else { return [] }
    return (0..<count).filter { row in
      columns.indices.allSatisfy { value(columns[$0], rows.lowerBound + row) == values[$0] }
    }
  }
}

extension FactBlock: Archivable {
  @usableFromInline package static var blank: FactBlock {
    FactBlock(Predicate(0), [], rows: 0..<0, origin: 0, originStep: 0)
  }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (relation, some, words, width, strength) = (predicate, rows, cells, width, round)
    archive.field(&relation)
    archive.field(&columns)
    archive.field(&some)
    archive.field(&words)
    archive.field(&width)
    archive.field(&strength)
    archive.field(&origin)
    archive.field(&originStep)
    guard archive.isReading else { return }
    let isInside = columns.allSatisfy { if case .cell(let cell) = $0 { (0..<width).contains(cell) } else { true } }
    guard isInside, some.lowerBound >= 0, width >= 0, width == 0 || words.count / width >= some.upperBound else {
      archive.reject()
      return self = .blank
    }
    self = FactBlock(
      relation, columns, rows: some, cells: words, width: width, round: strength, origin: origin,
      originStep: originStep)
  }
}

extension FactBlock.Column: Archivable {
  @usableFromInline package static var blank: FactBlock.Column { .row }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (tag, number): (Int, Int32) =
      switch self {
      case .cell(let cell): (0, Int32(cell))
      case .constant(let value): (1, value)
      case .row: (2, 0)
      }
    archive.field(&tag)
    archive.field(&number)
    switch tag {
    case 0: self = .cell(Int(number))
    case 1: self = .constant(number)
    default: self = .row
    }
  }
}
