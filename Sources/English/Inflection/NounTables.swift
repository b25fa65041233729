/// The nouns whose plural is not made by the rules.
enum NounTables {
  /// Singular and plural in turn. A singular given twice has its preferred plural first; so has a plural its singular.
  private static let pairs: StaticString = """
    person people man men woman women child children foot feet tooth teeth goose geese mouse mice louse lice ox oxen
    die dice penny pence criterion criteria phenomenon phenomena datum data medium media bacterium bacteria
    curriculum curricula addendum addenda erratum errata ovum ova stratum strata symposium symposia millennium millennia
    memorandum memoranda stimulus stimuli alumnus alumni nucleus nuclei cactus cacti fungus fungi radius radii
    bacillus bacilli locus loci corpus corpora genus genera focus focuses focus foci syllabus syllabuses
    syllabus syllabi alga algae larva larvae vertebra vertebrae alumna alumnae formula formulas formula formulae
    antenna antennas antenna antennae index indexes index indices matrix matrices vertex vertices appendix appendices
    codex codices axis axes axe axes testis testes ellipsis ellipses ellipse ellipses basis bases base bases
    crisis crises synopsis synopses emphasis emphases oasis oases catharsis catharses
    quiz quizzes whiz whizzes
    passer-by passers-by passerby passersby runner-up runners-up hanger-on hangers-on go-live go-lives to-do to-dos
    dormouse dormice titmouse titmice still-life still-lifes lens lenses gas gases
    menu menus guru gurus emu emus gnu gnus tutu tutus zulu zulus flu flus tofu tofus ski skis taxi taxis alibi alibis
    bikini bikinis kiwi kiwis rabbi rabbis emoji emojis api apis israeli israelis pakistani pakistanis iraqi iraqis
    ion ions wifi wifis
    staff staff sheep sheep deer deer fish fish moose moose swine swine bison bison salmon salmon trout trout
    shrimp shrimp series series species species aircraft aircraft spacecraft spacecraft offspring offspring
    cattle cattle police police personnel personnel means means headquarters headquarters crossroads crossroads
    barracks barracks chassis chassis corps corps clergy clergy
    """

  private static let irregular = WordTable(pairs, columns: 2)

  /// The preferred irregular plural, if there is one.
  static func plural(of noun: String) -> String? {
    irregular.matches(noun).first { $0.column == 0 }.flatMap { irregular.field(row: $0.row, column: 1).first }
  }

  /// The singulars of an irregular plural, best first.
  static func singulars(of plural: String) -> [String] {
    irregular.matches(plural).filter { $0.column == 1 }.flatMap { irregular.field(row: $0.row, column: 0) }
  }

  /// Words in -s that are no plurals although their ending allows it.
  static let notPlural = WordTable(
    """
    news always perhaps was has does yes its this his hers ours yours theirs across besides sometimes afterwards
    towards upwards downwards overseas unless bias alias atlas canvas pancreas christmas texas kansas arkansas dallas
    vegas thomas lucas nicholas honduras bahamas chaos ethos pathos cosmos asbestos rhinoceros thermos kudos laos
    physics mathematics economics politics genetics linguistics athletics gymnastics obstetrics pediatrics
    paediatrics informatics logistics robotics aerobics genomics geriatrics orthopedics measles diabetes rabies mumps
    billiards herpes scabies mars james charles wales massachusetts illinois hercules aids gps sms dos
    as is us so's let's who's
    """)

  /// Nouns and verbs in consonant and -o that take -es.
  static let takesOes = WordTable(
    """
    hero potato tomato echo veto embargo torpedo mosquito volcano buffalo domino mango tornado go do undergo forgo
    overdo redo outdo undo superhero forego
    """)

  /// Words in -oe.
  static let endsInOe = WordTable("shoe toe foe canoe hoe doe woe oboe floe sloe roe throe aloe tiptoe horseshoe")

  /// Words in -ie.
  static let endsInIe = WordTable(
    """
    movie cookie calorie pie tie die lie vie zombie genie rookie selfie prairie smoothie brownie birdie hippie junkie
    auntie pixie newbie talkie sortie menagerie foodie indie techie eyrie untie belie underlie necktie magpie
    """)

  /// Words in -us or -as and the like whose -ses form loses -es; among words in -use those that keep the e.
  static let endsInS = WordTable(
    """
    focus refocus bus minibus bias alias canvas atlas pancreas gas lens iris trellis pelvis metropolis rhinoceros
    cosmos thermos ethos canvass chorus
    """)
  static let endsInUse = WordTable(
    """
    use muse fuse excuse abuse ruse recluse refuse accuse reuse misuse overuse disuse amuse confuse infuse diffuse
    defuse peruse transfuse suffuse enthuse
    """)

  /// Nouns in -osis; other words in -oses are in -ose.
  static let endsInOsis = WordTable(
    """
    diagnosis prognosis neurosis psychosis hypnosis osmosis thrombosis cirrhosis sclerosis metamorphosis fibrosis
    necrosis apotheosis tuberculosis
    """)

  /// Words in -che and -sse.
  static let endsInMuteE = WordTable(
    """
    ache headache toothache stomachache backache heartache earache cache niche avalanche creche cliche quiche moustache
    mustache psyche brioche posse finesse impasse lacrosse crevasse
    """)

  /// Words in -ch sounded as k, which take -s.
  static let hardCh = WordTable("stomach monarch patriarch matriarch epoch loch tech eunuch oligarch hightech biotech")

  /// Words in -man that have no -men, and words in -men that are singular.
  static let noMen = WordTable(
    """
    human german roman shaman talisman ottoman norman caiman superhuman
    specimen regimen abdomen omen semen acumen stamen hymen yemen bitumen amen
    """)
}
