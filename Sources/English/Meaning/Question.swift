import Diagnostics

/// What is to be done with the conditions of a question.
public enum Act: Hashable, Sendable {
  /// Is it so?
  case decide
  /// Which values has the focus?
  case list
  /// How many?
  case count
  /// What is X?
  case define(ThingID)
  /// What does CMIO stand for?
  case expand(ThingID)
  /// Why is it so, or why is it not?
  case explain
  /// Tell me about X.
  case describe(ThingID)
  /// How do X and Y differ, what have they in common, are they alike?
  case compare(ThingID, ThingID, ComparisonAspect)
  /// How is X related to Y?
  case connect(ThingID, ThingID)
  /// What should I do for X? What should I avoid with X?
  case advise(AdviceTopic)
  /// Where does it say that …? The conditions are the statement.
  case cite
  /// Which slide mentions X?
  case mentions(ThingID)
  /// What does X do?
  case deeds(ThingID)
  /// What happens after X? What it does, and what is said of the time after it, during it and the like.
  case aftermath(ThingID, String?)
  /// Why are there X? What brings it about.
  case origins(ThingID)
  /// What would make it so?
  case enable
  /// What does the lecture say about X? What is the lecture about?
  case overview
  /// What happens if …?
  case suppose
  /// Suppose …, to be kept until it is taken back.
  case assume
  /// What can I ask (about X)?
  case askable(ThingID?)
  /// hello, thanks, help, bye.
  case courtesy(Courtesy)
  /// why? where does it say that? what else?
  case followUp(FollowUp)
}

/// What a comparison asks for.
public enum ComparisonAspect: Hashable, Sendable { case differences, similarities, alike }

/// A question for advice.
public struct AdviceTopic: Hashable, Sendable {
  /// For or about whom or what; nil for advice in general.
  public var topic: ThingID?
  /// What to avoid, rather than what to do.
  public var isAvoidance: Bool
  /// Who is to do it, where that is asked (`what should a vendor do`).
  public var doer: ThingID?

  /// Memberwise.
  public init(topic: ThingID?, isAvoidance: Bool, doer: ThingID? = nil) {
    self.topic = topic
    self.isAvoidance = isAvoidance
    self.doer = doer
  }

  /// The same about something else.
  public func about(_ thing: ThingID) -> AdviceTopic {
    doer == nil
      ? AdviceTopic(topic: thing, isAvoidance: isAvoidance)
      : AdviceTopic(topic: nil, isAvoidance: isAvoidance, doer: thing)
  }
}

/// Manners.
public enum Courtesy: Hashable, Sendable { case greeting, thanks, help, farewell }

/// A question that has no meaning without the one before.
public enum FollowUp: Hashable, Sendable {
  case why
  case source
  case more
  /// show all proofs, all paths
  case everyWay
  /// how many are there?
  case count
  /// which are they?
  case listed
  /// and administrators? what about X?
  case instead(ThingID)
  /// for whom? when?
  case slot(String)
  case forget
}

/// What one question means: conditions, the variables that are asked, and the act.
public struct Question: Sendable {
  /// What to do.
  public var act: Act
  /// What must hold.
  public var conditions: [Condition]
  /// The variables that are asked for, most wanted first.
  public var focus: [Variable]
  /// How many variables the conditions use.
  public var variableCount: Int
  /// The kind that the focus was said to be (`which customers`), if any.
  public var focusKind: ThingID?
  /// The word that asks for a slot: when, where, how.
  public var slotWord: String?
  /// Actions with more slots than were asked for: they answer yes, but deny nothing.
  public var narrowed: Set<ThingID> = []
  /// Variables that a noun phrase stands for, rather than nobody in particular.
  public var spoken: Set<Variable> = []
  /// Kinds that some statement describes just as the question describes a variable.
  public var wholes: [Variable: ThingID] = [:]
  /// Subjects that were asked about with `only`.
  public var exclusive: [ThingID] = []
  /// Is a number in it said to be exact?
  public var isExact = false
  /// Variables of `each N`, for every value of which there is an answer.
  public var groups: [Variable] = []
  /// Whose the values are that are asked for, where nothing was said of `each`.
  public var owner: Variable?
  /// What the number that is asked for is.
  public var number: AskedNumber?
  /// The unit in which the numbers are to be given, if that was said (`in miles`).
  public var wantedUnit: String?
  /// Whose numbers are added up, and what must hold of these owners: those without a number are left out.
  public var summedOwners: [Condition] = []
  /// The variable of these owners.
  public var summedOwner: Variable?
  /// Negated questions (`Doesn't X …?`, `which do not …`).
  public var isNegated = false
  /// `Do all …?`: the subject is meant without exception.
  public var isUniversal = false
  /// `Do most …?`: that some do is no answer.
  public var isOfMost = false
  /// `Can …?`, `may`: any strength is a yes.
  public var asksPossibility = false
  /// `Cannot …`: any strength of the affirmed is a no.
  public var deniesPossibility = false
  /// Asked with `is it true that`: a denial is a yes.
  public var asksTruth = false
  /// Asked with `is it false that`: yes and no change places.
  public var asksFalsehood = false
  /// Its clauses have one subject each: what is the same in two of them, but for the subject, is not said of a list.
  public var hasOneSubject = false
  /// `what do X and Y both want`: only what is so of all subjects.
  public var isJoint = false
  /// `who else`: not what was answered or spoken of before.
  public var excludesPrevious = false
  /// Its words, without fillers.
  public var wording: [String] = []
  /// `which of them`: only what was answered before.
  public var isAmongPrevious = false
  /// Are its conditions said only by its words: quantities that are compared?
  public var isSaidAsAsked = false
  /// What the conversation takes out of the answers.
  public var excluded: Set<ThingID> = []
  /// What the conversation holds the answers to.
  public var among: Set<ThingID>?
  /// The question itself names what may answer: ``among``.
  public var isChoice = false
  /// `name three N`: not more answers than this.
  public var limit: Int?
  /// What the asker wants to do: advice on it answers where nothing else does.
  public var deed: ThingID?
  /// A vocabulary that has ``deed``.
  public var deedLexicon: Lexicon?
  /// `what does X do in Y`: where, with whom or what, and so on.
  public var adjunct: Adjunct?
  /// Only actions answer that this does or should do: `how can a business save money`.
  public var doer: ThingID?
  /// What answers where this question has no answer.
  public var otherwise: [Question] = []
  /// `how often …`: the answer is how strongly it is known.
  public var asksFrequency = false
  /// `how long does it take`: only quantities answer.
  public var wantsQuantity = false
  /// All proofs are wanted, or all shortest paths.
  public var wantsEveryWay = false
  /// `is there a N that …`.
  public var isExistence = false
  /// What there is or is not, where ``isExistence``.
  public var witness: Variable?
  /// Read by a phrase that the knowledge uses (`highest point`): where it has an answer, no other reading counts.
  public var prefersKnown = false
  /// A bare noun phrase, which tells about its thing where it lists nothing.
  public var fragment: ThingID?
  /// Side facts of described things in the question.
  public var byName: [Assertion]
  /// What is to be said back: compounds and other readings that are not the plain one.
  public var notes: [String]
  /// What is supposed, for ``Act/suppose`` and ``Act/assume``.
  public var supposed: Statement?
  /// The vocabulary with what the question itself describes; nil where it is the knowledge's own.
  public var lexicon: Lexicon?
  /// Where it stands.
  public var range: SourceRange

  /// A question with everything else empty.
  public init(
    _ act: Act, conditions: [Condition] = [], focus: [Variable] = [], variableCount: Int = 0, range: SourceRange
  ) {
    self.act = act
    self.conditions = conditions
    self.focus = focus
    self.variableCount = variableCount
    self.range = range
    byName = []
    notes = []
  }
}

/// What is done is asked of one place, time, partner or the like.
public struct Adjunct: Hashable, Sendable {
  /// `in`, `with`, `for` …
  public var preposition: String
  /// What stands behind it.
  public var thing: ThingID
}

/// A number that a question asks for.
public struct AskedNumber: Hashable, Sendable {
  /// The relation whose numbers they are, or are made of; nil for a count.
  public var relation: RelationID?
  /// Is it worked out: a sum, an average, a share?
  public var isComputed = false
  /// Its unit, where no relation gives it.
  public var unit: String?
}

extension Question {
  /// Does it describe things that were not in the vocabulary over which it was read?
  public func hasOwnThings(beyond known: Lexicon) -> Bool {
    lexicon.map { $0.things.count > known.things.count } ?? false
  }

  /// The same with every condition once.
  public var withoutRepetition: Question {
    var copy = self
    copy.conditions = []
    for condition in conditions where !copy.conditions.contains(condition) { copy.conditions.append(condition) }
    return copy
  }
}
