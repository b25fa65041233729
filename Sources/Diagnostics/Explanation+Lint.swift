extension DiagnosticIdentifier {
  /// What may be meant but looks like an oversight.
  var lintExplanation: Explanation {
    switch self {
    case .unusedWord:
      Explanation(
        "A sentence makes a relation or property known, and no other sentence uses it. It may be misspelt there.",
        wrong: "*Chases* is a relation. A cat is an animal.", right: "*Chases* is a relation. A cat chases mice.")
    case .twoWords:
      Explanation(
        """
        Two words are written so much alike that they may be one thing: with and without a hyphen, or as one word and as
        two. What is said of the one is not said of the other.
        """,
        wrong: "A go-live is an event. A golive is stressful.", right: "A go-live is an event. A go-live is stressful.")
    case .oneOffRelation:
      Explanation(
        """
        A relation is used in one sentence only, and is spelt nearly like another one: probably a slip. If it is meant,
        use it in another sentence too, or say what it means.
        """,
        wrong: "A cat *chases* mice. A dog *chasses* cats.", right: "A cat *chases* mice. A dog chases cats.")
    case .idleRule:
      Explanation(
        """
        A rule needs something that no sentence states and no rule concludes, so it never concludes anything. The
        condition may be worded otherwise than the facts.
        """,
        wrong: "Something is safe if it is vetted. The cup is checked.",
        right: "Something is safe if it is checked. The cup is checked.")
    case .swallowedSentence:
      Explanation(
        """
        A definition in free text goes on to the end of its paragraph. A line in it that begins like a sentence of its own
        is quoted with it, and nothing follows from it.
        """,
        wrong: "**Cat**: a small animal.\nA cat is an animal.", right: "**Cat**: a small animal.\n\nA cat is an animal."
      )
    case .missingSynonym:
      Explanation(
        """
        Somebody asked with a word that nothing explains, and was refused. With a known word the same question has an
        answer. If the two mean the same, say so; else leave it. Only `check --log-refused FILE` looks for this.
        """,
        wrong: "A vendor *supplies* products.", right: "A vendor *supplies* products. To furnish means to supply.")
    default:
      Explanation(
        """
        A sentence says which kinds a relation joins, and here it is used with something of another kind. Correct the
        one or the other.
        """,
        wrong: "*Feeds* joins a keeper to an animal. A stone feeds a cat. A stone is a mineral.",
        right: "*Feeds* joins a keeper to an animal. A keeper feeds a cat. A cat is an animal.")
    }
  }
}
