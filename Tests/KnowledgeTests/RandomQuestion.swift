/// A small world of named people of some kinds, with what is known to be so and known not to be so of them.
struct RandomWorld {
  static let kinds = ["painter": "artist", "potter": "artist", "baker": "cook"]
  static let leaves = ["painter", "potter", "baker"]
  static let supers = ["artist", "cook"]
  static let names = ["Alan", "Beth", "Carol", "Dora", "Emil", "Frida", "Gus"]
  static let verbs = ["help", "admire", "follow"]
  static let properties = ["happy", "tall", "brave"]

  var leafOf: [String: String] = [:]
  /// `help Alan Beth`, `happy Alan`.
  var facts: [String: Bool] = [:]

  init(_ random: inout some RandomNumberGenerator) {
    for (index, name) in Self.names.enumerated() { leafOf[name] = Self.leaves[index % 3] }
    for name in Self.names {
      for verb in Self.verbs {
        for other in Self.names where other != name {
          switch Int.random(in: 0..<10, using: &random) {
          case 0..<4: facts["\(verb) \(name) \(other)"] = true
          case 4: facts["\(verb) \(name) \(other)"] = false
          default: break
          }
        }
      }
      for property in Self.properties where Bool.random(using: &random) {
        facts["\(property) \(name)"] = Int.random(in: 0..<4, using: &random) > 0
      }
    }
  }

  func members(_ kind: String) -> [String] {
    Self.names.filter { leafOf[$0] == kind || leafOf[$0].flatMap { Self.kinds[$0] } == kind }
  }

  func does(_ verb: String, _ name: String, _ other: String) -> Bool? { facts["\(verb) \(name) \(other)"] }

  /// The knowledge file.
  var text: String {
    var sentences = Self.leaves.map { "A \($0) is \(Self.article(Self.kinds[$0]!))." }
    sentences += Self.verbs.map { "Something *\(Self.third($0))* something." }
    sentences += Self.properties.map { "*\($0.prefix(1).uppercased() + $0.dropFirst())* is a property." }
    sentences += Self.names.map { "\($0) is a \(leafOf[$0]!)." }
    for (fact, holds) in facts.sorted(by: { $0.key < $1.key }) {
      let words = fact.split(separator: " ").map(String.init)
      sentences.append(
        words.count == 2
          ? "\(words[1]) is \(holds ? "" : "not ")\(words[0])."
          : "\(words[1]) \(holds ? Self.third(words[0]) : "does not " + words[0]) \(words[2]).")
    }
    return sentences.joined(separator: " ")
  }

  static func third(_ verb: String) -> String { verb + "s" }
  static func article(_ noun: String) -> String { (noun.hasPrefix("a") ? "an " : "a ") + noun }
}

/// What a question says of somebody: in words, and as a test of one person after another.
indirect enum RandomCondition {
  case does(String, String, holds: Bool)
  case isDone(String, by: String)
  case doesToSome(String, String, RandomCondition?)
  case isProperty(String, holds: Bool)
  case doneByNo(String, String)
  case doesToNo(String, String)
  case doesToEvery(String, String)
  case doesToAtLeast(Int, String, String)

  static func make(_ random: inout some RandomNumberGenerator, depth: Int = 1) -> RandomCondition {
    let verb = RandomWorld.verbs.randomElement(using: &random)!
    let name = RandomWorld.names.randomElement(using: &random)!
    let kind = (RandomWorld.leaves + RandomWorld.supers).randomElement(using: &random)!
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return .does(verb, name, holds: true)
    case 1: return .does(verb, name, holds: false)
    case 2: return .isDone(verb, by: name)
    case 3: return .doesToSome(verb, kind, nil)
    case 4 where depth > 0: return .doesToSome(verb, kind, make(&random, depth: depth - 1))
    case 5:
      return .isProperty(RandomWorld.properties.randomElement(using: &random)!, holds: Bool.random(using: &random))
    case 6: return .doneByNo(kind, verb)
    case 7: return .doesToEvery(verb, kind)
    default: return .doesToAtLeast(Int.random(in: 1...3, using: &random), verb, kind)
    }
  }

  /// Is it known to be so of the person?
  func holds(of name: String, in world: RandomWorld) -> Bool {
    switch self {
    case .does(let verb, let other, let holds): world.does(verb, name, other) == holds
    case .isDone(let verb, let other): world.does(verb, other, name) == true
    case .doesToSome(let verb, let kind, let inner):
      world.members(kind).contains {
        world.does(verb, name, $0) == true && (inner?.holds(of: $0, in: world) ?? true)
      }
    case .isProperty(let property, let holds): world.facts["\(property) \(name)"] == holds
    case .doneByNo(let kind, let verb): !world.members(kind).contains { world.does(verb, $0, name) == true }
    case .doesToNo(let verb, let kind): !world.members(kind).contains { world.does(verb, name, $0) == true }
    case .doesToEvery(let verb, let kind): world.members(kind).allSatisfy { world.does(verb, name, $0) == true }
    case .doesToAtLeast(let number, let verb, let kind):
      world.members(kind).count { world.does(verb, name, $0) == true } >= number
    }
  }

  /// `helps Beth`, `help Beth`: behind a subject or `that`.
  func predicate(plural: Bool) -> String {
    func verb(_ base: String) -> String { plural ? base : RandomWorld.third(base) }
    switch self {
    case .does(let base, let other, true): return "\(verb(base)) \(other)"
    case .does(let base, let other, false): return "\(plural ? "do" : "does") not \(base) \(other)"
    case .isDone(let base, let other): return "\(other) \(RandomWorld.third(base))"
    case .doesToSome(let base, let kind, let inner):
      let relative = inner.map { " that " + $0.predicate(plural: false) } ?? ""
      return "\(verb(base)) \(RandomWorld.article(kind))\(relative)"
    case .isProperty(let property, let holds): return "\(plural ? "are" : "is") \(holds ? "" : "not ")\(property)"
    case .doneByNo(let kind, let base): return "no \(kind) \(RandomWorld.third(base))"
    case .doesToNo(let base, let kind): return "\(verb(base)) no \(kind)"
    case .doesToEvery(let base, let kind): return "\(verb(base)) every \(kind)"
    case .doesToAtLeast(let number, let base, let kind):
      return "\(verb(base)) at least \(number) \(kind)\(number == 1 ? "" : "s")"
    }
  }

  /// Does it begin with who does it, so that it stands only behind `that`?
  var isRelative: Bool {
    switch self {
    case .isDone, .doneByNo: true
    default: false
    }
  }
}
