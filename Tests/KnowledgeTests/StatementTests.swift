import Testing

/// Plain statements (language reference, section 3).
@Suite struct StatementTests {
  static let quantities: [Reading] = [
    Reading(
      "Texas has a population of 29,145,505 people.", [("What is the population of Texas?", "29,145,505 people")]),
    Reading(
      "A go-live *lasts* 2 weeks.",
      [("Does a go-live last 2 weeks?", "yes")]),
    Reading(
      "Large compares states by area. Ohio is a state. Utah is a state. The area of Ohio is 45. The area of Utah is 85.",
      [
        ("What is the largest state?", "Utah"), ("Is Utah larger than Ohio?", "yes"),
        ("Is Ohio larger than Utah?", "no"), ("How large is Utah?", "85"),
      ]),
  ]
  static let superlatives: [Reading] = [
    Reading(
      "Small is the opposite of large. Large compares states by area. Large compares cities by population. Ohio is a state. Utah is a state. Iowa is a state. The area of Ohio is 45. The area of Utah is 85. The area of Iowa is 56. Rome is a city. Bonn is a city. The population of Rome is 9. The population of Bonn is 3. Ohio is in Midland. Iowa is in Midland. Midland is a land. A state is huge if it is larger than Iowa.",
      [
        ("What is the largest state in Midland?", "Iowa"), ("What is the smallest state?", "Ohio"),
        ("Which city is larger than Bonn?", "Rome"), ("Is Bonn smaller than Rome?", "yes"),
        ("Which state is huge?", "Utah"),
        ("Is Utah the largest state?", "yes"),
      ])
  ]
  @Test(arguments: superlatives) func measures(_ reading: Reading) { reading.check() }

  @Test(arguments: quantities) func numbers(_ reading: Reading) { reading.check() }

  static let completeness: [Reading] = [
    Reading(
      "Only physicians and nurses are clinicians. A nurse is a clinician. Ann is a nurse. Bob is a vendor. A vendor is a company. Cy is a physician.",
      [
        ("Is a nurse a clinician?", "yes"), ("Is Cy a clinician?", "unknown"), ("Is a vendor a clinician?", "no"),
        ("Is Ann a clinician?", "yes"),
      ]),
    Reading(
      "Physicians are clinicians. The list of clinicians is complete. A vendor is a company.",
      [("Is a vendor a clinician?", "no")]),
    Reading(
      "Ohio *borders* Utah. Iowa is a state. *Borders* is complete.",
      [("Does Ohio border Iowa?", "no"), ("Does Ohio border Utah?", "yes")]),
    Reading(
      "Every experience is good, adequate or bad. A picnic is a good experience.",
      [("What kinds of experience are there?", "good experience; adequate experience; bad experience")]),
  ]
  @Test(arguments: completeness) func complete(_ reading: Reading) { reading.check() }

  static let exceptions: [Reading] = [
    Reading(
      "Birds *fly*. Penguins are birds. Penguins do not fly. Something *migrates* if it flies. Pingu is a penguin. Tweety is a bird.",
      [
        ("Does Pingu fly?", "no"), ("Does Tweety fly?", "yes"), ("Do penguins migrate?", "unknown"),
        ("Does Tweety migrate?", "yes"),
      ]),
    Reading(
      "Nurses do not *want* systems. Nurses want fast systems. A fast system is a system. Delta is a fast system.",
      [("Do nurses want fast systems?", "yes")]),
    Reading(
      "Every bird *flies*. Penguins are birds. Penguins do not fly.", [("Do penguins fly?", "conflict")]),
    Reading(
      "No vendor is a customer. Acme is a vendor. Ann is a customer.",
      [("Is Acme a customer?", "no"), ("Is Ann a vendor?", "no")]),
    Reading(
      "A nurse does not *want* jargon. Legal jargon is jargon.", [("Does a nurse want legal jargon?", "no")]),
    Reading(
      "Patients are neither primary nor secondary users of the EHR.", [("Are patients primary users of the EHR?", "no")]
    ),
  ]
  @Test(arguments: exceptions) func exceptional(_ reading: Reading) { reading.check() }

  static let forms: [Reading] = [
    Reading(
      "A nurse *wants* technology that *enables* a smoother workflow.",
      [
        ("What does a nurse want?", "technology that enables a smoother workflow"),
        ("Does a nurse want technology?", "yes"),
      ]),
    Reading(
      "Some clinics *have* a portal.",
      [("Does a clinic have a portal?", "yes"), ("Do all clinics have a portal?", "unknown")]),
    Reading(
      "Hospitals usually *have* a lobby.",
      [("Do hospitals have a lobby?", "yes"), ("Do all hospitals have a lobby?", "unknown")]),
    Reading(
      "Most hospitals *have* a lobby.",
      [("Do hospitals have a lobby?", "yes"), ("Do all hospitals have a lobby?", "unknown")]),
    Reading(
      "A patient may be overlooked.",
      [("Can a patient be overlooked?", "yes"), ("Is a patient overlooked?", "unknown")]),
    Reading(
      "A consultant must *consider* cost. A consultant should not *ignore* staff.",
      [
        ("Should a consultant consider cost?", "yes"), ("Should a consultant ignore staff?", "no"),
        ("Does a consultant consider cost?", "unknown"),
      ]),
    Reading(
      "Vendors *supply* hospitals *with* products.",
      [("What do vendors supply hospitals with?", "product"), ("Do vendors supply hospitals?", "yes")]),
    Reading(
      "Someone *gives* something *to* someone. Ann gives Bob a book.",
      [
        ("Does Ann give a book to Bob?", "yes"), ("What does Ann give to Bob?", "book"),
        ("Who gives Bob a book?", "Ann"),
      ]),
    Reading(
      "Patients are overlooked because they do not *use* the EHR.",
      [("Are patients overlooked?", "yes"), ("Do patients use the EHR?", "no")]),
    Reading(
      "The CMIO is a fairly new position.",
      [("Is the CMIO a new position?", "yes"), ("Is the CMIO a position?", "yes")]),
    Reading(
      "A CMIO *represents* every physician. A surgeon is a physician.", [("Does a CMIO represent surgeons?", "yes")]),
    Reading(
      "Staff should be heard during planning. During planning staff *meet*.", [("When do staff meet?", "planning")]),
    Reading(
      "Every nurse *wants* rest. A ward nurse is a nurse. All doctors want rest. Each clerk wants rest.",
      [
        ("Does a ward nurse want rest?", "yes"), ("Do all doctors want rest?", "yes"),
        ("Does every clerk want rest?", "yes"),
      ]),
    Reading("Not every nurse *drinks* tea.", [("Do all nurses drink tea?", "no")]),
  ]
  @Test(arguments: forms) func plain(_ reading: Reading) { reading.check() }
}
