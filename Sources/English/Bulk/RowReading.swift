import Archive
import Diagnostics

/// Reads the rows of a block by the grammar, and what recurs by what the grammar made of it before.
///
/// To the grammar a plain name is only what the vocabulary says of it: is it known, as a name, as counted, as a noun. Two
/// rows that agree in this, column by column, mean the same of different things. So the first rows of each such
/// combination are read, and the others follow them. A row is read as well if a cell says more to the grammar than a name
/// does (a verb, a number, an abbreviation); such a cell stands for itself in the combination. Nothing is learned from a
/// row that changed anything in the vocabulary but the things it names, so that what follows it would not be read
/// otherwise.
public struct RowReading {
  /// What a row came to.
  public enum Outcome {
    /// It was read by the grammar.
    case read(Reader.Outcome<Statement>)
    /// It is the form with this number, said of these things.
    case form(Int)
  }

  /// A statement with numbers of columns in place of things.
  public struct Form: Sendable {
    /// The statement as it was read of some row.
    public let statement: Statement
    /// The things in it that stand in columns, and which column.
    let holes: [(thing: ThingID, column: Int)]
  }

  /// What a combination comes to.
  private struct Learned {
    var form: Int
    /// The thing of a column whose cell stands for itself; -1 where it names none.
    var things: [Int32]
    /// Which columns are such.
    var isItself: [Bool]
    /// The marks of each column's thing afterwards.
    var marks: [BulkNames.Marks]
    /// The columns whose things are new, in order of making.
    var made: [Int]
    /// What each column's name is noted to be: a column.
    var kinds: [(column: Int, kind: Int)]
    /// Does a row that looks like this say nothing new of its names?
    var isSettled = false
  }

  private let block: RowBlock
  private let bulk: BulkNames
  private var examiner: NameExaminer
  private var known: [ContiguousArray<UInt32>: Learned?] = [:]
  private var combination: ContiguousArray<UInt32>
  private var fingerprint = 0
  /// What rows with nothing but plain names look like, and what they come to.
  private var plain: [(look: RowLook, learned: Learned)] = []
  private let looks: RowLook.Masks
  /// The forms so far.
  public private(set) var forms: [Form] = []
  /// The things of the row that was a form, column by column.
  public private(set) var things: ContiguousArray<Int32>

  /// A reading of a block whose names are in the reader's vocabulary.
  public init?(_ block: RowBlock, _ reader: Reader) {
    guard let bulk = reader.lexicon.things.bulk, !block.columns.isEmpty else { return nil }
    self.block = block
    self.bulk = bulk
    combination = ContiguousArray(repeating: 0, count: 2 * block.columns.count)
    things = ContiguousArray(repeating: -1, count: block.columns.count)
    examiner = NameExaminer(reader.lexicon, beside: block.words)
    looks = RowLook.Masks(isKind: block.isKind)
    block.forgetExamined(bulk)
    fingerprint = reader.lexicon.fingerprint
  }

  /// Reads a row. `tokens` gives its words, where the grammar needs them.
  public mutating func read(_ row: Int, _ reader: inout Reader, tokens: () -> TokenizedSentence) -> Outcome {
    let isComparable = combine(row, reader.lexicon)
    if isComparable, let learned = known[combination], let learned {
      note(learned, row)
      replay(learned, row, &reader.lexicon)
      return .form(learned.form)
    }
    let before = reader.lexicon.things.count
    let outcome = reader.read(statement: tokens())
    let after = reader.lexicon.fingerprint
    if after != fingerprint {
      fingerprint = after
      examiner = NameExaminer(reader.lexicon, beside: block.words)
      forget()
    } else if isComparable, case .read(let statement) = outcome {
      let learned = learn(statement, row, reader.lexicon, firstNew: before)
      known[combination] = learned
    }
    return .read(outcome)
  }

  private mutating func forget() {
    known = [:]
    plain = []
    block.forgetExamined(bulk)
  }

  private func entry(_ row: Int, _ column: Int) -> Int { Int(block.names[row * things.count + column]) }

  // MARK: Plain rows

  /// Goes on with rows from `row` on as long as they look like some read before and are of a form, before `end`. Adds
  /// their things. Answers the first row that is left.
  ///
  /// This is what ``read(_:_:tokens:)`` does with them, without asking what they look like word by word.
  package mutating func follow(
    from row: Int, before end: Int, form: Int, _ reader: inout Reader, into target: Column<Int32>
  ) -> Int {
    guard !plain.isEmpty, row < end else { return row }
    let width = things.count
    let before = target.count
    var place = target.append(count: width * (end - row))
    var names = block.names.baseAddress.unsafelyUnwrapped + row * width
    var next = row
    while next < end {
      var look = RowLook(names, bulk, looks, things: place)
      if look == nil, examineNames(of: next) { look = RowLook(names, bulk, looks, things: place) }
      guard let look, let number = plain.firstIndex(where: { $0.look == look }), plain[number].learned.form == form
      else { break }
      if !plain[number].learned.isSettled {
        for column in 0..<width { things[column] = place[column] }
        replay(plain[number].learned, next, &reader.lexicon)
        for column in 0..<width { place[column] = things[column] }
      }
      next += 1
      place += width
      names += width
    }
    target.truncate(to: before + width * (next - row))
    return next
  }

  /// Examines those names of a row that have not been. Answers whether there were any.
  private func examineNames(of row: Int) -> Bool {
    var hasExamined = false
    for name in block.names(of: row) where name >= 0 && !bulk.marks(of: Int(name)).contains(.isExamined) {
      examiner.examine(Int(name), bulk)
      hasExamined = true
    }
    return hasExamined
  }

  /// Keeps what a row looks like that has been combined and comes to something known.
  private mutating func note(_ learned: Learned, _ row: Int) {
    let width = things.count
    let names = UnsafeBufferPointer(rebasing: block.names[row * width..<(row + 1) * width])
    let look = withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { things -> RowLook? in
      guard let base = names.baseAddress, let things = things.baseAddress else { return nil }
      return RowLook(base, bulk, looks, things: things)
    }
    guard plain.count < 16, let look, !plain.contains(where: { $0.look == look }) else { return }
    var learned = learned
    learned.isSettled =
      learned.made.isEmpty && learned.kinds.isEmpty
      && names.indices.allSatisfy { bulk.marks(of: Int(names[$0])).isSuperset(of: learned.marks[$0]) }
    plain.append((look, learned))
  }

  // MARK: Combinations

  private static let standsForItself: UInt32 = 1 << 31
  private static let isThere: UInt32 = 1 << 30

  /// Works out the combination of a row; false if it has none.
  private mutating func combine(_ row: Int, _ lexicon: Lexicon) -> Bool {
    let width = things.count
    let start = row * width
    for column in 0..<width {
      let entry = Int(block.names[start + column])
      if entry < 0 { return false }
      for other in 0..<column where block.names[start + other] == Int32(entry) { return false }
      var marks = bulk.marks(of: entry)
      if !marks.contains(.isExamined) {
        examiner.examine(entry, bulk)
        marks = bulk.marks(of: entry)
      }
      let thing = bulk.thing(of: entry)
      things[column] = thing
      var isOdd = !marks.isDisjoint(with: RowBlock.oddMarks(asKind: block.isKind[column]))
      if thing < 0 {
        if !isOdd, marks.contains(.hasVariants) { return false }
      } else if !marks.contains(.isKeptHere) {
        let whole = lexicon.things[Int(thing)]
        isOdd =
          isOdd || whole.isLabelled || whole.structure != .plain || whole.pluralName != nil || whole.abbreviation != nil
        marks.subtract(.ofThing)
        marks.formUnion(whole.marks)
      }
      let state = marks.intersection(thing < 0 ? [.noun, .kindEvidence, .bareNoun] : .ofReading)
      combination[2 * column] = UInt32(state.rawValue) | (thing < 0 ? 0 : Self.isThere)
      combination[2 * column + 1] = isOdd ? Self.standsForItself | UInt32(entry) : 0
    }
    return true
  }

  private func isItself(_ column: Int) -> Bool { combination[2 * column + 1] != 0 }

  // MARK: Learning

  private mutating func learn(_ statement: Statement, _ row: Int, _ lexicon: Lexicon, firstNew: Int) -> Learned? {
    guard statement.conditions.isEmpty, statement.byName.isEmpty, statement.namings.isEmpty, statement.parts.isEmpty,
      statement.reasonsFrom == nil, statement.variableCount == 0
    else { return nil }
    var learned = Learned(form: 0, things: [], isItself: things.indices.map(isItself), marks: [], made: [], kinds: [])
    var holes: [(thing: ThingID, column: Int)] = []
    for (column, entry) in block.names(of: row).enumerated() {
      let thing = bulk.thing(of: Int(entry))
      learned.things.append(isItself(column) ? thing : -1)
      learned.marks.append([])
      guard thing >= 0 else {
        if isItself(column) { continue }
        return nil
      }
      if holes.contains(where: { $0.thing == ThingID(Int(thing)) }) { return nil }
      holes.append((ThingID(Int(thing)), column))
      if Int(thing) >= firstNew { learned.made.append(column) }
      guard !isItself(column) else {
        let words = bulk.key(of: Int(entry)).split(separator: " ").map(String.init)
        if !block.words.isDisjoint(with: words) { return nil }
        continue
      }
      let whole = lexicon.things[Int(thing)]
      guard whole.structure == .plain, whole.pluralName == nil, whole.abbreviation == nil,
        combination[2 * column] & Self.isThere != 0 || whole.name == bulk.name(of: Int(entry))
      else { return nil }
      learned.marks[column] = whole.marks
    }
    // Whatever is new must stand in a column whose cell is a plain name.
    guard lexicon.things.count - firstNew == learned.made.count, !learned.made.contains(where: isItself) else {
      return nil
    }
    learned.made.sort { bulk.thing(of: entry(row, $0)) < bulk.thing(of: entry(row, $1)) }
    for assertion in statement.assertions {
      guard case .isA(.thing(let thing), .thing(let kind), denied: false) = assertion.condition,
        lexicon[thing].isName
      else { continue }
      guard let column = holes.first(where: { $0.thing == thing })?.column,
        let other = holes.first(where: { $0.thing == kind })?.column
      else { return nil }
      learned.kinds.append((column, other))
    }
    learned.form = form(statement, holes)
    return learned
  }

  /// The number of the form that a statement is, with holes for some of its things.
  private mutating func form(_ statement: Statement, _ holes: [(thing: ThingID, column: Int)]) -> Int {
    let made = Form(statement: statement, holes: holes)
    let assertions = made.assertions { .variable(Variable($0)) }
    for (number, form) in forms.enumerated() where form.assertions({ .variable(Variable($0)) }) == assertions {
      return number
    }
    forms.append(made)
    return forms.count - 1
  }

  // MARK: Following

  private mutating func replay(_ learned: Learned, _ row: Int, _ lexicon: inout Lexicon) {
    for column in learned.made {
      let entry = entry(row, column)
      things[column] = lexicon.things.append(entry: entry)
      bulk.setThing(things[column], of: entry)
      bulk.mark(entry, [.knownWord, .isKeptHere, learned.marks[column]])
      if bulk.keyBytes(of: entry).contains(0x20) {
        bulk.unmark(entry, .knownWord)
        lexicon.remember(bulk.key(of: entry).split(separator: " ").map(String.init))
      }
    }
    for column in things.indices where !learned.isItself[column] {
      let entry = entry(row, column)
      let thing = ThingID(Int(things[column]))
      if bulk.marks(of: entry).contains(.isKeptHere) {
        bulk.mark(entry, learned.marks[column])
      } else if lexicon.things[Int(thing.index)].marks != learned.marks[column] {
        let marks = learned.marks[column]
        lexicon.update(thing) {
          $0.isName = marks.contains(.isName)
          $0.isCounted = marks.contains(.isCounted)
          $0.isBare = marks.contains(.isBare)
          $0.takesThe = marks.contains(.takesThe)
        }
      }
    }
    for (column, thing) in learned.things.enumerated() where learned.isItself[column] { things[column] = thing }
    for note in learned.kinds {
      lexicon.kindsOfNames.insert(
        bulk: ThingID(Int(things[note.kind])), of: ThingID(Int(things[note.column])))
    }
  }
}

extension RowReading.Form {
  /// What the form asserts, with terms in its holes.
  public func assertions(_ term: (Int) -> Term) -> [Assertion] {
    statement.assertions.map { assertion in
      var filled = assertion
      filled.condition = assertion.condition.mapTerms { old in
        guard case .thing(let thing) = old, let hole = holes.first(where: { $0.thing == thing }) else { return old }
        return term(hole.column)
      }
      return filled
    }
  }

  /// Do all rows speak of a thing, whatever stands in their columns?
  public func says(_ thing: ThingID) -> Bool {
    assertions { .variable(Variable($0)) }.contains { assertion in
      var isThere = false
      assertion.condition.visitTerms { if $0 == .thing(thing) { isThere = true } }
      return isThere
    }
  }

  /// The statement of some row, given its things.
  public func statement(_ things: some RandomAccessCollection<Int32>) -> Statement {
    var copy = statement
    copy.assertions = assertions { .thing(ThingID(Int(things[things.index(things.startIndex, offsetBy: $0)]))) }
    return copy
  }
}

extension Lexicon {
  /// Tells whether anything has changed that readings depend on, besides things.
  fileprivate var fingerprint: Int {
    var sum = Hasher()
    for relation in relations {
      sum.combine(relation.slots.count)
      sum.combine(relation.takesObject)
      sum.combine(relation.kind)
      sum.combine(relation.unit)
      sum.combine(relation.isNumeric)
    }
    let counts: [Int] = [
      relations.count, relationByKey.count, adjectives.count, verbForms.count, verbEntries.count, abbreviations.count,
      describedThings.count, infinitives.count, namesakes.count, measures.count, opposites.count, wordSynonyms.count,
      pluralOf.count, askingPatterns.count, tells.count, units.count, joins.count,
    ]
    sum.combine(counts)
    sum.combine(speaksOfPersons)
    return sum.finalize()
  }

}
