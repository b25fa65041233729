import Diagnostics
import Knowledge
import Synchronization
import Testing

/// Limits end the work, name the rule and change nothing.
@Suite struct LimitTests {
  /// 60 things that are all linked, so that triples of them are 216,000.
  static let text =
    "Something *meets* something.\nSomething *knows* something *through* something.\n"
    + (0..<60).map { "The point p\($0) meets the hub.\n" }.joined()
    + "Something X knows something Y through something Z if X meets the hub and Y meets the hub and Z meets the hub.\n"

  static let files = [KnowledgeFile(path: "points.md", bytes: Array(text.utf8))]

  @Test func `too many rows is an error at the rule`() {
    let base = KnowledgeBase(reading: Self.files, limits: Limits(rows: 1000))
    let found = base.diagnostics.filter { $0.identifier == .limit }
    #expect(found.map { base.sources.place(of: $0.range).line } == [63])
    #expect(KnowledgeBase(reading: Self.files, limits: Limits(rows: 500_000)).diagnostics.isEmpty)
  }

  @Test func `reading can be stopped`() {
    let base = KnowledgeBase(reading: Self.files, limits: Limits { .cancelled })
    let found = base.diagnostics.map(\.identifier)
    #expect(found == [.limit])
  }

  @Test func `a reply that is stopped changes nothing`() {
    var session = Session(KnowledgeBase(reading: Self.files))
    session.limits = Limits { .time }
    #expect(session.reply(to: "Who meets the hub?").status == .limit)
    #expect(session.reply(to: "The point p99 meets the hub.").status == .limit)
    session.limits = .none
    #expect(session.reply(to: "Does the point p5 meet the hub?").status == .yes)
    #expect(session.reply(to: "Does the point p99 meet the hub?").status == .notUnderstood)
  }
}
