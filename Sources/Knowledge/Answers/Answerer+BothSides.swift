import Datalog
import English

/// A question that has evidence on both sides.
extension Answerer {
  /// Both sides have evidence: the stronger wins, then the nearer; else it is a conflict.
  func both(_ question: Question, _ positive: Hit, _ negative: Hit, _ said: String, _ denied: String) -> Verdict {
    if let supposed = outranked(positive, negative) {
      return supposed
        ? Verdict(status: .yes, hit: positive, statement: said, lead: Phrasebook.yes, named: [Phrasebook.outranks])
        : Verdict(status: .no, hit: negative, statement: denied, lead: Phrasebook.no, named: [Phrasebook.outranks])
    }
    if positive.strength == .possible, negative.strength == .possible {
      return Verdict(
        status: question.asksPossibility ? .yes : .unknown, hit: positive, statement: may(question) + ", or may not",
        lead: question.asksPossibility ? Phrasebook.yes : Phrasebook.maybe)
    }
    if positive.strength == .possible {
      if question.asksPossibility, negative.strength == .certain {
        return Verdict(status: .no, hit: negative, statement: denied, lead: Phrasebook.no)
      }
      return Verdict(status: .no, hit: negative, statement: denied, lead: Phrasebook.no)
    }
    if negative.strength == .possible { return held(question, positive, said) }
    if let exception = exception(to: question, positive, negative) {
      return Verdict(
        status: .no, hit: negative, statement: denied, lead: Phrasebook.no,
        named: [Phrasebook.except(writer.text(exception))])
    }
    switch nearer(positive, negative) {
    case .first?: return held(question, positive, said)
    case .second?: return Verdict(status: .no, hit: negative, statement: denied, lead: Phrasebook.no)
    case nil: break
    }
    if positive.strength < negative.strength { return held(question, positive, said) }
    if negative.strength < positive.strength {
      return Verdict(status: .no, hit: negative, statement: denied, lead: Phrasebook.no)
    }
    return Verdict(
      status: .conflict, hit: positive, statement: "\(said); but also \(denied)", lead: Phrasebook.conflict,
      opposite: negative)
  }

  /// A supposition outranks the stated opposite: is the positive, or the negative, what was supposed? Nil for neither.
  private func outranked(_ positive: Hit, _ negative: Hit) -> Bool? {
    let (left, right) = (isSupposed(positive), isSupposed(negative))
    return left == right ? nil : left
  }

  private func isSupposed(_ hit: Hit) -> Bool { statements(hit).contains { base.sentences.isSupposed($0) } }

  /// The object asked about is itself denied, and only something below it is affirmed: that is an exception, not a yes.
  private func exception(to question: Question, _ positive: Hit, _ negative: Hit) -> ThingID? {
    guard
      case .holds(let denied)? = denial(of: question.conditions)?.last(where: {
        if case .holds = $0 { true } else { false }
      }),
      case .thing(let object)? = denied[.object], denied.isDenied, let mine = statedRow(positive),
      let theirs = statedRow(negative),
      mine.count > 1, theirs.count > 1, theirs[1] == object, isBelow(mine[1], object), !isBelow(mine[0], theirs[0])
    else { return nil }
    return mine[1]
  }

  private enum Side { case first, second }

  /// Which of two pieces of evidence is stated of something nearer: subject first, then object.
  private func nearer(_ left: Hit, _ right: Hit) -> Side? {
    guard let mine = statedRow(left), let theirs = statedRow(right) else { return nil }
    for (a, b) in zip(mine, theirs) {
      if isBelow(a, b) { return .first }
      if isBelow(b, a) { return .second }
      if a != b { return nil }
    }
    return nil
  }

  /// The stated row that evidence comes down from, where it is one.
  private func statedRow(_ hit: Hit) -> [ThingID]? {
    for premise in hit.premises {
      var row = premise
      for _ in 0..<8 {
        guard let key = base.lowering.table.key(of: row.predicate) else { break }
        if key.variant == .strict { return nil }
        if key.variant == .stated { return model.values(of: row).map { ThingID($0) } }
        guard case .clause(let application) = model.derivation(of: row),
          let next = application.premises.first(where: { base.lowering.table.key(of: $0.predicate) != nil })
        else { break }
        if case .rule = base.lowering.origins[Int(application.origin)] { return nil }
        row = next
      }
    }
    return nil
  }
}
