import Archive
import Foundation
import Knowledge
import Testing

/// What was read once and written down answers as if it had been read again.
struct ArchiveTests {
  private static let documents = [
    KnowledgeFile(
      path: "birds.md",
      bytes: Array(
        """
        # Birds
        A bird *lays* eggs. A bird may *fly*. A penguin is a bird. A penguin does not fly.
        A keeper should *feed* birds *in* winter. A red bird is a bird. Robins are red birds.
        Something is a parent if it lays eggs.
        The list of parents is complete. A penguin has a weight of 20 kg. A robin has a weight of 0.02 kg.
        Heavy compares birds by weight. Light is the opposite of heavy.
        """.utf8))
  ]
  private static let questions = [
    "what does a penguin lay?", "does a penguin fly?", "is a robin red?", "why is a penguin a parent?",
    "what should I do for robins?", "which birds do not fly?", "suppose Tux is a penguin", "does Tux lay eggs?",
    "what is the heaviest bird?", "what is the lightest bird?", "what hapens if a stone lays eggs?",
  ]

  private static func base(_ bytes: [UInt8]) -> KnowledgeBase? {
    let region = bytes.withUnsafeBytes { ByteRegion(copying: $0) }
    return KnowledgeBase(reading: Archive(reading: region, 0..<bytes.count))
  }

  private func replies(_ base: KnowledgeBase) -> [String] {
    var session = Session(base)
    return Self.questions.map { session.reply(to: $0).text }
  }

  @Test func answersAreTheSame() throws {
    let base = KnowledgeBase(reading: Self.documents)
    try #require(base.diagnostics.isEmpty)
    let bytes = try #require(base.archived())
    let again = try #require(Self.base(bytes))
    #expect(replies(again) == replies(base))
    #expect(replies(base).allSatisfy { !$0.isEmpty })
  }

  /// Every question of the bundled expectations, so that no field of the meaning is forgotten.
  @Test func bundledAnswersAreTheSame() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Knowledge")
    func markdown(_ folder: URL) throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
    }
    let documents = try markdown(folder).map { KnowledgeFile(path: $0.path, bytes: Array(try Data(contentsOf: $0))) }
    let base = KnowledgeBase(reading: documents)
    let bytes = try #require(base.archived())
    let again = try #require(Self.base(bytes))
    var (first, second) = (Session(base), Session(again))
    var asked = 0
    // What is told of a thing is found by its rows.
    for question in [
      "what is a delay?", "tell me about staff", "tell me about patients", "what can I ask about an EHR?",
      "what is the difference between support staff and a delay?", "how is a go-live related to support staff?",
    ] {
      #expect(first.reply(to: question).text == second.reply(to: question).text, "\(question)")
    }
    for file in try markdown(folder.appendingPathComponent("tests")) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("- ") {
        let question = String(line.dropFirst(2))
        #expect(first.reply(to: question).text == second.reply(to: question).text, "\(question)")
        asked += 1
      }
    }
    #expect(asked > 100)
  }

  @Test func partsAreRefused() throws {
    let bytes = try #require(KnowledgeBase(reading: Self.documents).archived())
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(Self.base(Array(bytes[..<count])) == nil)
    }
    #expect(Self.base(bytes + [0]) == nil)
  }
}
