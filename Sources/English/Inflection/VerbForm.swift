/// The forms that a verb takes, apart from those of *be*.
public enum VerbForm: UInt8, Sendable, CaseIterable {
  case base, thirdSingular, past, pastParticiple, presentParticiple
}

/// All forms of one verb. Where there are variants (*learned*, *learnt*) the one to write comes first.
public struct VerbForms: Hashable, Sendable {
  /// *write*
  public var base: String
  /// *writes*
  public var thirdSingular: String
  /// *wrote*
  public var past: [String]
  /// *written*
  public var pastParticiple: [String]
  /// *writing*
  public var presentParticiple: [String]

  /// Every variant of a form, the one to write first.
  public subscript(form: VerbForm) -> [String] {
    switch form {
    case .base: [base]
    case .thirdSingular: [thirdSingular]
    case .past: past
    case .pastParticiple: pastParticiple
    case .presentParticiple: presentParticiple
    }
  }

  /// The variant to write.
  public func preferred(_ form: VerbForm) -> String { self[form].first ?? base }
}

/// One way to understand a surface form: the verb it belongs to and which of its forms it is.
public struct VerbReading: Hashable, Sendable {
  /// The verb's base form.
  public var base: String
  /// The form that was seen.
  public var form: VerbForm

  /// Memberwise.
  public init(base: String, form: VerbForm) {
    self.base = base
    self.form = form
  }
}
