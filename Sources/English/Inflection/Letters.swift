/// What inflection asks of a word's spelling.
extension [UInt8] {
  /// Does the word end in these letters, with at least one before them?
  func ends(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard count > length else { return false }
    let start = count - length
    return suffix.withUTF8Buffer { letters in
      for index in 0..<length where self[start + index] != letters[index] { return false }
      return true
    }
  }

  /// The word without its last letters, and with others in their place.
  func replacing(last dropped: Int, with suffix: StaticString = "") -> String {
    var letters = self
    letters.removeLast(Swift.min(dropped, count))
    suffix.withUTF8Buffer { letters.append(contentsOf: $0) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// A letter counted from the end, 1 being the last; 0 where there is none.
  func last(_ position: Int) -> UInt8 { position <= count ? self[count - position] : 0 }

  /// Is the letter at that place sounded as a vowel? The `u` of `qu` is not, `y` after a consonant is.
  func isVowel(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    switch self[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"): return true
    case UInt8(ascii: "u"): return index == 0 || self[index - 1] != UInt8(ascii: "q")
    case UInt8(ascii: "y"): return index > 0 && !isVowel(index - 1)
    case 0x80...: return true
    default: return false
    }
  }

  /// Is the letter counted from the end a consonant letter? `y` counts as one after a vowel.
  func isConsonant(last position: Int) -> Bool { position <= count && !isVowel(count - position) }

  /// The number of groups of vowels, which is near the number of syllables.
  var vowelGroups: Int {
    var groups = 0
    var inside = false
    for index in indices {
      let vowel = isVowel(index)
      if vowel && !inside { groups += 1 }
      inside = vowel
    }
    return groups
  }

  /// Does it end in one vowel and one consonant that could be doubled: `plan`, `visit`, but not `train`, `fix`?
  var endsInShortVowelAndConsonant: Bool {
    guard count >= 2, isConsonant(last: 1), isVowel(count - 2), !isVowel(count - 3) else { return false }
    return !"wxyh".utf8.contains(last(1)) && last(2) != UInt8(ascii: "y")
  }
}
