import Datalog
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
    var spellings: Set<String>?
    var said: [ThingID: Bool] = [:]
    var replies = ReplyMemory()
    var members: Model?
    var askable: [ThingID: [String]] = [:]
    var near: [NearKey: [String]] = [:]
  }
  private struct NearKey: Hashable {
    var word: String
    var limit: Int
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

  func spellings(_ make: () -> Set<String>) -> Set<String> {
    if let known = state.withLock({ $0.spellings }) { return known }
    let made = make()
    state.withLock { $0.spellings = made }
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

  /// The known words near one that is unknown.
  func near(_ word: String, limit: Int, _ make: () -> [String]) -> [String] {
    let key = NearKey(word: word, limit: limit)
    if let known = state.withLock({ $0.near[key] }) { return known }
    let made = make()
    state.withLock { state in
      if state.near.count >= Self.limit { state.near = [:] }
      state.near[key] = made
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
