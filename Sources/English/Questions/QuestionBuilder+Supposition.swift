import Diagnostics

/// Questions that suppose something.
extension QuestionBuilder {
  /// What is supposed, as assertions of a statement over a vocabulary of its own.
  mutating func supposition(_ words: Range<Int>, _ act: Act) -> Question? {
    var question = Question(act, range: range)
    let slice = slice(words)
    let parser = Parser(slice, lexicon: lexicon, isQuestion: false)
    for parsed in parser.statements().sorted(by: { $0.cost < $1.cost }) {
      var builder = StatementBuilder(slice, lexicon: lexicon, range: range)
      do throws(ReadingFailure) {
        let statement = try builder.build(parsed.tree)
        if act == .assume, let open = Reader(builder.resolver.lexicon).openNumber(statement, slice) { throw open }
        guard act == .assume || builder.resolver.lexicon.things.count == lexicon.things.count else {
          if builder.resolver.lexicon.things.count > lexicon.things.count,
            let unknown = slice.firstIndex(where: { !lexicon.isKnown($0) })
          {
            note(
              ReadingFailure(
                .unknownWord, "I do not know the word \"\(slice[unknown].text)\".",
                at: words.lowerBound + unknown..<words.lowerBound + unknown + 1))
            continue
          }
          question.supposed = statement
          question.lexicon = builder.resolver.lexicon
          return question
        }
        question.supposed = statement
        question.lexicon = builder.resolver.lexicon
        return question
      } catch {
        note(error.shifted(by: words.lowerBound))
        if error.isFinal { return nil }
      }
    }
    return nil
  }
}
