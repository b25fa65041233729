extension [Condition] {
  /// Relations that differ in their subject alone, and the conditions beside them; nil where there are not several.
  public var bySubject: (kept: [Condition], mains: [Atom])? {
    var mains: [Atom] = []
    for condition in self {
      guard case .holds(let atom) = condition, case .thing? = atom[.subject] else { continue }
      if let first = mains.first {
        var (left, right) = (first, atom)
        (left[.subject], right[.subject]) = (nil, nil)
        guard left == right, first != atom else { continue }
      }
      mains.append(atom)
    }
    guard mains.count > 1 else { return nil }
    let kept = filter { condition in
      if case .holds(let atom) = condition { !mains.contains(atom) } else { true }
    }
    return (kept, mains)
  }
}
