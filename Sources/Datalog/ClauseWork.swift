/// What the evaluator keeps of a clause while it computes the component of its head: the
/// alternatives of the body and the plans made so far. Made when the clause first can conclude
/// something; most clauses of a large program never can.
final class ClauseWork {
  /// One alternative of the body.
  final class Alternative {
    let body: [Literal]
    /// The relations of the atoms, in the order written.
    let atoms: ContiguousArray<Int32>
    /// A plan per atom whose changes are looked for, and at the end the one for everything.
    var plans: ContiguousArray<Plan?>

    init(_ body: [Literal]) {
      self.body = body
      var atoms: ContiguousArray<Int32> = []
      for case .atom(let atom) in body { atoms.append(atom.predicate.index) }
      self.atoms = atoms
      plans = ContiguousArray(repeating: nil, count: atoms.count + 1)
    }
  }

  let head: Atom
  let variableCount: Int
  let alternatives: [Alternative]

  init(_ clause: Clause) {
    head = clause.head
    var variables = clause.body.variables
    for term in clause.head.terms { variables.insert(term) }
    variableCount = variables.span
    alternatives = (Alternatives.of(clause.body) ?? []).map(Alternative.init)
  }
}
