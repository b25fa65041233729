import Diagnostics

/// Why one reading of a sentence was given up. The failure that got furthest becomes the diagnostic.
struct ReadingFailure: Error {
  var identifier: DiagnosticIdentifier
  var message: String
  /// The tokens to blame.
  var tokens: Range<Int>
  var reason: String?
  var remedies: [String] = []
  var suggestions: [String] = []
  /// No costlier reading may be tried instead.
  var isFinal = false

  init(
    _ identifier: DiagnosticIdentifier, _ message: String, at tokens: Range<Int>, reason: String? = nil,
    remedies: [String] = [], suggestions: [String] = []
  ) {
    self.identifier = identifier
    self.message = message
    self.tokens = tokens
    self.reason = reason
    self.remedies = remedies
    self.suggestions = suggestions
  }

  /// Points at the "or" of a fact, and says what to write.
  mutating func blameAlternative(_ sentence: [Token]) {
    if let or = sentence.indices.last(where: { sentence[$0].key == "or" && !sentence[$0].fixed.isEmpty }) {
      tokens = or..<or + 1
    }
    reason = reason ?? "A statement with \"or\" cannot be answered from."
    if remedies.isEmpty { remedies = ["State the one that is so, or that each may be so:  A cat may chase mice."] }
  }
}

/// What a noun phrase came to: one or more terms, what restricts them, and how the phrase quantifies.
struct Resolved {
  /// How the phrase quantifies over its terms.
  enum Quantifier: Hashable {
    case plain, strict, denied, some, most, only
    case count(Comparison, Int)
    /// `the most rivers`: so many that nothing competes.
    case extreme(Extreme)
    /// `more rivers than X`: compared with how many the condition holds of for X.
    case rival(Comparison, Term)
    /// `more rivers than lakes`: compared with how many of the other kind the condition holds of.
    case outnumbers(Comparison, Term)
  }
  var terms: [Term]
  var isAlternative = false
  /// `neither X nor Y`: what is said is denied of each.
  var isNeither = false
  var restrictions: [Condition] = []
  var quantifier = Quantifier.plain

  init(_ term: Term, restrictions: [Condition] = [], quantifier: Quantifier = .plain) {
    terms = [term]
    self.restrictions = restrictions
    self.quantifier = quantifier
  }
}

extension Resolved {
  /// What restricts one of several terms: `neither meat nor fruits` says nothing of the fruits when it speaks of the meat.
  func restrictions(of term: Term) -> [Condition] {
    guard terms.count > 1, case .variable(let variable) = term else { return restrictions }
    let others = Set(
      terms.compactMap { other in if case .variable(let it) = other, it != variable { it } else { nil } })
    var reached: Set<Variable> = [variable]
    var found = Set<Int>()
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (index, condition) in restrictions.enumerated() where !found.contains(index) {
        let named = StatementBuilder.variables(in: [condition])
        guard !named.isDisjoint(with: reached), named.isDisjoint(with: others) else { continue }
        found.insert(index)
        reached.formUnion(named)
        hasGrown = true
      }
    }
    return restrictions.indices.filter(found.contains).map { restrictions[$0] }
  }
}

/// One asserted or required relation with how it was said.
struct Proposition {
  var condition: Condition
  /// What its noun phrases need besides.
  var restrictions: [Condition] = []
  var strength: Strength = .certain
  var isStrict = false
  var objectIsStrict = false
  /// Kinds that are complete by it (`only`).
  var completes: ThingID?
}
