import Knowledge

/// `preceptor format`: lays knowledge files out anew, or with `--check` only says which need it.
func run(_ format: Format, in surroundings: Surroundings) -> ProgramStatus {
  let settings = Settings(format.global, in: surroundings)
  let location = format.path.isEmpty ? settings.location : .paths(format.path)
  guard case .paths = location else {
    surroundings.complain("The knowledge inside the program cannot be laid out; name a file or folder.")
    return .usage
  }
  if let compiled = location.compiled {
    surroundings.complain("\(compiled) is compiled knowledge; name the files that it was made of.")
    return .usage
  }
  do {
    let files = try location.documents() + location.tests()
    var changed = 0
    for file in files {
      let bytes = KnowledgeLayout.standard(file)
      guard bytes != file.bytes else { continue }
      changed += 1
      if !format.check { try FileSystem.write(bytes, to: file.path) }
      if !settings.quiet || format.check { surroundings.output.write(file.path + "\n") }
    }
    if !settings.quiet { surroundings.output.write(summary(changed, of: files.count, isCheck: format.check)) }
    return format.check && changed > 0 ? .unanswered : .success
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}

/// `1 of 3 files laid out.`
private func summary(_ changed: Int, of count: Int, isCheck: Bool) -> String {
  let files = "\(changed) of \(count) file\(count == 1 ? "" : "s")"
  return isCheck ? "\(files) not in the standard layout.\n" : "\(files) laid out.\n"
}
