/// How it is said that something is not both of a kind and so: `is not a major city`.
extension Writer {
  /// Of alternatives that deny a kind and properties: of what they are denied, and `a major city` with its plural.
  private func deniedDescription(_ branches: [[Condition]]) -> (of: Term, single: String, plural: String)? {
    guard branches.count > 1, let first = branches.first,
      case .isA(let term, let denied, denied: true)? = first.first(where: {
        if case .isA(_, _, denied: true) = $0 { true } else { false }
      })
    else { return nil }
    var kind: ThingID?
    switch denied {
    case .thing(let thing): kind = first.count == 1 ? thing : nil
    case .variable:
      // Denied of whatever is under the kind.
      for case .isA(.thing(let thing), denied, denied: false) in first where first.count == 2 { kind = thing }
    }
    guard let kind else { return nil }
    var adjectives: [String] = []
    for branch in branches.dropFirst() {
      guard branch.count == 1, case .holds(let atom) = branch[0], atom.isDenied, atom.duty == .none,
        atom.places.count == 1, atom[.subject] == term, lexicon[atom.relation].shape == .property
      else { return nil }
      adjectives.append(lexicon[atom.relation].lemma)
    }
    let words = adjectives.joined(separator: " ") + " "
    let single = words + text(kind, .bare)
    return (term, Inflection.indefiniteArticle(before: single) + " " + single, words + text(kind, .plural))
  }

  /// `are not major cities`, of what is asked for.
  func isNotSo(_ branches: [[Condition]], of term: Term, isPlural: Bool) -> String? {
    guard let denied = deniedDescription(branches), denied.of == term else { return nil }
    return isPlural ? "are not " + denied.plural : "is not " + denied.single
  }

  /// `Provo is not a major city`.
  func isNotSo(_ branches: [[Condition]]) -> String? {
    deniedDescription(branches).map { text($0.of, .phrase) + " is not " + $0.single }
  }
}
