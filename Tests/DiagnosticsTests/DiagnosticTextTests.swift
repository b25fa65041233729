import Diagnostics
import Testing

@Suite struct ExplanationTests {
  @Test(arguments: DiagnosticIdentifier.allCases)
  func `every identifier is explained with an example`(identifier: DiagnosticIdentifier) {
    let explanation = identifier.explanation
    #expect(explanation.meaning.count > 40)
    #expect(!explanation.wrong.isEmpty && !explanation.right.isEmpty && explanation.wrong != explanation.right)
    let text = explanation.text(for: identifier)
    #expect(text.hasPrefix("\(identifier.rawValue) (\(identifier.severity.rawValue))\n"))
    #expect(text.hasSuffix("\n"))
  }

  @Test func `no two explanations are the same`() {
    let meanings = DiagnosticIdentifier.allCases.map(\.explanation.meaning)
    #expect(Set(meanings).count == meanings.count)
  }
}

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("tab\tline\nreturn\r", #""tab\tline\nreturn\r""#),
    ("\u{0}\u{1B}\u{7F}\u{9B}", ##""\u0000\u001b\u007f\u009b""##), ("é病😀", "\"é病😀\""),
    ("\u{202E}\u{2028}", ##""\u202e\u2028""##), ("/", "\"/\""),
  ])
  func strings(plain: String, escaped: String) {
    #expect(text { $0.string(plain) } == escaped)
  }

  @Test(arguments: [
    (29_145_505.0, "29145505"), (0.5, "0.5"), (-3, "-3"), (1e300, "1e+300"), (.infinity, "null"), (-0.25, "-0.25"),
  ])
  func numbers(value: Double, written: String) {
    #expect(text { $0.number(value) } == written)
  }

  @Test func `members that are nil or empty are left out`() {
    let written = text { json in
      json.object { json in
        json.member("a", 1)
        json.member("b", nil as String?)
        json.member("c", [])
        json.member("d", ["x", "y"])
        json.key("e")
        json.array([1, 2]) { json, number in json.object { $0.member("n", number) } }
        json.member("f", true)
      }
    }
    #expect(written == #"{"a":1,"d":["x","y"],"e":[{"n":1},{"n":2}],"f":true}"#)
  }

  @Test func `a finding as an object`() {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "a.md", text: "é word\n", firstLine: 3))
    let range = SourceRange(source: source, bytes: 3..<7)
    let finding = Diagnostic(
      .unknownWord, "I do not know \"word\".", at: range, reason: "Why.", remedies: ["A word is a thing."],
      suggestions: ["ward"], related: [("Here too.", range)])
    let head = #""id":"unknown-word","severity":"error","message":"I do not know \"word\"."#
    #expect(
      text { finding.writeBrief(to: &$0, sources: sources) }
        == "{\(head)\",\"column\":3,\"length\":4,\"suggestions\":[\"ward\"]}")
    let place = #""file":"a.md","line":3,"column":3,"length":4"#
    #expect(
      text { finding.write(to: &$0, sources: sources) }
        == "{\(head)\",\(place),\"suggestions\":[\"ward\"],\"reason\":\"Why.\",\"remedies\":[\"A word is a thing.\"],"
        + "\"related\":[{\"message\":\"Here too.\",\(place)}]}")
  }
}

@Suite struct DisplayTests {
  @Test(arguments: [("abc", 3), ("病院", 4), ("e\u{301}", 1), ("😀", 2), ("\u{1B}", 0), ("ｗ", 2), ("é", 1), ("—", 1)])
  func width(text: String, cells: Int) { #expect(Display.width(of: text) == cells) }

  @Test func `nothing that steers a terminal passes`() {
    #expect(Display.safe("a\u{1B}[31mb\u{9B}\u{202E}") == "a\\u{1b}[31mb\\u{9b}\\u{202e}")
    #expect(Display.safe("a\n\tb") == "a\n\tb")
    #expect(Display.safe("a\nb", keepingLayout: false) == "a\\u{a}b")
    #expect(Display.safe("plain é 病") == "plain é 病")
  }
}
