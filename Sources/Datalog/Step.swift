/// A term in a plan.
struct Slot {
  var isVariable: Bool
  var raw: Int32

  init(_ term: Term) {
    switch term {
    case .variable(let variable): self = Slot(variable: variable)
    case .constant(let value):
      isVariable = false
      raw = value.raw
    }
  }

  init(variable: Int) {
    isVariable = true
    raw = Int32(variable)
  }
}

/// What is done with one column of a row that has been found.
struct ColumnAction {
  enum Kind: UInt8 { case bind, equalConstant, equalVariable }
  var kind: Kind
  var column: Int32
  var raw: Int32
}

/// Which rows of a relation an atom reads.
enum Reading: UInt8 {
  /// The rows there are, up to the round under way.
  case visible
  /// Those of them that were there before the last iteration.
  case old
  /// Those that came in the last iteration.
  case delta
  /// Certain and usual rows of a finished relation.
  case usual
  /// All rows of a finished relation.
  case everything
}

/// One step of a plan: a loop over rows, a test, or what is done with a solution.
///
/// A step holds no references, so that running a plan counts none.
struct Step {
  enum Kind: UInt8 {
    /// Loops over the rows `from..<to`.
    case scan
    /// Loops over the rows with the key `slots`.
    case probe
    /// Looks for the one row that `slots` makes.
    case member
    /// Loops over all pairs of `lists`, or over the first of each list.
    case listScan
    /// Loops over the list of the first value `left`.
    case listProbe
    /// Loops over the lists that hold the second value `right`.
    case listReverse
    /// Looks for the pair of `left` and `right`.
    case listMember
    /// Sets the variable `left` to `right`.
    case assign
    /// Tests that `left` and `right` are one value.
    case same
    /// Tests that `left` and `right` are two values.
    case different
    /// Compares the numbers of `left` and `right`.
    case compare
    /// Makes a number of `left` and `right`, and binds or compares `result` with it.
    case compute
    /// Tests that there is no row that `slots` makes.
    case absentMember
    /// Tests that no nested body has a solution.
    case absent
    /// Compares or binds what the nested bodies come to.
    case aggregate
    /// Ends a clause body: adds the row that `slots` makes.
    case emit
    /// Ends a query body: shows the solution.
    case visit
    /// Ends a body whose first solution settles it.
    case found
    /// Ends the body of an aggregate: notes the solution.
    case collect
  }

  var kind: Kind
  var reading = Reading.visible
  var comparison = Comparison.equal
  var operation = Arithmetic.sum
  var predicate: Int32 = -1
  /// The place of an atom among the atoms of its body, in the order written.
  var position: Int32 = -1
  var rows: UnsafeMutablePointer<RowStore>?
  var index: UnsafeMutablePointer<IndexStore>?
  /// Tells quickly of most rows that they are absent, in `absentMember`; kept alive by its relation.
  var filter: RowFilter.Bits?
  /// The rows, where they are lists; kept alive by their relation.
  var lists: Unmanaged<ListStore>?
  /// The rows to read; in an aggregate `to` is the weakest round wanted.
  var from: Int32 = 0
  var to: Int32 = 0
  var slots = Span32()
  var actions = Span32()
  var left = Slot(variable: 0)
  var right = Slot(variable: 0)
  /// What `compute` makes.
  var result = Slot(variable: 0)
  /// The nested bodies, as places in `Plan.bodies`.
  var nested = Span32()
  /// The aggregate, in `aggregate` and `collect`.
  var aggregate: Int32 = -1
  /// Where a body begins, in `found` and `collect`; the step to return to, in `emit`; 1 in an `aggregate` or `compute`
  /// that binds its result.
  var target: Int32 = 0

  var isAtom: Bool { kind == .scan || kind == .probe || kind == .member || lists != nil }
}

/// A range of places in a table of a plan.
struct Span32 {
  var start: Int32 = 0
  var count: Int32 = 0
}
