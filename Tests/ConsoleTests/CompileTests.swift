import Archive
import Foundation
import Testing

@testable import Console

/// `preceptor compile`, and what becomes of files that are not what it wrote.
@Suite struct CompileTests {
  private static let files = [
    "birds.md": """
    # Birds
    The guide is "Keeping birds".
    Source: guide, page 3.
    A bird *lays* eggs. A penguin is a bird. Something is a parent if it lays eggs.
    Every row of owners.tsv says: {keeper} *keeps* {animal}.
    Every row of ranks.tsv says: {low} is a kind of {high}.
    A keeper is a person. Keepers *love* something if they keep it.
    """,
    "owners.tsv": "keeper\tanimal\n" + (0..<900).map { "k\($0 % 40)\ta\($0)\n" }.joined(),
    "ranks.tsv": "low\thigh\n" + (1..<1500).map { "a\($0)\ta\($0 / 2)\n" }.joined(),
  ]
  private static let questions = """
    What does a penguin lay?
    Why is a penguin a parent?
    What does k7 keep?
    Who keeps a47?
    Is a1400 an a2?
    Which a700 does k1 keep?
    Why does k7 love a47?
    How many animals does k3 keep?
    Where does it say that k7 keeps a47?
    Suppose k7 keeps a penguin.
    Who keeps a bird?
    Tell me about k39.
    """

  private func compiled() throws -> (folder: TemporaryFolder, file: String) {
    let folder = try TemporaryFolder(Self.files)
    let file = folder.path + "/all.knowledge"
    let outcome = preceptor(["compile", folder.path, "-o", file])
    #expect(outcome.status == .success && outcome.output.hasPrefix("\(file): "), "\(outcome.error)")
    return (folder, file)
  }

  @Test func `compiled knowledge answers as its files do, with sources and proofs`() throws {
    let (folder, file) = try compiled()
    for options in [["--format", "jsonl", "--explain"], []] {
      let read = preceptor(["ask", "-k", folder.path] + options, input: Self.questions)
      let opened = preceptor(["ask", "-k", file] + options, input: Self.questions)
      #expect(opened.output == read.output)
      #expect(opened.error == read.error)
      #expect(opened.status == read.status)
    }
    #expect(
      preceptor(["show", "counts", "-k", file]).output == preceptor(["show", "counts", "-k", folder.path]).output)
  }

  @Test func `compiled knowledge goes together with files, and needs none of its own`() throws {
    let (folder, file) = try compiled()
    for name in Self.files.keys { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }
    let more = folder.path + "/more.md"
    try "A hen is a bird.\n".write(toFile: more, atomically: true, encoding: .utf8)
    let outcome = preceptor(["ask", "-k", file, "-k", more, "What does a hen lay?", "What does k7 keep?"])
    #expect(outcome.output.contains("eggs") && outcome.output.contains("a47"), "\(outcome.output)\(outcome.error)")
    #expect(preceptor(["check", "-k", file]).status == .success)
    #expect(preceptor(["format", file]).status == .usage)
  }

  @Test func `knowledge with errors is not compiled, and what was there stays`() throws {
    let (folder, file) = try compiled()
    let before = try Data(contentsOf: URL(filePath: file))
    try "A hen glimbers a nest.\n".write(toFile: folder.path + "/bad.md", atomically: true, encoding: .utf8)
    let outcome = preceptor(["compile", folder.path, "-o", file])
    #expect(outcome.status == .usage && outcome.error.contains("error["))
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".tmp") })
    #expect(preceptor(["compile", folder.path]).status == .usage)
  }

  @Test func `no other file is written over`() throws {
    let folder = try TemporaryFolder.knowledge()
    let path = folder.path + "/animals.md"
    let before = try Data(contentsOf: URL(filePath: path))
    let outcome = preceptor(["compile", folder.path, "-o", path])
    #expect(outcome.status == .usage && outcome.error.contains("no compiled knowledge"))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  /// What is done to a sound file, and the finding that it must give.
  private static let harms: [(name: String, identifier: String, harm: @Sendable (inout [UInt8]) -> Void)] = [
    ("a byte in the middle", "damaged-file", { $0[$0.count / 2] ^= 4 }),
    ("the last byte", "damaged-file", { $0[$0.count - 1] ^= 1 }),
    ("the checksum", "damaged-file", { $0[24] ^= 1 }),
    ("more behind the end", "damaged-file", { $0 += [0] }),
    ("the last byte is missing", "truncated-file", { $0.removeLast() }),
    ("half", "truncated-file", { $0.removeLast($0.count / 2) }),
    ("within the header", "truncated-file", { $0.removeLast($0.count - 20) }),
    ("only the beginning", "truncated-file", { $0.removeLast($0.count - Snapshot.magic.count) }),
    ("another header", "outdated-file", { $0[8] += 1 }),
    ("another build", "outdated-file", { $0[32] = UInt8(ascii: "9") }),
    ("sent as text", "invalid-utf-8", { $0.removeAll { $0 == 0x0D } }),
  ]

  @Test func `a file that is not as it was written says what is wrong and what to do`() throws {
    let (folder, file) = try compiled()
    let sound = [UInt8](try Data(contentsOf: URL(filePath: file)))
    for (name, identifier, harm) in Self.harms {
      var bytes = sound
      harm(&bytes)
      let path = folder.path + "/harmed.knowledge"
      try Data(bytes).write(to: URL(filePath: path))
      for command in [["ask", "-k", path, "What does a penguin lay?"], ["compile", path, "-o", file]] {
        let outcome = preceptor(command)
        #expect(outcome.status == .usage, "\(name)")
        #expect(outcome.output.isEmpty, "\(name)")
        #expect(outcome.error.hasPrefix("\(path):1:1: error[\(identifier)]: "), "\(name): \(outcome.error)")
      }
      #expect(preceptor(["check", "-k", path, "--format", "jsonl"]).output.contains("\"\(identifier)\""), "\(name)")
    }
  }

  /// Whatever byte is changed, nothing is answered from the file.
  @Test func `no changed byte goes unseen`() throws {
    let folder = try TemporaryFolder.knowledge()
    let file = folder.path + "/one.knowledge"
    #expect(preceptor(["compile", folder.path, "-o", file]).status == .success)
    let sound = [UInt8](try Data(contentsOf: URL(filePath: file)))
    for place in sound.indices {
      var bytes = sound
      bytes[place] ^= UInt8(1 << (place % 8))
      let region = bytes.withUnsafeBytes { ByteRegion(copying: $0) }
      #expect(throws: Snapshot.Problem.self) { try Snapshot.archive(in: region, build: CompiledKnowledge.build) }
    }
  }
}
