import Foundation

/// The documents (`*.md`) and tables (`*.csv`, `*.tsv`) below a folder in path order; hidden files are left out, and a
/// folder that is not there has none.
func embeddableFiles(below folder: URL) throws -> [(path: String, contents: Data)] {
  let manager = FileManager.default
  guard manager.fileExists(atPath: folder.path) else { return [] }
  let paths = try manager.subpathsOfDirectory(atPath: folder.path).filter { path in
    let parts = path.split(separator: "/")
    return !parts.contains { $0.hasPrefix(".") }
      && [".md", ".csv", ".tsv"].contains { parts.last?.hasSuffix($0) ?? false }
  }
  return try paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    .map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
}

/// A Swift string literal with exactly these scalars.
func swiftLiteral(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": literal += "\\n"
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF:
      literal += "\\u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
