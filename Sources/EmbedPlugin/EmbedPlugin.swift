import Foundation
import PackagePlugin

/// Puts the files of the package's folders `Knowledge` and `Sources/Reference` into the target that uses the plugin, and
/// what tells this build from others.
///
/// Every file *and every directory* is an input, so that an edited, an added and a removed file each run the tool
/// again; what is embedded is decided by the tool, which lists the folder itself.
@main
struct EmbedPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    var commands = try [("Knowledge", "EmbeddedKnowledge"), ("Sources/Reference", "EmbeddedReference")].map {
      try command(embedding: package.appending(path: $0, directoryHint: .isDirectory), $1, context)
    }
    let version = context.pluginWorkDirectoryURL.appending(path: "EmbeddedVersion.swift")
    let knowledge = inputs(below: package.appending(path: "Knowledge", directoryHint: .isDirectory))
    commands.append(
      .buildCommand(
        displayName: "Embedding the version",
        executable: try context.tool(named: "EmbedPluginTool").url,
        arguments: ["--version", package.path(percentEncoded: false), version.path(percentEncoded: false)],
        inputFiles: knowledge + marksOfCommit(in: package.appending(path: ".git")),
        outputFiles: [version]))
    return commands
  }

  /// The files of Git that change with the commit that is checked out.
  private func marksOfCommit(in folder: URL) -> [URL] {
    ["HEAD", "logs/HEAD"].map { folder.appending(path: $0) }.filter {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }

  private func command(embedding folder: URL, _ name: String, _ context: PluginContext) throws -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: name + ".swift")
    return .buildCommand(
      displayName: "Embedding \(folder.lastPathComponent)",
      executable: try context.tool(named: "EmbedPluginTool").url,
      arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
      inputFiles: inputs(below: folder),
      outputFiles: [output])
  }

  /// The folder, and everything in it, in path order.
  private func inputs(below folder: URL) -> [URL] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path),
      let contents = manager.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return ([folder] + contents.compactMap { $0 as? URL }).sorted { $0.path < $1.path }
  }
}
