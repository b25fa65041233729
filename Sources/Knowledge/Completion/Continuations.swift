import Diagnostics
import English

/// A word that can come next, with one way to go on from it to the end of a sentence.
public struct Continuation: Sendable {
  /// The word, whole.
  public var word: String
  /// What follows it in the sentence, with the blank or the mark before it; empty if nothing does.
  public var rest: String
}

/// Says how a line that is being typed can go on.
///
/// What is offered comes from sentences over the knowledge (``SentenceStock``): where the last words of the line stand in
/// one of them, the line may go on as that does. A word is offered only if the line with one of its continuations is a
/// question that has an answer, or a statement that the reader takes, so that whoever follows an offer is not let down.
/// Names fit because they come with the verb that they are said with.
public struct Continuations: Sendable {
  private let session: Session
  private let stock: SentenceStock

  /// Prepares the sentences; takes some hundredths of a second.
  public init(_ session: Session) {
    self.session = session
    stock = SentenceStock(session.base)
  }

  /// More than so many words of the line are not compared.
  private static let longestContext = 6
  /// So many sentences are tried at most to find out which words can be offered.
  private static let trials = 80

  /// The words that can stand at the end of `line`, in place of the word begun there, the likeliest first.
  /// - Parameters:
  ///   - used: how often each word, in lower case, was used before.
  ///   - limit: no more than these.
  ///   - limits: when to be content with what is found.
  public func after(
    _ line: String, used: [String: Int] = [:], limit: Int = 40, limits: Limits = .none
  ) -> [Continuation] {
    var words = line.split(separator: " ").map(String.init)
    let begun = line.hasSuffix(" ") || words.isEmpty ? "" : words.removeLast()
    let keys = words.map { $0.lowercased() }
    let start = words.isEmpty ? "" : words.joined(separator: " ") + " "
    var found: [Continuation] = []
    var seen: Set<String> = []
    var trials = Self.trials
    for count in stride(from: min(keys.count, Self.longestContext), through: 0, by: -1) where found.count < limit {
      // A line that no sentence goes on from may still be followed by a whole one.
      if count == 0 && !keys.isEmpty && !found.isEmpty { break }
      for group in groups(after: keys.suffix(count), begun.lowercased(), used) where trials > 0 && found.count < limit {
        guard !seen.contains(group.word) else { continue }
        for place in group.places.prefix(3) where trials > 0 {
          trials = limits.interruption?() == nil ? trials - 1 : 0
          let continuation = continuation(at: place)
          guard isWorthwhile(start + continuation.word + continuation.rest, limits) else { continue }
          seen.insert(group.word)
          found.append(continuation)
          break
        }
      }
    }
    return found
  }

  /// The names of things that begin so, whatever the case, those first whose words were used before.
  public func names(beginning begun: String, used: [String: Int] = [:]) -> [String] {
    let writer = Writer(session.base.lexicon)
    let begun = begun.lowercased()
    var found: [(name: String, uses: Int)] = []
    for thing in session.base.lexicon.things {
      guard case .plain = thing.structure else { continue }
      let name = writer.text(thing.id, thing.pluralName == nil ? .bare : .plural)
      guard name.lowercased().hasPrefix(begun) else { continue }
      found.append((name, name.lowercased().split(separator: " ").reduce(0) { $0 + (used[String($1)] ?? 0) }))
    }
    return found.enumerated().sorted { ($1.element.uses, $0.offset) < ($0.element.uses, $1.offset) }.map(\.element.name)
  }

  private struct Group {
    var word: String
    var places: [SentenceStock.Place]
    var uses: Int
  }

  /// The next words behind a context, by what was used before, then by how often they come.
  private func groups(after context: ArraySlice<String>, _ begun: String, _ used: [String: Int]) -> [Group] {
    var groups: [String: Group] = [:]
    var order: [String] = []
    for place in stock.places(after: context) {
      let word = stock.sentences[place.sentence][place.next].lowercased()
      guard word.hasPrefix(begun) else { continue }
      if groups[word] == nil {
        order.append(word)
        groups[word] = Group(word: word, places: [], uses: used[word] ?? 0)
      }
      groups[word]?.places.append(place)
    }
    let all = order.enumerated().compactMap { index, word in groups[word].map { (index, $0) } }
    return all.sorted { left, right in
      (right.1.uses, right.1.places.count, left.0) < (left.1.uses, left.1.places.count, right.0)
    }.map(\.1)
  }

  private func continuation(at place: SentenceStock.Place) -> Continuation {
    let sentence = stock.sentences[place.sentence]
    let rest = sentence[(place.next + 1)...].map { " " + $0 }.joined()
    return Continuation(
      word: String(sentence[place.next]), rest: rest + (stock.isQuestion[place.sentence] ? "?" : ""))
  }

  /// Has the question an answer, or does the reader take the statement, without a new word but after an article?
  private func isWorthwhile(_ text: String, _ limits: Limits) -> Bool {
    let source = SourceText(name: "<input>", text: text)
    let sentence = Tokenizer.tokenize(source, source: 0, pieces: [0..<source.bytes.count])
    var reader = Reader(session.base.lexicon)
    if reader.isQuestion(sentence) {
      var copy = session
      copy.limits = limits
      return ![.notUnderstood, .unknown, .limit, .told].contains(copy.reply(to: text).status)
    }
    for (index, token) in sentence.tokens.enumerated() where !session.base.lexicon.isKnown(token) {
      guard index > 0, sentence.tokens[index - 1].isArticle else { return false }
    }
    if case .read = reader.read(statement: sentence) { return true }
    return false
  }
}
