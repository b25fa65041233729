import Diagnostics
import Knowledge

extension Answered {
  /// Writes the object of the JSON formats; what does not apply is left out.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("question", question)
      json.member("status", reply.status.rawValue)
      json.member("form", reply.form)
      json.member("reading", reply.reading)
      json.member("text", reply.text)
      if carriesAnswers {
        json.key("answers")
        json.array(reply.answers) { $1.write(to: &$0) }
      }
      writeReadings(to: &json)
      json.member("offers", reply.offers)
      writeCorrections(to: &json)
      writeDiagnostics(to: &json)
      json.member("line", line)
      json.member("part", part)
      json.member("elapsed_us", microseconds)
    }
  }

  /// An empty list of answers says something where a question was answered, and nothing elsewhere.
  private var carriesAnswers: Bool {
    !reply.answers.isEmpty || [.answered, .unknown, .yes, .no].contains(reply.status)
  }

  private func writeReadings(to json: inout JSONWriter) {
    guard !reply.readings.isEmpty else { return }
    json.key("readings")
    json.array(reply.readings) { json, reading in
      json.object { json in
        json.member("reading", reading.reading)
        json.member("status", reading.status.rawValue)
        json.key("answers")
        json.array(reading.answers) { $1.write(to: &$0) }
      }
    }
  }

  private func writeCorrections(to json: inout JSONWriter) {
    guard !reply.corrections.isEmpty else { return }
    json.key("corrections")
    json.array(reply.corrections) { json, correction in
      json.object { json in
        json.member("from", correction.from)
        json.member("to", correction.to)
      }
    }
  }

  private func writeDiagnostics(to json: inout JSONWriter) {
    guard !reply.diagnostics.isEmpty else { return }
    json.key("diagnostics")
    json.array(reply.diagnostics) { $1.writeBrief(to: &$0, sources: sources) }
  }
}

extension AnswerElement {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      if let number {
        json.key("number")
        json.number(number)
      }
      json.member("unit", unit)
      json.member("for", owner)
      json.member("below", below)
      json.member("strength", strength.rawValue)
      if supposed { json.member("supposed", true) }
      if !known { json.member("known", false) }
      json.key("sources")
      json.array(sources) { $1.write(to: &$0) }
      guard let proof else { return }
      json.key("proof")
      json.object { json in
        json.key("steps")
        json.array(proof) { $1.write(to: &$0) }
      }
    }
  }
}

extension ProofStep {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("text", text)
      if let rule {
        json.key("rule")
        json.object { json in
          json.member("file", rule.file)
          json.member("line", rule.line)
        }
      }
      if !sources.isEmpty {
        json.key("sources")
        json.array(sources) { $1.write(to: &$0) }
      }
      json.key("from")
      json.array(from) { $0.integer($1) }
    }
  }
}

extension Citation {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("title", title)
      json.member("locator", locator)
      json.member("file", file)
      json.member("line", line)
      json.member("column", column)
    }
  }
}
