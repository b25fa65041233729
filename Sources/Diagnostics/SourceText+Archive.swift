import Archive

extension SourceRange: Archivable {
  @usableFromInline package static var blank: SourceRange { SourceRange(source: 0, bytes: 0..<0) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (source, bytes) = (source, bytes)
    archive.field(&source)
    archive.field(&bytes)
    self = SourceRange(source: source, bytes: bytes)
  }
}

extension SourceText: Archivable {
  @usableFromInline package static var blank: SourceText { SourceText(name: "", bytes: []) }

  /// The bytes and the beginnings of lines stay where they are in an archive.
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (name, starts) = (name, archive.isReading ? .blank : lines.starts(of: self))
    archive.field(&name)
    archive.field(&starts)
    guard archive.isReading else { return withBytes { archive.write(raw: UnsafeRawBufferPointer($0)) } }
    var bytes = FixedArray<UInt8>.blank
    archive.field(&bytes)
    if starts.isEmpty { archive.reject() }
    self = SourceText(name: name, content: .archived(ArchivedText(bytes)), lines: LineIndex(starts))
  }
}

extension SourceMap: Archivable {
  @usableFromInline package static var blank: SourceMap { SourceMap() }
  @usableFromInline package mutating func archive(_ archive: inout Archive) { archive.field(&texts) }
}
