import Archive

extension SourceRange: Archivable {
  package static var blank: SourceRange { SourceRange(source: 0, bytes: 0..<0) }

  package mutating func archive(_ archive: inout Archive) {
    var (source, bytes) = (source, bytes)
    archive.field(&source)
    archive.field(&bytes)
    self = SourceRange(source: source, bytes: bytes)
  }
}
