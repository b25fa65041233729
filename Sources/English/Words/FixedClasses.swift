/// The closed word classes: the stock that belongs to the reader and never to a domain.
public struct FixedClasses: OptionSet, Hashable, Sendable {
  /// One bit a class.
  public let rawValue: UInt64
  /// From bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  static let indefinite = FixedClasses(rawValue: 1 << 0)
  static let definite = FixedClasses(rawValue: 1 << 1)
  static let universal = FixedClasses(rawValue: 1 << 2)
  static let negativeDeterminer = FixedClasses(rawValue: 1 << 3)
  static let existential = FixedClasses(rawValue: 1 << 4)
  static let quantity = FixedClasses(rawValue: 1 << 5)
  static let difference = FixedClasses(rawValue: 1 << 6)
  static let pronoun = FixedClasses(rawValue: 1 << 7)
  static let possessivePronoun = FixedClasses(rawValue: 1 << 8)
  static let indefinitePronoun = FixedClasses(rawValue: 1 << 9)
  /// who, what, when, …
  public static let question = FixedClasses(rawValue: 1 << 10)
  static let relativizer = FixedClasses(rawValue: 1 << 11)
  static let be = FixedClasses(rawValue: 1 << 12)
  static let `do` = FixedClasses(rawValue: 1 << 13)
  static let have = FixedClasses(rawValue: 1 << 14)
  static let modal = FixedClasses(rawValue: 1 << 15)
  static let not = FixedClasses(rawValue: 1 << 16)
  static let conjunction = FixedClasses(rawValue: 1 << 17)
  static let subordinator = FixedClasses(rawValue: 1 << 18)
  /// in, of, with, …
  public static let preposition = FixedClasses(rawValue: 1 << 19)
  static let frequency = FixedClasses(rawValue: 1 << 20)
  static let existentialThere = FixedClasses(rawValue: 1 << 21)
  static let than = FixedClasses(rawValue: 1 << 22)
  static let infinitive = FixedClasses(rawValue: 1 << 23)
  static let demonstrative = FixedClasses(rawValue: 1 << 24)
  static let focus = FixedClasses(rawValue: 1 << 25)

  /// Classes whose words can never stand inside an open noun phrase.
  static let anchors: FixedClasses = [
    .indefinite, .definite, .universal, .negativeDeterminer, .existential, .difference, .pronoun, .possessivePronoun,
    .indefinitePronoun, .question, .relativizer, .be, .do, .have, .modal, .not, .conjunction, .subordinator,
    .preposition, .frequency, .existentialThere, .than, .infinitive, .demonstrative, .focus, .quantity,
  ]

  /// The classes of a lower-cased word; empty for an open word.
  public static func of(_ word: String) -> FixedClasses { table[word] ?? [] }

  /// All of them.
  static var words: some Sequence<String> { table.keys }

  private static let table: [String: FixedClasses] = {
    // Made before the first word is read: with room for all, and from the bytes as they are.
    var table = [String: FixedClasses](minimumCapacity: 256)
    func add(_ classes: FixedClasses, _ words: StaticString) {
      words.withUTF8Buffer { bytes in
        for word in bytes.split(separator: UInt8(ascii: " ")) {
          table[String(decoding: word, as: UTF8.self), default: []].insert(classes)
        }
      }
    }
    add(.indefinite, "a an")
    add(.definite, "the")
    add(.universal, "every each all")
    add(.negativeDeterminer, "no none")
    add(.existential, "some any several")
    add(.quantity, "many much most few more less fewer least")
    add(.difference, "another other different")
    add(.pronoun, "he she it they them him her i me you we us one this these those themselves itself himself herself")
    add(.possessivePronoun, "his her its their my your our")
    add(
      .indefinitePronoun,
      "something someone somebody anything anyone anybody nothing nobody everything everyone everybody things people whoever whatever"
    )
    add(.question, "who whom what which whose where when why how")
    add(.relativizer, "who whom which that whose where")
    add(.be, "is are am was were be been being")
    add(.do, "do does did")
    add(.have, "have has had having")
    add(.modal, "can could may might must should shall will would cannot")
    add(.not, "not never")
    add(.conjunction, "and or but nor neither either both")
    add(.subordinator, "if unless because when whenever before after until while since so then")
    add(
      .preposition,
      """
      of in on at by for with without about to from into onto over under through throughout during before after \
      between among across against within outside inside near toward towards until since upon via per along around \
      behind below beneath beside beyond despite except like unlike off past as out up down
      """)
    add(.frequency, "usually often typically sometimes ever always generally normally commonly mostly")
    add(.existentialThere, "there")
    add(.than, "than")
    add(.infinitive, "to")
    add(.demonstrative, "this that these those")
    add(.focus, "only also even just too both")
    return table
  }()
}
