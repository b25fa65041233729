import Datalog
import Diagnostics
import English

extension Session {
  /// Is more to come, by the looks of the text: does it stop where no sentence can end, or within a quotation?
  public static func isUnfinished(_ text: String) -> Bool {
    guard text.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return true }
    guard let last = text.last, last != ".", last != "!" else { return false }
    let source = SourceText(name: "<input>", text: text)
    return Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count]).isUnfinished
  }

  /// Three of these fit on a line.
  private static let shortQuestion = 26

  /// Questions to begin with, each of another sort and about another thing: what something much is said of does, what
  /// something is that has a definition, what follows by a rule. All have an answer.
  public func firstQuestions(_ count: Int) -> [String] {
    let choices = FirstQuestions(base)
    var result: [String] = []
    var subjects: Set<ThingID> = []
    let sorts = [choices.stated, choices.defined, choices.concluded]
    for turn in 0..<count {
      // One of each sort, then more of what is stated.
      for sort in (turn < sorts.count ? [sorts[turn]] : []) + [choices.stated] {
        let fresh = sort.filter { !subjects.contains($0.subject) }
        guard let next = fresh.first(where: { $0.text.count <= Self.shortQuestion }) ?? fresh.first else { continue }
        subjects.insert(next.subject)
        result.append(next.text)
        break
      }
    }
    return result
  }
}

/// What can be asked to begin with, by sort, the best first.
private struct FirstQuestions {
  typealias Choice = (subject: ThingID, text: String)
  private(set) var stated: [Choice] = []
  private(set) var defined: [Choice] = []
  private(set) var concluded: [Choice] = []

  init(_ base: KnowledgeBase) {
    let writer = Writer(base.lexicon)
    let table = base.lowering.table
    var counts: [(subject: ThingID, relation: RelationID, rows: Int, isConcluded: Bool)] = []
    for pattern in table.patterns
    where !pattern.isDenied && pattern.duty == .none && pattern.roles == [.subject, .object] {
      let relation = base.lexicon[pattern.relation]
      guard relation.shape == .verb, relation.particles.isEmpty, let predicate = table.known(pattern) else { continue }
      var rows: [ThingID: Int] = [:]
      for row in base.model.rows(of: predicate).prefix(2000) {
        rows[ThingID(base.model.values(of: row)[0]), default: 0] += 1
      }
      let isStated = table.known(pattern, .stated) != nil
      counts += rows.map { ($0.key, pattern.relation, $0.value, !isStated) }
    }
    // More rows first, but not so many that the answer fills the screen.
    counts.sort { (min($1.rows, 6), $0.subject, $0.relation) < (min($0.rows, 6), $1.subject, $1.relation) }
    for one in counts {
      let thing = base.lexicon[one.subject]
      guard case .plain = thing.structure, thing.isName || thing.isCounted else { continue }
      let isPlural = !thing.isName
      let name = writer.text(one.subject, isPlural ? .plural : .phrase)
      let choice = (one.subject, "what \(isPlural ? "do" : "does") \(name) \(base.lexicon[one.relation].lemma)?")
      if one.isConcluded { concluded.append(choice) } else { stated.append(choice) }
    }
    for thing in base.lexicon.things where !base.lexicon.definitions(of: thing.id).isEmpty {
      defined.append((thing.id, "what is \(writer.text(thing.id, .single))?"))
    }
  }
}
