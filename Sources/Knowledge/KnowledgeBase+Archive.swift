import Archive
import Datalog
import Diagnostics
import English

/// Reading a large file takes its time; what came of it can be written down and read back at once.
///
/// The bytes are for the same build of the program only: whoever stores them must keep them apart by build, and guard them
/// with a checksum.
extension KnowledgeBase {
  /// Everything that was read and worked out, the texts included, as bytes; nil where there are errors.
  package func archived() -> [UInt8]? {
    guard !hasErrors else { return nil }
    var archive = Archive()
    var (sources, documentCount, lexicon) = (sources, documentCount, lexicon)
    var (introductions, lowering) = (introductions, lowering)
    archive.field(&sources)
    archive.field(&documentCount)
    archive.field(&lexicon)
    archive.field(&introductions)
    sentences.write(to: &archive)
    model.write(to: &archive)
    lowering.archive(&archive)
    return archive.bytes
  }

  /// What ``archived()`` wrote, in place; nil if the bytes make no sense.
  package init?(reading archive: Archive) {
    var archive = archive
    var (sources, documentCount) = (SourceMap.blank, 0)
    var (lexicon, introductions) = (Lexicon.blank, [SourceIntroduction]())
    archive.field(&sources)
    archive.field(&documentCount)
    archive.field(&lexicon)
    archive.field(&introductions)
    let sentences = SentenceList(reading: &archive, sources)
    guard archive.isSound, let model = try? Model(reading: &archive) else { return nil }
    var lowering = Lowering(lexicon)
    lowering.archive(&archive)
    guard archive.isComplete else { return nil }
    lowering.program = model.program
    self.init(
      sources: sources, lexicon: lexicon, sentences: sentences, introductions: introductions, lowering: lowering,
      model: model)
    self.documentCount = documentCount
    nameMadeNumbers()
  }

  /// The texts that an archive was made of: the documents, and the tables they name. Nil if the bytes make no sense.
  package static func texts(in archive: Archive) -> (documents: [KnowledgeFile], tables: [KnowledgeFile])? {
    var (archive, sources, documentCount) = (archive, SourceMap.blank, 0)
    archive.field(&sources)
    archive.field(&documentCount)
    guard archive.isSound, (0...sources.texts.count).contains(documentCount) else { return nil }
    let files = sources.texts.map { KnowledgeFile(path: $0.name, bytes: $0.bytes) }
    return (Array(files[..<documentCount]), Array(files[documentCount...]))
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
    archive.field(&onlyAmong)
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
      statement: .blank, headings: [], citation: .blank, text: "")
  }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&statement)
    archive.field(&headings)
    archive.field(&citation)
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
  static var blank: Variant { .holds }
  mutating func archive(_ archive: inout Archive) {
    var number = Self.allCases.firstIndex(of: self) ?? 0
    archive.field(&number)
    guard Self.allCases.indices.contains(number) else { return archive.reject() }
    self = Self.allCases[number]
  }
}

extension PredicateTable.Key: Archivable {
  static var blank: PredicateTable.Key { PredicateTable.Key(pattern: .blank, variant: .holds) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&pattern)
    archive.field(&variant)
  }
}
