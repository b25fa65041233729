import Foundation
import PackagePlugin

/// Puts the files of the package's folders `Knowledge` and `Sources/Reference` into the target that uses the plugin.
///
/// Every file *and every directory* is an input, so that an edited, an added and a removed file each run the tool
/// again; what is embedded is decided by the tool, which lists the folder itself.
@main
struct EmbedPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    try [("Knowledge", "EmbeddedKnowledge"), ("Sources/Reference", "EmbeddedReference")].map { path, name in
      try command(
        embedding: context.package.directoryURL.appending(path: path, directoryHint: .isDirectory), name, context)
    }
  }

  private func command(embedding folder: URL, _ name: String, _ context: PluginContext) throws -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: name + ".swift")
    var inputs: [URL] = []
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.path),
      let contents = manager.enumerator(at: folder, includingPropertiesForKeys: nil)
    {
      inputs.append(folder)
      inputs += contents.compactMap { $0 as? URL }
    }
    return .buildCommand(
      displayName: "Embedding \(folder.lastPathComponent)",
      executable: try context.tool(named: "EmbedPluginTool").url,
      arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
      inputFiles: inputs.sorted { $0.path < $1.path },
      outputFiles: [output])
  }
}
