import Testing

/// Sentences about words: each holds in both directions and for denials (language reference, section 2).
@Suite struct NamingTests {
  static let relations: [Reading] = [
    Reading(
      "*Borders* works both ways. Ohio *borders* Utah. Iowa does not border Maine.",
      [("Does Utah border Ohio?", "yes"), ("Does Maine border Iowa?", "no"), ("What borders Ohio?", "Utah")]),
    Reading(
      "Asia *contains* China. China contains Henan. *Contains* carries over.",
      [("Does Asia contain Henan?", "yes"), ("What does Asia contain?", "China; Henan")]),
    Reading(
      "Asia *contains* China. *Contains* works one way.", [("Does China contain Asia?", "no")]),
    Reading(
      "A river *traverses* a land. *Is crossed by* is the reverse of *traverses*. The Don traverses Rus. Gaul is not crossed by the Don. Gaul is crossed by the Rhine.",
      [
        ("Is Rus crossed by the Don?", "yes"), ("Does the Don traverse Gaul?", "no"),
        ("Does the Rhine traverse Gaul?", "yes"),
      ]),
    Reading(
      "*Is bigger than* carries over. Ox is bigger than Dog. Dog is bigger than Flea.",
      [("Is Ox bigger than Flea?", "yes")]),
    Reading(
      "Small is the opposite of large. The cup is small. The vat is large.",
      [("Is the cup large?", "no"), ("Is the vat small?", "no"), ("Is the vat large?", "yes")]),
    Reading(
      "To require means to need. A clinic *needs* staff. A ward requires beds.",
      [("Does a clinic require staff?", "yes"), ("What does a ward need?", "beds")]),
    Reading(
      "To make decisions on means to decide on. A board *decides on* budgets.",
      [("What does a board make decisions on?", "budget")]),
    Reading(
      "A user of something is what *uses* it. Ann uses Delta.",
      [("Is Ann a user of Delta?", "yes"), ("Who is a user of Delta?", "Ann")]),
    Reading(
      "A need of X is what X *needs*. A clinic needs staff.", [("What are the needs of a clinic?", "staff")]),
    Reading(
      "A European country is a country in Europe. France is a country. France is in Europe. Peru is a country. Spain is a European country.",
      [
        ("Is France a European country?", "yes"), ("Is Peru a European country?", "unknown"),
        ("Is Spain in Europe?", "yes"), ("Which countries are European countries?", "France; Spain"),
      ]),
    Reading(
      "A country *has one* capital. The capital of France is Paris.",
      [("Is Lyon the capital of France?", "not-understood")]),
    Reading(
      "A country has one capital. A capital is a city. The capital of France is Paris. Lyon is a city.",
      [
        ("Is Lyon the capital of France?", "no"), ("Is Paris the capital of France?", "yes"),
        ("What is the capital of France?", "Paris"),
      ]),
    Reading(
      "Past means after. Staff *meet* after lunch.", [("Do staff meet past lunch?", "yes")]),
    Reading(
      "Doctor means physician. A physician is a clinician. Dr. Lee is a doctor.",
      [("Is Dr. Lee a physician?", "yes"), ("Is a doctor a clinician?", "yes")]),
    Reading(
      "CMIO is short for chief medical information officer. A CMIO *represents* physicians.",
      [
        ("Who represents physicians?", "chief medical information officer"),
        ("Does a chief medical information officer represent physicians?", "yes"),
      ]),
  ]

  @Test(arguments: relations) func relationsOfWords(_ reading: Reading) { reading.check() }

  static let tables: [Reading] = [
    Reading(
      "Every row of staff.csv says: {name} is a {role}. {name} *works in* {department}.",
      tables: ["staff.csv": "name,role,department\nAnn,nurse,Billing\nbob,physician,\nEve,nurse,Front_Desk\n"],
      [
        ("Who is a nurse?", "Ann; Eve"), ("Is Bob a physician?", "yes"), ("Where does Eve work?", "Front Desk"),
        ("Who works in billing?", "Ann"), ("What does Eve work in?", "Front Desk"),
      ]),
    Reading(
      "Every row of state.tsv says: {name} is a state. The capital of {name} is the city {capital}. The population of {name} is {population} people.",
      tables: ["state.tsv": "name\tcapital\tpopulation\nohio\tcolumbus\t10,800,000\nnew_york\talbany\t17,600,000\n"],
      [
        ("What is the capital of Ohio?", "columbus"), ("What is the population of New York?", "17,600,000 people"),
        ("Which city is the capital of New York?", "albany"), ("Is Columbus a city?", "yes"),
      ]),
    Reading(
      "Every row of roles.csv says: {role} is a kind of {parent}. {role} *needs* {need}. A {role} is polite.",
      tables: ["roles.csv": "role,parent,need\nward nurse,nurse,rest\nnurse,clinician,\n"],
      [
        ("Is a ward nurse a clinician?", "yes"), ("What do ward nurses need?", "rest"), ("Are nurses polite?", "yes"),
      ]),
    Reading(
      "The river Don is long. The man Don is a man. The Don river is in Rus. Rus is a land.",
      [("Is the river Don in Rus?", "yes"), ("Is the Don river long?", "yes"), ("Is Don river in Rus?", "yes")]),
    Reading(
      "The city Paris is in France. The ship Paris is in Lima. A city is a place.",
      [
        ("Is the city Paris in France?", "yes"), ("Is the ship Paris in France?", "unknown"),
        ("Is the ship Paris in Lima?", "yes"),
      ]),
    Reading(
      "Every row of city.csv says: the city {name} of {state} has {population} people. The city {name} of {state} is in {state}.",
      tables: ["city.csv": "name,state,population\nSpringfield,Ohio,58000\nSpringfield,Utah,100\n"],
      [("Is the city Springfield of Ohio in Ohio?", "yes"), ("Is the city Springfield of Ohio in Utah?", "unknown")]),
  ]

  @Test(arguments: tables) func tablesAndNames(_ reading: Reading) { reading.check() }
}
