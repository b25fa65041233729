import Diagnostics
import Foundation
import Knowledge
import Testing

/// The public reasoning sets of `../shared/benchmarks/reasoning`, theories unmodified. Skipped where they are missing.
@Suite(.serialized) struct ReasoningBenchmarkTests {
  /// One line of a set: a theory, what is asked of it, and the expected answer.
  struct Item: Sendable {
    var id: String
    var theory: String
    var question: String
    var answer: String
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/benchmarks/reasoning").standardizedFileURL

  /// The items of a set; nil where the file is missing, which is said.
  static func items(_ name: String) -> [Item]? {
    guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
      print("skipped: \(folder.path)/\(name) is not there")
      return nil
    }
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Item(id: cells[0], theory: cells[1], question: cells[2], answer: cells[3])
    }
  }

  /// Words of all ProofWriter theories, the same for each.
  private static let proofWriterWords = """
    Something *chases* something. Something *eats* something. Something *likes* something. Something *needs* something. \
    Something *sees* something. Something *visits* something.
    *Rough* is a property. *Big* is a property. *Blue* is a property. *Cold* is a property. *Furry* is a property. \
    *Green* is a property. *Kind* is a property. *Nice* is a property. *Quiet* is a property. *Red* is a property. \
    *Round* is a property. *Smart* is a property. *White* is a property. *Young* is a property.
    """

  /// What a trainer would add for the sizes of things.
  private static let sizeWords = """
    Something *fits inside* something. To fit in means to fit inside. *Bigger than* carries over.
    Something X is bigger than something Y if Y fits inside X. Something X fits inside something Y if Y is bigger than X.
    *Bigger than* works one way. Something X does not fit inside something Y if X is bigger than Y.
    """

  /// `Is it true that …?` of a statement.
  private static func asked(_ statement: String) -> String {
    var words = statement
    if words.hasSuffix(".") { words.removeLast() }
    if words.hasPrefix("The ") { words = "the " + words.dropFirst(4) }
    return "Is it true that \(words)?"
  }

  private static func verdict(_ reply: Reply) -> String {
    switch reply.status {
    case .yes: "true"
    case .no: "false"
    case .unknown: "unknown"
    default: reply.status.rawValue
    }
  }

  /// Both ways of giving the theory: as a file, and sentence by sentence in a session.
  enum Way: CaseIterable, Sendable { case file, told }

  /// The reply, and what was refused on the way.
  private static func reply(_ question: String, words: String, theory: String, _ way: Way) -> (Reply, refused: String?)
  {
    func file(_ text: String) -> KnowledgeBase {
      KnowledgeBase(reading: [KnowledgeFile(path: "theory.md", bytes: Array(text.utf8))])
    }
    switch way {
    case .file:
      let base = file(words + "\n\n" + theory)
      var session = Session(base)
      return (session.reply(to: question), base.diagnostics.first { $0.severity == .error }.map { $0.message })
    case .told:
      var session = Session(file(words))
      var refused: String?
      for sentence in theory.replacing(". ", with: ".\n").split(separator: "\n") {
        let reply = session.reply(to: String(sentence))
        if reply.status != .told { refused = refused ?? "\(sentence) \(reply.text)" }
      }
      return (session.reply(to: question), refused)
    }
  }

  /// Runs a set; every answer must be right.
  private static func run(
    _ name: String, words: String, _ way: Way, every step: Int = 1, question: (Item) -> String,
    answer: (Reply, Item) -> String
  ) {
    guard let items = items(name) else { return }
    var right = 0
    var count = 0
    var failures: [String] = []
    for (index, item) in items.enumerated() where index % step == 0 {
      count += 1
      let (reply, refused) = reply(question(item), words: words, theory: item.theory, way)
      let given = answer(reply, item)
      if given == item.answer, refused == nil {
        right += 1
      } else {
        failures.append(
          "\(item.id): \(question(item)) expected \(item.answer), got \(given): \(reply.text) \(refused ?? "")")
      }
    }
    print("\(name), \(way): \(right) of \(count)")
    if let path = ProcessInfo.processInfo.environment["BENCHMARK_FAILURES"] {
      try? failures.joined(separator: "\n").write(
        toFile: path + "/\(name)-\(way).txt", atomically: true, encoding: .utf8)
    }
    #expect(failures.isEmpty, "\(failures.count) of \(count) failed:\n\(failures.prefix(5).joined(separator: "\n"))")
  }

  @Test(arguments: Way.allCases) func proofWriter(_ way: Way) {
    Self.run("proofwriter-dev.tsv", words: Self.proofWriterWords, way, every: way == .file ? 1 : 20) {
      Self.asked($0.question)
    } answer: { reply, _ in
      Self.verdict(reply)
    }
  }

  @Test(arguments: Way.allCases) func prontoQA(_ way: Way) {
    Self.run("prontoqa-250.tsv", words: "", way, every: way == .file ? 1 : 20) {
      Self.asked($0.question)
    } answer: { reply, _ in
      Self.verdict(reply)
    }
  }

  @Test(arguments: Way.allCases) func deductionOverKinds(_ way: Way) {
    Self.run("babi15.tsv", words: "", way, every: way == .file ? 1 : 10) {
      $0.question
    } answer: { reply, item in
      reply.answers.count == 1 && Self.names(reply.answers[0].text, item.answer) ? item.answer : reply.text
    }
  }

  /// `mouse` is answered as `mice`.
  private static func names(_ answer: String, _ word: String) -> Bool {
    let plurals = ["mouse": "mice", "wolf": "wolves", "cat": "cats", "sheep": "sheep"]
    return answer == word || answer == plurals[word]
  }

  @Test(arguments: Way.allCases) func sizes(_ way: Way) {
    Self.run("babi18.tsv", words: Self.sizeWords, way, every: way == .file ? 1 : 10) {
      $0.question
    } answer: { reply, _ in
      switch reply.status {
      case .yes: "yes"
      case .no: "no"
      default: reply.text
      }
    }
  }
}
