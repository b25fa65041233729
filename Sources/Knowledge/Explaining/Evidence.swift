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
  }
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

  func isSaid(_ thing: ThingID, _ make: () -> Bool) -> Bool {
    if let known = state.withLock({ $0.said[thing] }) { return known }
    let made = make()
    state.withLock { $0.said[thing] = made }
    return made
  }
}
