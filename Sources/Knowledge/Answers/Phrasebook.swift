import English

/// The set phrases of replies, in one place.
enum Phrasebook {
  static let yes = "Yes: "
  static let yesAsFarAsKnown = "Yes, as far as is known: "
  static let no = "No: "
  static let maybe = "Not known for certain. It may be: "
  static let usuallyYes = "Usually, yes: "
  static let usuallyNo = "Usually, no: "
  static let conflict = "The knowledge contradicts itself here: "
  static let notKnown = "Not known. "
  static let sourceGap = "   "
  static let bullet = "  • "

  static let outranks = "(That is supposed; what is stated says the opposite.)"
  static let notKnownTo = "Nothing says it either way of:"

  static func notKnownWhether(_ said: String) -> String { "Nothing says whether \(said):" }
  static func exception(_ thing: String, isPlural: Bool) -> String {
    "not all: \(thing) \(isPlural ? "are" : "is") an exception"
  }
  static func mustNot(_ said: String) -> String { "(But \(said).)" }
  static func leftOut(_ count: Int, _ noun: String) -> String {
    "(\(count) of them left out: no \(noun) of \(count == 1 ? "it" : "them") is known.)"
  }
  static func proofs(_ count: Int) -> String { count == 1 ? "one proof." : "\(count) independent proofs." }
  static func proof(_ number: Int) -> String { "Proof \(number)" }
  static func otherPaths(_ count: Int) -> String {
    count == 1
      ? "(One other way is as short; ask for all paths.)" : "(\(count) other ways are as short; ask for all paths.)"
  }
  static func except(_ thing: String) -> String { "(But \(thing): yes.)" }
  static func wouldBe(_ said: String) -> String { "It would be so that \(said), if one of these applied:" }
  static func holdsAlready(_ said: String) -> String { "holds: " + said }
  static func isMissing(_ said: String) -> String { "missing: " + said }
  static func standsAgainst(_ said: String) -> String { "against it: " + said }
  static func isOneOf(_ kinds: String) -> String { "it is one of these: " + kinds }
  static func soAlready(_ said: String) -> String { "It is so already: " + said + "." }
  static func saidNow(_ said: String) -> String { "As it is, " + said + "." }
  static func nothingMakes(_ said: String) -> String { "Not known. No rule leads to it that \(said)." }
  static func notSaid(_ said: String) -> String { "Nowhere: nothing I know says that \(said)." }
  static func nothingKnown(_ reading: String) -> String { "Not known. Nothing I know answers this: \(reading)." }
  static func notKnownWhen(_ said: String) -> String { "Not known. Nothing I know says when \(said)." }
  static func onlySaid(_ said: String) -> String { "It is only said that \(said)." }
  static func notKnownHowOften(_ said: String) -> String { "Not known. Nothing I know says how often \(said)." }
  static func nothingElse(_ reading: String) -> String { "Not known. I know of nothing else: \(reading)." }
  static func unknown(_ said: String) -> String { "Nothing says that \(said), and nothing says the opposite" }
  static func knownPart(_ said: String) -> String { " (though \(said))" }
  static func some(_ names: String, isVerb: Bool) -> String { (isVerb ? "some do: " : "some are: ") + names }
  static let noneSuch = "there is none, since the lists that it would be on are complete"
  static let notTheSame = "these are never the same: "
  static func alsoOf(_ names: String) -> String { "not only: it is so of \(names), too" }
  static func ofNoOthers(_ said: String) -> String {
    said.prefix(1).uppercased() + said.dropFirst() + "; nothing says it of others, but nothing says that there are none"
  }
  static func complete(_ kinds: String) -> String { "the list of \(kinds) is complete" }
  static func only(_ these: String, _ kinds: String) -> String { "only \(these) are \(kinds)" }

  /// The sources beside an answer. Sentences about words, which have none, are left to the proof where others do.
  static func sources(_ citations: [Citation]) -> String {
    let named = citations.filter { $0.title != nil }
    let words = (named.isEmpty ? citations : named).map(\.shortWords).uniqued()
    guard !words.isEmpty else { return "" }
    guard words.count > 3 else { return "(" + words.joined(separator: "; ") + ")" }
    return "(" + words.prefix(3).joined(separator: "; ") + "; and \(words.count - 3) more)"
  }
}
