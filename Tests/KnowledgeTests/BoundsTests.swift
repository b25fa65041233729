import Diagnostics
import Knowledge
import Testing

/// Long and deep sentences and large files are read, or refused, within a time that shows no exponential growth.
@Suite(.serialized) struct BoundsTests {
  private static let words = "A nurse *wants* a tool *for* work. A tool *helps* a nurse.\n\n"

  static let sentences: [(name: String, text: String)] = [
    (
      "nested relative clauses",
      "A nurse wants " + Array(repeating: "a tool", count: 49).joined(separator: " that helps ")
    ),
    ("a list of sixty", "A nurse wants " + Array(repeating: "a tool", count: 60).joined(separator: ", ")),
    ("ninety nouns with of", "A nurse wants " + Array(repeating: "tools", count: 90).joined(separator: " of ")),
    (
      "thirty conditions",
      "A nurse is calm if " + Array(repeating: "a nurse wants a tool", count: 33).joined(separator: " and ")
    ),
    ("forty slots", "A nurse wants a tool" + String(repeating: " for work in a ward", count: 35)),
    ("contact clauses", "A nurse wants " + Array(repeating: "the tool", count: 60).joined(separator: " ") + " wants"),
    ("no verb", "A nurse " + String(repeating: "flurbs blorgs ", count: 90)),
    ("adjectives", "A nurse is " + Array(repeating: "calm", count: 90).joined(separator: ", ") + " and kind"),
    ("conjunctions", "A nurse wants tools" + String(repeating: " and helps tools or wants tools", count: 25)),
    ("actions", "A nurse wants to " + Array(repeating: "help tools", count: 50).joined(separator: " to ")),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: sentences.map(\.name)) func sentence(_ name: String) throws {
    let text = try #require(Self.sentences.first { $0.name == name }).text
    let start = ContinuousClock.now
    _ = KnowledgeBase(reading: [KnowledgeFile(path: "test.md", bytes: Array((Self.words + text + ".").utf8))])
    let session = Session(KnowledgeBase(reading: [KnowledgeFile(path: "test.md", bytes: Array(Self.words.utf8))]))
    var asking = session
    _ = asking.reply(to: "Is it true that " + text + "?")
    #expect(ContinuousClock.now - start < .seconds(20), "\(name)")
  }

  @Test(.timeLimit(.minutes(2))) func thousandSentences() {
    let lines = (0..<340).map {
      "A nurse\($0) wants a tool\($0) that helps a nurse. The aim of the thing\($0) is a burden. If a nurse\($0) wants a tool then the nurse\($0) is kind."
    }
    let text = Self.words + lines.joined(separator: "\n\n")
    let base = KnowledgeBase(reading: [KnowledgeFile(path: "test.md", bytes: Array(text.utf8))])
    #expect(!base.hasErrors, "\(base.diagnostics.first.map(\.message) ?? "")")
  }
}
