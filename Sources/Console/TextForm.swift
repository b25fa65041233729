import Diagnostics
import Knowledge

/// A reply as text for people.
struct TextForm {
  /// With its line end; nothing in it can steer a terminal.
  let text: String

  /// - Parameters:
  ///   - proofs: show the reading and the proof, unless the reply is itself an explanation.
  ///   - offers: show near questions and sentences to add.
  init(_ reply: Reply, proofs: Bool, offers: Bool) {
    var lines = [reply.text.hasSuffix("\n") ? String(reply.text.dropLast()) : reply.text]
    if proofs {
      if let reading = reply.reading { lines.insert("I read: \(reading)", at: 0) }
      if !["why", "why-not"].contains(reply.form) { lines += Self.proofLines(reply.answers) }
    }
    if offers { lines += Self.offerLines(reply.offers) }
    text = Display.safe(lines.filter { !$0.isEmpty }.joined(separator: "\n")) + "\n"
  }

  /// Questions are there to try, sentences for a trainer to add.
  static func offerLines(_ offers: [String]) -> [String] {
    let questions = offers.filter { $0.hasSuffix("?") }
    let sentences = offers.filter { !$0.hasSuffix("?") }
    var lines: [String] = []
    if !questions.isEmpty { lines.append("Try: " + questions.map { "\"\($0)\"" }.joined(separator: ", ")) }
    return lines + sentences.map { "A trainer could add:  \($0)" }
  }

  /// The steps of each proof, aligned, under the answer that they prove.
  static func proofLines(_ answers: [AnswerElement]) -> [String] {
    answers.flatMap { answer -> [String] in
      guard let steps = answer.proof, !steps.isEmpty else { return [] }
      let width = min(60, steps.map { Display.width(of: $0.text) }.max() ?? 0)
      return ["Because, for \(answer.text):"]
        + steps.map { step in
          let number = String(step.id)
          let gap = String(repeating: " ", count: max(0, width - Display.width(of: step.text)))
          let margin = String(repeating: " ", count: max(0, 3 - number.count))
          return "\(margin)\(number)  \(step.text)\(gap)  \(reason(of: step))"
        }
    }
  }

  /// Where a step comes from.
  private static func reason(of step: ProofStep) -> String {
    var parts: [String] = []
    if let rule = step.rule { parts.append("by the rule at \(rule.file):\(rule.line)") }
    if !step.from.isEmpty { parts.append("from \(step.from.map(String.init).joined(separator: ", "))") }
    parts += step.sources.map { source in
      [source.spoken, "\(source.file):\(source.line)"].compactMap(\.self).joined(separator: "  ")
    }
    return parts.joined(separator: ", ")
  }
}

extension Citation {
  /// Title and locator, as far as there are any.
  var spoken: String? {
    let parts = [title, locator].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
