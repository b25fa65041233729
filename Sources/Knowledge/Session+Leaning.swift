import Diagnostics
import English

/// What questions take from the conversation: `who else`, `which of them`, pronouns.
extension Session {
  /// Fills in what a question takes from the reply before; a reply where there is nothing to take.
  mutating func lean(_ question: inout Question) -> Reply? {
    let spoken = answersBefore()
    if question.isAmongPrevious {
      guard !spoken.isEmpty else {
        return Reply(
          .notUnderstood, form: "follow-up", text: "I do not know what that refers to: nothing was listed before.")
      }
      question.among = Set(spoken)
    } else {
      let before = asked()
      question.excluded = Set(spoken + before.subjects + before.objects)
    }
    return nil
  }

  /// What the last question was answered with.
  func answersBefore() -> [ThingID] {
    guard let question = context.question, let focus = question.focus.first else { return context.antecedents.subjects }
    return Answerer(base, lexicon: question.lexicon ?? base.lexicon, proofs: false).values(question, focus).map(\.thing)
  }
}

extension Answerer {
  /// What pronouns may stand for after a question: what it asked about, else what answers it, and its object.
  func antecedents(_ question: Question) -> Antecedents {
    func known(_ thing: ThingID?) -> [ThingID] {
      thing.map { Int($0.index) < base.lexicon.things.count ? [$0] : [] } ?? []
    }
    switch question.act {
    case .define(let thing), .describe(let thing), .expand(let thing), .mentions(let thing), .deeds(let thing),
      .aftermath(let thing, _), .origins(let thing):
      return Antecedents(subjects: known(thing))
    case .compare(let left, _, _), .connect(let left, _): return Antecedents(subjects: known(left))
    case .advise(let topic): return Antecedents(subjects: known(topic.topic ?? topic.doer))
    default: break
    }
    let objects = known(object(question.conditions))
    let subjects = subjects(question.conditions).flatMap { known($0) }
    guard let focus = question.focus.first else { return Antecedents(subjects: subjects, objects: objects) }
    if !subjects.isEmpty, !isObject(question, focus) { return Antecedents(subjects: subjects, objects: objects) }
    let found = values(question, focus).prefix(6).flatMap { known($0.thing) }
    if subjects.isEmpty { return Antecedents(subjects: found, objects: objects) }
    return Antecedents(subjects: subjects, objects: found.isEmpty ? objects : found)
  }

  /// The one name in the question that is of the kind of this name: what `and X?` puts another in the place of.
  func peers(of name: ThingID, in question: Question) -> [ThingID] {
    func kinds(_ name: ThingID) -> Set<ThingID> {
      let kind = Variable(0)
      let above = solve([.isA(.thing(name), .variable(kind), denied: false)], variables: 1)
      return Set(above.compactMap { $0.thing(kind) })
    }
    let own = kinds(name)
    var named: [ThingID] = []
    var most = 1
    for condition in question.conditions {
      condition.visitTerms { term in
        guard case .thing(let thing) = term, thing != name, lexicon[thing].isName, !named.contains(thing) else {
          return
        }
        let shared = kinds(thing).intersection(own).count
        guard shared >= most else { return }
        if shared > most { named = [] }
        (named, most) = (named + [thing], shared)
      }
    }
    return named.count == 1 ? named : []
  }

  /// What the last relation or classification is said of, names included.
  private func subjects(_ conditions: [Condition]) -> [ThingID] {
    var result: [ThingID] = []
    for condition in conditions {
      switch condition {
      case .holds(let atom):
        if case .thing(let thing)? = atom[.subject] { result.append(thing) }
      case .isA(.thing(let thing), .thing, _): result.append(thing)
      case .either(let branches): result += branches.flatMap { subjects($0) }
      default: continue
      }
    }
    return result.uniqued()
  }

  /// What stands in the object's place of the last relation, or the kind that it is said to be of.
  private func object(_ conditions: [Condition]) -> ThingID? {
    for condition in conditions.reversed() {
      guard case .holds(let atom) = condition else { continue }
      switch atom[.object] {
      case .thing(let thing)?: return thing
      case .variable(let variable)?:
        for other in conditions {
          if case .isA(.variable(variable), .thing(let kind), denied: false) = other { return kind }
        }
      case nil: continue
      }
    }
    return nil
  }

  /// The question with a slot of its relation asked for, the rest as it was: `for whom?`, `when?`.
  func opening(_ question: Question, _ word: String) -> Question? {
    guard let place = question.conditions.lastIndex(where: { if case .holds = $0 { true } else { false } }),
      case .holds(var atom) = question.conditions[place]
    else { return nil }
    let names: Set<String> =
      FixedClasses.of(word).contains(.preposition)
      ? [word] : lexicon.slotNames(answering: word)
    let open = lexicon[atom.relation].slots.union(["manner"]).filter { names.contains($0) && atom[.slot($0)] == nil }
    guard let name = open.min() else {
      // `who wants to be heard? when?`: the actions that tell it.
      guard let focus = question.focus.first, case let found = values(question, focus), found.count == 1 else {
        return nil
      }
      let conditions = question.conditions.map { condition in
        condition.mapTerms { $0 == .variable(focus) ? .thing(found[0].thing) : $0 }
      }
      guard let timed = lexicon.withSlot(names, conditions) else { return nil }
      var copy = question
      (copy.act, copy.conditions, copy.focus, copy.focusKind) = (.list, timed.conditions, [timed.focus], nil)
      return copy
    }
    var copy = question
    let asked = Variable(max(question.variableCount, StatementVariables.count(question.conditions)))
    atom[.slot(name)] = .variable(asked)
    copy.conditions[place] = .holds(atom)
    copy.act = .list
    copy.focus = [asked]
    copy.focusKind = nil
    copy.variableCount = asked.index + 1
    return copy
  }
}

extension Condition {
  /// Where the condition says that something is one of several things, this one among them: that it is this one.
  func oneNamed(_ thing: ThingID) -> Condition? {
    guard isNaming, case .either(let branches) = self else { return nil }
    return branches.lazy.map { $0[0] }.first { if case .same(_, .thing(thing)) = $0 { true } else { false } }
  }

  /// Does it say that something is one of several things of one name?
  var isNaming: Bool {
    guard case .either(let branches) = self else { return false }
    return branches.allSatisfy { branch in
      if branch.count == 1, case .same(.variable, .thing) = branch[0] { true } else { false }
    }
  }
}
