import Archive

extension SourceRange: Archivable {
  public static var blank: SourceRange { SourceRange(source: 0, bytes: 0..<0) }

  public mutating func archive(_ archive: inout Archive) {
    var (source, bytes) = (source, bytes)
    archive.field(&source)
    archive.field(&bytes)
    self = SourceRange(source: source, bytes: bytes)
  }
}
