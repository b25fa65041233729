extension DiagnosticIdentifier {
  /// The findings about how a sentence is built.
  var sentenceExplanation: Explanation {
    switch self {
    case .unreadable:
      Explanation(
        """
        Every word is known, but together they are none of the sentences that can be read. The message says how far
        the reading came. Short sentences with one relation each are always safe.
        """,
        wrong: "A cat a mouse chases quickly it.", right: "A cat chases a mouse.")
    case .notASentence:
      Explanation(
        "A paragraph holds sentences that end with a period. Words for people only go into a quotation (>) or comment.",
        wrong: "Cats and mice", right: "A cat chases a mouse.\n> Cats and mice")
    case .ambiguous:
      Explanation(
        """
        The sentence can be read in more than one way, and the readings differ in meaning. Choose one of the wordings
        that are offered.
        """,
        wrong: "A cat watches a dog with a bell.",
        right: "A cat watches a dog that has a bell.\nWith a bell a cat watches a dog.")
    case .ambiguousPronoun:
      Explanation(
        "A pronoun could stand for more than one thing of the sentence. Name the thing again, with \"the\".",
        wrong: "A cat fears a dog if it is hungry.", right: "A cat fears a dog if the dog is hungry.")
    case .mixedConjunction:
      Explanation(
        """
        "and" and "or" in one row can be grouped in two ways. Write two sentences, one for each side of the "or".
        """,
        wrong: "A cat sleeps if it is fed and it is warm or it is old.",
        right: "A cat sleeps if it is fed and it is warm. A cat sleeps if it is old.")
    case .alternativeFact:
      Explanation(
        """
        A fact that says "or" leaves open which of the two is so, and nothing can be answered from it. State the one
        that is so, or that each may be so.
        """,
        wrong: "A cat chases mice or birds.", right: "A cat may chase mice. A cat may chase birds.")
    case .unsupportedQuantifier:
      Explanation(
        "\"few\" and \"many\" as a subject have no exact meaning. Say \"some\", \"most\", or how many.",
        wrong: "Few cats swim.", right: "Some cats swim.\nMost cats do not swim.")
    default:
      Explanation(
        "The sentence is longer than can be read in reasonable time. Split it into several.",
        wrong: "A cat chases a mouse and a bird and a … (hundreds of words)",
        right: "A cat chases a mouse. A cat chases a bird.")
    }
  }
}
