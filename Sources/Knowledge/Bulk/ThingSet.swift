import Archive
import English

/// A set of things, as bits: small, and quick to ask.
struct ThingSet: Sendable, ExpressibleByArrayLiteral {
  private var words: ContiguousArray<UInt64> = []

  init(arrayLiteral things: ThingID...) { for thing in things { insert(thing) } }

  init() {}

  func contains(_ thing: ThingID) -> Bool {
    let number = Int(thing.index)
    return number >> 6 < words.count && words[number >> 6] & (1 << UInt64(number & 63)) != 0
  }

  mutating func insert(_ thing: ThingID) {
    let number = Int(thing.index)
    if number >> 6 >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(number >> 6 + 1 - words.count, words.count)))
    }
    words[number >> 6] |= 1 << UInt64(number & 63)
  }

  /// How many there are. O(things / 64).
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The members in order.
  var members: [ThingID] {
    var result: [ThingID] = []
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(ThingID(place << 6 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }
}

extension ThingSet: Archivable {
  static var blank: ThingSet { [] }
  mutating func archive(_ archive: inout Archive) {
    var bits = FixedArray(words)
    archive.field(&bits)
    if archive.isReading { words = ContiguousArray(bits) }
  }
}
