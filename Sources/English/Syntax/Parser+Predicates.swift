extension Parser {
  // MARK: Lists of predicates

  /// One or more verb phrases that share a subject, joined by `and` or by `or`.
  func predicateList(_ at: Int, gap: Bool) -> [Parsed<Predicates>] {
    var results: [Parsed<Predicates>] = neitherNor(at, gap: gap)
    for first in verbPhrase(at, .finite, gap: gap) {
      results.append(first.map { Predicates([$0], false) })
      results += continued(first, gap: gap)
    }
    return results
  }

  /// The clauses that a subject without a gap makes with what follows it.
  func clauses(of subject: NounPhrase, from start: Int, cost: Int) -> [Parsed<Clause>] {
    predicateList(start, gap: false).map { predicates in
      Parsed(
        tree: Clause(
          subject: subject, predicates: predicates.tree.list, isAlternative: predicates.tree.isAlternative),
        end: predicates.end, cost: cost + predicates.cost)
    }
  }

  /// `neither uses an EHR nor wants jargon`.
  private func neitherNor(_ at: Int, gap: Bool) -> [Parsed<Predicates>] {
    guard isWord(at, "neither") else { return [] }
    var results: [Parsed<Predicates>] = []
    for first in verbPhrase(at + 1, .finite, gap: gap) where isWord(first.end, "nor") {
      for second in verbPhrase(first.end + 1, .finite, gap: gap) {
        var list = [first.tree, second.tree]
        for index in list.indices { list[index].isDenied.toggle() }
        results.append(
          Parsed(
            tree: Predicates(list, false), end: second.end, cost: first.cost + second.cost,
            usesGap: first.usesGap || second.usesGap))
      }
    }
    return results
  }

  /// `(contain vegetables) but not meat`: the same said of something else, and denied.
  func contrasted(_ predicate: VerbPhrase, _ at: Int) -> [Parsed<VerbPhrase>] {
    guard isWord(at, "but"), isWord(at + 1, "not") else { return [] }
    var tree = predicate
    tree.isDenied.toggle()
    var start = at + 2
    var place: Int?
    switch predicate.core {
    case .noun where predicate.complements.isEmpty: break
    default:
      guard let last = predicate.complements.indices.last else { return [] }
      place = last
      if case .preposition(let word, _) = predicate.complements[last], isWord(start, word) { start += 1 }
    }
    return nounPhrase(start, []).compactMap { other in
      if let place {
        switch predicate.complements[place] {
        case .object: tree.complements[place] = .object(other.tree)
        case .preposition(let word, _): tree.complements[place] = .preposition(word, other.tree)
        default: return nil
        }
      } else {
        tree.core = .noun(other.tree)
      }
      return Parsed(tree: tree, end: other.end, cost: other.cost)
    }
  }

  private func continued(_ first: Parsed<VerbPhrase>, gap: Bool) -> [Parsed<Predicates>] {
    var results: [Parsed<Predicates>] = []
    var open: [(items: [VerbPhrase], end: Int, cost: Int, usesGap: Bool)] = [
      ([first.tree], first.end, first.cost, first.usesGap)
    ]
    while let (items, end, cost, usesGap) = open.popLast() {
      guard items.count < 12 else { continue }
      let comma = kind(end) == .comma
      let joined = comma ? end + 1 : end
      let joiner = key(joined)
      if joiner == "but", isQuestion, let last = items.last {
        for other in contrasted(last, joined) {
          results.append(
            Parsed(
              tree: Predicates(items + [other.tree], false), end: other.end, cost: cost + other.cost, usesGap: usesGap))
        }
      }
      if ["and", "or", "but", "nor"].contains(joiner), kind(joined) == .word {
        for last in sharedVerb(items, joined + 1, gap: gap) {
          results.append(
            Parsed(
              tree: Predicates(items + [last.tree], joiner == "or"), end: last.end, cost: cost + last.cost,
              usesGap: usesGap || last.usesGap))
          open.append((items + [last.tree], last.end, cost + last.cost, usesGap || last.usesGap))
        }
      } else if comma {
        for next in verbPhrase(end + 1, .finite, gap: gap) {
          open.append((items + [next.tree], next.end, cost + next.cost, usesGap || next.usesGap))
        }
      }
    }
    return best(results)
  }

  /// A verb phrase after `and`, which may share the modal of the one before (`may see and rate`).
  private func sharedVerb(_ items: [VerbPhrase], _ at: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    var results = verbPhrase(at, .finite, gap: gap) + sharedBe(items, at, gap: gap)
    if let last = items.last, last.modal != nil || last.isDenied {
      results += verbPhrase(at, .base, gap: gap).map { base in
        base.map {
          var copy = $0
          copy.modal = last.modal
          copy.isDenied = copy.isDenied || (last.isDenied && !isWord(at - 1, "but"))
          return copy
        }.adding(cost: last.modal == nil ? 1 : 0)
      }
    }
    return results
  }

  /// `is a bird and not abnormal`, `is in Rome and happy`: what follows `and` shares the `be` before.
  private func sharedBe(_ items: [VerbPhrase], _ at: Int, gap: Bool) -> [Parsed<VerbPhrase>] {
    guard let last = items.last, !last.isDenied || isWord(at - 1, "but"), !last.isUnknown, !gap else { return [] }
    switch last.core {
    case .noun, .adjectives, .preposition, .comparative, .measure: break
    default: return []
    }
    var opening = Opening(at: at, modal: last.modal, frequency: last.frequency, adverbs: [], isDenied: false)
    if isWord(at, "not") {
      opening.at += 1
      opening.isDenied = true
    }
    return predicates(opening, from: at, gap: false).filter { result in
      switch result.tree.core {
      case .noun(let noun): noun.determiner == .indefinite
      case .adjectives, .preposition, .comparative, .measure: true
      default: false
      }
    }.map { $0.adding(cost: 2) }
  }
}

/// Verb phrases that share a subject; the flag says that they are alternatives.
struct Predicates: Hashable {
  var list: [VerbPhrase]
  var isAlternative: Bool
  init(_ list: [VerbPhrase], _ isAlternative: Bool) {
    self.list = list
    self.isAlternative = isAlternative
  }
}
