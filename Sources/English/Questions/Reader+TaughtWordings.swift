/// Other words of a question, as taught ways of asking may have them.
extension Reader {
  /// `what would make X unhappy` as `what makes X unhappy`, which may be a taught way of asking.
  static func plainly(_ tokens: [Token]) -> [Token]? {
    guard tokens.count > 3, tokens[0].fixed.contains(.question), tokens[1].fixed.contains(.modal),
      tokens[2].fixed.isEmpty
    else { return nil }
    var copy = tokens
    copy.remove(at: 1)
    copy[1].key = Inflection.forms(ofVerb: copy[1].key).thirdSingular
    return copy
  }

  /// `what might this outage mean` as `what can the outage mean`.
  static func pointing(_ tokens: [Token]) -> [Token]? {
    func word(_ text: String, like token: Token) -> Token {
      var copy = token
      (copy.key, copy.text, copy.fixed) = (text, text, FixedClasses.of(text))
      return copy
    }
    let plain = tokens.indices.map { at in
      switch tokens[at].key {
      case "might", "may", "could": word("can", like: tokens[at])
      case "this", "that", "these", "those":
        at > 0 && at + 1 < tokens.count && tokens[at + 1].fixed.isEmpty && !tokens[at - 1].fixed.isEmpty
          ? word("the", like: tokens[at]) : tokens[at]
      default: tokens[at]
      }
    }
    return plain.map(\.key) == tokens.map(\.key) ? nil : plain
  }
}
