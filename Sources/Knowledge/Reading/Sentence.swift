/// How a sentence ends. A colon is left where no list follows it.
public enum Terminator: Sendable { case period, question, exclamation, colon, none }

/// What an author cites: `lecture, slide 12` is the key *lecture* and the locator *slide 12*.
public struct SourceReference: Hashable, Sendable {
  /// The source's name as written.
  public var key: String
  /// Where in the source, if said.
  public var locator: String?

  /// Memberwise.
  public init(key: String, locator: String? = nil) {
    self.key = key
    self.locator = locator
  }
}

/// What a sentence of a file is, as far as its outer shape tells. Ranges are byte ranges of the file.
public enum SentenceKind: Hashable, Sendable {
  /// To be read by the grammar.
  case sentence
  /// `**Term**: free text.`
  case definition(term: Range<Int>, text: Range<Int>)
  /// `The name is "title", rest.`; an ordinary sentence if nothing cites the name.
  case sourceIntroduction(name: Range<Int>, title: Range<Int>, rest: Range<Int>?)
  /// A sentence with `{column}` gaps, to be said of every row of a table at that path.
  case row(table: Range<Int>)
}

/// One sentence of a file, with all that its place in the Markdown says about it.
public struct Sentence: Sendable {
  /// The ranges whose texts, in order and with a blank between them, are the sentence without its terminator and its
  /// source brackets. A range may hold line breaks; list markers and comments are never inside.
  public var pieces: [Range<Int>]
  /// How it ends; list items may have no end of their own.
  public var terminator: Terminator
  /// What it is.
  public var kind: SentenceKind
  /// The topics it stands under, outermost first.
  public var headings: [String]
  /// Does it stand in a list?
  public var isItem: Bool
  /// The reference of the `Source:` line that holds here, as written.
  public var sourceLine: Range<Int>?
  /// The insides of its brackets, those of a list's stem first.
  public var brackets: [Range<Int>]
  /// The sentences of the same shape that it begins; those behind it are told nowhere else.
  var run: SentenceRun?
  /// What it cites; filled in by ``resolveSources(in:known:into:)``.
  public var source: SourceReference?

  /// From its first byte to its last; for an item that completes a stem, the item.
  public var range: Range<Int> {
    guard let last = pieces.last else { return 0..<0 }
    let first = pieces.last { $0.lowerBound <= last.lowerBound } ?? last
    return isItem ? first : pieces[0].lowerBound..<last.upperBound
  }
}
