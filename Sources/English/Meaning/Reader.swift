import Diagnostics

/// Reads sentences: tokens to syntax to meaning. One road for files, told sentences and questions.
public struct Reader {
  /// The vocabulary so far. Reading a statement adds to it; a refused sentence leaves no trace.
  public var lexicon: Lexicon

  /// A reader with a vocabulary.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// More words than this in a sentence are refused at once.
  static let maximumTokens = 200

  /// How reading ended.
  public enum Outcome<Meaning: Sendable>: Sendable {
    case read(Meaning)
    /// Several meanings at the same cost, each said back.
    case ambiguous([Meaning], readings: [String])
    case refused(Diagnostic)
  }

  // MARK: Statements

  /// What a statement means.
  public mutating func read(statement sentence: TokenizedSentence) -> Outcome<Statement> {
    let tokens = lexicon.prepared(sentence.tokens)
    if let trouble = Self.hopeless(tokens, sentence.range) { return .refused(trouble) }
    do throws(ReadingFailure) {
      if let naming = try readNaming(tokens, range: sentence.range) { return .read(naming) }
    } catch {
      return .refused(diagnostic(error, tokens, sentence.range))
    }
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: false)
    let readings = parser.statements().sorted { $0.cost < $1.cost }
    var failure: ReadingFailure?
    var found: [(statement: Statement, lexicon: Lexicon, said: String)] = []
    var cost = 0
    for reading in readings {
      if !found.isEmpty, reading.cost > cost { break }
      do throws(ReadingFailure) {
        let result = try resolve(reading.tree, tokens, sentence.range)
        let said = Writer(result.1).text(result.0)
        if !found.contains(where: {
          $0.said == said && $0.statement.assertions == result.0.assertions
            && $0.statement.conditions == result.0.conditions
        }) {
          found.append((result.0, result.1, said))
        }
        cost = reading.cost
      } catch {
        failure = failure ?? error
      }
    }
    guard let first = found.first else {
      return .refused(diagnostic(failure ?? noReading(tokens), tokens, sentence.range))
    }
    if found.count > 1 { return .ambiguous(found.map(\.statement), readings: found.map(\.said)) }
    lexicon = first.1
    return .read(first.0)
  }

  private func resolve(_ tree: StatementSyntax, _ tokens: [Token], _ range: SourceRange) throws(ReadingFailure) -> (
    Statement, Lexicon
  ) {
    var builder = StatementBuilder(tokens, lexicon: lexicon, range: range)
    let statement = try builder.build(tree)
    return (statement, builder.resolver.lexicon)
  }

  // MARK: Diagnostics

  private static func hopeless(_ tokens: [Token], _ range: SourceRange) -> Diagnostic? {
    if tokens.isEmpty { return Diagnostic(.notASentence, "There is no word in this sentence.", at: range) }
    if tokens.count > maximumTokens {
      return Diagnostic(
        .tooLong, "This sentence has \(tokens.count) words; at most \(maximumTokens) are read.", at: range,
        remedies: ["Say it in shorter sentences."])
    }
    return nil
  }

  func diagnostic(_ failure: ReadingFailure, _ tokens: [Token], _ range: SourceRange) -> Diagnostic {
    let span = failure.tokens.clamped(to: 0..<tokens.count)
    let place =
      span.isEmpty ? range : tokens[span.lowerBound].range.union(tokens[span.upperBound - 1].range)
    return Diagnostic(
      failure.identifier, failure.message, at: place, reason: failure.reason, remedies: failure.remedies,
      suggestions: failure.suggestions)
  }

  /// Why nothing could be read: usually no word is known as a relation.
  private func noReading(_ tokens: [Token]) -> ReadingFailure {
    if let tense = Self.lostTense(tokens) { return tense }
    let hasVerb = tokens.contains {
      !$0.fixed.isDisjoint(with: [.be, .have]) || lexicon.verbForms[$0.key] != nil
    }
    if !hasVerb { return unknownRelation(tokens) }
    return ReadingFailure(
      .unreadable, "I cannot read this sentence.", at: 0..<tokens.count,
      reason: "No way to cut it into a subject, a known relation and its parts uses every word.",
      remedies: ["Say it in shorter sentences, or put quotes around words that are one thing."])
  }

  private static func lostTense(_ tokens: [Token]) -> ReadingFailure? {
    for index in tokens.indices.dropLast() where tokens[index].key == "used" && tokens[index + 1].key == "to" {
      return ReadingFailure(
        .lostTense, "\"used to\" says that something no longer holds.", at: index..<index + 2,
        reason: "Only what holds now is kept.", remedies: ["Say what holds now."])
    }
    for index in tokens.indices.dropLast() where tokens[index].key == "no" && tokens[index + 1].key == "longer" {
      return ReadingFailure(
        .lostTense, "\"no longer\" says that something held before.", at: index..<index + 2,
        reason: "Only what holds now is kept.", remedies: ["Write \"not\" instead."])
    }
    return nil
  }

  /// The word that looks most like the missing verb, with the mark to add.
  private func unknownRelation(_ tokens: [Token]) -> ReadingFailure {
    let candidate = tokens.indices.dropFirst().first { index in
      let token = tokens[index]
      guard token.kind == .word, token.fixed.isEmpty, !lexicon.isNoun(token) || token.key.hasSuffix("s") else {
        return false
      }
      return Inflection.bases(ofVerbForm: token.key).contains { $0.form != .base } && index > 0
        && tokens[index - 1].fixed.isDisjoint(with: [.indefinite, .definite])
    }
    guard let candidate else {
      return ReadingFailure(
        .unknownRelation, "I see no relation in this sentence.", at: 0..<tokens.count,
        reason: "A statement needs a verb that is known.", remedies: ["Mark the verb with asterisks: *verb*."])
    }
    let word = tokens[candidate]
    let marked = tokens.enumerated().map { $0.offset == candidate ? "*\($0.element.text)*" : $0.element.text }
      .joined(separator: " ")
    return ReadingFailure(
      .unknownRelation, "I see no relation in this sentence.", at: candidate..<candidate + 1,
      reason: "\"\(word.text)\" is not a relation yet.",
      remedies: ["If it is one, mark it where it is first used:  \(marked)."])
  }
}

extension Reader {
  /// Reads naming sentences ahead of all others, so that a synonym may be used before it is explained.
  public mutating func readAhead(_ sentence: TokenizedSentence) {
    let tokens = lexicon.prepared(sentence.tokens)
    _ = try? readNaming(tokens, range: sentence.range)
  }

  /// Keeps a definition in free text.
  public mutating func define(_ term: TokenizedSentence, _ text: String, _ range: SourceRange) {
    let tokens = lexicon.prepared(term.tokens)
    guard !tokens.isEmpty else { return }
    let words = Self.withoutArticle(tokens[...])
    var name = words.map(\.text).joined(separator: " ")
    if words.first.map({ $0.capitalised && !$0.allCapitals && !lexicon.capitalisedWords.contains($0.key) }) == true {
      name = name.prefix(1).lowercased() + name.dropFirst()
    }
    let thing = lexicon.thing(of: words) ?? lexicon.intern(key: lexicon.key(of: words), name: name)
    lexicon.define(thing, Definition(text: text, range: range))
  }
}
