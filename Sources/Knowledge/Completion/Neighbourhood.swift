import Datalog
import Diagnostics
import English

/// What stands around a thing: what it is, what is one, and what is said of it or with it. For pictures.
public struct Neighbourhood: Sendable {
  /// Something said between two things.
  public struct Edge: Hashable, Sendable {
    /// Index of the thing it is said of.
    public var from: Int
    /// What is said: `want`, `are`.
    public var label: String
    /// Index of the thing it is said with.
    public var to: Int
  }

  /// The names of the things, as they stand in a sentence; the one in the middle first.
  public private(set) var names: [String] = []
  /// What is said, in order of appearance.
  public private(set) var edges: [Edge] = []
  /// Were there more?
  public private(set) var isCut = false

  private var indices: [ThingID: Int] = [:]

  /// So much is shown around one thing.
  private static let limit = 60

  fileprivate init(_ middle: ThingID, _ base: KnowledgeBase) {
    let writer = Writer(base.lexicon)
    _ = index(of: middle, writer)
    climb(from: middle, base, writer)
    let table = base.lowering.table
    for row in Self.rows(of: table.link, [nil, middle], base) where row[0] != middle {
      add(row[0], Self.be(row[0], writer), middle, writer)
    }
    for pattern in table.patterns where pattern.roles == [.subject, .object] {
      // What is stated rather than all that holds: what is said of a kind is not said again of everything below it.
      guard let predicate = table.known(pattern, .stated) ?? table.known(pattern) else { continue }
      for goal in [[middle, nil], [nil, middle]] {
        for row in Self.rows(of: predicate, goal, base) {
          let isPlural = writer.takesPlural(row[0])
          var hollow = English.Atom(pattern.relation, [(.subject, .thing(row[0]))], isDenied: pattern.isDenied)
          hollow.duty = pattern.duty
          add(row[0], Self.words(hollow, base.lexicon[pattern.relation], isPlural, writer), row[1], writer)
        }
      }
    }
  }

  /// The kinds that a thing is of, and theirs.
  private mutating func climb(from middle: ThingID, _ base: KnowledgeBase, _ writer: Writer) {
    var open = [middle]
    var seen: Set<ThingID> = [middle]
    while let thing = open.popLast() {
      for row in Self.rows(of: base.lowering.table.link, [thing, nil], base) where row[1] != thing {
        add(thing, Self.be(thing, writer), row[1], writer)
        if seen.insert(row[1]).inserted { open.append(row[1]) }
      }
    }
  }

  private mutating func add(_ from: ThingID, _ label: String, _ to: ThingID, _ writer: Writer) {
    guard edges.count < Self.limit else { return isCut = true }
    let edge = Edge(from: index(of: from, writer), label: label, to: index(of: to, writer))
    if !edges.contains(edge) { edges.append(edge) }
  }

  private mutating func index(of thing: ThingID, _ writer: Writer) -> Int {
    if let known = indices[thing] { return known }
    indices[thing] = names.count
    names.append(writer.text(thing))
    return names.count - 1
  }

  private static func be(_ thing: ThingID, _ writer: Writer) -> String { writer.takesPlural(thing) ? "are" : "is" }

  /// The predicate without its object, with the preposition that joins it.
  private static func words(_ atom: English.Atom, _ relation: Relation, _ isPlural: Bool, _ writer: Writer) -> String {
    let said = writer.predicate(atom, plural: isPlural)
    return relation.shape == .noun ? "\(said) \(relation.words[1])" : said
  }

  /// The rows that have these things in their places.
  private static func rows(of predicate: Predicate, _ things: [ThingID?], _ base: KnowledgeBase) -> [[ThingID]] {
    let terms = things.enumerated().map { index, thing in
      thing.map { Datalog.Term.constant($0.value) } ?? .variable(index)
    }
    var result: [[ThingID]] = []
    try? base.model.solve([.atom(EngineAtom(predicate, terms))], limits: base.watch.engine) { solution in
      result.append(
        things.enumerated().map { index, thing in
          thing ?? solution.values[index].map { ThingID($0) } ?? ThingID(0)
        })
      return result.count < limit
    }
    return result
  }
}

extension Session {
  /// What stands around the thing of that name, with or without an article, in either number; nil if there is none.
  public func neighbourhood(of name: String) -> Neighbourhood? {
    let source = SourceText(name: "<input>", text: name)
    let sentence = Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count])
    var tokens = base.lexicon.prepared(sentence.tokens)[...]
    if tokens.count > 1, tokens.first?.isArticle == true { tokens = tokens.dropFirst() }
    guard !tokens.isEmpty, let thing = base.lexicon.thing(named: tokens) else { return nil }
    return Neighbourhood(thing, base)
  }
}
