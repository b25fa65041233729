import Knowledge
import Testing

/// Numbers with units, rates, sums and what has none.
@Suite struct NumberTests {
  private static let base = KnowledgeBase(
    reading: [
      KnowledgeFile(
        path: "parks.md",
        bytes: Array(
          """
          # Parks
          Elmwood is a park. Oakley is a park. Fenn is a park.
          The area of Elmwood is 12 hectares. The area of Oakley is 30 hectares.
          The load of Elmwood is 40 visitors per hectare. The load of Oakley is 15 visitors per hectare.
          The keeper of Elmwood is Ann.
          Large compares parks by area. Busy compares parks by load.
          Elmwood *adjoins* Oakley. Elmwood adjoins Fenn. Oakley adjoins Fenn.
          """.utf8))
    ])

  @Test(arguments: [
    ("what is the load of Oakley?", "answered", ["15 visitors per hectare"]),
    ("which park is busier than Oakley?", "answered", ["Elmwood"]),
    ("what is the total area of the parks?", "answered", ["42 hectares"]),
    ("which parks have a keeper?", "answered", ["Elmwood"]),
    ("does Elmwood have no area?", "no", ["no"]),
    ("does Fenn have an area?", "unknown", ["not known"]),
    ("does Fenn have no keeper?", "unknown", ["not known"]),
    ("what is the largest park?", "answered", ["Oakley"]),
    ("which park adjoins the most parks?", "answered", ["Elmwood"]),
    ("which park adjoins the fewest parks?", "answered", ["Fenn"]),
    ("what is the area of the park that adjoins the most parks?", "answered", ["12 hectares"]),
    ("which parks adjoin more parks than Oakley?", "answered", ["Elmwood"]),
    ("how many parks does Elmwood adjoin?", "answered", ["2"]),
    ("what is the keeper of the largest lake?", "not-understood", []),
  ])
  func answers(question: String, status: String, expected: [String]) {
    #expect(Self.base.diagnostics.isEmpty)
    var session = Session(Self.base)
    let reply = session.reply(to: question)
    #expect(reply.status.rawValue == status)
    if status == "answered" { #expect(reply.answers.map(\.text) == expected) }
  }

  /// Fenn has no area; the kind itself is no park.
  @Test func whatIsLeftOutIsCounted() {
    var session = Session(Self.base)
    #expect(session.reply(to: "what is the total area of the parks?").text.contains("1 of them left out"))
  }
}
