import Datalog
import Diagnostics
import English

/// A question that can be asked about a thing, and what tells how like it is to another.
struct Offer: Sendable {
  var text: String
  /// The word that asks.
  var first: String?
  /// The base forms of its open words.
  var bases: Set<String>
}

/// That something is stated of a thing: in which sentence, and by which verb.
struct StatedSubject: Sendable {
  var sentence: Int
  var lemma: String
  var thing: ThingID
}

/// What a refusal offers: questions like the one asked that can be answered, and the sentence a trainer could add.
extension Session {
  /// The sentence that would make an unknown word known, by the place where it stands; nil where every word is known, or
  /// nothing can be said of its place.
  func addition(for token: Token, in sentence: TokenizedSentence) -> String? {
    let lexicon = base.lexicon
    guard token.kind == .word, !lexicon.isKnown(token),
      let place = sentence.tokens.firstIndex(where: { $0.range == token.range })
    else { return nil }
    let before = sentence.tokens[..<place]
    if let subject = subject(before), !token.capitalised {
      let plural = Writer(lexicon).takesPlural(subject)
      let forms = Inflection.forms(ofVerb: lexicon.base(of: token.key)[0])
      let verb = plural ? lexicon.base(of: token.key)[0] : forms.thirdSingular
      return "\(Writer.sentence(Writer(lexicon).text(subject))) *\(verb)* …."
    }
    if before.count == 1, sentence.tokens.count > 2, ["who", "what"].contains(before[0].key),
      let base = lexicon.base(of: token.key).first, Inflection.forms(ofVerb: base).thirdSingular == token.key
    {
      return "Something *\(token.key)* something."
    }
    // Behind a verb whose object is asked for stands no noun.
    if let last = before.last, last.fixed.isEmpty, !lexicon.verbs(last).isEmpty,
      sentence.tokens[0].fixed.contains(.question)
    {
      return nil
    }
    if let adjective = degree(sentence.tokens, place) { return "\(Writer.sentence(adjective)) compares … by …." }
    if token.capitalised, place > 0 { return "\(token.text) is a …." }
    return "\(Writer.sentence(Writer(lexicon).withArticle(lexicon.base(of: token.key)[0]))) is a …."
  }

  /// The known thing that ends these words, where a verb must follow: none stands before it, or only an auxiliary.
  private func subject(_ words: ArraySlice<Token>) -> ThingID? {
    let lexicon = base.lexicon
    guard let last = words.last, last.fixed.isEmpty else { return nil }
    let start = words.lastIndex { !$0.fixed.isEmpty && !$0.isArticle }.map { $0 + 1 } ?? 0
    let hasVerb = words.contains { word in
      word.isBeOrHave || word.fixed.isEmpty && !lexicon.verbs(word).isEmpty
    }
    guard !hasVerb else { return nil }
    return (start..<words.endIndex).lazy.compactMap { lexicon.thing(named: Array(words[$0...]).withoutArticle) }.first
  }

  /// The names that hold the words which name nothing, and the question with each of them instead.
  func longerNames(_ diagnostic: Diagnostic, _ sentence: TokenizedSentence) -> [(name: String, question: String)] {
    let blamed = sentence.tokens.indices.filter {
      sentence.tokens[$0].range.bytes.overlaps(diagnostic.range.bytes)
    }
    guard let first = blamed.first, let last = blamed.last else { return [] }
    let words = blamed.map { sentence.tokens[$0].key }
    let names = base.lexicon.things.prefix(Self.namesSampled).lazy.filter { thing in
      thing.isName && thing.structure == .plain && thing.key.utf8.count > words[0].utf8.count
        && Self.holds(thing.key, words)
    }.map(\.name).prefix(4)
    return names.map { name in
      var tokens = sentence.tokens
      var whole = tokens[first]
      whole.text = name
      tokens.replaceSubrange(first...last, with: [whole])
      if first > 0, !tokens[0].fixed.isEmpty { tokens[0].text = tokens[0].key }
      return (name, Reader.plainText(tokens, isOpen: true) + "?")
    }
  }

  /// Do the words stand in the name?
  private static func holds(_ name: String, _ words: [String]) -> Bool {
    let parts = name.split(separator: " ").map(String.init)
    guard parts.count > words.count else { return false }
    return parts.indices.dropLast(words.count - 1).contains { Array(parts[$0..<$0 + words.count]) == words }
  }

  /// How many things are looked at for a longer name.
  private static let namesSampled = 50_000

  /// The adjective of an unknown `longer (than)`, `(the) longest`.
  private func degree(_ tokens: [Token], _ place: Int) -> String? {
    let word = tokens[place].key
    if place + 1 < tokens.count, tokens[place + 1].key == "than" {
      return Inflection.adjective(ofComparative: word).first
    }
    guard place > 0, ["the", "which", "what"].contains(tokens[place - 1].key) else { return nil }
    return Inflection.adjective(ofSuperlative: word).first
  }

  /// Questions about the known things that the sentence names, those most like it first.
  func nearQuestions(_ sentence: TokenizedSentence) -> [String] {
    let asked = words(sentence.tokens)
    let first = sentence.tokens.first?.key
    var offers: [(text: String, likeness: Int)] = []
    var known: Set<String> = []
    for thing in knownThings(sentence).uniqued().prefix(4) {
      for offer in self.offers(thing) where known.insert(offer.text).inserted {
        // Shared words count most, then the word that asks.
        let shared = offer.bases.intersection(asked).count
        offers.append((offer.text, 3 * shared + (offer.first == first ? 1 : 0)))
      }
    }
    if offers.isEmpty { offers = sameVerb(sentence).map { ($0, 0) } }
    guard !offers.isEmpty else { return suggestions(3) + ["what can I ask?"] }
    let ranked = offers.enumerated().sorted { ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset) }
    return ranked.prefix(4).map(\.element.text)
  }

  /// How many sentences are looked at for something to offer: large tables repeat themselves.
  static let sentencesSampled = 4_000

  /// `what do administrators want?`, where no word but the verb is known.
  private func sameVerb(_ sentence: TokenizedSentence) -> [String] {
    let verbs = Set(sentence.tokens.filter { $0.fixed.isEmpty }.flatMap { base.lexicon.verbs($0) })
    var result: [String] = []
    var last = -1
    for stated in base.recollection.subjects(statedSubjects) where verbs.contains(stated.lemma) {
      if result.count >= 3, stated.sentence != last { break }
      guard
        let text = askableQuestions(stated.thing, atMost: 40).first(where: { question in
          question.split { !$0.isLetter }.contains { verbs.contains(String($0)) }
        }), !result.contains(text)
      else { continue }
      result.append(text)
      last = stated.sentence
    }
    return result
  }

  private func statedSubjects() -> [StatedSubject] {
    var result: [StatedSubject] = []
    for (number, stated) in base.sentences.prefix(Self.sentencesSampled).enumerated() where !stated.statement.isRule {
      for case .holds(let atom) in stated.statement.assertions.map(\.condition) {
        guard case .thing(let thing)? = atom[.subject] else { continue }
        result.append(StatedSubject(sentence: number, lemma: base.lexicon[atom.relation].lemma, thing: thing))
      }
    }
    return result
  }

  /// All that can be asked about a thing.
  private func offers(_ thing: ThingID) -> [Offer] {
    base.recollection.offers(thing, unless: { base.watch.hit != nil }) {
      (askableQuestions(thing, atMost: 40) + questions(for: thing)).map { text in
        let keys = text.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }
        return Offer(text: text, first: keys.first, bases: Set(keys.flatMap { bases($0) }))
      }
    }
  }

  private func words(_ tokens: [Token]) -> Set<String> {
    Set(tokens.filter { $0.kind == .word }.flatMap { bases($0.key) })
  }

  /// The base forms of an open word; fixed words are alike in all questions.
  private func bases(_ word: String) -> [String] {
    FixedClasses.of(word).isEmpty ? base.lexicon.base(of: word) : []
  }

  /// Who does what is done to the thing: `who uses an EHR?`.
  private func questions(for thing: ThingID) -> [String] {
    let answerer = Answerer(base, lexicon: base.lexicon, proofs: false)
    let table = base.lowering.table
    var result: [String] = []
    for pattern in table.patterns
    where pattern.roles == [.subject, .object] && !pattern.isDenied && pattern.duty == .none {
      guard base.lexicon[pattern.relation].shape == .verb, base.lexicon[pattern.relation].lemma != "have",
        let predicate = table.known(pattern), base.model.count(of: predicate) > 0
      else { continue }
      let doer = Variable(0)
      let atom = English.Atom(pattern.relation, [(.subject, .variable(doer)), (.object, .thing(thing))])
      guard answerer.best([.holds(atom)], variables: 1) != nil else { continue }
      result.append("what " + answerer.writer.predicate(without(atom), plural: false) + "?")
      if result.count == 6 { break }
    }
    return result
  }

  private func without(_ atom: English.Atom) -> English.Atom {
    var copy = atom
    copy[.subject] = nil
    return copy
  }

  private func knownThings(_ sentence: TokenizedSentence) -> [ThingID] {
    var result: [ThingID] = []
    let tokens = sentence.tokens
    var at = 0
    while at < tokens.count {
      var length = min(4, tokens.count - at)
      while length > 0 {
        // `it` names nothing, whatever IT is.
        let isFixed = length == 1 && !tokens[at].fixed.isEmpty && !tokens[at].allCapitals
        if !isFixed, let thing = base.lexicon.thing(named: tokens[at..<at + length]) {
          result.append(thing)
          break
        }
        length -= 1
      }
      at += max(length, 1)
    }
    return result
  }
}
