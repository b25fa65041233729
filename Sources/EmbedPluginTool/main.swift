import Foundation

/// `EmbedPluginTool FOLDER NAME.swift` writes a Swift file that holds every document and table below FOLDER as a static
/// string, by its path relative to FOLDER, in path order, in an enumeration NAME. A static string costs nothing at
/// start-up.

/// Stops the build with one line that says why.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  exit(1)
}

guard CommandLine.arguments.count == 3 else { fail("usage: EmbedPluginTool FOLDER OUTPUT") }
let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
let output = URL(filePath: CommandLine.arguments[2])

do {
  let files = try embeddableFiles(below: folder)
  var source = """
    // Written by EmbedPluginTool from the folder \(folder.lastPathComponent); not for editing.

    /// The files of the folder \(folder.lastPathComponent) as they were at build time, by relative path, in path order.
    enum \(output.deletingPathExtension().lastPathComponent) {
      /// Path and contents.
      static let files: [(path: StaticString, contents: StaticString)] = [

    """
  for file in files {
    guard let text = String(validating: file.contents, as: UTF8.self) else { fail("\(file.path) is not UTF-8") }
    source += "    (\(swiftLiteral(file.path)), \(swiftLiteral(text))),\n"
  }
  source += "  ]\n}\n"
  let data = Data(source.utf8)
  // An unchanged file keeps its date, so that nothing is compiled again.
  if (try? Data(contentsOf: output)) != data { try data.write(to: output, options: .atomic) }
} catch {
  fail("\(folder.path): \(error)")
}
