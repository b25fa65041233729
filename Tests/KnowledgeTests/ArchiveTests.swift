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
        The list of parents is complete.
        """.utf8))
  ]
  private static let questions = [
    "what does a penguin lay?", "does a penguin fly?", "is a robin red?", "why is a penguin a parent?",
    "what should I do for robins?", "which birds do not fly?", "suppose Tux is a penguin", "does Tux lay eggs?",
    "what hapens if a stone lays eggs?",
  ]

  private func replies(_ base: KnowledgeBase) -> [String] {
    var session = Session(base)
    return Self.questions.map { session.reply(to: $0).text }
  }

  @Test func answersAreTheSame() throws {
    let base = KnowledgeBase(reading: Self.documents)
    try #require(base.diagnostics.isEmpty)
    let bytes = try #require(base.archived())
    let again = try #require(KnowledgeBase(archive: bytes, documents: Self.documents))
    #expect(replies(again) == replies(base))
    #expect(replies(base).allSatisfy { !$0.isEmpty })
  }

  @Test func partsAreRefused() throws {
    let bytes = try #require(KnowledgeBase(reading: Self.documents).archived())
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(KnowledgeBase(archive: Array(bytes[..<count]), documents: Self.documents) == nil)
    }
    #expect(KnowledgeBase(archive: bytes + [0], documents: Self.documents) == nil)
  }
}
