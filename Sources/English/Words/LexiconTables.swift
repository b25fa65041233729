import Diagnostics

/// What a vocabulary consists of.
struct LexiconTables: Sendable {
  /// All things, by number.
  var things: ThingList = []
  /// All relations, by number.
  var relations: [Relation] = []
  /// Old entries, while a reading may still be given up.
  var journal: Lexicon.Journal?
  /// Key to thing, synonyms included.
  var thingByKey: ThingIndex = [:]
  var relationByKey: [RelationKey: RelationID] = [:]
  /// Verb lemma to what it begins: words (lemma and particles) and the relation, synonyms included.
  var verbEntries: [String: [VerbEntry]] = [:]
  /// Any form of a known verb to its readings.
  var verbForms: [String: [VerbReading]] = [:]
  /// Head noun phrase to its relations (`customer` with `of`, with `for`).
  var relationsByNoun: [String: [RelationID]] = [:]
  /// The same by the last word of the noun.
  var relationsByHeadNoun: [String: [RelationID]] = [:]
  /// Kinds made by a clause and actions, by what they were built from.
  var describedThings: [ThingStructure: ThingID] = [:]
  /// Does some sentence say that something is a person? Then `people` are persons, else whatever there is.
  var speaksOfPersons = false
  /// Keys that some sentence counts (`a N`, `every N`, a plural): kinds, not names.
  var kindEvidence: WordSet = []
  /// Last words of nouns that some sentence counts by the one: with `a`, `each` or `every`.
  var singles: Set<String> = []
  /// What adjectives compare by, and which adjectives are opposites.
  var measures: [String: [Measure]] = [:]
  var opposites: [String: String] = [:]
  /// What a unit is in others, by its key.
  var units: [String: UnitRatio] = [:]
  /// Numbers that rules worked out, by their number below zero. They are no words: nothing is found by them.
  var madeNumbers: [ThingID: Thing] = [:]
  /// From what a rule works out the numbers of a relation.
  var computedFrom: [RelationID: ComputedNumber] = [:]
  /// Between what kinds a relation is said to hold.
  var joins: [RelationID: RelationTypes] = [:]
  /// What sentences say that names are: `the city Paris` is the Paris that is a city.
  var kindsOfNames: KindsOfNames = [:]
  /// Things of one bare name, by its key, where there are several.
  var namesakes: [String: [ThingID]] = [:]
  /// Words known as adjectives: used after `be`, or before a noun.
  var adjectives: Set<String> = []
  /// Words known as nouns in the singular, with what told so.
  var nouns: WordSet = []
  /// Words that stand bare in an object's place (`eats meat`): no properties.
  var bareNouns: WordSet = []
  /// What some sentence says that something has, by the last word in the singular.
  var possessions: Set<String> = []
  /// Words seen capitalised in mid-sentence, and words seen in lower case.
  var capitalisedWords: Set<String> = []
  var lowerCaseWords: WordSet = []
  /// Plural given by `The plural of X is Y.`, both ways.
  var pluralOf: [String: String] = [:]
  var singularOf: [String: String] = [:]
  /// Relations whose object was written `to …`.
  var infinitives: Set<RelationID> = []
  /// Short form, as typed in lower case, to the words it opens to.
  var abbreviations: [String: [String]] = [:]
  /// Known names with fixed words in them, by first word, longest first.
  var phrases: [String: [[String]]] = [:]
  /// Every single word that some entry uses: what a question may be made of.
  var knownWords: WordSet = []
  /// Fixed words that stand for others (`past` for `after`).
  var wordSynonyms: [String: String] = [:]
  /// Prepositions and conjunctions that tell where, when, why, how.
  var tells: [String: String] = [:]
  /// Taught ways of asking.
  var askingPatterns: [AskingPattern] = []
  /// Names of sources (`lecture`), with titles.
  var sources: [String: String] = [:]
  /// What sources are divided into, as they are cited: `slide`, `page`.
  var locators: Set<String> = []
  /// Free-text definitions of things.
  var definitions: [ThingID: [Definition]] = [:]
  /// Who `I` and `you` are.
  var hearer: ThingID?
}
