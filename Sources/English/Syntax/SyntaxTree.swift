/// How a noun phrase is introduced.
indirect enum Determiner: Hashable, Sendable {
  case none
  case indefinite
  case definite
  case every
  case no
  /// `some`, `several`: there are such things.
  case some
  /// `any`: either `every` or `some`, as the sentence needs.
  case any
  case only
  /// `another`, `other`, `different`.
  case another
  /// `a first N`, `a second N`.
  case ordinal(Int)
  /// `which N`, `what N`, `whose N`.
  case which
  /// `what percentage of N`.
  case share
  case whose
  case howMany
  /// `at least 2 N`, `more than 2 N`, `2 N`.
  case number(Comparison, Int)
  /// `more than 5,000`: a number that is compared.
  case comparison(Comparison)
  /// `between 2 and`: a number that is compared, from this one on.
  case between(Double)
  /// `many`, `much`, `few`: kept as worded.
  case vague(String)
  /// `most`, `almost every`, `nearly all`.
  case most
  /// `Y's`, `their`.
  case possessive(NounPhrase)
}

extension Determiner {
  /// `more than`, `at least`, `between 2 and` before a number that is compared rather than counted.
  var isComparison: Bool {
    switch self {
    case .comparison, .between: true
    default: false
    }
  }
}

/// Words that stand for something named before or asked for.
enum Pronoun: Hashable, Sendable {
  /// he, she, it, they, …: personal ones are `singular` only by form.
  case personal(String)
  /// I, you, we, me.
  case hearer
}

/// The core of a noun phrase.
indirect enum Head: Hashable, Sendable {
  /// Open words, by token range.
  case words(Range<Int>)
  /// Adjectives shared out over one noun: `clinical, financial and administrative information`.
  case shared(adjectives: [Range<Int>], noun: Range<Int>)
  case pronoun(Pronoun)
  /// something, someone, things, people; with adjectives in front (`red, cold things`).
  case anything(isPerson: Bool, adjectives: [Range<Int>])
  case nothing(isPerson: Bool)
  /// who, whom, what.
  case asked(isPerson: Bool)
  /// An empty place: the thing asked for or described.
  case gap
  /// A noun left out after a superlative: `the largest (of them)`.
  case elided
  case quoted(Int)
  case number(Double, unit: Range<Int>)
  /// `its population divided by its area`.
  case computed(Arithmetic, NounPhrase, NounPhrase)
  case action(VerbPhrase)
  case list([NounPhrase], isAlternative: Bool)
  /// `what uses it`.
  case whatever(Clause)
  /// A capital letter that stands for a variable.
  case letter(String)
}

/// What follows the head.
indirect enum Modifier: Hashable, Sendable {
  case preposition(String, NounPhrase)
  /// A clause with a gap: `that uses an EHR`, `whose population exceeds X`.
  case relative(Clause)
  /// `named Springfield`: so called.
  case named(Range<Int>)
  /// `over 1 million`, `greater than that of X`: the number, or what is measured, compares so.
  case compared(Comparison, NounPhrase)
  /// `combined`, `together`: all of them in one sum.
  case combined
}

/// What a superlative compares by, and which place is wanted.
struct DegreePhrase: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    /// `largest`: a superlative.
    case superlative
    /// `most populous`, `least populous`: before an adjective.
    case most, least
    /// `the most rivers`, `the fewest rivers`: by how many there are.
    case mostOf, fewestOf
  }
  var form: Form
  /// The superlative, the adjective behind `most`, or `most` itself.
  var word: Int
  /// `second largest`.
  var rank = 1
  /// `the 3 largest`.
  var places: Int?
}

/// What a noun phrase is compared with: `more rivers than Texas`, `a larger area than Texas`.
struct Rivalry: Hashable, Sendable {
  var comparison: Comparison
  /// `larger`, where it is a measure that compares rather than a count.
  var word: Int?
  var other: NounPhrase
}

/// A noun phrase. Ranges are token indices.
struct NounPhrase: Hashable, Sendable {
  var range: Range<Int>
  var determiner: Determiner = .none
  var head: Head
  var modifiers: [Modifier] = []
  /// `a node X`: the variable's letter.
  var letter: String?
  /// `the first node`.
  var ordinal: Int?
  /// `largest`, `the most`.
  var degree: DegreePhrase?
  /// `no other N`, `at least one other N`: another than the subject.
  var isOther = false
  /// `more … than X`.
  private var rivals: [Rivalry] = []
  var rivalry: Rivalry? {
    get { rivals.first }
    set { rivals = newValue.map { [$0] } ?? [] }
  }

  init(
    range: Range<Int>, determiner: Determiner = .none, head: Head, modifiers: [Modifier] = [], letter: String? = nil,
    ordinal: Int? = nil
  ) {
    self.range = range
    self.determiner = determiner
    self.head = head
    self.modifiers = modifiers
    self.letter = letter
    self.ordinal = ordinal
  }
}

/// The modal of a verb phrase.
enum Modal: Hashable, Sendable { case may, can, should, must, will, need }

/// One adjective with its adverbs: `fairly new`.
struct AdjectivePhrase: Hashable, Sendable {
  var adverb: String?
  var words: Range<Int>
  var isDenied: Bool
}

/// What a verb phrase is about.
indirect enum VerbCore: Hashable, Sendable {
  /// A known verb with its particles, active or passive.
  case verb(RelationID, isPassive: Bool)
  case noun(NounPhrase)
  case adjectives([AdjectivePhrase], isAlternative: Bool)
  case preposition(String, NounPhrase)
  /// `bigger than X`, with the words of the comparative; `more expensive`; `as big`.
  case comparative(String, NounPhrase)
  /// `5 km long`: the quantity and the adjective.
  case measure(NounPhrase, Int)
  /// `have X`.
  case have
  /// `is there`: it exists.
  case exists
  /// `do something` where the verb itself is the gap: `what does X do`.
  case anyAction
}

/// What follows the verb.
indirect enum Complement: Hashable, Sendable {
  case object(NounPhrase)
  case preposition(String, NounPhrase)
  case adverb(String)
  /// `when scheduling meetings`, `before it reaches patients`.
  case subordinate(String, Clause)
}

/// A verb phrase.
struct VerbPhrase: Hashable, Sendable {
  var range: Range<Int>
  var isDenied = false
  /// `must X not …?`: what is asked is whether it must not be.
  var keepsDenial = false
  /// `is not known to …`: absence rather than denial.
  var isUnknown = false
  var modal: Modal?
  /// usually, often, sometimes, always.
  var frequency: String?
  var adverbs: [String] = []
  var core: VerbCore
  var complements: [Complement] = []
}

/// A subject with one or more verb phrases.
struct Clause: Hashable, Sendable {
  var subject: NounPhrase
  var predicates: [VerbPhrase]
  /// The predicates are alternatives.
  var isAlternative = false
  /// Adjuncts in front.
  var fronted: [Complement] = []
}

/// Conditions of a rule, or joined clauses.
indirect enum ClauseTree: Hashable, Sendable {
  case clause(Clause)
  case all([ClauseTree])
  case any([ClauseTree])
}

/// A result of reading at some place: what, up to where, and how far from the plainest reading.
struct Parsed<Tree> {
  var tree: Tree
  var end: Int
  var cost: Int
  var usesGap = false

  func map<Other>(_ transform: (Tree) -> Other) -> Parsed<Other> {
    Parsed<Other>(tree: transform(tree), end: end, cost: cost, usesGap: usesGap)
  }
}
