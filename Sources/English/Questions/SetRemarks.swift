/// Questions and remarks without a gap.
enum SetRemark {
  /// What a remark asks for; nil if the words are none.
  static func act(for keys: [String]) -> Act? { act(for: PhraseWords(keys)) }

  static func act(for words: PhraseWords) -> Act? {
    guard words.count <= longest else { return nil }
    return remarks.first { $0.patterns.contains { $0.match(words) != nil } }?.act
  }

  /// No remark has more words.
  private static let longest = 6

  private static let remarks: [(act: Act, patterns: [PhrasePattern])] = [
    (
      .courtesy(.greeting),
      [PhrasePattern("hello|hi [there]"), PhrasePattern("hey"), PhrasePattern("good morning|afternoon|evening")]
    ),
    (
      .courtesy(.thanks),
      [
        PhrasePattern("thanks|great|ok|cheers"), PhrasePattern("thanks a lot"), PhrasePattern("thank you"),
        PhrasePattern("thank you very much"), PhrasePattern("many thanks"),
      ]
    ),
    (
      .courtesy(.help),
      [
        PhrasePattern("help [me]"), PhrasePattern("what can i do"), PhrasePattern("how does this work"),
        PhrasePattern("who|what are you"), PhrasePattern("what do you do"), PhrasePattern("how do i use this"),
      ]
    ),
    (
      .courtesy(.farewell),
      [PhrasePattern("bye|goodbye|quit|exit"), PhrasePattern("good bye"), PhrasePattern("see you")]
    ),
    (
      .followUp(.why),
      [
        PhrasePattern("why [so|not]"), PhrasePattern("why is that|this"), PhrasePattern("why is it so"),
        PhrasePattern("how so|come"), PhrasePattern("how do you know [that]"), PhrasePattern("explain [that]"),
        PhrasePattern("prove it"), PhrasePattern("because of what"),
      ]
    ),
    (
      .followUp(.source),
      [
        PhrasePattern("where does it say that|so"), PhrasePattern("says who"), PhrasePattern("who says [so|that]"),
        PhrasePattern("source|sources"), PhrasePattern("what is the|your source"), PhrasePattern("which slide"),
        PhrasePattern("which slide says that"), PhrasePattern("where"), PhrasePattern("where is that [from]"),
        PhrasePattern("according to whom"), PhrasePattern("where do you have that from"),
      ]
    ),
    (
      .followUp(.more),
      [
        PhrasePattern("[and] what else"), PhrasePattern("anything|who else"), PhrasePattern("more|else"),
        PhrasePattern("tell me more"), PhrasePattern("go on"),
      ]
    ),
    (
      .followUp(.everyWay),
      [
        PhrasePattern("[show|give|list] all [the|shortest] proofs|paths|ways"),
        PhrasePattern("show|give|list me|us all [the|shortest] proofs|paths|ways"),
        PhrasePattern("what other proofs|paths|ways are there"), PhrasePattern("is there another proof|path|way"),
        PhrasePattern("how else do you know [that]"), PhrasePattern("why else"), PhrasePattern("in all ways"),
      ]
    ),
    (
      .followUp(.count),
      [
        PhrasePattern("[and] how many [are|is] [there]"), PhrasePattern("how many is|are that|those|these|they"),
        PhrasePattern("count them"),
      ]
    ),
    (
      .followUp(.listed),
      [PhrasePattern("[and] which are they|those|these|ones"), PhrasePattern("[and] which ones are they|those")]
    ),
    (
      .followUp(.forget),
      [
        PhrasePattern("forget that|it|this"), PhrasePattern("forget about that"), PhrasePattern("never mind that"),
      ]
    ),
    (.overview, [PhrasePattern("what is this [about]"), PhrasePattern("overview")]),
    (.askable(nil), [PhrasePattern("what can i ask [you]"), PhrasePattern("what do you know")]),
  ]
}
