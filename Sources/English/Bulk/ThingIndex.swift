/// Keys to things: a dictionary, and behind it the names that came in bulk.
struct ThingIndex: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var own: [String: ThingID] = [:]
  private var bulk: BulkNames?

  init(dictionaryLiteral elements: (String, ThingID)...) {
    own = Dictionary(elements) { first, _ in first }
  }

  init(_ own: [String: ThingID]) { self.own = own }

  subscript(key: String) -> ThingID? {
    get {
      if let known = own[key] { return known }
      guard let bulk, let entry = bulk.entry(of: key), bulk.thing(of: entry) >= 0 else { return nil }
      return ThingID(Int(bulk.thing(of: entry)))
    }
    set {
      if let bulk, !bulk.isFrozen, let entry = bulk.entry(of: key) {
        bulk.setThing(newValue?.index ?? -1, of: entry)
      } else {
        own[key] = newValue
      }
    }
  }

  /// From now on keys are looked for in `names` as well.
  mutating func attach(_ names: BulkNames) { bulk = names }

  /// Hands the things of those keys over that have come in bulk since.
  mutating func handOver() {
    guard let bulk, !bulk.isFrozen else { return }
    for (key, thing) in own {
      guard let entry = bulk.entry(of: key) else { continue }
      bulk.setThing(thing.index, of: entry)
      own[key] = nil
    }
  }
}
