extension Writer {
  /// A verb group: `wants`, `do not want`, `may erode`, `should consider`.
  public func verb(_ lemma: String, plural: Bool, denied: Bool, strength: Strength, duty: Duty) -> String {
    let usually = strength == .usual ? "usually " : ""
    if let modal = modal(strength, duty, denied: denied) { return modal + " " + lemma }
    if denied { return usually + (plural ? "do not " : "does not ") + lemma }
    return usually + (plural ? lemma : Inflection.forms(ofVerb: lemma).thirdSingular)
  }

  /// A form of be: `is`, `are not`, `may be`, `should not be`.
  public func be(plural: Bool, denied: Bool, strength: Strength, duty: Duty) -> String {
    if let modal = modal(strength, duty, denied: denied) { return modal + " be" }
    let usually = strength == .usual ? " usually" : ""
    return (plural ? "are" : "is") + usually + (denied ? " not" : "")
  }

  private func modal(_ strength: Strength, _ duty: Duty, denied: Bool) -> String? {
    let not = denied ? " not" : ""
    switch duty {
    case .must: return "must" + not
    case .should: return "should" + not
    case .needless: return "need not"
    case .none where denied && deniesPossibility && strength == .possible: return "cannot"
    case .none: return strength == .possible ? "may" + not : nil
    }
  }

  /// `a, b and c`.
  public static func list(_ items: [String], _ joiner: String = "and") -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    return items.dropLast().joined(separator: ", ") + " \(joiner) " + last
  }

  /// With a capital at the start.
  public static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
