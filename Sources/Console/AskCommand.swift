import Diagnostics
import Knowledge

/// `preceptor ask`
func run(_ ask: Ask, in surroundings: Surroundings) -> ProgramStatus {
  answer(ask.question, files: ask.file, Settings(ask.global, in: surroundings), in: surroundings)
}

/// `preceptor` without a command: the prompt at a terminal, else a batch.
func run(_ root: Preceptor, in surroundings: Surroundings) -> ProgramStatus {
  prompt(Settings(root.global, in: surroundings), in: surroundings)
}

/// Carries out `preceptor` and `preceptor ask QUESTION…` where no option is typed; nil otherwise.
///
/// Such a line says nothing that the option parser would have to find out, and to build that parser takes longer than
/// to answer the question.
func runWithoutOptions(_ arguments: [String], in surroundings: Surroundings) -> ProgramStatus? {
  guard let command = arguments.first else { return prompt(Settings(in: surroundings), in: surroundings) }
  guard command == Ask.name, !arguments.contains(where: { $0.utf8.first == UInt8(ascii: "-") }) else { return nil }
  return answer(Array(arguments.dropFirst()), files: [], Settings(in: surroundings), in: surroundings)
}

/// Asks the lines of files, then questions, else the lines of standard input.
private func answer(
  _ questions: [String], files: [String], _ settings: Settings, in surroundings: Surroundings
) -> ProgramStatus {
  runBatch(settings, in: surroundings) { batch in
    for file in files { batch.ask(file: file) }
    for (index, question) in questions.enumerated() {
      batch.ask(line: question, name: "<argument>", number: index + 1)
    }
    if files.isEmpty && questions.isEmpty { batch.ask(file: "-") }
  }
}

/// The prompt where both ends are a terminal, else a batch of the lines of standard input.
private func prompt(_ settings: Settings, in surroundings: Surroundings) -> ProgramStatus {
  guard surroundings.inputIsTerminal && surroundings.outputIsTerminal else {
    return answer([], files: [], settings, in: surroundings)
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
    surroundings.leave(batch.status)
    return batch.status
  } catch {
    surroundings.complain("\(error)")
    return .usage
  }
}
