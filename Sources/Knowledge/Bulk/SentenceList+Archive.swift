import Archive
import Diagnostics
import English

extension SentenceList {
  /// Writes all sentences; blocks name their texts by number.
  func write(to archive: inout Archive) {
    var (singles, runs) = (singles, runs)
    archive.field(&singles)
    archive.field(&runs)
    for case let block? in runs.map(\.block) { block.write(to: &archive) }
  }

  /// Sentences that were written, whose texts are those of `sources`.
  init(reading archive: inout Archive, _ sources: SourceMap) {
    self = []
    archive.field(&singles)
    archive.field(&runs)
    for place in runs.indices where archive.isSound && runs[place].single < 0 {
      runs[place].block = SentenceBlock(reading: &archive, sources)
    }
  }
}

extension SentenceList.Run: Archivable {
  static var blank: SentenceList.Run { SentenceList.Run(first: 0, count: 0, block: nil, single: 0) }

  mutating func archive(_ archive: inout Archive) {
    if block != nil { single = -1 }
    archive.field(&first)
    archive.field(&count)
    archive.field(&single)
  }
}

/// What a block is kept as, besides the source of its rows.
private struct BlockFields {
  var form = RowReading.Form.blank
  var headings: [String] = []
  var citation = Citation.blank
  var width = 0
  var things = FixedArray<Int32>.blank
  var starts = FixedArray<UInt32>.blank

  /// One order for writing and reading.
  mutating func archive(_ archive: inout Archive) {
    archive.field(&form)
    archive.field(&headings)
    archive.field(&citation)
    archive.field(&width)
    archive.field(&things)
    archive.field(&starts)
  }
}

extension SentenceBlock {
  fileprivate func write(to archive: inout Archive) {
    var fields = BlockFields(
      form: form, headings: headings, citation: citation, width: width, things: things, starts: starts)
    fields.archive(&archive)
    source.write(to: &archive)
  }

  fileprivate convenience init(reading archive: inout Archive, _ sources: SourceMap) {
    var fields = BlockFields()
    fields.archive(&archive)
    if fields.width < 0 || fields.things.count != fields.starts.count * fields.width { archive.reject() }
    self.init(
      form: fields.form, headings: fields.headings, citation: fields.citation,
      source: RowSource(reading: &archive, sources), width: fields.width, things: fields.things, starts: fields.starts)
  }
}

extension RowSource {
  fileprivate func write(to archive: inout Archive) {
    var (isTable, index): (Bool, Int)
    switch self {
    case .table(let filler): (isTable, index) = (true, filler.reader.index)
    case .document(_, let own, _): (isTable, index) = (false, own)
    }
    archive.field(&isTable)
    archive.field(&index)
    switch self {
    case .table(let filler):
      var (template, header, kinds) = (filler.template, filler.header, filler.kinds)
      archive.field(&template)
      archive.field(&header)
      archive.field(&kinds)
    case .document(_, _, var shape): archive.field(&shape)
    }
  }

  fileprivate init(reading archive: inout Archive, _ sources: SourceMap) {
    var (isTable, index) = (false, 0)
    archive.field(&isTable)
    archive.field(&index)
    if !sources.texts.indices.contains(index) { archive.reject() }
    let text = sources.texts.indices.contains(index) ? sources[index] : .blank
    guard isTable else {
      var shape = SentenceShape.blank
      archive.field(&shape)
      self = .document(text, index: index, shape)
      return
    }
    var (template, header, kinds) = (TokenizedSentence.blank, [String](), Set<String>())
    archive.field(&template)
    archive.field(&header)
    archive.field(&kinds)
    self = .table(
      RowFiller(template: template, header: header, kinds: kinds, reader: TableReader(text, index: index)))
  }
}

extension SentenceShape: Archivable {
  static var blank: SentenceShape { SentenceShape() }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&between)
    archive.field(&endsWithName)
    if between.isEmpty { archive.reject() }
  }
}

extension Citation: Archivable {
  @usableFromInline package static var blank: Citation {
    Citation(title: nil, locator: nil, file: "", line: 0, column: 0)
  }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&title)
    archive.field(&locator)
    archive.field(&file)
    archive.field(&line)
    archive.field(&column)
  }
}
