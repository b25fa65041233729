import Diagnostics
import Knowledge

/// `preceptor ask`
func run(_ ask: Ask, in surroundings: Surroundings) -> ProgramStatus {
  let settings = Settings(ask.global, in: surroundings)
  return runBatch(settings, in: surroundings) { batch in
    for file in ask.file { batch.ask(file: file) }
    for (index, question) in ask.question.enumerated() {
      batch.ask(line: question, name: "<argument>", number: index + 1)
    }
    if ask.file.isEmpty && ask.question.isEmpty { batch.ask(file: "-") }
  }
}

/// `preceptor` without a command: the prompt at a terminal, else a batch.
func run(_ root: Preceptor, in surroundings: Surroundings) -> ProgramStatus {
  let settings = Settings(root.global, in: surroundings)
  guard surroundings.inputIsTerminal && surroundings.outputIsTerminal else {
    return runBatch(settings, in: surroundings) { $0.ask(file: "-") }
  }
  do {
    let base = try read(settings, in: surroundings)
    if base.isCutShort { return giveUp(surroundings) }
    var prompt = Prompt(Conversation(location: settings.location, base: base), settings: settings, in: surroundings)
    return prompt.run()
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}

/// Reads the knowledge of a run; Ctrl-C may end the program meanwhile.
private func read(_ settings: Settings, in surroundings: Surroundings) throws(FileProblem) -> KnowledgeBase {
  let result = Interruption.allowed(over: surroundings.output) { () -> Result<KnowledgeBase, FileProblem> in
    do throws(FileProblem) {
      let cache = KnowledgeCache(environment: surroundings.environment)
      return .success(
        try readKnowledge(at: settings.location, cache: cache, limits: settings.endurance.limits()))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

private func giveUp(_ surroundings: Surroundings) -> ProgramStatus {
  surroundings.complain("reading the knowledge went beyond the limit")
  return .limit
}

/// Reads the knowledge and asks `questions` over it. Knowledge with errors answers nothing, unless told to.
private func runBatch(
  _ settings: Settings, in surroundings: Surroundings, _ questions: (inout Batch) -> Void
) -> ProgramStatus {
  do {
    let base = try read(settings, in: surroundings)
    if base.isCutShort { return giveUp(surroundings) }
    var status = ProgramStatus.success
    let errors = base.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      surroundings.report(errors, base.sources, color: settings.colorsErrors)
      status = .usage
      guard settings.keepGoing else { return status }
    }
    let conversation = Conversation(location: settings.location, base: base)
    let refused = try settings.logRefused.map(RefusedLog.init)
    var batch = Batch(conversation, settings: settings, in: surroundings, status: status, refused: refused)
    questions(&batch)
    batch.finish()
    return batch.status
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}
