import Diagnostics
import Knowledge
import Testing

/// A session that remembers its replies says what one says that never heard the question before.
struct ReplyMemoryTests {
  private static let base = KnowledgeBase(
    reading: [
      KnowledgeFile(
        path: "cats.md",
        bytes: Array(
          """
          # Cats
          A cat is an animal. A mouse is an animal. A dog is an animal. Tom is a cat.
          A cat *chases* mice. A dog chases cats. A cat *likes* milk. A dog likes bones.
          """.utf8))
    ])

  private static let lines = [
    "what does a cat like?", "why?", "and dogs?", "why?", "what do they chase?", "does Tom chase mice?", "why?",
    "what is a dog?", "what does it like?", "who else?", "does it chase mice?", "what likes milk?", "and dogs?",
    "does a cat frobnicate?", "tell me about Tom", "what does he like?", "is it true that a dog likes bones?",
  ]

  /// Any order of lines, with told sentences between them. The other session hears each line with one more blank behind
  /// it, so that no line is ever the same to the letter.
  @Test(arguments: 1...12 as ClosedRange<UInt64>) func memoryChangesNoReply(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var (remembering, forgetful) = (Session(Self.base), Session(Self.base))
    var heard: [String] = []
    for number in 1...40 {
      let line = random(12) == 0 ? "Felix\(random(3)) is a cat" : Self.lines[random(Self.lines.count)]
      heard.append(line)
      let reply = remembering.reply(to: line)
      let fresh = forgetful.reply(to: line + String(repeating: " ", count: number))
      #expect(reply.text == fresh.text, "seed \(seed), after \(heard)")
      #expect(reply.status == fresh.status, "seed \(seed), after \(heard)")
    }
  }

  @Test func diagnosticsPointIntoTheLineAtHand() throws {
    var session = Session(Self.base)
    for (name, line) in [("a.txt", 3), ("b.txt", 8)] {
      let reply = session.reply(to: "does a cat frobnicate?", name: name, line: line)
      let finding = try #require(reply.diagnostics.first)
      let place = session.sources.place(of: finding.range)
      #expect(place.file == name && place.line == line && place.column == 12)
    }
  }
}
