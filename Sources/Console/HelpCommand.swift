import Diagnostics

/// What `preceptor --help` says: one screen.
let helpOverview = """
  Preceptor answers questions in English from knowledge written in English.

  Usage: preceptor [OPTION...] [COMMAND [ARGUMENT...]]
  Without a command it prompts; where its input is no terminal it answers that.

    ask [QUESTION...]      answer questions, or the lines of --file or the input
    check [PATH...]        report everything that is wrong with the knowledge
    test [PATH...]         run the expected answers kept beside the knowledge
    compile [PATH...]      read knowledge once, into one file (-o FILE)
    format [PATH...]       rewrite knowledge files in the standard layout
    show STAGE [SENTENCE]  tokens, reading, clauses, plan, facts, rules or counts
    explain [IDENTIFIER]   say what a finding such as unknown-word means
    help [TOPIC]           tell more; "help topics" lists what there is

    -k, --knowledge PATH   else PRECEPTOR_KNOWLEDGE, ./Knowledge, the copy inside
    --format FORMAT        text, json, jsonl, tsv, csv or markdown
    --explain  --echo  --timing  --quiet         more, or less, with every answer
    --independent  --fail-fast  --keep-going     how a batch goes on
    --log-refused FILE     append there what was not understood
    --time-limit SECONDS  --memory-limit MIB     for one question
    --color WHEN           auto, always or never       --version  -h, --help

  For example: preceptor ask "what can I ask?"
               preceptor ask --format jsonl --file questions.txt

  """

/// Carries out what only prints help; nil if the arguments ask for something else.
func runHelp(_ arguments: [String], in surroundings: Surroundings) -> ProgramStatus? {
  switch arguments.first {
  case "--help" where arguments.count == 1, "-h" where arguments.count == 1, "help" where arguments.count == 1:
    surroundings.output.write(helpOverview)
  case "help":
    let topic = arguments.dropFirst().joined(separator: " ")
    if Preceptor.commandNames.contains(topic) { return nil }
    guard let text = HelpTopic.text(on: topic) else {
      surroundings.complain(Display.safe(HelpTopic.missing(topic), keepingLayout: false))
      return .usage
    }
    surroundings.output.write(text + "\n")
  case "--generate-manual" where arguments.count == 1:
    surroundings.output.write(ManualPage().text)
  default: return nil
  }
  return .success
}
