extension SentenceSplitter {
  func opensQuote(_ index: Int) -> Bool {
    bytes[index] != 0xE2 || bytes.holds("\u{201C}", at: index)
  }

  /// The closing quote; nil if the next one looks like an opening one or there is none.
  func closeOfQuote(from open: Int) -> (start: Int, end: Int, endsSentence: Bool)? {
    let curly = bytes[open] == 0xE2
    var index = open + (curly ? 3 : 1)
    while index < block.upperBound {
      let found = curly ? bytes.holds("\u{201D}", at: index) : bytes[index] == UInt8(ascii: "\"")
      if curly, bytes.holds("\u{201C}", at: index) { return nil }
      if found {
        let end = index + (curly ? 3 : 1)
        let opensAgain = end < block.upperBound && bytes[index - 1].isBlank && bytes[end].isLetter
        return opensAgain ? nil : (index, end, endsInside(index, end))
      }
      index += 1
    }
    return nil
  }

  /// `"… use."` ends its sentence unless it goes on in lower case.
  private func endsInside(_ index: Int, _ end: Int) -> Bool {
    guard terminator(bytes[index - 1]) != nil, end == block.upperBound || bytes[end].isBlank else { return false }
    let rest = bytes.trimmed(end..<block.upperBound)
    return rest.isEmpty || !(bytes[rest.lowerBound].isLowerCase || bytes[rest.lowerBound] == UInt8(ascii: "*"))
  }

  /// Does the terminator at this place end the sentence that began at `start`?
  func endsSentence(at index: Int, from start: Int) -> Bool {
    let after = index + 1
    guard after < block.upperBound else { return true }
    guard bytes[after].isBlank || bytes[after] == UInt8(ascii: "[") else { return false }
    guard bytes[index] == UInt8(ascii: ".") else { return true }
    let rest = bytes.trimmed(after..<block.upperBound)
    guard !rest.isEmpty, closing[rest.lowerBound].map({ bytes.trimmed($0 + 1..<block.upperBound).isEmpty }) != true
    else { return true }
    return !isAbbreviation(endingAt: index, from: start, before: bytes[rest.lowerBound])
  }

  private func isAbbreviation(endingAt end: Int, from start: Int, before next: UInt8) -> Bool {
    var word = end
    while word > start, bytes[word - 1].isLetter { word -= 1 }
    let letters = bytes[word..<end]
    let dotted = word > start && bytes[word - 1] == UInt8(ascii: ".")
    if letters.count == 1, letters[word].isCapital { return !isVariable(letters[word], in: start..<word) }
    if letters.count == 1, dotted {
      let latin = word > start + 1 && "ei".utf8.contains(bytes[word - 2]) && "ge".utf8.contains(letters[word])
      return latin || !next.isCapital
    }
    guard (1...6).contains(letters.count) else { return false }
    switch String(decoding: letters, as: UTF8.self).lowercased() {
    case "dr", "mr", "mrs", "ms", "prof", "st", "cf", "vs", "ca", "approx", "eg", "ie", "messrs", "rev": return true
    case "no", "p", "pp", "fig", "vol", "sec", "ch", "art", "para": return next.isDigit
    case "etc", "inc", "ltd", "co", "corp", "jr", "sr", "dept", "est": return next.isLowerCase
    default: return false
    }
  }

  /// A single capital that stood before in the sentence is a variable, not an initial.
  private func isVariable(_ letter: UInt8, in range: Range<Int>) -> Bool {
    range.suffix(240).contains { index in
      bytes[index] == letter && (index == block.lowerBound || bytes[index - 1].isBlank) && index + 1 < range.upperBound
        && !bytes[index + 1].isLetter && bytes[index + 1] != UInt8(ascii: ".")
    }
  }
}
