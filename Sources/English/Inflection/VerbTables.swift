/// The verbs whose forms are not made by the rules.
enum VerbTables {
  /// Verbs said both of who changes something and of what changes.
  static let changes = WordTable(
    """
    change alter break burst close crack decrease deteriorate dissolve end freeze improve increase melt open rip shatter
    shrink shut snap split start begin stop tear worsen widen narrow double
    """)
  /// Verbs said of what passes to somebody: `gives X to Y`, `gives Y X`.
  static let giving = WordTable(
    """
    assign award bring deliver describe donate explain feed forward give grant hand lease lend loan mail offer owe pass
    pay post promise recommend return sell send serve show teach tell transfer
    """)
  /// Verbs with another verb behind `to`: `expects to be heard`.
  static let wishing = WordTable(
    """
    agree aim attempt begin choose continue decide desire expect fail hate hesitate hope intend learn like long love need
    plan prefer prepare promise refuse seek start struggle tend try want wish
    """)
  /// Verbs with an action as their object: `avoids calling at night`.
  static let doing = WordTable(
    """
    avoid consider delay dislike enjoy finish imagine keep mind miss postpone practise practice quit recommend resist risk
    stop suggest
    """)
  /// Base, past and past participle in turn; variants are parted by a stroke, the one to write first.
  private static let triples: StaticString = """
    be was/were been have had had do did done go went gone can could could
    abide abided/abode abided arise arose arisen awake awoke awoken bear bore borne/born beat beat beaten
    become became become befall befell befallen begin began begun behold beheld beheld bend bent bent
    beset beset beset bet bet bet bid bid/bade bid/bidden bind bound bound bite bit bitten bleed bled bled
    blow blew blown break broke broken breed bred bred bring brought brought broadcast broadcast broadcast
    build built built burn burned/burnt burned/burnt burst burst burst buy bought bought cast cast cast
    catch caught caught choose chose chosen cling clung clung come came come cost cost cost creep crept crept
    cut cut cut deal dealt dealt dig dug dug dive dived/dove dived draw drew drawn dream dreamed/dreamt dreamed/dreamt
    drink drank drunk drive drove driven dwell dwelt/dwelled dwelt/dwelled eat ate eaten fall fell fallen
    feed fed fed feel felt felt fight fought fought find found found fit fit/fitted fit/fitted flee fled fled
    fling flung flung fly flew flown forbid forbade forbidden forecast forecast/forecasted forecast/forecasted
    foresee foresaw foreseen foretell foretold foretold forget forgot forgotten forgive forgave forgiven
    forgo forwent forgone forsake forsook forsaken freeze froze frozen get got gotten/got gild gilded/gilt gilded/gilt
    give gave given grind ground ground grow grew grown hang hung/hanged hung/hanged hear heard heard
    hide hid hidden hit hit hit hold held held hurt hurt hurt keep kept kept kneel knelt/kneeled knelt/kneeled
    knit knit/knitted knit/knitted know knew known lay laid laid lead led led lean leaned/leant leaned/leant
    leap leaped/leapt leaped/leapt learn learned/learnt learned/learnt leave left left lend lent lent let let let
    lie lay/lied lain/lied light lit/lighted lit/lighted lose lost lost make made made mean meant meant meet met met
    mow mowed mown/mowed offset offset offset partake partook partaken pay paid paid plead pleaded/pled pleaded/pled
    proofread proofread proofread prove proved proven/proved put put put quit quit/quitted quit/quitted read read read
    rend rent rent rid rid rid ride rode ridden ring rang rung rise rose risen run ran run saw sawed sawn/sawed
    say said said see saw seen seek sought sought sell sold sold send sent sent set set set sew sewed sewn/sewed
    shake shook shaken shed shed shed shine shone/shined shone/shined shoot shot shot show showed shown/showed
    shrink shrank/shrunk shrunk shut shut shut sing sang sung sink sank sunk sit sat sat slay slew slain
    sleep slept slept slide slid slid sling slung slung slit slit slit smell smelled/smelt smelled/smelt
    sow sowed sown/sowed speak spoke spoken speed sped/speeded sped/speeded spell spelled/spelt spelled/spelt
    spend spent spent spill spilled/spilt spilled/spilt spin spun spun spit spat/spit spat/spit split split split
    spoil spoiled/spoilt spoiled/spoilt spread spread spread spring sprang/sprung sprung stand stood stood
    steal stole stolen stick stuck stuck sting stung stung stink stank stunk stride strode stridden
    strike struck struck/stricken string strung strung strive strove/strived striven/strived swear swore sworn
    sweat sweat/sweated sweat/sweated sweep swept swept swell swelled swollen/swelled swim swam swum
    swing swung swung take took taken teach taught taught tear tore torn tell told told think thought thought
    thrive thrived/throve thrived/thriven throw threw thrown thrust thrust thrust tread trod trodden
    unbind unbound unbound undergo underwent undergone understand understood understood undo undid undone
    unwind unwound unwound uphold upheld upheld upset upset upset wake woke/waked woken/waked wear wore worn
    weave wove woven wed wedded/wed wedded/wed weep wept wept wet wet/wetted wet/wetted win won won wind wound wound
    withdraw withdrew withdrawn withhold withheld withheld withstand withstood withstood wring wrung wrung
    write wrote written input input/inputted input/inputted output output/outputted output/outputted
    typeset typeset typeset crossbreed crossbred crossbred inlay inlaid inlaid interweave interwove interwoven
    ski skied skied panic panicked panicked mimic mimicked mimicked traffic trafficked trafficked
    picnic picnicked picnicked frolic frolicked frolicked bus bused bused focus focused/focussed focused/focussed
    refocus refocused/refocussed refocused/refocussed bias biased/biassed biased/biassed sync synced synced
    """

  private static let irregular = WordTable(triples, columns: 3)

  /// The past forms and past participles of an irregular verb.
  static func pasts(of base: String) -> (past: [String], participle: [String])? {
    guard let row = irregular.matches(base).first(where: { $0.column == 0 })?.row else { return nil }
    return (irregular.field(row: row, column: 1), irregular.field(row: row, column: 2))
  }

  /// Is this the base of an irregular verb?
  static func isIrregular(_ base: String) -> Bool { irregular.matches(base).contains { $0.column == 0 } }

  /// What a form of an irregular verb may be, the base first where it is spelled alike.
  static func readings(of form: String) -> [VerbReading] {
    let matches = irregular.matches(form)
    let ordered = matches.filter { $0.column == 0 } + matches.filter { $0.column != 0 }
    let forms: [VerbForm] = [.base, .past, .pastParticiple]
    return ordered.compactMap { match in
      irregular.field(row: match.row, column: 0).first.map { VerbReading(base: $0, form: forms[match.column]) }
    }
  }

  /// What may stand before an irregular verb and leave it irregular: *overtake*, *rewrite*, *misread*, *outdo*.
  static let prefixes: [StaticString] = ["over", "under", "re", "mis", "out", "un", "fore", "up", "pre", "inter", "co"]

  /// Verbs that only look like a prefix and an irregular verb.
  static let notPrefixed = WordTable("relay relent repent outfit relied")

  /// Past forms that are also verbs of their own.
  static let alsoBase = WordTable("found wound ground bound rebound resent fell bore lay felt rent split")

  /// Verbs of several syllables that are stressed on the last and double its consonant.
  static let doubles = WordTable(
    """
    begin admit commit submit permit omit transmit remit emit refer prefer infer defer confer transfer occur recur
    incur concur compel expel propel repel dispel impel excel control patrol enrol rebel equip regret forget upset
    acquit allot abet abhor deter inter debar unplug outwit format reformat program reprogram kidnap handicap overlap
    unwrap rewrap debug reset forbid input output offset typeset annul extol fulfil instil distil embed demur aver
    replan preplan refit befit uncap rezip unzip recap rerun rebid recut defrag backlog blog humbug zigzag
    hobnob nonplus
    """)
}
