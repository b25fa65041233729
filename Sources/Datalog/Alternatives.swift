/// Bodies without `either` at the top: the disjunctive normal form of a body.
///
/// Engines usually give each alternative a relation of its own; a body of English conditions has
/// few alternatives, and multiplying them out keeps premises, safety and plans simple.
enum Alternatives {
  /// The greatest number of bodies one body may become.
  static let limit = 1024

  /// The conjunctions whose union is `body`, or nil if they are more than `limit`.
  static func of(_ body: [Literal]) -> [[Literal]]? {
    guard body.contains(where: \.isEither) else { return [body] }
    var results: [[Literal]] = [[]]
    for literal in body {
      guard case .either(let branches) = literal else {
        for place in results.indices { results[place].append(literal) }
        continue
      }
      var expanded: [[Literal]] = []
      for branch in branches {
        guard let inner = of(branch) else { return nil }
        expanded += inner
      }
      guard results.count * expanded.count <= limit else { return nil }
      results = results.flatMap { start in expanded.map { start + $0 } }
    }
    return results
  }
}

extension Literal {
  var isEither: Bool {
    if case .either = self { return true }
    return false
  }
}
