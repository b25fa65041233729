/// How a run ends. Of several that apply, the highest is the program's.
enum ProgramStatus: Int32, Comparable {
  /// Every question was answered; no, not known, told and conflict are answers.
  case success = 0
  /// Some question was not understood or ambiguous, or a test failed.
  case unanswered = 1
  /// A limit was hit.
  case limit = 3
  /// The command line or the knowledge is wrong.
  case usage = 2
  /// Ctrl-C.
  case interrupted = 130

  private var rank: Int {
    switch self {
    case .success: 0
    case .unanswered: 1
    case .limit: 2
    case .usage: 3
    case .interrupted: 4
    }
  }

  static func < (left: ProgramStatus, right: ProgramStatus) -> Bool { left.rank < right.rank }

  /// Takes `other` if it is higher.
  mutating func raise(to other: ProgramStatus) { self = max(self, other) }
}
