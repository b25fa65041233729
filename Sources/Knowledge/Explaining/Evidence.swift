import Datalog
import Diagnostics
import English
import Synchronization

/// What a row rests on, without the words of its proof.
struct Evidence: Sendable {
  /// Numbers of the statements, in order of use.
  var statements: [Int]
  /// Is a rule among them?
  var usesRule: Bool
  /// Is it stated of the thing itself, with no step between?
  var isDirect: Bool
  /// Is the last step a rule?
  var isConcluded: Bool
}

/// What was worked out about one evaluated base and may be needed again. Shared by all copies of the base, so that the
/// questions of a batch pay once; a new evaluation starts with an empty one.
final class Recollection: Sendable {
  private struct State {
    var evidence: [RowRef: Evidence] = [:]
    var duties: [DutyRow]?
    var spellings: NameIndex?
    var said: [ThingID: Bool] = [:]
    var replies = ReplyMemory()
    var members: Model?
    var askable: [ThingID: [String]] = [:]
    var offers: [ThingID: [Offer]] = [:]
    var subjects: [StatedSubject]?
    var rules: RuleIndex?
    var stated: Lowering?
    var near: [String: [String]] = [:]
    var scopes: [(key: ScopeKey, base: KnowledgeBase)] = []
  }
  /// So many entries of a kind are kept; then all are forgotten.
  private static let limit = 10_000
  private let state = Mutex(State())

  /// A row of advice or duty.
  struct DutyRow: Sendable {
    var row: RowRef
    var atom: English.Atom
  }

  /// The evidence of a row, which is not kept if it was `cutShort`.
  func evidence(_ row: RowRef, unless cutShort: () -> Bool, _ make: () -> Evidence) -> Evidence {
    if let known = state.withLock({ $0.evidence[row] }) { return known }
    let made = make()
    guard !cutShort() else { return made }
    state.withLock { $0.evidence[row] = made }
    return made
  }

  func duties(_ make: () -> [DutyRow]) -> [DutyRow] {
    if let known = state.withLock({ $0.duties }) { return known }
    let made = make()
    state.withLock { $0.duties = made }
    return made
  }

  /// The words that a misspelt one may be meant for.
  func spellings(_ make: () -> Set<String>) -> NameIndex {
    if let known = state.withLock({ $0.spellings }) { return known }
    let made = NameIndex(make())
    state.withLock { $0.spellings = made }
    return made
  }

  func rules(_ make: () -> RuleIndex) -> RuleIndex {
    if let known = state.withLock({ $0.rules }) { return known }
    let made = make()
    state.withLock { $0.rules = made }
    return made
  }

  /// The clauses of all statements, without what follows from words.
  func stated(_ make: () -> Lowering) -> Lowering {
    if let known = state.withLock({ $0.stated }) { return known }
    let made = make()
    state.withLock { $0.stated = made }
    return made
  }

  /// Of which things relations are stated, in order.
  func subjects(_ make: () -> [StatedSubject]) -> [StatedSubject] {
    if let known = state.withLock({ $0.subjects }) { return known }
    let made = make()
    state.withLock { $0.subjects = made }
    return made
  }

  func reply(to key: ReplyMemory.Key) -> ReplyMemory.Known? { state.withLock { $0.replies.recall(key) } }

  func keep(_ entry: ReplyMemory.Entry, for key: ReplyMemory.Key) -> Int {
    state.withLock { $0.replies.keep(entry, for: key) }
  }

  /// The model with what absence, counts and `every` range over, for questions where no rule asks for it.
  func members(_ make: () -> Model) -> Model {
    if let known = state.withLock({ $0.members }) { return known }
    let made = make()
    state.withLock { $0.members = made }
    return made
  }

  /// The questions that can be asked of a thing, which are not kept if they were `cutShort`.
  func askable(_ thing: ThingID, unless cutShort: () -> Bool, _ make: () -> [String]) -> [String] {
    if let known = state.withLock({ $0.askable[thing] }) { return known }
    let made = make()
    guard !cutShort() else { return made }
    state.withLock { state in
      if state.askable.count >= Self.limit { state.askable = [:] }
      state.askable[thing] = made
    }
    return made
  }

  /// What can be asked about a thing, which is not kept if it was `cutShort`.
  func offers(_ thing: ThingID, unless cutShort: () -> Bool, _ make: () -> [Offer]) -> [Offer] {
    if let known = state.withLock({ $0.offers[thing] }) { return known }
    let made = make()
    guard !cutShort() else { return made }
    state.withLock { state in
      if state.offers.count >= Self.limit { state.offers = [:] }
      state.offers[thing] = made
    }
    return made
  }

  /// The known words near one that is unknown.
  func near(_ word: String, _ make: () -> [String]) -> [String] {
    if let known = state.withLock({ $0.near[word] }) { return known }
    let made = make()
    state.withLock { state in
      if state.near.count >= Self.limit { state.near = [:] }
      state.near[word] = made
    }
    return made
  }

  /// The knowledge with what only a question speaks of, which is not kept if it is large or was cut short by `watch`.
  func scope(_ key: ScopeKey, _ watch: Watch, _ make: () -> KnowledgeBase) -> KnowledgeBase {
    if var known = state.withLock({ $0.scopes.first { $0.key == key }?.base }) {
      known.watch = watch
      return known
    }
    let made = make()
    guard !watch.isOver(), made.model.rowCount <= ScopeKey.largest else { return made }
    state.withLock { state in
      if state.scopes.count >= ScopeKey.limit { state.scopes.removeFirst() }
      state.scopes.append((key, made))
    }
    return made
  }

  func isSaid(_ thing: ThingID, _ make: () -> Bool) -> Bool {
    if let known = state.withLock({ $0.said[thing] }) { return known }
    let made = make()
    state.withLock { $0.said[thing] = made }
    return made
  }
}
