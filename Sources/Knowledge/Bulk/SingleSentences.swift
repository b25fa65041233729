import Archive
import Synchronization

/// Sentences that were read one by one, by number.
///
/// Those that come from an archive stay as they were written until they are asked for: a first answer needs a few of
/// them, the rest would only delay it.
struct SingleSentences: Sendable {
  private var archived: ArchivedSentences?
  /// Those behind the archived ones.
  private var made: ChunkedArray<StatedSentence>

  init(_ sentences: [StatedSentence] = []) { made = ChunkedArray(sentences) }

  var count: Int { (archived?.count ?? 0) + made.count }

  subscript(number: Int) -> StatedSentence {
    guard let archived else { return made[number] }
    return number < archived.count ? archived[number] : made[number - archived.count]
  }

  /// What `look` finds in a sentence, without a copy of it.
  func part<Part>(_ number: Int, _ look: (StatedSentence) -> Part) -> Part {
    guard let archived else { return look(made[number]) }
    return number < archived.count ? archived.part(number, look) : look(made[number - archived.count])
  }

  mutating func append(_ sentence: StatedSentence) { made.append(sentence) }
}

extension SingleSentences: Archivable {
  static var blank: SingleSentences { SingleSentences() }

  mutating func archive(_ archive: inout Archive) {
    let count = archive.count(count)
    guard archive.isReading else {
      for number in 0..<count {
        var part = Archive()
        var sentence = self[number]
        sentence.archive(&part)
        archive.field(&part.bytes)
      }
      return
    }
    var places: [Range<Int>] = []
    places.reserveCapacity(count)
    for _ in 0..<count where archive.isSound { places.append(archive.run()) }
    if let region = archive.region { (archived, made) = (ArchivedSentences(region, places), ChunkedArray()) }
  }
}

/// The sentences of an archive, read when first asked for. What guards the archive guards them too: bytes that make no
/// sense read as blanks.
private final class ArchivedSentences: Sendable {
  private let region: ByteRegion
  private let places: [Range<Int>]
  private let known: Mutex<[Known?]>

  /// A sentence that was read, for any number of holders.
  private final class Known: Sendable {
    let sentence: StatedSentence

    init(_ sentence: StatedSentence) { self.sentence = sentence }
  }

  init(_ region: ByteRegion, _ places: [Range<Int>]) {
    (self.region, self.places) = (region, places)
    known = Mutex(Array(repeating: nil, count: places.count))
  }

  var count: Int { places.count }

  subscript(number: Int) -> StatedSentence { known(number).sentence }

  func part<Part>(_ number: Int, _ look: (StatedSentence) -> Part) -> Part { look(known(number).sentence) }

  private func known(_ number: Int) -> Known {
    known.withLock { known in
      if let sentence = known[number] { return sentence }
      var archive = Archive(reading: region, places[number])
      var sentence = StatedSentence.blank
      archive.field(&sentence)
      let made = Known(sentence)
      known[number] = made
      return made
    }
  }
}
