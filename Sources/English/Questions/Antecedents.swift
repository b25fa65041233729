/// What pronouns of a question may stand for: what the conversation last spoke of.
public struct Antecedents: Hashable, Sendable {
  /// What the last question was about, or what its answers were.
  public var subjects: [ThingID]
  /// What stood in its object's place, or answered what was asked there.
  public var objects: [ThingID]
  /// All that the last question was answered with.
  public var answers: [ThingID] = []
  /// The words of the last question.
  public var wording: [String] = []
  /// Does the question ask only for what is among ``answers``?
  var isAmong = false

  /// Memberwise.
  public init(subjects: [ThingID] = [], objects: [ThingID] = []) {
    self.subjects = subjects
    self.objects = objects
  }

  /// Nothing was spoken of.
  public var isEmpty: Bool { subjects.isEmpty && objects.isEmpty }

  /// What a pronoun stands for: the things last spoken of in the same place, unless only the other agrees with it.
  func referents(of word: String, at position: NounPosition, _ lexicon: Lexicon) -> [ThingID] {
    let agreeing = agreeing(with: word, lexicon)
    guard agreeing.count > 1 else { return agreeing.first ?? [] }
    switch position {
    case .subject, .owner, .predicate: return subjects
    case .object, .agent, .slot: return objects
    }
  }

  /// All that the pronoun may stand for: the subjects, the objects, or either.
  public func agreeing(with word: String, _ lexicon: Lexicon) -> [[ThingID]] {
    guard let object = objects.first else { return subjects.isEmpty ? [] : [subjects] }
    guard let subject = subjects.first else { return [objects] }
    let isPerson = ["he", "she", "him", "her", "his"].contains(word)
    let isPlural = ["they", "them", "their", "these", "those"].contains(word)
    if isPerson, lexicon[subject].isName != lexicon[object].isName {
      return [lexicon[subject].isName ? subjects : objects]
    }
    if isPlural, subjects.count == 1, objects.count == 1 {
      let (mine, other) = (lexicon[subject].isSaidInPlural, lexicon[object].isSaidInPlural)
      if mine != other { return [mine ? subjects : objects] }
    }
    if isPlural, (subjects.count > 1) != (objects.count > 1) {
      // `which states border Utah? what are their capitals?`: one thing that is no person is not `they`.
      let (one, several) = subjects.count > 1 ? (object, subjects) : (subject, objects)
      let person = lexicon.thing(keyed: "person")
      if lexicon[one].isName, person.map({ !lexicon.kinds(above: one).contains($0) }) ?? !lexicon.speaksOfPersons {
        return [several]
      }
    }
    // `what is the largest lake? where is it?`: the one that was found rather than what it is.
    if let kinds = lexicon.kindsOfNames[subject], kinds.contains(object) { return [subjects] }
    return [subjects, objects]
  }
}

extension Thing {
  /// Can many of it be meant at once?
  fileprivate var isSaidInPlural: Bool { !isName && (pluralName != nil || isCounted) }
}
