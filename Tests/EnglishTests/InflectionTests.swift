import English
import Testing

@Suite struct InflectionTests {
  /// Words in turn: the left column and the right column of a table.
  private static func pairs(_ table: String) -> [(String, String)] {
    let words = table.split { $0 == " " || $0 == "\n" }.map(String.init)
    return stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) }
  }

  @Test func pluralsBothWays() {
    for (singular, plural) in Self.pairs(
      """
      nurse nurses child children portal portals company companies staff staff person people analysis analyses hero heroes
      photo photos leaf leaves roof roofs criterion criteria datum data sheep sheep wumpus wumpuses
      mother-in-law mothers-in-law address addresses rompus rompuses service services expense expenses class classes
      bus buses focus focuses status statuses virus viruses box boxes church churches stomach stomachs cache caches
      life lives knife knives half halves belief beliefs shelf shelves housewife housewives go-live go-lives
      half-life half-lives movie movies tie ties city cities day days key keys disease diseases database databases
      house houses cause causes use uses bias biases lens lenses purpose purposes diagnosis diagnoses
      hypothesis hypotheses crisis crises cheese cheeses size sizes prize prizes waltz waltzes quiz quizzes
      shoe shoes potato potatoes cmio cmios ehr ehrs salesman salesmen woman women human humans specimen specimens
      grandchild grandchildren spokesperson spokespeople index indexes matrix matrices menu menus bureau bureaus
      check-in check-ins follow-up follow-ups user-group user-groups staff-member staff-members need needs
      café cafés clinic clinics practice practices response responses course courses lapse lapses premise premises
      process processes wish wishes tooth teeth series series formula formulas wife wives wolf wolves ally allies
      workflow workflows executive executives exercise exercises enterprise enterprises franchise franchises
      metropolis metropolises iris irises thesis theses axis axes basis bases nurse-in-charge nurses-in-charge
      river rivers mountain mountains tax taxes virus viruses boss bosses gas gases taxi taxis ox oxen mouse mice
      """)
    {
      #expect(Inflection.plural(of: singular) == plural)
      #expect(Inflection.singulars(of: plural).first == singular, "\(plural)")
    }
  }

  @Test(arguments: [
    "address", "bus", "news", "focus", "access", "gorgeous", "analysis", "business", "is", "his", "virus", "wumpus",
    "texas", "nurse", "", "s", "-s", "children-", "physics", "always", "staffing", "child", "é", "日本", "chaos",
  ])
  func notPlurals(word: String) {
    #expect(Inflection.singulars(of: word) == [])
  }

  @Test func ambiguousPlurals() {
    #expect(Inflection.singulars(of: "axes") == ["axis", "axe"])
    #expect(Inflection.singulars(of: "bases") == ["basis", "base"])
    #expect(Inflection.singulars(of: "leaves") == ["leaf", "leave"])
    #expect(Inflection.singulars(of: "foci") == ["focus"])
  }

  /// Base, third person, past, past participle, present participle.
  @Test(arguments: [
    "plan plans planned planned planning", "visit visits visited visited visiting",
    "copy copies copied copied copying", "address addresses addressed addressed addressing",
    "focus focuses focused focused focusing", "begin begins began begun beginning", "go goes went gone going",
    "do does did done doing", "have has had had having", "write writes wrote written writing",
    "lie lies lay lain lying", "die dies died died dying", "use uses used used using", "see sees saw seen seeing",
    "overtake overtakes overtook overtaken overtaking", "rewrite rewrites rewrote rewritten rewriting",
    "outdo outdoes outdid outdone outdoing", "misread misreads misread misread misreading",
    "undergo undergoes underwent undergone undergoing", "upset upsets upset upset upsetting",
    "reset resets reset reset resetting", "cut cuts cut cut cutting", "forget forgets forgot forgotten forgetting",
    "travel travels traveled traveled traveling", "refer refers referred referred referring",
    "offer offers offered offered offering", "play plays played played playing", "agree agrees agreed agreed agreeing",
    "quit quits quit quit quitting", "panic panics panicked panicked panicking", "fix fixes fixed fixed fixing",
    "read reads read read reading", "freeze freezes froze frozen freezing", "shrink shrinks shrank shrunk shrinking",
    "understand understands understood understood understanding", "make makes made made making",
    "run runs ran run running", "veto vetoes vetoed vetoed vetoing", "argue argues argued argued arguing",
    "relay relays relayed relayed relaying", "train trains trained trained training",
    "chase chases chased chased chasing", "need needs needed needed needing", "singe singes singed singed singeing",
    "buzz buzzes buzzed buzzed buzzing", "admit admits admitted admitted admitting", "tie ties tied tied tying",
    "leave leaves left left leaving", "set sets set set setting", "control controls controlled controlled controlling",
  ])
  func verbs(row: String) {
    let expected = row.split(separator: " ").map(String.init)
    let forms = Inflection.forms(ofVerb: expected[0])
    #expect(VerbForm.allCases.map { forms.preferred($0) } == expected)
    for (form, text) in zip(VerbForm.allCases, expected) {
      #expect(
        Inflection.bases(ofVerbForm: text).contains(VerbReading(base: expected[0], form: form)), "\(text) as \(form)")
    }
  }

  @Test func spellingVariants() {
    #expect(Inflection.forms(ofVerb: "travel").past == ["traveled", "travelled"])
    #expect(Inflection.forms(ofVerb: "learn").past == ["learned", "learnt"])
    #expect(Inflection.bases(ofVerbForm: "travelled").first?.base == "travel")
    #expect(Inflection.bases(ofVerbForm: "learnt").first?.base == "learn")
  }

  @Test func firstBaseOfMarkedForms() {
    for (form, base) in Self.pairs(
      """
      addresses address focuses focus uses use goes go copies copy lies lie freezes freeze analyses analyse
      crossed cross copied copy tied tie wanted want implemented implement reached reach scheduling schedule
      traverses traverse borders border represents represent values value valued value expects expect
      affected affect overlooked overlook aimed aim barred bar involved involve involving involve decided decide
      updated update visited visit invited invite completed complete offered offer interfered interfere
      required require considered consider enabled enable removed remove caused cause raised raise treated treat
      created create evaluated evaluate guided guide changed change arranged arrange belonged belong handled handle
      curled curl occurred occur called call controlled control installed install passed pass planned plan added add
      agreed agree need need bring bring exceed exceed embed embed dying die playing play studying study
      purchased purchase increased increase housed house focused focus based base monitored monitor stored store
      explored explore signed sign mentioned mention postponed postpone opened open defined define used use
      managed manage judged judge damaged damage breathed breathe delayed delay angered anger eroded erode
      resembles resemble depends depend spirals spiral costs cost drives drive supplied supply supplies supply
      pushes push teaches teach aches ache misses miss buzzes buzz does do has have is be integrated integrate
      maintained maintain supported support frustrated frustrate provided provide prevents prevent chased chase
      recognised recognise organized organize waltzed waltz danced dance synced sync panicked panic echoed echo
      hoed hoe grouped group recruited recruit developed develop escaped escape typed type scheduled schedule
      spread spread overtook overtake withheld withhold found find wasted waste lasted last tested test
      """)
    {
      #expect(Inflection.bases(ofVerbForm: form).first?.base == base, "\(form)")
    }
  }

  @Test func comparison() {
    for (adjective, comparative) in Self.pairs(
      """
      big bigger large larger happy happier good better bad worse small smaller simple simpler narrow narrower
      quiet quieter clever cleverer new newer late later dry drier hot hotter free freer rare rarer long longer
      high higher tall taller clean cleaner wide wider safe safer few fewer dense denser cheap cheaper smooth smoother
      """)
    {
      #expect(Inflection.comparative(of: adjective) == comparative)
      #expect(Inflection.adjective(ofComparative: comparative).first == adjective, "\(comparative)")
      let superlative = Inflection.superlative(of: adjective)
      #expect(Inflection.adjective(ofSuperlative: superlative).first == adjective, "\(superlative)")
    }
    #expect(Inflection.adjective(ofComparative: "further") == ["far"])
    #expect(Inflection.adjective(ofComparative: "elder") == ["old"])
    #expect(Inflection.superlative(of: "big") == "biggest")
    for word in ["patient", "computer", "manager", "er", "est", "", "consider"] {
      #expect(Inflection.adjective(ofComparative: word) == [])
    }
  }

  @Test func articles() {
    for phrase in [
      "an hour", "a user", "a European", "an EHR", "a CMIO", "an MRI", "a university", "an honest", "a one-off", "an 8",
      "an 11", "an 18", "an 80", "a 110", "an 11,000", "a 1", "a nurse", "an apple", "an umbrella", "a unit", "a US",
      "an HMO", "an mri", "a go-live", "an uninsured", "an x-ray", "a HITECH", "a NASA", "an FBI", "a UTI", "an IT",
      "a usable", "an utter", "a once", "an only", "a year", "a hospital", "an X", "a Y", "an unclear", "a portal's",
    ] {
      let parts = phrase.split(separator: " ", maxSplits: 1).map(String.init)
      #expect(Inflection.indefiniteArticle(before: parts[1]) == parts[0], "\(phrase)")
    }
  }

  @Test func numberWords() {
    #expect(
      ["zero", "twelve", "twenty", "forty-two", "hundred", "million"].map(Inflection.cardinal) == [
        0, 12, 20, 42, 100, 1_000_000,
      ])
    #expect(["first", "twelfth", "1st", "22nd", "11th"].map(Inflection.ordinal) == [1, 12, 1, 22, 11])
    #expect(["11st", "nurse", "", "-", "twenty-"].map(Inflection.ordinal) == [nil, nil, nil, nil, nil])
    #expect(["nurse", "", "-", "twenty-", "twenty-ten"].map(Inflection.cardinal) == [nil, nil, nil, nil, nil])
  }

  @Test(arguments: [
    "", "-", "--", "é", "日本語s", "ъes", "s", "ed", "ing", "es", "ies", "𐍈ing", "a-b-c", "-s", "s-", "'s",
  ])
  func strangeWordsDoNoHarm(word: String) {
    _ = Inflection.plural(of: word)
    _ = Inflection.singulars(of: word)
    _ = Inflection.forms(ofVerb: word)
    _ = Inflection.bases(ofVerbForm: word)
    _ = Inflection.comparative(of: word)
    _ = Inflection.adjective(ofComparative: word) + Inflection.adjective(ofSuperlative: word)
    _ = Inflection.indefiniteArticle(before: word)
  }
}
