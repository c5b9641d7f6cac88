"""Section 3: supervision, and the focus and drift that supervision exists to govern."""

from audit_app.report.narrative.wording.table import Wording

SECTION_3 = {
    "supervision_evident": Wording(
        label="Supervision evident (7.4)",
        subject="regular, recorded supervision",
        strong="Records of appropriate supervision were found in {met_of:file|files}, and with them the sign "
        "of a second mind at work on the case[; little or nothing of the kind could be found in "
        "{unmet_cases}].",
        generally_met="Supervision suited to the case could be seen in {met_of:file|files}[, with some trace "
        "of it in {partly_cases} besides]. Where the record is silent, nobody can show that the worker’s "
        "judgement was tested at the point when it counted.",
        needs_improvement="Evidence that the worker had been properly supervised was lacking, wholly or in "
        "part, in {unmet_of:file|files}. Social workers holding frightening and ambiguous cases need someone "
        "to help them think; here it cannot be shown that they had it.",
        weak="A reader looks in vain for adequate supervision in {unmet_of:file|files}[, {partly_cases} "
        "offering no more than traces]. Drift, undue optimism and loss of focus are what supervision exists "
        "to catch, and without it a child depends on one person’s view.",
        too_few="whether supervision is regular and recorded",
        satisfactory="supervision regular and on the record",
        improvement="see that supervision is regular, focused and on the record",
    ),
    "focus_kept": Wording(
        label="Focus kept on the identified risks (6.4)",
        subject="a steady focus on the identified risks",
        strong="In {met_of} the work kept to the risks that had brought the child to notice[; attention "
        "strayed, in whole or part, in {unmet_cases}].",
        generally_met="Attention held to the identified risks in {met_of}; in {unmet_cases} it wandered at "
        "least in part, and the needs of adults can crowd out those of the child when that happens.",
        needs_improvement="The thread of risk was lost or loosely held in {unmet_of}. What begins as concern "
        "for a child’s safety can turn into general support for the household, and the question whether the "
        "harm has stopped ceases to be asked.",
        weak="Sustained attention to the original risks was missing from {unmet_of}. Visits and meetings may "
        "continue under those conditions while the danger that justified the plan goes unexamined.",
        too_few="whether work keeps its focus on risk",
        satisfactory="a steady focus on the risks identified",
        improvement="keep the work to the risks identified, and use supervision to bring it back when it "
        "strays",
    ),
    "no_drift": Wording(
        label="No evidence of drift (9.14)",
        subject="work free of drift",
        strong="Purposeful movement marked {met_of}, with no sign of drift[; {unmet_cases} had been allowed "
        "to drift].",
        generally_met="Drift was absent from {met_of} and present in {unmet_cases}, where time passed "
        "without movement on what the child needed.",
        needs_improvement="Signs of drift appeared in {unmet_of}. A few months is a large part of a young "
        "child’s life, and time lost while adults deliberate is not given back.",
        weak="Too much of the work had lost its momentum, {unmet_of} showing drift. Without a date that "
        "somebody enforces, a plan becomes a description of a child’s difficulties and not a remedy for "
        "them.",
        too_few="how common drift may be",
        satisfactory="work that moved forward without drift",
        improvement="give every case dates by which something must change, and ask why when they pass",
    ),
}
