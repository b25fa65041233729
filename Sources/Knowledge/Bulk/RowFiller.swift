import Diagnostics
import English

/// Puts the cells of a table's rows in the place of the columns of a sentence.
struct RowFiller: Sendable {
  let template: TokenizedSentence
  let header: [String]
  /// The columns that are used as kinds.
  let kinds: Set<String>
  let reader: TableReader

  /// The sentence for a row; nil if a cell that it needs is empty.
  func sentence(_ cells: [TableCell]) -> TokenizedSentence? {
    var filled = template
    filled.tokens = []
    for token in template.tokens {
      guard token.kind == .column else {
        filled.tokens.append(token)
        continue
      }
      guard let column = header.firstIndex(of: token.text), column < cells.count, !cells[column].text.isEmpty else {
        return nil
      }
      if let last = filled.tokens.indices.last, ["a", "an"].contains(filled.tokens[last].key) {
        // `is a {title}` is `is an international master` in some rows.
        let article = Inflection.indefiniteArticle(before: cells[column].text)
        (filled.tokens[last].key, filled.tokens[last].text) = (article, article)
      }
      filled.tokens +=
        kinds.contains(token.text)
        ? Tokenizer.words(cells[column].text, like: token) : Tokenizer.name(cells[column].text, like: token)
    }
    return filled
  }

  /// The sentence for the row that begins there.
  func sentence(startingAt start: Int) -> TokenizedSentence? { sentence(reader.row(startingAt: start)) }
}
