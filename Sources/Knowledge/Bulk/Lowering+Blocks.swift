import Archive
import Datalog
import English

/// The stated rows of a pattern, in order of telling.
struct StatedRows: Sendable {
  private var parts: [Part] = []

  private enum Part: Sendable {
    case row(Lowering.StatedRow)
    /// Rows of a block: where the things are that fill the places, and the origin of the first row.
    case block(SentenceBlock, [Hole], Assertion, Int32)
  }

  /// What fills a place of an atom: a column, or always the same thing.
  enum Hole: Sendable {
    case column(Int)
    case thing(ThingID)
  }

  mutating func append(_ row: Lowering.StatedRow) { parts.append(.row(row)) }

  mutating func append(_ block: SentenceBlock, _ holes: [Hole], _ assertion: Assertion, origin: Int32) {
    parts.append(.block(block, holes, assertion, origin))
  }

  func forEach(_ visit: (Lowering.StatedRow) -> Void) {
    for part in parts {
      switch part {
      case .row(let row): visit(row)
      case .block(let block, let holes, let assertion, let origin):
        for row in block.starts.indices {
          visit(
            Lowering.StatedRow(
              things: holes.map { $0.thing(block, row) }, strength: assertion.strength, isStrict: assertion.isStrict,
              objectIsStrict: assertion.objectIsStrict, origin: origin + Int32(row)))
        }
      }
    }
  }
}

extension StatedRows.Hole {
  /// From a term in which columns are variables.
  init(_ term: English.Term) {
    switch term {
    case .thing(let thing): self = .thing(thing)
    case .variable(let variable): self = .column(variable.index)
    }
  }

  func thing(_ block: SentenceBlock, _ row: Int) -> ThingID {
    switch self {
    case .thing(let thing): thing
    case .column(let column): ThingID(Int(block.things[row * block.width + column]))
    }
  }
}

/// Rows of large tables: what ``Lowering/add(_:number:)`` does for a statement, for all at once.
extension Lowering {
  mutating func add(_ block: SentenceBlock, number: Int) {
    let assertions = block.form.assertions { .variable(Variable($0)) }
    let isSimple = assertions.allSatisfy { assertion in
      switch assertion.condition {
      case .isA(_, _, denied: false), .holds: true
      default: false
      }
    }
    guard isSimple else {
      for row in block.starts.indices { add(block.sentence(row).statement, number: number + row) }
      return
    }
    let origin = origins.numbers(ofStatements: number..<number + block.starts.count)
    for assertion in assertions {
      switch assertion.condition {
      case .isA(let thing, let kind, denied: false):
        link(StatedRows.Hole(thing), StatedRows.Hole(kind), block, assertion.strength, origin)
      case .holds(let atom): add(atom, assertion, block, origin)
      default: break
      }
    }
  }

  private mutating func link(
    _ thing: StatedRows.Hole, _ kind: StatedRows.Hole, _ block: SentenceBlock, _ strength: Strength, _ origin: Int32
  ) {
    // What is said to be itself says nothing, and splits the rows.
    var start = 0
    func tell(upTo end: Int) {
      program.facts.append(
        FactBlock(table.link, [thing, kind], rows: start..<end, of: block, strength.round, origin: origin))
      start = end + 1
    }
    for row in block.starts.indices {
      let (thing, kind) = (thing.thing(block, row), kind.thing(block, row))
      guard thing != kind else {
        tell(upTo: row)
        continue
      }
      if strength != .possible { links.append(kind, to: thing) }
      kindsWithMembers.insert(kind)
    }
    tell(upTo: block.starts.count)
  }

  private mutating func add(_ atom: English.Atom, _ assertion: Assertion, _ block: SentenceBlock, _ origin: Int32) {
    let holes = atom.places.map { StatedRows.Hole($0.term) }
    let pattern = Pattern(atom)
    statedRows[pattern, default: StatedRows()].append(block, holes, assertion, origin: origin)
    let predicate = statedPredicate(
      pattern, isStrict: assertion.isStrict, objectIsStrict: assertion.objectIsStrict)
    program.facts.append(
      FactBlock(
        predicate, holes, rows: 0..<block.starts.count, of: block, assertion.strength.round, origin: origin))
    if let subject = holes.first {
      var subjects = statedSubjects[pattern] ?? []
      statedSubjects[pattern] = nil
      for row in block.starts.indices { subjects.insert(subject.thing(block, row)) }
      statedSubjects[pattern] = subjects
    }
    let relation = lexicon[atom.relation]
    if relation.shape == .noun, !atom.isDenied, atom.duty == .none, let kind = relation.kind {
      link(holes[0], .thing(kind), block, assertion.strength, origin)
    }
  }
}

extension FactBlock {
  /// Some rows of a block as facts of a relation; `origin` is that of the block's first row.
  fileprivate init(
    _ predicate: Predicate, _ holes: [StatedRows.Hole], rows: Range<Int>, of block: SentenceBlock, _ round: Round,
    origin: Int32
  ) {
    let columns = holes.map { hole -> Column in
      switch hole {
      case .column(let column): .cell(column)
      case .thing(let thing): .constant(thing.index)
      }
    }
    self.init(
      predicate, columns, rows: rows, cells: block.things, width: block.width, round: round,
      origin: origin + Int32(rows.lowerBound), originStep: 1)
  }
}
