import Diagnostics
import Knowledge
import Testing

/// Questions composed at random over random worlds, answered as by looking at one person after another.
@Suite struct RandomQuestionTests {
  /// A question with what its meaning comes to.
  private enum Expected: Equatable {
    case people(Set<String>)
    case number(Int)
    case truth(Bool?)
  }

  @Test(arguments: 0..<4) func `questions are answered as their meaning wants`(part: Int) {
    for seed in UInt64(part * 12)..<UInt64(part * 12 + 12) {
      var random = RepeatableGenerator(seed: 7_000 + seed)
      let world = RandomWorld(&random)
      let base = Reading(world.text, []).base
      if let error = base.diagnostics.first(where: { $0.severity == .error }) {
        Issue.record("seed \(seed): \(error.message)\n\(world.text)")
        continue
      }
      for _ in 0..<40 {
        let (question, expected) = Self.question(world, &random)
        var session = Session(base)
        let reply = session.reply(to: question)
        if !Self.fits(reply, expected, world) {
          Issue.record(
            "seed \(seed): \(question) expected \(expected), got \(reply.status.rawValue): \(reply.text)\n\(world.text)"
          )
        }
      }
    }
  }

  private static func question(_ world: RandomWorld, _ random: inout RepeatableGenerator) -> (String, Expected) {
    let kind = (RandomWorld.leaves + RandomWorld.supers).randomElement(using: &random)!
    let (first, second) = (RandomCondition.make(&random), RandomCondition.make(&random))
    let verb = RandomWorld.verbs.randomElement(using: &random)!
    let people = RandomWorld.names.shuffled(using: &random)
    let (one, two, three) = (people[0], people[1], people[2])
    func those(_ conditions: [RandomCondition]) -> Set<String> {
      Set(world.members(kind).filter { name in conditions.allSatisfy { $0.holds(of: name, in: world) } })
    }
    func all(_ parts: [Bool?]) -> Bool? { parts.contains(false) ? false : parts.contains(nil) ? nil : true }
    func any(_ parts: [Bool?]) -> Bool? { parts.contains(true) ? true : parts.contains(nil) ? nil : false }
    switch Int.random(in: 0..<9, using: &random) {
    case 0 where !first.isRelative: return ("Which \(kind)s \(first.predicate(plural: true))?", .people(those([first])))
    case 1 where !second.isRelative:
      return (
        "Which \(kind)s that \(first.predicate(plural: true)) \(second.predicate(plural: true))?",
        .people(those([first, second]))
      )
    case 2:
      let found = world.members(kind).filter { world.does(verb, one, $0) == true && first.holds(of: $0, in: world) }
      return ("Which \(kind)s that \(first.predicate(plural: true)) does \(one) \(verb)?", .people(Set(found)))
    case 3 where !first.isRelative:
      return ("How many \(kind)s \(first.predicate(plural: true))?", .number(those([first]).count))
    case 4: return ("Does \(one) \(verb) \(two)?", .truth(world.does(verb, one, two)))
    case 5:
      return (
        "Does \(one) \(verb) \(two) and \(three)?",
        .truth(all([world.does(verb, one, two), world.does(verb, one, three)]))
      )
    case 6:
      return (
        "Does \(one) \(verb) \(two) or \(three)?",
        .truth(any([world.does(verb, one, two), world.does(verb, one, three)]))
      )
    case 7:
      return (
        "Do \(one) and \(two) \(verb) \(three)?",
        .truth(all([world.does(verb, one, three), world.does(verb, two, three)]))
      )
    default:
      let some = RandomCondition.doesToSome(verb, kind, second)
      return (
        "Does \(one) \(verb) \(RandomWorld.article(kind)) that \(second.predicate(plural: false))?",
        .truth(some.holds(of: one, in: world) ? true : nil)
      )
    }
  }

  private static func fits(_ reply: Reply, _ expected: Expected, _ world: RandomWorld) -> Bool {
    switch expected {
    case .truth(let truth): return reply.status == (truth.map { $0 ? .yes : .no } ?? .unknown)
    case .number(let number):
      return number == 0
        ? reply.status == .unknown : reply.status == .answered && reply.answers.first?.number == Double(number)
    case .people(let people):
      guard reply.status == .answered || people.isEmpty else { return false }
      let known = reply.answers.filter(\.known)
      let given = Set(known.map(\.text) + known.flatMap(\.below)).intersection(RandomWorld.names)
      return given == people
    }
  }
}
