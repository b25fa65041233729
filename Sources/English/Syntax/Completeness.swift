extension Token {
  /// `a`, `an`, `the`.
  public var isArticle: Bool { !fixed.isDisjoint(with: [.indefinite, .definite]) }

  /// `is`, `were`, `has`: a verb of its own, not only one that helps another.
  public var isBeOrHave: Bool { !fixed.isDisjoint(with: [.be, .have]) }
}

extension TokenizedSentence {
  /// Does it stop where no sentence can end: after a comma, an article, a conjunction or the like? Then more is to come.
  public var isUnfinished: Bool {
    guard !isQuestion, let last = tokens.last else { return false }
    switch last.kind {
    case .comma, .colon, .semicolon: return true
    case .word: break
    default: return false
    }
    if ["then", "so", "before", "after", "since", "both", "when", "either", "neither"].contains(last.key) {
      return false
    }
    return !last.fixed.isDisjoint(with: [.indefinite, .definite, .conjunction, .subordinator, .than, .universal])
      && last.key != "all" && last.key != "each"
  }
}
