import Datalog
import English

/// Questions about a thing as a whole: what it is, what is known of it, where it is spoken of.
extension Answerer {
  func expand(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "definition", reading: nil, text: "")
    guard let short = lexicon[thing].abbreviation else { return define(question, thing) }
    let element = AnswerElement(text: lexicon[thing].name)
    reply.answers = [element]
    reply.text = "\(short) stands for \(lexicon[thing].name)."
    return reply
  }

  func define(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "definition", reading: writer.reading(question), text: "")
    let entry = lexicon[thing]
    let definitions = lexicon.definitions(of: thing)
    var element = AnswerElement(text: "")
    var parts: [String] = []
    for definition in definitions {
      if let sentence = base.sentences.first(where: { $0.statement.range == definition.range }) {
        element.sources.append(sentence.citation)
      }
      parts.append(definition.text)
    }
    let (kinds, cited) = stated(kindsOf: thing)
    element.sources += cited.filter { !element.sources.contains($0) }
    let name = writer.text(thing, .single)
    let title = Writer.sentence(name) + (entry.abbreviation.map { " (\($0))" } ?? "")
    if !definitions.isEmpty {
      element.text = parts.joined(separator: " ")
      reply.text = "\(title): \(element.text)"
      if !kinds.isEmpty { reply.text += "\n" + Writer.sentence(name) + " is " + Writer.list(kinds) + "." }
    } else if !kinds.isEmpty {
      element.text = Writer.list(kinds)
      reply.text = "\(title) is \(element.text)."
    } else {
      let below = reduced(self.below(thing))
      guard !below.isEmpty || entry.abbreviation != nil else { return describe(question, thing) }
      element.text = below.isEmpty ? entry.name : Writer.list(below.map { writer.text($0) })
      reply.text =
        below.isEmpty
        ? "\(entry.abbreviation ?? entry.name) stands for \(entry.name)." : "\(title) is, for example: \(element.text)."
    }
    let below = reduced(self.below(thing).filter { isSaidToBe($0) })
    if !below.isEmpty, !definitions.isEmpty || !kinds.isEmpty {
      reply.text += "\nAmong them: " + Writer.list(below.prefix(8).map { writer.text($0) }) + "."
    }
    if !element.sources.isEmpty { reply.text += Phrasebook.sourceGap + Phrasebook.sources(element.sources) }
    if question.notes.contains("source"), !element.sources.isEmpty {
      reply.form = "source"
      let cited = element.sources.map(full)
      reply.text = cited.uniqued().map { Phrasebook.bullet + $0 }.joined(separator: "\n") + "\n" + reply.text
      reply.answers = cited.map { AnswerElement(text: $0) }
      for index in reply.answers.indices { reply.answers[index].sources = [element.sources[index]] }
      return reply
    }
    reply.answers = [element]
    return reply
  }

  /// A citation with the title that its source was introduced by.
  func full(_ citation: Citation) -> String {
    guard let title = citation.title,
      let introduction = base.introductions.first(where: { "the " + $0.name.lowercased() == title.lowercased() })
    else { return citation.words }
    return ["\(title) (\(introduction.title))", citation.locator].compactMap { $0 }.joined(separator: ", ")
  }

  /// What sentences say the thing is: `a role`, `a customer of healthcare IT`.
  private func stated(kindsOf thing: ThingID) -> ([String], [Citation]) {
    var words: [String] = []
    var citations: [Citation] = []
    base.sentences.forEach(naming: thing) { sentence in
      if sentence.statement.isRule { return }
      for assertion in sentence.statement.assertions where assertion.strength == .certain {
        switch assertion.condition {
        case .isA(.thing(thing), .thing(let kind), denied: false):
          words.append(writer.text(kind, .single))
          citations.append(sentence.citation)
        case .holds(let atom)
        where atom[.subject] == .thing(thing) && lexicon[atom.relation].shape == .noun && !atom.isDenied
          && atom.duty == .none:
          let whole = writer.predicate(atom, plural: false)
          words.append(whole.hasPrefix("is ") ? String(whole.dropFirst(3)) : whole)
          citations.append(sentence.citation)
        default: continue
        }
      }
    }
    return (words.uniqued(), citations.uniqued())
  }

  // MARK: About

  func describe(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "about", reading: writer.reading(question), text: "")
    var lines: [String] = lexicon.definitions(of: thing).map {
      "\(Writer.sentence(writer.text(thing, .single))): \($0.text)"
    }
    base.sentences.forEach(naming: thing) { sentence in
      guard mentions(sentence.statement, thing, directly: true) else { return }
      for said in statements(sentence.statement, about: thing) {
        var element = AnswerElement(text: said)
        element.sources = [sentence.citation]
        if !reply.answers.contains(where: { $0.text == said }) {
          reply.answers.append(element)
          lines.append(
            Phrasebook.bullet + Writer.sentence(said) + "." + Phrasebook.sourceGap + "(" + sentence.citation.shortWords
              + ")")
        }
      }
    }
    let above = inherited(thing).filter { line in !reply.answers.contains { $0.text == line.text } }
    for element in above {
      reply.answers.append(element)
      lines.append(
        Phrasebook.bullet + Writer.sentence(element.text) + "." + Phrasebook.sourceGap
          + Phrasebook.sources(element.sources))
    }
    if lines.isEmpty {
      reply.status = .unknown
      reply.text = "Not known. I know the word \(writer.text(thing, .bare)), but nothing is said of it."
      return reply
    }
    if reply.answers.isEmpty, let definition = lexicon.definitions(of: thing).first {
      reply.answers = [AnswerElement(text: definition.text)]
    }
    reply.text = lines.joined(separator: "\n")
    return reply
  }

  /// What holds of the thing without being stated of it: handed down or concluded.
  private func inherited(_ thing: ThingID) -> [AnswerElement] {
    var result: [AnswerElement] = []
    for (row, atom) in widest(rows(of: thing)) {
      let hit = Hit(values: [], strength: Strength(model.round(of: row)), premises: [row])
      if evidence(row).isDirect { continue }
      var element = AnswerElement(text: writer.statement(atom, strength: hit.strength))
      support(&element, hit)
      if !result.contains(where: { $0.text == element.text }) { result.append(element) }
    }
    return Array(result.prefix(12))
  }

  /// The rows whose subject is the thing, in the widest pattern that gives each.
  func rows(of thing: ThingID) -> [(RowRef, English.Atom)] {
    let table = base.lowering.table
    var result: [(RowRef, English.Atom)] = []
    for pattern in table.patterns where pattern.roles.first == .subject {
      guard let predicate = table.known(pattern) else { continue }
      for row in model.rows(of: predicate, with: thing.value) {
        let values = model.values(of: row)
        let atom = English.Atom(
          pattern.relation, Array(zip(pattern.roles, values.map { English.Term.thing(ThingID($0)) })),
          isDenied: pattern.isDenied, duty: pattern.duty)
        result.append((row, atom))
      }
    }
    return result.filter { one in
      !result.contains { other in
        other.1.relation == one.1.relation && other.1.isDenied == one.1.isDenied && other.1.duty == one.1.duty
          && other.1.places.count > one.1.places.count && one.1.places.allSatisfy { other.1[$0.role] == $0.term }
      }
    }
  }

  /// A statement's assertions in English.
  func statements(_ statement: Statement, about thing: ThingID? = nil) -> [String] {
    if statement.isRule { return [] }
    let wanted = statement.assertions.filter { assertion in
      guard let thing else { return true }
      var found = false
      assertion.condition.visitTerms { if $0 == .thing(thing) { found = true } }
      return found
    }
    return wanted.map { assertion in
      switch assertion.condition {
      case .holds(let atom): writer.statement(atom, strength: assertion.strength)
      case .isA(.thing(let thing), .thing(let kind), let denied):
        writer.classification(thing, kind, denied: denied, strength: assertion.strength)
      default: writer.text(assertion.condition)
      }
    }
  }

  /// Does a statement speak of the thing: in a place of its own, or anywhere inside a description or action?
  func mentions(_ statement: Statement, _ thing: ThingID, directly: Bool = false) -> Bool {
    var found = false
    let conditions = statement.assertions.map(\.condition) + (directly ? [] : statement.conditions)
    for condition in conditions {
      condition.visitTerms { term in
        if case .thing(let other) = term, other == thing || (!directly && contains(other, thing, depth: 0)) {
          found = true
        }
      }
    }
    return found
  }

  private func contains(_ whole: ThingID, _ part: ThingID, depth: Int) -> Bool {
    if whole == part { return true }
    guard depth < 6 else { return false }
    var found = false
    func visit(_ term: English.Term) {
      if case .thing(let inner) = term, contains(inner, part, depth: depth + 1) { found = true }
    }
    switch lexicon[whole].structure {
    case .described(let head, let conditions):
      visit(.thing(head))
      for condition in conditions { condition.visitTerms(visit) }
    case .action(let atom): for place in atom.places { visit(place.term) }
    case .plain, .quoted, .quantity: return isByName(whole, part)
    }
    return found
  }

  /// `nursing input` speaks of input; `physician dissatisfaction` of physicians.
  private func isByName(_ whole: ThingID, _ part: ThingID) -> Bool {
    let words = lexicon[whole].key.split(separator: " ")
    let inner = lexicon[part].key.split(separator: " ")
    guard words.count > inner.count, !inner.isEmpty else { return false }
    return (0...(words.count - inner.count)).contains { words[$0..<$0 + inner.count].elementsEqual(inner) }
  }

  // MARK: Where

  func mentions(_ question: Question, _ thing: ThingID) -> Reply {
    var reply = Reply(.answered, form: "source", reading: writer.reading(question), text: "")
    var places: [String: (count: Int, citations: [Citation])] = [:]
    var order: [String] = []
    let isDefined = Set(lexicon.definitions(of: thing).map(\.range))
    for sentence in base.sentences {
      guard mentions(sentence.statement, thing) || isDefined.contains(sentence.statement.range) else { continue }
      let key = sentence.citation.shortWords
      if places[key] == nil { order.append(key) }
      places[key, default: (0, [])].count += 1
      places[key]?.citations.append(sentence.citation)
    }
    guard !order.isEmpty else {
      reply.status = .unknown
      reply.text = "Nowhere: no sentence speaks of \(writer.text(thing))."
      return reply
    }
    let ranked = order.sorted { places[$0]!.count > places[$1]!.count }
    reply.answers = ranked.map { key in
      var element = AnswerElement(text: key)
      element.sources = places[key]!.citations.uniqued()
      return element
    }
    reply.text = ranked.map { key in
      let count = places[key]!.count
      return Phrasebook.bullet + key + "   (\(count) sentence\(count == 1 ? "" : "s"))"
    }.joined(separator: "\n")
    return reply
  }

  func overview(_ question: Question) -> Reply {
    var reply = Reply(.answered, form: "about", reading: writer.reading(question), text: "")
    let titles = base.introductions.map { introduction in
      "The \(introduction.name): \(introduction.title)" + (introduction.rest.map { ", \($0)" } ?? "")
    }
    let topics = base.sentences.compactMap { $0.headings.first }.uniqued()
    reply.answers = topics.map { AnswerElement(text: $0) }
    reply.text = (titles + ["Topics:"] + topics.map { Phrasebook.bullet + $0 }).joined(separator: "\n")
    return reply
  }
}

/// A box that a visitor collects into.
final class Collected<Item> {
  var items: [Item] = []
}
