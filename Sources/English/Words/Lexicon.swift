import Diagnostics

/// The vocabulary: the open stock of words, all from knowledge files and told sentences. A value; reading a sentence
/// works on a copy, which is kept only if the sentence was accepted. Whatever reads, resolves or writes a sentence holds
/// one, so a copy shares its tables until one of the two changes.
public struct Lexicon: Sendable {
  private var box: Box

  private final class Box: @unchecked Sendable {
    // Changed by its one owner only.
    @exclusivity(unchecked) var tables: LexiconTables
    let memory = WordMemory()

    init(_ tables: LexiconTables) { self.tables = tables }
  }

  /// The tables, to be changed by this owner alone.
  private var own: Box {
    mutating get {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.tables) }
      box.memory.forget()
      return box
    }
  }

  /// What questions asked of its words.
  var memory: WordMemory { box.memory }

  /// All things, by number.
  public internal(set) var things: ThingList {
    _read { yield box.tables.things }
    _modify { yield &own.tables.things }
  }
  /// All relations, by number.
  public internal(set) var relations: [Relation] {
    _read { yield box.tables.relations }
    _modify { yield &own.tables.relations }
  }
  var journal: Journal? {
    _read { yield box.tables.journal }
    _modify { yield &own.tables.journal }
  }
  var thingByKey: ThingIndex {
    _read { yield box.tables.thingByKey }
    _modify { yield &own.tables.thingByKey }
  }
  var relationByKey: [RelationKey: RelationID] {
    _read { yield box.tables.relationByKey }
    _modify { yield &own.tables.relationByKey }
  }
  var verbEntries: [String: [VerbEntry]] {
    _read { yield box.tables.verbEntries }
    _modify { yield &own.tables.verbEntries }
  }
  var verbForms: [String: [VerbReading]] {
    _read { yield box.tables.verbForms }
    _modify { yield &own.tables.verbForms }
  }
  var relationsByNoun: [String: [RelationID]] {
    _read { yield box.tables.relationsByNoun }
    _modify { yield &own.tables.relationsByNoun }
  }
  var relationsByHeadNoun: [String: [RelationID]] {
    _read { yield box.tables.relationsByHeadNoun }
    _modify { yield &own.tables.relationsByHeadNoun }
  }
  var describedThings: [ThingStructure: ThingID] {
    _read { yield box.tables.describedThings }
    _modify { yield &own.tables.describedThings }
  }
  var speaksOfPersons: Bool {
    _read { yield box.tables.speaksOfPersons }
    _modify { yield &own.tables.speaksOfPersons }
  }
  var kindEvidence: WordSet {
    _read { yield box.tables.kindEvidence }
    _modify { yield &own.tables.kindEvidence }
  }
  var singles: Set<String> {
    _read { yield box.tables.singles }
    _modify { yield &own.tables.singles }
  }
  var measures: [String: [Measure]] {
    _read { yield box.tables.measures }
    _modify { yield &own.tables.measures }
  }
  var opposites: [String: String] {
    _read { yield box.tables.opposites }
    _modify { yield &own.tables.opposites }
  }
  var units: [String: UnitRatio] {
    _read { yield box.tables.units }
    _modify { yield &own.tables.units }
  }
  var madeNumbers: [ThingID: Thing] {
    _read { yield box.tables.madeNumbers }
    _modify { yield &own.tables.madeNumbers }
  }
  var computedFrom: [RelationID: ComputedNumber] {
    _read { yield box.tables.computedFrom }
    _modify { yield &own.tables.computedFrom }
  }
  var joins: [RelationID: RelationTypes] {
    _read { yield box.tables.joins }
    _modify { yield &own.tables.joins }
  }
  var kindsOfNames: KindsOfNames {
    _read { yield box.tables.kindsOfNames }
    _modify { yield &own.tables.kindsOfNames }
  }
  var namesakes: [String: [ThingID]] {
    _read { yield box.tables.namesakes }
    _modify { yield &own.tables.namesakes }
  }
  var adjectives: Set<String> {
    _read { yield box.tables.adjectives }
    _modify { yield &own.tables.adjectives }
  }
  var nouns: WordSet {
    _read { yield box.tables.nouns }
    _modify { yield &own.tables.nouns }
  }
  var bareNouns: WordSet {
    _read { yield box.tables.bareNouns }
    _modify { yield &own.tables.bareNouns }
  }
  var possessions: Set<String> {
    _read { yield box.tables.possessions }
    _modify { yield &own.tables.possessions }
  }
  var capitalisedWords: Set<String> {
    _read { yield box.tables.capitalisedWords }
    _modify { yield &own.tables.capitalisedWords }
  }
  var lowerCaseWords: WordSet {
    _read { yield box.tables.lowerCaseWords }
    _modify { yield &own.tables.lowerCaseWords }
  }
  var pluralOf: [String: String] {
    _read { yield box.tables.pluralOf }
    _modify { yield &own.tables.pluralOf }
  }
  var singularOf: [String: String] {
    _read { yield box.tables.singularOf }
    _modify { yield &own.tables.singularOf }
  }
  var infinitives: Set<RelationID> {
    _read { yield box.tables.infinitives }
    _modify { yield &own.tables.infinitives }
  }
  var abbreviations: [String: [String]] {
    _read { yield box.tables.abbreviations }
    _modify { yield &own.tables.abbreviations }
  }
  var phrases: [String: [[String]]] {
    _read { yield box.tables.phrases }
    _modify { yield &own.tables.phrases }
  }
  var knownWords: WordSet {
    _read { yield box.tables.knownWords }
    _modify { yield &own.tables.knownWords }
  }
  var wordSynonyms: [String: String] {
    _read { yield box.tables.wordSynonyms }
    _modify { yield &own.tables.wordSynonyms }
  }
  var tells: [String: String] {
    _read { yield box.tables.tells }
    _modify { yield &own.tables.tells }
  }
  var askingPatterns: [AskingPattern] {
    _read { yield box.tables.askingPatterns }
    _modify { yield &own.tables.askingPatterns }
  }
  /// Names of sources (`lecture`), with titles.
  public var sources: [String: String] {
    _read { yield box.tables.sources }
    _modify { yield &own.tables.sources }
  }
  /// What sources are divided into, as they are cited: `slide`, `page`.
  public var locators: Set<String> {
    _read { yield box.tables.locators }
    _modify { yield &own.tables.locators }
  }
  /// Free-text definitions of things.
  public internal(set) var definitions: [ThingID: [Definition]] {
    _read { yield box.tables.definitions }
    _modify { yield &own.tables.definitions }
  }
  /// Who `I` and `you` are.
  public internal(set) var hearer: ThingID? {
    _read { yield box.tables.hearer }
    _modify { yield &own.tables.hearer }
  }

  /// How a relation was first written in the past participle etc. is derived; irregular plurals are in `pluralOf`.
  static let titles: Set<String> = ["dr", "mr", "mrs", "ms", "prof", "st"]

  /// `exceeds`: of numbers, that the first is more than the second.
  static let exceeding = RelationID(2)

  /// The verbs that every domain has.
  static let builtInVerbs = ["have", "do", "exceed"]

  /// A vocabulary without even those, to read an archived one into.
  init(empty: Void) { box = Box(LexiconTables()) }

  /// A vocabulary with nothing but the verbs that every domain has.
  public init() {
    self.init(empty: ())
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
