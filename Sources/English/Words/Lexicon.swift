import Diagnostics

/// The vocabulary: the open stock of words, all from knowledge files and told sentences. A value; reading a sentence
/// works on a copy, which is kept only if the sentence was accepted.
public struct Lexicon: Sendable {
  /// All things, by number.
  public internal(set) var things: ThingList = []
  /// All relations, by number.
  public internal(set) var relations: [Relation] = []
  /// Old entries, while a reading may still be given up.
  var journal: Journal?
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
  public var sources: [String: String] = [:]
  /// What sources are divided into, as they are cited: `slide`, `page`.
  public var locators: Set<String> = []
  /// Free-text definitions of things.
  public internal(set) var definitions: [ThingID: [Definition]] = [:]
  /// Who `I` and `you` are.
  public internal(set) var hearer: ThingID?
  /// How a relation was first written in the past participle etc. is derived; irregular plurals are in `pluralOf`.
  static let titles: Set<String> = ["dr", "mr", "mrs", "ms", "prof", "st"]

  /// `exceeds`: of numbers, that the first is more than the second.
  static let exceeding = RelationID(2)

  /// The verbs that every domain has.
  static let builtInVerbs = ["have", "do", "exceed"]

  /// A vocabulary without even those, to read an archived one into.
  init(empty: Void) {}

  /// A vocabulary with nothing but the verbs that every domain has.
  public init() {
    let nowhere = SourceRange(source: 0, bytes: 0..<0)
    for verb in Self.builtInVerbs { _ = relation(.verb, [verb], takesObject: true, at: nowhere) }
  }

  /// The thing. Below zero stand numbers that rules worked out (``nameMadeNumber(_:_:unit:)``).
  public subscript(_ id: ThingID) -> Thing {
    _read {
      if id.index >= 0 { yield things[Int(id.index)] } else { yield madeNumber(id) }
    }
  }
  /// The relation.
  public subscript(_ id: RelationID) -> Relation { _read { yield relations[Int(id.index)] } }
}

/// A verb with its particles, and the relation that it says.
struct VerbEntry: Hashable, Sendable {
  var words: [String]
  var relation: RelationID
  var particles: ArraySlice<String> { words.dropFirst() }
}

/// A definition in free text.
public struct Definition: Sendable {
  /// The text as written.
  public var text: String
  /// Where it stands.
  public var range: SourceRange
}

// MARK: - Adding

extension Lexicon {
  /// Finds or makes the thing with this key.
  mutating func intern(
    key: String, name: @autoclosure () -> String, isName: Bool = false, structure: ThingStructure = .plain
  ) -> ThingID {
    if let known = thingByKey[key] { return known }
    let id = ThingID(things.count)
    things.append(
      Thing(
        id: id, key: key, name: name(), pluralName: nil, isName: isName, isCounted: false, takesThe: false,
        structure: structure))
    thingByKey[key] = id
    if case .quantity = structure {} else { remember(key.split(separator: " ").map(String.init)) }
    return id
  }

  /// Makes the words known, and the whole a phrase if it holds fixed words or is longer than one word.
  mutating func remember(_ words: [String]) {
    for word in words { knownWords.insert(word) }
    guard words.count > 1, words.contains(where: { !FixedClasses.of($0).isDisjoint(with: .anchors) }) else { return }
    if phrases[words[0], default: []].contains(words) { return }
    phrases[words[0], default: []].append(words)
    things.markPhrase(words)
    phrases[words[0]]?.sort { $0.count > $1.count }
  }

  /// Finds or makes a relation.
  mutating func relation(_ shape: RelationShape, _ words: [String], takesObject: Bool, at range: SourceRange)
    -> RelationID
  {
    let key = RelationKey(shape: shape, words: words)
    if let known = relationByKey[key] {
      if takesObject, !self[known].takesObject {
        note(relations[Int(known.index)])
        relations[Int(known.index)].takesObject = true
      }
      return known
    }
    let id = RelationID(relations.count)
    relations.append(Relation(id: id, shape: shape, words: words, takesObject: takesObject, range: range))
    relationByKey[key] = id
    for word in words { knownWords.insert(word) }
    switch shape {
    case .verb:
      addVerb(words, meaning: id)
      if words.count == 1, VerbTables.giving.contains(words[0]) { relations[Int(id.index)].slots.insert("to") }
    case .property, .comparative: adjectives.insert(words[0])
    case .noun:
      relationsByNoun[words[0], default: []].append(id)
      relationsByHeadNoun[String(words[0].split(separator: " ").last ?? ""), default: []].append(id)
    case .preposition: break
    }
    return id
  }

  /// Makes all forms of a verb known, as saying that relation.
  mutating func addVerb(_ words: [String], meaning id: RelationID) {
    let lemma = words[0]
    let entry = VerbEntry(words: words, relation: id)
    if !verbEntries[lemma, default: []].contains(entry) { verbEntries[lemma, default: []].append(entry) }
    for word in words { knownWords.insert(word) }
    // The forms of `be` are fixed words.
    guard lemma != "be" else { return }
    let forms = Inflection.forms(ofVerb: lemma)
    for form in VerbForm.allCases {
      for surface in forms[form] {
        let reading = VerbReading(base: lemma, form: form)
        if !verbForms[surface, default: []].contains(reading) { verbForms[surface, default: []].append(reading) }
      }
    }
  }

  mutating func addSlot(_ slot: String, to relation: RelationID) {
    guard !self[relation].slots.contains(slot) else { return }
    note(relations[Int(relation.index)])
    relations[Int(relation.index)].slots.insert(slot)
  }

  mutating func update(_ id: ThingID, _ change: (inout Thing) -> Void) {
    note(things[Int(id.index)])
    change(&things[Int(id.index)])
  }

  mutating func define(_ id: ThingID, _ definition: Definition) { definitions[id, default: []].append(definition) }

  mutating func setHearer(_ id: ThingID) { hearer = id }
}

extension Lexicon {
  /// Makes the name of a source known.
  public mutating func addLocator(_ locator: String) {
    for part in locator.split(separator: ",") {
      guard let word = part.split(separator: " ").first, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
        continue
      }
      locators.insert(String(word))
    }
  }

  /// Introduces a source.
  public mutating func addSource(_ name: String, title: String) {
    sources[name] = title
    for word in name.split(separator: " ") { knownWords.insert(String(word)) }
  }

  /// The definitions of a thing.
  public func definitions(of thing: ThingID) -> [Definition] { definitions[thing] ?? [] }
}
