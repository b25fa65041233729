/// Why a row holds, down to facts: a directed graph without cycles, as a list in which premises
/// come before what they prove. A row that is used several times is in it once.
public struct Proof: Hashable, Sendable {
  /// One row with its derivation.
  public struct Step: Hashable, Sendable {
    /// The row.
    public var row: RowRef
    /// Its values.
    public var values: [Value]
    /// Its strength.
    public var round: Round
    /// Why it holds.
    public var derivation: Derivation
  }

  /// The steps, the row that is proved last.
  public var steps: [Step]

  /// A proof of these steps.
  public init(steps: [Step]) { self.steps = steps }
}

extension Model {
  /// The proof of a row from first derivations. Rows that only aggregates rest on are not proved
  /// along. O(steps) derivations; needs no recursion, however deep the proof.
  public func proof(of goal: RowRef) -> Proof {
    var steps: [Proof.Step] = []
    var opened: Set<RowRef> = []
    var path: [(step: Proof.Step, premises: ArraySlice<RowRef>)] = []
    func open(_ row: RowRef) {
      guard opened.insert(row).inserted else { return }
      let step = Proof.Step(row: row, values: values(of: row), round: round(of: row), derivation: derivation(of: row))
      var premises: [RowRef] = []
      if case .clause(let application) = step.derivation { premises = application.premises }
      path.append((step, premises[...]))
    }
    open(goal)
    while let last = path.indices.last {
      if let next = path[last].premises.popFirst() {
        open(next)
      } else {
        steps.append(path.removeLast().step)
      }
    }
    return Proof(steps: steps)
  }
}
