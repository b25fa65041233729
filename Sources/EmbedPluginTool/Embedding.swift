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

/// The source of an enumeration that holds the files below a folder.
func filesSource(of folder: URL, name: String) throws -> String {
  var source = """
    // Written by EmbedPluginTool from the folder \(folder.lastPathComponent); not for editing.

    /// The files of the folder \(folder.lastPathComponent) as they were at build time, by relative path, in path order.
    enum \(name) {
      /// Path and contents.
      static let files: [(path: StaticString, contents: StaticString)] = [

    """
  for file in try embeddableFiles(below: folder) {
    guard let text = String(validating: file.contents, as: UTF8.self) else { fail("\(file.path) is not UTF-8") }
    source += "    (\(swiftLiteral(file.path)), \(swiftLiteral(text))),\n"
  }
  return source + "  ]\n}\n"
}

/// The source of an enumeration that tells the build of a package from others.
func versionSource(of package: URL, name: String) throws -> String {
  let files = try embeddableFiles(below: package.appending(path: "Knowledge", directoryHint: .isDirectory))
  // FNV-1a, over names and contents.
  var sum: UInt32 = 2_166_136_261
  for file in files {
    for byte in Data(file.path.utf8) + [0] + file.contents + [0] { sum = (sum ^ UInt32(byte)) &* 16_777_619 }
  }
  let digits = String(sum, radix: 16)
  return """
    // Written by EmbedPluginTool; not for editing.

    /// What tells this build from others.
    enum \(name) {
      /// The commit that was checked out, abbreviated, or "unknown".
      static let commit = \(swiftLiteral(commit(of: package)))
      /// A checksum of the folder Knowledge.
      static let knowledge = "\(String(repeating: "0", count: 8 - digits.count) + digits)"
    }

    """
}

/// The commit that a package's Git has checked out, as far as that can be read off its files.
private func commit(of package: URL) -> String {
  let folder = package.appending(path: ".git")
  let read = { (path: String) in
    (try? String(contentsOf: folder.appending(path: path), encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
  guard let head = read("HEAD") else { return "unknown" }
  guard head.hasPrefix("ref: ") else { return String(head.prefix(7)) }
  let branch = String(head.dropFirst(5))
  if let commit = read(branch) { return String(commit.prefix(7)) }
  let packed = (read("packed-refs") ?? "").split(separator: "\n").first { $0.hasSuffix(" " + branch) }
  return packed.map { String($0.prefix(7)) } ?? "unknown"
}
