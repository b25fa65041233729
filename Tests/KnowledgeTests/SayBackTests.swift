import Diagnostics
import English
import Foundation
import Testing

@testable import Knowledge

/// What was read is said back so that reading it again gives the same meaning.
@Suite struct SayBackTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// What is wrong with saying the statements of a base back.
  static func troubles(_ base: KnowledgeBase) -> [String] {
    var troubles: [String] = []
    for sentence in base.sentences where sentence.statement.namings.isEmpty && !sentence.text.contains("{") {
      let said = Writer.sentence(Writer(base.lexicon).text(sentence.statement)) + "."
      let source = SourceText(name: "said", text: said)
      let tokens = Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count])
      var reader = Reader(base.lexicon)
      switch reader.read(statement: tokens) {
      case .read(let again):
        let isSame = named(again, reader.lexicon).isSame(as: named(sentence.statement, base.lexicon))
        if !isSame || sizes(again, reader.lexicon) != sizes(sentence.statement, base.lexicon) {
          troubles.append("\(sentence.text)\n    said: \(said)\n    again: \(Writer(reader.lexicon).text(again))")
        }
      case .ambiguous(_, let readings):
        troubles.append("\(sentence.text)\n    said: \(said)\n    ambiguous: \(readings)")
      case .refused(let diagnostic):
        troubles.append("\(sentence.text)\n    said: \(said)\n    refused: \(diagnostic.message)")
      }
    }
    return troubles
  }

  /// The statement with every unnamed thing (`some clinics`), new in each reading, by its kind.
  private static func named(_ statement: Statement, _ lexicon: Lexicon) -> Statement {
    var copy = statement
    for index in copy.assertions.indices {
      copy.assertions[index].condition = copy.assertions[index].condition.mapTerms { term in
        guard case .thing(let thing) = term, case .described(let head, let conditions) = lexicon[thing].structure,
          conditions.isEmpty
        else { return term }
        return .thing(head)
      }
    }
    return copy
  }

  /// How many each thing of a statement stands for.
  private static func sizes(_ statement: Statement, _ lexicon: Lexicon) -> [GroupSize?] {
    var sizes: [GroupSize?] = []
    for assertion in statement.assertions {
      assertion.condition.visitTerms { if case .thing(let thing) = $0 { sizes.append(lexicon[thing].size) } }
    }
    return sizes
  }

  static func base(_ folder: String) throws -> KnowledgeBase {
    let folder = root.appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
    return KnowledgeBase(
      reading: try files.map { KnowledgeFile(path: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0))) })
  }

  @Test(arguments: ["Knowledge", "Tests/Domains/Library"]) func `knowledge is said back`(folder: String) throws {
    let base = try Self.base(folder)
    let troubles = Self.troubles(base)
    #expect(troubles.isEmpty, "\(troubles.count) of \(base.sentences.count)\n\(troubles.joined(separator: "\n"))")
  }

  @Test(arguments: LanguageTests.files) func `test sentences are said back`(file: String) throws {
    for block in try LanguageTests.blocks(file) where block.findings.isEmpty {
      let troubles = Self.troubles(Reading(block.text, []).base)
      #expect(troubles.isEmpty, "\(file):\(block.line): \(troubles.joined(separator: "\n"))")
    }
  }

  @Test func `random theories are said back`() {
    for seed in UInt64(1000)..<1040 {
      var random = RepeatableGenerator(seed: seed)
      let text = RandomTheory(&random).text
      let troubles = Self.troubles(Reading(text, []).base)
      #expect(troubles.isEmpty, "seed \(seed): \(troubles.joined(separator: "\n"))")
    }
  }
}
