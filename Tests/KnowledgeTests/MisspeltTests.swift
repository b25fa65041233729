import Diagnostics
import Foundation
import Knowledge
import Testing

/// Questions typed as people slip: letters left out, doubled, swapped or hit beside, apostrophes and blanks left out.
@Suite struct MisspeltTests {
  /// What became of a misspelt question.
  private enum Fate { case corrected, offered, refused, wrong(String) }

  @Test func slipsAreCorrectedOrOfferedAndNeverAnsweredWrongly() throws {
    let file = QuestionTable.package.appending(path: "Tests/KnowledgeTests/Misspelt.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").map(String.init)
    }
    #expect(rows.count >= 200)
    let folders = ["lecture": "Knowledge", "Railway": "Tests/Domains/Railway", "Kitchen": "Tests/Domains/Kitchen"]
    var wrong: [String] = []
    var helped = 0
    for (domain, folder) in folders {
      let base = QuestionTable.knowledge(folder)
      #expect(!base.hasErrors)
      for row in rows where row[0] == domain {
        switch Self.fate(of: row[1], meant: row[2], over: base) {
        case .corrected, .offered: helped += 1
        case .refused: break
        case .wrong(let text): wrong.append("\(row[1]): \(text)")
        }
      }
    }
    #expect(wrong == [])
    #expect(helped * 10 >= rows.count * 9, "\(helped) of \(rows.count) corrected or offered")
  }

  private static func fate(of typed: String, meant: String, over base: KnowledgeBase) -> Fate {
    var (one, other) = (Session(base), Session(base))
    let (reply, wanted) = (one.reply(to: typed), other.reply(to: meant))
    if wanted.status == .notUnderstood { return .wrong("\"\(meant)\" is not understood itself") }
    if reply.status == .notUnderstood {
      let words = Set(meant.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init))
      return reply.diagnostics.flatMap(\.suggestions).contains { words.contains($0) } ? .offered : .refused
    }
    // What was corrected is said in a line of its own; a mere apostrophe left out is not.
    let text =
      reply.corrections.isEmpty ? reply.text : reply.text.split(separator: "\n").dropFirst().joined(separator: "\n")
    let isSame = reply.status == wanted.status && text == wanted.text
    return isSame ? .corrected : .wrong(reply.text)
  }
}
