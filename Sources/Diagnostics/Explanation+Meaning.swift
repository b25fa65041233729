extension DiagnosticIdentifier {
  /// The findings about what sentences mean together.
  var meaningExplanation: Explanation {
    switch self {
    case .kindCycle:
      Explanation(
        """
        Kinds form a ladder. Here a kind is, by way of others, a kind of itself. If two words mean the same, say so
        with "means".
        """,
        wrong: "A cat is a feline. A feline is a cat.", right: "Feline means cat.")
    case .negationCycle:
      Explanation(
        """
        A rule concludes something from what is not known, counted or said of every case, and that in turn depends on
        the conclusion. Such rules have no settled meaning. The message shows the whole cycle; break it at one place.
        """,
        wrong: "A cat is calm unless it is wild. A cat is wild unless it is calm.",
        right: "A cat is calm unless it is wild.")
    case .unboundVariable:
      Explanation(
        """
        The conclusion of a rule speaks of something that no condition introduces, or a condition with "not" or a
        comparison speaks of something that no other condition names.
        """,
        wrong: "Something chases a second thing if it is hungry.",
        right: "Something chases a second thing if it is hungry and it sees the second thing.")
    case .conflict:
      Explanation(
        """
        The same thing is both stated and denied with equal right. Answers show both sides. Say which is the exception
        by speaking of the narrower kind, or correct one of the two.
        """,
        wrong: "A cat likes water. A cat does not like water.",
        right: "A cat does not like water. A tiger is a cat. A tiger likes water.")
    default:
      Explanation(
        "The same fact is stated twice. It does no harm, unless one of the two is changed and the other forgotten.",
        wrong: "A cat chases mice. Cats chase mice.", right: "A cat chases mice.")
    }
  }
}
