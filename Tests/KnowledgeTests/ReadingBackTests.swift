import Foundation
import Knowledge
import Testing

/// What was read of a question is said in English that asks the same: asked again, it has the same status and answers.
@Suite struct ReadingBackTests {
  private static let twice = "the greatest is compared twice"
  private static let share = "a share is said as it is worked out"
  private static let time = "a time in a slot is said as a number of its own"
  private static let namesakes = "one of several things of a name is said"
  /// Questions whose reading cannot yet be asked.
  private static let exceptions: [String: String] = [
    "When do staff want to be heard?": "an action asked for by its slot is said with all actions that fit",
    "When do staff not want to be heard?": "an action asked for by its slot is said with all actions that fit",
    "What does a cook want?": "everything that a cook wants is also what one kind of cook wants",
    "What do clinicians expect?": "everything that clinicians expect is also what one kind of clinician expects",
    "Who files no claims?": "the people that file no claim are kinds of people, too",
    "Who files no claim?": "the people that file no claim are kinds of people, too",
    "what is the capital of the province with the highest peak": twice,
    "which province has the highest peak": twice,
    "what is the longest river in the province with the highest peak": twice,
    "what province borders most other provinces": "others cannot be counted in words",
    "which provinces border no other provinces": "others cannot be counted in words",
    "what percentage of provinces border cassel": share,
    "what percentage of tickets are late": share,
    "what share of the agents are senior": share,
    "what percentage of the tickets concern Dune": share,
    "which provinces have a town named selby": namesakes,
    "how many towns are named selby": namesakes,
    "how long is the hollin": namesakes,
    "how many tickets does each agent handle": "what each of them does cannot be counted in words",
    "From whom must an official not accept gifts?": "what a denied thing is from is said as a part of it",
    "Is there a sick animal?": "that there is one is said of something",
    "Is there a lathe that cuts both steel and brass?": "that there is one is said of something",
    "Who joined between 2020 and 2022?": time,
    "Who joined from November 2019 to March 2021?": time,
    "Who joined in 2021?": time,
    "Who joined after March 2021?": time,
    "which ticket is longer than": "half a question",
  ]

  /// What is wrong with the readings, a line for each question.
  private static func troubles(_ questions: [String], over base: KnowledgeBase) -> [String] {
    questions.compactMap { question in
      guard exceptions[question] == nil else { return nil }
      var first = Session(base)
      let reply = first.reply(to: question)
      guard let reading = reply.reading, !reading.isEmpty else { return nil }
      var second = Session(base)
      let again = second.reply(to: reading + "?")
      let isSame =
        again.status == reply.status && again.answers.map(\.text).sorted() == reply.answers.map(\.text).sorted()
      guard !isSame else { return nil }
      return "\(question) was read as \(reading), which gives \(again.status.rawValue): \(again.text)"
    }
  }

  private static func questions(_ path: String) throws -> [String] {
    let table = try #require(QuestionTable(QuestionTable.package.appending(path: path)))
    return table.rows.map(\.question).filter { !$0.contains(" ;; ") }
  }

  @Test func `questions about the lecture are said back`() throws {
    let asked = try Self.questions("Tests/KnowledgeTests/Questions.tsv")
    #expect(Self.troubles(asked, over: QuestionTable.bundled) == [])
  }

  @Test(arguments: ["Railway", "Kitchen", "Provinces", "Helpdesk"])
  func `questions of other domains are said back`(_ domain: String) throws {
    let folder = "Tests/Domains/\(domain)"
    let asked = try Self.questions(folder + "/questions.tsv")
    #expect(Self.troubles(asked, over: QuestionTable.knowledge(folder)) == [])
  }

  @Test(arguments: LanguageTests.files) func `questions of the forms are said back`(file: String) throws {
    for block in try LanguageTests.blocks(file) where block.findings.isEmpty {
      let troubles = Self.troubles(block.questions.map(\.0), over: Reading(block.text, []).base)
      #expect(troubles == [], "\(file):\(block.line)")
    }
  }
}
