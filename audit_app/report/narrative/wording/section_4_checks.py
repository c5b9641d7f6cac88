"""Section 4: the checks made with other agencies."""

from audit_app.report.narrative.wording.table import Wording

SECTION_4_CHECKS = {
    "checks_complete": Wording(
        label="No relevant agency left out of the checks (2.3)",
        subject="checks with every relevant agency",
        strong="Every relevant agency had been asked for what it knew in {met_of}[; in {unmet_cases} "
        "somebody was passed over].",
        generally_met="Enquiries of other agencies were complete in {met_of}; in {unmet_cases} somebody who "
        "might have held a piece of the picture was not approached.",
        needs_improvement="At least one relevant agency had not been consulted in {unmet_of}. A school nurse "
        "or a probation officer may hold the single fact that changes the assessment of risk, and it can "
        "change nothing unasked.",
        weak="Checks left out agencies that mattered in {unmet_of}. Decisions about those children were "
        "taken on less than was known of them, a weakness to which inquiries into child deaths have returned "
        "repeatedly.",
        too_few="whether agency checks are complete",
        satisfactory="checks made with every relevant agency",
        improvement="ask every agency that may know the child before risk is judged",
    ),
    "checks_free_of_difficulty": Wording(
        label="Information obtained from agencies without problems (2.4)",
        subject="ready supply of information by other agencies",
        strong="Other agencies supplied what was asked of them without difficulty in {met_of}[; obstacles "
        "were met in {unmet_cases}].",
        generally_met="Information came freely from partner agencies in {met_of}. Difficulty in obtaining "
        "it, seen in {unmet_cases}, leaves the social worker deciding without evidence that exists and could "
        "be shared.",
        needs_improvement="Getting information out of other agencies proved a problem in {unmet_of}. The "
        "delay falls on the child, and its remedy lies only partly in the hands of children’s social "
        "services.",
        weak="A persistent difficulty, met with in {unmet_of}, lay in obtaining information from partners. "
        "Until it is raised between agencies at a senior level, each worker will go on meeting it alone and "
        "each assessment will carry the gap.",
        too_few="whether other agencies supply information readily",
        satisfactory="information readily supplied by other agencies",
        improvement="agree with partner agencies how requests for information will be answered, and how soon",
    ),
    "checks_recorded": Wording(
        label="Agency information clearly recorded (2.5)",
        subject="a clear record of what other agencies said",
        strong="What other agencies had said was clearly written down in {met_of}[; the note was partial or "
        "wanting in {unmet_cases}].",
        generally_met="Clear notes of other agencies’ information were kept in {met_of}[; {partly_cases} had "
        "a record that was clear only in places]. A message without a name and a date is hard to weigh "
        "later, when memories differ.",
        needs_improvement="Replies from other agencies went unrecorded, or were set down unclearly, in "
        "{unmet_of}. It is then impossible to tell who warned of what, or whether a warning was heeded.",
        weak="Partners’ information left no clear mark on the record in {unmet_of}. A check that cannot be "
        "read back protects neither the child nor the worker who made it.",
        too_few="how clearly agencies’ information is recorded",
        satisfactory="agencies’ information clearly recorded",
        improvement="record what each agency says, with its source and date",
    ),
}
