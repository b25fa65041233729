// swift-tools-version: 6.3
import Foundation
import PackageDescription

/// The layers, lowest first. Each target may import only what it lists here, and
/// `swift build --explicit-target-dependency-import-check error` holds it to that.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The prompt is edited by libedit where its header is installed, else by the terminal alone; the library itself is loaded
/// when the prompt opens. PRECEPTOR_PLAIN=1 builds it without libedit all the same.
let wantsPlainPrompt = Context.environment["PRECEPTOR_PLAIN"] == "1"
let hasLibedit =
  !wantsPlainPrompt
  && ["/usr/include", "/usr/local/include"].contains {
    FileManager.default.fileExists(atPath: $0 + "/histedit.h")
  }

let package = Package(
  name: "preceptor",
  products: [
    .executable(name: "preceptor", targets: ["preceptor"]),
    // What Tests/Benchmarks measures, a package of its own.
    .library(name: "PreceptorKnowledge", targets: ["Datalog", "Knowledge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .target(name: "Archive", swiftSettings: settings),
    .target(name: "Diagnostics", dependencies: ["Archive"], swiftSettings: settings),
    .target(name: "Datalog", dependencies: ["Archive"], swiftSettings: settings),
    .target(name: "English", dependencies: ["Archive", "Diagnostics"], swiftSettings: settings),
    .target(
      name: "Knowledge", dependencies: ["Archive", "Diagnostics", "Datalog", "English"], swiftSettings: settings),
    .target(
      name: "CEdit", cSettings: hasLibedit ? [] : [.define("CEDIT_PLAIN")],
      linkerSettings: hasLibedit ? [.linkedLibrary("dl", .when(platforms: [.linux]))] : []),
    .target(
      name: "Console",
      dependencies: [
        "Archive", "Knowledge", "Diagnostics", "CEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      plugins: ["EmbedPlugin"]),
    .executableTarget(name: "preceptor", dependencies: ["Console"], swiftSettings: settings),

    // The knowledge of the folder Knowledge, put into the binary.
    .executableTarget(name: "EmbedPluginTool", swiftSettings: settings),
    .plugin(
      name: "EmbedPlugin", capability: .buildTool(), dependencies: ["EmbedPluginTool"], path: "Sources/EmbedPlugin"),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(name: "DatalogTests", dependencies: ["Datalog"], swiftSettings: settings),
    .testTarget(name: "EnglishTests", dependencies: ["English"], swiftSettings: settings),
    .testTarget(name: "KnowledgeTests", dependencies: ["Archive", "Knowledge"], swiftSettings: settings),
    .testTarget(
      name: "ConsoleTests", dependencies: ["Archive", "Console", "Knowledge", "Diagnostics", "preceptor"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
