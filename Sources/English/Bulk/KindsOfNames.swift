import Archive

/// What sentences say that names are: a set of kinds a thing, most of them one kind of a name that came in bulk.
struct KindsOfNames: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var own: [ThingID: Set<ThingID>] = [:]
  /// The first kind of each thing below the count, or -1; further ones are in `own`.
  private var first = LayeredArray<Int32>()

  init(dictionaryLiteral elements: (ThingID, Set<ThingID>)...) {
    own = Dictionary(elements) { first, _ in first }
  }

  init(_ own: [ThingID: Set<ThingID>]) { self.own = own }

  /// The kinds of a thing, or nil.
  subscript(thing: ThingID) -> Set<ThingID>? {
    let number = Int(thing.index)
    guard number < first.count, first[number] >= 0 else { return own[thing] }
    return (own[thing] ?? []).union([ThingID(Int(first[number]))])
  }

  mutating func insert(_ kind: ThingID, of thing: ThingID) { own[thing, default: []].insert(kind) }

  /// Takes back what ``insert(_:of:)`` added.
  mutating func remove(_ kind: ThingID, of thing: ThingID) {
    own[thing]?.remove(kind)
    if own[thing]?.isEmpty == true { own[thing] = nil }
  }

  /// The same for a thing that came in bulk.
  mutating func insert(bulk kind: ThingID, of thing: ThingID) {
    let number = Int(thing.index)
    while number >= first.count { first.append(-1) }
    if first[number] < 0 {
      first[number] = kind.index
    } else if first[number] != kind.index {
      insert(kind, of: thing)
    }
  }
}

extension KindsOfNames: Archivable {
  static var blank: KindsOfNames { [:] }
  mutating func archive(_ archive: inout Archive) {
    archive.field(&own)
    archive.field(&first)
  }
}
