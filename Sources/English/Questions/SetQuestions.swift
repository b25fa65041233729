/// Questions about the knowledge rather than from it are asked in set phrases. Each has its patterns here, once; what
/// stands in the gaps is read by the grammar.
enum SetQuestion: CaseIterable {
  case expand, define, whoDefines, describe, differences, similarities, alike, connect
  case everyPath, everyProof
  case cite, mentions, overview, why, frequency, kindsOf, enable, aftermath, suppose, assume, truth, falsehood, said,
    possible, whether
  case adviceFor, adviceAt, avoidWith, avoid, avoidTo, adviceTo, deeds, askAbout, ask, list, examples, count

  /// The set phrases, most particular first.
  var patterns: [PhrasePattern] {
    switch self {
    case .expand: Self.expandPatterns
    case .define: Self.definePatterns
    case .whoDefines: Self.whoDefinesPatterns
    case .describe: Self.describePatterns
    case .differences: Self.differencePatterns
    case .similarities: Self.similarityPatterns
    case .alike: Self.alikePatterns
    case .connect: Self.connectPatterns
    case .everyPath: Self.everyPathPatterns
    case .everyProof: Self.everyProofPatterns
    case .cite: Self.citePatterns
    case .mentions: Self.mentionsPatterns
    case .overview: Self.overviewPatterns
    case .why: Self.whyPatterns
    case .frequency: Self.frequencyPatterns
    case .kindsOf: Self.kindsOfPatterns
    case .suppose: Self.supposePatterns
    case .assume: Self.assumePatterns
    case .enable: Self.enablePatterns
    case .aftermath: Self.aftermathPatterns
    case .truth: Self.truthPatterns
    case .falsehood: Self.falsehoodPatterns
    case .said: Self.saidPatterns
    case .possible: Self.possiblePatterns
    case .whether: Self.whetherPatterns
    case .adviceFor: Self.adviceForPatterns
    case .adviceAt: Self.adviceAtPatterns
    case .avoidWith: Self.avoidWithPatterns
    case .avoid: Self.avoidPatterns
    case .avoidTo: Self.avoidToPatterns
    case .adviceTo: Self.adviceToPatterns
    case .deeds: Self.deedsPatterns
    case .askAbout: Self.askAboutPatterns
    case .ask: Self.askPatterns
    case .list: Self.listPatterns
    case .examples: Self.examplesPatterns
    case .count: Self.countPatterns
    }
  }

  private static let expandPatterns = [
    PhrasePattern("what does|do [the] [abbreviation|acronym] X stand for"), PhrasePattern("what is X short for"),
    PhrasePattern("what is X an abbreviation for|of"), PhrasePattern("spell out X"),
    PhrasePattern("what X stands|stand for"),
  ]
  private static let definePatterns = [
    PhrasePattern("define [the] [term] X"), PhrasePattern("what is|are meant by X"),
    PhrasePattern("what does|do [the] [term] X mean"), PhrasePattern("what is [the] definition|meaning of X"),
    PhrasePattern("give [me|us] [the|a] definition of X"), PhrasePattern("definition of X"), PhrasePattern("explain X"),
    PhrasePattern("explain to me|us X"),
    PhrasePattern("how is|are X defined"), PhrasePattern("how do|would you define X"),
    PhrasePattern("what|who X is|are"), PhrasePattern("what X means|mean"), PhrasePattern("how X is|are defined"),
  ]
  private static let whoDefinesPatterns = [
    PhrasePattern("who says what X is|are|means|mean"), PhrasePattern("who defines X"),
    PhrasePattern("where is|are X defined"), PhrasePattern("where does|do Z define X"),
    PhrasePattern("whose definition of X is it|this|that"),
  ]
  private static let describePatterns = [
    PhrasePattern("tell me|us [more|something|everything|all] about X"), PhrasePattern("what do you know about|of X"),
    PhrasePattern("what can you tell me|us about X"), PhrasePattern("what do we know about X"),
    PhrasePattern("what should|must i|we|you know about|of X"),
    PhrasePattern("what do i|we|you need to know about|of X"),
    PhrasePattern("what does|do Z say about X"), PhrasePattern("what is|are known|said about|of X"),
    PhrasePattern("describe X"), PhrasePattern("about X"), PhrasePattern("information about|on X"),
    PhrasePattern("give me|us [some] information about|on X"), PhrasePattern("talk about X"),
    PhrasePattern("who or what is|are X"), PhrasePattern("what you know about|of X"),
  ]
  private static let differencePatterns = [
    PhrasePattern("how do|does X differ from Y"), PhrasePattern("how do|does X and Y differ"),
    PhrasePattern("what is|are [the] difference|differences between X and Y"),
    PhrasePattern("difference|differences between X and Y"), PhrasePattern("how is|are X different from|than|to Y"),
    PhrasePattern("how are X and Y different"), PhrasePattern("what distinguishes|separates X from|and Y"),
    PhrasePattern("compare X and|with|to|against Y"), PhrasePattern("in what way|ways do|does X differ from Y"),
    PhrasePattern("X compared with|to Y"), PhrasePattern("how X differs|differ from Y"),
    PhrasePattern("how X and Y differ"), PhrasePattern("how X is|are different from Y"),
  ]
  private static let similarityPatterns = [
    PhrasePattern("what do|does X and Y have in common"), PhrasePattern("what do|does X have in common with Y"),
    PhrasePattern("how are|is X and Y alike|similar"), PhrasePattern("how is|are X like|similar Y"),
    PhrasePattern("what do|does X and Y share"), PhrasePattern("what do|does X share with Y"),
    PhrasePattern("what is|are [the] similarity|similarities between X and Y"),
    PhrasePattern("what is common to X and Y"), PhrasePattern("what X and Y have in common"),
  ]
  private static let alikePatterns = [
    PhrasePattern("is|are X and Y alike|similar|different"), PhrasePattern("are X and Y the same"),
    PhrasePattern("is|are X similar to Y"), PhrasePattern("is|are X different from Y"),
    PhrasePattern("do|does X and Y differ"), PhrasePattern("do|does X differ from Y"), PhrasePattern("is|are X like Y"),
    PhrasePattern("whether X and Y are alike|similar|different"),
  ]
  private static let connectPatterns = [
    PhrasePattern("how is|are X related|connected|linked to|with Y"),
    PhrasePattern("how are|is X and Y related|connected|linked"), PhrasePattern("what connects|links X and|to|with Y"),
    PhrasePattern("what do|does X have to do with Y"), PhrasePattern("what has X to do with Y"),
    PhrasePattern("what is [the] relation|relationship|connection|link between X and Y"),
    PhrasePattern("how does|do X relate to Y"), PhrasePattern("how X is|are related|connected|linked to|with Y"),
    PhrasePattern("how X and Y are|is related|connected|linked"),
  ]
  private static let everyPathPatterns = [
    PhrasePattern("all [shortest] paths|ways|connections between|from X and|to Y"),
    PhrasePattern("show|list|give [me] all [shortest] paths|ways|connections between|from X and|to Y"),
    PhrasePattern("what are all [shortest] paths|connections between|from X and|to Y"),
    PhrasePattern("in which|what ways are X and Y related|connected|linked"),
    PhrasePattern("in how many ways are X and Y related|connected|linked"),
  ]
  private static let everyProofPatterns = [
    PhrasePattern("all proofs that S"), PhrasePattern("show|list|give [me] all proofs that S"),
    PhrasePattern("prove in every way that S"),
  ]
  private static let citePatterns = [
    PhrasePattern("where does|do it say that S"), PhrasePattern("where does|do it say S"),
    PhrasePattern("where does|do the Z say that S"), PhrasePattern("where does|do Z say that S"),
    PhrasePattern("where is it said|stated|written that S"), PhrasePattern("which slide|slides say|says [that] S"),
    PhrasePattern("what slide|slides say|says [that] S"), PhrasePattern("on which|what slide does|do it say [that] S"),
    PhrasePattern("who says that S"), PhrasePattern("according to whom S"),
    PhrasePattern("what is the source for|of S"),
    PhrasePattern("who says S"), PhrasePattern("where it says that S"),
  ]
  private static let mentionsPatterns = [
    PhrasePattern("where does|do Z talk|talks about X"), PhrasePattern("where does|do Z mention|discuss|cover|treat X"),
    PhrasePattern("which|what slide|slides|paragraph|paragraphs mention|mentions|discuss|discusses|cover|covers X"),
    PhrasePattern("which|what slide|slides|paragraph|paragraphs talk|talks about X"),
    PhrasePattern("which|what slide|slides|paragraph|paragraphs is|are about X"),
    PhrasePattern("where is|are X mentioned|discussed|covered|treated"), PhrasePattern("where can i read about|on X"),
    PhrasePattern("where can i find X"), PhrasePattern("on which|what slide|slides is|are X [mentioned|discussed]"),
    PhrasePattern("where do|can i find|read [something] about|on X"),
    PhrasePattern("what is|are [the] source|sources for|of|on X"),
    PhrasePattern("where X is|are mentioned|discussed|covered|treated"),
  ]
  private static let overviewPatterns = [
    PhrasePattern("what is [this|it] about"), PhrasePattern("what is Z about"),
    PhrasePattern("what does|do Z cover|teach|treat"), PhrasePattern("what are the topics"),
    PhrasePattern("what is|are the topic|topics|subject of Z"), PhrasePattern("what Z is about"),
  ]
  private static let whyPatterns = [
    PhrasePattern("how do you know that S"), PhrasePattern("how do you know S"), PhrasePattern("explain why S"),
    PhrasePattern("how come S"), PhrasePattern("for what|which reason S"),
    PhrasePattern("what is the reason that|why S"), PhrasePattern("prove that S"), PhrasePattern("why is it that S"),
    PhrasePattern("why is it true that S"), PhrasePattern("what makes you say|think [that] S"),
  ]
  private static let frequencyPatterns = [PhrasePattern("how often|frequently S")]
  private static let kindsOfPatterns = [PhrasePattern("what|which kind|type|sort of X is|are Y")]
  private static let supposePatterns = [
    PhrasePattern("what happens|follows if|when S"),
    PhrasePattern("what may|might|can|could|will|would happen if|when S"),
    PhrasePattern("what if S"), PhrasePattern("what is|are the effect|effects|consequence|consequences if|when S"),
    PhrasePattern("what happens to X if|when S"),
  ]
  private static let assumePatterns = [
    PhrasePattern("suppose|assume|imagine that S"), PhrasePattern("suppose|assume|imagine S"),
    PhrasePattern("let us suppose|assume [that] S"),
  ]
  private static let truthPatterns = [
    PhrasePattern("is it true|correct|right that S"), PhrasePattern("is it the case that S"),
    PhrasePattern("true or false S"), PhrasePattern("is it not true|correct|right that S"),
    PhrasePattern("is not it true|correct|right that S"), PhrasePattern("is it a fact that S"),
  ]
  private static let falsehoodPatterns = [
    PhrasePattern("is it false|untrue|wrong|incorrect that S"), PhrasePattern("is it not the case that S"),
    PhrasePattern("whether it is false|untrue|wrong|incorrect that S"),
  ]
  private static let saidPatterns = [
    PhrasePattern("does|do Z say|state|claim|tell that|whether|if S")
  ]
  private static let possiblePatterns = [PhrasePattern("is it possible that S")]
  private static let whetherPatterns = [
    PhrasePattern("whether|if S"), PhrasePattern("is it known that|whether|if S"),
  ]
  private static let enablePatterns = [
    PhrasePattern("what would|could|might|can|will make X"), PhrasePattern("what would it take for X to Y"),
    PhrasePattern("what would make it so that S"),
    PhrasePattern("under what conditions|circumstances S"), PhrasePattern("on what condition|conditions S"),
  ]
  private static let aftermathPatterns = [
    PhrasePattern("what happens|follows after|during|before|at|on|in|with X"),
    PhrasePattern("what may|might|can|could|will|would happen after|during|before|at|on|in|with X"),
    PhrasePattern("what happens if|when there is|are X"), PhrasePattern("what happens if|when X happens|occurs"),
    PhrasePattern("what happens if|when X happen|occur"),
  ]
  private static let adviceForPatterns = [
    PhrasePattern("what should|must|shall|can|could|do i|we|you do for|with|about|regarding X"),
    PhrasePattern("what should|must|can|could Z do for|with|about|regarding X"),
    PhrasePattern("how should|can|could|must|do i|we|you deal|work with X"),
    PhrasePattern("how should|can|could|must|do i|we|you treat|handle|serve|help|support|satisfy|please X"),
    PhrasePattern("what is|are [the|your] advice|recommendation|recommendations for|on|about X"),
    PhrasePattern("advice for|on|about X"), PhrasePattern("what do you recommend|advise|suggest for X"),
    PhrasePattern("what works for|with X"), PhrasePattern("what to do for|with|about X"),
  ]
  private static let adviceAtPatterns = [
    PhrasePattern("what should|must|shall|can i|we|you do during|before|after|in|at X"),
    PhrasePattern("what should|must be done during|before|after|in|at X"),
    PhrasePattern("what to do during|before|after|in|at X"),
  ]
  private static let avoidWithPatterns = [
    PhrasePattern("what should|must|shall i|we|you avoid with|for|about X"),
    PhrasePattern("what should|must|shall i|we|you not do for|with|to|about X"),
    PhrasePattern("what should|must|shall i|we|you never do for|with|to|about X"),
    PhrasePattern("what should|must|shall not i|we|you do for|with|to|about X"),
    PhrasePattern("what must|should be avoided with|for X"), PhrasePattern("what to avoid with|for X"),
    PhrasePattern("what i|we should avoid with|for X"),
  ]
  private static let avoidPatterns = [
    PhrasePattern("what should|must|shall i|we|you avoid"), PhrasePattern("what should|must i|we|you not do"),
    PhrasePattern("what must|should not i|we|you do"), PhrasePattern("what to avoid"),
    PhrasePattern("what must|should be avoided"), PhrasePattern("what must|should not be done"),
    PhrasePattern("what i|we should avoid"),
  ]
  private static let avoidToPatterns = [
    PhrasePattern("what should|must|shall|may|can|does|do X avoid"),
    PhrasePattern("what should|must|shall|may|can X not do"),
    PhrasePattern("what should|must|shall|may|can not X do"),
    PhrasePattern("what is|are X not allowed|supposed|permitted to do"),
    PhrasePattern("what is|are forbidden to|for X"), PhrasePattern("what X should|must not do"),
    PhrasePattern("what X should|must avoid"),
  ]
  private static let adviceToPatterns = [
    PhrasePattern("what should|must|shall X do"),
    PhrasePattern("what should|must|shall X do during|before|after|in|at|on|to Y"),
    PhrasePattern("what is|are X supposed|expected|obliged to do"),
    PhrasePattern("what are the duties of X"), PhrasePattern("what X should|must do"),
    PhrasePattern("what X should|must do during|before|after|in|at|on|to Y"),
    PhrasePattern("what should|must|shall X do when|while Y"),
    PhrasePattern("what is|are X supposed|expected|obliged to do when|while|during|before|after|in|at|on Y"),
  ]
  private static let deedsPatterns = [
    PhrasePattern("what do|does|can|may|might|could|will X [usually|normally|typically] do"),
    PhrasePattern("what X does|do"),
    PhrasePattern(
      "what do|does|can|may|might|could|will X [usually|normally|typically] do in|at|on|with|to|for|about|during|before|after|through Y"
    ),
  ]
  private static let askAboutPatterns = [
    PhrasePattern("what can|could|may i|we|you ask [you] about|of|on X"),
    PhrasePattern("what questions can i ask [you] about X"), PhrasePattern("what may i ask about X"),
  ]
  private static let askPatterns = [
    PhrasePattern("what can|could|may i|we ask [you]"), PhrasePattern("what questions can i|you ask|answer"),
    PhrasePattern("what can you answer|do"), PhrasePattern("what do you know"), PhrasePattern("examples"),
  ]
  private static let listPatterns = [
    PhrasePattern("list|name|enumerate|show|give|find|display X"), PhrasePattern("show|give|tell|find me|us X"),
    PhrasePattern("list|name|enumerate|show|give [me|us] all X"),
    PhrasePattern("make|give|show [me|us] [a|the] list of X"),
    PhrasePattern("[a|the] list of X"),
  ]
  private static let examplesPatterns = [
    PhrasePattern("what is|are [a|an|some|the] example|examples of X"),
    PhrasePattern("give [me|us] [a|an|some] example|examples of X"),
    PhrasePattern("example|examples of X"), PhrasePattern("name|list [a|an|some] example|examples of X"),
    PhrasePattern("what kind|kinds|type|types|sort|sorts of X is|are there"),
    PhrasePattern("which kind|kinds|type|types|sort|sorts of X is|are there"),
    PhrasePattern("what is|are the [two|three|four|five|six] kind|kinds|type|types|sort|sorts of X"),
    PhrasePattern("list|name [me] the [two|three|four|five|six] kind|kinds|type|types|sort|sorts of X"),
    PhrasePattern("list|name [me] kind|kinds|type|types|sort|sorts of X"),
  ]
  private static let countPatterns = [
    PhrasePattern("count [the] X"), PhrasePattern("[the] number of X"), PhrasePattern("what is the number of X"),
    PhrasePattern("how many kinds|types|sorts of X is|are there"), PhrasePattern("how many X do|does you know"),
  ]
}
