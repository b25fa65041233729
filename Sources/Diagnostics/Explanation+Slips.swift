extension DiagnosticIdentifier {
  /// The findings about slips of the pen.
  var slipExplanation: Explanation {
    switch self {
    case .unfinished:
      Explanation(
        """
        The sentence stops before it has said anything: its last word calls for more, or it only says when, why or of
        what it speaks.
        """,
        wrong: "A cat chases the. If a cat is hungry.",
        right: "A cat chases the mouse. A cat chases mice if it is hungry.")
    case .disagreement:
      Explanation(
        """
        Noun and verb must both be about one or both about several: a cat chases, cats chase. After a, each and every
        the noun is in the singular.
        """,
        wrong: "A cats chases a mouse. Cats chases a mouse.", right: "A cat chases a mouse. Cats chase a mouse.")
    case .straySign:
      Explanation(
        """
        Sentences are made of words, numbers, commas and quoted words. Semicolons, colons within a sentence, round
        brackets and other signs have no meaning in them.
        """,
        wrong: "A cat chases mice; a dog chases cats.", right: "A cat chases mice. A dog chases cats.")
    case .impossibleDate:
      Explanation(
        """
        A date is a day, a month and a year, or year, month and day in digits. The calendar has no day with these numbers.
        """,
        wrong: "Mia *joined* the team *on* 31 April 2021.", right: "Mia *joined* the team *on* 30 April 2021.")
    case .confusedWords:
      Explanation(
        "Two words that are easily taken for each other: than and then, nor and or, either … or and neither … nor.",
        wrong: "A cat is bigger then a mouse.", right: "A cat is bigger than a mouse.")
    case .instruction:
      Explanation(
        """
        An order says what to do, but not who should do it, so nothing can be answered from it. Say it as advice or duty.
        """,
        wrong: "Feed the cat.", right: "A keeper should feed the cat.")
    default:
      Explanation(
        """
        Knowledge files say what is so. Questions with the answers that you expect go into a file of a folder named
        tests, beside the knowledge.
        """,
        wrong: "What does a cat chase?", right: "A cat chases mice.")
    }
  }
}
