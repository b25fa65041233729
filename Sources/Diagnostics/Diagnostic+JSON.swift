extension Diagnostic {
  /// Writes the finding as an object, as replies carry it: about the question, whose text the reader has.
  public func writeBrief(to json: inout JSONWriter, sources: SourceMap) {
    json.object { json in
      writeHead(to: &json)
      let place = sources.place(of: range)
      json.member("column", place.column)
      json.member("length", place.length)
      json.member("suggestions", suggestions)
    }
  }

  /// Writes all that the text says as an object, as `check` prints it.
  public func write(to json: inout JSONWriter, sources: SourceMap) {
    json.object { json in
      writeHead(to: &json)
      range.writeMembers(to: &json, sources: sources)
      json.member("suggestions", suggestions)
      json.member("reason", reason)
      json.member("remedies", remedies)
      guard !related.isEmpty else { return }
      json.key("related")
      json.array(related) { json, other in
        json.object { json in
          json.member("message", other.message)
          other.range.writeMembers(to: &json, sources: sources)
        }
      }
    }
  }

  private func writeHead(to json: inout JSONWriter) {
    json.member("id", identifier.rawValue)
    json.member("severity", severity.rawValue)
    json.member("message", message)
  }
}

extension SourceRange {
  /// Writes file, line, column and length as members of the object that is being written.
  public func writeMembers(to json: inout JSONWriter, sources: SourceMap) {
    let place = sources.place(of: self)
    json.member("file", place.file)
    json.member("line", place.line)
    json.member("column", place.column)
    json.member("length", place.length)
  }
}
