"""Section 8: use of legal process."""

from audit_app.report.narrative.wording.table import Wording

SECTION_8 = {
    "free_of_legal_problems": Wording(
        label="No problems with legal processes (8.7)",
        subject="legal processes free of problems",
        strong="Legal processes ran without apparent difficulty in {met_of} in which they had been used[; "
        "problems were seen in {unmet_cases}].",
        generally_met="Where the law had been invoked, {met_of} presented no problem. The difficulties noted "
        "in {unmet_cases} deserve to be taken up with legal advisers, since uncertainty about the court "
        "weighs on child and parents alike.",
        needs_improvement="Problems with legal process were apparent in {unmet_of} that involved it. A "
        "hearing put off or an application wrongly prepared prolongs the time a child lives without knowing "
        "where home will be.",
        weak="Resort to law was troubled in {unmet_of} in which it arose. A court order protects only if "
        "social workers and lawyers act to one timetable, and these files call in question whether they do.",
        too_few="how well legal processes work",
        satisfactory="legal processes free of apparent problems",
        improvement="settle with legal advisers the problems met in taking cases to court",
    ),
    "prompt_legal_action": Wording(
        label="Legal action prompt where risk was immediate (9.7.prompt)",
        subject="prompt legal action where risk is immediate",
        strong="Faced with immediate risk that could not otherwise be resolved, the authority went to law "
        "promptly in {met_of}[; it was slower in {unmet_cases}].",
        generally_met="Legal action followed promptly on irresolvable risk in {met_of}, less so in "
        "{unmet_cases}. Hesitation at this point is understandable and is paid for by the child.",
        needs_improvement="Where danger was immediate and no other remedy remained, legal action was not "
        "prompt in {unmet_of}. A child may have stayed in acknowledged danger while the decision was being "
        "prepared.",
        weak="The court was approached late, or not at all, in {unmet_of} where immediate risk left no other "
        "remedy. Those decisions should be re-examined one by one with legal advice, because in each a "
        "child’s safety turned on the date.",
        too_few="how promptly legal action is taken when risk is immediate",
        satisfactory="prompt legal action where risk was immediate",
        improvement="take legal action promptly where immediate risk cannot be resolved in any other way",
    ),
}
