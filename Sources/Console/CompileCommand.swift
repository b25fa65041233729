import Diagnostics
import Knowledge

/// `preceptor compile`: reads knowledge and writes what came of it to one file.
func run(_ compile: Compile, in surroundings: Surroundings) -> ProgramStatus {
  var settings = Settings(compile.global, in: surroundings)
  if !compile.path.isEmpty { settings.location = .paths(compile.global.knowledge + compile.path) }
  if FileSystem.kind(of: compile.output) != nil, !CompiledKnowledge.isAt(compile.output) {
    surroundings.complain("\(compile.output) is there and is no compiled knowledge; name another file, or remove it.")
    return .usage
  }
  do {
    let base = try readKnowledge(at: settings.location, limits: settings.endurance.limits())
    let findings = base.diagnostics.filter { $0.severity == .error || !settings.quiet }
    surroundings.report(findings, base.sources, color: settings.colorsErrors)
    if base.isCutShort { return .limit }
    guard let bytes = CompiledKnowledge.bytes(of: base) else {
      surroundings.complain("\(compile.output): not written, as the knowledge has errors")
      return .usage
    }
    try FileSystem.write(bytes, to: compile.output)
    if !settings.quiet { surroundings.output.write("\(compile.output): \(base.summary), \(bytes.count) bytes.\n") }
    return .success
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}
