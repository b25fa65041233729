import Datalog
import Diagnostics
import Testing

@testable import Knowledge

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

  /// The one who inherits and the one at which an exception stands may be of their kinds by a rule, and the exception's
  /// kind of the statement's.
  @Test(arguments: [
    ("Does Ann want a pen?", ReplyStatus.yes), ("Does Bob want a pen?", .no), ("Does Cid want a pen?", .no),
    ("Does Dan want a pen?", .yes), ("Does Eve want a pen?", .yes), ("Does Fay want a pen?", .no),
  ])
  func `kinds that rules conclude`(question: String, status: ReplyStatus) {
    let text = """
      Ann, Bob, Cid, Dan, Eve and Fay are people. A clerk *wants* a pen. A typist does not want a pen.
      A clerk wants a desk. Something *types* something. Something *files* something.
      A person is a clerk if the person files a letter. A person is a typist if the person types a letter.
      A person is a scribe if the person types a book. A typist is a clerk. A scribe is a typist. A scribe wants a pen.
      Ann files a letter. Bob types a letter. Bob files a letter. Cid is a typist. Cid files a letter.
      Dan types a book. Eve is a scribe. Eve types a letter. Fay types a letter.
      """
    let base = KnowledgeBase(reading: [KnowledgeFile(path: "a.md", bytes: Array(text.utf8))])
    var session = Session(base)
    #expect(session.reply(to: question).status == status, "\(base.diagnostics.map(\.message))")
  }

  /// What blocks inheritance takes as many clauses for a kind that a rule concludes, however many exceptions there are.
  @Test func `clauses grow with conclusions, not with pairs`() {
    func count(_ kinds: Int) -> Int {
      var text = "Something *wants* something. Something *types* something.\n"
      for number in 0..<kinds {
        let name = "clerk\(Character(UnicodeScalar(UInt8(97 + number))))"
        text += "A \(name) wants a pen. A \(name) does not want a desk. A typist wants a desk.\n"
        text += "A person is a \(name) if the person types a \(name) book. A \(name) is a typist.\n"
      }
      let base = KnowledgeBase(reading: [KnowledgeFile(path: "a.md", bytes: Array(text.utf8))])
      #expect(!base.hasErrors)
      return base.lowering.program.clauses.count
    }
    let (few, more, many) = (count(5), count(10), count(20))
    #expect(many - more == 2 * (more - few))
  }
}
