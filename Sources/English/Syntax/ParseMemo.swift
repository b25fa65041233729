/// What a rule of the grammar gave at each place of a sentence, by the variant of the rule.
struct ParseMemo<Tree> {
  private var results: ContiguousArray<[Parsed<Tree>]?> = []
  private let places: Int
  private let variants: Int

  /// For places up to one past the last token, and so many variants.
  init(tokens: Int, variants: Int = 1) {
    places = tokens + 1
    self.variants = variants
  }

  /// Nil where the rule was not asked yet. Nothing is kept behind the sentence, where there is nothing to read.
  subscript(at: Int, variant: Int = 0) -> [Parsed<Tree>]? {
    get { at < places && !results.isEmpty ? results[at * variants + variant] : nil }
    set {
      guard at < places else { return }
      if results.isEmpty { results = ContiguousArray(repeating: nil, count: places * variants) }
      results[at * variants + variant] = newValue
    }
  }

  /// Forgets everything.
  mutating func clear() { results = [] }
}
