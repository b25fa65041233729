import Datalog
import Diagnostics
import English

/// What may be meant, but looks like an oversight.
extension KnowledgeBase {
  /// In no order. O(sentences + words · near words).
  func lint() -> [Diagnostic] {
    let uses = RelationUses(sentences)
    return unusedWords(uses) + oneOffRelations(uses) + alikeWords() + idleRules() + wrongKinds()
  }

  // MARK: Words

  private func unusedWords(_ uses: RelationUses) -> [Diagnostic] {
    sentences.compactMap { sentence in
      guard case .announced(let relation)? = sentence.statement.namings.first, uses.count[relation] == nil else {
        return nil
      }
      return Diagnostic(
        .unusedWord, "No sentence uses \"\(lexicon[relation].words.joined(separator: " "))\".",
        at: sentence.statement.range,
        reason: "It may be spelt otherwise where it is used.", remedies: ["Use it, or remove this sentence."])
    }
  }

  private func oneOffRelations(_ uses: RelationUses) -> [Diagnostic] {
    let verbs = lexicon.relations.filter { $0.shape == .verb && $0.lemma.utf8.count > 4 }
    return verbs.compactMap { relation in
      guard uses.count[relation.id] == 1, let range = uses.first[relation.id] else { return nil }
      let others = verbs.filter { $0.lemma != relation.lemma && uses.count[$0.id] ?? 0 > 1 }.map(\.lemma)
      guard let near = others.first(where: { editDistance($0, relation.lemma, limit: 1) != nil }) else { return nil }
      return Diagnostic(
        .oneOffRelation, "Only this sentence uses \"\(relation.lemma)\", which is nearly \"\(near)\".", at: range,
        reason: "It is probably a slip.",
        remedies: ["Write \"\(near)\", or say once:  To \(relation.lemma) means to \(near)."],
        suggestions: [near])
    }
  }

  /// `go-live` and `golive`.
  private func alikeWords() -> [Diagnostic] {
    var first: [String: Thing] = [:]
    var found: [Diagnostic] = []
    for thing in lexicon.things where thing.structure == .plain && !thing.isName && thing.key.utf8.count > 4 {
      let flat = String(thing.key.filter { $0 != "-" && $0 != " " })
      guard let other = first[flat] else {
        first[flat] = thing
        continue
      }
      guard other.key != thing.key, let range = firstSentence(with: thing.id) else { continue }
      found.append(
        Diagnostic(
          .twoWords, "\"\(thing.name)\" and \"\(other.name)\" may be one thing.", at: range,
          reason: "What is said of the one is not said of the other.",
          remedies: ["Write one of them everywhere, or say once:  \(Writer.sentence(thing.name)) means \(other.name)."],
          suggestions: [other.name]))
    }
    return found
  }

  private func firstSentence(with thing: ThingID) -> SourceRange? {
    sentences.first { sentence in
      (sentence.statement.assertions.map(\.condition) + sentence.statement.conditions).contains { $0.speaksOf(thing) }
    }?.statement.range
  }

  // MARK: Rules

  private func idleRules() -> [Diagnostic] {
    sentences.compactMap { sentence in
      guard sentence.statement.isRule, let missing = sentence.statement.conditions.first(where: isWithoutRows),
        case .holds(let atom) = missing
      else { return nil }
      let writer = Writer(lexicon)
      return Diagnostic(
        .idleRule, "This rule can never conclude anything.", at: sentence.statement.range,
        reason: "Nothing says that anything \(writer.predicate(atom, plural: false)), and no rule concludes it.",
        remedies: ["State it of something, or word the condition as the facts are worded."])
    }
  }

  /// A condition of a relation that has no row at all, of any strength.
  private func isWithoutRows(_ condition: Condition) -> Bool {
    guard case .holds(let atom) = condition else { return false }
    let table = lowering.table
    let pattern = Pattern(atom)
    let patterns = [pattern] + (atom.isDenied ? table.within(pattern) : table.wider(than: pattern))
    return patterns.allSatisfy { pattern in
      table.known(pattern).map { model.count(of: $0) == 0 } ?? true
    } && !(atom.isDenied && table.completeRelations.contains(atom.relation))
  }

  // MARK: Types

  private func wrongKinds() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for sentence in sentences {
      for case .typed(let relation, let subject, let object) in sentence.statement.namings {
        for other in sentences where !other.statement.isRule {
          for case .holds(let atom) in other.statement.assertions.map(\.condition) where atom.relation == relation {
            let wrong = [(atom[.subject], subject), (atom[.object], object)].lazy.compactMap { term, kind in
              self.isOfAnotherKind(term, kind) ? (term, kind) : nil
            }.first
            guard let (term, kind) = wrong, case .thing(let thing)? = term else { continue }
            let writer = Writer(lexicon)
            found.append(
              Diagnostic(
                .wrongKind, "\(Writer.sentence(writer.text(thing))) is not known to be \(writer.text(kind, .single)).",
                at: other.statement.range, reason: "The relation joins other kinds.",
                remedies: ["Say what it is, or correct the kinds of the relation."],
                related: [("the kinds are said here", sentence.statement.range)]))
          }
        }
      }
    }
    return found
  }

  /// Something is said of what it is, and that is neither the kind nor above it.
  private func isOfAnotherKind(_ term: English.Term?, _ kind: ThingID) -> Bool {
    guard case .thing(let thing)? = term, thing != kind else { return false }
    let isA = { (left: ThingID, right: ThingID) in
      self.model.contains(self.lowering.table.isA, [left.value, right.value]) != nil
    }
    return lowering.links[thing] != nil && !isA(thing, kind) && !isA(kind, thing)
  }
}

/// How often relations are used, and where first.
private struct RelationUses {
  private(set) var count: [RelationID: Int] = [:]
  private(set) var first: [RelationID: SourceRange] = [:]

  init(_ sentences: SentenceList) {
    for sentence in sentences {
      var seen: Set<RelationID> = []
      for condition in sentence.statement.assertions.map(\.condition) + sentence.statement.conditions {
        condition.visitAtoms { seen.insert($0.relation) }
      }
      for relation in seen {
        count[relation, default: 0] += 1
        if first[relation] == nil { first[relation] = sentence.statement.range }
      }
    }
  }
}
