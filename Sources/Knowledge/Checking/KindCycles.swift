import Diagnostics
import English

extension KnowledgeBase {
  /// Kinds that are, by way of others, kinds of themselves: one finding a cycle, at its last sentence. O(links).
  func kindCycles() -> [Diagnostic] {
    if sentences.hasBlocks, !mayHaveCycles() { return [] }
    var search = CycleSearch(stated: statedLinks())
    for kind in search.stated.keys.sorted() { search.visit(kind) }
    let writer = Writer(lexicon)
    return search.cycles.map { cycle in
      let ranges = cycle.map(\.range).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
      let path = cycle.map { writer.text($0.from, .bare) } + [writer.text(cycle[0].from, .bare)]
      let last = ranges[ranges.count - 1]
      return Diagnostic(
        .kindCycle, "A kind is a kind of itself here: \(path.joined(separator: " → ")).", at: last,
        reason: "Kinds form a ladder. Two words for the same thing are joined with \"means\".",
        remedies: [
          Writer.sentence(writer.text(cycle[0].from, .bare)) + " means " + writer.text(cycle[0].to, .bare) + "."
        ],
        related: ranges.dropLast().map { ("this is part of the cycle", $0) })
    }
  }

  /// Does something stay when whatever nothing is a kind of is taken away, again and again? Large tables are looked at so
  /// first (Kahn, 1962): most have no cycle.
  private func mayHaveCycles() -> Bool {
    var links = LinkTable()
    var waiting = ContiguousArray<Int32>(repeating: 0, count: lexicon.things.count)
    func note(_ assertion: Assertion, _ thing: ThingID, _ kind: ThingID) {
      guard thing != kind, assertion.strength == .certain else { return }
      links.append(kind, to: thing)
      waiting[Int(kind.index)] += 1
    }
    sentences.forEachPart(
      single: { _, sentence in
        for assertion in sentence.statement.isRule ? [] : sentence.statement.assertions {
          guard case .isA(.thing(let thing), .thing(let kind), denied: false) = assertion.condition else { continue }
          note(assertion, thing, kind)
        }
      },
      block: { _, block in
        for assertion in block.form.assertions({ .variable(Variable($0)) }) {
          guard case .isA(let left, let right, denied: false) = assertion.condition else { continue }
          let (thing, kind) = (StatedRows.Hole(left), StatedRows.Hole(right))
          for row in block.starts.indices { note(assertion, thing.thing(block, row), kind.thing(block, row)) }
        }
      })
    var free = waiting.indices.filter { waiting[$0] == 0 }
    var taken = 0
    while let thing = free.popLast() {
      taken += 1
      links.forEach(of: ThingID(thing)) { kind in
        waiting[Int(kind.index)] -= 1
        if waiting[Int(kind.index)] == 0 { free.append(Int(kind.index)) }
      }
    }
    return taken < waiting.count
  }

  private func statedLinks() -> [ThingID: [CycleSearch.Link]] {
    var links: [ThingID: [CycleSearch.Link]] = [:]
    for sentence in sentences where !sentence.statement.isRule {
      let pairs = Set(sentence.statement.assertions.compactMap { Pair($0) })
      // A sentence that says both ways defines one by the other.
      for pair in pairs.sorted(by: { ($0.kind, $0.of) < ($1.kind, $1.of) }) where !pairs.contains(pair.turned) {
        links[pair.kind, default: []].append(
          CycleSearch.Link(from: pair.kind, to: pair.of, range: sentence.statement.range))
      }
    }
    return links
  }
}

/// A kind and what it is stated to be a kind of, without reserve.
private struct Pair: Hashable {
  var kind: ThingID
  var of: ThingID

  init?(_ assertion: Assertion) {
    guard assertion.strength == .certain,
      case .isA(.thing(let thing), .thing(let kind), denied: false) = assertion.condition, thing != kind
    else { return nil }
    (self.kind, of) = (thing, kind)
  }

  var turned: Pair {
    var copy = self
    (copy.kind, copy.of) = (of, kind)
    return copy
  }
}

/// Depth-first search for cycles; each found once, along the links that were first stated.
private struct CycleSearch {
  /// `from` is a `to`.
  struct Link {
    var from: ThingID
    var to: ThingID
    var range: SourceRange
  }

  let stated: [ThingID: [Link]]
  private(set) var cycles: [[Link]] = []
  private var finished: Set<ThingID> = []
  /// Where on the present path a thing stands.
  private var onPath: [ThingID: Int] = [:]

  init(stated: [ThingID: [Link]]) { self.stated = stated }

  /// Follows all links from `start`, with a stack of its own, so that long ladders cost no recursion.
  mutating func visit(_ start: ThingID) {
    guard !finished.contains(start) else { return }
    var path: [Link] = []
    var stack: [(thing: ThingID, next: Int)] = [(start, 0)]
    onPath = [start: 0]
    while let (thing, next) = stack.last {
      guard let links = stated[thing], next < links.count else {
        finished.insert(thing)
        onPath[thing] = nil
        stack.removeLast()
        if !path.isEmpty { path.removeLast() }
        continue
      }
      stack[stack.count - 1].next += 1
      let link = links[next]
      if let place = onPath[link.to] {
        cycles.append(Array(path[place...]) + [link])
      } else if !finished.contains(link.to) {
        onPath[link.to] = stack.count
        stack.append((link.to, 0))
        path.append(link)
      }
    }
  }
}
