import Diagnostics

/// The grammatical shape that a relation is said in.
public enum RelationShape: Hashable, Sendable {
  /// `X represents Y`, `X focuses on Y`, `X spirals`.
  case verb
  /// `X is tangible`, `X is afraid of Y` (the preposition is a slot).
  case property
  /// `X is in Y`.
  case preposition
  /// `X is a customer of Y`: subject the value, object the owner.
  case noun
  /// `X is bigger than Y`.
  case comparative
}

/// A relation of the vocabulary and how it is said.
public struct Relation: Sendable {
  /// Its number.
  public let id: RelationID
  /// How it is said.
  public let shape: RelationShape
  /// Verb: base form and particles (`focus`, `on`). Property: the adjective. Noun: head phrase and preposition
  /// (`customer`, `of`). Comparative: the comparative.
  public let words: [String]
  /// Slots seen or declared.
  public var slots: Set<String> = []
  /// Was it ever used or marked with an object?
  public var takesObject: Bool
  /// Where it was introduced.
  public let range: SourceRange
  /// For a noun: the kind that its values are.
  public var kind: ThingID?
  /// The unit that its numbers were first given in; empty where they have none.
  public var unit: String?
  /// Are its values numbers?
  public var isNumeric = false
  /// Are its numbers worked out by a rule?
  public var isComputed = false
  /// `where`, `when`, `why`, `how`, if it tells one of these.
  public var tells: String?

  /// The inflected word.
  public var lemma: String { words[0] }
  /// What follows it.
  public var particles: ArraySlice<String> { words.dropFirst() }
}

/// How relations are found.
struct RelationKey: Hashable {
  var shape: RelationShape
  var words: [String]
}
