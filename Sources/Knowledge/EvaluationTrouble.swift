import Datalog
import Diagnostics
import English

/// Words for what the engine refuses.
struct EvaluationTrouble {
  let base: KnowledgeBase

  init(_ base: KnowledgeBase) { self.base = base }

  func diagnostic(_ error: EvaluationError) -> Diagnostic {
    switch error {
    case .notStratified(let cycle):
      let origins = cycle.links.map { base.lowering.origins[Int($0.origin)] }
      var ranges = origins.compactMap { base.sentence(of: $0) }
      if ranges.isEmpty { ranges = speakers(of: cycle) }
      return Diagnostic(
        .negationCycle, "This depends on its own absence.", at: ranges.first?.statement.range ?? nowhere,
        reason: "Absence, counts, \"no\", \"every\" and exceptions may not depend on themselves.",
        remedies: ["Break the cycle: one of these sentences must not need the other."],
        related: ranges.dropFirst().map { ("this is part of the cycle", $0.statement.range) })
    case .unsafe(let origin, _):
      let range = base.sentence(of: base.lowering.origins[Int(origin ?? 0)])?.statement.range
      return Diagnostic(
        .unboundVariable, "This rule concludes something of a thing that no condition names.", at: range ?? nowhere,
        reason: "Whatever a rule speaks of must be introduced in one of its conditions.")
    case .interrupted(_, let origin), .tooManyRows(_, let origin):
      return limit(Watch.Hit(reason: base.watch.hit?.reason ?? .rows, origin: origin))
    default:
      return Diagnostic(.unreadable, "The knowledge could not be worked out.", at: nowhere)
    }
  }

  /// Where no rule of a sentence is part of the cycle: the sentences that say something of its relations, denials first.
  private func speakers(of cycle: NegativeCycle) -> [StatedSentence] {
    let relations = Set(cycle.links.compactMap { base.lowering.table.key(of: $0.head)?.pattern.relation })
    func says(_ sentence: StatedSentence, denied: Bool) -> Bool {
      sentence.statement.assertions.contains { assertion in
        if case .holds(let atom) = assertion.condition {
          relations.contains(atom.relation) && atom.isDenied == denied
        } else {
          false
        }
      }
    }
    let denials = base.sentences.filter { says($0, denied: true) }
    return denials.isEmpty ? base.sentences.filter { says($0, denied: false) } : denials
  }

  /// A limit that ended the work, and the rule that was being followed.
  func limit(_ hit: Watch.Hit) -> Diagnostic {
    let origins = base.lowering.origins
    let origin = hit.origin.flatMap { origins.indices.contains(Int($0)) ? origins[Int($0)] : nil }
    let sentence = origin.flatMap { base.sentence(of: $0) }
    return Diagnostic(
      .limit, hit.reason.message, at: sentence?.statement.range ?? nowhere,
      reason: sentence == nil ? nil : "It was following this sentence.")
  }

  /// The origins of the rules that the trouble is with.
  func blamed(_ error: EvaluationError) -> Set<Int32> {
    let isSentence = { (origin: Int32) in base.sentence(of: base.lowering.origins[Int(origin)]) != nil }
    switch error {
    case .notStratified(let cycle): return Set(cycle.links.map(\.origin).filter(isSentence))
    case .unsafe(let origin?, _): return isSentence(origin) ? [origin] : []
    default: return []
    }
  }

  private var nowhere: SourceRange { SourceRange(source: 0, bytes: 0..<0) }
}
