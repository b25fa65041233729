import Diagnostics
import Knowledge
import Testing

@Suite struct DocumentTests {
  /// One line per sentence: its words and terminator, then `| source` if it cites one, then `# topics`.
  private static func read(_ text: String) -> (lines: [String], findings: [String]) {
    var diagnostics = DiagnosticSet()
    let source = SourceText(name: "test.md", text: text)
    var documents = [Document(scanning: source, index: 0, into: &diagnostics)]
    _ = resolveSources(in: &documents, into: &diagnostics)
    let marks: [Terminator: String] = [.period: ".", .question: "?", .exclamation: "!", .colon: ":"]
    let lines = documents[0].sentences.map { sentence in
      var line = documents[0].words(of: sentence).replacing("\r\n", with: " ").replacing("\n", with: " ")
      line += marks[sentence.terminator] ?? ""
      if let cited = sentence.source {
        line += " | " + ([cited.key] + [cited.locator].compactMap { $0 }).joined(separator: ", ")
      }
      return line + (sentence.headings.isEmpty ? "" : " # " + sentence.headings.joined(separator: " > "))
    }
    return (lines, diagnostics.all.filter { $0.severity == .error }.map(\.identifier.rawValue))
  }

  private static let sentences: [(text: String, lines: [String])] = [
    ("A nurse is a clinician.", ["A nurse is a clinician."]),
    (
      "A. B. Smith is a nurse. Dr. Lee is a physician. He won 3.5 points. Ok",
      ["A. B. Smith is a nurse.", "Dr. Lee is a physician.", "He won 3.5 points.", "Ok"]
    ),
    ("A fee, e.g. a copay, is a cost. Is it? Yes!", ["A fee, e.g. a copay, is a cost.", "Is it?", "Yes!"]),
    (
      "X is a user if something X uses IT and Y likes X.\nA nurse is new.",
      ["X is a user if something X uses IT and Y likes X.", "A nurse is new."]
    ),
    ("Nurses\nwant  \n  rest.\r\nThey work.", ["Nurses want     rest.", "They work."]),
    ("A nurse wants:\n- rest\n- time.\n\nBye.", ["A nurse wants rest", "A nurse wants time.", "Bye."]),
    (
      "A nurse wants:\n\n1. tools that:\n   - help\n   - teach\n2) rest",
      ["A nurse wants tools that help", "A nurse wants tools that teach", "A nurse wants rest"]
    ),
    ("- A is b.\n* *Rough* is a property.\n+ C is d", ["A is b.", "*Rough* is a property.", "C is d"]),
    ("*Rough* is a property.\n*Chases* is a relation.", ["*Rough* is a property.", "*Chases* is a relation."]),
    ("> A note. Not read.\nstill\n\nA is b.", ["A is b."]),
    ("A <!-- not. --> is b.\n<!--\n\nC is d.\n-->\nE is f.", ["A is b.", "E is f."]),
    ("```\nA is b.\n```\nC is d.\n~~~ x\nE\n```\n~~~\n", ["C is d."]),
    ("# A\nB is c.\n## D ##\nE is f.\n# G\nH is i.", ["B is c. # A", "E is f. # A > D", "H is i. # G"]),
    ("\u{FEFF}# A\nB is c.", ["B is c. # A"]),
    ("\"what is it?\" asks \"what is a nurse\". A is b.", ["\"what is it?\" asks \"what is a nurse\".", "A is b."]),
    ("They want \"ease of use.\" A is b.", ["They want \"ease of use.\".", "A is b."]),
    ("They want \"a. b. C. d\" now. A is b.", ["They want \"a. b. C. d\" now.", "A is b."]),
    ("A nurse wants:", ["A nurse wants:"]),
    ("", []), ("\n\n \t\n", []), ("-", []), ("#", []), ("---\n***", []),
    ("A topic\n=====\nA is b.", ["A is b. # A topic"]),
  ]

  @Test(arguments: sentences.indices)
  func splits(row: Int) {
    let result = Self.read(Self.sentences[row].text)
    #expect(result.lines == Self.sentences[row].lines)
    #expect(result.findings == [])
  }

  private static let sources: [(text: String, lines: [String])] = [
    ("Source: lecture, slide 3.\nA is b. C is d.", ["A is b. | lecture, slide 3", "C is d. | lecture, slide 3"]),
    ("Source: lecture, p. 3. A is b.", ["A is b. | lecture, p. 3"]),
    ("Source: lecture, slide 3\nA is b.", ["A is b. | lecture, slide 3"]),
    (
      "Source: lecture.\n\nA is b. [paragraph 2] C is d [paragraph 3]. E is f.",
      ["A is b. | lecture, paragraph 2", "C is d. | lecture, paragraph 3", "E is f. | lecture"]
    ),
    (
      "Source: a, 1.\n# T\nB is c.\n## U\nSource: d, 2.\nE is f.\n## V\nG is h.",
      ["B is c. | a, 1 # T", "E is f. | d, 2 # T > U", "G is h. | a, 1 # T > V"]
    ),
    (
      "# T\nSource: a, 1.\n## U\nSource: b.\nC is d.\n### W\nE is f.\n# X\nG is h.",
      ["C is d. | b # T > U", "E is f. | b # T > U > W", "G is h. # X"]
    ),
    (
      "Source: lecture, slide 3.\nA has: [paragraph 3]\n- b\n- c [paragraph 4]\n- d. [lecture, slide 5]",
      [
        "A has b | lecture, slide 3, paragraph 3", "A has c | lecture, slide 3, paragraph 3, paragraph 4",
        "A has d. | lecture, slide 5",
      ]
    ),
    (
      "The dictionary is \"Webster\".\nThe pet is \"Rex\".\n\nA is b. [dictionary, cited in lecture, slide 3]",
      ["The dictionary is \"Webster\".", "The pet is \"Rex\".", "A is b. | dictionary, cited in lecture, slide 3"]
    ),
    ("Source: lecture.\n\n**Care**: help. More. [paragraph 2]", ["**Care**: help. More. | lecture, paragraph 2"]),
  ]

  @Test(arguments: sources.indices)
  func cites(row: Int) {
    let result = Self.read(Self.sources[row].text)
    #expect(result.lines == Self.sources[row].lines)
    #expect(result.findings == [])
  }

  @Test func introductionsAndDefinitions() throws {
    var diagnostics = DiagnosticSet()
    let text = SourceText(
      name: "t.md",
      text:
        "Source: lecture.\nThe lecture is \"Service\", unit 1. The pet is \"Rex\".\n\n**Good care:** the text. [p 2]\n")
    var documents = [Document(scanning: text, index: 0, into: &diagnostics)]
    let introductions = resolveSources(in: &documents, into: &diagnostics)
    #expect(introductions.map(\.title) == ["Service"])
    #expect(introductions.first?.rest == "unit 1")
    #expect(documents[0].sentences[1].kind == .sentence)
    guard case .definition(let term, let body) = documents[0].sentences[2].kind else {
      Issue.record("no definition")
      return
    }
    #expect(text.text(term) == "Good care")
    #expect(text.text(body) == "the text.")
    #expect(diagnostics.all.isEmpty)
  }

  @Test func tableRows() {
    var diagnostics = DiagnosticSet()
    let text = SourceText(
      name: "t.md",
      text: "Every row of staff.csv says: {name} is a {role}. {name} *works in* {department}. A is b.\n\nC is d.")
    let document = Document(scanning: text, index: 0, into: &diagnostics)
    let words = document.sentences.map { document.words(of: $0) }
    #expect(words == ["{name} is a {role}", "{name} *works in* {department}", "A is b", "C is d"])
    let tables = document.sentences.map { if case .row(let table) = $0.kind { text.text(table) } else { "" } }
    #expect(tables == ["staff.csv", "staff.csv", "", ""])
    #expect(diagnostics.all.isEmpty)
  }

  @Test(arguments: [
    ("A wants \"b. C is d.", "unclosed-quote", ["C is d."]),
    ("A wants \"b. C wants \"d\". E is f.", "unclosed-quote", ["C wants \"d\".", "E is f."]),
    ("A is b [p 2. C is d.", "bad-source", ["C is d."]),
    ("[p 2] A is b.", "bad-source", ["A is b."]),
    ("Every row of a.csv says: nothing.", "bad-table", ["nothing."]),
  ])
  func reports(text: String, identifier: String, lines: [String]) {
    let result = Self.read(text)
    #expect(result.findings == [identifier])
    #expect(result.lines == lines)
  }

  @Test func invalidUTF8IsReportedOnce() {
    var diagnostics = DiagnosticSet()
    let text = SourceText(name: "t.md", bytes: Array("A is b.\nC ".utf8) + [0xFF, 0xFE] + Array(" is d.".utf8))
    let document = Document(scanning: text, index: 0, into: &diagnostics)
    #expect(diagnostics.all.map(\.identifier) == [.badEncoding])
    #expect(diagnostics.all.first?.range.bytes == 10..<11)
    #expect(document.sentences.count == 2)
  }

  @Test(arguments: [
    "[", "\"", "\"a ", "A. ", "<!--", "- ", "**", "Source:", "\u{201C}", "```\n", "[a] ", "X. [b].", "{", "#",
  ])
  func longInputIsLinear(unit: String) {
    let start = ContinuousClock.now
    _ = Self.read(String(repeating: unit, count: 5_000))
    #expect(ContinuousClock.now - start < .seconds(8))
  }
}
