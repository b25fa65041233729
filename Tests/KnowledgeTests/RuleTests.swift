import Knowledge
import Testing

/// Rules: how conditions bind their parts (language reference, section 4).
@Suite struct RuleTests {
  static let binding: [Reading] = [
    Reading(
      """
      A role *addresses* something if the role *represents* a customer and the customer *values* it.
      A CMIO represents a physician. A CMIO is a role. A physician is a customer. A physician values autonomy.
      """, [("What does a CMIO address?", "autonomy")]),
    Reading(
      """
      Something *contains* something. A node X *reaches* a node Y if X contains Y. A node X reaches a node Z if X reaches a node Y and Y contains Z.
      Alpha is a node. Beta is a node. Gamma is a node. Alpha contains Beta. Beta contains Gamma.
      """,
      [
        ("Does Alpha reach Gamma?", "yes"), ("What does Alpha reach?", "Beta; Gamma"),
        ("Does Gamma reach Alpha?", "unknown"),
      ]),
    Reading(
      """
      Someone *owns* something. A person *competes with* another person if the person owns a shop and the other person owns a shop.
      Ann is a person. Bob is a person. Ann owns a shop. Bob owns a shop.
      """, [("Who competes with Ann?", "Bob"), ("Does Ann compete with Ann?", "unknown")]),
    Reading(
      """
      A first node *precedes* a second node if the first node *feeds* the second node.
      Alpha is a node. Beta is a node. Alpha feeds Beta.
      """, [("Does Alpha precede Beta?", "yes"), ("Does Beta precede Alpha?", "unknown")]),
    Reading(
      """
      Something X *matches* something Y if X *likes* Y and Y likes X. Ann likes Bob. Bob likes Ann. Ann likes Eve.
      """, [("Who matches Ann?", "Bob"), ("Does Ann match Eve?", "unknown")]),
    Reading(
      """
      If a practice *prevents* a problem then the practice *solves* the problem. Training is a practice. Havoc is a problem. Training prevents havoc.
      """, [("What does training solve?", "havoc")]),
    Reading(
      """
      Every customer that *uses* an EHR *needs* training. A nurse is a customer. A nurse uses an EHR. A scheduler is a customer.
      """, [("Does a nurse need training?", "yes"), ("Does a scheduler need training?", "unknown")]),
    Reading(
      """
      A person is a parent of another person if the other person is a child of the person.
      Ann is a person. Bob is a person. Bob is a child of Ann.
      """, [("Who is a parent of Bob?", "Ann"), ("Is Bob a parent of Ann?", "unknown")]),
    Reading(
      "A customer who *uses* a portal and *pays* bills is loyal. Ann is a customer. Ann uses a portal. Ann pays bills. Bob is a customer. Bob uses a portal.",
      [("Is Ann loyal?", "yes"), ("Is Bob loyal?", "unknown")]),
    Reading(
      "If something *fits inside* another thing then the other thing is bigger than it. The cup fits inside the box.",
      [("Is the box bigger than the cup?", "yes"), ("Is the cup bigger than the box?", "unknown")]),
    Reading(
      """
      Red, cold things are round. Ball is a thing. The ball is red and cold. The cup is red.
      """, [("Is the ball round?", "yes"), ("Is the cup round?", "unknown")]),
    Reading(
      """
      If someone *helps* someone then they are kind and not rude. Ann helps Bob.
      """, [("Is Ann kind?", "yes"), ("Is Ann rude?", "no"), ("Is Bob kind?", "unknown")]),
    Reading(
      "A clinic *serves* a town. A clinic that serves a town is useful if and only if the clinic is open. Hope Clinic is a clinic. Hope Clinic serves Mill. Mill is a town. Hope Clinic is open.",
      [("Is Hope Clinic useful?", "yes")]),
    Reading(
      "Something is bright if and only if it is light. The lamp is light. The sun is bright.",
      [("Is the lamp bright?", "yes"), ("Is the sun light?", "yes")]),
  ]

  @Test(arguments: binding) func parts(_ reading: Reading) { reading.check() }

  static let absence: [Reading] = [
    Reading(
      "A member is active unless the member is retired. Ann is a member. Bob is a member. Bob is retired.",
      [("Is Ann active?", "yes"), ("Is Bob active?", "unknown"), ("Is Ann active?", "yes")]),
    Reading(
      "Someone *visits* someone. A member is lonely if the member is not known to visit a friend. Ann is a member. Bob is a member. Eve is a friend. Ann visits Eve.",
      [("Is Bob lonely?", "yes"), ("Is Ann lonely?", "unknown")]),
    Reading(
      "Something is safe if it is not hot. The cup is not hot. The pan is hot. The jar is blue.",
      [("Is the cup safe?", "yes"), ("Is the pan safe?", "unknown"), ("Is the jar safe?", "unknown")]),
    Reading(
      "Someone *owns* something. A member is rich if the member owns at least 2 houses. A member is poor if the member owns no house. Ann is a member. Bob is a member. Eve is a member. Elm is a house. Oak is a house. Ash is a house. Ann owns Elm. Ann owns Oak. Bob owns Ash.",
      [("Who is rich?", "Ann"), ("Who is poor?", "Eve")]),
    Reading(
      "Someone *passes* something. A student is ready if the student passes every test. Ann is a student. Bob is a student. Logic is a test. Music is a test. Ann passes Logic. Ann passes Music. Bob passes Logic.",
      [("Who is ready?", "Ann"), ("Is Bob ready?", "unknown")]),
    Reading(
      "Someone *owns* something. A member is modest if the member owns more than 1 house and fewer than 3 houses. Ann is a member. Elm is a house. Oak is a house. Ann owns Elm. Ann owns Oak.",
      [("Is Ann modest?", "yes")]),
    Reading(
      "A member is welcome if the member is either calm or kind. Ann is a member. Ann is kind. Bob is a member. Bob is loud.",
      [("Is Ann welcome?", "yes"), ("Is Bob welcome?", "unknown")]),
    Reading(
      "A member is large if the population of the member is more than 5,000. Elm is a member. Oak is a member. The population of Elm is 6,000. The population of Oak is 4,000.",
      [("Is Elm large?", "yes"), ("Is Oak large?", "unknown")]),
    Reading(
      "A town is big if it has more than 2 schools. Someone *has* something. Elm is a town. North is a school. South is a school. West is a school. Elm has North. Elm has South. Elm has West.",
      [("Is Elm big?", "yes")]),
  ]

  @Test(arguments: absence) func absences(_ reading: Reading) { reading.check() }

  static let strength: [Reading] = [
    Reading(
      "A billing problem may *cause* havoc if it *reaches* patients. Double billing is a billing problem. Double billing reaches patients.",
      [("Does double billing cause havoc?", "unknown"), ("Can double billing cause havoc?", "yes")]),
    Reading(
      "A vendor should *train* a customer if the customer *uses* a system. Acme is a vendor. Ann is a customer. Ann uses Delta. Delta is a system.",
      [("Should Acme train Ann?", "yes"), ("Does Acme train Ann?", "unknown")]),
    Reading(
      "Every doctor who *works at* a clinic usually *needs* rest. Ann is a doctor. Hope is a clinic. Ann works at Hope.",
      [("Does Ann need rest?", "yes")]),
  ]

  @Test(arguments: strength) func strengths(_ reading: Reading) { reading.check() }
}

extension RuleTests {
  /// Who has none of what somebody may be said to have in two ways.
  @Test(arguments: [
    ("Something is stray if it is a cat and it has no owner.", "who is stray?"),
    ("Something is stray if it is a cat and it is not known to have an owner.", "who is stray?"),
    ("Something is stray if it is a cat, unless it has an owner.", "who is stray?"),
    ("A cat is an animal.", "which cats have no owner?"),
  ])
  func havingNone(rule: String, question: String) {
    let base = KnowledgeBase(
      reading: [
        KnowledgeFile(
          path: "cats.md",
          bytes: Array(
            "# Cats\nTom is a cat. Bob is a cat. Kit is a cat. The owner of Tom is Ann. Kit has an owner. \(rule)".utf8)
        )
      ])
    #expect(base.diagnostics.isEmpty)
    var session = Session(base)
    #expect(session.reply(to: question).answers.map(\.text) == ["Bob"])
    #expect(session.reply(to: "does Tom have no owner?").status == .no)
    #expect(session.reply(to: "does Bob have no owner?").status == .unknown)
  }
}
