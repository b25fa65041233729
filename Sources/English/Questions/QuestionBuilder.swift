import Diagnostics

/// Builds the meaning of a question: set phrases first, then the grammar.
struct QuestionBuilder {
  let tokens: [Token]
  let lexicon: Lexicon
  let range: SourceRange
  let antecedents: Antecedents
  var failure: ReadingFailure?

  init(_ tokens: [Token], lexicon: Lexicon, range: SourceRange, antecedents: Antecedents) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.range = range
    self.antecedents = antecedents
  }

  mutating func build() -> (questions: [Question], failure: ReadingFailure?) {
    let plain = PlainWording(tokens, lexicon: lexicon)
    for wording in [plain.asChoice, plain.differenceBetween].compactMap({ $0 }) {
      var builder = QuestionBuilder(wording, lexicon: lexicon, range: range, antecedents: antecedents)
      let found = builder.build()
      if !found.questions.isEmpty { return found }
    }
    if let amount = amount() { return ([amount], nil) }
    if let chosen = choice() { return (chosen, failure) }
    if let more = howMuchMore() { return ([more], nil) }
    let keys = lexicon.withLocators(tokens.map(\.key))
    let words = PhraseWords(keys)
    for set in SetQuestion.allCases {
      for pattern in set.patterns {
        guard let gaps = pattern.match(words) else { continue }
        if let question = read(set, gaps) { return ([question], nil) }
      }
    }
    if let instead = ellipsis(keys) { return ([instead], nil) }
    if let either = eitherOfOne() { return ([either], nil) }
    var questions = self.plain(tokens)
    // What a verb has of something is a time or another quantity only where it says nothing else.
    if questions.isEmpty, let quantified = quantified() {
      questions = [quantified]
    } else if questions.count == 1, speaksOfTime, let timed = quantified() {
      questions[0].otherwise.append(timed)
    }
    return (questions, failure)
  }

  private var speaksOfTime: Bool { tokens.contains { ["before", "after"].contains($0.key) } }

  mutating func note(_ error: ReadingFailure) { failure = failure ?? error }

  // MARK: Gaps

  func slice(_ words: Range<Int>) -> [Token] { Array(tokens[words]) }

  /// The one known thing that these words name.
  mutating func thing(_ words: Range<Int>) -> ThingID? {
    let slice = slice(words)
    if let known = lexicon.thing(of: Reader.withoutArticle(slice[...])) { return known }
    let parser = Parser(slice, lexicon: lexicon, isQuestion: true)
    for parsed in parser.nounPhrase(0, [.splitAnywhere]) where parsed.end == slice.count {
      var resolver = Resolver(slice, lexicon: lexicon, mode: .question, range: range)
      resolver.antecedents = antecedents
      do throws(ReadingFailure) {
        let resolved = try resolver.resolve(parsed.tree, at: .subject, denied: false)
        if resolved.terms.count == 1, case .thing(let thing) = resolved.terms[0], resolved.restrictions.isEmpty,
          Int(thing.index) < lexicon.things.count
        {
          return thing
        }
      } catch { note(error.shifted(by: words.lowerBound)) }
    }
    return nil
  }

  mutating func pair(_ gaps: [Range<Int>]) -> (ThingID, ThingID)? {
    guard gaps.count == 2, let second = thing(gaps[1]) else { return nil }
    if let first = thing(gaps[0]) ?? headed(gaps[0], by: gaps[1]) { return (first, second) }
    return nil
  }

  /// `good` of `good and bad experiences`: what it names with the other's last words.
  func headed(_ words: Range<Int>, by other: Range<Int>) -> ThingID? {
    let own = Reader.withoutArticle(tokens[words])
    return other.dropFirst().lazy.compactMap { start in
      lexicon.thing(of: (own + tokens[start..<other.upperBound])[...])
    }.first
  }

  /// A clause in statement or question order, as conditions.
  mutating func clause(_ words: Range<Int>, _ act: Act) -> Question? {
    let inner = plain(slice(words), keepsDenial: act == .decide || act == .cite).filter {
      switch $0.act {
      case .decide: true
      default: false
      }
    }
    guard var question = inner.first else { return nil }
    question.act = act
    return question
  }

  mutating func phrase(_ words: Range<Int>, _ act: Act) -> Question? {
    let slice = slice(words)
    let parser = Parser(slice, lexicon: lexicon, isQuestion: true)
    for parsed in parser.nounPhrase(0, []) where parsed.end == slice.count {
      if let question = list(parsed.tree, slice, act) { return question }
    }
    return nil
  }

  /// What a noun phrase lists that can be read only in plainer words.
  mutating func reworded(_ words: Range<Int>) -> Question? {
    for wording in PlainWording(slice(words), lexicon: lexicon).variants {
      if let question = asOrdered(wording, keepsDenial: false).first(where: { $0.act == .list }) { return question }
    }
    return nil
  }

  /// A noun phrase by itself.
  mutating func toldOf(_ words: Range<Int>) -> Question? {
    let slice = slice(words)
    for parsed in Parser(slice, lexicon: lexicon, isQuestion: true).nounPhrase(0, []) where parsed.end == slice.count {
      if let question = resolve(.phrase(parsed.tree), slice, keepsDenial: false) { return question }
    }
    return nil
  }

  /// The kinds of X, examples of X.
  mutating func kinds(_ words: Range<Int>, _ act: Act) -> Question? {
    guard let kind = thing(words) else { return nil }
    var question = Question(act, range: range)
    question.focus = [Variable(0)]
    question.variableCount = 1
    question.focusKind = kind
    question.conditions = [.isA(.variable(Variable(0)), .thing(kind), denied: false)]
    return question
  }

  // MARK: Grammar

  /// All questions at the lowest cost at which any can be resolved.
  mutating func plain(_ tokens: [Token], keepsDenial: Bool = false) -> [Question] {
    if let distributed = WordOrder(tokens).distributed { return plain(distributed, keepsDenial: keepsDenial) }
    if let expletive = PlainWording(tokens, lexicon: lexicon).withoutExpletive {
      let saved = failure
      var found = asOrdered(expletive, keepsDenial: keepsDenial)
      if found.isEmpty, let compared = PlainWording(expletive, lexicon: lexicon).comparedWithAnything {
        found = asOrdered(compared, keepsDenial: keepsDenial)
      }
      failure = saved
      if !found.isEmpty { return found }
    }
    if let contrasted = WordOrder(tokens).contrastedBehind {
      let saved = failure
      let found = asOrdered(contrasted, keepsDenial: keepsDenial)
      failure = saved
      if !found.isEmpty { return found }
    }
    if let unfronted = WordOrder(tokens).unfronted {
      // What is asked for may not get lost inside an action.
      let found = asOrdered(unfronted, keepsDenial: keepsDenial).filter { $0.act != .decide }
      if !found.isEmpty { return found }
    }
    if let dated = dated(tokens, keepsDenial: keepsDenial) { return dated }
    if let owning = PlainWording(tokens, lexicon: lexicon).asItsOwn {
      let found = asOrdered(owning, keepsDenial: keepsDenial)
      if !found.isEmpty { return found }
    }
    let found = asOrdered(tokens, keepsDenial: keepsDenial)
    guard found.isEmpty else { return found }
    let saved = failure
    let order = WordOrder(tokens)
    let moved =
      [order.unstranded, order.unextraposed].compactMap { $0 } + order.contrasted
      + PlainWording(tokens, lexicon: lexicon).placed + PlainWording(tokens, lexicon: lexicon).variants
    for moved in moved {
      let found = asOrdered(moved, keepsDenial: keepsDenial)
      failure = saved
      if !found.isEmpty { return found }
    }
    guard let measured = order.measured else { return [] }
    return asOrdered(measured, keepsDenial: keepsDenial).filter { $0.act == .list }.map {
      var copy = $0
      copy.wantsQuantity = true
      return copy
    }
  }

  /// What is asked of a time, compared; where that has no answer, as it stands.
  private mutating func dated(_ tokens: [Token], keepsDenial: Bool) -> [Question]? {
    let saved = failure
    var readings = DateWording(tokens: tokens).variants.map { asOrdered($0, keepsDenial: keepsDenial) }
    readings.removeAll { $0.count != 1 }
    failure = saved
    guard !readings.isEmpty else { return nil }
    readings.append(asOrdered(tokens, keepsDenial: keepsDenial))
    failure = saved
    return readings.compactMap(\.first).reversed().reduce([]) { later, reading in
      var reading = reading
      reading.otherwise += later
      return [reading]
    }
  }

  private mutating func asOrdered(_ tokens: [Token], keepsDenial: Bool) -> [Question] {
    let parser = Parser(tokens, lexicon: lexicon, isQuestion: true)
    // Nothing is read as a statement or a fragment that can be read as a question at no cost.
    var found = cheapest(of: parser.best(parser.plainQuestions()), atMost: 0, tokens, keepsDenial: keepsDenial)
    if found.isEmpty { found = cheapest(of: parser.questions(), from: 1, tokens, keepsDenial: keepsDenial) }
    // A compound that is in no sentence is read only where the words cannot be cut otherwise.
    let plain = found.filter { $0.narrowed.isEmpty && $0.notes.isEmpty }
    return plain.isEmpty ? found : plain
  }

  /// The questions at the lowest cost, within bounds, at which any can be resolved.
  private mutating func cheapest(
    of readings: [Parsed<QuestionSyntax>], from least: Int = 0, atMost most: Int = .max, _ tokens: [Token],
    keepsDenial: Bool
  ) -> [Question] {
    var found: [Question] = []
    var cost = 0
    for reading in readings.sorted(by: { $0.cost < $1.cost }) where reading.cost >= least {
      if reading.cost > most || !found.isEmpty && reading.cost > cost { break }
      if let question = resolve(reading.tree, tokens, keepsDenial: keepsDenial) {
        if !found.contains(where: { $0.conditions == question.conditions && $0.act == question.act }) {
          found.append(question)
        }
        cost = reading.cost
      }
    }
    return found
  }
}

extension ReadingFailure {
  func shifted(by offset: Int) -> ReadingFailure {
    var copy = self
    copy.tokens = tokens.lowerBound + offset..<tokens.upperBound + offset
    return copy
  }
}

extension Lexicon {
  /// The words with what this knowledge calls the parts of its sources in the place of the one in the set phrases.
  func withLocators(_ keys: [String]) -> [String] {
    guard !locators.isEmpty, let first = keys.first, ["which", "what", "on"].contains(first) else { return keys }
    return keys.map { key in
      if locators.contains(key) { return "slide" }
      return key.last == "s" && locators.contains(String(key.dropLast())) ? "slides" : key
    }
  }
}
