import Datalog
import English

/// Sentences over the knowledge, cut into words, found by the words in them.
struct SentenceStock: Sendable {
  /// A place between two words: the one that comes next, in which sentence.
  struct Place: Sendable {
    var sentence: Int
    /// The index of the next word.
    var next: Int
  }

  /// The words of each sentence as written; the last one without its question mark.
  private(set) var sentences: [[Substring]] = []
  /// Is it a question?
  private(set) var isQuestion: [Bool] = []
  /// The places behind each word, by its lower-case form.
  private var behind: [String: [Place]] = [:]
  private var known: Set<String> = []

  /// So many rows of each relation are put into words, and so many sentences are kept: enough for what people type, and
  /// bounded however large the knowledge is.
  private static let rowsOfOne = 400
  private static let limit = 20_000

  init(_ base: KnowledgeBase) {
    let forms = SentenceForms(base)
    let table = base.lowering.table
    for pattern in table.patterns where !pattern.isDenied {
      guard let predicate = table.known(pattern) else { continue }
      for row in base.model.rows(of: predicate).prefix(Self.rowsOfOne) {
        let things = base.model.values(of: row).map { English.Term.thing(ThingID($0)) }
        add(forms.sentences(English.Atom(pattern.relation, Array(zip(pattern.roles, things)), duty: pattern.duty)))
      }
    }
    for row in base.model.rows(of: table.link).prefix(Self.rowsOfOne) {
      let things = base.model.values(of: row).map { ThingID($0) }
      guard things[0] != things[1] else { continue }
      add(forms.sentences(things[0], isA: things[1]) + forms.sentences(about: things[0]))
    }
    for thing in base.lexicon.things.indices.prefix(Self.rowsOfOne) { add(forms.sentences(about: ThingID(thing))) }
    add(["what can I ask?", "what do you know?"])
  }

  private mutating func add(_ texts: [String]) {
    for text in texts where sentences.count < Self.limit && known.insert(text).inserted {
      let asks = text.hasSuffix("?")
      let words = (asks ? text.dropLast() : text[...]).split(separator: " ")
      for index in words.indices {
        behind[words[index].lowercased(), default: []].append(Place(sentence: sentences.count, next: index + 1))
      }
      sentences.append(words)
      isQuestion.append(asks)
    }
  }

  /// The places that follow these words, or all beginnings if there are none.
  func places(after words: ArraySlice<String>) -> [Place] {
    guard let last = words.last else { return sentences.indices.map { Place(sentence: $0, next: 0) } }
    return (behind[last] ?? []).filter { place in
      let sentence = sentences[place.sentence]
      guard place.next < sentence.count, place.next >= words.count else { return false }
      return zip(sentence[(place.next - words.count)..<place.next], words).allSatisfy { $0.lowercased() == $1 }
    }
  }
}
