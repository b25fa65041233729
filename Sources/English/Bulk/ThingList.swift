import Archive

/// All things by number. Those that came in bulk are kept as marks of their names, and made when asked for.
public struct ThingList: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
  /// Things kept whole, in order of number.
  private(set) var whole = ChunkedArray<Thing>()
  /// Where each thing is: a place in `whole`, or the complement of an entry of `bulk`. Empty while all are whole.
  private var places = LayeredArray<Int32>()
  private(set) var bulk: BulkNames?

  /// These things.
  public init(arrayLiteral things: Thing...) { whole = ChunkedArray(things) }

  init(_ things: [Thing]) { whole = ChunkedArray(things) }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of things.
  public var endIndex: Int { bulk == nil ? whole.count : places.count }

  /// The thing with a number. O(1).
  public subscript(number: Int) -> Thing {
    get {
      if bulk == nil { return whole[number] }
      let place = places[number]
      return place >= 0 ? whole[Int(place)] : made(number, Int(~place))
    }
    set {
      if bulk == nil { return whole[number] = newValue }
      let place = places[number]
      if place >= 0 {
        whole[Int(place)] = newValue
      } else if !keep(newValue, Int(~place)) {
        places[number] = Int32(whole.count)
        whole.append(newValue)
        if bulk?.isFrozen == false { bulk?.unmark(Int(~place), .isKeptHere) }
      }
    }
  }

  /// Is a thing nothing but what its name says? O(1), without making it.
  package func isPlain(_ number: Int) -> Bool {
    if bulk == nil { return whole[number].structure == .plain }
    return places[number] < 0 || whole[Int(places[number])].structure == .plain
  }

  private func made(_ number: Int, _ entry: Int) -> Thing {
    guard let bulk else { preconditionFailure("no names in bulk") }
    let marks = bulk.marks(of: entry)
    var thing = Thing(
      id: ThingID(number), key: bulk.key(of: entry), name: bulk.name(of: entry), pluralName: nil,
      isName: marks.contains(.isName), isCounted: marks.contains(.isCounted), takesThe: marks.contains(.takesThe),
      structure: .plain)
    thing.isBare = marks.contains(.isBare)
    return thing
  }

  /// Keeps a changed thing as marks, if that is all that changed.
  private func keep(_ thing: Thing, _ entry: Int) -> Bool {
    guard let bulk, !bulk.isFrozen, thing.structure == .plain, thing.pluralName == nil, thing.abbreviation == nil,
      !thing.isLabelled, thing.name == bulk.name(of: entry)
    else { return false }
    bulk.unmark(entry, .ofThing)
    bulk.mark(entry, thing.marks)
    return true
  }

  /// Adds a thing, whose number is the count so far.
  public mutating func append(_ thing: Thing) {
    if bulk != nil { places.append(Int32(whole.count)) }
    whole.append(thing)
  }

  /// Adds the thing that an entry names. Answers its number.
  mutating func append(entry: Int) -> Int32 {
    places.append(~Int32(entry))
    return Int32(places.count - 1)
  }

  /// Drops the things from a number on.
  mutating func removeSubrange(_ range: PartialRangeFrom<Int>) {
    guard bulk != nil else { return whole.removeSubrange(range) }
    for place in places[range].sorted(by: >) where Int(place) == whole.count - 1 { whole.removeLast() }
    places.removeSubrange(range)
  }

  /// From now on things may be kept as names in bulk.
  mutating func attach(_ names: BulkNames) {
    guard bulk == nil else { return }
    bulk = names
    places = LayeredArray(whole.indices.lazy.map(Int32.init))
  }

  /// Marks those of the words that came in bulk as parts of a phrase.
  func markPhrase(_ words: [String]) {
    guard let bulk, !bulk.isFrozen else { return }
    for word in words { if let entry = bulk.entry(of: word) { bulk.mark(entry, .isPhrasePart) } }
  }

  /// Is the thing kept as a name in bulk? Then its entry.
  func entry(of thing: ThingID) -> Int? {
    guard bulk != nil, places[Int(thing.index)] < 0 else { return nil }
    return Int(~places[Int(thing.index)])
  }

  /// The things kept whole, and of the others those that are a compound by their name: no thing of another kind says more
  /// than that it is there.
  public var notable: [Thing] {
    guard let bulk else { return Array(whole) }
    var result: [Thing] = []
    for (number, place) in places.enumerated() {
      if place >= 0 {
        result.append(whole[Int(place)])
      } else if !bulk.marks(of: Int(~place)).contains(.isName), bulk.keyBytes(of: Int(~place)).contains(0x20) {
        result.append(made(number, Int(~place)))
      }
    }
    return result
  }
}

extension ThingList {
  /// The things kept whole, and of the others those that are counted. O(things), but only these are made.
  var wholeOrCounted: [Thing] {
    guard let bulk else { return Array(whole) }
    var result: [Thing] = []
    for (number, place) in places.enumerated() {
      if place >= 0 {
        result.append(whole[Int(place)])
      } else if bulk.marks(of: Int(~place)).contains(.isCounted) {
        result.append(made(number, Int(~place)))
      }
    }
    return result
  }
}

extension Thing {
  /// What bulk names keep of it.
  var marks: BulkNames.Marks {
    var marks: BulkNames.Marks = []
    if isName { marks.insert(.isName) }
    if isCounted { marks.insert(.isCounted) }
    if isBare { marks.insert(.isBare) }
    if takesThe { marks.insert(.takesThe) }
    return marks
  }
}

extension ThingList: Archivable {
  @usableFromInline package static var blank: ThingList { [] }
  @usableFromInline package mutating func archive(_ archive: inout Archive) {
    archive.field(&whole)
    var hasBulk = bulk != nil
    archive.field(&hasBulk)
    guard hasBulk else { return }
    archive.field(&places)
    if archive.isReading { bulk = BulkNames(reading: &archive) } else { bulk?.write(to: &archive) }
  }
}
