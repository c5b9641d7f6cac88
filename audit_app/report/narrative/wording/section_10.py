"""Section 10: what depends on other agencies."""

from audit_app.report.narrative.wording.table import Wording

SECTION_10 = {
    "free_of_multi_agency_problems": Wording(
        label="No problems apparent in multi-agency working (8.1)",
        subject="sound working between agencies",
        strong="Joint working between agencies showed no apparent deficit in {met_of}[; problems were seen "
        "in {unmet_cases}].",
        generally_met="Agencies worked together without apparent problem in {met_of}. The deficits noted in "
        "{unmet_cases} should be laid before the safeguarding board, whose members are placed to mend them.",
        needs_improvement="Weaknesses in multi-agency work were apparent in {unmet_of}. Children do not live "
        "in one agency’s remit, and a gap at the boundary is where responsibility is most easily disowned.",
        weak="Working across agencies was defective in {unmet_of}. Social workers cannot make good by effort "
        "alone what health, police or education do not bring, and the partners need to answer for this "
        "together.",
        too_few="how well agencies work together",
        satisfactory="sound working between agencies",
        improvement="take the problems seen in multi-agency working to the safeguarding board",
    ),
}
