import Datalog
import Diagnostics
import English

extension KnowledgeBase {
  /// What `check` says besides what reading found: conflicts, repetitions, facts without a source. In file order.
  public func findings() -> [Diagnostic] {
    (diagnostics + conflicts() + duplicates() + unsourced() + (hasErrors ? [] : lint())).sorted { left, right in
      (left.range.source, left.range.bytes.lowerBound) < (right.range.source, right.range.bytes.lowerBound)
    }
  }

  // MARK: Conflicts

  /// Certain rows whose denial is certain too. Those that inheritance repeats further down are left out: a row is
  /// reported where one of the two is stated or concluded.
  private func conflicts() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var told: Set<[SourceRange]> = []
    let table = lowering.table
    for pattern in table.patterns where pattern.isDenied {
      guard let denied = table.known(pattern), let affirmed = table.known(pattern.with(isDenied: false)) else {
        continue
      }
      for row in model.rows(of: denied, upTo: .certain) {
        guard let other = model.contains(affirmed, model.values(of: row)), model.round(of: other) == .certain else {
          continue
        }
        let things = model.values(of: row).map { English.Term.thing(ThingID($0)) }
        let atom = English.Atom(pattern.relation, Array(zip(pattern.roles, things)), duty: pattern.duty)
        report(Writer(lexicon).statement(atom), [other, row], &told, &found)
      }
    }
    for row in model.rows(of: table.notAStated, upTo: .certain) {
      guard let other = model.contains(table.isA, model.values(of: row)), model.round(of: other) == .certain else {
        continue
      }
      let values = model.values(of: row).map { ThingID($0) }
      report(Writer(lexicon).classification(values[0], values[1]), [other, row], &told, &found)
    }
    return found
  }

  private func report(
    _ said: String, _ rows: [RowRef], _ told: inout Set<[SourceRange]>, _ found: inout [Diagnostic]
  ) {
    let statements = rows.compactMap { origin(of: $0) }
    let ranges = statements.map(\.range)
    guard ranges.count == 2, told.insert(ranges).inserted else { return }
    var remedies = ["Correct one of the two, or speak of a narrower kind in the one that is the exception."]
    if statements.contains(where: { $0.assertions.contains(where: \.isStrict) }) {
      remedies.append(
        "Say the wider one without \"every\", \"all\" or \"no\": only then can a narrower one be an exception to it.")
    }
    found.append(
      Diagnostic(
        .conflict, "It is both stated and denied that \(said).", at: ranges[1],
        reason: "Answers will show both sides.",
        remedies: remedies,
        related: [("the other side is here", ranges[0])]))
  }

  /// The sentence that a row comes from: the first on the way down its derivation.
  private func origin(of row: RowRef) -> Statement? {
    var pending = [row]
    var seen: Set<RowRef> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      let origin: Int32
      switch model.derivation(of: next) {
      case .fact(let stated): origin = stated
      case .clause(let application):
        origin = application.origin
        // Statements before the ladder of kinds that they came down.
        let ladder = [lowering.table.isA, lowering.table.base, lowering.table.link]
        pending += application.premises.filter { ladder.contains($0.predicate) }
        pending += application.premises.filter { !ladder.contains($0.predicate) }
      }
      if let sentence = sentence(of: lowering.origins[Int(origin)]) { return sentence.statement }
    }
    return nil
  }

  // MARK: Repetitions and sources

  private func duplicates() -> [Diagnostic] {
    var first: [Assertion: SourceRange] = [:]
    var found: [Diagnostic] = []
    for sentence in sentences where !sentence.statement.isRule && sentence.statement.namings.isEmpty {
      let assertions = sentence.statement.assertions
      let earlier = assertions.compactMap { first[$0] }
      for assertion in assertions where first[assertion] == nil { first[assertion] = sentence.statement.range }
      guard !assertions.isEmpty, earlier.count == assertions.count, earlier[0] != sentence.statement.range else {
        continue
      }
      found.append(
        Diagnostic(
          .duplicate, "This is stated already.", at: sentence.statement.range,
          reason: "If one of the two is changed, the other may be forgotten.", remedies: ["Remove one of the two."],
          related: [("it is stated here", earlier[0])]))
    }
    return found
  }

  private func unsourced() -> [Diagnostic] {
    // A file that cites nothing at all is not blamed sentence by sentence.
    sentences.compactMap { sentence in
      let statement = sentence.statement
      guard sentence.citation.title == nil, !sentence.isTold, !statement.isRule, statement.namings.isEmpty,
        !statement.assertions.isEmpty, !introductions.isEmpty, !isOfWords(statement)
      else { return nil }
      return Diagnostic(
        .noSource, "This fact has no source.", at: statement.range,
        reason: "Answers can only cite this file and line.",
        remedies: ["Put a source line above it:  Source: \(introductions[0].name), page 1."])
    }
  }

  /// Only says what is a kind of what: that is knowledge of words.
  private func isOfWords(_ statement: Statement) -> Bool {
    statement.assertions.allSatisfy { assertion in
      switch assertion.condition {
      case .isA, .same: true
      default: false
      }
    }
  }
}
