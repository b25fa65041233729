extension DiagnosticIdentifier {
  /// The findings about single words and marks.
  var wordExplanation: Explanation {
    switch self {
    case .unknownWord:
      Explanation(
        """
        A word of the question or sentence appears nowhere in the knowledge. It may be misspelt: near words are
        offered. If it is a new thing, a sentence that says what it is makes it known.
        """,
        wrong: "What does a catt chase?", right: "What does a cat chase?\nA kitten is a cat.")
    case .unknownRelation:
      Explanation(
        """
        A sentence needs a relation: the verb that says what one thing has to do with another. Relations are made
        known by putting asterisks around them in one sentence, best the first that uses them.
        """,
        wrong: "A cat chases a mouse.", right: "A cat *chases* a mouse.")
    case .unclosedQuote:
      Explanation(
        "Quotes make any words one thing; here a quote opens and is not closed in the same sentence.",
        wrong: "A cat wants \"peace and quiet.", right: "A cat wants \"peace and quiet\".")
    case .badMark:
      Explanation(
        """
        Single asterisks mark a relation, double asterisks a definition. Here the marks do not come in pairs, enclose
        nothing, or enclose something that cannot be a relation.
        """,
        wrong: "A cat *chases a mouse.", right: "A cat *chases* a mouse.")
    default:
      Explanation(
        """
        Facts hold without a date: the plain present says what is so. A wording such as "used to" or "no longer" would
        lose its point if it were read as the present, so it is refused. Say what is so now, or that it is not so.
        """,
        wrong: "A cat no longer chases mice.", right: "A cat does not chase mice.")
    }
  }
}
