import Archive

extension Model {
  /// Writes the program and all rows; ``init(reading:)`` gives the same model without evaluating.
  package func write(to archive: inout Archive) {
    var (program, numbers, stamp) = (program, numbers, stamp)
    archive.field(&program)
    archive.field(&numbers)
    archive.field(&stamp)
    var writer = RelationWriter()
    for relation in relations { writer.write(relation, to: &archive) }
  }

  /// A model that was written. Throws what a damaged one breaks; the caller checks that the archive is sound.
  package init(reading archive: inout Archive) throws(EvaluationError) {
    var program = Program.blank
    var numbers = NumberTable.blank
    var stamp: Int32 = 0
    archive.field(&program)
    archive.field(&numbers)
    archive.field(&stamp)
    var reader = RelationReader()
    var relations: ContiguousArray<Relation> = []
    for predicate in program.predicates where archive.isSound {
      relations.append(reader.read(from: &archive, arity: predicate.arity))
    }
    guard archive.isSound else { throw .damaged }
    try self.init(restoring: program, numbers: numbers, relations: relations, stamp: stamp)
  }
}

/// Writes relations one after another; what several share is written with the first of them, and named by number after.
private struct RelationWriter {
  private var boxes: [ObjectIdentifier: Int] = [:]
  private var lists: [ObjectIdentifier: Int] = [:]

  mutating func write(_ relation: Relation, to archive: inout Archive) {
    if isNew(relation.box, &boxes, &archive) {
      // The rows of lists are not written out.
      if relation.spread == nil {
        relation.store.pointee.write(to: &archive)
      } else {
        RowStore(arity: 2).write(to: &archive)
      }
    }
    var copied = relation.copied
    archive.field(&copied)
    var batches = Array(relation.batches)
    archive.field(&batches)
    var isSpread = relation.spread != nil
    archive.field(&isSpread)
    guard let spread = relation.spread else { return }
    if isNew(spread.lists, &lists, &archive) { spread.lists.write(to: &archive) }
    write(spread.way, to: &archive)
  }

  private func isNew(_ part: AnyObject, _ known: inout [ObjectIdentifier: Int], _ archive: inout Archive) -> Bool {
    let isNew = known[ObjectIdentifier(part)] == nil
    var number = known[ObjectIdentifier(part), default: known.count]
    known[ObjectIdentifier(part)] = number
    archive.field(&number)
    return isNew
  }

  private mutating func write(_ way: Spread.Way, to archive: inout Archive) {
    switch way {
    case .clause(var clause):
      var tag = 0
      archive.field(&tag)
      archive.field(&clause)
    case .closure(var closure):
      var (tag, origin, hasBase) = (1, Int(closure.origin), closure.base != nil)
      archive.field(&tag)
      archive.field(&closure.edges)
      archive.field(&closure.clause)
      archive.field(&closure.step)
      archive.field(&origin)
      archive.field(&hasBase)
      if let base = closure.base { write(base, to: &archive) }
    case .sameGeneration(var first, var next):
      var tag = 2
      archive.field(&tag)
      archive.field(&first)
      archive.field(&next)
    }
  }
}

/// Reads what a ``RelationWriter`` wrote.
private struct RelationReader {
  private var boxes: [RowBox] = []
  private var lists: [ListStore] = []

  mutating func read(from archive: inout Archive, arity: Int) -> Relation {
    let box = part(of: &boxes, &archive) { RowBox(reading: &$0, arity: arity) }
    var copied: Int32?
    var batches: [Relation.Batch] = []
    var isSpread = false
    archive.field(&copied)
    archive.field(&batches)
    archive.field(&isSpread)
    var spread: Spread?
    if isSpread, archive.isSound {
      let lists = part(of: &lists, &archive) { ListStore(reading: &$0) }
      spread = Spread(lists: lists, way: way(&archive))
    }
    return Relation(box, spread, copiedBy: copied, ContiguousArray(batches))
  }

  private func part<Part>(of known: inout [Part], _ archive: inout Archive, read: (inout Archive) -> Part) -> Part {
    var number = 0
    archive.field(&number)
    if known.indices.contains(number) { return known[number] }
    if number != known.count { archive.reject() }
    let part = read(&archive)
    known.append(part)
    return part
  }

  private mutating func way(_ archive: inout Archive) -> Spread.Way {
    var tag = 0
    archive.field(&tag)
    switch tag {
    case 0:
      var clause = 0
      archive.field(&clause)
      return .clause(clause)
    case 1:
      var closure = Spread.Closure(edges: .blank, clause: 0, step: 0, base: nil, origin: 0)
      var hasBase = false
      archive.field(&closure.edges)
      archive.field(&closure.clause)
      archive.field(&closure.step)
      archive.field(&closure.origin)
      archive.field(&hasBase)
      if hasBase, archive.isSound { closure.base = read(from: &archive, arity: 2) }
      return .closure(closure)
    case 2:
      var (first, next) = (0, 0)
      archive.field(&first)
      archive.field(&next)
      return .sameGeneration(first: first, next: next)
    default:
      archive.reject()
      return .clause(0)
    }
  }
}

extension Relation.Batch: Archivable {
  static var blank: Relation.Batch { Relation.Batch(stamp: 0, start: 0) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&stamp)
    archive.field(&start)
  }
}
