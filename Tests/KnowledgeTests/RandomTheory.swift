/// A small theory over names and animals in the manner of published reasoning sets, with what follows from it by a slow
/// and obvious chain of rules. "not" in a condition is known to be false.
struct RandomTheory {
  struct Statement: Hashable {
    /// A property, or a verb where there is an object.
    var word: String
    /// "X" stands for something or someone.
    var subject: String
    var object: String?
  }
  struct Said: Hashable {
    var statement: Statement
    var holds: Bool
  }
  struct Rule {
    var conditions: [Said]
    var conclusion: Said
    var isPerson: Bool
    /// `All big, red things are old`, rather than `If something is …`.
    var isShort: Bool
  }

  static let properties = [
    "happy", "tall", "brave", "lazy", "strong", "old", "proud", "noisy", "shiny", "heavy", "calm", "fierce", "wild",
  ]
  static let verbs = ["help", "admire", "attack", "follow", "watch", "find", "push"]
  static let names = ["Alan", "Beth", "Carol", "Mark", "Will", "Rose", "Pat"]
  static let animals = ["the hawk", "the fox", "the bald eagle", "the sheep", "the goose", "the walrus", "the fly"]

  var entities: [String]
  var words: (properties: [String], verbs: [String])
  var facts: [Said] = []
  var rules: [Rule] = []

  init(_ random: inout some RandomNumberGenerator) {
    let isRelational = Bool.random(using: &random)
    let denies = Bool.random(using: &random)
    entities =
      Array(Self.names.shuffled(using: &random).prefix(isRelational ? 1 : 4))
      + (isRelational ? Array(Self.animals.shuffled(using: &random).prefix(3)) : [])
    words = (
      Array(Self.properties.shuffled(using: &random).prefix(5)),
      isRelational ? Array(Self.verbs.shuffled(using: &random).prefix(3)) : []
    )
    func said(_ subject: String, _ random: inout some RandomNumberGenerator) -> Said {
      let holds = !denies || Int.random(in: 0..<5, using: &random) > 0
      let others = entities.filter { $0 != subject }
      if !words.verbs.isEmpty, Bool.random(using: &random) {
        return Said(
          statement: Statement(
            word: words.verbs.randomElement(using: &random)!, subject: subject,
            object: others.randomElement(using: &random)!), holds: holds)
      }
      return Said(
        statement: Statement(word: words.properties.randomElement(using: &random)!, subject: subject), holds: holds)
    }
    for _ in 0..<9 {
      let fact = said(entities.randomElement(using: &random)!, &random)
      if !facts.contains(where: { $0.statement == fact.statement }) { facts.append(fact) }
    }
    for _ in 0..<6 {
      let isPerson = Bool.random(using: &random)
      var conditions = [said("X", &random)]
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        conditions.append(said(Bool.random(using: &random) ? "X" : entities.randomElement(using: &random)!, &random))
      }
      let isShort =
        Bool.random(using: &random)
        && conditions.allSatisfy { $0.holds && $0.statement.object == nil && $0.statement.subject == "X" }
      var conclusion = said(isShort || Bool.random(using: &random) ? "X" : entities[0], &random)
      if isShort { conclusion.statement = Statement(word: words.properties[0], subject: "X") }
      rules.append(Rule(conditions: conditions, conclusion: conclusion, isPerson: isPerson, isShort: isShort))
    }
  }

  // MARK: What follows

  /// Everything that follows; nil if the theory contradicts itself.
  var conclusions: [Statement: Bool]? {
    var known: [Statement: Bool] = [:]
    for fact in facts { known[fact.statement] = fact.holds }
    var isDone = false
    while !isDone {
      isDone = true
      for rule in rules {
        for entity in entities {
          let of = { (said: Said) -> Said in
            var copy = said
            if copy.statement.subject == "X" { copy.statement.subject = entity }
            return copy
          }
          guard rule.conditions.map(of).allSatisfy({ known[$0.statement] == $0.holds }) else { continue }
          let conclusion = of(rule.conclusion)
          if let before = known[conclusion.statement] {
            if before != conclusion.holds { return nil }
          } else {
            known[conclusion.statement] = conclusion.holds
            isDone = false
          }
        }
      }
    }
    return known
  }

  // MARK: In English

  /// The knowledge file.
  var text: String {
    let marks =
      words.verbs.map { "Something *\($0)\($0.hasSuffix("h") ? "es" : "s")* something." }
      + words.properties.map { "*\($0.prefix(1).uppercased() + $0.dropFirst())* is a property." }
    let sentences = facts.map { Self.clause($0, subject: $0.statement.subject, isPlural: false) } + rules.map(Self.rule)
    return marks.joined(separator: " ") + "\n\n"
      + sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
  }

  /// `the fox does not help Pat`.
  static func clause(_ said: Said, subject: String, isPlural: Bool) -> String {
    let not = said.holds ? "" : "not "
    guard let object = said.statement.object else {
      return "\(subject) \(isPlural ? "are" : "is") \(not)\(said.statement.word)"
    }
    let verb = said.statement.word
    if !said.holds { return "\(subject) \(isPlural ? "do" : "does") not \(verb) \(object)" }
    return "\(subject) \(isPlural ? verb : verb.hasSuffix("h") ? verb + "es" : verb + "s") \(object)"
  }

  private static func rule(_ rule: Rule) -> String {
    if rule.isShort {
      let adjectives = rule.conditions.map(\.statement.word).joined(separator: ", ")
      let not = rule.conclusion.holds ? "" : "not "
      return "all \(adjectives) \(rule.isPerson ? "people" : "things") are \(not)\(rule.conclusion.statement.word)"
    }
    var isIntroduced = false
    func said(_ part: Said) -> String {
      guard part.statement.subject == "X" else { return clause(part, subject: part.statement.subject, isPlural: false) }
      defer { isIntroduced = true }
      if !isIntroduced { return clause(part, subject: rule.isPerson ? "someone" : "something", isPlural: false) }
      return clause(part, subject: rule.isPerson ? "they" : "it", isPlural: rule.isPerson)
    }
    let conditions = rule.conditions.map(said).joined(separator: " and ")
    return "if \(conditions) then \(said(rule.conclusion))"
  }
}
