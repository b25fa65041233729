/// How bad a finding is. Errors keep knowledge from being used; warnings and notes do not.
public enum Severity: String, Sendable, Comparable {
  case note, warning, error

  private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  /// Notes before warnings before errors.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One finding about one place of a text, in four parts: what is wrong, where, why, what to write instead.
public struct Diagnostic: Sendable {
  /// Names the kind of finding; `preceptor explain` says more about it.
  public var identifier: DiagnosticIdentifier
  /// How bad it is.
  public var severity: Severity
  /// What is wrong, one sentence.
  public var message: String
  /// Where.
  public var range: SourceRange
  /// Why it is wrong, in a sentence or two.
  public var reason: String?
  /// Sentences or advice that would work instead, best first.
  public var remedies: [String]
  /// Near words, best first, at most three.
  public var suggestions: [String]
  /// Other places that matter, each with what it shows.
  public var related: [(message: String, range: SourceRange)]

  /// A finding; severity defaults to the identifier's usual one.
  public init(
    _ identifier: DiagnosticIdentifier, _ message: String, at range: SourceRange, severity: Severity? = nil,
    reason: String? = nil, remedies: [String] = [], suggestions: [String] = [],
    related: [(message: String, range: SourceRange)] = []
  ) {
    self.identifier = identifier
    self.severity = severity ?? identifier.severity
    self.message = message
    self.range = range
    self.reason = reason
    self.remedies = remedies
    self.suggestions = suggestions
    self.related = related
  }
}

/// The findings of one run, and the one question that phases ask of them.
public struct DiagnosticSet: Sendable {
  /// In the order found.
  public private(set) var all: [Diagnostic] = []

  /// An empty set.
  public init() {}

  /// Adds one.
  public mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Was there an error?
  public var containsError: Bool { all.contains { $0.severity == .error } }
}
