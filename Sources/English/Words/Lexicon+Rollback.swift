/// Taking back what a reading that was given up has added. Reading works on the one vocabulary in place: copying it for
/// every reading would make reading a file quadratic in the vocabulary.
extension Lexicon {
  /// A state to go back to.
  struct Checkpoint {
    fileprivate var things: Int
    fileprivate var relations: Int
  }

  /// What entries were before they changed, since the last checkpoint; latest last.
  struct Journal: Sendable {
    fileprivate(set) var things: [Thing] = []
    fileprivate(set) var relations: [Relation] = []
    fileprivate(set) var kinds: [(kind: ThingID, thing: ThingID)] = []

    mutating func note(_ thing: Thing) { things.append(thing) }
    mutating func note(_ relation: Relation) { relations.append(relation) }
    mutating func note(_ kind: ThingID, of thing: ThingID) { kinds.append((kind, thing)) }
  }

  /// Starts noting changes. One checkpoint at a time.
  mutating func checkpoint() -> Checkpoint {
    journal = Journal()
    return Checkpoint(things: things.count, relations: relations.count)
  }

  mutating func note(_ thing: Thing) { journal?.note(thing) }
  mutating func note(_ relation: Relation) { journal?.note(relation) }

  /// Keeps everything since the checkpoint.
  mutating func keep() { journal = nil }

  /// Forgets everything since the checkpoint. O(changes).
  mutating func rollBack(to checkpoint: Checkpoint) {
    let noted = journal ?? Journal()
    journal = nil
    for thing in noted.things.reversed() where Int(thing.id.index) < checkpoint.things {
      things[Int(thing.id.index)] = thing
    }
    for relation in noted.relations.reversed() where Int(relation.id.index) < checkpoint.relations {
      relations[Int(relation.id.index)] = relation
    }
    for (kind, thing) in noted.kinds { kindsOfNames.remove(kind, of: thing) }
    for thing in things[checkpoint.things...] {
      if thingByKey[thing.key] == thing.id { thingByKey[thing.key] = nil }
      forgetNamesake(thing)
      if thing.structure != .plain { describedThings[thing.structure] = nil }
    }
    things.removeSubrange(checkpoint.things...)
    for relation in relations[checkpoint.relations...].reversed() { forget(relation) }
    relations.removeSubrange(checkpoint.relations...)
  }

  /// A thing with its kind in its key is found by its bare name, too.
  private mutating func forgetNamesake(_ thing: Thing) {
    guard thing.isName else { return }
    let plain = thing.name.lowercased()
    if thingByKey[plain] == thing.id { thingByKey[plain] = nil }
    guard var others = namesakes[plain], others.contains(thing.id) else { return }
    others.removeAll { $0 == thing.id }
    namesakes[plain] = others.count > 1 ? others : nil
  }

  private mutating func forget(_ relation: Relation) {
    let key = RelationKey(shape: relation.shape, words: relation.words)
    if relationByKey[key] == relation.id { relationByKey[key] = nil }
    switch relation.shape {
    case .verb: verbEntries[relation.lemma]?.removeAll { $0.relation == relation.id }
    case .noun:
      relationsByNoun[relation.words[0]]?.removeAll { $0 == relation.id }
      let head = String(relation.words[0].split(separator: " ").last ?? "")
      relationsByHeadNoun[head]?.removeAll { $0 == relation.id }
    default: break
    }
  }

  /// Takes the vocabulary out of a place, leaving nothing there, so that it has one owner while it changes.
  static func take(from place: inout Lexicon) -> Lexicon {
    var taken = vacant
    swap(&taken, &place)
    return taken
  }

  private static let vacant = Lexicon()
}
