// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "preceptor-benchmarks",
  dependencies: [.package(name: "preceptor", path: "../..")],
  targets: [
    .executableTarget(
      name: "benchmarks", dependencies: [.product(name: "PreceptorKnowledge", package: "preceptor")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
