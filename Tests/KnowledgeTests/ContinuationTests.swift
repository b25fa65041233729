import Diagnostics
import Testing

@testable import Knowledge

/// Whoever follows an offer is understood.
@Suite struct ContinuationTests {
  private static let knowledge = """
    # Animals
    A cat *chases* mice. A kitten is a cat. Tom is a kitten. Ann *owns* Tom. Ann is a person.
    A cat usually *likes* warm milk. A cat is *quiet*. A dog does not chase mice. Mice are animals.
    If X chases Y then Y *fears* X.

    **Cat**: a small animal that does as it likes.
    """

  private let session: Session
  private let continuations: Continuations

  init() throws {
    let base = KnowledgeBase(reading: [KnowledgeFile(path: "a.md", bytes: Array(Self.knowledge.utf8))])
    let errors = base.diagnostics.map(\.message)
    try #require(errors == [])
    session = Session(base)
    continuations = Continuations(session)
  }

  @Test(arguments: [
    "", "w", "a robot ", "A robot is a ", "what ", "what does ", "what does a c", "who ", "does Tom ", "why do mice fe",
    "is ", "is it true that ",
    "tell me about ", "a cat ", "do cats like ", "which cats ", "Does ANN o",
  ])
  func `every offer leads to a sentence that is understood`(line: String) {
    let offers = continuations.after(line)
    #expect(!offers.isEmpty)
    let begun = line.hasSuffix(" ") ? "" : line.split(separator: " ").last.map(String.init) ?? ""
    for offer in offers {
      #expect(offer.word.lowercased().hasPrefix(begun.lowercased()))
      var copy = session
      let whole = String(line.dropLast(begun.count)) + offer.word + offer.rest
      let reply = copy.reply(to: whole)
      #expect(![.notUnderstood, .unknown, .ambiguous, .limit].contains(reply.status), "\(whole): \(reply.text)")
    }
  }

  @Test(arguments: ["xyzzy ", "what does a cat xyzzy ", "qqq"])
  func `what nothing can follow has no offers`(line: String) {
    #expect(continuations.after(line).isEmpty)
  }

  @Test func `names fit the verb, and what was used before comes first`() {
    #expect(continuations.after("does Tom chase ").map(\.word) == ["mice"])
    #expect(continuations.after("who owns ").map(\.word) == ["Tom"])
    let plain = continuations.after("a cat ").map(\.word)
    let used = continuations.after("a cat ", used: ["is": 3]).map(\.word)
    #expect(plain.first != "is" && used.first == "is" && plain.sorted() == used.sorted())
    #expect(continuations.names(beginning: "k") == ["kitten"])
    #expect(Set(continuations.names(beginning: "")).isSuperset(of: ["cat", "Tom", "Ann", "mice"]))
  }

  @Test func `questions to begin with have answers`() {
    let questions = session.firstQuestions(3)
    #expect(questions.count == 3 && Set(questions).count == 3)
    for question in questions {
      var copy = session
      let reply = copy.reply(to: question)
      #expect(reply.status == .answered && !reply.answers.isEmpty, "\(question): \(reply.text)")
    }
  }

  @Test(arguments: [
    ("A cat", false), ("A cat is a", true), ("if a cat chases mice,", true), ("a cat or", true), ("the", true),
    ("what is a cat like?", false), ("what is it for", false), ("who chases every", true), ("a cat is.", false),
    ("what is \"World of", true), ("what is \"World of Maps\"", false), ("", false), ("why not", false),
  ])
  func `a line that cannot end there wants more`(line: String, wantsMore: Bool) {
    #expect(Session.isUnfinished(line) == wantsMore)
  }
}
