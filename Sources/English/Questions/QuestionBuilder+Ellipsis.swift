/// Questions that stand on the one before: `and administrators?`, `and the shortest?`, `for whom?`.
extension QuestionBuilder {
  /// With all proofs, or all shortest paths.
  func everyWay(_ question: Question) -> Question {
    var copy = question
    copy.wantsEveryWay = true
    return copy
  }

  /// `and administrators?`, `what about X?`
  mutating func ellipsis(_ keys: [String]) -> Question? {
    for lead in [
      ["and", "what", "about"], ["and", "how", "about"], ["what", "about"], ["how", "about"], ["and", "for"], ["and"],
      ["do"], ["does"], ["are"], ["is"], ["can"], ["may"], ["should"], ["must"],
    ]
    where keys.starts(with: lead) && keys.count > lead.count {
      // `do patients?` stands on the question before.
      if antecedents.isEmpty, !tokens[0].fixed.isDisjoint(with: [.be, .do, .modal]) { continue }
      if let instead = anotherExtreme(Array(tokens[lead.count...])) { return instead }
      // `and of X?`
      let isLinked = lead == ["and"] && keys.count > 2 && tokens[1].fixed.contains(.preposition)
      let start = isLinked ? 2 : lead.count
      if let thing = thing(start..<keys.count) { return Question(.followUp(.instead(thing)), range: range) }
      if lead.count > 1, let listed = toldOf(lead.count..<keys.count) { return listed }
    }
    return slotAlone(keys)
  }

  /// `and the shortest?`: the question before with another superlative.
  private mutating func anotherExtreme(_ words: [Token]) -> Question? {
    let words = Array(Reader.withoutArticle(words[...]))
    func isExtreme(_ word: String) -> Bool {
      lexicon.isSuperlative(word) || ["most", "fewest", "least"].contains(word)
    }
    guard let word = words.first, isExtreme(word.key),
      words.count == 1 || words.count == 2 && ["one", "ones"].contains(words[1].key),
      let old = antecedents.wording.lastIndex(where: isExtreme)
    else { return nil }
    var wording = antecedents.wording.map { old in
      var token = word
      (token.key, token.text, token.fixed) = (old, old, FixedClasses.of(old))
      return token
    }
    wording[old] = word
    return plain(wording).first
  }

  /// `for whom`, `when`, `with what`: a slot of what was asked before.
  private func slotAlone(_ keys: [String]) -> Question? {
    let keys = keys.first == "and" ? Array(keys.dropFirst()) : keys
    if keys.count == 1, ["when", "how", "where"].contains(keys[0]) {
      return Question(.followUp(.slot(keys[0])), range: range)
    }
    guard keys.count == 2, let preposition = tokens.dropLast().last, preposition.fixed.contains(.preposition),
      ["who", "whom", "what", "which"].contains(keys[1])
    else { return nil }
    return Question(.followUp(.slot(keys[0])), range: range)
  }
}
