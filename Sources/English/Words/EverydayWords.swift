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
}
