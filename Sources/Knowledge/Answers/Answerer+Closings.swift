import English

/// Lists that are complete, and what only a few are: why something is not so that nobody denied.
extension Answerer {
  /// What shuts something out.
  enum Closing {
    /// The list of these is complete.
    case list(String)
    /// Only these are of the kind.
    case only(ThingID, Set<ThingID>)
  }

  /// The complete list that shuts the positive out.
  func completed(_ question: Question) -> Closing? {
    if question.conditions.count == 1, case .holds(let atom) = question.conditions[0], !atom.isDenied,
      atom.duty == .none,
      atom.places.allSatisfy({ if case .thing = $0.term { true } else { false } })
    {
      // A kind of which something has it is not shut out.
      if base.lowering.completeRelations.contains(atom.relation), below(question, question.conditions).isEmpty {
        let relation = lexicon[atom.relation]
        return .list("things it can " + ([relation.lemma] + relation.particles).joined(separator: " "))
      }
      if base.lowering.singleRelations.contains(atom.relation), let owner = atom[.object] {
        let value = English.Term.variable(Variable(0))
        let one = English.Atom(atom.relation, [(.subject, value), (.object, owner)])
        if best([.holds(one)], variables: 1) != nil {
          return .list(lexicon[atom.relation].lemma + "s of one owner")
        }
      }
      return nil
    }
    guard question.conditions.count == 1,
      case .isA(.thing(let thing), .thing(let kind), denied: false) = question.conditions[0]
    else { return nil }
    for complete in base.lowering.completeKinds.sorted()
    where complete == kind || isA(kind, complete) && isMember(thing) {
      if !isA(thing, complete) || kind == complete { return .list(writer.text(complete, .plural)) }
    }
    return onlyOthers(thing, kind)
  }

  /// The strongest way in which a denial holds. That a kind is none of clinicians, since it is not known to be one of
  /// physicians, does not make it none of physicians: kinds overlap more than sentences say.
  func denying(_ question: Question, _ denial: [Condition]) -> Hit? {
    guard question.conditions.count == 1,
      case .isA(.thing(let thing), .thing(let kind), denied: false) = question.conditions[0], !isMember(thing)
    else { return best(denial, variables: question.variableCount) }
    return solve(denial, variables: question.variableCount).filter { hit in
      !hit.values.indices.compactMap { hit.thing(Variable($0)) }.contains { above in
        above != kind
          && (base.lowering.onlyAmong[above] ?? []).contains { $0.contains { $0 == kind || isA(kind, $0) } }
      }
    }.min { $0.strength < $1.strength }
  }

  /// `Is a tiger a king?`, where only lions are: nothing that a tiger is, or that is a tiger, is a lion.
  private func onlyOthers(_ thing: ThingID, _ kind: ThingID) -> Closing? {
    for (closed, all) in base.lowering.onlyAmong.sorted(by: { $0.key < $1.key })
    where closed == kind || isA(kind, closed) && isMember(thing) {
      for among in all where among.allSatisfy({ !isA(thing, $0) && !isA($0, thing) }) && !isA(thing, closed) {
        guard !below(thing).contains(where: { under in among.contains { isA(under, $0) } }) else { continue }
        return .only(closed, among)
      }
    }
    return nil
  }

  /// `the list of kings is complete`.
  func words(of closing: Closing) -> String {
    switch closing {
    case .list(let kinds): Phrasebook.complete(kinds)
    case .only(let kind, let among):
      Phrasebook.only(Writer.list(among.sorted().map { writer.text($0, .plural) }), writer.text(kind, .plural))
    }
  }

  /// Where that is said.
  func citations(of closing: Closing) -> [Citation] {
    let saying = base.sentences.filter { sentence in
      switch closing {
      case .list(let list):
        sentence.statement.namings.contains {
          if case .completeKind(let kind) = $0 { writer.text(kind, .plural) == list } else { false }
        }
      case .only(let kind, let among): sentence.statement.onlyAmong[kind] == among
      }
    }
    return saying.map(\.citation)
  }
}

extension Statement {
  /// The kinds that only some things are said to be of, each with those.
  var onlyAmong: [ThingID: Set<ThingID>] {
    var result: [ThingID: Set<ThingID>] = [:]
    for case .isA(.thing(let thing), .thing(let kind), denied: false) in exclusive.map(\.condition) {
      result[kind, default: []].insert(thing)
    }
    return result
  }
}
