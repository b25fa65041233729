/// Kinds that are known by a clause: `technology that enables a smoother workflow`, `a person whose mother is a doctor`.
extension Writer {
  /// The head with everything that describes it.
  func described(_ thing: Thing, _ head: ThingID, _ conditions: [Condition], _ form: Form) -> String {
    if conditions.isEmpty {
      guard let size = thing.size else { return "some " + text(head, .plural) }
      if size.least == 1, !size.isExact { return "some " + text(head, .bare) }
      let amount = (size.isExact ? "exactly " : "at least ") + "\(size.least) "
      return amount + (size.least == 1 ? text(head, .bare) : text(head, .plural))
    }
    var writer = self
    for (variable, count) in StatementOrder(conditions).counts where count == 1 && variable.index > 0 {
      writer.phrases[variable] = Phrase(text: "something", isPlural: false)
    }
    return writer.described(thing, head, form, conditions)
  }

  private func described(_ thing: Thing, _ head: ThingID, _ form: Form, _ conditions: [Condition]) -> String {
    var result: String =
      switch form {
      case .phrase where thing.pluralName == nil:
        lexicon[head].isName
          ? text(head, form)
          : thing.isCounted || lexicon[head].isCounted && !lexicon[head].isBare && !isLink(conditions[0])
            ? withArticle(lexicon[head].name) : lexicon[head].name
      default: text(head, form)
      }
    let isPlural = isPlural(thing.id, form)
    let itself = Term.variable(Variable(0))
    var rest = conditions[...]
    while let condition = rest.popFirst() {
      if let (link, owners) = owners(condition, &rest) {
        // Of one owner in the singular, `the N of Y`, unless the author wrote `a`.
        if form == .phrase, !isPlural, !thing.isCounted, link == "of", !lexicon[head].isName {
          result = "the " + result
        }
        result += repeatsLinks ? " " + Self.list(owners.map { "\(link) \($0)" }) : " \(link) " + Self.list(owners)
      } else if let whose = whose(condition, &rest) {
        result += " whose " + whose
      } else if case .holds(let atom) = condition, lexicon[atom.relation].shape == .preposition, !atom.isDenied,
        atom[.subject] == itself, let place = atom[.object], atom.places.count == 2
      {
        result += " \(lexicon[atom.relation].lemma) \(text(place, .phrase))"
      } else if let first = predicate(condition, of: itself, plural: isPlural) {
        // One clause, so that the second is not said of what stands in the first.
        var predicates = [first]
        while let next = rest.first, !isLink(next), let more = predicate(next, of: itself, plural: isPlural) {
          predicates.append(more)
          rest.removeFirst()
        }
        result += " that " + Self.list(predicates)
      } else if case .holds(let atom) = condition {
        result += " that " + leaving(itself, atom)
      } else {
        result += " such that " + text(condition)
      }
    }
    return result
  }

  /// Is it said by `of X` or `in X` behind the head?
  private func isLink(_ condition: Condition) -> Bool {
    guard case .holds(let atom) = condition, !atom.isDenied, atom.places.count == 2 else { return false }
    return [.noun, .preposition].contains(lexicon[atom.relation].shape)
  }

  /// `(needs) of patients and of vendors`: the link, and all owners that it names in a row.
  private func owners(_ condition: Condition, _ rest: inout ArraySlice<Condition>) -> (String, [String])? {
    let itself = Term.variable(Variable(0))
    guard case .holds(let atom) = condition, lexicon[atom.relation].shape == .noun, !atom.isDenied,
      atom[.subject] == itself, let owner = atom[.object]
    else { return nil }
    var owners = [text(owner, .phrase)]
    while case .holds(let next)? = rest.first, next.relation == atom.relation, next[.subject] == itself, !next.isDenied,
      let other = next[.object]
    {
      owners.append(text(other, .phrase))
      rest.removeFirst()
    }
    return (lexicon[atom.relation].words[1], owners)
  }

  /// `(whose) mother is Zira`, `(whose) population exceeds 5,000 and is known`.
  private func whose(_ condition: Condition, _ rest: inout ArraySlice<Condition>) -> String? {
    guard case .holds(let atom) = condition, lexicon[atom.relation].shape == .noun, !atom.isDenied,
      atom[.object] == .variable(Variable(0)), let value = atom[.subject], lexicon[atom.relation].words[1] == "of"
    else { return nil }
    let noun = lexicon[atom.relation].words[0]
    guard case .variable(let variable) = value, phrases[variable] == nil else {
      return noun + " is " + text(value, .phrase)
    }
    let about = rest.filter { $0.mentions(variable) }
    let predicates = about.compactMap { predicate($0, of: value, plural: false) }
    guard !predicates.isEmpty, predicates.count == about.count else { return nil }
    rest = rest.filter { !$0.mentions(variable) }[...]
    return noun + " " + Self.list(predicates)
  }

  /// What a condition says of a term, as a predicate: `is a doctor`, `exceeds 5,000`, `carries oil or carries gas`.
  private func predicate(_ condition: Condition, of term: Term, plural: Bool) -> String? {
    switch condition {
    case .isA(term, let kind, let denied):
      return be(plural: plural, denied: denied, strength: .certain, duty: .none) + " "
        + text(kind, plural ? .plural : .single)
    case .holds(let atom) where atom[.subject] == term: return predicate(atom, plural: plural)
    case .holds(let atom) where atom[.subject] == nil && atom[.object] == term:
      return undergoing(atom, isPlural: plural)
    case .compare(let comparison, term, let other):
      return (plural ? "are " : "is ") + Self.words(comparison) + " " + text(other, .phrase)
    case .same(term, let other): return (plural ? "are " : "is ") + text(other, .phrase)
    case .either(let branches):
      let parts = branches.compactMap { $0.count == 1 ? predicate($0[0], of: term, plural: plural) : nil }
      return parts.count == branches.count ? Self.list(parts, "or") : nil
    default: return nil
    }
  }
}
