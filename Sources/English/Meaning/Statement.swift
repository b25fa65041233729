import Diagnostics

/// One thing that a sentence asserts.
public struct Assertion: Hashable, Sendable {
  /// What holds: ``Condition/isA(_:_:denied:)``, ``Condition/holds(_:)`` or ``Condition/same(_:_:)``.
  public var condition: Condition
  /// How strongly.
  public var strength: Strength
  /// Said with `every`, `all`, `each` or `no`: no nearer statement is an exception to it.
  public var isStrict: Bool
  /// The object is `every N`: it holds of every kind of N in that place too.
  public var objectIsStrict: Bool

  /// Memberwise, with plain defaults.
  public init(
    _ condition: Condition, strength: Strength = .certain, isStrict: Bool = false, objectIsStrict: Bool = false
  ) {
    self.condition = condition
    self.strength = strength
    self.isStrict = isStrict
    self.objectIsStrict = objectIsStrict
  }
}

/// A sentence that says how words are used.
public enum Naming: Hashable, Sendable {
  /// `CMIO is short for chief medical information officer.`
  case abbreviation(short: String, long: ThingID)
  /// `*Is crossed by* is the reverse of *traverses*.`
  case reverse(RelationID, RelationID)
  /// `A user of something is what uses it.`; turned: `A need of X is what X needs.`
  case noun(RelationID, verb: RelationID, isTurned: Bool)
  /// `*Is crossed by* is the reverse of *traverses*`, where the first is the passive of a verb: that verb says the same.
  case alike(RelationID, RelationID)
  /// `*Borders* works both ways.`
  case symmetric(RelationID)
  /// `*Contains* works one way.`
  case oneWay(RelationID)
  /// `A country has one capital.`
  case single(RelationID)
  /// `*Contains* carries over.`
  case transitive(RelationID)
  /// `Small is the opposite of large.`
  case opposite(RelationID, RelationID)
  /// `The list of clinicians is complete.`
  case completeKind(ThingID)
  /// `*Borders* is complete.`
  case completeRelation(RelationID)
  /// `I and you stand for an implementer.`
  case hearer(ThingID)
  /// `*Feeds* joins a keeper to an animal.`
  case typed(RelationID, subject: ThingID, object: ThingID)
  /// `*Rough* is a property.`
  case announced(RelationID)
  /// A mark, a plural, a synonym, a source, a type: all of it is in the lexicon already.
  case vocabulary
}

/// What one statement of the files or of the prompt means.
public struct Statement: Sendable {
  /// What it asserts, or concludes where there are conditions.
  public var assertions: [Assertion]
  /// What was said with "only" of kinds: nothing else is so, which ``parts`` conclude, but it need not be so of all of them.
  public var exclusive: [Assertion] = []
  /// Empty for a plain statement; a rule otherwise.
  public var conditions: [Condition]
  /// Statements given as the reason (`… because …`), already among ``assertions``: they start at this index.
  public var reasonsFrom: Int?
  /// Names of variables as written (`X`), for saying it back.
  public var variableCount: Int
  /// Side facts: what descriptions used in it say of themselves, and links by name.
  public var byName: [Assertion]
  /// What it says of words.
  public var namings: [Naming]
  /// What else it says: the converse of a rule with `if and only if`.
  public var parts: [Statement] = []
  /// Where it stands.
  public var range: SourceRange

  /// A statement about nothing yet.
  public init(range: SourceRange) {
    assertions = []
    conditions = []
    reasonsFrom = nil
    variableCount = 0
    byName = []
    namings = []
    self.range = range
  }

  /// Does it conclude rather than state?
  public var isRule: Bool { !conditions.isEmpty }
}
