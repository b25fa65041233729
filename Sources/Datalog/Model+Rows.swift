extension Model {
  /// The number of rows of a relation.
  public func count(of predicate: Predicate) -> Int { Int(relation(predicate).count) }

  /// The number of rows of all relations.
  public var rowCount: Int { relations.reduce(0) { $0 + Int($1.count) } }

  /// The rows of a relation up to a round, strongest first.
  public func rows(of predicate: Predicate, upTo round: Round = .possible) -> RowList {
    RowList(predicate: predicate, count: relation(predicate).end(of: round))
  }

  /// The rows of a relation whose first value is `first`, in order. O(rows found); the first time O(rows).
  public func rows(of predicate: Predicate, with first: Value) -> [RowRef] {
    let relation = relation(predicate)
    guard relation.count > 0 else { return [] }
    if let lists = relation.spread?.lists {
      return lists.rows(of: first.raw).map { RowRef(predicate: predicate, row: $0) }
    }
    let index = relation.index(on: 1)
    var result: [RowRef] = []
    withExtendedLifetime(index) {
      let store = index.store
      if let sorted = store.pointee.sorted {
        result = sorted.range(first.raw).map { RowRef(predicate: predicate, row: sorted.rows[$0]) }
        return
      }
      let chain = withUnsafePointer(to: first.raw) { store.pointee.find($0, relation.store) }
      var row = chain.first
      while row >= 0 {
        result.append(RowRef(predicate: predicate, row: row))
        row = row == chain.last ? -1 : store.pointee.next[Int(row)]
      }
    }
    return result
  }

  /// The row with these values, if the relation has it. O(1).
  public func contains(_ predicate: Predicate, _ values: some Collection<Value>) -> RowRef? {
    let relation = relation(predicate)
    if let lists = relation.spread?.lists {
      guard values.count == 2, let first = values.first else { return nil }
      let row = lists.find(first.raw, values[values.index(after: values.startIndex)].raw)
      return row < 0 ? nil : RowRef(predicate: predicate, row: row)
    }
    guard values.count == relation.store.pointee.arity else { return nil }
    let raw = ContiguousArray(values.map(\.raw))
    let row = raw.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { relation.store.pointee.find($0) } ?? (relation.count > 0 ? 0 : -1)
    }
    return row < 0 ? nil : RowRef(predicate: predicate, row: row)
  }

  /// The values of a row.
  public func values(of row: RowRef) -> [Value] {
    if let lists = relation(row.predicate).spread?.lists {
      precondition(row.row >= 0 && row.row < lists.count, "a row of another model")
      let subject = lists.subject(of: row.row)
      return [Value(subject), Value(lists.value(row.row, of: subject))]
    }
    let store = relation(row.predicate).store
    precondition(row.row >= 0 && row.row < store.pointee.count, "a row of another model")
    let data = store.pointee.row(row.row)
    return (0..<store.pointee.arity).map { Value(data[$0]) }
  }

  /// The strength of a row: the round in which it first appeared.
  public func round(of row: RowRef) -> Round {
    let relation = relation(row.predicate)
    return relation.spread == nil ? relation.store.pointee.round(of: row.row) : .certain
  }

  /// The number of rows of a relation of two columns whose values differ.
  public func countOffDiagonal(of predicate: Predicate) -> Int {
    let relation = relation(predicate)
    if let lists = relation.spread?.lists { return lists.countOffDiagonal }
    let store = relation.store
    return (0..<store.pointee.count).count { store.pointee.row($0)[0] != store.pointee.row($0)[1] }
  }

  func relation(_ predicate: Predicate) -> Relation { relations[Int(predicate.index)] }
}

/// Consecutive rows of a relation.
public struct RowList: RandomAccessCollection, Sendable {
  let predicate: Predicate
  let count32: Int32

  init(predicate: Predicate, count: Int32) {
    self.predicate = predicate
    count32 = count
  }

  /// The place of the first row.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { Int(count32) }
  /// The row at `place`.
  public subscript(place: Int) -> RowRef { RowRef(predicate: predicate, row: Int32(place)) }
}
