import Diagnostics
import Knowledge
import Testing

/// What is proposed for the unknown words of refused questions.
@Suite struct RefusedWordTests {
  private static let knowledge = """
    # Baking
    A baker is a craftsman. A farmer is a craftsman. A miller is a craftsman.
    A baker *kneads* dough. A farmer *grows* wheat. A miller *grinds* wheat. A baker *sells* bread.
    """

  /// Words are proposed where a known one gives an answer, for the word used most first; what is known by now, what was
  /// refused for another reason and what no word would answer is left out.
  @Test func proposals() {
    var base = KnowledgeBase(reading: [KnowledgeFile(path: "a.md", bytes: Array(Self.knowledge.utf8))])
    let log = """
      # asked.txt:1: I do not know the word "massage".
      Does a baker massage dough?
      Who cultivates wheat?
      Which craftsman massages dough?
      Does a baker sell bread?
      Who owns a yacht?
      """
    let found = base.findings(inRefused: SourceText(name: "refused.txt", text: log))
    let said = found.map { finding in
      let place = base.sources.place(of: finding.range)
      return "\(place.file):\(place.line):\(place.column) \(finding.remedies.joined(separator: " "))"
    }
    #expect(
      said == [
        "refused.txt:2:14 To massage means to knead.",
        "refused.txt:3:5 To cultivate means to grow. To cultivate means to grind.",
      ])
    #expect(found.allSatisfy { $0.identifier == .missingSynonym && $0.severity == .note })
  }
}
