import Archive
import Datalog
import Diagnostics
import English

/// Reading a large file takes its time; what came of it can be written down and read back at once.
///
/// The bytes are for the same build of the program only: whoever stores them must keep them apart by build and by the
/// files that were read, and guard them with a checksum.
extension KnowledgeBase {
  /// Everything that was read and worked out, as bytes; nil where something was found wrong, which is to be seen each time.
  package func archived() -> [UInt8]? {
    guard diagnostics.isEmpty, !sentences.hasBlocks, model.isArchivable else { return nil }
    var archive = Archive()
    var (lexicon, sentences, introductions) = (lexicon, sentences, introductions)
    archive.field(&lexicon)
    archive.field(&sentences)
    archive.field(&introductions)
    model.write(to: &archive)
    var lowering = lowering
    lowering.archive(&archive)
    return archive.bytes
  }

  /// What ``archived()`` wrote, from an offset on, over the documents that were read then; nil if the bytes are damaged.
  package init?(archive bytes: [UInt8], from start: Int = 0, documents: [KnowledgeFile]) {
    var archive = Archive(reading: bytes, from: start)
    var sources = SourceMap()
    for document in documents { _ = sources.add(SourceText(name: document.path, bytes: document.bytes)) }
    var lexicon = Lexicon.blank
    var sentences: SentenceList = []
    var introductions: [SourceIntroduction] = []
    archive.field(&lexicon)
    archive.field(&sentences)
    archive.field(&introductions)
    guard let model = try? Model(reading: &archive) else { return nil }
    var lowering = Lowering(lexicon)
    lowering.archive(&archive)
    guard archive.isComplete else { return nil }
    lowering.program = model.program
    self.init(
      sources: sources, lexicon: lexicon, sentences: sentences, introductions: introductions, lowering: lowering,
      model: model)
  }
}

extension Lowering {
  /// What answers and additions need of the lowering; the rest is done with.
  mutating func archive(_ archive: inout Archive) {
    archive.field(&table)
    archive.field(&origins)
    archive.field(&statedSubjects)
    archive.field(&kindsWithMembers)
    archive.field(&singleRelations)
    archive.field(&completeKinds)
    archive.field(&completeRelations)
  }
}

extension Origin: Archivable {
  static var blank: Origin { .structure }
  mutating func archive(_ archive: inout Archive) {
    var (tag, number): (Int, Int) =
      switch self {
      case .stated(let number): (0, number)
      case .rule(let number): (1, number)
      case .byName: (2, 0)
      case .inheritance: (3, 0)
      case .wording: (4, 0)
      case .naming(let number): (5, number)
      case .structure: (6, 0)
      }
    archive.field(&tag)
    archive.field(&number)
    switch tag {
    case 0: self = .stated(number)
    case 1: self = .rule(number)
    case 2: self = .byName
    case 3: self = .inheritance
    case 4: self = .wording
    case 5: self = .naming(number)
    case 6: self = .structure
    default: archive.reject()
    }
  }
}

extension StatedSentence: Archivable {
  static var blank: StatedSentence {
    StatedSentence(
      statement: .blank, headings: [], citation: Citation(title: nil, locator: nil, file: "", line: 0, column: 0),
      text: "")
  }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&statement)
    archive.field(&headings)
    archive.field(&citation.title)
    archive.field(&citation.locator)
    archive.field(&citation.file)
    archive.field(&citation.line)
    archive.field(&citation.column)
    archive.field(&text)
  }
}

extension SourceIntroduction: Archivable {
  @usableFromInline package static var blank: SourceIntroduction {
    SourceIntroduction(name: "", title: "", rest: nil, range: .blank)
  }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&name)
    archive.field(&title)
    archive.field(&rest)
    archive.field(&range)
  }
}

extension Pattern: Archivable {
  static var blank: Pattern { Pattern(.blank, []) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&relation)
    archive.field(&roles)
    archive.field(&isDenied)
    archive.field(&duty)
  }
}

extension Variant: Archivable {
  private static let all: [Variant] = [.holds, .stated, .strict, .strictObject, .exceptional, .blocked]
  static var blank: Variant { .holds }
  mutating func archive(_ archive: inout Archive) {
    var number = Self.all.firstIndex(of: self) ?? 0
    archive.field(&number)
    guard Self.all.indices.contains(number) else { return archive.reject() }
    self = Self.all[number]
  }
}

extension PredicateTable.Key: Archivable {
  static var blank: PredicateTable.Key { PredicateTable.Key(pattern: .blank, variant: .holds) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&pattern)
    archive.field(&variant)
  }
}
