/// A node of the knowledge: a kind, an individual, an action, a quantity. Index into ``Lexicon/things``.
public struct ThingID: Hashable, Comparable, Sendable {
  /// Dense, from 0.
  public let index: Int32
  /// From an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// In order of introduction.
  public static func < (left: ThingID, right: ThingID) -> Bool { left.index < right.index }
}

/// What a thing was built from, where its name is not all there is to it.
public enum ThingStructure: Hashable, Sendable {
  /// Known by its name alone.
  case plain
  /// A kind so described (`technology that enables a smoother workflow`): its head kind, and what holds of it.
  /// The described thing stands in the conditions as variable 0.
  case described(head: ThingID, conditions: [Condition])
  /// An action (`involving nurses in decisions`): what is done, to what, with which slots.
  case action(Atom)
  /// A number with its unit.
  case quantity(Double, unit: String?)
  /// Quoted words.
  case quoted
}

/// How many something stands for.
public struct GroupSize: Hashable, Sendable {
  /// So many there are.
  public var least: Int
  /// Are there no more?
  public var isExact: Bool
}

/// What is known of a thing as a word.
public struct Thing: Hashable, Sendable {
  /// Its number.
  public internal(set) var id: ThingID
  /// Lower-cased words, the head noun singular, abbreviations opened: what it is found by.
  public var key: String
  /// How the trainer writes it, in the singular.
  public var name: String
  /// How it is written in the plural, where it was seen or said.
  public var pluralName: String?
  /// A proper name: takes no article but its own, and has no plural.
  public var isName: Bool
  /// Was it ever counted (`a N`, a plural)? If not, it is written without an article.
  public var isCounted: Bool
  /// Was it written in the singular without an article (`saves time`)?
  public var isBare = false
  /// A proper name that is used with `the` (`the lecture`, `the bald eagle`).
  public var takesThe: Bool
  /// Has no sentence shown yet how it is said?
  var isUnsettled: Bool {
    structure == .plain && !isCounted && !isBare && !isName && pluralName == nil
  }
  /// What it was built from.
  public var structure: ThingStructure
  /// Short form (`CMIO`), if it has one.
  public var abbreviation: String?
  /// How many an unnamed thing stands for (`at least 3 tenors`), where that was said.
  public var size: GroupSize?
  /// A name that was told with its kind (`the river Don`), so that another thing may be called the same.
  var isLabelled = false
}
