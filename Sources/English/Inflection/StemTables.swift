/// The words that do not follow the rules for a mute e and for doubled letters.
enum StemTables {
  /// Keep the e before -ing.
  static let keepsE = WordTable("singe binge tinge swinge whinge")
  /// End in -ed or -ing without its being an ending.
  static let noEnding = WordTable(
    "embed imbed shed wed sled shred bed exceed proceed succeed hundred sacred wicked naked")
  /// -ying from -ie.
  static let yingFromIe = WordTable("dying lying tying vying untying belying underlying outlying overlying")
  /// Have a double consonant of their own.
  static let keepsDouble = WordTable("add err purr whirr egg putt boycott inn ebb odd burr shirr")
  static let keepsDoubleL = WordTable(
    """
    install instill recall fulfill enroll distill misspell foretell befall enthrall appall forestall reinstall uninstall
    unroll refill overspill scroll unscroll
    """)

  /// Lose an e although words so spelled at the end usually have none.
  static let losesE = WordTable(
    """
    invite unite cite excite ignite recite expedite incite reunite rewrite overwrite requite indite site despite
    complete delete compete deplete secrete excrete promote devote denote remote demote connote misquote emote footnote
    create recreate procreate permeate delineate nauseate co-create execute contribute distribute institute constitute
    substitute compute dispute attribute pollute dilute refute prosecute salute persecute redistribute electrocute
    reconstitute retribute intervene convene contravene reconvene postpone condone telephone atone intone dethrone
    phone adhere interfere persevere cohere revere severe sincere explore restore ignore adore deplore implore
    underscore inhale exhale wholesale regale impale console cajole parole telescope elope cope
    haste paste taste waste baste breathe bathe soothe clothe loathe ache cache welcome
    change arrange exchange rearrange range challenge avenge revenge scavenge hinge cringe infringe fringe singe binge
    impinge tinge lunge plunge expunge sponge derange estrange lounge scrounge whinge orange strange
    stripe recipe prototype type retype polite quote white gape like
    """)

  /// Lose no e although words so spelled at the end usually do.
  static let keepsPlain = WordTable(
    """
    combat format sync murmur sulfur solid collar pencil stencil council fossil group soup program focus refocus bus
    bias canvas alias gas chorus bang clang gang hang twang repeat patrol control petrol consul bargain frog backlog
    esteem victim pilgrim human slogan cabin origin bulletin system problem item poem mean tan kidnap
    """)
}
