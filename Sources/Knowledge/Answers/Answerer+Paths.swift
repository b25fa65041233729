import Datalog
import English

/// How two things are connected.
extension Answerer {
  /// The shortest chain of rows between two things; all of them, if that is wanted.
  func connect(_ question: Question, _ left: ThingID, _ right: ThingID) -> Reply {
    var reply = Reply(.answered, form: "path", reading: writer.reading(question), text: "")
    let paths = paths(from: left, to: right)
    guard let first = paths.first else {
      reply.status = .unknown
      reply.text = "Not known. Nothing I know connects \(writer.text(left)) with \(writer.text(right))."
      return reply
    }
    guard question.wantsEveryWay else {
      reply.answers = first.map(element)
      reply.text = text(first)
      if paths.count > 1 { reply.text += "\n" + Phrasebook.otherPaths(paths.count - 1) }
      return reply
    }
    for path in paths {
      let hit = Hit(values: [], strength: path.map { Strength(model.round(of: $0)) }.max() ?? .certain, premises: path)
      var element = AnswerElement(text: path.map { said($0) }.joined(separator: "; "))
      support(&element, hit)
      reply.answers.append(element)
    }
    reply.text = paths.map { text($0) }.joined(separator: "\nor\n")
    return reply
  }

  private func said(_ row: RowRef) -> String { ProofBuilder(base, model, writer).text(row) }

  private func element(_ row: RowRef) -> AnswerElement {
    var element = AnswerElement(text: said(row))
    support(&element, Hit(values: [], strength: Strength(model.round(of: row)), premises: [row]))
    return element
  }

  private func text(_ path: [RowRef]) -> String {
    path.map { row in
      let element = element(row)
      return Phrasebook.bullet + Writer.sentence(element.text) + "." + Phrasebook.sourceGap
        + Phrasebook.sources(element.sources)
    }.joined(separator: "\n")
  }

  /// All shortest paths, at most ``mostPaths``, breadth first: a thing is reached from every neighbour that is one step
  /// nearer to the start. O(rows) and the paths.
  private func paths(from left: ThingID, to right: ThingID) -> [[RowRef]] {
    guard left != right else { return [] }
    let edges = edges()
    var distance = [left: 0]
    var cameFrom: [ThingID: [(ThingID, RowRef)]] = [:]
    var open = [left]
    var next = 0
    while next < open.count {
      let here = open[next]
      let reached = (distance[here] ?? 0) + 1
      next += 1
      if let end = distance[right], reached > end { break }
      for (other, row) in edges[here] ?? [] {
        if distance[other] == nil {
          distance[other] = reached
          open.append(other)
        }
        if distance[other] == reached { cameFrom[other, default: []].append((here, row)) }
      }
    }
    var paths: [[RowRef]] = []
    var told: Set<[String]> = []
    func walk(back here: ThingID, _ path: [RowRef]) {
      guard paths.count < Self.mostPaths else { return }
      guard here != left else {
        if told.insert(path.map { said($0) }).inserted { paths.append(path) }
        return
      }
      for (before, row) in cameFrom[here] ?? [] { walk(back: before, [row] + path) }
    }
    walk(back: right, [])
    // `is a consumer of` beside `consumes` is another word, not another way.
    let plain = paths.filter { !$0.contains(where: isRewording) }
    return plain.isEmpty ? paths : plain
  }

  /// Does only a naming sentence make it of another row?
  private func isRewording(_ row: RowRef) -> Bool {
    guard case .clause(let application) = model.derivation(of: row) else { return false }
    if case .naming = base.lowering.origins[Int(application.origin)] { return true }
    return false
  }

  private func isDescribed(_ thing: ThingID) -> Bool {
    if case .described(_, let conditions) = lexicon[thing].structure { !conditions.isEmpty } else { false }
  }

  /// More are more than anybody reads.
  private static let mostPaths = 12

  /// Pairs of things in the first two places of a row that holds, and stated links of kinds.
  private func edges() -> [ThingID: [(ThingID, RowRef)]] {
    let table = base.lowering.table
    var result: [ThingID: [(ThingID, RowRef)]] = [:]
    func add(_ row: RowRef) {
      let values = model.values(of: row)
      guard values.count >= 2 else { return }
      let (a, b) = (ThingID(values[0]), ThingID(values[1]))
      result[a, default: []].append((b, row))
      result[b, default: []].append((a, row))
    }
    for pattern in table.patterns where !pattern.isDenied && pattern.duty == .none && pattern.roles.count == 2 {
      guard let predicate = table.known(pattern) else { continue }
      for row in model.rows(of: predicate) { add(row) }
    }
    // That what is described is what describes it tells of no way.
    for row in model.rows(of: table.link) where !isDescribed(ThingID(model.values(of: row)[0])) { add(row) }
    return result
  }
}
