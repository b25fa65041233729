import Diagnostics
import English
import Testing

@testable import Knowledge

/// Rows read in bulk come to the same as rows read sentence by sentence: the same statements, facts, words and findings.
@Suite struct BulkTests {
  /// Documents over tables `a.tsv` (three columns) and `b.csv` (two), with words around them that the cells may meet.
  static let documents = [
    "Every row of a.tsv says: {one} is a kind of {two}.\nEvery row of b.csv says: {left} is a {right}.\n",
    "Every row of a.tsv says: {one} *stands in* {two} *to* {three}.\nA nurse is a person.\nA nurse stands in r1 to e2.\n",
    "Every row of b.csv says: {left} *borders* {right}.\n*Borders* works both ways.\nThe town t1 borders the sea.\n",
    "Every row of a.tsv says: The {one} is the capital of {two}.\nEvery row of a.tsv says: {two} is *rich* in {three}.\n",
    "Every row of a.tsv says: {one} does not *want* {two}.\nEvery row of b.csv says: {left} *wants* {right}.\n",
    "CMIO is short for chief medical officer.\nEvery row of b.csv says: A {left} *helps* {right} during {left}.\n",
    "Every row of b.csv says: {left} and {right} are towns.\nEvery row of b.csv says: {right} *gets* {left} usually.\n",
    "Every row of b.csv says: {left} is short for {right}.\nEvery row of a.tsv says: {one} is {two}.\n",
    "*Rough* is a property.\nSomething *likes* something.\nEvery row of b.csv says: {left} usually likes a {right}.\n"
      + "Something is rough if it likes e1.\n",
  ]

  static let cells = [
    "e1", "e2", "e3", "e4", "r1", "r2", "t1", "t2", "nurse", "nurses", "Nurse", "charge nurse", "Anne", "anne",
    "Anne Smith", "CMIO", "CMIOs", "borders", "wants", "rough", "Rough", "two", "third", "7", "3.5", "the sea", "sea",
    "bank of Ohio", "bank_of_spain", "glasses", "quickly", "means", "is", "and", "\"quoted, it\"", "Zoë", "ÅNGSTRÖM",
    "",
    "men", "to be", "town", "person", "kind", "short", "x-ray", "X-Ray", "it", "IT", "a", "e5", "e6", "e7", "e8", "e9",
  ]

  private static func table(_ columns: [String], _ separator: String, _ random: inout SplitMix) -> String {
    var lines = [columns.joined(separator: separator)]
    // Mostly plain names, so that rows recur; a few of everything else.
    for _ in 0..<random.below(40) {
      let row = columns.map { _ in
        random.below(4) > 0 ? "e\(random.below(12))" : cells[random.below(cells.count)]
      }
      lines.append((random.below(15) == 0 ? row + ["more"] : row).joined(separator: separator))
    }
    return lines.joined(separator: random.below(9) == 0 ? "\r\n" : "\n") + (random.below(2) == 0 ? "\n" : "")
  }

  @Test func `bulk is the same as one by one`() {
    for seed in 0..<240 {
      var random = SplitMix(seed: UInt64(seed))
      let document = Self.documents[seed % Self.documents.count]
      let a = Array(Self.table(["one", "two", "three"], "\t", &random).utf8)
      let b = Array(Self.table(["left", "right"], ",", &random).utf8)
      let read = { (bulkFrom: Int) in
        KnowledgeBase(reading: [KnowledgeFile(path: "k.md", bytes: Array(document.utf8))], bulkFrom: bulkFrom) {
          $0 == "a.tsv" ? a : $0 == "b.csv" ? b : nil
        }
      }
      let (plain, bulk) = (read(.max), read(0))
      let (left, right) = (Self.shown(plain), Self.shown(bulk))
      let differing = zip(left, right).first { $0 != $1 }
      #expect(left.count == right.count && differing == nil, "seed \(seed): \(differing ?? ("", "")))")
    }
  }

  /// Sentences that differ in names, among others that give the words meanings.
  private static func sentences(_ random: inout SplitMix) -> String {
    let shapes = [
      "The # stands in # to the #.", "# is a #.", "A # wants a #.", "# borders # and #.", "The # is the capital of #.",
      "# usually likes the #.", "No # is a #.", "The # likes # during #.", "If # likes # then # wants #.", "# is #.",
      "A small # likes every #.", "# is a kind of #.", "# likes #, # and # St.", "# are #.", "Only # wants #.",
      "# likes # [page #].", "The # has 3 #.", "#'s friend likes #.", "# wants the # of the #.", "Does # like #?",
    ]
    let others = [
      "e1 is a town.", "CMIO is short for chief e2.", "A e3 is a person.", "e4s are people.", "*Rough* is a property.",
      "e5 means e6.", "The plural of e7 is e8.", "# Topic\n", "Source: handbook, page 3.", "e1 wants the bank of e2.",
      "x *e9* y.", "<!-- e1 likes e2. -->", "- e1 likes e2.\n", "The e2 person is small.", "e3 is *e4*.",
    ]
    var text =
      "The *stands in* x *to* y.\nThe handbook is \"H\".\nx *wants* y.\nx *borders* y.\nx *likes* y *during* z.\n"
    let names = random.below(2) == 0 ? 9 : 60
    for _ in 0..<random.below(7) {
      if random.below(3) == 0 { text += others[random.below(others.count)] + "\n" }
      let shape = shapes[random.below(shapes.count)]
      for _ in 0..<random.below(80) {
        for character in shape { text += character == "#" ? "e\(1 + random.below(names))" : String(character) }
        text += random.below(6) == 0 ? " " : random.below(9) == 0 ? "\r\n" : "\n"
      }
    }
    return text
  }

  @Test func `sentences of one shape are the same as one by one`() {
    var rows = 0
    for seed in 0..<40 {
      var random = SplitMix(seed: UInt64(seed + 1000))
      let text = Self.sentences(&random)
      let read = { (bulkFrom: Int) in
        KnowledgeBase(reading: [KnowledgeFile(path: "k.md", bytes: Array(text.utf8))], bulkFrom: bulkFrom) { _ in nil }
      }
      let (plain, bulk) = (read(.max), read(0))
      let (left, right) = (Self.shown(plain), Self.shown(bulk))
      let differing = zip(left, right).first { $0 != $1 }
      #expect(left.count == right.count && differing == nil, "seed \(seed): \(differing ?? ("", ""))")
      for number in plain.sentences.indices where plain.sentences.count == bulk.sentences.count {
        #expect(plain.sentences[number].citation == bulk.sentences[number].citation, "seed \(seed)")
        #expect(plain.sentences[number].statement.range == bulk.sentences[number].statement.range, "seed \(seed)")
      }
      bulk.sentences.forEachPart(single: { _, _ in }, block: { rows += $1.starts.count })
    }
    #expect(rows > 400, "too few sentences were read by example to show anything")
  }

  /// Everything that can be seen of a base, and of every thing in it.
  private static func shown(_ base: KnowledgeBase) -> [String] {
    let session = Session(base)
    var lines = base.diagnostics.map { "\($0.identifier.rawValue) \($0.range) \($0.message)" }
    for stage in [Stage.reading, .facts, .rules, .counts] {
      lines += session.show(stage).split(separator: "\n").map(String.init)
    }
    lines += session.show(.clauses).split(separator: "\n").map(String.init).sorted()
    lines += base.lexicon.things.map { thing in
      "\(thing) \(base.lexicon.definitions(of: thing.id).count) \(base.lexicon.thing(keyed: thing.key)?.index ?? -1)"
    }
    for word in cells where !base.lexicon.isKnownWord(word.lowercased()) { lines.append("unknown \(word)") }
    return lines
  }
}

/// A small generator of numbers, the same everywhere.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
  }
}
