import Diagnostics
import Knowledge
import Testing

@Suite struct TableAndExpectationTests {
  private func read(_ text: String, name: String = "t.csv") -> (header: [String], rows: [[String]], lines: [Int]) {
    var diagnostics = DiagnosticSet()
    let source = SourceText(name: name, text: text)
    var header: [String] = []
    var rows: [[String]] = []
    TableReader(source, index: 0).read(into: &diagnostics) {
      header = $0.map(\.text)
    } row: { _, cells in
      rows.append(cells.map(\.text))
    }
    return (header, rows, diagnostics.all.map { source.place(of: $0.range.bytes.lowerBound).line })
  }

  @Test func tables() {
    let plain = read("\u{FEFF}name, role\r\nAnn,nurse\r\n\r\n\"Lee, \"\"Bo\"\"\",\"x\ny\"\nBad\nZoe,")
    #expect(plain.header == ["name", "role"])
    #expect(plain.rows == [["Ann", "nurse"], ["Lee, \"Bo\"", "x\ny"], ["Zoe", ""]])
    #expect(plain.lines == [6])
    #expect(read("a\tb\n1,2\t3", name: "x.TSV").rows == [["1,2", "3"]])
    #expect(read("a,b\n  Bo Ray ,  \n\" Cy \",1 \n").rows == [["Bo Ray", ""], ["Cy", "1"]])
    #expect(read("").lines == [1])
    #expect(read("a,b\n\"x").lines == [2, 2])
  }

  /// Blanks around a cell are not seen in a spreadsheet, and are no part of a name.
  @Test func blanksAroundCells() {
    let table = "name,town\n Ann Lee , Alton\nBo Ray,  \n"
    let text = "Every row of people.csv says: {name} *lives in* {town}. {name} is a clerk.\n"
    let base = KnowledgeBase(
      reading: [KnowledgeFile(path: "page.md", bytes: Array(text.utf8))], table: { _ in Array(table.utf8) })
    #expect(base.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    var session = Session(base)
    #expect(session.reply(to: "Who lives in Alton?").answers.map(\.text) == ["Ann Lee"])
    #expect(session.reply(to: "What does Bo Ray live in?").status == .unknown)
  }

  /// `is a {title}` is said with the article that the cell needs.
  @Test func articles() {
    let table = "name,title\nAnn,umpire\nBo,judge\nCy,honorary judge\nDi,\n"
    let text = "Every row of people.csv says: {name} is a {title}. A judge is a person. An umpire is a person.\n"
    let base = KnowledgeBase(
      reading: [KnowledgeFile(path: "page.md", bytes: Array(text.utf8))], table: { _ in Array(table.utf8) })
    #expect(base.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    var session = Session(base)
    #expect(session.reply(to: "Is Ann an umpire?").status == .yes)
    #expect(session.reply(to: "Is Cy an honorary judge?").status == .yes)
  }

  @Test func expectations() {
    var diagnostics = DiagnosticSet()
    let text = SourceText(
      name: "t.md",
      text: """
        # Nurses
        Some words.
        - What does a CMIO address?
          - physician dissatisfaction
          - ...
          - Why?
            - because
        - Is a nurse a customer?
          - yes
        - Define X.
        """)
    let list = ExpectationList(text, index: 0, into: &diagnostics)
    #expect(
      list.expectations.map { text.text($0.question) } == [
        "What does a CMIO address?", "Is a nurse a customer?", "Define X.",
      ])
    #expect(list.expectations[0].answers.map { text.text($0) } == ["physician dissatisfaction"])
    #expect(list.expectations[0].allowsMore)
    #expect(list.expectations[0].followUps.map { $0.answers.map { text.text($0) } } == [["because"]])
    #expect(list.expectations[0].headings == ["Nurses"])
    #expect(diagnostics.all.map(\.identifier) == [.badTest])
  }
}
