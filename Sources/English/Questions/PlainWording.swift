/// Roundabout ways of saying what the grammar reads in plainer words. They are tried where a question cannot be read as
/// it stands, so that a knowledge that uses the same words keeps its own meaning.
struct PlainWording {
  let tokens: [Token]
  let lexicon: Lexicon

  init(_ tokens: [Token], lexicon: Lexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
  }

  /// The question in plainer words, in every way that applies.
  var variants: [[Token]] {
    [
      withoutSort, withoutName, withoutGetting, withoutNominal, sharedOut, describedInFront, comparedWithAnything,
      adverbsFirst, everyPerson, advised, uncleft, atTime, perEach, withoutKindBehind, havingThere,
      recommended, joinedOnce, describedByDoing, countedAs, numberAsked, chosenOfSome,
      origin,
    ].compactMap { $0 }
      + eachOther
      + actionsFirst
      + purposes
  }

  func word(_ text: String, like token: Token) -> Token {
    var copy = token
    (copy.key, copy.text, copy.fixed) = (text, text, FixedClasses.of(text))
    return copy
  }

  func key(_ at: Int) -> String { tokens.indices.contains(at) ? tokens[at].key : "" }

  /// `where does Olga live` as `what does Olga live in`, where the particle belongs to the verb.
  var placed: [[Token]] {
    guard let asked = tokens.first, ["where", "when", "how"].contains(asked.key), tokens.count > 2,
      tokens.last?.fixed.contains(.preposition) == false
    else { return [] }
    return lexicon.slotNames(answering: asked.key).sorted().compactMap { name in
      // `*Lies at* tells where`, whatever `at` alone tells.
      let parts = name.split(separator: " ").map(String.init)
      guard let last = parts.last, FixedClasses.of(last).contains(.preposition),
        parts.count == 1 || uses(verb: parts[0])
      else { return nil }
      return [word("what", like: asked)] + tokens.dropFirst() + [word(last, like: asked)]
    }
  }

  /// Is a form of the verb among the tokens?
  private func uses(verb: String) -> Bool {
    let bases = Set(lexicon.verbForms[verb, default: []].map(\.base) + [verb])
    return tokens.contains { !bases.isDisjoint(with: lexicon.verbs($0)) }
  }

  /// `what kind of technology do nurses want` as `which technology do nurses want`.
  private var withoutSort: [Token]? {
    // `on what kind of data`, as behind the verb.
    guard
      let at = tokens.indices.first(where: {
        ["what", "which"].contains(key($0)) && key($0 + 2) == "of"
          && ["kind", "kinds", "type", "types", "sort", "sorts"].contains(key($0 + 1))
      }), tokens.count > at + 3, at > 0 || tokens.count > 4
    else { return nil }
    return Array(tokens[..<at]) + [word("which", like: tokens[at])] + tokens[(at + 3)...]
  }

  /// `why ask nurses` as `why should I ask nurses`.
  private var advised: [Token]? {
    guard key(0) == "why", tokens.count > 2, has(tokens[1], .base), tokens[1].fixed.isEmpty else { return nil }
    return [tokens[0], word("should", like: tokens[0]), word("i", like: tokens[0])] + tokens.dropFirst()
  }

  /// `who is it that uses a saw` as `who uses a saw`.
  private var uncleft: [Token]? {
    guard tokens.count > 4, ["who", "what"].contains(key(0)), tokens[1].fixed.contains(.be), key(2) == "it",
      ["that", "who"].contains(key(3))
    else { return nil }
    return [tokens[0]] + tokens.dropFirst(4)
  }

  /// `at what time are workers paid` as `when are workers paid`, `on which days` as `on what`, where the knowledge does not
  /// speak of times or days.
  private var atTime: [Token]? {
    guard tokens.count > 4, ["in", "on", "at", "during"].contains(key(0)), ["what", "which"].contains(key(1)),
      EverydayWords.times.contains(lexicon.singular(of: key(2))), !lexicon.isKnownWord(key(2))
    else { return nil }
    if ["time", "times", "moment"].contains(key(2)) { return [word("when", like: tokens[0])] + tokens.dropFirst(3) }
    return WordOrder([tokens[0], word("what", like: tokens[1])] + tokens.dropFirst(3)).unfronted
  }

  /// `what are good practices for X` as `what are best practices for X`, where only those are spoken of.
  private var recommended: [Token]? {
    guard
      let at = tokens.indices.dropLast().first(where: {
        EverydayWords.recommending.contains(key($0)) && !lexicon.isKnownWord(key($0))
      }),
      let other = EverydayWords.recommending.sorted().first(where: {
        lexicon.relationsByNoun[$0 + " " + lexicon.singular(of: key(at + 1))] != nil
          || lexicon.nounRelation($0 + " " + lexicon.singular(of: key(at + 1)), "for") != nil
      })
    else { return nil }
    var copy = tokens
    copy[at] = word(other, like: tokens[at])
    return copy
  }

  /// `how much is the rent of X` as `what is the rent of X`, where rents are numbers.
  private var numberAsked: [Token]? {
    guard key(0) == "how", EverydayWords.amounts.contains(key(1)), tokens.count > 5, tokens[2].fixed.contains(.be),
      tokens[3].fixed.contains(.definite), let of = tokens.indices.dropFirst(4).first(where: { key($0) == "of" }),
      let relation = lexicon.nounRelation(tokens[4..<of], "of"), lexicon[relation].isNumeric
    else { return nil }
    return [word("what", like: tokens[0])] + tokens.dropFirst(2)
  }

  /// `where is X from` as `what does X come from`.
  private var origin: [Token]? {
    guard key(0) == "where", tokens.count > 3, tokens[1].fixed.contains(.be), tokens.last?.key == "from",
      lexicon.link("from") != nil
    else { return nil }
    let does = word(["is", "was"].contains(key(1)) ? "does" : "do", like: tokens[1])
    let come = word("come", like: tokens[1])
    return [word("what", like: tokens[0]), does] + tokens[2..<(tokens.count - 1)] + [come, tokens[tokens.count - 1]]
  }

  /// `which flat is more expensive` as `which flat is the most expensive`: of those there are.
  private var chosenOfSome: [Token]? {
    guard key(0) == "which", tokens.count > 2, let last = tokens.last,
      let be = tokens.lastIndex(where: { $0.fixed.contains(.be) }),
      be > 0, !tokens.contains(where: { $0.isFixed("than") })
    else { return nil }
    let end = tokens[(be + 1)...]
    let the = word("the", like: last)
    if end.count == 2, ["more", "less"].contains(key(be + 1)) {
      let most = word(key(be + 1) == "more" ? "most" : "least", like: tokens[be + 1])
      return Array(tokens[...be]) + [the, most, last]
    }
    guard end.count == 1,
      let adjective = Inflection.adjective(ofComparative: last.key).first(where: { lexicon.measures(of: $0) != nil })
    else { return nil }
    return Array(tokens[...be]) + [the, word(Inflection.superlative(of: adjective), like: last)]
  }

  /// `who gets overlooked` as `who is overlooked`, `do meetings get moved` as `are meetings moved`.
  private var withoutGetting: [Token]? {
    guard let get = tokens.indices.first(where: { ["get", "gets", "got"].contains(key($0)) }), get + 1 < tokens.count,
      isParticiple(tokens[get + 1])
    else { return nil }
    var copy = tokens
    if let auxiliary = tokens[..<get].lastIndex(where: { $0.fixed.contains(.do) }) {
      copy[auxiliary] = word(key(auxiliary) == "does" ? "is" : "are", like: tokens[auxiliary])
      copy.remove(at: get)
    } else if let modal = tokens[..<get].last, !modal.fixed.isDisjoint(with: [.modal, .infinitive]) {
      copy[get] = word("be", like: tokens[get])
    } else {
      copy[get] = word(key(get) == "get" ? "are" : "is", like: tokens[get])
    }
    return copy
  }

  /// `what is the name of the state with …` as `what is the state with …`, where nothing is known of names.
  private var withoutName: [Token]? {
    guard let name = tokens.indices.first(where: { ["name", "names"].contains(key($0)) }), name < 4,
      key(name + 1) == "of", lexicon.nounRelation("name", "of") == nil
    else { return nil }
    let start = key(name - 1) == "the" ? name - 1 : name
    return Array(tokens[..<start] + tokens[(name + 2)...])
  }

  private func isParticiple(_ token: Token) -> Bool {
    lexicon.passive(of: token.key) != nil
      || lexicon.relationByKey[RelationKey(shape: .property, words: [token.key])] != nil
  }

  /// `benefit indirectly from X` as `indirectly benefit from X`.
  private var adverbsFirst: [Token]? {
    guard
      let adverb = tokens.indices.dropFirst(2).first(where: {
        lexicon.isAdverb(key($0)) && lexicon.verbForms[key($0 - 1)] != nil && $0 + 1 < tokens.count
      })
    else { return nil }
    var copy = tokens
    copy.swapAt(adverb - 1, adverb)
    return copy
  }

  /// `almost everyone` as `almost every person`.
  private var everyPerson: [Token]? {
    guard lexicon.thing(keyed: "person") != nil,
      let all = tokens.indices.dropFirst().first(where: {
        ["everyone", "everybody"].contains(key($0)) && ["almost", "nearly"].contains(key($0 - 1))
      })
    else { return nil }
    return Array(
      tokens[..<all] + [word("every", like: tokens[all]), word("person", like: tokens[all])] + tokens[(all + 1)...])
  }

  /// `the selling of a system` as `selling a system`.
  private var withoutNominal: [Token]? {
    guard
      let noun = tokens.indices.first(where: { at in
        key(at - 1) == "the" && key(at + 1) == "of" && has(tokens[at], .presentParticiple)
      })
    else { return nil }
    return Array(tokens[..<(noun - 1)] + [tokens[noun]] + tokens[(noun + 2)...])
  }

  /// `does a clinic use IT to schedule patients` as `… for scheduling patients`.
  private var purposes: [[Token]] {
    tokens.indices.dropFirst(3).compactMap { at in
      guard key(at) == "to", at + 1 < tokens.count, has(tokens[at + 1], .base) else { return nil }
      var copy = tokens
      copy[at] = word("for", like: tokens[at])
      copy[at + 1] = word(Inflection.forms(ofVerb: key(at + 1)).presentParticiple[0], like: tokens[at + 1])
      return copy
    }
  }

  /// `in which states are there mountains` as `which states have mountains`.
  private var havingThere: [Token]? {
    guard key(0) == "in", ["which", "what"].contains(key(1)),
      let there = tokens.indices.first(where: { tokens[$0].fixed.contains(.existentialThere) }), there > 3,
      there + 1 < tokens.count, tokens[there - 1].fixed.contains(.be)
    else { return nil }
    return Array(tokens[1..<(there - 1)]) + [word("have", like: tokens[there])] + Array(tokens[(there + 1)...])
  }

  /// `rivers per province` as `rivers in each province`.
  private var perEach: [Token]? {
    guard let per = tokens.indices.last(where: { key($0) == "per" }), per > 0, per + 1 < tokens.count else {
      return nil
    }
    let each = [word("in", like: tokens[per]), word("each", like: tokens[per])]
    return Array(tokens[..<per] + each + tokens[(per + 1)...])
  }

  /// `has Austin as its capital` as `has the capital Austin`.
  var asItsOwn: [Token]? {
    guard let have = tokens.indices.first(where: { tokens[$0].fixed.contains(.have) }),
      let link = tokens.indices.last(where: { key($0) == "as" }), link > have + 1,
      ["its", "their", "his", "her", "the", "a"].contains(key(link + 1)), link + 2 < tokens.count
    else { return nil }
    let noun = tokens[(link + 2)...]
    guard lexicon.nounRelation(noun, "of") != nil else { return nil }
    return Array(tokens[...have] + [word("the", like: tokens[link])] + noun + tokens[(have + 1)..<link])
  }

  /// `the capital city of Ohio` as `the capital of Ohio`, where capitals are cities.
  private var withoutKindBehind: [Token]? {
    guard
      let noun = tokens.indices.dropLast().first(where: { at in
        guard let relation = lexicon.nounRelation(tokens[at..<at + 1], "of"), let kind = lexicon[relation].kind,
          let wider = lexicon.thing(of: tokens[(at + 1)..<(at + 2)])
        else { return false }
        return lexicon.kinds(above: kind).contains(wider)
      })
    else { return nil }
    return Array(tokens[...noun] + tokens[(noun + 2)...])
  }

  /// `do X and Y border each other` as `X borders Y and Y borders X`.
  private var eachOther: [[Token]] {
    guard tokens.count > 5, tokens[0].fixed.contains(.do), key(tokens.count - 2) == "each",
      key(tokens.count - 1) == "other", let and = tokens.indices.first(where: { key($0) == "and" }), and > 1
    else { return [] }
    let first = tokens[1..<and]
    return tokens.indices.dropLast(2).dropFirst(and + 2).map { verb in
      let (second, said) = (tokens[(and + 1)..<verb], tokens[verb..<(tokens.count - 2)])
      return Array(first + said + second) + [tokens[and]] + Array(second + said + first)
    }
  }

  func has(_ token: Token, _ form: VerbForm) -> Bool {
    lexicon.verbForms[token.key]?.contains { $0.form == form } == true
  }
}
