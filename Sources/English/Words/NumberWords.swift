import Diagnostics

/// Numbers of several tokens made one: `2.5 million`, `two hundred thousand`, `a million`, `35 %`; and `an hour` that
/// something is compared with, a number of hours.
enum NumberWords {
  /// The tokens with such numbers joined. O(n); tokens without any are given back as they are.
  static func joined(_ tokens: [Token]) -> [Token] {
    let tokens = withSingleUnits(tokens)
    guard tokens.contains(where: { multiplier($0) != nil || isPercent($0) }) else { return tokens }
    var result: [Token] = []
    var at = 0
    while at < tokens.count {
      guard let (value, end) = number(tokens, at), end > at + 1 else {
        result += isPercent(tokens[at]) ? percent(tokens[at]) : [tokens[at]]
        at += 1
        continue
      }
      var token = tokens[at]
      token.kind = .number(value)
      token.text = tokens[at..<end].map(\.text).joined(separator: " ")
      token.key = token.text.lowercased()
      token.fixed = []
      token.range = tokens[at].range.union(tokens[end - 1].range)
      result.append(token)
      at = end
    }
    return result
  }

  /// `longer than an hour`, `at least a day`.
  private static func withSingleUnits(_ tokens: [Token]) -> [Token] {
    var result = tokens
    for at in tokens.indices.dropFirst().dropLast()
    where tokens[at].fixed.contains(.indefinite) && ["than", "least", "most"].contains(tokens[at - 1].key)
      && Lexicon.secondsByUnit[tokens[at + 1].key] != nil
    {
      (result[at].kind, result[at].text, result[at].key, result[at].fixed) = (.number(1), "1", "1", [])
    }
    return result
  }

  private static func multiplier(_ token: Token) -> Double? {
    guard token.kind == .word, token.key.utf8.count > 6 else { return nil }
    switch token.key {
    case "hundred", "hundreds": return 100
    case "thousand", "thousands": return 1000
    case "million", "millions": return 1_000_000
    case "billion", "billions": return 1_000_000_000
    case "trillion", "trillions": return 1_000_000_000_000
    default: return nil
    }
  }

  /// The number that begins at a token, and where it ends. `a million` and `million` are numbers, `a` is none.
  private static func number(_ tokens: [Token], _ start: Int) -> (Double, end: Int)? {
    var at = start
    var value: Double
    if case .number(let digits) = tokens[at].kind {
      value = digits
      at += 1
    } else if tokens[at].fixed.contains(.indefinite), at + 1 < tokens.count, multiplier(tokens[at + 1]) != nil {
      value = 1
      at += 1
    } else if tokens[at].kind == .word, multiplier(tokens[at]) == nil, let word = cardinal(tokens[at].key) {
      value = Double(word)
      at += 1
    } else {
      return nil
    }
    while at < tokens.count, let factor = multiplier(tokens[at]) {
      value *= factor
      at += 1
    }
    return (value, at)
  }

  private static func cardinal(_ word: String) -> Int? { word == "one" ? 1 : Inflection.cardinal(word) }

  /// `35%`: the number, and its unit as a word of its own.
  private static func isPercent(_ token: Token) -> Bool {
    if case .number = token.kind { token.text.hasSuffix("%") } else { token.key == "%" }
  }

  private static func percent(_ token: Token) -> [Token] {
    var unit = token
    unit.kind = .word
    (unit.text, unit.key, unit.fixed) = ("percent", "percent", [])
    guard case .number = token.kind else { return [unit] }
    var number = token
    number.text.removeLast()
    number.key = number.text
    return [number, unit]
  }
}
