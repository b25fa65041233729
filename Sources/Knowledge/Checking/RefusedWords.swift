import Diagnostics
import English

/// Words that askers used and were refused for, and the known words with which the same questions have an answer.
extension KnowledgeBase {
  /// Notes on the unknown words of refused questions, a line each; lines that begin with `#` are passed over. The text
  /// becomes one of ``sources``, so that the notes point into it. At most ``RefusedWords/mostQuestions`` are asked.
  public mutating func findings(inRefused log: SourceText) -> [Diagnostic] {
    let source = sources.add(log)
    var words = RefusedWords(self)
    words.read(log)
    return words.findings(source)
  }
}

/// Tries known words of the same form in the place of an unknown one.
struct RefusedWords {
  private struct Refusal {
    var question: String
    var word: String
    /// Where the word stands in the question, and in the log.
    var place: Range<Int>
    var bytes: Range<Int>
  }

  private let base: KnowledgeBase
  private let verbs: [String]
  private let nouns: [String]
  private var refusals: [String: [Refusal]] = [:]
  private var order: [String] = []

  /// More lines of a log are not read.
  static let mostQuestions = 1_000
  /// So many questions of one word are tried, and so many words are proposed: more are no help.
  private static let tried = 3
  private static let proposed = 5

  init(_ base: KnowledgeBase) {
    self.base = base
    let lexicon = base.lexicon
    verbs = lexicon.relations.filter { $0.shape == .verb && $0.particles.isEmpty }.map(\.lemma).uniqued()
    nouns = lexicon.things.prefix(Self.mostQuestions).compactMap { thing in
      guard case .plain = thing.structure, !thing.isName, !thing.key.contains(" ") else { return nil }
      return thing.key
    }
  }

  /// Asks every question of the log again.
  mutating func read(_ log: SourceText) {
    var start = 0
    var asked: Set<String> = []
    for line in log.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let text = String(decoding: line, as: UTF8.self)
      guard !text.hasPrefix("#"), !text.isEmpty, !text.contains(" ;; "), asked.count < Self.mostQuestions,
        asked.insert(text).inserted
      else { continue }
      var session = Session(base)
      let reply = session.reply(to: text)
      guard reply.status == .notUnderstood, let trouble = reply.diagnostics.first,
        trouble.identifier == .unknownWord
      else { continue }
      let place = trouble.range.bytes
      guard place.upperBound <= line.count else { continue }
      let word = String(decoding: Array(line)[place], as: UTF8.self).lowercased()
      // `massages` and `massage` are one word.
      let key = Inflection.bases(ofVerbForm: word).first?.base ?? word
      if refusals[key] == nil { order.append(key) }
      refusals[key, default: []].append(
        Refusal(question: text, word: word, place: place, bytes: start + place.lowerBound..<start + place.upperBound))
    }
  }

  /// The words with something to propose, those used most first.
  func findings(_ source: Int) -> [Diagnostic] {
    order.sorted { (refusals[$0]?.count ?? 0) > (refusals[$1]?.count ?? 0) }.compactMap { word in
      guard let used = refusals[word], let first = used.first else { return nil }
      let sentences = proposals(used)
      guard !sentences.isEmpty else { return nil }
      let count = used.count == 1 ? "a question" : "\(used.count) questions"
      return Diagnostic(
        .missingSynonym, "Nobody told what \"\(word)\" means, which was used in \(count).",
        at: SourceRange(source: source, bytes: first.bytes),
        reason: "With a word that is known the same would have an answer.", remedies: sentences)
    }
  }

  /// Sentences that say what the word may mean: those with which most of its questions have an answer.
  private func proposals(_ used: [Refusal]) -> [String] {
    var found: [(sentence: String, answered: Int)] = []
    for refusal in used.prefix(Self.tried) {
      var said: Set<String> = []
      for (known, sentence) in candidates(for: refusal.word)
      where !said.contains(sentence) && isAnswered(refusal, with: known) {
        said.insert(sentence)
        // What nearly every word answers says nothing of this one.
        if said.count > 2 * Self.proposed { return [] }
        if let place = found.firstIndex(where: { $0.sentence == sentence }) {
          found[place].answered += 1
        } else {
          found.append((sentence, 1))
        }
      }
    }
    guard let most = found.map(\.answered).max() else { return [] }
    let best = found.filter { $0.answered == most }.map(\.sentence)
    return best.count > Self.proposed ? [] : best
  }

  private func isAnswered(_ refusal: Refusal, with word: String) -> Bool {
    let bytes = Array(refusal.question.utf8)
    let text = Array(bytes[..<refusal.place.lowerBound]) + Array(word.utf8) + bytes[refusal.place.upperBound...]
    // Most words do not fit the sentence, which is found sooner than what to say of it.
    let source = SourceText(name: "", bytes: text)
    let sentence = Tokenizer.tokenize(source, source: 0, pieces: [0..<text.count])
    guard case .read = Reader(base.lexicon).read(question: sentence) else { return false }
    var session = Session(base)
    let reply = session.reply(to: source.text(0..<text.count))
    // A question about the words themselves has an answer for nearly any word.
    return [.answered, .yes, .no].contains(reply.status) && !["definition", "about"].contains(reply.form)
  }

  /// Known words in the form that the unknown one has, each with the sentence that would make the one mean the other.
  private func candidates(for word: String) -> [(known: String, sentence: String)] {
    var result: [(String, String)] = []
    var forms: Set<VerbForm> = []
    let readings = Inflection.bases(ofVerbForm: word)
    for reading in readings.isEmpty ? [VerbReading(base: word, form: .base)] : readings
    where forms.insert(reading.form).inserted {
      for verb in verbs where !["be", "have", "do"].contains(verb) {
        let known = Inflection.forms(ofVerb: verb).preferred(reading.form)
        result.append((known, "To \(reading.base) means to \(verb)."))
      }
    }
    let singulars = Inflection.singulars(of: word).filter { $0 != word }
    for noun in nouns {
      result.append((noun, "\(Writer.sentence(word)) means \(noun)."))
      if let singular = singulars.first {
        result.append((Inflection.plural(of: noun), "\(Writer.sentence(singular)) means \(noun)."))
      }
    }
    return result
  }
}
