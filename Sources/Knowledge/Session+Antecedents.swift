import Diagnostics
import English

/// Pronouns that may stand for one thing or another of what was said before.
extension Session {
  /// The reply to a question whose pronoun may stand for the subject or for the object of the question before. Where only
  /// one of them gives an answer it is that one; where both do, and not the same, both are shown. Nil where there is
  /// nothing to choose.
  mutating func chosen(_ question: Question, _ sentence: TokenizedSentence, _ reader: Reader, proofs: Bool) -> Reply? {
    guard !question.leansOnReply, let word = sentence.onlyPronoun else { return nil }
    let groups = antecedents().agreeing(with: word, reader.lexicon)
    guard groups.count > 1 else { return nil }
    let readings = self.readings(sentence, reader, as: groups)
    guard readings.count > 1 else { return nil }
    return weighed(readings, word, plain: question, proofs: proofs)
  }

  /// The reply where `it` may be any of several answers; nil where none of them gives an answer.
  mutating func chosen(amongAnswersFor sentence: TokenizedSentence, _ reader: Reader, proofs: Bool) -> Reply? {
    guard let word = sentence.onlyPronoun else { return nil }
    let groups = antecedents().objects.map { [$0] }
    guard groups.count > 1 else { return nil }
    return weighed(readings(sentence, reader, as: groups), word, plain: nil, proofs: proofs)
  }

  /// What the question means with each of these in the pronoun's place, where that can be read.
  private func readings(
    _ sentence: TokenizedSentence, _ reader: Reader, as groups: [[ThingID]]
  ) -> [(things: [ThingID], question: Question)] {
    groups.compactMap { things in
      guard case .read(let question) = reader.read(question: sentence, antecedents: Antecedents(subjects: things)),
        !question.leansOnReply
      else { return nil }
      return (things, question)
    }
  }

  private mutating func weighed(
    _ readings: [(things: [ThingID], question: Question)], _ word: String, plain: Question?, proofs: Bool
  ) -> Reply? {
    let replies = readings.map { plainAnswer($0.question, proofs: proofs) }
    let known = readings.indices.filter { replies[$0].status != .unknown }
    guard let first = known.first else {
      // What the question before was about is what the next is most likely about.
      guard plain != nil, ["they", "them", "their"].contains(word), let subject = readings.first else { return nil }
      remember(subject.question, replies[0])
      return replies[0]
    }
    if known.dropFirst().allSatisfy({ replies[$0].saysTheSame(as: replies[first]) }) {
      // The plain reading, where it has an answer, needs no word.
      guard let plain, plainAnswer(plain, proofs: false).status != .unknown else {
        var reply = replies[first]
        let names = readings[first].things.map { Writer(base.lexicon).text($0) }
        reply.text = "I read \"\(word)\" as \(Writer.list(names)).\n" + reply.text
        remember(readings[first].question, reply)
        return reply
      }
      return nil
    }
    return labelled(known.map { replies[$0] })
  }
}

extension Session {
  /// From here on a pronoun means what a told or supposed sentence speaks of.
  mutating func speak(of statement: Statement) {
    guard !statement.isRule, let assertion = statement.assertions.first else { return }
    func known(_ term: Term?) -> [ThingID] { if case .thing(let thing)? = term { [thing] } else { [] } }
    switch assertion.condition {
    case .isA(let subject, _, _): context.told = Antecedents(subjects: known(subject))
    case .holds(let atom):
      context.told = Antecedents(subjects: known(atom[.subject]), objects: known(atom[.object]))
    default: return
    }
  }
}

extension Question {
  /// Is it answered by what the last reply was, rather than by itself?
  fileprivate var leansOnReply: Bool {
    switch act {
    case .followUp, .assume, .courtesy: true
    default: excludesPrevious || isAmongPrevious
    }
  }
}

extension Reply {
  fileprivate func saysTheSame(as other: Reply) -> Bool {
    status == other.status && answers.map(\.text) == other.answers.map(\.text)
  }
}
