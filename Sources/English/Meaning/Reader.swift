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
    let prepared = lexicon.prepared(sentence.tokens)
    if let definition = Self.degreeDefinition(prepared) {
      let outcome = read(statement: definition, sentence)
      return if case .read(let statement) = outcome { .read(statement.withOpposite) } else { outcome }
    }
    return read(statement: prepared, sentence)
  }

  private mutating func read(statement tokens: [Token], _ sentence: TokenizedSentence) -> Outcome<Statement> {
    if let trouble = Self.hopeless(tokens, sentence.range) { return .refused(trouble) }
    if sentence.isQuestion { return .refused(Self.question(at: sentence.range)) }
    if let place = sentence.badMark { return .refused(Self.badMark(at: place, tokens)) }
    if let refusal = Self.refusal(tokens) { return .refused(diagnostic(refusal, tokens, sentence.range)) }
    do throws(ReadingFailure) {
      if let naming = try readNaming(tokens, range: sentence.range) { return .read(naming) }
    } catch {
      return .refused(diagnostic(error, tokens, sentence.range))
    }
    if let failure = Self.failedAsking(tokens) ?? unmarkedRelation(tokens) {
      return .refused(diagnostic(failure, tokens, sentence.range))
    }
    let readings = parse(tokens)
    var failure: ReadingFailure?
    var start = 0
    while start < readings.count {
      let end = readings[start...].firstIndex { $0.cost > readings[start].cost } ?? readings.count
      // What is one word from being read plainly is not read otherwise.
      if failure?.identifier == .disagreement, readings[start].cost > readings[0].cost + 1 { break }
      switch choose(readings[start..<end], tokens, sentence.range, &failure) {
      case .some(let outcome): return outcome
      case nil: start = end
      }
    }
    return .refused(diagnostic(failure ?? noReading(tokens), tokens, sentence.range))
  }

  /// The readings, cheapest first.
  private func parse(_ tokens: [Token]) -> [Parsed<StatementSyntax>] {
    Parser(tokens, lexicon: lexicon, isQuestion: false).statements().sorted { $0.cost < $1.cost }
  }

  /// The one meaning among readings of equal cost; nil if none of them has any.
  private mutating func choose(
    _ readings: ArraySlice<Parsed<StatementSyntax>>, _ tokens: [Token], _ range: SourceRange,
    _ failure: inout ReadingFailure?
  ) -> Outcome<Statement>? {
    var found: [(tree: StatementSyntax, statement: Statement, said: String)] = []
    for reading in readings {
      do throws(ReadingFailure) {
        let (statement, said) = try resolve(reading.tree, tokens, range, keeps: readings.count == 1)
        if readings.count == 1 { return .read(statement) }
        let isKnown = found.contains { $0.said == said && $0.statement.isSame(as: statement) }
        if !isKnown { found.append((reading.tree, statement, said)) }
      } catch {
        if error.isFinal { return .refused(diagnostic(error, tokens, range)) }
        failure = failure ?? error
      }
    }
    guard let first = found.first else { return nil }
    if found.count > 1 { return .ambiguous(found.map(\.statement), readings: found.map(\.said)) }
    guard let (statement, _) = try? resolve(first.tree, tokens, range, keeps: true) else { return nil }
    return .read(statement)
  }

  /// The meaning of one reading. Its words stay in the vocabulary only if they are to be kept.
  private mutating func resolve(
    _ tree: StatementSyntax, _ tokens: [Token], _ range: SourceRange, keeps: Bool
  ) throws(ReadingFailure) -> (Statement, said: String) {
    if let fault = Agreement(tokens: tokens, lexicon: lexicon).fault(in: tree) { throw disagreement(fault, tokens) }
    let checkpoint = lexicon.checkpoint()
    var builder = StatementBuilder(tokens, lexicon: Lexicon.take(from: &lexicon), range: range)
    do throws(ReadingFailure) {
      let statement = try builder.build(tree).withDenialsApart
      lexicon = Lexicon.take(from: &builder.resolver.lexicon)
      if let refusal = refusal(statement, tokens) {
        builder.resolver.lexicon = Lexicon.take(from: &lexicon)
        throw refusal
      }
      if keeps {
        lexicon.keep()
        return (statement, "")
      }
      let said = Writer(lexicon).text(statement)
      lexicon.rollBack(to: checkpoint)
      return (statement, said)
    } catch {
      lexicon = Lexicon.take(from: &builder.resolver.lexicon)
      lexicon.rollBack(to: checkpoint)
      throw error
    }
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

  private static func question(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .questionInKnowledge, "This is a question, not a statement.", at: range,
      reason: "Knowledge files say what is so.",
      remedies: ["Put it into a file of the folder tests, with its answers below it."])
  }

  private static func badMark(at place: SourceRange, _ tokens: [Token]) -> Diagnostic {
    if place.bytes.count > 1, let first = tokens.first, place.bytes.lowerBound < first.range.bytes.lowerBound {
      // A paragraph that begins with two asterisks was to be a definition.
      return Diagnostic(
        .badMark, "This is neither a definition nor a relation.", at: place,
        reason: "The name that is defined stands between double asterisks, with a colon behind it and its text.",
        remedies: ["**\(first.text)**: what it is, in free text."])
    }
    return Diagnostic(
      .badMark, "The asterisks here do not enclose a relation.", at: place,
      reason: "A relation has an asterisk before and after it, in the same sentence.",
      remedies: ["A teacher *values* time."])
  }

  func diagnostic(_ failure: ReadingFailure, _ tokens: [Token], _ range: SourceRange) -> Diagnostic {
    var failure = failure
    if failure.identifier == .alternativeFact { failure.blameAlternative(tokens) }
    let span = failure.tokens.clamped(to: 0..<tokens.count)
    let place =
      span.isEmpty ? range : tokens[span.lowerBound].range.union(tokens[span.upperBound - 1].range)
    return Diagnostic(
      failure.identifier, failure.message, at: place, reason: failure.reason, remedies: failure.remedies,
      suggestions: failure.suggestions)
  }
}

extension Statement {
  /// Do both assert the same under the same conditions, whatever number each variable has?
  public func isSame(as other: Statement) -> Bool {
    let (mine, theirs) = (withVariablesInOrder.0, other.withVariablesInOrder.0)
    return mine.assertions == theirs.assertions && mine.exclusive == theirs.exclusive
      && Set(mine.conditions) == Set(theirs.conditions)
  }
}

extension Reader {
  /// Will the sentence be a rule, as far as its fixed words tell?
  public static func isConditional(_ sentence: TokenizedSentence) -> Bool {
    guard let first = sentence.tokens.first else { return false }
    if sentence.tokens.contains(where: { $0.isFixed("if") || $0.isFixed("unless") || isArithmetic($0.key) }) {
      return true
    }
    if degreeDefinition(sentence.tokens) != nil { return true }
    if first.fixed.contains(.indefinitePronoun) { return true }
    return !first.fixed.isDisjoint(with: [.universal, .negativeDeterminer, .existential])
      && sentence.tokens.contains { $0.fixed.contains(.relativizer) }
  }

  /// Does a name stand in it behind its kind, as in `the river Don`?
  public static func labelsName(_ sentence: TokenizedSentence) -> Bool {
    let tokens = sentence.tokens
    return tokens.indices.dropFirst(2).contains { at in
      guard tokens[at].capitalised || tokens[at].kind == .name, tokens[at].fixed.isEmpty else { return false }
      let kind = tokens[..<at].reversed().prefix { $0.kind == .word && $0.fixed.isEmpty && !$0.capitalised }
      return !kind.isEmpty && kind.count < at && tokens[at - kind.count - 1].fixed.contains(.definite)
    }
  }

  private static func isArithmetic(_ word: String) -> Bool { ["divided", "times", "plus", "minus"].contains(word) }

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
