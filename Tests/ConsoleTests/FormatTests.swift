import Diagnostics
import Knowledge
import Testing

@testable import Console

@Suite struct FormatTests {
  private func printed(
    _ format: OutputFormat, _ replies: [Reply], quiet: Bool = false, proofs: Bool = false, echo: Bool = false
  ) -> String {
    let output = Output(.memory)
    var writer = ReplyWriter(format: format, output: output)
    (writer.quiet, writer.proofs, writer.echo) = (quiet, proofs, echo)
    for (index, reply) in replies.enumerated() {
      writer.write(
        Answered(
          id: index + 1, question: "what, \"exactly\"?", reply: reply, sources: SourceMap(), line: index + 4, part: 1,
          microseconds: nil))
    }
    writer.finish()
    output.flush()
    return String(decoding: output.collected, as: UTF8.self)
  }

  private static let citation = Citation(
    title: "the lecture", locator: "slide 11", file: "a.md", line: 4, column: 1)

  /// A reply with everything in it.
  private static let full: Reply = {
    var reply = Reply(.answered, form: "who-what", reading: "what it is", text: "One, and\n  two \u{1B}[1m.")
    var one = AnswerElement(text: "29,145,505 people")
    (one.number, one.unit, one.owner, one.strength) = (29_145_505, "people", "Texas", .usual)
    one.sources = [citation]
    one.proof = [
      ProofStep(id: 1, text: "a is b", sources: [citation]),
      ProofStep(
        id: 2, text: "so c", rule: Citation(title: nil, locator: nil, file: "r.md", line: 9, column: 1), from: [1]),
    ]
    var two = AnswerElement(text: "a; b\t\"c\"")
    (two.below, two.supposed, two.known) = (["d"], true, false)
    reply.answers = [one, two]
    reply.offers = ["What else?", "A is b."]
    reply.corrections = [(from: "phisician", to: "physician")]
    return reply
  }()

  @Test func `an object has its members in a fixed order`() {
    let source = #"[{"title":"the lecture","locator":"slide 11","file":"a.md","line":4,"column":1}]"#
    #expect(
      printed(.jsonl, [Self.full])
        == #"{"id":1,"question":"what, \"exactly\"?","status":"answered","form":"who-what","reading":"what it is","#
        + #""text":"One, and\n  two \u001b[1m.","answers":[{"text":"29,145,505 people","number":29145505,"#
        + #""unit":"people","for":"Texas","strength":"usual","sources":"# + source
        + #","proof":{"steps":[{"id":1,"text":"a is b","sources":"# + source
        + #","from":[]},{"id":2,"text":"so c","rule":{"file":"r.md","line":9},"from":[1]}]}},"#
        + #"{"text":"a; b\t\"c\"","below":["d"],"strength":"certain","supposed":true,"known":false,"sources":[]}],"#
        + #""offers":["What else?","A is b."],"corrections":[{"from":"phisician","to":"physician"}],"#
        + #""line":4,"part":1}"# + "\n")
  }

  @Test func `what does not apply is left out`() {
    let head = #"{"id":1,"question":"what, \"exactly\"?","status":"#
    #expect(printed(.jsonl, [Reply(.told, text: "ok")]) == head + "\"told\",\"text\":\"ok\",\"line\":4,\"part\":1}\n")
    #expect(
      printed(.jsonl, [Reply(.unknown, text: "?")])
        == head + "\"unknown\",\"text\":\"?\",\"answers\":[],\"line\":4,\"part\":1}\n")
  }

  @Test func `readings of an ambiguous question`() {
    var reply = Reply(.ambiguous, text: "Two readings.")
    reply.readings = [ReplyReading(reading: "one", status: .yes, answers: [AnswerElement(text: "yes")])]
    #expect(
      printed(.jsonl, [reply]).contains(
        #""readings":[{"reading":"one","status":"yes","answers":[{"text":"yes","strength":"certain","sources":[]}]}]"#))
  }

  @Test func `tables`() {
    let yes = Reply(.yes, text: "Yes.")
    #expect(
      printed(.tsv, [Self.full, yes]) == "1\tanswered\t29,145,505 people; a; b \"c\"\n2\tyes\t\n")
    #expect(
      printed(.csv, [Self.full, yes]) == "1,answered,\"29,145,505 people; a; b\t\"\"c\"\"\"\n2,yes,\n")
  }

  @Test func `text has offers after the answer, and nothing that steers a terminal`() {
    let text = "One, and\n  two \\u{1b}[1m.\n"
    let offers = "Try: \"What else?\"\nA trainer could add:  A is b.\n"
    #expect(printed(.text, [Self.full]) == text + offers)
    #expect(printed(.text, [Self.full], quiet: true) == text)
    #expect(printed(.text, [Self.full], quiet: true, echo: true) == "› what, \"exactly\"?\n" + text)
  }

  @Test func `an explained answer has its reading before and its proof after it`() {
    #expect(
      printed(.text, [Self.full], quiet: true, proofs: true) == """
        I read: what it is
        One, and
          two \\u{1b}[1m.
        Because, for 29,145,505 people:
          1  a is b  the lecture, slide 11  a.md:4
          2  so c    by the rule at r.md:9, from 1

        """)
  }

  @Test func `markdown is a heading and a list`() {
    #expect(
      printed(.markdown, [Self.full, Reply(.yes, text: "Yes, *so*.")])
        == """
        ### what, "exactly"?

        - 29,145,505 people — *the lecture, slide 11*
        - a; b\\u{9}"c"

        ### what, "exactly"?

        Yes, \\*so\\*.\("  ")


        """.replacing("\\u{9}", with: "\\\\u\\{9\\}"))
  }
}
