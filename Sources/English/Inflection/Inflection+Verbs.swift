extension Inflection {
  /// All forms of a verb: *write*, *writes*, *wrote*, *written*, *writing*.
  public static func forms(ofVerb base: String) -> VerbForms {
    if base == "be" {
      return VerbForms(
        base: base, thirdSingular: "is", past: ["was", "were"], pastParticiple: ["been"], presentParticiple: ["being"])
    }
    let word = Array(base.utf8)
    let irregular = irregularPasts(of: base, word)
    let regular = irregular == nil ? adding("ed", to: base, word) : []
    return VerbForms(
      base: base, thirdSingular: thirdSingular(of: base, word),
      past: irregular?.past ?? regular, pastParticiple: irregular?.participle ?? regular,
      presentParticiple: adding("ing", to: base, word))
  }

  /// The verbs that this may be a form of, best first. A word that shows no ending is taken as a base.
  public static func bases(ofVerbForm form: String) -> [VerbReading] {
    switch form {
    case "is": return [VerbReading(base: "be", form: .thirdSingular)]
    case "has": return [VerbReading(base: "have", form: .thirdSingular)]
    case "does": return [VerbReading(base: "do", form: .thirdSingular)]
    case "am", "are": return [VerbReading(base: "be", form: .base)]
    default: break
    }
    let itself = VerbReading(base: form, form: .base)
    let word = Array(form.utf8)
    if let known = irregularReadings(of: form, word) {
      return known.contains(itself) || !VerbTables.alsoBase.contains(form) ? known : known + [itself]
    }
    var result: [VerbReading] = []
    if mayEndInAddedS(form, word) {
      let bases = removingS(from: word, noun: false)
      result = bases.map { VerbReading(base: $0, form: .thirdSingular) }
    } else if word.ends("ing"), let bases = removingEnding(3, "ing", from: word) {
      result = bases.map { VerbReading(base: $0, form: .presentParticiple) }
    } else if word.ends("ed"), let bases = removingEnding(2, "ed", from: word) {
      for base in bases {
        result.append(VerbReading(base: base, form: .past))
        result.append(VerbReading(base: base, form: .pastParticiple))
      }
    }
    return result.isEmpty ? [itself] : result
  }

  private static func thirdSingular(of base: String, _ word: [UInt8]) -> String {
    switch base {
    case "have": return "has"
    case "quiz", "whiz", "gas": return base + (base == "gas" ? "ses" : "zes")
    default: return addingS(to: base, word)
    }
  }

  /// What stands after a prefix such as *over-*, and the prefix.
  private static func withoutPrefix(_ text: String, _ word: [UInt8]) -> (prefix: String, rest: String)? {
    guard !VerbTables.notPrefixed.contains(text) else { return nil }
    for prefix in VerbTables.prefixes where word.count > prefix.utf8CodeUnitCount + 1 && word.starts(with: prefix) {
      var length = prefix.utf8CodeUnitCount
      if word[length] == UInt8(ascii: "-") { length += 1 }
      return (String(decoding: word[..<length], as: UTF8.self), String(decoding: word[length...], as: UTF8.self))
    }
    return nil
  }

  private static func irregularPasts(of base: String, _ word: [UInt8]) -> (past: [String], participle: [String])? {
    if let known = VerbTables.pasts(of: base) { return known }
    guard let (prefix, rest) = withoutPrefix(base, word), let known = VerbTables.pasts(of: rest) else { return nil }
    return (known.past.map { prefix + $0 }, known.participle.map { prefix + $0 })
  }

  private static func irregularReadings(of form: String, _ word: [UInt8]) -> [VerbReading]? {
    let known = VerbTables.readings(of: form)
    if !known.isEmpty { return known }
    guard let (prefix, rest) = withoutPrefix(form, word) else { return nil }
    let inner = VerbTables.readings(of: rest)
    return inner.isEmpty ? nil : inner.map { VerbReading(base: prefix + $0.base, form: $0.form) }
  }
}

extension Inflection {
  /// Is the verb said both of who brings a change about and, without an object, of what undergoes it: `somebody changes
  /// a plan`, `a plan changes`?
  public static func isSaidOfWhatChanges(_ verb: String) -> Bool { VerbTables.changes.contains(verb) }
}
