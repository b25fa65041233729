import Foundation

/// Measures the start, reading, asking and the engine, and prints a table of each:
///
///     swift run -c release --package-path Tests/Benchmarks benchmarks [start|reading|asking|length|engine]… [--seed N] [--program PATH]
@main struct Benchmarks {
  private static let all = ["start", "reading", "asking", "length", "engine"]

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let seed = option("--seed", of: &arguments).flatMap { UInt64($0) } ?? 1
    let program = option("--program", of: &arguments) ?? ".build/release/preceptor"
    guard Set(arguments).isSubset(of: all) else {
      print("usage: benchmarks [\(all.joined(separator: "|"))]... [--seed N] [--program PATH]")
      exit(2)
    }
    print(
      """
      Seed \(seed). Medians; spread: from the fastest to the slowest but one in ten; per unit: the time for one unit \
      against the first row.
      """)
    for name in all where arguments.isEmpty || arguments.contains(name) {
      switch name {
      case "start": try StartBenchmarks.run(program: program)?.print()
      case "reading": KnowledgeBenchmarks.reading(seed: seed).print()
      case "asking": try KnowledgeBenchmarks.asking(folder: "Knowledge", seed: seed).print()
      case "length": KnowledgeBenchmarks.length().print()
      default: try EngineBenchmarks.run(seed: seed).print()
      }
    }
  }

  /// Takes an option and its value out of the arguments.
  private static func option(_ name: String, of arguments: inout [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return nil }
    defer { arguments.removeSubrange(place...place + 1) }
    return arguments[place + 1]
  }
}
