import Diagnostics
import Foundation
import Knowledge
import Testing

@testable import Console

/// Every example of the trainers' reference does what its page says.
///
/// Fences name what they hold: `example` is a knowledge file with questions in it, each with its answer behind two blanks;
/// `refused` has sentences that are refused beside the last example, with the finding; `csv NAME` is a table of the page;
/// `file NAME` is written to a folder, `run` runs the program there, and `said` is part of what it says.
@Suite struct ReferenceTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Reference").standardized

  static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  private struct Fence {
    var tag: [String]
    var lines: [String] = []
    var text: String { lines.joined(separator: "\n") + "\n" }
  }

  private static func fences(_ page: String) throws -> [Fence] {
    var fences: [Fence] = []
    var open: Fence?
    for line in try String(contentsOf: folder.appending(path: page), encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let closed = open { fences.append(closed) }
        open = open == nil ? Fence(tag: line.dropFirst(3).split(separator: " ").map(String.init)) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return fences
  }

  private static func base(_ text: String, _ tables: [String: String]) -> KnowledgeBase {
    KnowledgeBase(
      reading: [KnowledgeFile(path: "page.md", bytes: Array(text.utf8))], table: { tables[$0].map { Array($0.utf8) } })
  }

  private static func errors(_ base: KnowledgeBase) -> [String] {
    base.diagnostics.filter { $0.severity == .error }.map { "\($0.identifier.rawValue): \($0.message)" }
  }

  @Test func `there is a page on each part of the language`() { #expect(Self.pages.count >= 15) }

  @Test(arguments: pages) func `examples do what is said`(page: String) throws {
    var tables: [String: String] = [:]
    var context = ""
    for fence in try Self.fences(page) {
      switch fence.tag.first {
      case "csv": tables[fence.tag[1]] = fence.text
      case "example":
        let asked = fence.lines.filter { $0.contains("?  ") }
        context = fence.lines.filter { !$0.contains("?  ") }.joined(separator: "\n") + "\n"
        let base = Self.base(context, tables)
        #expect(Self.errors(base) == [], "\(page): \(context)")
        for line in asked {
          let parts = line.components(separatedBy: "?  ")
          var session = Session(base)
          let reply = session.reply(to: parts[0] + "?")
          let given =
            reply.status == .answered
            ? reply.answers.map(\.text).sorted().joined(separator: "; ") : reply.status.rawValue
          #expect(given == parts[1], "\(page): \(line)")
        }
      case "refused":
        for line in fence.lines {
          let parts = line.components(separatedBy: "  ")
          let found = Self.base(context + "\n" + parts[0] + "\n", tables).diagnostics.filter { $0.severity == .error }
          #expect(found.map(\.identifier.rawValue) == [parts.last], "\(page): \(line)")
        }
      default: break
      }
    }
  }

  /// The worked domain, step by step, as a trainer would follow it.
  @Test func `the first domain works as it is told`() throws {
    var files: [String: String] = [:]
    var said = ""
    for fence in try Self.fences("first-domain.md") {
      switch fence.tag.first {
      case "file": files[fence.tag[1]] = fence.text
      case "run":
        let folder = try TemporaryFolder(files)
        for line in fence.lines {
          var words = line.components(separatedBy: "\"")
          let quoted = words.count > 1 ? [words[1]] : []
          words = words[0].split(separator: " ").dropFirst().map { $0 == "." ? folder.path : String($0) } + quoted
          let outcome = preceptor(words)
          said = (outcome.output + outcome.error).replacingOccurrences(of: folder.path + "/", with: "")
        }
      case "said":
        for line in fence.lines { #expect(said.contains(line), "\(line) is not in: \(said)") }
      default: break
      }
    }
    #expect(files.count == 2)
  }
}
