// swift-tools-version: 6.3
import PackageDescription

/// The layers, lowest first. Each target may import only what it lists here, and
/// `swift build --explicit-target-dependency-import-check error` holds it to that.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "preceptor",
  products: [.executable(name: "preceptor", targets: ["preceptor"])],
  targets: [
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "Datalog", swiftSettings: settings),
    .target(name: "English", dependencies: ["Diagnostics"], swiftSettings: settings),
    .target(name: "Knowledge", dependencies: ["Diagnostics", "Datalog", "English"], swiftSettings: settings),
    .executableTarget(name: "preceptor", dependencies: ["Knowledge"], swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(name: "DatalogTests", dependencies: ["Datalog"], swiftSettings: settings),
    .testTarget(name: "EnglishTests", dependencies: ["English"], swiftSettings: settings),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
