extension DiagnosticIdentifier {
  /// The findings about sources, tables, files and commands.
  var fileExplanation: Explanation {
    switch self {
    case .badSource:
      Explanation(
        """
        A source line names a source and then, after a comma, a place in it. A bracket that narrows a source stands
        right before or after the period of its sentence.
        """,
        wrong: "Source: .", right: "Source: handbook, page 3.")
    case .unknownSource:
      Explanation(
        "A source is introduced once, by saying what it is; here one is cited that nothing introduces.",
        wrong: "Source: handbok, page 3.",
        right: "The handbook is \"Keeping cats\", second edition.\nSource: handbook, page 3.")
    case .noSource:
      Explanation(
        "A fact has no source, so answers can only cite the file and line. Put a source line above it.",
        wrong: "A cat chases a mouse.", right: "Source: handbook, page 3.\nA cat chases a mouse.")
    case .badTable:
      Explanation(
        """
        A table that a sentence refers to is missing, has no such column, or a row with more or fewer cells than the
        header. Tables are CSV or TSV files beside the document, with the columns' names in the first row.
        """,
        wrong: "Every row of cats.csv says: {nmae} is a cat.", right: "Every row of cats.csv says: {name} is a cat.")
    case .badEncoding:
      Explanation(
        "The file has bytes that are not UTF-8. Save it as UTF-8; such bytes are shown as \u{FFFD}.",
        wrong: "A caf\u{FFFD} is a shop.", right: "A café is a shop.")
    case .limit:
      Explanation(
        """
        The work was given up because it took more time or memory, or gave more conclusions, than was allowed. Where a
        rule was being followed it is shown: look for a condition that ties its things together and is missing.
        """,
        wrong: "A nurse meets a doctor if the nurse works and the doctor works.",
        right: "A nurse meets a doctor if the nurse works in a ward and the doctor works in the ward.")
    case .badTest:
      Explanation(
        """
        Expected answers are a Markdown list: a question as the item and its answers as the items nested below it. Here
        an item is neither, or a question has no answers.
        """,
        wrong: "- What does a cat chase?", right: "- What does a cat chase?\n  - mice")
    case .damagedFile:
      Explanation(
        """
        A file of compiled knowledge has other bytes than were written: its checksum does not fit. Nothing is read from
        it. Compile the knowledge again.
        """,
        wrong: "preceptor ask -k damaged.knowledge", right: "preceptor compile Knowledge -o sound.knowledge")
    case .truncatedFile:
      Explanation(
        "A file of compiled knowledge ends before its end: it was copied in part. Copy or compile it again.",
        wrong: "preceptor ask -k half.knowledge", right: "preceptor compile Knowledge -o whole.knowledge")
    case .outdatedFile:
      Explanation(
        """
        A file of compiled knowledge serves the version of the program that wrote it, and no other. Compile the
        knowledge again with this one.
        """,
        wrong: "preceptor ask -k old.knowledge", right: "preceptor compile Knowledge -o new.knowledge")
    default:
      Explanation(
        "A line that begins with a colon is a command, and there is none of that name. `:help` lists them all.",
        wrong: ":hlep", right: ":help")
    }
  }
}
