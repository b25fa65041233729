import Knowledge

/// Reading and asking, over knowledge made from a seed.
enum KnowledgeBenchmarks {
  private static let verbs = ["serves", "helps", "guards", "needs", "repairs", "carries", "watches", "teaches"]
  private static let bases = ["serve", "help", "guard", "need", "repair", "carry", "watch", "teach"]

  /// Kinds below kinds, what they do, and some rules; so many sentences.
  static func text(_ sentences: Int, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    let kinds = max(20, sentences / 5)
    var lines = ["# Works"]
    lines += verbs.map { "A worker *\($0)* a thing." }
    for number in 0..<sentences {
      let (kind, other) = (name(random.below(kinds)), name(random.below(kinds)))
      switch number % 5 {
      case 0: lines.append("A \(name(number / 5 + 1)) is a \(name(random.below(number / 5 + 1))).")
      case 1, 2: lines.append("A \(kind) \(verbs[random.below(verbs.count)]) the \(other).")
      case 3: lines.append("A \(kind) usually \(verbs[random.below(verbs.count)]) a \(other) and a \(kind).")
      default: lines.append("A \(kind) does not \(bases[random.below(bases.count)]) the \(other).")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A word of letters for a number, so that no two are alike.
  private static func name(_ number: Int) -> String {
    var (rest, word) = (number, "b")
    repeat {
      word += ["ol", "ar", "in", "ut", "em"][rest % 5]
      rest /= 5
    } while rest > 0
    return word + "ok"
  }

  static func file(_ text: String) -> KnowledgeFile { KnowledgeFile(path: "works.md", bytes: Array(text.utf8)) }

  static func reading(seed: UInt64) -> Group {
    var group = Group("Reading: from text to everything that follows")
    for sentences in [1_000, 10_000, 30_000] {
      let file = file(text(sentences, seed: seed))
      group.measure("\(sentences) sentences", Double(file.bytes.count) / 1e6, "MB", repetitions: 3) {
        _ = KnowledgeBase(reading: [file])
      }
    }
    for depth in [1, 2, 4, 8] {
      let nested = String(repeating: "that serves a worker ", count: depth)
      let words = verbs.map { "A worker *\($0)* a thing.\n" }.joined()
      let file = file(words + "Something is fine if it serves a worker \(nested).\n")
      group.measure("clauses nested \(depth) deep", Double(file.bytes.count) / 1e6, "MB") {
        _ = KnowledgeBase(reading: [file])
      }
    }
    for rows in [10_000, 100_000] {
      var random = SplitMix(seed: seed)
      let table = "one\ttwo\n" + (0..<rows).map { "w\($0)\tt\(random.below(rows))\n" }.joined()
      let bytes = Array(table.utf8)
      let file = file("A worker *serves* a thing.\nEvery row of all.tsv says: {one} serves {two}.\n")
      group.measure("a table of \(rows) rows", Double(bytes.count) / 1e6, "MB", repetitions: 3) {
        _ = KnowledgeBase(reading: [file], table: { _ in bytes })
      }
    }
    return group
  }

  /// Questions over the knowledge in a folder, put together from what its tests ask and expect.
  static func asking(folder: String, seed: UInt64) throws -> Group {
    var group = Group("Asking: over \(folder)")
    let stock = try QuestionStock(folder: folder)
    let base = KnowledgeBase(reading: stock.documents)
    let distinct = stock.questions(4_000, seed: seed)
    ask("one question again and again", Array(repeating: distinct[0], count: 20_000), base, in: &group)
    ask("57 questions in turn", (0..<20_000).map { distinct[$0 % 57] }, base, in: &group)
    ask("questions that never came before", distinct, base, in: &group)
    return group
  }

  /// Questions that grow: what one more word costs.
  static func length() -> Group {
    var group = Group("Length: one question")
    let base = KnowledgeBase(reading: [file(verbs.map { "A worker *\($0)* a thing." }.joined(separator: "\n") + "\n")])
    for depth in [1, 2, 4, 8, 16, 32] {
      let text =
        "Who serves a worker " + Array(repeating: "that serves a worker", count: depth).joined(separator: " ") + "?"
      ask("clauses nested \(depth) deep", [text], base, in: &group)
    }
    for count in [1, 2, 4, 8, 16, 32] {
      let text = "Who serves " + Array(repeating: "a worker", count: count).joined(separator: " and ") + "?"
      ask("a list of \(count)", [text], base, in: &group)
    }
    return group
  }

  private static func ask(_ name: String, _ questions: [String], _ base: KnowledgeBase, in group: inout Group) {
    group.measure(
      name, Double(questions.count), "questions", repetitions: 3,
      prepare: {
        // A vocabulary of its own each time, so that nothing is remembered from the time before.
        var session = Session(base)
        _ = session.reply(to: "A stranger is a worker.")
        return session
      },
      work: { session in
        var session = session
        for question in questions { _ = session.reply(to: question) }
      })
  }
}
