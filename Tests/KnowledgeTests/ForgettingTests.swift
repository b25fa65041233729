import Testing

@testable import Knowledge

/// What is told, supposed and forgotten in any order comes to what a conversation comes to in which what is forgotten was
/// never supposed.
struct ForgettingTests {
  private static let text = """
    Something *likes* something. Something *fears* something. *Shy* is a property. *Calm* is a property.
    A cat is an animal. A kitten is a cat. A mouse is an animal. A cat likes mice. A kitten does not like mice.
    A mouse fears a cat. An animal is shy if it fears a cat.
    An animal is calm if it is not known to fear something. Tom is a cat. Kit is a kitten. Jerry is a mouse. Nibbles is a mouse.
    """

  private static let sayings = [
    "Jerry fears Tom.", "Tom does not like Jerry.", "Kit likes Jerry.", "Tom is calm.", "Tom is not shy.",
    "Nibbles is calm.", "Nibbles fears Kit.", "Kit is not calm.", "Something is calm if it likes mice.",
    "Tom fears Nibbles.", "A kitten likes mice.", "Jerry does not fear Kit.",
  ]

  private static let questions = [
    "Does Jerry fear Tom?", "Does Kit like Jerry?", "Does Tom like Jerry?", "Who is calm?", "Who is shy?",
    "Who fears what?", "What do cats like?", "Is Nibbles an animal?", "Why is Tom calm?",
  ]

  private struct Step: Equatable {
    var text: String
    var isSupposed: Bool
  }

  @Test(arguments: 0..<12) func `what is forgotten leaves nothing`(seed: Int) throws {
    var random = RepeatableGenerator(seed: UInt64(seed))
    let base = Reading(Self.text, []).base
    #expect(!base.hasErrors)
    var session = Session(base)
    var steps: [Step] = []
    var forgotten = 0
    for number in 0..<14 {
      let isForgetting = Int.random(in: 0..<3, using: &random) == 0 || number == 13
      if isForgetting, let last = steps.lastIndex(where: \.isSupposed) {
        _ = session.reply(to: "forget that")
        steps.remove(at: last)
        forgotten += 1
      } else {
        let said = Self.sayings.randomElement(using: &random) ?? ""
        let isSupposed = (Bool.random(using: &random) || number == 12) && !said.contains(" if ")
        let reply = session.reply(to: isSupposed ? "Suppose \(said)" : said)
        if reply.status == .told { steps.append(Step(text: said, isSupposed: isSupposed)) }
      }
      var other = Session(base)
      for step in steps { _ = other.reply(to: step.isSupposed ? "Suppose \(step.text)" : step.text) }
      for question in Self.questions {
        var (one, two) = (session, other)
        #expect(
          one.reply(to: question).text == two.reply(to: question).text, "seed \(seed), step \(number): \(steps)")
      }
    }
    #expect(forgotten + steps.count > 0)
  }
}
