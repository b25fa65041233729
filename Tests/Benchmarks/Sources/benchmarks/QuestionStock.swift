import Foundation
import Knowledge

/// The documents of a knowledge folder, and many more questions than its tests ask: theirs with other nouns behind `a`.
struct QuestionStock {
  private(set) var documents: [KnowledgeFile] = []
  private var asked: [[String]] = []
  /// The single words that stand behind `a` and `an`, with their articles.
  private var nouns: [(article: String, word: String)] = []
  /// What may stand behind them.
  private var followers: Set<String> = []

  init(folder: String) throws {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.sorted() ?? []
    for path in paths where path.hasSuffix(".md") && !path.hasSuffix("README.md") {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(path)))
      guard path.contains("tests/") else {
        documents.append(KnowledgeFile(path: folder + "/" + path, bytes: bytes))
        continue
      }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      where line.hasPrefix("- ") && line.hasSuffix("?") && !line.contains(";;") {
        asked.append(line.dropFirst(2).dropLast().split(separator: " ").map(String.init))
      }
    }
    findNouns()
  }

  /// A noun is a word between an article and what is no noun but follows another such word, or the end.
  private mutating func findNouns() {
    let ends = Set(asked.compactMap(\.last))
    var before: [String: Set<String>] = [:]
    var behindArticles: Set<String> = []
    forEachArticle { words, at in
      before[Self.follower(words, at), default: []].insert(words[at])
      behindArticles.insert(words[at])
    }
    followers = Set(
      before.keys.filter {
        before[$0, default: []].count > 1 && !behindArticles.contains($0) && ($0.isEmpty || !ends.contains($0))
      })
    var known: Set<String> = []
    var found: [(String, String)] = []
    forEachArticle { words, at in
      guard followers.contains(Self.follower(words, at)), known.insert(words[at]).inserted else { return }
      found.append((words[at - 1], words[at]))
    }
    nouns = found
  }

  private func forEachArticle(_ visit: (_ words: [String], _ at: Int) -> Void) {
    for words in asked {
      for at in words.indices.dropFirst() where Self.isArticle(words[at - 1]) { visit(words, at) }
    }
  }

  /// The word behind, empty at the end.
  private static func follower(_ words: [String], _ at: Int) -> String { at + 1 < words.count ? words[at + 1] : "" }

  private static func isArticle(_ word: String) -> Bool { word == "a" || word == "an" }

  /// So many questions, no two alike.
  func questions(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix(seed: seed)
    let names = Set(nouns.map(\.word))
    var known: Set<String> = []
    var result: [String] = []
    for _ in 0..<count * 1000 where result.count < count {
      var words = asked[random.below(asked.count)]
      for at in words.indices.dropFirst()
      where Self.isArticle(words[at - 1]) && names.contains(words[at])
        && followers.contains(Self.follower(words, at))
      {
        (words[at - 1], words[at]) = nouns[random.below(nouns.count)]
      }
      let question = words.joined(separator: " ") + "?"
      if known.insert(question).inserted { result.append(question) }
    }
    precondition(result.count == count, "the tests give too few words")
    return result
  }
}
