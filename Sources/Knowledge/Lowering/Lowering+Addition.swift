import Datalog
import English

/// Plain statements on top of an evaluated program, without lowering everything again.
extension Lowering {
  /// The facts of a statement as an addition to `program`, or nil if it needs more than facts: a rule, a description, a
  /// relation or a subject that the clauses of ``close()`` do not reach yet.
  mutating func addition(
    _ statement: Statement, number: Int, lexicon grown: Lexicon, to base: Program
  ) -> Program? {
    guard !statement.isRule, statement.parts.isEmpty, statement.namings.isEmpty, statement.reasonsFrom == nil,
      statement.byName.isEmpty
    else {
      return nil
    }
    let fresh = grown.things[lexicon.things.count...]
    guard fresh.allSatisfy({ $0.structure == .plain && grown.headKind(of: $0) == nil }),
      statement.assertions.allSatisfy({ isReached($0, fresh.startIndex) })
    else { return nil }
    var addition = Program(extending: base)
    let structure = self.number(.structure)
    let origin = self.number(.stated(number))
    for thing in fresh {
      addition.facts.append(Fact(table.base, [thing.id.value, thing.id.value], origin: structure))
    }
    for assertion in statement.assertions { append(assertion, origin, to: &addition) }
    lexicon = grown
    return addition
  }

  /// Do the clauses hand such a row down as they are?
  private func isReached(_ assertion: Assertion, _ firstFresh: Int) -> Bool {
    switch assertion.condition {
    case .isA(.thing(let thing), .thing, denied: false): return Int(thing.index) >= firstFresh
    case .holds(let atom):
      let pattern = Pattern(atom)
      guard !assertion.isStrict, !assertion.objectIsStrict, lexicon.relations.count > Int(atom.relation.index),
        lexicon[atom.relation].shape != .noun, case .thing(let subject)? = atom.places.first?.term
      else { return false }
      // Nothing is below what is new, so its row may stand among those that hold.
      let isFresh = Int(subject.index) >= firstFresh
      guard table.known(pattern, .stated) != nil else { return isFresh && table.known(pattern) != nil }
      guard !isOpposed(pattern) || table.known(pattern, .exceptional) != nil else { return false }
      return isFresh || statedSubjects[pattern]?.contains(subject) == true
    default: return false
    }
  }

  /// Is the opposite stated of anything, so that a row of this pattern may be an exception?
  private func isOpposed(_ pattern: Pattern) -> Bool {
    pattern.duty == .none
      && table.patterns(of: pattern.relation).contains { other in
        other.duty == .none && other.isDenied != pattern.isDenied
          && [Variant.stated, .strict, .strictObject].contains { table.known(other, $0) != nil }
      }
  }

  private func append(_ assertion: Assertion, _ origin: Int32, to addition: inout Program) {
    switch assertion.condition {
    case .isA(.thing(let thing), .thing(let kind), denied: false):
      addition.facts.append(
        Fact(table.link, [thing.value, kind.value], round: assertion.strength.round, origin: origin))
    case .holds(let atom):
      let values = atom.places.compactMap { place -> Value? in
        if case .thing(let thing) = place.term { thing.value } else { nil }
      }
      let pattern = Pattern(atom)
      let first = table.known(pattern, .stated) == nil ? Variant.holds : .stated
      for variant in [first, .exceptional] {
        guard variant == first || assertion.strength != .possible && pattern.duty == .none,
          let predicate = table.known(pattern, variant)
        else { continue }
        addition.facts.append(Fact(predicate, values, round: assertion.strength.round, origin: origin))
      }
    default: break
    }
  }
}
