// What the meaning of a phrase turns on, told from its syntax alone.

extension VerbPhrase {
  /// Is so many of something said of the subject (`contains more than one country`)?
  var countsObject: Bool {
    complements.contains { complement in
      if case .object(let noun) = complement, case .number = noun.determiner { true } else { false }
    }
  }
}

extension VerbPhrase {
  /// `(does each agent) handle how many tickets`.
  var asksHowMany: Bool {
    complements.contains { complement in
      switch complement {
      case .object(let noun), .preposition(_, let noun): noun.determiner == .howMany
      default: false
      }
    }
  }
}

extension NounPhrase {
  /// A number with a unit, or a bound on one: `over 1 million people`.
  var isQuantity: Bool { if case .number = head { true } else { false } }
}

extension Clause {
  /// The clause with what refers back left open.
  var openedBack: Clause {
    func open(_ noun: NounPhrase) -> NounPhrase {
      guard case .pronoun(.personal(let word)) = noun.head, ["it", "them"].contains(word) else { return noun }
      return NounPhrase(range: noun.range, head: .gap)
    }
    var copy = self
    for index in copy.predicates.indices {
      copy.predicates[index].complements = copy.predicates[index].complements.map { complement in
        switch complement {
        case .object(let noun): .object(open(noun))
        case .preposition(let word, let noun): .preposition(word, open(noun))
        default: complement
        }
      }
    }
    return copy
  }

  /// Does a pronoun stand in an object's place (`running through it`)?
  var refersBack: Bool {
    predicates.contains { predicate in
      predicate.complements.contains { complement in
        switch complement {
        case .object(let noun), .preposition(_, let noun):
          if case .pronoun(.personal(let word)) = noun.head { ["it", "them"].contains(word) } else { false }
        default: false
        }
      }
    }
  }
}

extension Determiner {
  /// Does the determiner show that its noun can be counted?
  var counts: Bool {
    switch self {
    case .indefinite, .every, .another, .ordinal, .howMany, .number, .most: true
    default: false
    }
  }
}
