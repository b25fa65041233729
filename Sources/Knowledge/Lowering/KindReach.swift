import English

/// Which conclusions lead to which kinds: worked out once, when all links and conclusions are known.
struct KindReach {
  /// Kinds that rules conclude, by the kinds they lead to (themselves included), in order.
  private(set) var concluded: [ThingID: [ThingID]] = [:]
  /// Patterns of relational nouns that rules or wordings conclude, with the noun's kind, by the kinds they lead to.
  private(set) var nouns: [ThingID: [(pattern: Pattern, kind: ThingID)]] = [:]

  /// O(conclusions × kinds above each).
  init(concluded kinds: [ThingID], nouns patterns: [(pattern: Pattern, kind: ThingID)], links: LinkTable) {
    for kind in kinds {
      for above in Self.ancestors(of: kind, links) { concluded[above, default: []].append(kind) }
    }
    for noun in patterns {
      for above in Self.ancestors(of: noun.kind, links) { nouns[above, default: []].append(noun) }
    }
  }

  /// The concluded kinds that lead to some of these, in order. O(the fewer of `kinds` and what conclusions lead to).
  func concluded(leadingTo kinds: ThingSet) -> [ThingID] {
    var firsts: Set<ThingID> = []
    if kinds.count < concluded.count {
      for kind in kinds.members { if let some = concluded[kind] { firsts.formUnion(some) } }
    } else {
      for (kind, some) in concluded where kinds.contains(kind) { firsts.formUnion(some) }
    }
    return firsts.sorted()
  }

  /// A kind and everything above it by stated links.
  static func ancestors(of start: ThingID, _ links: LinkTable) -> [ThingID] {
    guard let first = links[start] else { return [start] }
    var order = [start]
    var seen: Set<ThingID> = [start]
    var open = first
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      order.append(next)
      if let more = links[next] { open += more }
    }
    return order
  }
}
