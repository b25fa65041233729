import English

/// What denies a question.
extension Answerer {
  /// `need not` for `must`: another way in which a duty is denied.
  func needless(_ conditions: [Condition]) -> [Condition]? {
    changingLast(conditions) { $0.duty == .must && !$0.isDenied ? .needless : nil }
  }

  /// `must not` for `may`: the permission is denied.
  func forbidden(_ conditions: [Condition]) -> [Condition]? {
    guard case .holds(let atom)? = conditions.last, !atom.isDenied, atom.duty == .none else { return nil }
    var result = denial(of: conditions)
    for index in result?.indices ?? 0..<0 {
      guard case .holds(var atom)? = result?[index], atom.isDenied else { continue }
      atom.duty = .must
      result?[index] = .holds(atom)
    }
    return result
  }

  /// `may Marlin not enter`: whether it must not.
  func prohibition(_ question: Question) -> Question? {
    guard case .holds(var atom)? = question.conditions.last, atom.isDenied, atom.duty == .none else { return nil }
    atom.duty = .must
    var copy = question
    copy.asksPossibility = false
    copy.conditions[copy.conditions.count - 1] = .holds(atom)
    return copy
  }

  private func changingLast(_ conditions: [Condition], _ duty: (English.Atom) -> Duty?) -> [Condition]? {
    guard case .holds(var atom)? = conditions.last, let changed = duty(atom) else { return nil }
    atom.duty = changed
    return conditions.dropLast() + [.holds(atom)]
  }

  /// The conditions that deny the question: its last relation denied, a kind in the object's place for whatever is of it.
  ///
  /// Where a variable stands that nothing bounds, or whose description leaves others out, to deny it of something is not
  /// the opposite: nil. `keeping`: variables of which one exception is wanted.
  func denial(of conditions: [Condition], keeping: Set<Variable> = []) -> [Condition]? {
    if case .compare(let comparison, let left, let right)? = conditions.last {
      // That some town has fewer people is no opposite of that some has more.
      let isOfSome = conditions.contains { if case .isA(.variable, _, _) = $0 { true } else { false } }
      guard !isOfSome else { return nil }
      return conditions.dropLast() + [.compare(comparison.opposite, left, right)]
    }
    if let other = otherQuantity(conditions) { return other }
    let conditions = asked(conditions)
    guard
      let place = conditions.lastIndex(where: { if case .holds = $0 { true } else { false } })
        ?? conditions.lastIndex(where: { if case .isA(.thing, .thing, _) = $0 { true } else { false } })
    else { return nil }
    var result = conditions
    switch conditions[place] {
    case .holds(var atom):
      // That some customer does not is no opposite of that some does.
      if atom.isDenied, case .variable? = atom[.subject] { return nil }
      atom.isDenied.toggle()
      if atom.isDenied {
        for filled in atom.places {
          guard case .variable(let variable) = filled.term, !keeping.contains(variable) else { continue }
          guard
            let kind = conditions.first(where: {
              if case .isA(.variable(variable), .thing, denied: false) = $0 { true } else { false }
            }), case .isA(_, .thing(let thing), _) = kind
          else {
            guard conditions.contains(where: { $0.isAction(of: variable) }) else { return nil }
            continue
          }
          let described = result.filter { $0 != kind && $0 != conditions[place] && $0.speaksOf(variable) }
          if let whole = described.isEmpty ? thing : wholes[variable] {
            atom[filled.role] = .thing(whole)
            result.removeAll { $0 == kind || described.contains($0) }
            result = result.filter { other in
              guard case .isA(.variable(let loose), .thing, _) = other else { return true }
              return result.contains { $0 != other && $0.speaksOf(loose) }
            }
          } else {
            // Denied of the whole kind, it is denied of those so described.
            atom[filled.role] = .thing(thing)
            result.removeAll { $0 == kind }
          }
        }
      } else if case .thing(let kind)? = atom[.object], !lexicon[kind].isName {
        let variable = Variable(StatementVariables.count(conditions))
        atom[.object] = .variable(variable)
        result.insert(.isA(.variable(variable), .thing(kind), denied: false), at: 0)
      }
      result[result.lastIndex(where: { $0 == conditions[place] }) ?? place] = .holds(atom)
    case .isA(let left, let right, let denied):
      result[place] = .isA(left, right, denied: !denied)
    default: return nil
    }
    return result
  }

  /// `does X last more than 2 hours`: that the quantity which X lasts compares otherwise. Only of a name, of which nothing
  /// else is asked.
  func otherQuantity(_ conditions: [Condition]) -> [Condition]? {
    guard conditions.count == 2, case .holds(let atom)? = conditions.last, !atom.isDenied, atom.duty == .none,
      lexicon[atom.relation].shape == .verb, case .thing(let subject)? = atom[.subject], lexicon[subject].isName,
      let value = atom[.object], case .variable = value, case .compare(let comparison, value, let bound) = conditions[0]
    else { return nil }
    return [.compare(comparison.opposite, value, bound), conditions[1]]
  }

  /// The conditions with kinds in the place of variables that are only said to be of the kind, for saying them.
  func sayable(_ conditions: [Condition]) -> [Condition] {
    var result = conditions
    for condition in conditions {
      guard case .isA(.variable(let variable), .thing(let kind), denied: false) = condition, conditions.count > 1 else {
        continue
      }
      result.removeAll { $0 == condition }
      result = result.map { $0.mapTerms { $0 == .variable(variable) ? .thing(kind) : $0 } }
    }
    return result
  }
}
