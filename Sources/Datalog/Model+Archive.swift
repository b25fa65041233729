import Archive

extension Model {
  /// Writes the program and all rows; ``init(reading:)`` gives the same model without evaluating.
  package func write(to archive: inout Archive) {
    var program = program
    program.archive(&archive)
    var numbers = numbers
    numbers.archive(&archive)
    var stamp = stamp
    archive.field(&stamp)
    for relation in relations { relation.write(to: &archive) }
  }

  /// A model that was written. Throws what a damaged one breaks; the caller checks that the archive is sound.
  package init(reading archive: inout Archive) throws(EvaluationError) {
    var program = Program.blank
    program.archive(&archive)
    var numbers = NumberTable.blank
    numbers.archive(&archive)
    var stamp: Int32 = 0
    archive.field(&stamp)
    var relations: ContiguousArray<Relation> = []
    for predicate in program.predicates where archive.isSound {
      relations.append(Relation(reading: &archive, arity: predicate.arity))
    }
    guard archive.isSound else { throw .damaged }
    try self.init(restoring: program, numbers: numbers, relations: relations, stamp: stamp)
  }
}

extension Relation {
  func write(to archive: inout Archive) {
    var rows = store.pointee
    rows.write(to: &archive)
    var count = batches.count
    archive.field(&count)
    for var batch in batches {
      archive.field(&batch.stamp)
      archive.field(&batch.start)
    }
  }

  convenience init(reading archive: inout Archive, arity: Int) {
    self.init(arity: arity)
    store.pointee.read(from: &archive)
    let count = archive.count(0)
    for _ in 0..<count where archive.isSound {
      var batch = Batch(stamp: 0, start: 0)
      archive.field(&batch.stamp)
      archive.field(&batch.start)
      mark(batch.stamp, from: batch.start)
    }
  }
}

extension RowStore {
  mutating func write(to archive: inout Archive) {
    var (number, certain, usual) = (count, endOfCertain, endOfUsual)
    archive.field(&number)
    archive.field(&certain)
    archive.field(&usual)
    for row in 0..<count {
      var origin = source[Int(row)]
      archive.field(&origin)
      for column in 0..<arity {
        var value = self.row(row)[column]
        archive.field(&value)
      }
    }
  }

  mutating func read(from archive: inout Archive) {
    var (number, certain, usual): (Int32, Int32, Int32) = (0, 0, 0)
    number = Int32(truncatingIfNeeded: archive.count(0))
    archive.field(&certain)
    archive.field(&usual)
    reserve(number)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(arity, 1)) { row in
      for place in 0..<number where archive.isSound {
        if place == certain { close(.certain) }
        if place == usual { close(.usual) }
        var origin: Int32 = 0
        archive.field(&origin)
        for column in 0..<arity { archive.field(&row[column]) }
        if !insert(UnsafePointer(row.baseAddress!), source: origin) { archive.reject() }
      }
    }
    if certain == number { close(.certain) }
    if usual == number { close(.usual) }
  }
}
