import Archive
import Diagnostics

extension Lexicon: Archivable {
  @usableFromInline package static var blank: Lexicon { Lexicon(empty: ()) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&things)
    archive.field(&relations)
    archive.field(&thingByKey)
    archive.field(&relationByKey)
    archive.field(&verbEntries)
    archive.field(&verbForms)
    archive.field(&relationsByNoun)
    archive.field(&relationsByHeadNoun)
    archive.field(&kindEvidence)
    archive.field(&singles)
    archive.field(&measures)
    archive.field(&opposites)
    archive.field(&speaksOfPersons)
    archive.field(&kindsOfNames)
    archive.field(&units)
    archive.field(&joins)
    archive.field(&computedFrom)
    archive.field(&namesakes)
    archive.field(&adjectives)
    archive.field(&nouns)
    archive.field(&bareNouns)
    archive.field(&possessions)
    archive.field(&capitalisedWords)
    archive.field(&lowerCaseWords)
    archive.field(&pluralOf)
    archive.field(&infinitives)
    archive.field(&singularOf)
    archive.field(&abbreviations)
    archive.field(&phrases)
    archive.field(&knownWords)
    archive.field(&wordSynonyms)
    archive.field(&tells)
    archive.field(&askingPatterns)
    archive.field(&sources)
    archive.field(&locators)
    archive.field(&definitions)
    archive.field(&hearer)
    guard archive.isReading else { return }
    if let bulk = things.bulk { attach(bulk) }
    for thing in things.whole {
      switch thing.structure {
      case .described, .action: describedThings[thing.structure] = thing.id
      case .plain, .quantity, .quoted: continue
      }
    }
  }
}

extension Thing: Archivable {
  @usableFromInline package static var blank: Thing {
    Thing(
      id: .blank, key: "", name: "", pluralName: nil, isName: false, isCounted: false, takesThe: false,
      structure: .plain)
  }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&id)
    archive.field(&key)
    archive.field(&name)
    archive.field(&pluralName)
    archive.field(&isName)
    archive.field(&isCounted)
    archive.field(&isBare)
    archive.field(&takesThe)
    archive.field(&structure)
    archive.field(&abbreviation)
    archive.field(&size)
    archive.field(&isLabelled)
  }
}

extension GroupSize: Archivable {
  @usableFromInline package static var blank: GroupSize { GroupSize(least: 1, isExact: false) }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&least)
    archive.field(&isExact)
  }
}

extension ThingStructure: Archivable {
  @usableFromInline package static var blank: ThingStructure { .plain }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var tag: Int =
      switch self {
      case .plain: 0
      case .described: 1
      case .action: 2
      case .quantity: 3
      case .quoted: 4
      }
    archive.field(&tag)
    switch (tag, self) {
    case (1, let known):
      var (head, conditions): (ThingID, [Condition]) = (.blank, [])
      if case .described(let h, let c) = known { (head, conditions) = (h, c) }
      archive.field(&head)
      archive.field(&conditions)
      self = .described(head: head, conditions: conditions)
    case (2, let known):
      var atom = Atom.blank
      if case .action(let a) = known { atom = a }
      archive.field(&atom)
      self = .action(atom)
    case (3, let known):
      var (number, unit): (Double, String?) = (0, nil)
      if case .quantity(let n, let u) = known { (number, unit) = (n, u) }
      archive.field(&number)
      archive.field(&unit)
      self = .quantity(number, unit: unit)
    case (4, _): self = .quoted
    default: self = .plain
    }
  }
}

extension RelationShape: Archivable {
  static let all: [RelationShape] = [.verb, .property, .preposition, .noun, .comparative]
  @usableFromInline package static var blank: RelationShape { .verb }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var number = Self.all.firstIndex(of: self) ?? 0
    archive.field(&number)
    guard Self.all.indices.contains(number) else { return archive.reject() }
    self = Self.all[number]
  }
}

extension Relation: Archivable {
  @usableFromInline package static var blank: Relation {
    Relation(id: .blank, shape: .verb, words: [""], takesObject: false, range: .blank)
  }

  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    var (id, shape, words, range) = (id, shape, words, range)
    archive.field(&id)
    archive.field(&shape)
    archive.field(&words)
    archive.field(&range)
    if archive.isReading {
      guard !words.isEmpty else { return archive.reject() }
      self = Relation(id: id, shape: shape, words: words, takesObject: false, range: range)
    }
    archive.field(&slots)
    archive.field(&takesObject)
    archive.field(&kind)
    archive.field(&tells)
    archive.field(&unit)
    archive.field(&isNumeric)
    archive.field(&isComputed)
  }
}

extension Measure: Archivable {
  static var blank: Measure { Measure(kind: .blank, relation: .blank) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&kind)
    archive.field(&relation)
  }
}

extension ComputedNumber: Archivable {
  static var blank: ComputedNumber { ComputedNumber(operation: .sum) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&operation)
    archive.field(&left)
    archive.field(&right)
  }
}

extension UnitRatio: Archivable {
  static var blank: UnitRatio { UnitRatio(factor: 1, base: "") }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&factor)
    archive.field(&base)
  }
}

extension RelationTypes: Archivable {
  static var blank: RelationTypes { RelationTypes() }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&subject)
    archive.field(&object)
  }
}

extension RelationKey: Archivable {
  static var blank: RelationKey { RelationKey(shape: .verb, words: []) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&shape)
    archive.field(&words)
  }
}

extension VerbEntry: Archivable {
  static var blank: VerbEntry { VerbEntry(words: [], relation: .blank) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&words)
    archive.field(&relation)
  }
}

extension VerbForm: Archivable {
  @usableFromInline package static var blank: VerbForm { .base }
}

extension VerbReading: Archivable {
  @usableFromInline package static var blank: VerbReading { VerbReading(base: "", form: .base) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&base)
    archive.field(&form)
  }
}

extension Definition: Archivable {
  @usableFromInline package static var blank: Definition { Definition(text: "", range: .blank) }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&text)
    archive.field(&range)
  }
}

extension AskingPattern: Archivable {
  static var blank: AskingPattern { AskingPattern(empty: ()) }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&asked)
    archive.field(&to)
  }
}

extension AskingPattern.Element: Archivable {
  static var blank: AskingPattern.Element { .word("") }
  mutating func archive(_ archive: inout Archive) {
    var isGap = if case .gap = self { true } else { false }
    var word = text
    archive.field(&isGap)
    archive.field(&word)
    self = isGap ? .gap(word) : .word(word)
  }
}

extension ThingIndex: Archivable {
  static var blank: ThingIndex { [:] }
  mutating func archive(_ archive: inout Archive) {
    var keys = own
    archive.field(&keys)
    if archive.isReading { self = ThingIndex(keys) }
  }
}

extension WordSet: Archivable {
  static var blank: WordSet { [] }
  mutating func archive(_ archive: inout Archive) {
    var words = own
    archive.field(&words)
    if archive.isReading { self = WordSet(words) }
  }
}
