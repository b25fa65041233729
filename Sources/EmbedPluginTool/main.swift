import Foundation

/// `EmbedPluginTool FOLDER NAME.swift` writes a Swift file that holds every document and table below FOLDER as a static
/// string, by its path relative to FOLDER, in path order, in an enumeration NAME. A static string costs nothing at
/// start-up.

/// `EmbedPluginTool --version PACKAGE NAME.swift` writes one that names the commit and the knowledge of a package.

/// Stops the build with one line that says why.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  exit(1)
}

let arguments = Array(CommandLine.arguments.dropFirst())
let isVersion = arguments.first == "--version"
let paths = isVersion ? arguments.dropFirst() : arguments[...]
guard paths.count == 2, let given = paths.first, let target = paths.last else {
  fail("usage: EmbedPluginTool [--version] FOLDER OUTPUT")
}
let folder = URL(filePath: given, directoryHint: .isDirectory)
let output = URL(filePath: target)
let name = output.deletingPathExtension().lastPathComponent

do {
  let source = isVersion ? try versionSource(of: folder, name: name) : try filesSource(of: folder, name: name)
  let data = Data(source.utf8)
  // An unchanged file keeps its date, so that nothing is compiled again.
  if (try? Data(contentsOf: output)) != data { try data.write(to: output, options: .atomic) }
} catch {
  fail("\(folder.path): \(error)")
}
