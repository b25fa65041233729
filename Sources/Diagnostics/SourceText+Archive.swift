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
