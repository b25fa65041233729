import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
  /// A finding about the first occurrence of `marked` in `text`.
  private func rendered(
    _ text: String, marking marked: String, reason: String? = nil, remedies: [String] = [],
    suggestions: [String] = [], color: Bool = false, shift: (name: String, scalars: Int)? = nil
  ) -> String {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "nurses.md", text: text, firstLine: 14))
    let bytes = Array(text.utf8)
    let wanted = Array(marked.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    let finding = Diagnostic(
      .unknownRelation, "I see no relation in this sentence.",
      at: SourceRange(source: source, bytes: start..<(start + wanted.count)), reason: reason, remedies: remedies,
      suggestions: suggestions)
    return DiagnosticRenderer(sources: sources, color: color, shift: shift).text(finding)
  }

  @Test func `four parts`() {
    let text = rendered(
      "A nurse cherishes time at the bedside.", marking: "cherishes",
      reason: "\"cherishes\" is not a relation yet. If it is one, mark it where it is first used:",
      remedies: [
        "A nurse *cherishes* time at the bedside.",
        "If it is another word for one you have, say so once:  To cherish means to value.",
      ])
    #expect(
      text == """
        nurses.md:14:9: error[unknown-relation]: I see no relation in this sentence.
           14 | A nurse cherishes time at the bedside.
              |         ^^^^^^^^^
          "cherishes" is not a relation yet. If it is one, mark it where it is first used:
              A nurse *cherishes* time at the bedside.
          If it is another word for one you have, say so once:  To cherish means to value.

        """)
  }

  @Test func `sentences without an introduction get one, and near words follow`() {
    let text = rendered("A nurse.", marking: "nurse", remedies: ["A nurse is here."], suggestions: ["nurses", "purse"])
    #expect(
      text.hasSuffix(
        """
          Write instead:
              A nurse is here.
          Near: "nurses", "purse".

        """))
  }

  @Test(arguments: [
    ("a\tb c", "b", "   14 | a    b c", "      |      ^"),
    ("病院は nurse", "nurse", "   14 | 病院は nurse", "      |        ^^^^^"),
    ("die 病院", "病院", "   14 | die 病院", "      |     ^^^^"),
    ("cafe\u{301} x", "x", "   14 | cafe\u{301} x", "      |      ^"),
    ("a\u{1B}[2Jb c", "c", "   14 | a\u{FFFD}[2Jb c", "      |        ^"),
    ("first line\nsecond", "first line\nsecond", "   14 | first line", "      | ^^^^^^^^^^"),
    ("empty", "", "   14 | empty", "      | ^"),
  ])
  func `marks stand under what they mark`(text: String, marked: String, line: String, marks: String) {
    let lines = rendered(text, marking: marked).split(separator: "\n").map(String.init)
    #expect(lines[1] == line)
    #expect(lines[2] == marks)
  }

  @Test func `long lines are trimmed around the mark`() {
    let text = String(repeating: "word ", count: 100) + "HERE " + String(repeating: "more ", count: 100)
    let lines = rendered(text, marking: "HERE").split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("nurses.md:14:501:"))
    #expect(lines[1].count < 120)
    #expect(lines[1].hasPrefix("   14 | …word"))
    #expect(lines[1].hasSuffix("…"))
    let start = lines[2].prefix { $0 != "^" }.count
    #expect(lines[1].dropFirst(start).hasPrefix("HERE"))
    #expect(lines[2].hasSuffix(" ^^^^"))
  }

  @Test func `colour, and a question within a longer line`() {
    #expect(rendered("a b", marking: "b", color: true).contains("\u{1B}[1;31merror[unknown-relation]\u{1B}[0m"))
    #expect(rendered("a b", marking: "b", shift: ("nurses.md", 10)).hasPrefix("nurses.md:14:13:"))
    #expect(rendered("a b", marking: "b", shift: ("other.md", 10)).hasPrefix("nurses.md:14:3:"))
  }
}
