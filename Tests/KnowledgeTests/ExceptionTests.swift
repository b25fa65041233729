import Knowledge
import Testing

/// A kind that is denied stays denied where only something below it is affirmed.
struct ExceptionTests {
  @Test(arguments: [
    ("do nurses want systems?", ReplyStatus.no), ("do nurses want fast systems?", .yes),
    ("do ward nurses want systems?", .no), ("do chief nurses want systems?", .yes),
  ])
  func objects(question: String, status: ReplyStatus) {
    let text = """
      Nurses do not *want* systems. Nurses want fast systems. A ward nurse is a nurse.
      A chief nurse is a nurse. Chief nurses want systems.
      """
    let base = KnowledgeBase(reading: [KnowledgeFile(path: "a.md", bytes: Array(text.utf8))])
    var session = Session(base)
    #expect(session.reply(to: question).status == status)
  }
}
