/// Everyday English words whose meaning decides how a sentence is understood, whatever the domain. A knowledge that
/// means something else by one of them says so in its own sentences.
public enum EverydayWords {
  /// Adjectives that recommend the practice, rule or habit that they are said of.
  public static let recommending: Set<String> = ["good", "best", "better"]

  /// Nouns for times, in the singular: what follows `in` or `on` tells when if it ends in one of them, else where.
  public static let times: Set<String> = Set(
    """
    second minute hour day week weekend month year decade century morning noon afternoon evening night midnight dawn
    dusk spring summer autumn winter season monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december time moment beginning end
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// What is asked with `how` for a number that has a name of its own: `how high is the price of X`.
  public static let amounts: Set<String> = [
    "much", "many", "high", "low", "big", "large", "great", "long", "short", "small",
  ]

  /// Does an adverb tell how often: `daily`, `once a year`, `every day`?
  public static func tellsHowOften(_ adverb: String) -> Bool {
    let words = adverb.split(separator: " ")
    guard let first = words.first else { return false }
    if words.count == 1 { return often.contains(String(first)) }
    return ["once", "twice", "every", "each"].contains(first) || words.contains("times")
  }

  private static let often: Set<String> = [
    "once", "twice", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "regularly", "rarely",
    "frequently", "constantly", "nightly",
  ]
}
