import Foundation
import Testing

@testable import Datalog

/// The engine against the plain reading, and against clingo where that is installed.
@Suite struct StratifiedProgramTests {
  private static let clingo = ["/usr/bin/clingo", "/usr/local/bin/clingo", "/opt/homebrew/bin/clingo"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The rows of each relation, written `p3(1,2)` with the prefix `p`.
  private static func rows(_ model: Model, _ prefix: String) -> Set<String> {
    var rows: Set<String> = []
    for place in model.program.predicates.indices {
      for row in model.rows(of: Predicate(Int32(place))) {
        rows.insert("\(prefix)\(place)(" + model.values(of: row).map { "\($0.raw)" }.joined(separator: ",") + ")")
      }
    }
    return rows
  }

  @Test func `programs agree with the plain reading`() throws {
    for seed in seeds(600) {
      let random = StratifiedProgram(seed: seed)
      let model = try Model(
        evaluating: random.program,
        Thresholds(lists: seed % 2 == 0 ? 1 : .max, shared: seed % 3 == 0 ? 1 : .max, cores: 2))
      let naive = NaiveModel(random.program, levels: random.levels, numbers: model.numbers)
      for place in random.program.predicates.indices {
        let rows = Set(model.rows(of: Predicate(Int32(place))).map(model.values))
        #expect(rows == Set(naive.rows[place].keys), "seed \(seed), relation \(place)")
      }
      let checker = ProofChecker(model)
      for place in random.program.predicates.indices {
        for row in model.rows(of: Predicate(Int32(place))) {
          #expect(throws: Never.self, "seed \(seed)") { try checker.check(model.proof(of: row)) }
        }
      }
    }
  }

  @Test(.enabled(if: clingo != nil, "clingo is not installed")) func `programs agree with clingo`() throws {
    let program = try #require(Self.clingo)
    // Many programs in one run, their relations apart by name.
    for batch in 0..<10 {
      let seeds = (0..<100).map { UInt64(100_000 + 100 * batch + $0) }
      let programs = seeds.map(StratifiedProgram.init)
      let text = zip(seeds, programs).map { $1.text("s\($0)_") }.joined()
      let found = try Self.answer(program, text)
      for (seed, random) in zip(seeds, programs) {
        let expected = found.filter { $0.hasPrefix("s\(seed)_") }
        for least in [1, Int.max] {
          let rows = Self.rows(try Model(evaluating: random.program, Thresholds(lists: least)), "s\(seed)_")
          let odd = rows.symmetricDifference(expected).sorted().first ?? ""
          #expect(rows == expected, "seed \(seed): \(odd)")
        }
      }
    }
  }

  /// The atoms of the one answer set.
  private static func answer(_ program: String, _ text: String) throws -> Set<String> {
    let folder = FileManager.default.temporaryDirectory
    let input = folder.appendingPathComponent("preceptor-\(UUID().uuidString).lp")
    try Data(text.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--warn=none", "-V1", input.path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix("Answer: 1") }, "clingo found no answer")
    return Set(lines[place + 1].split(separator: " ").map(String.init))
  }
}
