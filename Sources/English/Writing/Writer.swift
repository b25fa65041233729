/// Writes meaning back as English, in the author's words.
public struct Writer: Sendable {
  let lexicon: Lexicon
  /// Is the one a kind of the other? Lets a passive stand for what is done to the subject.
  public var isBelow: @Sendable (ThingID, ThingID) -> Bool = { _, _ in false }

  /// Say `access to X and to Y`, which can be read in one way only, for `access to X and Y`.
  var repeatsLinks = false

  /// Variables that are said by a noun phrase.
  var phrases: [Variable: Phrase] = [:]
  /// A subject that is meant without exception: `every hospital`.
  var universal: ThingID?
  /// `cannot` rather than `may not`.
  var deniesPossibility = false
  /// Are numbers said to be exact?
  var isExact = false
  /// It is `most hospitals` instead.
  var isOfMost = false
  /// Variables whose noun phrase begins with `every`, `no`, `at least 2`.
  var quantifiers: [Variable: (words: String, isPlural: Bool)] = [:]

  /// A writer with a vocabulary.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// How a thing is put.
  public enum Form: Sendable {
    /// The thing alone: `nurse`, `clinical autonomy`, `involving nurses in decisions`.
    case bare
    /// In a sentence: `nurses` or `a nurse`, whichever the author used; names as they are.
    case phrase
    /// `a nurse`.
    case single
    /// `nurses`.
    case plural
  }

  // MARK: Things

  /// A thing in some form.
  public func text(_ id: ThingID, _ form: Form = .phrase) -> String {
    let thing = lexicon[id]
    switch thing.structure {
    case .quantity: return thing.name
    case .action(let atom): return action(atom)
    case .described(let head, let conditions): return described(thing, head, conditions, form)
    case .quoted: return form == .bare ? thing.name : "\"" + thing.name + "\""
    case .plain: break
    }
    if thing.isName {
      if form != .bare, let told = toldApart(thing) { return told }
      return thing.takesThe && form != .bare ? "the " + thing.name : thing.name
    }
    switch form {
    case .bare: return thing.name
    case .phrase: return thing.pluralName ?? (takesArticle(thing) ? withArticle(thing.name) : thing.name)
    case .single: return thing.isCounted ? withArticle(thing.name) : thing.name
    case .plural: return plural(thing)
    }
  }

  /// `the city Paris`, `the city Paris of Texas`: a name that several things have, with what tells this one apart.
  private func toldApart(_ thing: Thing) -> String? {
    guard lexicon.namesakes[thing.name.lowercased()]?.contains(thing.id) == true,
      let kind = lexicon.kindsOfNames[thing.id]?.min()
    else { return nil }
    let front = lexicon[kind].key + " " + thing.name.lowercased()
    let suffix = thing.key.hasPrefix(front + " of ") ? thing.key.dropFirst(front.count + 4) : nil
    let owner = suffix.flatMap { lexicon.thingByKey[String($0)] }.map { " of " + text($0) } ?? ""
    return "the " + lexicon[kind].name + " " + thing.name + owner
  }

  private func takesArticle(_ thing: Thing) -> Bool {
    thing.isCounted && !thing.isBare && !lexicon.isAlwaysPlural(thing.name)
  }

  /// The plural name; of what is not counted the name itself.
  func plural(_ thing: Thing) -> String {
    thing.pluralName ?? (thing.isCounted ? lexicon.plural(of: thing.name) : thing.name)
  }

  /// With `a` or `an`.
  public func withArticle(_ name: String) -> String {
    guard let first = name.split(separator: " ").first else { return name }
    return Inflection.indefiniteArticle(before: String(first)) + " " + name
  }

  /// Does the phrase form of the thing take a plural verb?
  func isPlural(_ id: ThingID, _ form: Form = .phrase) -> Bool {
    let thing = lexicon[id]
    switch thing.structure {
    case .plain: break
    case .described(_, let conditions) where conditions.isEmpty: return thing.size?.least != 1
    case .described(let head, _):
      return form == .phrase
        ? thing.pluralName != nil || lexicon.isAlwaysPlural(lexicon[head].name) : isPlural(head, form)
    default: return false
    }
    guard !thing.isName else { return false }
    switch form {
    case .phrase: return thing.pluralName != nil || lexicon.isAlwaysPlural(thing.name)
    case .plural: return thing.pluralName != nil || thing.isCounted
    default: return false
    }
  }

  /// A term in a sentence.
  public func text(_ term: Term, _ form: Form = .phrase) -> String {
    switch term {
    case .thing(let thing): text(thing, form)
    case .variable(let variable): phrases[variable]?.text ?? Self.letters[variable.index % Self.letters.count]
    }
  }

  private static let letters = [
    "X", "Y", "Z", "U", "V", "W", "P", "Q", "R", "S", "T", "N", "M", "L", "K", "J", "H", "G",
  ]

  // MARK: Clauses

  /// A whole statement without period: `nurses want a smoother workflow`.
  public func statement(_ atom: Atom, strength: Strength = .certain) -> String {
    guard let subject = atom[.subject] else {
      return passive(atom, strength: strength) ?? predicate(atom, strength: strength, plural: false)
    }
    if let said = counted(atom, subject, strength) ?? valued(atom, subject, strength) { return said }
    if let universal, subject == .thing(universal) {
      if isOfMost {
        return "most " + text(universal, .plural) + " " + predicate(atom, strength: strength, plural: true)
      }
      return "every " + text(universal, .bare) + " " + predicate(atom, strength: strength, plural: false)
    }
    let isPlural = isPlural(subject)
    return text(subject, .phrase) + " " + predicate(atom, strength: strength, plural: isPlural)
  }

  /// `the Orpheum has 420 seats`, of the number of seats.
  private func counted(_ atom: Atom, _ subject: Term, _ strength: Strength) -> String? {
    guard case .thing(let number) = subject, case .quantity(_, let unit?) = lexicon[number].structure,
      let owner = atom[.object], atom.places.count == 2, lexicon[atom.relation].words == ["number of " + unit, "of"]
    else { return nil }
    let verb = verb("have", plural: isPlural(owner), denied: atom.isDenied, strength: strength, duty: atom.duty)
    return text(owner, .phrase) + " " + verb + " " + text(subject, .phrase)
  }

  /// `the diameter of Titan is 5,150 km`, of a number that is not only counted.
  private func valued(_ atom: Atom, _ subject: Term, _ strength: Strength) -> String? {
    guard case .thing(let number) = subject, case .quantity = lexicon[number].structure,
      lexicon[atom.relation].shape == .noun, let owner = atom[.object], atom.places.count == 2
    else { return nil }
    let (noun, link) = (lexicon.noun(of: atom.relation), lexicon[atom.relation].words[1])
    let verb = verb("be", plural: false, denied: atom.isDenied, strength: strength, duty: atom.duty)
    return "the \(noun) \(link) \(text(owner, .phrase)) \(verb) \(text(subject, .phrase))"
  }

  /// A statement made of every thing of the kind in the object's place: `nurses know every patient`.
  public func statement(ofEvery atom: Atom, strength: Strength = .certain) -> String {
    guard case .thing(let object)? = atom[.object], !lexicon[object].isName else {
      return statement(atom, strength: strength)
    }
    var copy = atom
    var writer = self
    let every = Variable(phrases.count + Self.letters.count)
    writer.phrases[every] = Phrase(text: "every " + text(object, .bare), isPlural: false)
    copy[.object] = .variable(every)
    return writer.statement(copy, strength: strength)
  }

  /// Does the phrase take a plural verb?
  public func isPlural(_ term: Term) -> Bool {
    switch term {
    case .thing(let thing): isPlural(thing)
    case .variable(let variable): phrases[variable]?.isPlural ?? false
    }
  }

  /// What is done by nobody in particular: `staff should be heard`.
  private func passive(_ atom: Atom, strength: Strength) -> String? {
    guard lexicon[atom.relation].shape == .verb, let object = atom[.object] else { return nil }
    return text(object, .phrase) + " " + undergoing(atom, isPlural: isPlural(object), strength: strength)
  }

  /// `should be heard during the planning phase`.
  func undergoing(_ atom: Atom, isPlural: Bool, strength: Strength = .certain) -> String {
    var words: [String] = []
    words.append(be(plural: isPlural, denied: atom.isDenied, strength: strength, duty: atom.duty))
    if case .thing(let adverb)? = atom[.manner] { words.append(lexicon[adverb].name) }
    words.append(Inflection.forms(ofVerb: lexicon[atom.relation].lemma).preferred(.pastParticiple))
    return (words + lexicon[atom.relation].particles + slots(atom)).joined(separator: " ")
  }

  /// `X is (a kind of) Y`.
  public func classification(_ thing: ThingID, _ kind: ThingID, denied: Bool = false, strength: Strength = .certain)
    -> String
  {
    if thing == universal {
      if isOfMost {
        return "most " + text(thing, .plural) + " " + be(plural: true, denied: denied, strength: strength, duty: .none)
          + " " + text(kind, .plural)
      }
      return "every " + text(thing, .bare) + " "
        + be(plural: false, denied: denied, strength: strength, duty: .none) + " " + text(kind, .single)
    }
    let plural = isPlural(thing)
    let verb = be(plural: plural, denied: denied, strength: strength, duty: .none)
    let name = plural ? text(kind, .plural) : text(kind, .single)
    return text(thing) + " " + verb + " " + name
  }

  /// The predicate with all its places but the subject.
  public func predicate(_ atom: Atom, strength: Strength = .certain, plural: Bool) -> String {
    let relation = lexicon[atom.relation]
    let adverb: String? = if case .thing(let thing)? = atom[.manner] { lexicon[thing].name } else { nil }
    var words: [String] = []
    switch relation.shape {
    case .verb:
      words.append(verb(relation.lemma, plural: plural, denied: atom.isDenied, strength: strength, duty: atom.duty))
      words.append(contentsOf: relation.particles)
      if let object = atom[.object] {
        if case .thing(let action) = object, case .action(let done) = lexicon[action].structure, relation.lemma == "do"
        {
          return predicate(
            Atom(done.relation, done.places.map { ($0.role, $0.term) }, isDenied: atom.isDenied, duty: atom.duty),
            strength: strength, plural: plural)
        }
        words.append(complement(object, of: atom[.subject], verb: atom.relation))
      }
      words += slots(atom)
      if let adverb { words.append(adverb) }
    case .property:
      words.append(be(plural: plural, denied: atom.isDenied, strength: strength, duty: atom.duty))
      if let adverb { words.append(adverb) }
      words.append(relation.lemma)
      words += slots(atom)
    case .preposition, .comparative:
      words.append(be(plural: plural, denied: atom.isDenied, strength: strength, duty: atom.duty))
      words.append(relation.lemma)
      if relation.shape == .comparative { words.append(relation.lemma.hasPrefix("as ") ? "as" : "than") }
      if let object = atom[.object] { words.append(text(object, .phrase)) }
      words += slots(atom)
    case .noun:
      words.append(be(plural: plural, denied: atom.isDenied, strength: strength, duty: atom.duty))
      if let adverb { words.append(adverb) }
      words.append(relationalNoun(relation, plural: plural))
      if let object = atom[.object] { words += [relation.words[1], text(object, .phrase)] }
      words += slots(atom)
    }
    return words.joined(separator: " ")
  }

  /// `a customer (of)`, `the mother (of)`: with the article that the author used, `the` where none was.
  private func relationalNoun(_ relation: Relation, plural: Bool) -> String {
    guard let kind = relation.kind else { return relation.lemma }
    let thing = lexicon[kind]
    guard thing.isCounted || thing.isBare || thing.isName || plural && thing.pluralName != nil else {
      return "the " + text(kind, .bare)
    }
    return text(kind, plural ? .plural : .single)
  }

  /// What stands behind a verb: an action done to the subject itself as `to be heard`.
  public func complement(_ object: Term, of subject: Term?, verb: RelationID? = nil) -> String {
    guard case .thing(let thing) = object, case .action(let atom) = lexicon[thing].structure, !atom.isDenied,
      lexicon[atom.relation].shape == .verb, atom[.subject] == nil
    else { return text(object, .phrase) }
    guard case .thing(let undergoer)? = atom[.object], case .thing(let whose)? = subject,
      whose == undergoer || isBelow(whose, undergoer)
    else {
      guard let verb, lexicon.infinitives.contains(verb) else { return text(object, .phrase) }
      return "to " + lexicon[atom.relation].lemma
        + predicate(atom, plural: true).dropFirst(lexicon[atom.relation].lemma.count)
    }
    var words = ["to be", Inflection.forms(ofVerb: lexicon[atom.relation].lemma).preferred(.pastParticiple)]
    words += lexicon[atom.relation].particles + slots(atom)
    return words.joined(separator: " ")
  }

  /// The slots of an atom, each with its word.
  func slots(_ atom: Atom) -> [String] {
    let filled = atom.places.compactMap { place -> (rank: Int, words: String)? in
      guard case .slot(let name) = place.role, place.role != .manner else { return nil }
      let rank = name == "for" ? 1 : Lexicon.temporalPrepositions.contains(name) || name == "when" ? 2 : 0
      return (rank, name + " " + text(place.term, .phrase))
    }
    return (0...2).flatMap { rank in filled.filter { $0.rank == rank }.map(\.words) }
  }

  /// `involving nurses in decisions`.
  private func action(_ atom: Atom) -> String {
    let relation = lexicon[atom.relation]
    let denial: String = atom.isDenied ? "not " : ""
    var words: [String] = []
    if let subject = atom[.subject] { words.append(text(subject, .phrase)) }
    switch relation.shape {
    case .verb:
      words.append(denial + Inflection.forms(ofVerb: relation.lemma).preferred(.presentParticiple))
      words.append(contentsOf: relation.particles)
      if let object = atom[.object] { words.append(text(object, .phrase)) }
    case .property: words += [denial + "being", relation.lemma]
    case .preposition:
      words += [denial + "being", relation.lemma]
      if let object = atom[.object] { words.append(text(object, .phrase)) }
    default:
      words += [denial + "being", relation.lemma]
      if let object = atom[.object] { words += [relation.words.last ?? "", text(object, .phrase)] }
    }
    words += slots(atom)
    if case .thing(let adverb)? = atom[.manner] { words.append(lexicon[adverb].name) }
    return words.joined(separator: " ")
  }
}

extension Writer {
  /// The entry of a thing.
  public func lexiconThing(_ id: ThingID) -> Thing { lexicon[id] }
}

extension Writer {
  /// The slots of an atom with their words: `in the leadership during a go-live`.
  public func slotWords(_ atom: Atom) -> String {
    var words = slots(atom)
    if case .thing(let adverb)? = atom[.manner] { words.append(lexicon[adverb].name) }
    return words.joined(separator: " ")
  }
}
