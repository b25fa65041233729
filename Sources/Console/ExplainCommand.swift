import Diagnostics

/// `preceptor explain`: the text of one identifier, or the list of all.
func run(_ explain: Explain, in surroundings: Surroundings) -> ProgramStatus {
  guard let name = explain.identifier else {
    for identifier in DiagnosticIdentifier.allCases {
      surroundings.output.write("\(identifier.rawValue) (\(identifier.severity.rawValue))\n")
    }
    return .success
  }
  guard let identifier = DiagnosticIdentifier(rawValue: name.lowercased()) else {
    let near = nearest(to: name, among: DiagnosticIdentifier.allCases.map(\.rawValue))
    let hint = near.isEmpty ? "\"preceptor explain\" lists them all." : "Did you mean \(near.joined(separator: ", "))?"
    surroundings.complain("There is no diagnostic \"\(Display.safe(name, keepingLayout: false))\". \(hint)")
    return .usage
  }
  surroundings.output.write(identifier.explanation.text(for: identifier))
  return .success
}
