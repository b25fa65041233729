/// Finds the order of atoms whose nested loops run through the fewest rows.
///
/// Every order is tried, depth first, and given up where it is no better than the best so far (branch and bound); bodies are
/// short. The rows that an atom gives for one binding are its rows divided by the distinct values of its known columns, taken
/// to be independent, as in Selinger et al., "Access path selection in a relational database management system", 1979.
struct JoinOrder {
  /// An atom, and what is known of its relation.
  private struct Part {
    var position: Int
    var terms: [Term]
    var rows: Double
    /// The distinct values of each column.
    var distinct: [Double]
  }

  /// Bodies with more atoms are left to the greedy choice.
  static let most = 7

  private var parts: [Part] = []
  private var isPlaced: [Bool] = []
  private var order: [Int] = []
  private var best: [Int] = []
  private var least = Double.infinity

  /// The positions of the atoms in the best order, the last one first.
  static func reversed(
    _ atoms: ContiguousArray<(position: Int, atom: Atom)>, bound: VariableSet, _ relation: (Predicate) -> Relation
  ) -> [Int] {
    var search = JoinOrder()
    for (position, atom) in atoms {
      let relation = relation(atom.predicate)
      search.parts.append(
        Part(
          position: position, terms: atom.terms, rows: Double(relation.count),
          distinct: atom.terms.indices.map { Double(relation.distinctValues(in: $0)) }))
    }
    search.isPlaced = Array(repeating: false, count: atoms.count)
    search.extend(bound, solutions: 1, cost: 0)
    return search.best.reversed().map { search.parts[$0].position }
  }

  private mutating func extend(_ bound: VariableSet, solutions: Double, cost: Double) {
    if order.count == parts.count {
      (best, least) = (order, cost)
      return
    }
    for place in parts.indices where !isPlaced[place] {
      let found = solutions * expected(parts[place], bound)
      // Looking for a row costs as much as going through one.
      let sum = cost + solutions + found
      guard sum < least else { continue }
      var after = bound
      for term in parts[place].terms { after.insert(term) }
      isPlaced[place] = true
      order.append(place)
      extend(after, solutions: found, cost: sum)
      order.removeLast()
      isPlaced[place] = false
    }
  }

  /// The rows of an atom for one binding of the variables in `bound`.
  private func expected(_ part: Part, _ bound: VariableSet) -> Double {
    var rows = part.rows
    for (column, term) in part.terms.enumerated() where bound.contains(term) {
      rows /= max(part.distinct[column], 1)
    }
    return rows
  }
}

extension Planner {
  /// The positions of the atoms in the order found, the last one first; nil where none was looked for.
  func joinOrder(_ atoms: ContiguousArray<(position: Int, atom: Atom)>, _ bound: VariableSet) -> [Int]? {
    guard (2...JoinOrder.most).contains(atoms.count) else { return nil }
    var isLarge = false
    for (_, atom) in atoms {
      if isGrowing(Int(atom.predicate.index)) { return nil }
      if relations[Int(atom.predicate.index)].count >= large { isLarge = true }
    }
    return isLarge ? JoinOrder.reversed(atoms, bound: bound) { relations[Int($0.index)] } : nil
  }
}
