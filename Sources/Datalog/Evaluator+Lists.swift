import Archive

/// Recognises relations whose rows can be kept as shared lists, by the shape of their clauses, and computes them so.
///
/// These shapes, over relations all of whose rows are certain:
///
///     h(x, z) ← e(x, y), h(y, z)   or   h(x, y), h(y, z)      closure; other clauses give what stands at y
///     h(x, z) ← s(k, z), b(x, k)                               inheritance; b is a closure of this kind, of itself
///     h(…) ← q(…)                                              a copy, which shares the rows
///     h(x, y) ← e(x, p), e(y, p);  e(x, q), h(q, r), e(y, r)   the same generation
///
/// Anything else is left to the joins.
extension Evaluator {
  /// Answers whether the relation has been computed.
  func computeAsLists(_ predicate: Int) throws(EvaluationError) -> Bool {
    let clauses = strata.clauses[predicate].map(Int.init)
    let recursive = clauses.filter(readsOwn)
    let others = clauses.filter { !recursive.contains($0) && hasRows($0) }
    guard (recursive + others).allSatisfy({ program.clauses[$0].round == .certain && isCertain($0) }) else {
      return false
    }
    switch recursive.count {
    case 0:
      guard others.count == 1, relations[predicate].count == 0 else { return false }
      if copy(predicate, others[0]) { return true }
      return try inherit(predicate, others[0])
    case 1:
      if try sameGeneration(predicate, recursive[0], others) { return true }
      return try close(predicate, recursive[0], others)
    default: return false
    }
  }

  /// Are all rows that a clause reads of other relations certain?
  func isCertain(_ clause: Int) -> Bool {
    dependencies.edges(of: clause).allSatisfy { edge in
      let relation = relations[Int(dependencies.targets[edge])]
      return strata.component[Int(dependencies.targets[edge])] == strata.component[Int(dependencies.heads[clause])]
        || relation.end(of: .certain) == relation.count
    }
  }

  /// The atoms of a body that is nothing else, but for absences of what has no rows.
  func atoms(_ clause: Int) -> [Atom]? {
    var atoms: [Atom] = []
    for literal in program.clauses[clause].body {
      switch literal {
      case .atom(let atom): atoms.append(atom)
      case .absent(let inner):
        let isVoid = inner.contains { literal in
          if case .atom(let atom) = literal { relations[Int(atom.predicate.index)].count == 0 } else { false }
        }
        if !isVoid { return nil }
      default: return nil
      }
    }
    return atoms
  }

  /// The variables of an atom, if its terms are different variables.
  private func variables(_ atom: Atom) -> [Int]? {
    let variables = atom.terms.compactMap(\.variable)
    return variables.count == atom.terms.count && Set(variables).count == variables.count ? variables : nil
  }

  func isOver() -> Bool { limits.reasonToStop() != nil }

  func checkLimits(_ clause: Int) throws(EvaluationError) {
    if let reason = limits.reasonToStop() { throw .interrupted(reason, origin: program.clauses[clause].origin) }
  }

  // MARK: Copies

  private func copy(_ predicate: Int, _ clause: Int) -> Bool {
    guard let atoms = atoms(clause), atoms.count == 1, let read = variables(atoms[0]),
      let made = variables(program.clauses[clause].head), read == made
    else { return false }
    return share(predicate, Int(atoms[0].predicate.index), clause)
  }

  private func share(_ predicate: Int, _ source: Int, _ clause: Int) -> Bool {
    guard relations[source].count >= thresholds.lists, limits.rows == .max else { return false }
    stamp += 1
    finish(predicate, as: Relation(copying: relations[source], by: Int32(clause)))
    return true
  }

  // MARK: Inheritance

  private func inherit(_ predicate: Int, _ clause: Int) throws(EvaluationError) -> Bool {
    guard let atoms = atoms(clause), atoms.count == 2, let head = variables(program.clauses[clause].head),
      let place = atoms.firstIndex(where: { reflexiveClosure($0) != nil }), limits.rows == .max,
      let closure = reflexiveClosure(atoms[place]), let up = variables(atoms[place]),
      let stated = variables(atoms[1 - place]), up.count == 2, stated.first == up[1], !stated.contains(up[0]),
      head == [up[0]] + stated.dropFirst()
    else { return false }
    let source = relations[Int(atoms[1 - place].predicate.index)]
    guard source.count >= thresholds.lists, source.spread == nil else { return false }
    if isAtBottom(source, closure.edges) { return share(predicate, Int(atoms[1 - place].predicate.index), clause) }
    guard head.count == 2, let base = adjacency(source, count: closure.edges.count) else { return false }
    let made = ListBuilder.propagate(edges: closure.edges, base: base, isOver: isOver)
    try checkLimits(clause)
    guard let made else { return false }
    stamp += 1
    finish(predicate, as: Relation(Spread(lists: made, way: .clause(clause))))
    return true
  }

  /// The closure that an atom reads, if it is one in which each value reaches itself.
  func reflexiveClosure(_ atom: Atom) -> Spread.Closure? {
    guard let spread = relations[Int(atom.predicate.index)].spread, case .closure(let closure) = spread.way,
      closure.base == nil
    else { return nil }
    return closure
  }

  /// Does nothing reach the first values of the rows but themselves?
  func isAtBottom(_ source: Relation, _ edges: Adjacency) -> Bool {
    var isReached = ContiguousArray(repeating: false, count: edges.count)
    for number in 0..<edges.count {
      for target in edges[number] where Int(target) != number { isReached[Int(target)] = true }
    }
    let store = source.store
    for row in 0..<store.pointee.count {
      let first = Int(store.pointee.row(row)[0])
      if first < 0 || first >= edges.count || isReached[first] { return false }
    }
    return true
  }

  /// A relation of two columns as edges between numbers below `count`, which is raised to the values where it is nil.
  func adjacency(_ relation: Relation, count: Int?, reversed: Bool = false) -> Adjacency? {
    let store = relation.store
    guard store.pointee.arity == 2 else { return nil }
    var greatest: Int32 = -1
    var sources: ContiguousArray<Int32> = []
    var targets: ContiguousArray<Int32> = []
    sources.reserveCapacity(Int(store.pointee.count))
    targets.reserveCapacity(Int(store.pointee.count))
    for row in 0..<store.pointee.count {
      let pair = store.pointee.row(row)
      if pair[0] < 0 || pair[1] < 0 { return nil }
      greatest = max(greatest, pair[0], count == nil ? pair[1] : -1)
      sources.append(pair[reversed ? 1 : 0])
      targets.append(pair[reversed ? 0 : 1])
    }
    if let count, Int(greatest) >= count { return nil }
    return Adjacency(sources: sources, targets: targets, count: count ?? Int(greatest) + 1)
  }

  private func greatest(_ relation: Relation) -> Int32? {
    let store = relation.store
    var greatest: Int32 = -1
    for row in 0..<store.pointee.count {
      let pair = store.pointee.row(row)
      if pair[0] < 0 || pair[1] < 0 { return nil }
      greatest = max(greatest, pair[0], pair[1])
    }
    return greatest
  }

  // MARK: Closure

  private func close(_ predicate: Int, _ clause: Int, _ others: [Int]) throws(EvaluationError) -> Bool {
    guard let atoms = atoms(clause), atoms.count == 2, limits.rows == .max,
      let head = variables(program.clauses[clause].head), head.count == 2,
      let first = atoms.first(where: { variables($0)?.first == head[0] }),
      let last = atoms.first(where: { variables($0)?.last == head[1] }),
      let begin = variables(first), let end = variables(last), begin.count == 2, end.count == 2, begin[1] == end[0],
      begin[1] != head[0], begin[1] != head[1], Int(last.predicate.index) == predicate
    else { return false }
    let isOwn = Int(first.predicate.index) == predicate
    let size = isOwn ? 0 : Int(relations[Int(first.predicate.index)].count)
    guard size + Int(relations[predicate].count) + others.reduce(0, { $0 + read($1) }) >= thresholds.lists else {
      return false
    }
    try runOnce(others, of: predicate)
    let base = relations[predicate]
    let way = isOwn ? base : relations[Int(first.predicate.index)]
    guard let a = greatest(base), let b = greatest(way), base.count > 0 else { return false }
    let count = Int(max(a, b)) + 1
    guard let edges = adjacency(way, count: count) else { return false }
    let origin = reflexiveOrigin(base, count)
    var standing: Adjacency?
    if origin == nil {
      guard let made = adjacency(base, count: count) else { return false }
      standing = made
    }
    let made = ListBuilder.propagate(edges: edges, base: standing, isOver: isOver)
    try checkLimits(clause)
    guard let made else { return false }
    let closure = Spread.Closure(
      edges: edges, clause: clause, step: begin[1], base: origin == nil ? base : nil, origin: origin ?? 0)
    finish(predicate, as: Relation(Spread(lists: made, way: .closure(closure))))
    return true
  }

  /// How many rows a clause reads at least.
  private func read(_ clause: Int) -> Int {
    dependencies.edges(of: clause).reduce(0) { max($0, Int(relations[Int(dependencies.targets[$1])].count)) }
  }

  /// The origin of the facts, if the rows are facts of one origin that join each number below `count` with itself.
  private func reflexiveOrigin(_ relation: Relation, _ count: Int) -> Int32? {
    let store = relation.store
    guard Int(store.pointee.count) == count, count > 0 else { return nil }
    var origin: Int32?
    for row in 0..<store.pointee.count {
      let pair = store.pointee.row(row)
      let source = store.pointee.source[Int(row)]
      if pair[0] != pair[1] || source >= 0 { return nil }
      let own = program.facts.origin(of: Int(~source))
      if origin ?? own != own { return nil }
      origin = own
    }
    return origin
  }

  // MARK: The same generation

  private func sameGeneration(_ predicate: Int, _ next: Int, _ others: [Int]) throws(EvaluationError) -> Bool {
    guard others.count == 1, let start = others.first, relations[predicate].count == 0, limits.rows == .max,
      let siblings = atoms(start), siblings.count == 2, let up = atoms(next), up.count == 3,
      let parent = siblings.first?.predicate, siblings.allSatisfy({ $0.predicate == parent }),
      Int(relations[Int(parent.index)].count) >= thresholds.lists,
      isSiblings(siblings, program.clauses[start].head), isCousins(up, parent, predicate, program.clauses[next].head)
    else { return false }
    let source = relations[Int(parent.index)]
    guard let greatest = greatest(source), let parents = adjacency(source, count: Int(greatest) + 1),
      let children = adjacency(source, count: Int(greatest) + 1, reversed: true)
    else { return false }
    let made = ListBuilder.sameGeneration(parents: parents, children: children, isOver: isOver)
    try checkLimits(next)
    guard let made else { return false }
    stamp += 1
    finish(predicate, as: Relation(Spread(lists: made, way: .sameGeneration(first: start, next: next))))
    return true
  }

  /// `h(x, y) ← e(x, p), e(y, p)`.
  private func isSiblings(_ atoms: [Atom], _ head: Atom) -> Bool {
    guard let head = variables(head), head.count == 2, let a = variables(atoms[0]), let b = variables(atoms[1]),
      a.count == 2, b.count == 2
    else { return false }
    return a[1] == b[1] && Set([a[0], b[0]]) == Set(head) && !head.contains(a[1])
  }

  /// `h(x, y) ← e(x, q), h(q, r), e(y, r)`.
  private func isCousins(_ atoms: [Atom], _ parent: Predicate, _ own: Int, _ head: Atom) -> Bool {
    guard let head = variables(head), head.count == 2,
      let middle = atoms.first(where: { Int($0.predicate.index) == own }).flatMap(variables), middle.count == 2,
      Set(head + middle).count == 4
    else { return false }
    let ways = atoms.filter { $0.predicate == parent }.map(\.terms)
    return ways.count == 2 && ways.contains([.variable(head[0]), .variable(middle[0])])
      && ways.contains([.variable(head[1]), .variable(middle[1])])
  }
}
