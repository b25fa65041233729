extension Inflection {
  /// Is it a form of an everyday English word? Where no knowledge uses such a word, it is a word that is missing, and
  /// hardly ever a slip for one that looks alike.
  public static func isEveryday(_ word: String) -> Bool {
    if CommonWords.all.contains(word) { return true }
    return bases(ofVerbForm: word).contains { $0.base != word && CommonWords.all.contains($0.base) }
      || singulars(of: word).contains { $0 != word && CommonWords.all.contains($0) }
      || adjective(ofComparative: word).contains { CommonWords.all.contains($0) }
  }
}

/// The base forms of words that most people use every day.
private enum CommonWords {
  static let all = WordTable(
    """
    able above absence accept accident account ache across act action add address admit adult advance advice afford
    afraid afternoon age agree air airport alarm alive allow alone already amount angle angry animal ankle announce
    answer apple apply approve area argue arm army arrange arrest arrive art article ask asleep attack attempt attend
    aunt author autumn avoid awake award away awful baby back bad bag bake balance ball band bank bar bare bargain base
    basket bath battle beach bean bear beard beat beautiful become bed beer beg begin behave believe bell belong belt
    bench bend best bet better bike bill bind bird birth birthday bite bitter black blame blank bleed blind block blood
    blow blue board boat body boil bold bomb bone book boot border bored born borrow boss bother bottle bottom bowl box
    boy brain brake branch brand brave bread break breakfast breath breathe brick bridge brief bright bring broad
    brother brown brush build burn burst bury bus bush business busy butter button buy cake call calm camera camp can
    cancel candle cap car card care career careful carpet carrot carry case cash cat catch cause ceiling celebrate cell
    cent chain chair chalk chance change charge charm chase chat cheap cheat check cheek cheese chef cherish chest
    chicken chief child choice choose church cigar circle city class classic clean clear clerk clever climb clock close
    cloth cloud club coach coal coast coat coffee coin cold collar collect college color come common company compete
    complain complete computer concert confirm confuse congress contain cook cool copper copy corn corner correct cost
    cough count country couple courage course court cousin cover cow crack craft crash crazy cream create crime crop
    cross crowd cruel cry cup cure curtain custom cut cycle dad damage dance danger dark date daughter day dead deaf
    deal dear death debt deep defeat defend degree delay deliver demand dentist deny desert deserve desk destroy detail
    die diet dig dinner dirt dirty discuss disease dish dislike divide doctor dog doll dollar donkey door double doubt
    down drag draw dream dress drink drive drop drum dry duck dull dust duty eager ear early earn earth east easy eat
    edge egg elbow elect empty end enemy energy engine enjoy enter entire envy equal error escape evening evil exam
    exist exit expensive explain explode extra eye face fact factory fail faint fair faith fall false fame family famous
    fan far farm fast fat father fault fear feather fee feed feel fence fetch fever few field fight fill film final
    find fine finger finish fire firm fish fit fix flag flame flash flat flavor flight float flood floor flour flow
    flower fly fold follow food fool foot force forest forget forgive fork form fortune forward frame free freeze
    fresh friend frog front frost fruit fry full fun funny fur future gain game garage garden gas gate gather general
    gentle get ghost giant gift girl give glad glass glove glue goal goat god gold good goose govern grab grade grain
    grand grape grass grateful grave great green greet grey grip ground group grow guard guess guest guide guilty gun
    habit hair half hall hammer hand handle hang happen happy harbor hard hat hate head heal heap heart heat heaven
    heavy heel height hell help herd here hero hide high hill hire history hit hobby hold hole holiday home honest
    honey honor hope horn horse hot hotel hour house huge human humor hunger hungry hunt hurry hurt husband ice idea
    idle ill inch ink insect inside insult invite iron island itch jail jam jar jaw jealous jewel job join joke journey
    joy judge juice jump keen keep kettle key kick kill kind king kiss kitchen kite knee kneel knife knock knot know
    ladder lady lake lamb lamp land lane large last late laugh law lawyer lay lazy lead leaf league lean learn leather
    leave left leg lemon lend length lesson let letter level liar library lick lie life lift light like limb line lion
    lip list listen little live load loan local lock log lonely long look loose lord lose loss loud love low luck lucky
    lunch lung mad magic mail make male man map march mark market marriage marry mask mass master match mate math meal
    mean meat medal meet melt member memory mend menu merry mess metal mile milk mill mind mine minute mirror miss mist
    mix mock model modern moment monday money monkey month mood moon morning most mother motor mountain mouse mouth move
    movie mud murder muscle music nail name narrow nation native nature near neat neck need needle neighbor nephew
    nerve nest net new news nice niece night noise normal north nose note notice noun now number oak obey ocean offer
    office oil old onion open opinion orange order oven owe own owner pack page pain paint pair pale pan panic pants
    paper parent park part party pass past paste path pause pay peace pear pen pencil penny pepper perfect perform
    period permit person pet phone photo piano pick picnic picture pie piece pig pile pill pilot pin pink pipe pity
    place plan plane plant plate play please plenty plow plug pocket poem poet point poison police polish polite pool
    poor pop port pose post pot potato pour powder power praise pray prefer present press pretty price pride prince
    print prison private prize promise proof proud prove pull pump punch punish pupil pure purple purse push put queen
    quick quiet quit rabbit race radio rail rain raise range rank rare rat rate raw reach read ready real reason recall
    recipe record red refuse regret relax rely remain remind remove rent repair repeat reply report request rescue rest
    return rich ride right ring ripe rise risk river road roast rob rock roll roof room root rope rose rough round row
    royal rub rubber rude ruin rule run rush sad safe sail salad salary salt same sand sauce save say scale scare scene
    school science scold score scream screen sea search season seat secret see seed seek seem seize sell send sense
    serious serve set settle sew shade shadow shake shallow shame shape share sharp shave sheep sheet shelf shell shine
    ship shirt shock shoe shoot shop shore short shoulder shout show shower shut shy sick side sight sign silent silk
    silly silver simple sing sink sister sit site size skate skill skin skirt sky sleep sleeve slice slide slim slip
    slow small smart smell smile smoke smooth snake sneeze snow soap social sock soft soil soldier solve son song sore
    sort sound soup sour south space spare speak special speech speed spell spend spice spider spill spin spirit spit
    split spoil spoon sport spot spread spring square stage stain stair stamp stand star stare start state station stay
    steal steam steel steep steer step stick stiff sting stir stomach stone stop store storm story stove straight
    strange stranger straw stream street stress stretch strict strike string strip stripe strong student study style
    sudden suffer sugar suit summer sun supper supply sure surface surprise swallow swear sweat sweep sweet swell swim
    swing switch sword table tail tailor take tale talk tall tame tank tap tape task taste tax tea teach team tear
    tease tell temper temple tennis tent term test text thank theater thick thief thin thing think thirst thirsty
    thought thread threat throat throw thumb thunder ticket tide tidy tie tiger tight time tiny tip tire title toast
    toe tomato tomorrow tongue tonight tool tooth top toss total touch tough tour towel tower town toy trade train
    trap travel tray treat tree trick trip truck true trunk trust truth try tube tune turn twin type ugly uncle unite
    use vacation vain valley van veil verb victory view village visit voice vote wage waist wait wake walk wall wallet
    wander war warm warn wash waste watch water wave wax way weak wealth weapon wear weather weave wedding week weigh
    weight welcome west wet whale wheat wheel whip whisper whistle white whole wide wife wild win wind window wine wing
    winter wipe wire wise wish witch wolf woman wonder wood wool word work world worm worry worse worst worth wound
    wrap wreck wrist write wrong yacht yard yawn year yell yellow yesterday young zero zoo
    """)
}
