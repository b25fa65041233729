import Datalog
import English

/// All independent proofs of an answer, on request.
extension Answerer {
  /// Every proof of what was asked, shortest first. None rests on all the sentences that another one needs.
  func allProofs(_ question: Question) -> Reply {
    var reply = Reply(.answered, form: "proofs", reading: writer.reading(question), text: "")
    var parts: [String] = []
    for (said, hits) in proved(question) {
      let proofs = independent(hits)
      guard !proofs.isEmpty else { continue }
      parts.append(Writer.sentence(said) + ": " + Phrasebook.proofs(proofs.count))
      for (number, builder) in proofs.enumerated() {
        var element = AnswerElement(text: said)
        element.sources = citations(builder.statements)
        element.proof = builder.steps
        element.supposed = builder.statements.contains { base.sentences.isSupposed($0) }
        if let weakest = hits.map(\.strength).min() { element.strength = StrengthName(weakest) }
        reply.answers.append(element)
        if proofs.count > 1 { parts.append(Phrasebook.proof(number + 1)) }
        parts += Self.lines(builder.steps)
      }
    }
    reply.text = parts.joined(separator: "\n")
    if reply.answers.isEmpty {
      reply.status = .unknown
      reply.text = Phrasebook.nothingKnown(writer.reading(question))
    }
    return reply
  }

  /// What there is to prove, with the ways in which it holds: the statement or its opposite, or each answer of a list.
  private func proved(_ question: Question) -> [(said: String, hits: [Hit])] {
    if let focus = question.focus.first {
      let hits = solve(question.conditions, variables: question.variableCount, focus: question.focus)
      return values(question, focus).map { found in
        (writer.text(found.thing), hits.filter { $0.thing(focus) == found.thing })
      }
    }
    let verdict = verdict(question)
    let denied = verdict.status == .no ? denial(of: question.conditions) : nil
    let goal = denied ?? question.conditions
    let hits = solve(goal, variables: question.variableCount)
    if hits.isEmpty, let hit = verdict.hit { return [(verdict.statement, [hit])] }
    return hits.isEmpty ? [] : [(denied == nil ? writer.spoken(question.conditions) : verdict.statement, hits)]
  }

  /// Proofs of any of these, of which none needs all that another needs.
  private func independent(_ hits: [Hit]) -> [ProofBuilder] {
    var search = ProofSearch(model) { [watch = base.watch] in watch.isOver() }
    for hit in hits { search.prove(hit.premises) }
    var proofs: [ProofBuilder] = []
    for choice in search.found {
      for hit in hits where hit.premises.allSatisfy({ choice[$0] != nil }) {
        var builder = ProofBuilder(base, model, writer, choosing: choice)
        for premise in hit.premises { _ = builder.prove(premise) }
        proofs.append(builder)
      }
    }
    proofs.sort { $0.steps.count < $1.steps.count }
    var grounds = Grounds()
    var kept: [(proof: ProofBuilder, grounds: Set<Citation>)] = []
    for proof in proofs {
      let needs = grounds.of(proof.steps)
      if !kept.contains(where: { $0.grounds.isSubset(of: needs) }) { kept.append((proof, needs)) }
    }
    return kept.prefix(Self.mostProofs).map(\.proof)
  }

  /// More are more than anybody reads.
  private static let mostProofs = 8
}

/// What proofs rest on, where sentences that say the same are one.
private struct Grounds {
  private var sentence: [String: Citation] = [:]
  private var same: [Citation: Citation] = [:]

  /// The sentences and rules that the steps rest on.
  mutating func of(_ steps: [ProofStep]) -> Set<Citation> {
    var result: Set<Citation> = []
    for step in steps {
      if let rule = step.rule { result.insert(rule) }
      guard step.from.isEmpty, let stated = step.sources.first else { continue }
      let known = same[stated] ?? sentence[step.text] ?? stated
      (same[stated], sentence[step.text]) = (known, known)
      result.insert(known)
    }
    return result
  }
}
